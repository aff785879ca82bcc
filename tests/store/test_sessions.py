"""A session in a file: nothing lost, nothing told about arrival, old files open for ever."""

import random
from collections.abc import Callable
from itertools import count
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from herstelgroep.programme.frame import Page, PlanRule, ProgrammeKind, Rhythm
from herstelgroep.programme.model import Outcome, Role
from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.model import Action, Attendance, Leftover, Session
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.sessions import open_session_store, read_session, session_path, tables_of
from herstelgroep.store.trouble import FileCorrupt, FileNewer
from tests.building import a_session

KEPT = Path(__file__).parent / "kept"
NOTES = [
    ("bord", "hielp", "De tuin", Role.CLIENT),
    ("bord", "hielp", "De tuin", Role.CLIENT),
    ("bord", "hinderde", "De tuin", None),
    ("wonen", "fijn", "Mijn kamer", Role.PROFESSIONAL),
    ("wonen", "beter", "Zelf koken 🍲", None),
    ("losse", "", "[b]vet[/b]", None),
]


def handles() -> Callable[[], str]:
    numbers = count()
    return lambda: f"n{next(numbers)}"


def filled(order: list[int] | None = None) -> Session:
    """A session with a bit of everything; the notes in any order."""
    session = apply(a_session(), c.SetAttendance(Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 4}))).session
    for number in order or range(len(NOTES)):
        board, column, text, role = NOTES[number]
        session = apply(session, c.AddNote(board, f"h{number}", text, column, role)).session
    for command in (
        c.LayTogether("bord", "h0", ("h1",)),
        c.SetSummary("wonen", "Rust is fijn."),
        c.SetCount("stemming@na", "ja", 5),
        c.AddMark("cijfers", "koffie", 8),
        c.AddRow("plan", "r1", {"doel": "Meer koffie"}),
        c.SetField("proces", "1", "werving", "Via het prikbord"),
        c.SetAction("a1", Action("Bellen", "begeleider", "volgende week")),
        c.SetLeftover("l1", Leftover("Vervoer", 3)),
    ):
        session = apply(session, command).session
    return session


def kept(tmp_path: Path, session: Session) -> bytes:
    """What is on disk after keeping a session."""
    folder = Folder(tmp_path)
    folder.sessions.mkdir(exist_ok=True)
    open_session_store(RealFiles(), folder, session.id).write(tables_of(session))
    return session_path(folder, session.id).read_bytes()


def test_a_session_comes_back_whole(tmp_path: Path) -> None:
    session = filled()
    kept(tmp_path, session)
    again = read_session(RealFiles(), session_path(Folder(tmp_path), session.id), handles())
    assert tables_of(again) == tables_of(session)
    assert again.note_count == len(NOTES)


def test_arrival_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    rng = random.Random(11)
    orders = [rng.sample(range(len(NOTES)), len(NOTES)) for _ in range(100)]
    assert len({tuple(order) for order in orders}) > 90
    assert len({kept(tmp_path, filled(order)) for order in orders}) == 1


def test_no_handle_and_no_running_number_is_written(tmp_path: Path) -> None:
    session = filled()
    data = kept(tmp_path, session).decode()
    assert not any(f'"h{number}"' in data for number in range(len(NOTES)))
    database = TinyDB(session_path(Folder(tmp_path), session.id))
    names = list(msgspec.json.decode(data)["briefjes"])
    database.close()
    assert names == sorted(names)
    assert all(len(name) == 24 for name in names)


def test_equal_notes_stay_two(tmp_path: Path) -> None:
    session = apply(filled(), c.AddNote("losse", "x1", "Gelijk")).session
    session = apply(session, c.AddNote("losse", "x2", "Gelijk")).session
    kept(tmp_path, session)
    again = read_session(RealFiles(), session_path(Folder(tmp_path), session.id), handles())
    assert sum(note.text == "Gelijk" for note in again.boards["losse"].values()) == 2


def test_the_kept_file_of_version_1_opens_for_ever() -> None:
    session = read_session(RealFiles(), KEPT / "bijeenkomst-versie-1.json", handles())
    assert session.note_count == len(NOTES)
    assert session.programme.outcome is Outcome.SHARE
    assert session.summaries == {"wonen": "Rust is fijn."}
    assert session.marks == {"cijfers": {"koffie": {8: 1}}}
    assert session.attendance == Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 4})
    assert next(iter(session.actions.values())).what == "Bellen"


def test_the_kept_file_of_version_3_opens_for_ever() -> None:
    session = read_session(RealFiles(), KEPT / "bijeenkomst-versie-3.json", handles())
    assert session.note_count == len(NOTES)
    assert session.group == "9f3a5c0d1e2b4a68"
    assert session.preparation.recalled == ("Vorige keer bleef liggen: vervoer.",)
    assert list(session.actions.values()) == [Action("Sleutel regelen", "begeleider", "maandag")]
    assert list(session.forms["pdsa"].values()) == [{"idee": "Samen koken"}]
    programme = session.programme
    assert (programme.kind, programme.for_roles) == (ProgrammeKind.TEAM, (Role.CLIENT, Role.PROFESSIONAL))
    assert programme.plan == PlanRule(Rhythm.SIX_WEEKLY, 8, moments=(2, 18, 30))
    assert programme.pages == (Page("Lees dit", ("Een regel.",)),)
    form = session.script.capture("pdsa")
    assert form is not None
    assert form.done_field == "afgerond"


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_file_belongs_to_no_group_and_remembers_nothing(version: int) -> None:
    session = read_session(RealFiles(), KEPT / f"bijeenkomst-versie-{version}.json", handles())
    assert (session.group, session.preparation.recalled) == ("", ())
    assert session.programme.plan == PlanRule()


def test_a_newer_file_is_told_and_left_alone(tmp_path: Path) -> None:
    data = (KEPT / "bijeenkomst-versie-1.json").read_bytes().replace(b'"versie":1', b'"versie":99')
    path = tmp_path / "nieuw.json"
    path.write_bytes(data)
    with pytest.raises(FileNewer) as told:
        read_session(RealFiles(), path, handles())
    assert "nieuwere Herstelgroep" in told.value.message
    assert path.read_bytes() == data


@pytest.mark.parametrize("spoil", [b"", b"{", b"[]", b'{"soort":"iets anders","versie":1}', b"\xff\xfe\x00"])
def test_a_corrupt_file_is_told(tmp_path: Path, spoil: bytes) -> None:
    path = tmp_path / "stuk.json"
    path.write_bytes(spoil)
    with pytest.raises(FileCorrupt):
        read_session(RealFiles(), path, handles())
    assert path.read_bytes() == spoil


@pytest.mark.parametrize("spoil", ["scripts", "segments"])
def test_a_file_without_a_script_is_told(tmp_path: Path, spoil: str) -> None:
    session = a_session()
    script = msgspec.structs.replace(session.script, segments=())
    programme = msgspec.structs.replace(session.programme, scripts=() if spoil == "scripts" else (script,))
    kept(tmp_path, msgspec.structs.replace(session, programme=programme))
    with pytest.raises(FileCorrupt):
        read_session(RealFiles(), session_path(Folder(tmp_path), session.id), handles())


def test_a_session_has_the_name_of_its_file(tmp_path: Path) -> None:
    session = a_session()
    copy = session_path(Folder(tmp_path), "een-kopie")
    data = kept(tmp_path, session)
    copy.write_bytes(data)
    assert read_session(RealFiles(), copy, handles()).id == "een-kopie"


def test_a_file_with_a_strange_note_is_told(tmp_path: Path) -> None:
    body = msgspec.json.decode((KEPT / "bijeenkomst-versie-1.json").read_bytes())
    body["briefjes"]["0" * 24] = {"tekst": 5}
    path = tmp_path / "stuk.json"
    path.write_bytes(msgspec.json.encode(body))
    with pytest.raises(FileCorrupt):
        read_session(RealFiles(), path, handles())
