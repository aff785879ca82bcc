"""A desk in a folder of its own, with a steady clock, and an app that waits for its own workers."""

import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.programme.model import Outcome, Role
from herstelgroep.session import commands as c
from herstelgroep.session.boards import topic_places
from herstelgroep.session.live import LiveSession
from herstelgroep.store.files import RealFiles
from herstelgroep.tui.app import HerstelgroepApp, Start
from herstelgroep.tui.draft import Draft

TODAY = date(2026, 11, 25)
NOW = int(datetime(2026, 11, 25, 14, 0).timestamp())


class Hands:
    """The clock of a test; it stands still until somebody moves it."""

    def __init__(self) -> None:
        self.now = NOW


@contextmanager
def desk_in(folder: Path, hands: Hands | None = None) -> Iterator[Desk]:
    """A real desk on a real disk."""
    hands = hands or Hands()
    world = World(lambda: hands.now, lambda: TODAY, secrets.token_hex)
    with open_desk(RealFiles(), folder, world) as desk:
        yield desk


@asynccontextmanager
async def shown(desk: Desk, size: tuple[int, int] = (100, 30), start: Start = Start.HOME) -> AsyncIterator[Pilot[None]]:
    """The app on this desk."""
    app = HerstelgroepApp(desk, start)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the workers are done and what they found is shown."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until all is shown."""
    await pilot.press(*keys)
    await settled(pilot)


def on(pilot: Pilot[None], screen: type[object]) -> bool:
    """Whether this is the screen on top."""
    return isinstance(pilot.app.screen, screen)


async def write(pilot: Pilot[None], text: str) -> None:
    """Put a text in the field of the cursor; that keys get there is proven in a real terminal."""
    await pilot.pause()
    field = pilot.app.focused
    assert isinstance(field, (Input, TextArea))
    if isinstance(field, Input):
        field.insert_text_at_cursor(text)
    else:
        field.insert(text)
    await settled(pilot)


def led(desk: Desk, programme: str = "clientenpanel", nr: int = 1, notes: tuple[str, ...] = ()) -> LiveSession:
    """A meeting that has begun, with these notes on its first board."""
    draft = Draft.usual(desk, *desk.catalogue.script(programme, nr))
    draft.counts = {Role.CLIENT: 6}
    live = desk.begin(draft.session(desk))
    if live.session.programme.outcome is Outcome.GROUP:
        live.do(c.SetOpened(True), "scherm")
    board = topic_places(live.session)[0]
    for text in notes:
        live.do(c.AddNote(board.key, desk.new_handle(), text, board.columns[0].key), "scherm")
    assert desk.flush()
    return live


def ended(desk: Desk, **given: Any) -> LiveSession:
    """A meeting that is finished."""
    live = led(desk, **given)
    live.do(c.Finish(desk.world.now()), "scherm")
    assert desk.flush()
    return live
