"""Streams of events: a page that follows the leader gets whole states, at most ten a second."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, TypeVar

from aiohttp import web

from herstelgroep.web.answers import HEADERS
from herstelgroep.web.gate import Gate, Limits
from herstelgroep.web.guard import Conversation

T = TypeVar("T")
BEAT = b"event: hier\ndata: .\n\n"
"""Says that the line still lives, whether or not there is news."""

Tell = Callable[[], str | None]
"""The state of now as one line of text; None when there is nothing new to say."""


def only_new(state: Callable[[], T], text: Callable[[T], str]) -> Tell:
    """Tells the text of the state of now, only when it is another one than the last time."""
    told: list[T] = []

    def tell() -> str | None:
        now = state()
        if told == [now]:
            return None
        told[:] = [now]
        return text(now)

    return tell


class Follower(NamedTuple):
    """One stream: its connection, and the sign that there may be something new."""

    gate: Gate
    news: asyncio.Event


class Followers:
    """The streams of one kind of page."""

    def __init__(self, limits: Limits, changed: Callable[[], None] = lambda: None) -> None:
        self._limits = limits
        self._changed = changed
        self._open: dict[Gate, Follower] = {}

    @property
    def count(self) -> int:
        """How many pages follow along now."""
        return len(self._open)

    def wake(self) -> None:
        """There may be something new."""
        for follower in self._open.values():
            follower.news.set()

    async def follow(self, request: web.BaseRequest, tell: Tell) -> web.StreamResponse:
        """Keep a page up to date until it goes."""
        conversation = request.protocol
        assert isinstance(conversation, Conversation)
        gate = conversation.gate
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream; charset=utf-8"})
        response.force_close()
        follower = Follower(gate, asyncio.Event())
        gate.become_stream()
        gate.when_lost = follower.news.set
        self._open[gate] = follower
        self._changed()
        try:
            with suppress(ConnectionError):  # the page is gone
                await response.prepare(request)
                await self._push(response, follower, tell)
        finally:
            del self._open[gate]
            self._changed()
        return response

    async def _push(self, response: web.StreamResponse, follower: Follower, tell: Tell) -> None:
        loop = asyncio.get_running_loop()
        beaten = loop.time()
        while not follower.gate.lost.is_set():
            follower.news.clear()
            text = tell()
            if text is not None:
                await self._send(response, follower.gate, f"data: {text}\n\n".encode())
            if loop.time() - beaten >= self._limits.keep_alive:
                beaten = loop.time()
                await self._send(response, follower.gate, BEAT)
            await _first_of(follower.gate.lost, self._limits.gap)
            await _first_of(follower.news, self._limits.refresh)

    async def _send(self, response: web.StreamResponse, gate: Gate, event: bytes) -> None:
        """Send it, and wait for a slow reader; one that stalls is closed, so that nothing piles up."""
        try:
            async with asyncio.timeout(self._limits.stalled):
                await response.write(event)
                await gate.room()
        except TimeoutError:
            gate.abort()


async def _first_of(sign: asyncio.Event, seconds: float) -> None:
    """Wait for a sign, at most so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await sign.wait()
