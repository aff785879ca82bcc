"""``programma``: giving a programme as a file, taking one over, and putting one away."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from herstelgroep.store.files import RealFiles
from herstelgroep.store.lock import folder_lock
from herstelgroep.store.names import is_reserved
from tests.building import ROOT, SHIPPED, programme_text
from tests.commands.conftest import Run

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
GOOD = programme_text()


@pytest.fixture
def send(tmp_path: Path) -> Callable[..., Path]:
    """A file that somebody sent."""

    def write(text: str | bytes = GOOD, name: str = "gestuurd.toml") -> Path:
        path = tmp_path / "post" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_given_is_taken_over_and_led_elsewhere(run: Run, root: Path, tmp_path: Path) -> None:
    own = GOOD.replace('titel = "Proef"', 'titel = "Ons eigen panel"  # van ons')
    (root / "programmas").mkdir(parents=True)
    (root / "programmas" / "anders.toml").write_bytes(own.encode())
    given = run("programma", "deel", "proef")
    path = root / "uit" / "proef.toml"
    assert (given.code, given.out) == (0, f"{path}\n")
    assert path.read_bytes() == own.encode()
    elsewhere = tmp_path / "elders"
    done = run("programma", "haal", path, "--map", elsewhere)
    assert done.code == 0, done.err
    assert done.out.splitlines() == [
        "Overgenomen: Ons eigen panel (1 bijeenkomst).",
        str(elsewhere / "programmas" / "proef.toml"),
        "Beginnen: herstelgroep start proef",
    ]
    assert (elsewhere / "programmas" / "proef.toml").read_bytes() == own.encode()
    assert run("draaiboek", "proef", "--formaat", "md", "--map", elsewhere).code == 0


def test_a_newer_version_that_is_not_finished_is_not_given_and_that_is_said(run: Run, root: Path) -> None:
    (root / "programmas").mkdir(parents=True)
    (root / "programmas" / "proef.toml").write_text(GOOD, "utf-8")
    assert "niet af" not in run("programma", "deel", "proef").err
    (root / "programmas" / "proef.concept").write_text(GOOD.replace("Proef", "Nieuwer"), "utf-8")
    given = run("programma", "deel", "proef")
    assert given.code == 0
    assert "Bij 'zelf maken' staat een nieuwere versie die niet af is. Die zit er niet in." in given.err
    assert (root / "uit" / "proef.toml").read_text("utf-8") == GOOD


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_programme_has_the_name_of_its_file(path: Path) -> None:
    assert f'\nid = "{path.stem}"\n' in path.read_text("utf-8")


def test_a_shipped_one_is_given_too_and_its_owner_is_named(run: Run, tmp_path: Path) -> None:
    done = run("programma", "deel", "herstelwerkgroep", "--naar", tmp_path / "stick")
    assert done.code == 0
    assert (tmp_path / "stick" / "herstelwerkgroep.toml").read_bytes() == (
        SHIPPED / "herstelwerkgroep.toml"
    ).read_bytes()
    named = run("programma", "deel", "herstellen-doe-je-zelf", "--naar", tmp_path / "naam.toml")
    assert (named.out, (tmp_path / "naam.toml").is_file()) == (f"{tmp_path / 'naam.toml'}\n", True)
    assert "Deze methode is van " in named.err


def test_giving_never_goes_over_another_file_by_itself(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "kickoff.toml"
    target.write_text("van iemand anders", "utf-8")
    refused = run("programma", "deel", "kickoff", "--naar", tmp_path)
    assert (refused.code, refused.out) == (1, "")
    assert "Er staat al iets met deze naam" in refused.err
    assert target.read_text("utf-8") == "van iemand anders"
    assert run("programma", "deel", "kickoff", "--naar", tmp_path, "--vervang").code == 0
    again = run("programma", "deel", "kickoff", "--naar", tmp_path)
    assert (again.code, "precies zo" in again.err) == (0, True)


@POSIX
def test_a_link_in_the_place_of_the_copy_is_not_followed(run: Run, tmp_path: Path) -> None:
    precious = tmp_path / "kostbaar"
    precious.write_text("kostbaar", "utf-8")
    (tmp_path / "kickoff.toml").symlink_to(precious)
    assert run("programma", "deel", "kickoff", "--naar", tmp_path).code == 1
    assert run("programma", "deel", "kickoff", "--naar", tmp_path, "--vervang").code == 0
    assert precious.read_text("utf-8") == "kostbaar"
    assert not (tmp_path / "kickoff.toml").is_symlink()


@pytest.mark.parametrize("wanted", ["bestaat-niet", "../kickoff", "/etc/passwd", "kickoff/1", "", "\x1b[31mx"])
def test_what_is_not_there_cannot_be_given(run: Run, root: Path, wanted: str) -> None:
    for what in ("deel", "weg"):
        done = run("programma", what, wanted)
        assert (done.code, done.out) == (1, "")
        assert "We kennen geen programma" in done.err
        assert "\x1b" not in done.err


def test_an_own_one_is_only_replaced_when_asked_and_then_kept_apart(
    run: Run, root: Path, send: Callable[..., Path]
) -> None:
    folder = root / "programmas"
    folder.mkdir(parents=True)
    (folder / "mijn.toml").write_text(GOOD, "utf-8")
    newer = send(GOOD.replace('titel = "Proef"', 'titel = "Nieuwer"'))
    refused = run("programma", "haal", newer)
    assert (refused.code, refused.out) == (1, "")
    assert "Je hebt al een eigen programma 'proef', in mijn.toml" in refused.err
    assert tree(folder) == {"mijn.toml": GOOD.encode()}
    done = run("programma", "haal", newer, "--vervang")
    assert done.code == 0
    assert tree(folder) == {"mijn.toml": newer.read_bytes()}
    assert (root / "opzij" / "mijn.toml").read_text("utf-8") == GOOD
    assert str(root / "opzij" / "mijn.toml") in done.err
    assert run("programma", "haal", newer, "--als", "tweede").code == 0
    assert sorted(tree(folder)) == ["mijn.toml", "tweede.toml"]
    assert {"proef", "tweede"} <= {one["id"] for one in run("programmas", "--json").json()}


def test_another_file_of_that_name_stays(run: Run, root: Path, send: Callable[..., Path]) -> None:
    (root / "programmas").mkdir(parents=True)
    (root / "programmas" / "proef.toml").write_text("kapot, maar van mij", "utf-8")
    (root / "programmas" / "proef-2.concept").write_text("nog niet af", "utf-8")
    assert run("programma", "haal", send(), "--vervang").code == 0
    kept = tree(root / "programmas")
    assert kept["proef.toml"] == b"kapot, maar van mij"
    assert sorted(kept) == ["proef-2.concept", "proef-3.toml", "proef.toml"]


def test_one_that_replaces_a_shipped_one_says_so_and_how_to_go_back(
    run: Run, root: Path, send: Callable[..., Path]
) -> None:
    sent = send((SHIPPED / "kickoff.toml").read_text("utf-8").replace('titel = "', 'titel = "Onze ', 1))
    done = run("programma", "haal", sent)
    assert done.code == 0
    assert "Het vervangt het ingebouwde programma" in done.err
    gone = run("programma", "weg", "kickoff")
    assert (gone.code, list((root / "programmas").iterdir())) == (0, [])
    assert "Nu geldt weer het ingebouwde programma" in gone.err
    back = gone.out.split("herstelgroep programma haal ")[1].strip()
    assert Path(back).read_bytes() == sent.read_bytes()
    assert run("programma", "haal", back).code == 0
    assert (root / "programmas" / "kickoff.toml").read_bytes() == sent.read_bytes()


def test_a_shipped_one_stays(run: Run) -> None:
    done = run("programma", "weg", "kickoff")
    assert (done.code, done.out) == (1, "")
    assert "is ingebouwd" in done.err


@pytest.mark.parametrize("name", ["con", "nul", "aux", "com1", "lpt9", "a" * 60, "1", "a-b-c"])
def test_a_name_becomes_a_file_in_the_folder_that_every_system_accepts(
    run: Run, root: Path, send: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    send()
    run("programmas")
    before = set(tree(tmp_path))
    done = run("programma", "haal", send(GOOD.replace('id = "proef"', f'id = "{name}"')))
    assert done.code == 0
    new = [Path(path) for path in set(tree(tmp_path)) - before if not path.endswith(".slot")]
    assert [path.parent for path in new] == [Path("Herstelgroep/programmas")]
    assert not is_reserved(new[0].name)
    assert name in {one["id"] for one in run("programmas", "--json").json()}


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "..",
        "/etc/x",
        "C:\\\\x",
        "x/../../y",
        "a.toml",
        ".x",
        "~",
        "a b",
        "é",
        "CON",
        "a" * 61,
        "-rf",
    ],
)
def test_a_name_that_is_a_path_is_refused(run: Run, root: Path, send: Callable[..., Path], name: str) -> None:
    done = run("programma", "haal", send(GOOD.replace('id = "proef"', f'id = "{name}"')))
    assert (done.code, done.out) == (1, "")
    assert "'id'" in done.err
    assert done.err.splitlines()[-1] == "Dit programma is niet overgenomen. Er is niets veranderd."
    assert not root.exists()
    wrong = run("programma", "haal", send(), f"--als={name}")
    assert wrong.code == 2
    assert not root.exists()


def test_another_name_changes_that_line_only(run: Run, root: Path, send: Callable[..., Path]) -> None:
    text = '# id = "nee"\n' + GOOD.replace('id = "proef"', "  id='proef' # kort")
    assert run("programma", "haal", send(text), "--als", "anders").code == 0
    kept = (root / "programmas" / "anders.toml").read_text("utf-8")
    assert kept == text.replace("id='proef'", 'id="anders"')


def test_a_name_that_cannot_be_changed_safely_is_refused(run: Run, root: Path, send: Callable[..., Path]) -> None:
    hidden = GOOD.replace('id = "proef"', '"id" = "proef"').replace('doel = "', 'doel = """\nid = "x"\n', 1)
    text = hidden.replace('keer gebruiken."', 'keer gebruiken."""', 1)
    assert run("controleer", send(text)).code == 0
    done = run("programma", "haal", send(text), "--als", "anders")
    assert (done.code, done.out) == (1, "")
    assert "niet veilig aanpassen" in done.err
    assert not root.exists()


def test_signs_that_nobody_sees_do_not_come_along(run: Run, root: Path, send: Callable[..., Path]) -> None:
    text = "\ufeff# hallo \u202eomgekeerd\u009b31m\r\n" + GOOD.replace('"Proef"', '"Pro\u2066ef"').replace("\n", "\r\n")
    done = run("programma", "haal", send(text))
    assert done.code == 0
    assert "tekens die je niet ziet" in done.err
    kept = (root / "programmas" / "proef.toml").read_bytes().decode()
    assert kept.startswith("# hallo omgekeerd31m\r\n")
    assert not set(kept) & set("\u202e\u2066\u009b")


def test_all_faults_are_told_and_nothing_is_written(run: Run, root: Path, send: Callable[..., Path]) -> None:
    wrong = GOOD.replace("minuten = 60", "minuten = 61").replace("minst = 2", "mints = 2")
    done = run("programma", "haal", send(wrong, "\x1b]0;titel\x07‮.toml"))
    assert (done.code, done.out) == (1, "")
    assert "verwacht: 61" in done.err
    assert "Bedoel je 'minst'?" in done.err
    assert not set(done.err) & set("\x1b\x07\u202e")
    assert not root.exists()
    many = run("programma", "haal", send(GOOD + "".join(f"x{number} = 1\n" for number in range(500))))
    assert "en nog 450 fouten" in many.err
    assert len(many.err.splitlines()) == 52


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "zero", "folder", "ring", "socket", "gone", "nowhere", "long", "too large"])
def test_only_an_ordinary_file_is_taken(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    path = tmp_path / "gestuurd.toml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind in ("ring", "nowhere"):
        path.symlink_to(path if kind == "ring" else tmp_path / "weg")
    elif kind == "folder":
        path.mkdir()
    elif kind == "too large":
        with path.open("wb") as file:
            file.truncate(20_000_000_000)
    elif kind == "socket":
        monkeypatch.chdir(tmp_path)  # the path of a socket is short
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    named = {"zero": "/dev/zero", "long": f"{'x' * 5000}.toml"}.get(kind, str(path))
    for door in (["programma", "haal"], ["controleer"]):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "herstelgroep", *door, named],
            cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (1, "")
        assert "Traceback" not in done.stderr
        assert done.stderr.rstrip().endswith(".")
    assert not root.exists()


@POSIX
def test_a_link_or_a_folder_with_the_name_of_the_new_file_is_left_alone(
    run: Run, root: Path, send: Callable[..., Path], tmp_path: Path
) -> None:
    (root / "programmas" / "proef-2.toml").mkdir(parents=True)
    (root / "programmas" / "proef.toml").symlink_to(tmp_path / "nog-niet-daar")
    assert run("programma", "haal", send(), "--vervang").code == 0
    assert not (tmp_path / "nog-niet-daar").exists()
    assert (root / "programmas" / "proef-3.toml").is_file()


@POSIX
def test_an_own_one_that_is_a_link_is_replaced_and_not_what_it_points_at(
    run: Run, root: Path, send: Callable[..., Path], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elders.toml"
    elsewhere.write_text(GOOD, "utf-8")
    (root / "programmas").mkdir(parents=True)
    (root / "programmas" / "proef.toml").symlink_to(elsewhere)
    assert run("programma", "haal", send(GOOD.replace('"Proef"', '"Nieuw"')), "--vervang").code == 0
    assert elsewhere.read_text("utf-8") == GOOD
    assert '"Nieuw"' in (root / "programmas" / "proef.toml").read_text("utf-8")


def test_while_the_app_is_open_nothing_is_taken_over(run: Run, root: Path, send: Callable[..., Path]) -> None:
    with folder_lock(RealFiles(), root):
        done = run("programma", "haal", send())
        assert (done.code, "al open" in done.err) == (1, True)
        assert run("programma", "deel", "kickoff").code == 0
    assert run("programma", "haal", send()).code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ["programma"],
        ["programma", "deel"],
        ["programma", "geef", "x"],
        ["programma", "deel", "kickoff", "--als", "x"],
        ["programma", "haal", "x", "--naar", "y"],
        ["programma", "weg", "x", "--vervang"],
        ["programma", "haal", "x", "--als"],
    ],
)
def test_wrong_usage(run: Run, root: Path, wrong: list[str]) -> None:
    done = run(*wrong)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert not root.exists()
