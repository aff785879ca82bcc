"""Pages of ours in a real browser, and the meeting they belong to."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Dialog, Locator, Page, Route, expect

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.session.face_down import waiting_count
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Attendance
from herstelgroep.web.gate import Limits
from herstelgroep.web.links import Links, Listen
from herstelgroep.web.serving import Server
from tests.web.asking import HOME
from tests.web.room import MANY, desk_in, go, meet, without_phones

NAME = "laptop.test"
PATIENCE = 20.0
SMALL = (360, 740)
WIDE = (1280, 800)
FULL_HD = (1920, 1080)
BROWSER = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),  # one Chromium at a time is enough for two cores
    pytest.mark.asyncio(loop_scope="session"),
]
_HURRY = """() => {
  const later = setTimeout;
  window.setTimeout = (act, time, ...more) => later(act, time > 5000 ? time : Math.min(time, 400), ...more);
}"""
_OURS_TO_KNOW = ("Content Security Policy", "Refused to", "Uncaught")


class Room(NamedTuple):
    """A meeting at a desk, and its little server."""

    desk: Desk
    live: LiveSession
    server: Server

    @property
    def links(self) -> Links:
        """Where the pages are."""
        assert self.server.links is not None
        return self.server.links

    def do(self, *commands: c.Command) -> None:
        """The leader does this."""
        for command in commands:
            self.live.do(command, "scherm")

    def go(self, segment: str) -> None:
        """The leader goes to a segment."""
        go(self.live, segment)

    def waiting(self) -> int:
        """How many notes lie face down."""
        return waiting_count(self.live.session)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until this holds on the laptop."""
        changed = asyncio.Event()
        heard = self.desk.when_changed, self.server.when_seen
        for listeners in heard:
            listeners.append(changed.set)
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    await changed.wait()
                    changed.clear()
        finally:
            for listeners in heard:
                listeners.remove(changed.set)


@asynccontextmanager
async def meeting(
    folder: Path,
    outcome: str = "delen",
    segment: str = "bord",
    attendance: Attendance | None = MANY,
) -> AsyncIterator[Room]:
    """A meeting at a real desk with the phones on; afterwards nothing in the server itself may have gone wrong."""
    with desk_in(folder) as desk:
        live = meet(desk, outcome, segment, attendance)
        without_phones(live)
        server = Server(desk, Limits(shutdown=0.2, farewell=2.0))
        try:
            await server.start_phones(Listen(HOME, 0, NAME))
            yield Room(desk, live, server)
        finally:
            await server.close()
        assert server.faults == []


class Watched:
    """What happened in a browser context that nobody asked for."""

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        context.on("dialog", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if any(word in message.text for word in _OURS_TO_KNOW):
            self.troubles.append(message.text)

    async def _asked(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.type)
        await dialog.accept()


@asynccontextmanager
async def opened(
    browser: Browser, address: str, size: tuple[int, int] = SMALL, *, allowed: tuple[str, ...] = (), **options: Any
) -> AsyncIterator[Page]:
    """A page in a context of its own. Nothing may go wrong in it, ask something, be kept, or go anywhere else."""
    settings = {"viewport": {"width": size[0], "height": size[1]}, "locale": "nl-NL", **options}
    context = await browser.new_context(**settings)
    watched = Watched(context)
    try:
        page = await context.new_page()
        page.set_default_timeout(1000 * PATIENCE)
        await page.goto(address)
        yield page
        kept = await context.storage_state()
    finally:
        await context.close()
    assert kept == {"cookies": [], "origins": []}
    assert watched.troubles == []
    assert tuple(watched.dialogs) == allowed
    base = address.split("/", 3)[2]
    assert watched.requests
    assert [url for url in watched.requests if url.split("/", 3)[2] != base] == []


@asynccontextmanager
async def phone_shown(
    browser: Browser, address: str, size: tuple[int, int] = SMALL, **options: Any
) -> AsyncIterator["Phone"]:
    """The page of a participant who agreed, on a phone with touch."""
    async with opened(browser, address, size, has_touch=True, is_mobile=True, **options) as page:
        phone = Phone(page)
        await phone.agree()
        yield phone


class Phone:
    """The page of a participant."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.field = page.locator("#tekst")
        self.question = page.locator("#vraag")
        self.told = page.locator("#melding")

    async def agree(self) -> None:
        """Read what happens, and take part."""
        await self.page.get_by_role("button", name="Goed", exact=True).tap()
        await expect(self.page.locator("#vraag")).not_to_have_text("Even kijken wat de vraag is …")

    async def look(self) -> None:
        """Ask the laptop now for what there is to do; by itself the page does so every two seconds."""
        async with self.page.expect_response("**/nu"):
            await self.page.evaluate("dispatchEvent(new Event('online'))")

    @asynccontextmanager
    async def on_a_slow_line(self) -> AsyncIterator[None]:
        """The page keeps hearing what the laptop says now, whatever happens there meanwhile."""
        async with self.page.expect_response("**/nu") as heard:
            await self.page.evaluate("dispatchEvent(new Event('online'))")
        response = await heard.value
        body = await response.body()

        async def again(route: Route) -> None:
            await route.fulfill(status=response.status, headers=response.headers, body=body)

        await self.page.route("**/nu", again)
        try:
            yield
        finally:
            await self.page.unroute("**/nu", again)

    def choice(self, name: str) -> Locator:
        """A choice by its name."""
        return self.page.get_by_label(name, exact=True)

    def button(self, name: str) -> Locator:
        """A button by its name."""
        return self.page.get_by_role("button", name=name, exact=True)

    async def write(self, text: str, column: str = "") -> None:
        """Fill the field."""
        if column:
            await self.choice(column).check()
        await self.field.fill(text)

    async def send(self, text: str, column: str = "") -> None:
        """Send a note, and see that it came in."""
        await self.write(text, column)
        await self.button("Verstuur").tap()
        await expect(self.told).to_have_text("Je briefje is binnen.")
        await expect(self.field).to_have_value("")


async def hurry(page: Page) -> None:
    """The page waits less long before it says or tries something again; how long an answer may take stays the same."""
    await page.evaluate(_HURRY)


async def see_that_it_fits_across(page: Page) -> None:
    """Nothing has to be scrolled sideways, as soon as the page has taken its size; fails when something has."""
    size = page.viewport_size
    assert size is not None
    await page.wait_for_function("(wide) => document.documentElement.scrollWidth <= wide", arg=size["width"])
