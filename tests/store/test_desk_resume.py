"""A session that is resumed in the same app goes on being kept."""

import errno
import secrets
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.session.clock import current_key
from herstelgroep.session.commands import AddNote, Finish, GoTo, SetAttendance, SetClosing, SetOpened
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Status, Timeline
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import NewFile, RealFiles, temporary_name
from herstelgroep.store.trouble import DiskFull, StoreTrouble
from tests.building import START, a_programme, present


def a_world() -> World:
    seconds = count(1_795_611_600)
    return World(lambda: next(seconds), lambda: date(2026, 11, 25), secrets.token_hex)


class FullDisk(RealFiles):
    """A disk that may be full."""

    full = False

    def create(self, path: Path) -> NewFile:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


def begun(desk: Desk, outcome: str = "delen") -> LiveSession:
    programme = a_programme(outcome)
    return desk.begin(desk.prepare(programme, programme.scripts[0], Choices(date="2026-11-25")))


def test_going_on_while_the_disk_is_full_loses_nothing(tmp_path: Path) -> None:
    files = FullDisk()
    with open_desk(files, tmp_path, a_world()) as desk:
        live = begun(desk)
        assert desk.flush()
        files.full = True
        live.do(AddNote("losse", "h", "De tuin"), "scherm")
        assert desk.resume(live.session.id).session.note_count == 1
        assert isinstance(desk.trouble, DiskFull)
        files.full = False
        assert desk.flush()
        assert desk.archive.session(live.session.id).note_count == 1


def test_nothing_earlier_stays_of_a_group_that_wiped_its_notes(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path, a_world()) as desk:
        live = begun(desk, "groep")
        live.do(SetOpened(True), "scherm")
        live.do(AddNote("losse", "h", "Blijft bij ons"), "scherm")
        assert desk.flush()
        path = desk.archive.path(live.session.id)
        for copy in (desk.folder.aside / path.name, desk.folder.aside / f"2-{path.name}", temporary_name(path)):
            copy.write_bytes(path.read_bytes())
        live.do(Finish(START), "scherm")
        assert desk.flush()
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and b"Blijft bij ons" in file.read_bytes()]


def test_a_deleted_session_does_not_come_back_by_itself(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path, a_world()) as desk:
        live = begun(desk)
        assert desk.flush()
        desk.discard(live.session.id)
        live.do(AddNote("losse", "h", "De tuin"), "scherm")
        assert desk.flush()
        assert desk.archive.ids() == []
        desk.put_back(live.session.id)
        desk.resume(live.session.id).do(AddNote("losse", "h", "De lift"), "scherm")
        assert desk.flush()
        assert desk.archive.session(live.session.id).note_count == 1


class BusyBin(RealFiles):
    """Something happens at the moment that a file goes to the bin."""

    happens: Callable[[], object] = staticmethod(lambda: None)

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        if target.parent.name == "prullenbak":
            self.happens()


def test_a_note_on_its_way_does_not_bring_back_what_is_deleted(tmp_path: Path) -> None:
    files = BusyBin()
    with open_desk(files, tmp_path, a_world()) as desk:
        live = begun(desk)
        assert desk.flush()
        files.happens = lambda: live.do(AddNote("losse", "h", "De tuin"), "telefoon")
        desk.discard(live.session.id)
        assert desk.flush()
        assert desk.archive.ids() == []


def test_what_cannot_be_deleted_goes_on_being_kept(tmp_path: Path) -> None:
    files = BusyBin()
    with open_desk(files, tmp_path, a_world()) as desk:
        live = begun(desk)
        assert desk.flush()
        desk.archive.path(live.session.id).unlink()
        with pytest.raises(StoreTrouble):
            desk.discard(live.session.id)
        live.do(AddNote("losse", "h", "De tuin"), "scherm")
        assert desk.flush()
        assert desk.archive.session(live.session.id).note_count == 1


def test_a_talk_of_nobody_keeps_its_place_in_the_script_and_nothing_else(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path, a_world()) as desk:
        programme = a_programme("niets")
        choices = Choices(date="2026-11-25", place="Bij Truus", theme="Truus", guest="Truus", call="Truus")
        live = desk.begin(desk.prepare(programme, programme.scripts[0], choices))
        live.do(SetClosing("readers", "Truus"), "scherm")
        live.do(SetAttendance(present(clients=2)), "scherm")
        live.do(GoTo("bord", START), "scherm")
        assert desk.flush()
        kept = desk.archive.session(live.session.id)
        assert b"Truus" not in desk.archive.path(kept.id).read_bytes()
        assert (current_key(kept.timeline), kept.attendance) == ("bord", None)
        live.do(Finish(START), "scherm")
        assert desk.flush()
        kept = desk.archive.session(live.session.id)
        assert (kept.status, kept.timeline) == (Status.FINISHED, Timeline())


def test_what_is_changed_after_going_on_is_kept_too(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path, a_world()) as desk:
        programme, script = desk.catalogue.script("clientenpanel", 1)
        live = desk.begin(desk.prepare(programme, script, Choices(date="2026-11-25")))
        for number in range(5):
            live.do(SetClosing("readers", f"lezer {number}"), "scherm")
        again = desk.resume(live.session.id)
        assert again.session.closing.readers == "lezer 4"
        again.do(SetClosing("readers", "het team"), "scherm")
        assert desk.flush()
        assert desk.archive.session(live.session.id).closing.readers == "het team"
        assert desk.safe_revision == again.revision
