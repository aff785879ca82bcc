"""Keys never reach what is not shown, and each list says which keys are its own."""

from pathlib import Path

import pytest

from herstelgroep.session.model import Writing
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.screens.closing import ClosingScreen
from herstelgroep.tui.screens.group import GroupScreen
from herstelgroep.tui.screens.live import LiveScreen
from herstelgroep.tui.steps.ending import EndingStep
from herstelgroep.tui.widgets.choices import ChoiceRow
from tests.tui.desks import desk_in, led, press, settled, shown
from tests.tui.leading import leading
from tests.tui.test_key_order import burst, until


@pytest.mark.parametrize("opened", ["f8", "f6", "f1"])
async def test_the_hidden_agreement_never_has_the_keys(tmp_path: Path, opened: str) -> None:
    async with leading(tmp_path, segment="pauze") as led:
        assert not led.live.query_one(ChoiceRow).display
        assert led.focus == ""
        await led.press(opened, "escape")
        assert led.top is led.live
        assert led.focus == ""
        assert "kiezen" not in [hint.text for hint in led.live.hints_near()]
        await led.press("right", "enter", "3")
        assert led.session.writing is Writing.LAPTOP
        led.live.query_one(ChoiceRow).focus()
        await led.press("2")
        assert led.session.writing is Writing.LAPTOP


async def test_the_agreement_can_still_be_asked_for(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="pauze") as led:
        await led.press("alt+e", "f8", "escape")
        assert led.focus == "agreement"
        await led.press("2")
        assert led.session.writing is Writing.PAPER
        assert led.focus == ""


async def test_after_another_screen_the_cursor_is_in_the_field(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("escape")
        assert led.focus == ""
        await led.press("f8", "escape")
        assert led.focus == "note"
        await led.press("f3", "pagedown", "f3")
        assert led.focus in ("note", "sheet", "")
        await led.press("f8", "escape")
        assert led.focus != "agreement"


@pytest.mark.parametrize(("typed", "note"), [(".net gewassen", ".net gewassen"), ("...en toen", "...en toen")])
async def test_a_note_may_begin_with_a_full_stop(tmp_path: Path, typed: str, note: str) -> None:
    async with leading(tmp_path) as led:
        burst(led.pilot, *("<full_stop>" if letter == "." else letter for letter in typed), "<enter>")
        await until(led.pilot, lambda: bool(led.texts("begeleidingsplan")))
        assert led.texts("begeleidingsplan") == [note]
        assert led.top is led.live
        await led.type(".slow")
        assert led.typed == ".slow"


async def test_the_blank_screen_stays_for_its_own_keys(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.type(".")
        assert isinstance(led.top, GroupScreen)
        assert led.top.has_class("-blank")
        await led.type(".")
        assert isinstance(led.top, GroupScreen)
        assert not led.top.has_class("-blank")
        await led.press("space", "pagedown", "a")
        assert isinstance(led.top, GroupScreen)
        await led.press("f3", "f3", "full_stop", "b")
        assert isinstance(led.top, GroupScreen)
        assert led.typed == ""


async def test_the_choice_about_the_notes_tells_its_keys_and_shows_one_cursor(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        led(desk, "begin-maken-met-herstel", notes=("De tuin.",))
        async with shown(desk, (80, 24)) as pilot:
            app = pilot.app
            assert isinstance(app, HerstelgroepApp)
            app.open("closing")
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, ClosingScreen)
            await screen.go_to(len(screen.steps) - 1)
            await settled(pilot)
            assert isinstance(screen.step, EndingStep)

            def pointed() -> list[str]:
                drawn = [strip.text for strip in screen._compositor.render_strips()]
                return [line.strip() for line in drawn if "▶" in line]

            assert {("↑ ↓", "kiezen"), ("Enter", "kies")} <= {hint[:2] for hint in screen.hints()}
            assert pointed() == ["▶ ○ Nu wissen"]
            await press(pilot, "down")
            assert pointed() == ["▶ ○ Bewaren voor de volgende keer"]
            await press(pilot, "enter")
            assert pointed() == ["▶ Rond af"]
            assert ("Enter", "rond af") in {hint[:2] for hint in screen.hints()}
            await press(pilot, "shift+tab")
            assert pointed() == ["▶ ● Bewaren voor de volgende keer"]


async def test_a_picked_topic_is_let_go_in_the_next_part(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        asked = led.live.field.entry
        await led.press("alt+2")
        assert led.live.field.entry != asked
        await led.press("pagedown", "pageup")
        assert led.live.field.entry == asked
        assert isinstance(led.live, LiveScreen)
        await led.press("alt+2")
        picked = led.live.field.entry
        await led.type("Rust")
        await led.press("pagedown")
        assert led.live.field.entry == picked
        assert led.typed == "Rust"
