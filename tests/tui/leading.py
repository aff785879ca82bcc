"""A live screen over a real desk in a folder of its own, with a clock that the test sets."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.session.clock import is_still
from herstelgroep.session.commands import AddNote, GoTo
from herstelgroep.session.model import Attendance, Session
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from herstelgroep.tui.app import HerstelgroepApp, Start
from herstelgroep.tui.base import CalmScreen, Message
from herstelgroep.tui.screens.live import LiveScreen
from herstelgroep.tui.widgets.notefield import NoteField

BEGIN = 1_795_600_800
TODAY = date(2026, 11, 25)


class Hand:
    """Clocks in the hand of the test: UTC seconds, and steady seconds that jump on at every look."""

    def __init__(self) -> None:
        self.at = BEGIN
        self.steady = 0.0
        self.step = 10.0

    def now(self) -> int:
        """The moment."""
        return self.at

    def seconds(self) -> float:
        """Two looks are ten seconds apart, unless the test says otherwise."""
        self.steady += self.step
        return self.steady


class Led(NamedTuple):
    """A session that is being led on a screen."""

    pilot: Pilot[None]
    desk: Desk
    hand: Hand

    @property
    def session(self) -> Session:
        """The state of now."""
        assert self.desk.live is not None
        return self.desk.live.session

    @property
    def live(self) -> LiveScreen:
        """The live screen, on top or below."""
        screen = self.pilot.app.screen_stack[0]
        assert isinstance(screen, LiveScreen)
        return screen

    @property
    def top(self) -> CalmScreen[object]:
        """The screen on top."""
        screen = self.pilot.app.screen
        assert isinstance(screen, CalmScreen)
        return screen

    @property
    def said(self) -> str:
        """What the message line of the screen on top says."""
        return self.top.query_one(Message).text

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.live.query_one(NoteField).input.value

    def closed(self) -> bool:
        """Whether the field is closed."""
        return bool(self.live.query_one(NoteField).input.disabled)

    @property
    def focus(self) -> str:
        """The id of what has the cursor."""
        return (self.live.focused.id or "") if self.live.focused else ""

    def still(self) -> bool:
        """Whether time stands still."""
        return is_still(self.session.timeline)

    def texts(self, board: str) -> list[str]:
        """The notes on a board, sorted."""
        return sorted(note.text for note in self.session.boards.get(board, {}).values())

    async def press(self, *keys: str) -> None:
        """Press keys and wait until the screen is quiet."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", ".": "full_stop", ",": "comma", "'": "apostrophe"}
        await self.press(*(names.get(letter, letter) for letter in text))

    async def write(self, text: str) -> None:
        """Type a text and press Enter."""
        await self.type(text)
        await self.press("enter")


@asynccontextmanager
async def leading(
    folder: Path,
    programme: str = "clientenpanel",
    *,
    segment: str = "begeleidingsplan",
    size: tuple[int, int] = (120, 36),
    attendance: Attendance | None = None,
    notes: int = 0,
) -> AsyncIterator[Led]:
    """Lead a meeting that stands at a segment."""
    hand = Hand()
    with open_desk(RealFiles(), folder, World(hand.now, lambda: TODAY, secrets.token_hex)) as desk:
        found, script = desk.catalogue.script(programme, None)
        session = desk.prepare(found, script, Choices(date=TODAY.isoformat(), attendance=attendance))
        live = desk.begin(session)
        if segment and segment != live.session.script.segments[0].key:
            live.do(GoTo(segment, hand.at), "scherm")
        for number in range(notes):
            live.do(AddNote(segment, f"n{number}", f"Briefje nummer {number}", "goed"), "notulist")
        app = HerstelgroepApp(desk, Start.LIVE, hand.seconds)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.pause()
            yield Led(pilot, desk, hand)
