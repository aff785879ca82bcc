"""What was confirmed is never lost, trouble is told everywhere, and undo stays on its own screen."""

from pathlib import Path

import pytest
from textual.widgets import Static

from herstelgroep.session import commands as c
from herstelgroep.session.model import Action
from herstelgroep.tui.entries import Agreement
from herstelgroep.tui.screens.closing import ClosingScreen
from herstelgroep.tui.screens.minutes import MinutesScreen
from tests.tui.desks import desk_in, ended, led, press, settled, shown, write
from tests.tui.leading import Led, leading

LIST = "lijstje ophangen"


def step_of(led: Led) -> str:
    entry = led.live.field.entry
    assert isinstance(entry, Agreement)
    return entry.step


def agreed(led: Led) -> list[Action]:
    return list(led.session.actions.values())


@pytest.mark.parametrize("key", ["pagedown", "f10", "pageup", "escape"])
async def test_an_agreement_is_kept_from_the_first_enter(tmp_path: Path, key: str) -> None:
    async with leading(tmp_path, "herstelwerkgroep", segment="meedoen") as led:
        await led.write(LIST)
        assert "Wie" in str(led.live.query_one("#side", Static).content)
        await led.press(key)
        assert agreed(led) == [Action(LIST)]
        if key == "escape":
            assert step_of(led) == "what"
        elif key != "f10":
            assert not isinstance(led.live.field.entry, Agreement)
        assert led.desk.flush()
        assert [a.what for a in led.desk.archive.session(led.session.id).actions.values()] == [LIST]


async def test_the_next_parts_complete_the_same_agreement(tmp_path: Path) -> None:
    async with leading(tmp_path, "herstelwerkgroep", segment="meedoen") as led:
        await led.write(LIST)
        await led.write("het team")
        assert agreed(led) == [Action(LIST, "het team")]
        await led.press("enter")
        assert agreed(led) == [Action(LIST, "het team")]
        assert led.said == "De afspraak staat erbij."
        assert step_of(led) == "what"


async def test_what_is_half_typed_goes_along_and_still_belongs_to_its_agreement(tmp_path: Path) -> None:
    async with leading(tmp_path, "herstelwerkgroep", segment="meedoen") as led:
        await led.write(LIST)
        await led.type("het team")
        await led.press("pagedown")
        assert led.typed == "het team"
        await led.press("enter")
        assert agreed(led) == [Action(LIST, "het team")]


async def test_undo_asks_again_what_it_took_back(tmp_path: Path) -> None:
    async with leading(tmp_path, "herstelwerkgroep", segment="meedoen") as led:
        await led.write(LIST)
        await led.write("het team")
        await led.press("ctrl+z")
        assert led.said == "De afspraak is weer zoals die was."
        assert (agreed(led), step_of(led), led.typed) == ([Action(LIST)], "who", "")
        await led.write("de kartrekker")
        assert agreed(led) == [Action(LIST, "de kartrekker")]
        await led.press("ctrl+z", "ctrl+z")
        assert led.said == "De afspraak is weer weg."
        assert (agreed(led), step_of(led), led.typed) == ([], "what", "")
        await led.write("iets anders")
        assert agreed(led) == [Action("iets anders")]


async def test_moving_on_ends_changing_an_agreement(tmp_path: Path) -> None:
    async with leading(tmp_path, "herstelwerkgroep", segment="meedoen") as led:
        assert led.desk.live is not None
        led.desk.live.do(c.SetAction("a", Action(LIST)), "notulist")
        led.live.show_session()
        led.live.sheets.chosen("a")
        assert led.typed == LIST
        await led.press("pagedown")
        assert (led.live.field.entry, led.typed) == (None, "")
        assert agreed(led) == [Action(LIST)]


async def test_trouble_is_told_on_every_screen_and_goes_away(tmp_path: Path) -> None:
    with desk_in(tmp_path / "map") as desk:
        live = led(desk, notes=("De tuin.",))
        async with shown(desk) as pilot:
            (tmp_path / "map").rename(tmp_path / "weg")
            live.do(c.SetClosing("readers", "Het team"), "scherm")
            assert not desk.flush()
            for name in ("closing", "quiet", "need", "time"):
                pilot.app.open(name)  # type: ignore[attr-defined]
                await settled(pilot)
                line = pilot.app.screen.query_one("#trouble", Static)
                assert str(line.content).startswith("Nog niet bewaard: 1. Deze map is er even niet"), name
                assert line.display
                assert line.region.bottom <= 30
                if name == "closing":
                    await press(pilot, "pagedown")
                    assert line.display
                    assert "Nog niet bewaard: 1" in str(line.content)
                    assert pilot.app.screen.may("elsewhere")  # type: ignore[attr-defined]
            (tmp_path / "weg").rename(tmp_path / "map")
            desk.retry()
            assert desk.flush()
            await settled(pilot)
            assert not any(line.display for line in pilot.app.screen.query("#trouble"))
            await press(pilot, "escape", "escape")
            assert not any(line.display for line in pilot.app.screen.query("#trouble"))


async def test_the_group_screen_tells_no_trouble(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("f3")
        assert not led.top.query("#trouble")


async def test_closing_undoes_only_what_was_done_there(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, notes=("De tuin.", "De gang."))
        async with shown(desk) as pilot:
            pilot.app.open("closing")  # type: ignore[attr-defined]
            await settled(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, ClosingScreen)
            before = live.session
            await press(pilot, "ctrl+z")
            assert live.session == before
            assert "Er is hier niets om ongedaan te maken." in str(screen.query_one("Message", Static).content)
            await press(pilot, "delete")
            assert live.session.note_count == 1
            await press(pilot, "ctrl+z")
            assert live.session.note_count == 2
            await press(pilot, "ctrl+z")
            assert live.session == before


async def test_the_minutes_undo_only_what_was_done_there(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = ended(desk, notes=("De tuin.",))
        live.do(c.SetClosing("readers", "Het team"), "scherm")
        async with shown(desk) as pilot:
            pilot.app.open("minutes")  # type: ignore[attr-defined]
            await settled(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, MinutesScreen)
            await press(pilot, "ctrl+z")
            assert live.session.closing.readers == "Het team"
            await screen.go_to(1)
            await settled(pilot)
            await write(pilot, "Zaal 2")
            await press(pilot, "tab")
            assert "Zaal 2" in live.session.place
            await press(pilot, "ctrl+z", "ctrl+z")
            assert (live.session.place, live.session.closing.readers) == ("", "Het team")


def test_the_steps_of_a_screen_are_counted_also_when_the_oldest_are_let_go(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk)
        for number in range(250):
            live.do(c.SetClosing("readers", f"Team {number}"), "scherm")
        opened = live.revision
        assert live.steps_of("scherm", opened) == 0
        live.do(c.SetClosing("readers", "Het team"), "scherm")
        assert (live.steps_of("scherm", opened), live.steps_of("scherm")) == (1, 200)
        live.undo("scherm")
        assert live.steps_of("scherm", opened) == 0
