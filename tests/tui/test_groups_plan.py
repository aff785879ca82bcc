"""The plan of a group: holidays, changes, the way back, memory, files and the next meeting."""

import errno
import secrets
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from msgspec.structs import replace
from textual.events import ScreenResume
from textual.widgets import Input, Static

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.groups.model import Group, Planned, Wish
from herstelgroep.groups.plan import moved
from herstelgroep.store.files import NewFile, RealFiles
from herstelgroep.store.groups import read_groups
from herstelgroep.store.trouble import DiskFull
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.groups.keeping import calendar_files
from herstelgroep.tui.screens.group_plan import GroupPlanScreen
from herstelgroep.tui.screens.live import LiveScreen
from herstelgroep.tui.screens.minutes import MinutesScreen
from herstelgroep.tui.screens.prepare import PrepareScreen
from tests.tui.desks import NOW, TODAY, Hands, desk_in, on, press, settled, shown, write
from tests.tui.groups import FIRST, LIBERATION, group_in, meet, said
from tests.tui.looking import seen


class FullDisk(RealFiles):
    full = False

    def create(self, path: Path) -> NewFile:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


async def opened(pilot: object, group: Group) -> GroupPlanScreen:
    assert hasattr(pilot, "app")
    pilot.app.open("group_plan", group)
    await settled(pilot)  # type: ignore[arg-type]
    screen = pilot.app.screen
    assert isinstance(screen, GroupPlanScreen)
    return screen


def at(desk: Desk, day: str) -> Planned:
    (group,) = desk.groups()
    return next(planned for planned in group.planned if planned.day == day)


def days(desk: Desk) -> list[str]:
    (group,) = desk.groups()
    return [planned.day for planned in group.planned]


async def test_a_holiday_is_asked_and_answered_with_one_key(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            assert screen.days.lit == at(desk, LIBERATION)
            assert "Bevrijdingsdag." in seen(pilot)
            assert "Dit valt op een feestdag: juist wel, of niet?" in seen(pilot)
            await press(pilot, "n")
            assert at(desk, LIBERATION).skipped
            assert said(screen) == "Bevrijdingsdag: niet. Alle vragen zijn beantwoord."
            await press(pilot, "ctrl+z")
            assert said(screen) == "Ongedaan gemaakt: bevrijdingsdag: niet."
            assert at(desk, LIBERATION).in_question
            await press(pilot, "j")
            assert at(desk, LIBERATION).asked
            await press(pilot, "j")
            assert "Kies eerst een dag met een vraagteken" in said(screen)


async def test_the_next_question_comes_under_the_cursor(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk, first=date(2026, 12, 25), rhythm="week", times=6)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            lit = screen.days.lit
            assert lit is not None
            assert lit.day == "2026-12-25"
            await press(pilot, "n")
            lit = screen.days.lit
            assert lit is not None
            assert lit.day == "2027-01-01"
            assert "1 dag valt op een feestdag" in said(screen)


async def test_moving_one_moves_no_other_and_keeps_its_id(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        before = days(desk)
        wanted = at(desk, "2026-12-16")
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            screen.days.highlighted = 1
            await press(pilot, "f2")
            await write(pilot, "17 december 14.00")
            await press(pilot, "enter")
            moved = at(desk, "2026-12-17")
            assert (moved.id, moved.time, moved.changes) == (wanted.id, "14.00", wanted.changes + 1)
            assert days(desk) == [before[0], "2026-12-17", *before[2:]]
            assert said(screen) == "Verzet naar donderdag 17 december 2026, 14.00."
            assert screen.days.lit == moved
            await press(pilot, "ctrl+z")
            assert days(desk) == before
            assert at(desk, "2026-12-16").changes > moved.changes


async def test_a_wrong_day_says_what_to_type_and_esc_leaves_the_plan_alone(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            await press(pilot, "f2")
            await write(pilot, "31 februari")
            await press(pilot, "enter")
            assert said(screen) == "Deze datum begrijpen we niet. Schrijf bijvoorbeeld: 25 november, of 25-11-2026."
            assert pilot.app.focused is screen.query_one("#ask")
            await press(pilot, "n", "j", "f3", "f7")
            assert screen.query_one("#ask", Input).value == "31 februarinj"
            await press(pilot, "escape")
            assert pilot.app.focused is screen.days
            assert on(pilot, GroupPlanScreen)
        assert desk.groups() == (group,)


async def test_skip_put_back_add_and_take_away(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            screen.days.highlighted = 0
            await press(pilot, "f3")
            assert at(desk, "2026-12-02").skipped
            assert said(screen) == "Niet op woensdag 2 december 2026."
            await press(pilot, "enter")
            assert said(screen) == "Deze dag gaat niet door. Met F3 toch wel."
            await press(pilot, "f3")
            assert not at(desk, "2026-12-02").skipped
            await press(pilot, "f4")
            await write(pilot, "9 december")
            await press(pilot, "enter")
            extra = at(desk, "2026-12-09")
            last = group.planned[-1]  # not that of the day under the cursor
            assert (extra.time, extra.nr, extra.title) == ("19.30", last.nr, last.title)
            assert len(days(desk)) == 27
            assert screen.days.lit == extra
            await press(pilot, "delete")
            assert len(days(desk)) == 26
            await press(pilot, "ctrl+z")
            assert at(desk, "2026-12-09").id == extra.id


async def test_every_change_can_be_taken_back_and_no_more(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            await press(pilot, "n", "up", "f3", "up", "delete", "f6", "down")
            await write(pilot, "Werk en geld")
            await press(pilot, "enter", "f6")
            await press(pilot, *["ctrl+z"] * 4)
            (now,) = desk.groups()
            back = [replace(planned, changes=0) for planned in now.planned]
            assert back == [replace(planned, changes=0) for planned in group.planned]
            assert now.wishes == ()
            await press(pilot, "ctrl+z")
            assert said(screen) == "Er is niets om ongedaan te maken."


async def test_keys_pressed_quickly_are_all_on_disk_when_the_app_has_closed(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            screen.days.highlighted = 0
            await pilot.press(*["f3", "down"] * 10, "ctrl+q")
        (kept,) = desk.groups()
        assert [planned.skipped for planned in kept.planned] == [True] * 10 + [False] * 16


async def test_the_memory_stands_beside_the_plan_and_never_who_came(tmp_path: Path) -> None:
    hands = Hands()
    with desk_in(tmp_path, hands) as desk:
        group = meet(desk, group_in(desk, places=8, taken=6), 0, 6, "Koffie zetten")
        group = meet(desk, group, 1, 8, "Een nieuwe thermoskan")
        async with shown(desk, (120, 36)) as pilot:
            screen = await opened(pilot, group)
            shown_now = seen(pilot)
            assert "2 van 26 geweest" in shown_now
            assert "2 vrije plekken" in shown_now
            assert "· Startbijeenkomst" in shown_now
            assert "· Een nieuwe thermoskan (de gastvrouw)" in shown_now
            assert "wo  2 dec  ●●●●●● 6" in shown_now
            assert "wo 16 dec  ●●●●●●●● 8" in shown_now
            await press(pilot, "f6", "down")
            await write(pilot, "  Werk en [b]geld[/b] ")
            await press(pilot, "enter")
            await write(pilot, "Slapen")
            await press(pilot, "enter", "up", "enter")
            assert desk.groups()[0].wishes == (Wish("Werk en [b]geld[/b]", done=True), Wish("Slapen"))
            screen.query_one("#taken", Input).value = "7"
            await settled(pilot)
            assert "1 vrije plek." in str(screen.query_one("#free", Static).content)
            assert desk.groups()[0].free_places == 1


async def test_a_narrow_screen_shows_the_memory_instead_of_the_plan(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk, (80, 24)) as pilot:
            screen = await opened(pilot, group)
            assert "Eigen thema's" not in seen(pilot)
            await press(pilot, "f6")
            assert "Eigen thema's" in seen(pilot)
            assert "Startbijeenkomst" not in seen(pilot)
            await press(pilot, "escape")
            assert "Startbijeenkomst" in seen(pilot)
            assert pilot.app.focused is screen.days


async def test_the_calendar_is_made_and_read_back(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            await press(pilot, "n")
            screen.days.highlighted = 0
            await press(pilot, "f2")
            await write(pilot, "3 december")
            await press(pilot, "enter", "f7")
            assert "staan nu" in said(screen)
        made = sorted((tmp_path / "uit").iterdir())
        assert [path.suffix for path in made] == [".ics", ".pdf"]
        assert made[1].read_bytes().startswith(b"%PDF")
        events: list[Any] = [*Calendar.from_ical(made[0].read_bytes()).walk("VEVENT")]
        by_id = {str(event["UID"]).partition("@")[0]: event for event in events}
        assert set(by_id) == {planned.id for planned in group.planned}
        first = by_id[group.planned[0].id]
        assert first.decoded("DTSTART").date() == date(2026, 12, 3)
        assert (str(first["SEQUENCE"]), str(first["STATUS"])) == ("1", "CONFIRMED")
        holiday = next(planned.id for planned in group.planned if planned.day == LIBERATION)
        assert str(by_id[holiday]["STATUS"]) == "CANCELLED"


async def test_the_next_meeting_begins_from_here_and_is_led_in_the_plan(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            await opened(pilot, group)
            await press(pilot, "f10")
            assert on(pilot, PrepareScreen)
            await press(pilot, "f10")
            assert on(pilot, LiveScreen)
            await settled(pilot)
            assert desk.live is not None
            assert desk.live.session.group == group.id
            planned = at(desk, TODAY.isoformat())  # the plan says when it was held
            assert (planned.id, planned.session) == (group.planned[0].id, desk.live.session.id)
            screen = await opened(pilot, desk.group(group.id))
            assert "F10 verder" in seen(pilot)
            screen.days.highlighted = 1
            await press(pilot, "enter")
            assert "wo 16 dec 2026" in said(pilot.app.screen)
            await press(pilot, "f10")
            assert on(pilot, PrepareScreen)
            assert "al begonnen" in said(pilot.app.screen)
            await press(pilot, "escape", "f10")
            assert on(pilot, LiveScreen)
            assert desk.live.session.id == planned.session


async def test_enter_opens_the_minutes_of_what_was_led(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = meet(desk, group_in(desk), 0, 6)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            screen.days.highlighted = 0
            await press(pilot, "f3")
            assert "al begonnen of geweest" in said(screen)
            await press(pilot, "enter")
            assert on(pilot, MinutesScreen)


async def test_a_holiday_is_answered_before_its_meeting_begins(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            await press(pilot, "enter")
            assert on(pilot, GroupPlanScreen)
            assert "Druk eerst op J" in said(screen)


async def test_a_disk_that_refuses_is_told_and_the_change_is_kept_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        real = desk.keep_group

        def full(_: Group) -> Group:
            raise DiskFull(tmp_path)

        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            monkeypatch.setattr(desk, "keep_group", full)
            await press(pilot, "n")
            assert "De schijf is vol" in said(screen)
            await press(pilot, "escape")
            assert on(pilot, GroupPlanScreen)
            assert not at(desk, LIBERATION).skipped
            monkeypatch.setattr(desk, "keep_group", real)
            await press(pilot, "escape")
            assert not on(pilot, GroupPlanScreen)
        assert at(desk, LIBERATION).skipped


async def test_the_key_that_made_the_group_does_not_also_begin_it(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        app = HerstelgroepApp(desk, seconds=lambda: clock[0])
        clock = [100.0]
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(pilot)
            app.open("group_plan", group, True)
            await settled(pilot)
            for key in ("f10", "enter", "f10"):
                await press(pilot, key)
                assert on(pilot, GroupPlanScreen)
                clock[0] += 1.4
            clock[0] += 0.2
            await press(pilot, "f10")
            assert on(pilot, PrepareScreen)


async def test_on_a_low_screen_remarks_are_told_once(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk, free_weeks=(FIRST,))
        group = desk.keep_group(moved(group, group.planned[0].id, FIRST))
        async with shown(desk, (80, 24)) as pilot:
            screen = await opened(pilot, group)
            assert said(screen) == "Er valt een bijeenkomst in een vrije week. Klopt dat?"
            screen.days.highlighted = 0
            await press(pilot, "f2")
            await write(pilot, group.planned[1].day)
            await press(pilot, "enter")
            assert said(screen).startswith("Verzet naar")
            assert "twee bijeenkomsten op dezelfde dag" in said(screen)
            assert "vrije week" not in said(screen)


async def test_a_change_that_waits_is_there_again_and_kept_in_the_end(tmp_path: Path) -> None:
    disk = FullDisk()
    world = World(lambda: NOW, lambda: TODAY, secrets.token_hex)
    with open_desk(disk, tmp_path / "map", world) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            await opened(pilot, group)
            disk.full = True
            await press(pilot, "n")
            await press(pilot, "escape")
            assert "De schijf is vol" in said(pilot.app.screen)
            assert "F12" in seen(pilot)
            assert "Nog niet bewaard: 1" in seen(pilot)
            await press(pilot, "escape")
            assert not on(pilot, GroupPlanScreen)
            await opened(pilot, desk.group(group.id))
            assert "Alle" not in said(pilot.app.screen)
            assert at(desk, LIBERATION).skipped
            disk.full = False
        assert desk.flush()
        assert read_groups(RealFiles(), desk.folder) == desk.groups()
        assert at(desk, LIBERATION).skipped


async def test_what_is_open_goes_along_to_another_folder(tmp_path: Path) -> None:
    with desk_in(tmp_path / "een") as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            desk.move_to(tmp_path / "twee")
            screen.post_message(ScreenResume())
            await settled(pilot)
            assert on(pilot, GroupPlanScreen)
            await press(pilot, "n")
        assert at(desk, LIBERATION).skipped
        assert (tmp_path / "twee" / "groepen.json").exists()


async def test_two_names_that_are_the_same_file_have_two_files(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        for name in ("Café", "Cafe", "日本", "Ελλάδα"):
            group = group_in(desk, name=name)
            calendar_files(RealFiles(), group, NOW, desk.folder)
        assert len(list((tmp_path / "uit").iterdir())) == 8


async def test_a_day_is_added_when_the_programme_is_gone(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = desk.keep_group(replace(group_in(desk), programme="weg", title="Weg"))
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            assert "Het programma 'Weg' is er niet meer." in seen(pilot)
            await press(pilot, "f4")
            await write(pilot, "9 december")
            await press(pilot, "enter")
            assert (at(desk, "2026-12-09").title, at(desk, "2026-12-09").nr) == ("Weg", 0)
            await press(pilot, "enter")
            assert on(pilot, GroupPlanScreen)
            assert "is er niet meer" in said(screen)
