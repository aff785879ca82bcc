"""One real Chromium for all tests in this room, and a meeting with the phones on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.pages import NAME, PATIENCE, Room, meeting
from tests.conftest import need

expect.set_options(timeout=1000 * PATIENCE)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, in which the laptop has a name: an origin that is not secure, as in the room."""
    words = ["--no-sandbox", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=need("chromium"), args=words)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    """A meeting at its first board, with the phones on."""
    async with meeting(tmp_path) as room:
        yield room
