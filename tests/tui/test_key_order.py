"""Keys are handled in the order in which they were typed, however fast that was."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.events import Event, Key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets import Input, Static

from herstelgroep.session.boards import Place, topic_places
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.key_order import KeyOrder
from herstelgroep.tui.screens.choose import ChooseScreen
from herstelgroep.tui.screens.minutes import MinutesScreen
from herstelgroep.tui.screens.paper import PaperScreen
from tests.tui.desks import desk_in, ended, led, settled, shown
from tests.tui.leading import Led, leading

NAMED = {"enter": "\r", "tab": "\t", "escape": "\x1b"}
PATIENCE = 10.0


def burst(pilot: Pilot[None], *typed: str) -> None:
    """Type texts and keys (by Textual's names, as ``<enter>``) in one breath: nothing is waited for."""
    for part in typed:
        if part.startswith("<"):
            key = part.strip("<>")
            pilot.app.post_message(Key(key, NAMED.get(key)))
        else:
            for letter in part:
                pilot.app.post_message(Key("space" if letter == " " else letter, letter))


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the app work until this holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        await pilot.pause()


def lines(*texts: str) -> list[str]:
    return [part for text in texts for part in (text, "<enter>")]


class Desklet(App[None]):
    """A field, and a list of what was handled; with or without the order kept."""

    BINDINGS = [("f6", "note('f6')", "")]  # noqa: RUF012

    def __init__(self, *, ordered: bool) -> None:
        super().__init__()
        self.handled: list[str] = []
        self.gone: str = ""
        self.order = KeyOrder(self, super().on_event) if ordered else None

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static()

    async def on_event(self, event: Event) -> None:
        if self.order is not None and isinstance(event, Key) and not event.is_forwarded:
            await self.order.take(event)
        else:
            await super().on_event(event)

    def action_note(self, what: str) -> None:
        self.handled.append(what)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.handled.append(event.value)
        event.input.value = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        if self.gone and event.value.endswith(self.gone):
            event.input.remove()


async def test_without_it_the_letters_of_the_next_note_come_before_enter() -> None:
    app = Desklet(ordered=False)
    async with app.run_test() as pilot:
        burst(pilot, *lines("een", "twee"))
        await until(pilot, lambda: len(app.handled) == 2)
        assert app.handled[0] == "eentwee"


async def test_with_it_every_note_is_its_own() -> None:
    app = Desklet(ordered=True)
    async with app.run_test() as pilot:
        burst(pilot, *lines("een", "twee"), "<f6>", *lines("drie"))
        await until(pilot, lambda: len(app.handled) == 4)
        assert app.handled == ["een", "twee", "f6", "drie"]


@pytest.mark.parametrize("after", [0, 1, 5])
async def test_a_field_that_goes_away_never_freezes_the_keyboard(after: int) -> None:
    app = Desklet(ordered=True)
    app.gone = "x"
    async with app.run_test() as pilot:
        burst(pilot, "abx", "y" * after, "<f6>", "<f6>")
        await until(pilot, lambda: app.handled == ["f6", "f6"])
        assert not app.query(Input)


async def test_a_screen_that_goes_away_never_freezes_the_keyboard() -> None:
    app = Desklet(ordered=True)
    async with app.run_test() as pilot:
        burst(pilot, *lines("een"))
        app.screen.query_one(Input).remove()
        burst(pilot, "abc", "<f6>")
        await until(pilot, lambda: "f6" in app.handled)


async def test_what_waits_goes_on_when_a_messenger_never_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    """A widget can be taken away with the messenger in its queue; then the watch lets the next key go."""
    app = Desklet(ordered=True)
    async with app.run_test() as pilot:
        field = app.query_one(Input)
        lost: list[object] = []

        def loses(self: MessagePump, callback: Callable[..., object], *args: object) -> bool:
            if getattr(callback, "__self__", None) is not app.order:
                return MessagePump.call_later(self, callback, *args)
            lost.append(callback)
            return True

        monkeypatch.setattr(type(field), "call_later", loses)
        burst(pilot, "a", "<f6>")
        await until(pilot, lambda: app.handled == ["f6"])
        assert lost


def by_column(led_now: Led, place: Place) -> list[list[str]]:
    notes = led_now.session.boards.get(place.key, {}).values()
    return [sorted(note.text for note in notes if note.column == column.key) for column in place.columns]


async def test_notes_in_the_live_screen_land_in_their_columns(tmp_path: Path) -> None:
    good, better = [f"fijn {n}" for n in range(8)], [f"beter {n}" for n in range(7)]
    async with leading(tmp_path) as now:
        place = topic_places(now.session)[0]
        burst(now.pilot, *lines(*good), "<tab>", *lines(*better), "half")
        await until(now.pilot, lambda: now.typed == "half")
        assert by_column(now, place) == [sorted(good), sorted(better)]


async def test_an_action_comes_after_the_letters_before_it(tmp_path: Path) -> None:
    async with leading(tmp_path) as now:
        burst(now.pilot, "voor", "<f9>", "weg", "<f9>", " na", "<enter>")
        await until(now.pilot, lambda: bool(now.session.note_count))
        assert now.texts("begeleidingsplan") == ["voor na"]


async def test_letters_go_on_after_a_screen_that_came_and_went(tmp_path: Path) -> None:
    async with leading(tmp_path) as now:
        burst(now.pilot, "voor", "<f2>", "<f2>", " na", "<enter>", "<f6>", "<f6>", *lines("dan"))
        await until(now.pilot, lambda: now.session.note_count == 2)
        assert now.texts("begeleidingsplan") == ["dan", "voor na"]


async def test_moving_on_leaves_the_notes_where_they_were_typed(tmp_path: Path) -> None:
    async with leading(tmp_path) as now:
        burst(now.pilot, *lines("een"), "<pagedown>", "<pagedown>", *lines("twee"))
        await until(now.pilot, lambda: now.session.note_count == 2)
        assert now.texts("begeleidingsplan") == ["een"]
        assert now.texts("leefomgeving") == ["twee"]


async def test_slips_from_paper_land_in_their_columns_and_topics(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk)
        async with shown(desk) as pilot:
            app = pilot.app
            assert isinstance(app, HerstelgroepApp)
            app.open("paper")
            await settled(pilot)
            assert isinstance(app.screen, PaperScreen)
            slips = [f"slip {n}" for n in range(6)]
            burst(pilot, *lines(*slips), "<tab>", *lines("beter"), "<pagedown>", *lines("elders"))
            await until(pilot, lambda: live.session.note_count == len(slips) + 2)
            first, second = topic_places(live.session)[:2]
            notes = [(note.column, note.text) for note in live.session.boards[first.key].values()]
            columns = [column.key for column in first.columns]
            assert sorted(notes) == sorted([*((columns[0], slip) for slip in slips), (columns[1], "beter")])
            assert [note.text for note in live.session.boards[second.key].values()] == ["elders"]


async def test_what_is_typed_at_once_after_a_choice_lands_in_the_next_screen(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            burst(pilot, "1", "kort")
            await until(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen))
            field = pilot.app.screen.query_one("#search", Input)
            await until(pilot, lambda: field.value == "kort")


async def test_hints_can_be_shown_between_two_steps(tmp_path: Path) -> None:
    """A step goes before the next one comes; whatever was kept in between shows the hints again."""
    with desk_in(tmp_path) as desk:
        live = ended(desk, notes=("De tuin.",))
        async with shown(desk) as pilot:
            app = pilot.app
            assert isinstance(app, HerstelgroepApp)
            app.open("minutes")
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, MinutesScreen)
            await screen.query_one("#page").remove_children()
            screen.show_hints()
            assert not screen.may("edit")
            assert live.session.note_count == 1
