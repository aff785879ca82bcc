"""Keys in the order in which they were typed.

A key that a field does not keep for itself travels from widget to widget up to the app. A
fast typist, or a clicker, is quicker than that: Enter would come after the letters of the
next note. So the app hands out a key only when the one before it has arrived.
"""

from collections import deque
from collections.abc import Awaitable, Callable

from textual.app import App
from textual.events import Key
from textual.message_pump import MessagePump
from textual.timer import Timer

ROUNDS = 2  # the key goes up once; what it sets going (a submitted text) goes up after it
PATIENCE = 0.25
"""Seconds after which it is looked at where the messenger has gone."""
LOOKS = 20
"""So often it is only late: a slow moment is no reason to let the next key pass the one before."""


class KeyOrder:
    """Hands keys to ``handle`` one at a time."""

    def __init__(self, app: App[None], handle: Callable[[Key], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._waiting: deque[Key] = deque()
        self._busy = False
        self._watch: Timer | None = None
        self._with: MessagePump | None = None
        self._looks = 0

    async def take(self, key: Key) -> None:
        """A key was pressed."""
        self._waiting.append(key)
        await self._go_on()

    async def _go_on(self) -> None:
        while self._waiting and not self._busy:
            self._busy = True
            self._looks, self._with = 0, None
            self._watch = self._app.set_interval(PATIENCE, self._look, repeat=LOOKS)
            await self._handle(self._waiting.popleft())
            await self._follow(self._way_up(), ROUNDS)

    def _way_up(self) -> list[MessagePump]:
        start = self._app.focused or self._app.screen
        return [*start.ancestors_with_self] if start.is_running else [self._app]

    async def _look(self) -> None:
        """A widget that goes away takes the messenger with it; the next key must not wait for ever."""
        self._looks += 1
        lost = self._with is not None and not (self._with.is_running and self._with.is_attached)
        if lost or self._looks >= LOOKS:
            await self._arrived()

    async def _follow(self, way: list[MessagePump], rounds: int) -> None:
        """Send a messenger after the key, which stands behind it in each queue on the way."""
        if way:
            self._with = way[0]
            if not way[0].call_later(self._follow, way[1:], rounds):
                await self._arrived()
        elif rounds > 1:
            await self._follow(self._way_up(), rounds - 1)
        else:
            await self._arrived()

    async def _arrived(self) -> None:
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        self._busy = False
        await self._go_on()
