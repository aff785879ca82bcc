"""The groups in their one file, through a real desk: nothing lost, nothing written over, old files open for ever."""

import errno
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.groups.days import GroupRefused
from herstelgroep.groups.model import Planned, PlannedKind, Wish
from herstelgroep.groups.plan import led, moved, skipped
from herstelgroep.groups.turn import begun
from herstelgroep.programme.frame import Rhythm
from herstelgroep.session import commands as c
from herstelgroep.session.model import Action, Leftover
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import NewFile, RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.groups import FILE, NoSuchGroup, find_group, read_groups
from herstelgroep.store.trouble import DiskFull, FileCorrupt, FileNewer
from tests.building import START, a_programme, present
from tests.groups.building import year_group

KEPT = Path(__file__).parent / "kept" / "groepen-versie-1.json"
YEAR = year_group(place="Huiskamer", free_weeks=(date(2026, 8, 5),), places=10, taken=7)


class Disk(RealFiles):
    """A disk that may be full."""

    full = False

    def create(self, path: Path) -> NewFile:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def desk(tmp_path: Path, disk: Disk) -> Iterator[Desk]:
    numbers = count(1)
    world = World(lambda: START, lambda: date(2026, 11, 25), lambda size: f"{next(numbers):0{size * 2}x}")
    with open_desk(disk, tmp_path / "map", world) as opened:
        yield opened


def path_of(desk: Desk) -> Path:
    return desk.folder.root / FILE


def test_a_group_comes_back_whole(desk: Desk) -> None:
    assert desk.groups() == ()
    group = replace(skipped(YEAR, "m3"), wishes=(Wish("Slapen"), Wish("Muziek", True)))
    assert desk.keep_group(group) == group
    assert desk.groups() == (group,)
    assert desk.group(group.id) == group
    assert read_groups(RealFiles(), desk.folder) == (group,)


def test_groups_are_documents_under_their_ids_in_one_file(desk: Desk) -> None:
    desk.keep_group(YEAR)
    desk.keep_group(replace(YEAR, id="groep-2", name="Avond"))
    desk.keep_group(replace(YEAR, taken=8))
    with TinyDB(path_of(desk), access_mode="r") as database:
        raw = database.storage.read()
    assert raw is not None
    assert set(raw) == {"soort", "versie", "groepen"}
    assert list(raw["groepen"]) == ["groep-1", "groep-2"]
    assert [(group.name, group.taken) for group in desk.groups()] == [("Avond", 7), ("De tuin", 8)]


def test_another_app_reads_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.keep_group(YEAR)
    desk.close()
    with open_desk(RealFiles(), tmp_path / "map", desk.world) as again:
        assert again.groups() == (YEAR,)


def test_a_group_is_taken_away_and_put_back(desk: Desk) -> None:
    other = replace(YEAR, id="groep-2", name="Avond")
    desk.keep_group(YEAR)
    desk.keep_group(other)
    desk.remove_group(YEAR.id)
    desk.remove_group("er-was-er-geen")
    assert desk.groups() == (other,)
    desk.keep_group(YEAR)
    assert desk.groups() == (other, YEAR)


def test_what_is_undone_updates_calendars(desk: Desk) -> None:
    desk.keep_group(YEAR)
    desk.keep_group(moved(YEAR, "m3", date(2026, 2, 5)))
    kept = desk.keep_group(YEAR)
    assert {one.id: one.changes for one in kept.planned if one.changes} == {"m3": 2}
    assert desk.group(YEAR.id) == kept


def test_what_cannot_be_is_not_kept(desk: Desk) -> None:
    desk.keep_group(YEAR)
    before = path_of(desk).read_bytes()
    with pytest.raises(GroupRefused):
        desk.keep_group(replace(YEAR, planned=(replace(YEAR.planned[0], day="morgen"),)))
    assert path_of(desk).read_bytes() == before


@pytest.mark.parametrize("wanted", ["groep-1", "De tuin", " de  TUIN ", "de t", "tuin"])
def test_a_group_is_found_by_id_or_name(wanted: str) -> None:
    assert find_group((YEAR, replace(YEAR, id="x", name="Avond")), wanted) == YEAR


@pytest.mark.parametrize("wanted", ["", " ", "groep", "zzz", "../tuin"])
def test_who_is_not_there_is_told(wanted: str) -> None:
    with pytest.raises(NoSuchGroup) as told:
        find_group((YEAR,), wanted)
    assert "Die groep is er niet" in told.value.message


def test_two_with_the_same_name_are_told() -> None:
    with pytest.raises(NoSuchGroup, match="Er zijn 2 groepen"):
        find_group((YEAR, replace(YEAR, id="x")), "de tuin")
    assert find_group((YEAR, replace(YEAR, id="x")), "x").id == "x"


def test_a_full_disk_loses_nothing(desk: Desk, disk: Disk) -> None:
    desk.keep_group(YEAR)
    disk.full = True
    with pytest.raises(DiskFull):
        desk.keep_group(replace(YEAR, taken=9))
    with pytest.raises(DiskFull):
        desk.remove_group(YEAR.id)
    assert desk.groups() == (replace(YEAR, taken=9),)  # what was changed waits, and is shown
    assert isinstance(desk.trouble, DiskFull)
    assert desk.unsaved == 1
    assert read_groups(RealFiles(), desk.folder) == (YEAR,)
    disk.full = False
    assert desk.flush()
    assert read_groups(RealFiles(), desk.folder) == (replace(YEAR, taken=9),)
    assert desk.unsaved == 0


def test_an_older_state_that_waited_never_follows_a_newer_one(desk: Desk, disk: Disk) -> None:
    disk.full = True
    with pytest.raises(DiskFull):
        desk.keep_group(YEAR)
    disk.full = False
    newer = desk.keep_group(replace(YEAR, taken=9))
    assert desk.flush()
    assert read_groups(RealFiles(), desk.folder) == (newer,) == desk.groups()
    disk.full = True
    with pytest.raises(DiskFull):
        desk.keep_group(replace(YEAR, taken=1))
    disk.full = False
    desk.remove_group(YEAR.id)
    assert desk.flush()
    assert read_groups(RealFiles(), desk.folder) == () == desk.groups()


def test_what_waits_goes_along_to_another_folder(desk: Desk, disk: Disk, tmp_path: Path) -> None:
    desk.keep_group(replace(YEAR, id="blijft", name="Blijft"))
    disk.full = True
    with pytest.raises(DiskFull):
        desk.keep_group(YEAR)
    disk.full = False
    desk.move_to(tmp_path / "stick")
    assert desk.flush()
    assert desk.groups() == (YEAR,) == read_groups(RealFiles(), Folder(tmp_path / "stick"))


def test_a_deleted_session_opens_its_place_in_the_plan_and_comes_back(desk: Desk) -> None:
    desk.keep_group(YEAR)
    programme = a_programme()
    live = desk.begin(desk.prepare(programme, programme.scripts[0], Choices("2026-01-05", group=YEAR.id)))
    desk.keep_group(led(YEAR, "m1", live.session.id))
    assert desk.flush()
    desk.discard(live.session.id)
    assert desk.group(YEAR.id).planned[0].session == ""
    desk.put_back(live.session.id)
    assert desk.group(YEAR.id).planned[0].session == live.session.id
    desk.discard(live.session.id)
    desk.keep_group(led(desk.group(YEAR.id), "m1", "een-andere"))
    desk.put_back(live.session.id)
    assert desk.group(YEAR.id).planned[0].session == "een-andere"


def test_a_deleted_session_gives_the_plan_its_own_day_back(desk: Desk) -> None:
    desk.keep_group(YEAR)
    programme = a_programme()
    live = desk.begin(desk.prepare(programme, programme.scripts[0], Choices("2026-01-07", group=YEAR.id)))
    held = desk.keep_group(begun(YEAR, "m1", live.session))
    assert held.planned[0].day == "2026-01-07"
    assert desk.flush()
    desk.discard(live.session.id)
    assert desk.group(YEAR.id).planned[0].day == YEAR.planned[0].day
    desk.put_back(live.session.id)
    again = desk.group(YEAR.id).planned[0]
    assert (again.day, again.was, again.session) == ("2026-01-07", YEAR.planned[0].day, live.session.id)


def test_what_goes_on_today_is_known_also_before_it_is_on_disk(desk: Desk, disk: Disk) -> None:
    desk.keep_group(YEAR)
    programme = a_programme()
    assert desk.going_on(YEAR) == ""
    disk.full = True
    live = desk.begin(desk.prepare(programme, programme.scripts[0], Choices("2026-11-25", group=YEAR.id)))
    assert desk.going_on(YEAR) == live.session.id
    disk.full = False
    assert desk.flush()
    desk.live = None
    assert desk.going_on(YEAR) == live.session.id
    desk.live = live
    disk.full = True
    live.do(c.Finish(START + 3600), "scherm")
    assert desk.going_on(YEAR) == ""
    disk.full = False


def test_groups_that_cannot_be_read_are_no_reason_not_to_delete(desk: Desk) -> None:
    live = desk.begin(desk.prepare(a_programme(), a_programme().scripts[0], Choices("2026-01-05")))
    assert desk.flush()
    path_of(desk).write_bytes(b"{")
    desk.discard(live.session.id)
    assert desk.archive.ids() == []
    desk.put_back(live.session.id)
    assert desk.archive.ids() == [live.session.id]


SPOILS = [
    b"",
    b"{",
    b"[]",
    b"\xff\x00",
    b'{"soort":"iets anders","versie":1}',
    b'{"soort":"herstelgroep-groepen","versie":1,"groepen":{"g":{"name":"Zonder plan"}}}',
    KEPT.read_bytes().replace(b"2026-04-27", b"2026-02-30"),
    KEPT.read_bytes().replace(b'"19.30"', b'"laat"'),
    KEPT.read_bytes().replace(b'"minutes":120', b'"minutes":99999999999'),
    KEPT.read_bytes().replace(b'"id":"a2"', b'"id":"a1"'),
]


@pytest.mark.parametrize("look_first", [True, False])
@pytest.mark.parametrize("spoil", SPOILS)
def test_a_corrupt_file_is_set_aside_and_told_once(desk: Desk, spoil: bytes, look_first: bool) -> None:
    path_of(desk).write_bytes(spoil)
    with pytest.raises(FileCorrupt) as told:
        desk.groups() if look_first else desk.keep_group(YEAR)
    assert told.value.aside is not None
    assert told.value.aside.read_bytes() == spoil
    assert "opzij" in told.value.message
    assert desk.groups() == ()
    desk.keep_group(YEAR)
    assert desk.groups() == (YEAR,)


def test_a_newer_file_is_told_and_left_alone(desk: Desk) -> None:
    newer = KEPT.read_bytes().replace(b'"versie":1', b'"versie":99')
    path_of(desk).write_bytes(newer)
    for act in (desk.groups, lambda: desk.keep_group(YEAR), lambda: desk.remove_group("a")):
        with pytest.raises(FileNewer):
            act()
    assert path_of(desk).read_bytes() == newer


def test_who_only_reads_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"{")
    with pytest.raises(FileCorrupt):
        read_groups(RealFiles(), Folder(tmp_path))
    assert (tmp_path / FILE).read_bytes() == b"{"


def test_the_kept_file_of_version_1_opens_for_ever(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(KEPT.read_bytes())
    (group,) = read_groups(RealFiles(), Folder(tmp_path))
    assert (group.id, group.name, group.rhythm) == ("9f3a5c0d1e2b4a68", "De tuin", Rhythm.FORTNIGHTLY)
    assert (group.free_weeks, group.free_places) == (("2026-12-28",), 3)
    assert group.wishes == (Wish("Slapen"), Wish("Muziek", True))
    assert [one.kind for one in group.planned] == [
        *[PlannedKind.MEETING] * 4,
        PlannedKind.MEASURE,
        PlannedKind.BACK,
    ]
    assert group.planned[0].session == "2026-04-13-proef-1a2b"
    assert [one.in_question for one in group.planned] == [False, True, False, False, False, False]
    assert group.planned[2] == Planned(
        "a3", "2026-05-05", "20.00", 120, "De proef", nr=1, holiday="Bevrijdingsdag", asked=True, changes=2
    )


def test_a_file_with_more_in_it_than_we_know_is_read(desk: Desk) -> None:
    body = msgspec.json.decode(KEPT.read_bytes())
    body["groepen"]["9f3a5c0d1e2b4a68"]["later"] = {"iets": 1}
    path_of(desk).write_bytes(msgspec.json.encode(body))
    assert desk.groups()[0].name == "De tuin"


def test_a_group_meets_and_remembers(desk: Desk) -> None:
    """The whole way: planned, led, finished, kept, remembered; and only its own meetings."""
    desk.keep_group(YEAR)
    programme = a_programme()
    for group, text in ((YEAR.id, "Vervoer"), ("", "Van een ander")):
        live = desk.begin(desk.prepare(programme, programme.scripts[0], Choices("2026-01-05", group=group)))
        live.do(c.SetAttendance(present(6, 2)), "scherm")
        live.do(c.SetLeftover("l", Leftover(text)), "scherm")
        live.do(c.SetAction("a", Action(f"{text} regelen")), "scherm")
        live.do(c.Finish(START + 3600), "scherm")
        if group:
            desk.keep_group(led(desk.group(group), "m1", live.session.id))
    assert desk.flush()
    (desk.folder.sessions / "kapot.json").write_bytes(b"groep-1 {")
    memory = desk.memory_of(desk.group(YEAR.id))
    assert memory.left_over == ("Vervoer",)
    assert memory.open_actions == (Action("Vervoer regelen"),)
    assert memory.heads == (("2026-01-05", 8),)
    assert desk.group(YEAR.id).planned[0].session.startswith("2026-01-05")
