"""The list of groups and making one, in the real app on a real disk."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, OptionList, Static

from herstelgroep.groups.model import PlannedKind, Wish
from herstelgroep.tui.base import Head, Message
from herstelgroep.tui.screens.group_new import GroupNewScreen
from herstelgroep.tui.screens.group_plan import GroupPlanScreen
from herstelgroep.tui.screens.group_programme import GroupProgrammeScreen
from herstelgroep.tui.screens.groups import GroupsScreen
from herstelgroep.tui.screens.home import HomeScreen, Way
from herstelgroep.tui.widgets.hints import HintLine
from herstelgroep.tui.widgets.lists import SignList
from tests.hostile import HOSTILE
from tests.tui.desks import desk_in, on, press, settled, shown, write
from tests.tui.groups import FIRST, group_in, said
from tests.tui.looking import SHORT, Watched, calm, click, seen, shows


def lines_of(screen: object, name: str = "#list") -> list[str]:
    assert hasattr(screen, "query_one")
    return [str(option.prompt) for option in screen.query_one(name, OptionList).options]


def text_in(screen: object, name: str) -> str:
    assert hasattr(screen, "query_one")
    return str(screen.query_one(name, Static).content)


async def test_home_leads_to_groups_and_an_empty_list_says_what_they_are(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            titles = [str(option.prompt).split("\n")[0] for option in home.query_one(Way).options]
            number = next(title[0] for title in titles if "Groepen" in title)
            await press(pilot, number)
            assert on(pilot, GroupsScreen)
            assert "Je hebt nog geen groep." in seen(pilot)
            assert lines_of(pilot.app.screen) == ["Een nieuwe groep"]
            await press(pilot, "escape")
            assert on(pilot, HomeScreen)


async def test_a_group_for_a_year_is_made_with_keys(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            pilot.app.screen.home.open("groups")  # type: ignore[attr-defined]
            await settled(pilot)
            await press(pilot, "enter")
            assert on(pilot, GroupProgrammeScreen)
            await write(pilot, "herstelwerk")
            assert [line.split("  ")[0] for line in lines_of(pilot.app.screen)][:1] == ["Herstelwerkgroep"]
            await press(pilot, "enter")
            new = pilot.app.screen
            assert isinstance(new, GroupNewScreen)
            assert new.wanted.times == 26
            await write(pilot, "Woensdaggroep")
            await press(pilot, "enter")
            await write(pilot, "De huiskamer")
            await press(pilot, "enter")
            new.query_one("#first", Input).value = ""
            await write(pilot, "2 december")
            assert "wo  5 mei 2027  Bevrijdingsdag?" in text_in(new, "#side")
            assert text_in(new, "#sum").startswith("26 dagen: 2 december 2026 tot en met 17 november 2027.")
            await pilot.press("f10")
            new.action_make()
            await settled(pilot)
            assert on(pilot, GroupPlanScreen)
        (group,) = desk.groups()
        assert (group.name, group.place, group.time) == ("Woensdaggroep", "De huiskamer", "19.30")
        assert len(group.planned) == 26
        assert group.planned[0].day == FIRST.isoformat()
        assert [planned.holiday for planned in group.planned if planned.in_question] == ["Bevrijdingsdag"]


async def test_weeks_without_and_belgian_holidays_show_while_typing(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        programme = desk.catalogue.entry("herstelwerkgroep").programme
        async with shown(desk) as pilot:
            pilot.app.screen.home.open("group_new", programme)  # type: ignore[attr-defined]
            await settled(pilot)
            new = pilot.app.screen
            assert isinstance(new, GroupNewScreen)
            new.query_one("#first", Input).value = "9-12-2026"
            new.query_one("#weeks", Input).value = "week 31, 23 december"
            await settled(pilot)
            days = text_in(new, "#side")
            assert "23 dec 2026" not in days
            assert " 4 aug 2027" not in days
            assert new.wanted.free_weeks == (date(2026, 12, 21), date(2027, 8, 2))
            assert "21 jul 2027" in days
            assert "feestdag?" not in days
            pilot.app.set_focus(new.query_one("#country"))
            await press(pilot, "down", "enter")
            assert "21 jul 2027  Nationale feestdag?" in text_in(new, "#side")


async def test_return_meeting_and_measurement_moments_can_be_left_out(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        entries = [entry.programme for entry in desk.catalogue.entries if entry.programme.scripts]
        programme = next(p for p in entries if p.plan.back_after_months)
        measured = next(p for p in entries if p.plan.moments)
        async with shown(desk) as pilot:
            for chosen, kind in ((programme, PlannedKind.BACK), (measured, PlannedKind.MEASURE)):
                pilot.app.screen.home.open("group_new", chosen)  # type: ignore[attr-defined]
                await settled(pilot)
                new = pilot.app.screen
                assert isinstance(new, GroupNewScreen)
                assert kind in {planned.kind for planned in new.trial().planned}
                pilot.app.set_focus(new.query_one("#extra"))
                extra = new.query_one("#extra", SignList)
                for place in range(extra.option_count):
                    extra.highlighted = place
                    await press(pilot, "enter")
                left = {planned.kind for planned in new.trial().planned} if new.wanted.times else set()
                assert kind not in left
                await press(pilot, "escape")


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("first", "31 februari", "Deze datum begrijpen we niet. Schrijf bijvoorbeeld: 25 november, of 25-11-2026."),
        ("time", "laat", "Deze tijd begrijpen we niet. Schrijf bijvoorbeeld: 16.00."),
        ("weeks", "de zomer", "Deze weken begrijpen we niet. Schrijf bijvoorbeeld: week 30, 27 december."),
        ("times", "0", "Dat aantal lukt niet."),
        ("name", " ", "De groep heeft nog geen naam."),
        ("name", "x" * 81, "Deze naam is te lang."),
    ],
)
async def test_what_cannot_be_is_told_and_nothing_is_made(tmp_path: Path, name: str, typed: str, message: str) -> None:
    with desk_in(tmp_path) as desk:
        programme = desk.catalogue.entry("herstelwerkgroep").programme
        async with shown(desk) as pilot:
            pilot.app.screen.home.open("group_new", programme)  # type: ignore[attr-defined]
            await settled(pilot)
            new = pilot.app.screen
            new.query_one("#name", Input).value = "Woensdaggroep"
            new.query_one(f"#{name}", Input).value = typed
            await press(pilot, "f10")
            assert on(pilot, GroupNewScreen)
            assert message in said(new)
            if name not in ("times", "name"):
                assert pilot.app.focused is new.query_one(f"#{name}")
        assert desk.groups() == ()


async def test_two_groups_are_not_called_the_same(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            pilot.app.screen.home.open("group_new", desk.catalogue.entry("clientenpanel").programme)  # type: ignore[attr-defined]
            await settled(pilot)
            new = pilot.app.screen
            new.query_one("#name", Input).value = group.name.upper()
            await press(pilot, "f10")
            assert on(pilot, GroupNewScreen)
            assert "Er is al een groep die zo heet." in said(new)
            new.query_one("#name", Input).value = "Donderdaggroep"
            await press(pilot, "f10")
            assert on(pilot, GroupPlanScreen)
            await press(pilot, "f10", "enter")
            assert on(pilot, GroupPlanScreen)
        assert [one.name for one in desk.groups()] == ["Donderdaggroep", group.name]


async def test_wiping_asks_once_and_can_be_undone(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk)
        async with shown(desk) as pilot:
            pilot.app.screen.home.open("groups")  # type: ignore[attr-defined]
            await settled(pilot)
            screen = pilot.app.screen
            assert lines_of(screen)[0].startswith("Woensdaggroep")
            assert "wo 2 dec" in lines_of(screen)[0]
            assert "1 dag valt op een feestdag" in lines_of(screen)[0]
            await press(pilot, "f9")
            assert desk.groups() == (group,)
            assert "Druk nog een keer op F9" in said(screen)
            await press(pilot, "f9")
            assert desk.groups() == ()
            assert lines_of(screen) == ["Een nieuwe groep"]
            await press(pilot, "ctrl+z")
            assert desk.groups() == (group,)
            await press(pilot, "ctrl+z")
            assert said(screen) == "Er is niets om ongedaan te maken."


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 60)], ids=str)
async def test_every_screen_of_groups_is_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    with desk_in(tmp_path) as desk:
        group = group_in(desk, name=HOSTILE[0] or "x")
        programme = desk.catalogue.entry("herstelwerkgroep").programme
        async with shown(desk, size) as pilot:
            for name, given in (
                ("groups", ()),
                ("group_programme", ()),
                ("group_new", (programme,)),
                ("group_plan", (group,)),
            ):
                pilot.app.screen.home.open(name, *given)  # type: ignore[attr-defined]
                await settled(pilot)
                screen = pilot.app.screen
                hints = screen.query_one(HintLine)
                assert hints.region.bottom == size[1], name
                assert hints.region.height == 1, name
                assert screen.query_one(Head).region.y == 0, name
                assert screen.query_one(Message).region.height <= 3, name
                assert screen.focused is not None, name
                assert hints.hints, name
                pilot.app.pop_screen()
                await settled(pilot)


async def test_names_places_and_themes_are_only_text(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        texts = SHORT[:8]
        for text in texts:
            group = group_in(desk, name=text, place="[@click=app.quit]weg[/]", times=3)
        group = desk.keep_group(replace(group, wishes=tuple(Wish(text) for text in SHORT)))
        app = Watched(desk)
        async with app.run_test(size=(120, 60)) as pilot:
            await settled(pilot)
            app.open("groups")
            await settled(pilot)
            assert shows(app.screen.query_one("#list"), texts)
            app.open("group_plan", group)
            await settled(pilot)
            assert "[@click=app.quit]weg[/]" in seen(pilot)
            assert shows(app.screen.query_one("#wishes"))
            await click(pilot)
            assert calm(pilot)
