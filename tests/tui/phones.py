"""The screen of the phones over the real little server, that listens on this computer only."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.request import ProxyHandler, build_opener

import msgspec
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from herstelgroep.desk import Desk
from herstelgroep.listening import Asked
from herstelgroep.programme.model import Outcome
from herstelgroep.store.settings import Theme, Wifi
from herstelgroep.tui.app import HerstelgroepApp, Start
from herstelgroep.tui.base import Message
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.screens.phones import PhonesScreen
from herstelgroep.web.links import Links
from tests.tui.desks import desk_in, press, settled

_OPENER = build_opener(ProxyHandler({}))
_PATIENCE = 10.0


class At(NamedTuple):
    """The screen of the phones on top of a live session."""

    pilot: Pilot[None]
    desk: Desk

    @property
    def app(self) -> HerstelgroepApp:
        """The app."""
        assert isinstance(self.pilot.app, HerstelgroepApp)
        return self.pilot.app

    @property
    def screen(self) -> PhonesScreen:
        """The screen on top."""
        assert isinstance(self.pilot.app.screen, PhonesScreen)
        return self.pilot.app.screen

    def listening(self) -> bool:
        """Whether phones may come in."""
        return self.app.phones_on

    @property
    def links(self) -> Links:
        """Where phones find the pages."""
        assert self.app.server.links is not None
        return self.app.server.links

    @property
    def said(self) -> str:
        """What the message line of the screen on top says."""
        return self.pilot.app.screen.query_one(Message).text

    @property
    def told(self) -> str:
        """The words near the codes."""
        shown = [line.content for line in self.screen.query("#how, #state").results(Static) if line.display]
        return "\n".join(text.plain if isinstance(text, Content) else str(text) for text in shown)

    @property
    def hints(self) -> dict[str, str]:
        """The keys that are hinted, with what they do."""
        return {hint.key: hint.text for hint in self.screen.hints()}

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all is shown."""
        await press(self.pilot, *keys)

    async def fetch(self, address: str) -> str:
        """Open an address as a phone does."""
        answer = await asyncio.to_thread(_get, address)
        await settled(self.pilot)
        return answer


def here(address: str = "127.0.0.1") -> Asked:
    """This computer, at a port that no other test listens at."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return Asked(address, free.getsockname()[1])


def _get(address: str) -> str:
    with _OPENER.open(address.partition("#")[0], timeout=_PATIENCE) as answer:
        return str(answer.read().decode())


@asynccontextmanager
async def live_shown(
    folder: Path,
    *,
    size: tuple[int, int] = (100, 30),
    wifi: Wifi = Wifi(),  # noqa: B008
    theme: Theme = Theme.EVENING,
    outcome: Outcome = Outcome.SHARE,
    asked: Asked | None = None,
) -> AsyncIterator[At]:
    """A live session with the phones off."""
    with desk_in(folder) as desk:
        programme, script = desk.catalogue.script("clientenpanel", None)
        desk.begin(Draft.usual(desk, msgspec.structs.replace(programme, outcome=outcome), script).session(desk))
        desk.settings = msgspec.structs.replace(desk.settings, wifi=wifi, theme=theme)
        presses = count(0, 2)  # seconds: no press is a nervous one
        app = HerstelgroepApp(desk, Start.LIVE, lambda: float(next(presses)), asked or here())
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield At(pilot, desk)


@asynccontextmanager
async def phones_shown(
    folder: Path,
    *,
    size: tuple[int, int] = (100, 30),
    wifi: Wifi = Wifi(),  # noqa: B008
    theme: Theme = Theme.EVENING,
) -> AsyncIterator[At]:
    """A live session with the phones on and their codes shown."""
    async with live_shown(folder, size=size, wifi=wifi, theme=theme) as at:
        await at.press("f4")
        assert at.listening(), at.said
        yield at
