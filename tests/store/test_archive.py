"""Listing, finding and searching what was kept, through a real desk in a real folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.programme.model import Programme
from herstelgroep.session import commands as c
from herstelgroep.session.live import LiveSession
from herstelgroep.session.opening import Choices
from herstelgroep.store.archive import NoSuchSession
from herstelgroep.store.files import RealFiles
from herstelgroep.store.index import INDEX
from herstelgroep.store.trouble import FolderBusy, StoreTrouble
from tests.building import START, a_programme


def world() -> World:
    numbers = count(1)
    return World(lambda: START, lambda: date(2026, 11, 25), lambda size: f"{next(numbers):0{size * 2}x}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(RealFiles(), tmp_path / "map", world()) as opened:
        yield opened


def begun_session(desk: Desk, *texts: str, programme: Programme | None = None, place: str = "Zaal 1") -> LiveSession:
    programme = programme or a_programme()
    live = desk.begin(desk.prepare(programme, programme.scripts[0], Choices(date="2026-11-25", place=place)))
    if programme.outcome.value == "groep":
        live.do(c.SetOpened(True), "scherm")
    for text in texts:
        live.do(c.AddNote("wonen", desk.new_handle(), text, "fijn"), "scherm")
    assert desk.flush()
    return live


def test_the_list_has_every_session_newest_first(desk: Desk) -> None:
    first = begun_session(desk, "De tuin", "De tuin").session
    second = begun_session(desk).session
    heads = desk.archive.listing().heads
    assert [head.id for head in heads] == sorted([first.id, second.id], reverse=True)
    assert {head.notes for head in heads} == {0, 2}


def test_a_session_is_found_by_part_of_its_name(desk: Desk) -> None:
    session = begun_session(desk).session
    assert desk.archive.find_id(session.id[-8:]) == session.id
    assert desk.archive.find_id("2026-11") == session.id
    begun_session(desk)
    for wanted in ("2026-11", "", "../../etc/passwd", "niets"):
        with pytest.raises(NoSuchSession):
            desk.archive.find_id(wanted)


def test_resuming_brings_back_segment_time_and_notes(desk: Desk) -> None:
    live = begun_session(desk, "De tuin")
    live.do(c.GoTo("pauze", START + 600), "scherm")
    desk.flush()
    again = desk.resume(live.session.id).session
    assert again.timeline == live.session.timeline
    assert [note.text for _, _, note in again.each_note()] == ["De tuin"]


def test_a_corrupt_session_does_not_hide_the_others(desk: Desk) -> None:
    session = begun_session(desk, "De tuin").session
    (desk.folder.sessions / "2026-01-01-stuk-1.json").write_bytes(b"{")
    listing = desk.archive.listing()
    assert [head.id for head in listing.heads] == [session.id]
    assert "beschadigd" in listing.troubles[0].message


def test_the_desk_sets_a_corrupt_session_aside_and_tells(desk: Desk) -> None:
    session = begun_session(desk, "De tuin").session
    (desk.folder.sessions / "2026-01-01-stuk-1.json").write_bytes(b"{")
    told = desk.listing()
    assert [head.id for head in told.heads] == [session.id]
    assert "Het staat nu apart in de map opzij." in told.troubles[0].message
    assert (desk.folder.aside / "2026-01-01-stuk-1.json").read_bytes() == b"{"
    assert desk.listing().troubles == ()


def test_searching_finds_words_stems_accents_and_half_words(desk: Desk) -> None:
    session = begun_session(desk, "Er zijn mooie tuinen met een café", place="Zaal Noord").session
    for words in ("tuin", "tuinen mooie", "cafe", "CAFÉ", "mooi tuin", "caf", "noord"):
        hits = desk.search(words)
        assert [hit.id for hit in hits] == [session.id], words
    assert desk.search("tuin")[0].fragment == "Er zijn mooie tuinen met een café"
    assert desk.search("zwembad") == ()


@pytest.mark.parametrize("words", ['"', "tuin OR", "NEAR(", "*", "text:tuin", "'; DROP TABLE file; --", "[b]", "\x1b"])
def test_searching_for_anything_is_only_searching(desk: Desk, words: str) -> None:
    begun_session(desk, "De tuin")
    desk.search(words)
    assert len(desk.search("tuin")) == 1


def test_notes_of_a_group_are_never_in_the_index(desk: Desk) -> None:
    begun_session(desk, "Olifantengeheim", programme=a_programme("groep"))
    assert desk.search("olifantengeheim") == ()
    assert b"lifantengeheim" not in (desk.folder.root / INDEX).read_bytes()


def test_the_index_follows_changes_and_mends_itself(desk: Desk) -> None:
    live = begun_session(desk, "De tuin")
    assert desk.search("balkon") == ()
    live.do(c.AddNote("wonen", "nieuw", "Het balkon", "fijn"), "scherm")
    desk.flush()
    assert len(desk.search("balkon")) == 1
    (desk.folder.root / INDEX).write_bytes(b"dit is geen index" * 100)
    assert len(desk.search("balkon")) == 1


def test_wiped_notes_leave_the_index_at_the_next_search(desk: Desk) -> None:
    live = begun_session(desk, "Olifantengeheim")
    assert len(desk.search("olifantengeheim")) == 1
    live.do(c.WipeNotes(), "scherm")
    desk.flush()
    assert desk.search("olifantengeheim") == ()
    assert b"lifantengeheim" not in (desk.folder.root / INDEX).read_bytes().lower()


def test_an_index_older_than_the_sessions_goes_at_the_close_and_at_the_start(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path, world()) as desk:
        session = begun_session(desk, "Olifantengeheim").session
    for broken_off in (False, True):
        with open_desk(RealFiles(), tmp_path, world()) as desk:
            desk.search("olifantengeheim")
            index = desk.folder.root / INDEX
            assert index.stat().st_mode & 0o077 == 0
            assert index.exists()
            if not broken_off:
                desk.resume(session.id).do(c.SetClosing("readers", "het team"), "scherm")
        assert index.exists() is broken_off
    # the app was killed between the deletion and the index
    path = desk.archive.path(session.id)
    path.replace(desk.folder.bin / path.name)
    with open_desk(RealFiles(), tmp_path, world()):
        assert not [file for file in tmp_path.rglob("*") if file.is_file() and b"lifantengeheim" in file.read_bytes()]


def test_searching_beside_somebody_who_holds_the_index(desk: Desk) -> None:
    begun_session(desk, "De tuin")
    desk.search("tuin")
    with closing(sqlite3.connect(desk.folder.root / INDEX, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert len(desk.search("tuin")) == 1


def test_deleting_leaves_nothing_behind(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path, world()) as desk:
        session = begun_session(desk, "Olifantengeheim").session
        desk.search("olifantengeheim")
        desk.discard(session.id)
        assert desk.archive.ids() == []
        assert desk.search("olifantengeheim") == ()
        desk.put_back(session.id)
        assert desk.archive.ids() == [session.id]
        desk.discard(session.id)
    remains = [path for path in tmp_path.rglob("*") if path.is_file() and b"lifantengeheim" in path.read_bytes()]
    assert remains == []


def test_a_crash_completes_a_deletion(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path, world()) as desk:
        session = begun_session(desk, "Olifantengeheim").session
        path = desk.archive.path(session.id)
        copy = desk.folder.bin / path.name
        copy.write_bytes(path.read_bytes())
        path.unlink()
    assert not copy.exists()


def test_one_app_at_a_time(desk: Desk) -> None:
    with pytest.raises(FolderBusy), open_desk(RealFiles(), desk.folder.root, world()):
        pass


def test_going_on_in_another_folder(desk: Desk, tmp_path: Path) -> None:
    old = desk.folder.root
    live = begun_session(desk, "De tuin")
    desk.move_to(tmp_path / "elders")
    assert desk.archive.session(live.session.id).note_count == 1
    with open_desk(RealFiles(), old, world()) as other:
        assert other.archive.ids() == [live.session.id]
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    with pytest.raises(StoreTrouble):
        desk.move_to(blocked / "map")
    live.do(c.AddNote("wonen", "nog", "Nog een", "fijn"), "scherm")
    assert desk.flush()
    assert desk.archive.session(live.session.id).note_count == 2
