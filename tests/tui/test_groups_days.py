"""Days of a plan on the screen: one that is back, one that is past, one that goes on."""

from pathlib import Path

from textual.pilot import Pilot

from herstelgroep.groups.model import Group
from herstelgroep.groups.turn import begun
from herstelgroep.groups.words import PAST_TOLD
from herstelgroep.session.opening import Choices
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.screens.group_plan import GroupPlanScreen
from tests.tui.desks import desk_in, press, settled, shown, write
from tests.tui.groups import group_in, said
from tests.tui.looking import seen


async def opened(pilot: Pilot[None], group: Group) -> GroupPlanScreen:
    assert isinstance(pilot.app, HerstelgroepApp)
    pilot.app.open("group_plan", group)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, GroupPlanScreen)
    return screen


async def test_what_was_removed_is_under_the_cursor_again(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            screen.days.highlighted = 2
            await press(pilot, "delete", "up", "up")
            assert screen.days.highlighted == 0
            await press(pilot, "ctrl+z")
            assert screen.days.highlighted == 2
            assert screen.days.lit is not None
            assert screen.days.lit.id == group.planned[2].id


async def test_a_day_that_is_past_is_told(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            screen = await opened(pilot, group)
            await press(pilot, "f4")
            await write(pilot, "25 december 2020")
            await press(pilot, "enter")
            assert PAST_TOLD in said(screen)
            assert screen.days.lit is not None
            assert screen.days.lit.holiday
            assert not screen.asked_about(screen.days.lit)
            assert "juist wel" not in seen(pilot)


async def test_what_goes_on_has_begun_and_is_not_over(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        programme = desk.catalogue.entry(group.programme).programme
        first = group.planned[0]
        live = desk.begin(desk.prepare(programme, programme.scripts[0], Choices(first.day, group=group.id)))
        group = desk.keep_group(begun(group, first.id, live.session))
        async with shown(desk) as pilot:
            await opened(pilot, group)
            assert "begonnen" in seen(pilot)
            assert "0 van" in seen(pilot)
