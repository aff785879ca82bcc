"""The command line as a whole: help, exit codes, languages, where the folder is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from herstelgroep.cli import COMMANDS
from herstelgroep.commands.dutch import in_dutch
from tests.commands.conftest import Run

ROOT = Path(__file__).parents[2]
ENGLISH = ("usage", "error", "required", "argument", "invalid", "expected", "show this", "options:", "positional")


def python(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-m", "herstelgroep", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch_and_fits_a_small_screen(run: Run, command: str) -> None:
    done = run(*filter(None, [command]), "--help")
    assert done.code == 0
    assert "gebruik:" in done.out
    assert not [word for word in ENGLISH if word in done.out.casefold()]
    assert max(map(len, done.out.splitlines())) <= 80
    assert "--map" in done.out


@pytest.mark.parametrize(
    "wrong",
    [
        ["bestaat-niet"],
        ["programmas", "--nee"],
        ["invoer", "clientenpanel"],
        ["invoer", "clientenpanel", "x.csv", "--datum", "gisteren"],
        ["invoer", "clientenpanel", "x.csv", "--aanwezig", "cliënt"],
        ["invoer", "clientenpanel/een", "x.csv"],
        ["verslag", "x"],
        ["verslag", "x", "--formaat", "odt"],
        ["verslag", "x", "--formaat", "md", "--briefjes", "misschien"],
        ["draaiboek", "clientenpanel", "--formaat", "docx"],
        ["archief", "zoek"],
        ["archief", "vind"],
        ["wis"],
        ["wis", "x", "--verlopen"],
        ["wis", "--ouder-dan", "veel"],
        ["start"],
        ["--map"],
        ["--map", "", "programmas"],
        ["programmas", "--map"],
    ],
)
def test_wrong_usage_is_two_and_one_dutch_line(run: Run, wrong: list[str]) -> None:
    done = run(*wrong)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert not [word for word in ENGLISH if word in done.err.casefold()]


def test_every_sentence_of_argparse_has_a_dutch_one() -> None:
    assert in_dutch("something nobody expected") == "Dit begrijpen we niet."
    assert in_dutch("argument --json: ignored explicit argument '1'").startswith("Achter --json hoort niets")


def test_map_counts_before_and_after_the_command(run: Run, tmp_path: Path) -> None:
    for name, arguments in (
        ("voor", ["--map", tmp_path / "voor", "controleer"]),
        ("na", ["controleer", "--map", tmp_path / "na"]),
    ):
        own = tmp_path / name / "programmas"
        own.mkdir(parents=True)
        (own / f"{name}.toml").write_text("kapot", encoding="utf-8")
        done = run(*arguments)
        assert done.code == 1
        assert f"{name}.toml" in done.err


def test_without_a_terminal_the_app_says_so_and_names_the_demo() -> None:
    done = python()
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(told.splitlines()) == 1
    assert "herstelgroep demo" in told


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_utf8_under_a_poor_locale(locale: dict[str, str], tmp_path: Path) -> None:
    done = python("programmas", **locale)
    assert done.returncode == 0
    assert "Cliëntenpanel" in done.stdout.decode("utf-8")
    notes = tmp_path / "b.csv"
    notes.write_text("onderdeel,tekst,kolom,groep\nleefomgeving,Café,fijn,cliënt\n", encoding="utf-8")
    place = ("--map", tmp_path / "m")
    done = python("invoer", "clientenpanel", notes, "--aanwezig", "cliënt=5", "--plaats", "Zaal één", *place, **locale)
    assert done.returncode == 0, done.stderr
    assert "Zaal één" in python("archief", *place, **locale).stdout.decode("utf-8")


def test_windows_code_page(tmp_path: Path) -> None:
    done = python("programmas", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert "Cliëntenpanel" in done.stdout.decode("utf-8")


def test_a_reader_that_stops_reading_hears_no_complaint() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-W", "error", "-m", "herstelgroep", "programmas", "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "order",
    ["archief --json zoek tuin", "archief zoek --json tuin", "archief zoek tuin --json", "archief zoek een tuin"],
)
def test_options_may_stand_anywhere(run: Run, order: str) -> None:
    done = run(*order.split())
    assert (done.code, done.err) == (0, "")


def test_what_the_system_says_is_told_calmly(run: Run) -> None:
    done = run("programmas", "--map", "x" * 5000)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to a whole group of processes")
@pytest.mark.parametrize(
    "words",
    [
        ["--map", "FILE", "archief"],
        ["--map", "FILE", "programmas"],
        ["--map", "FILE", "start", "clientenpanel", "--tekst"],
        ["demo", "--naar", "FILE"],
        ["draaiboek", "clientenpanel", "--formaat", "md", "--naar", "FILE"],
    ],
)
def test_a_file_where_a_folder_should_be_is_told(run: Run, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "bestand"
    path.write_text("van iemand anders", "utf-8")
    done = run(*(str(path) if word == "FILE" else word for word in words))
    assert (done.code, done.out) == (1, "")
    assert done.err == f"Op deze plek staat al iets anders: {path}. Er is niets weg. Kies een andere map.\n"
    assert path.read_text("utf-8") == "van iemand anders"


def test_ctrl_c_is_quiet_and_keeps_everything(tmp_path: Path, run: Run) -> None:
    command = [sys.executable, "-W", "error", "-m", "herstelgroep", "--map", str(tmp_path / "m")]
    with subprocess.Popen(
        [*command, "start", "clientenpanel", "--tekst"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as talking:
        assert talking.stdin
        assert talking.stdout
        assert talking.stderr
        talking.stdin.write("onderdeel 6\nDe tuin\n")
        talking.stdin.flush()
        assert any("Dat is er 1." in line for line in talking.stdout)
        talking.send_signal(signal.SIGINT)
        assert talking.wait(20) == 130
        assert talking.stderr.read() == ""
    (left,) = run("archief", "--json", "--map", tmp_path / "m").json()
    assert (left["briefjes"], left["status"]) == (1, "bezig")


def test_a_folder_that_is_held_is_told_calmly(run: Run, root: Path, tmp_path: Path) -> None:
    from herstelgroep.store.files import RealFiles
    from herstelgroep.store.lock import folder_lock

    notes = tmp_path / "b.txt"
    notes.write_text("# leefomgeving\n## fijn\nDe tuin\n", encoding="utf-8")
    with folder_lock(RealFiles(), root):
        done = run("invoer", "clientenpanel", notes)
        assert (done.code, done.out) == (1, "")
        assert "al open" in done.err
        assert run("archief", "--json").json() == []
        assert run("programmas").code == 0
    assert run("invoer", "clientenpanel", notes).code == 0
