"""``archief``, ``verslag``, ``wis`` and ``demo``."""

import filecmp
import io
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from herstelgroep.desk import open_desk
from herstelgroep.example import BEGIN, fixed_world, make_example
from herstelgroep.session.commands import Finish, SetClosing
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from tests.commands.conftest import Run

ALL = "md,html,docx,pdf,csv,json"


@pytest.fixture
def example(root: Path) -> str:
    """The id of the example, finished and kept in the folder."""
    with open_desk(RealFiles(), root, fixed_world()) as desk:
        return make_example(desk).session.id


def held(root: Path, day: date, delete_by: str = "") -> str:
    """The id of an empty panel of that day, finished and kept."""
    with open_desk(RealFiles(), root, fixed_world()) as desk:
        programme, script = desk.catalogue.script("clientenpanel", None)
        for _ in range(day.toordinal() % 97):
            desk.world.token(1)
        live = desk.begin(desk.prepare(programme, script, Choices(date=day.isoformat())))
        if delete_by:
            live.do(SetClosing("delete_by", delete_by), "proef")
        live.do(Finish(BEGIN), "proef")
        return live.session.id


def test_an_empty_archive(run: Run, root: Path) -> None:
    assert run("archief", "--json").json() == []
    assert "nog leeg" in run("archief").out
    assert not root.exists()


def test_list_and_search(run: Run, example: str) -> None:
    assert run("archief", "--json").json() == [
        {
            "bijeenkomst": example,
            "programma": "clientenpanel",
            "nr": 1,
            "titel": "Cliëntenpanel",
            "datum": "2026-11-25",
            "plaats": "De huiskamer",
            "briefjes": 25,
            "status": "klaar",
        }
    ]
    assert example in run("archief").out
    for words in (["wandelgroep"], ["WANDEL"], ["huiskamer"], ["muziek", "nergens"]):
        (hit,) = run("archief", "zoek", *words, "--json").json()
        assert set(hit) == {"bijeenkomst", "titel", "datum", "fragment"}
        assert (hit["bijeenkomst"], hit["titel"], hit["datum"]) == (example, "Cliëntenpanel", "2026-11-25")
    assert "De wandelgroep op dinsdag." in run("archief", "zoek", "wandelgroep").out
    assert run("archief", "zoek", "zeppelin", "--json").json() == []
    assert run("archief", "zoek", "zeppelin").code == 0


def test_a_copied_and_a_broken_file_stop_nothing(run: Run, root: Path, example: str) -> None:
    folder = root / "bijeenkomsten"
    shutil.copy(folder / f"{example}.json", folder / f"{example}-kopie.json")
    (folder / "2026-01-01-stuk-00000000.json").write_text("{", encoding="utf-8")
    done = run("archief", "--json")
    assert done.code == 0
    assert "beschadigd" in done.err
    (folder / f"{example}-kopie.json").unlink()
    (folder / f"{example}.json").unlink()
    assert run("archief").out == ""  # not "nog leeg": there is one that cannot be read
    assert run("archief", "zoek", "wandelgroep").code == 0


def test_a_copied_file_is_a_meeting_of_its_own(run: Run, root: Path, example: str) -> None:
    folder = root / "bijeenkomsten"
    shutil.copy(folder / f"{example}.json", folder / f"{example}-kopie.json")
    ids = [head["bijeenkomst"] for head in run("archief", "--json").json()]
    assert sorted(ids) == [example, f"{example}-kopie"]
    before = (folder / f"{example}.json").read_bytes()
    assert run("wis", f"{example}-kopie", "--briefjes", "--ja").code == 0
    notes = {head["bijeenkomst"]: head["briefjes"] for head in run("archief", "--json").json()}
    assert notes[f"{example}-kopie"] == 0
    assert (folder / f"{example}.json").read_bytes() == before


def test_minutes_in_every_format(run: Run, root: Path, example: str, tmp_path: Path) -> None:
    done = run("verslag", example, "--formaat", ALL, "--naar", tmp_path / "a" / "b")
    paths = [Path(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert [path.suffix[1:] for path in paths] == ALL.split(",")
    assert all(path.is_file() and path.name.isascii() and "clientenpanel" in path.name for path in paths)
    assert sorted(os.listdir(tmp_path / "a" / "b")) == sorted(path.name for path in paths)
    again = run("verslag", example[-8:], "--formaat", f" {ALL.upper()} ", "--naar", tmp_path / "c")
    for first, second in zip(paths, again.out.splitlines(), strict=True):
        assert filecmp.cmp(first, second, shallow=False), second
    assert Path(run("verslag", example, "--formaat", "md").out.strip()).parent == root / "uit"


def test_notes_yes_no_or_where_needed(run: Run, example: str, tmp_path: Path) -> None:
    def minutes(*choice: str) -> str:
        done = run("verslag", example, "--formaat", "md", "--naar", tmp_path, *choice)
        return Path(done.out.strip()).read_text(encoding="utf-8")

    summed, loose = "De tuin. Daar kom ik tot rust.", "De wandelgroep op dinsdag."
    assert summed not in minutes()
    assert loose in minutes()
    assert minutes("--briefjes", "waar-nodig") == minutes()
    assert summed in minutes("--briefjes", "ja")
    assert loose not in minutes("--briefjes", "nee")


def test_minutes_beside_the_running_app(run: Run, root: Path, tmp_path: Path) -> None:
    with open_desk(RealFiles(), root, fixed_world()) as desk:
        programme, script = desk.catalogue.script("clientenpanel", None)
        live = desk.begin(desk.prepare(programme, script, Choices(date="2026-11-25")))
        assert desk.flush()
        done = run("verslag", live.session.id, "--formaat", "md", "--naar", tmp_path)
        assert done.code == 0
        assert "nog niet afgerond" in done.err
        assert run("archief", "--json").json()[0]["status"] == "bezig"
        assert run("wis", live.session.id, "--ja").code == 1


def test_minutes_of_nothing(run: Run, example: str, tmp_path: Path) -> None:
    assert run("verslag", "bestaat-niet", "--formaat", "md").code == 1
    assert run("verslag", "../../etc/passwd", "--formaat", "md").code == 1
    blocked = tmp_path / "bestand"
    blocked.write_text("", encoding="utf-8")
    done = run("verslag", example, "--formaat", "md", "--naar", blocked)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


def traces(root: Path, word: str) -> list[str]:
    """The files in the folder in which the word still stands."""
    files = (path for path in root.rglob("*") if path.is_file())
    return [path.name for path in files if word.encode() in path.read_bytes() or word in path.name]


def test_delete_leaves_no_trace(run: Run, root: Path, example: str) -> None:
    run("archief", "zoek", "wandelgroep")
    sessions = root / "bijeenkomsten"
    shutil.copy(sessions / f"{example}.json", root / "opzij" / f"{example}.json")
    shutil.copy(sessions / f"{example}.json", sessions / f".{example}.json.tijdelijk")
    assert len(traces(root, "wandelgroep")) >= 3
    refused = run("wis", example)
    assert refused.code == 1
    assert "--ja" in refused.err
    assert run("archief", "--json").json()
    done = run("wis", example, "--ja")
    assert done.code == 0
    assert run("archief", "--json").json() == []
    assert traces(root, "wandelgroep") == []
    assert traces(root, example) == []
    assert run("wis", example, "--ja").code == 1


def test_delete_only_the_notes(run: Run, root: Path, example: str, tmp_path: Path) -> None:
    run("archief", "zoek", "wandelgroep")
    shutil.copy(root / "bijeenkomsten" / f"{example}.json", root / "opzij" / f"2-{example}.json")
    assert run("wis", "--briefjes", example, "--ja").code == 0
    assert traces(root, "wandelgroep") == []
    (left,) = run("archief", "--json").json()
    assert (left["bijeenkomst"], left["briefjes"]) == (example, 0)
    path = Path(run("verslag", example, "--formaat", "md", "--naar", tmp_path).out.strip())
    assert "De avonden zijn stil" in path.read_text(encoding="utf-8")


def test_delete_what_is_old_or_past_its_day(run: Run, root: Path) -> None:
    today = date.today()
    old = held(root, today - timedelta(days=31))
    kept = held(root, today - timedelta(days=30), delete_by=today.isoformat())
    past = held(root, today - timedelta(days=3), delete_by=(today - timedelta(days=1)).isoformat())
    assert run("wis", "--ouder-dan", "30").code == 1
    assert run("wis", "--ouder-dan", "30", "--ja").code == 0
    assert {one["bijeenkomst"] for one in run("archief", "--json").json()} == {kept, past}
    assert run("wis", "--verlopen", "--ja").code == 0
    assert [one["bijeenkomst"] for one in run("archief", "--json").json()] == [kept]
    assert "niets om te wissen" in run("wis", "--verlopen").out
    assert not (root / "bijeenkomsten" / f"{old}.json").exists()


@pytest.mark.parametrize(("answer", "left"), [("ja\n", 0), ("nee\n", 1), ("", 1)])
def test_delete_asks_at_a_terminal(
    run: Run, example: str, monkeypatch: pytest.MonkeyPatch, answer: str, left: int
) -> None:
    typed = io.StringIO(answer)
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", typed)
    assert run("wis", example).code == 0
    assert len(run("archief", "--json").json()) == left


def test_exports_are_named_when_their_session_goes(run: Run, example: str) -> None:
    run("verslag", example, "--formaat", "md,csv")
    assert f"{example}.md" in run("wis", example, "--ja").err


def test_demo_goes_the_real_way_and_is_always_the_same(run: Run, root: Path, tmp_path: Path) -> None:
    done = run("demo", "--naar", tmp_path / "een")
    paths = [Path(line) for line in done.out.splitlines() if Path(line).is_file()]
    assert done.code == 0
    assert {path.suffix[1:] for path in paths} == set(ALL.split(","))
    run("demo", "--naar", tmp_path / "twee")
    names = sorted(os.listdir(tmp_path / "een"))
    assert len(names) == 6
    assert filecmp.cmpfiles(tmp_path / "een", tmp_path / "twee", names, shallow=False)[0] == names
    assert not root.exists()


def test_demo_without_a_place_makes_one(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    command = [sys.executable, "-W", "error", "-m", "herstelgroep", "demo"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True, encoding="utf-8")
    folders = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert len(folders) == 1
    assert str(folders[0]) in done.stdout
    assert len(os.listdir(folders[0])) == 6
