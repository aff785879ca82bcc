"""Waiting until something is on disk: acknowledged means kept."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

PATIENCE = 8.0
"""Seconds that a page waits for the disk before it is told to ask again."""


async def on_disk(desk: "Desk", revision: int, seconds: float) -> bool:
    """Wait until this revision of the session of now is on disk; tells whether it is.

    It is not when that takes longer than ``seconds``, nor when another session took its place.
    """
    live = desk.live

    def gone() -> bool:
        return live is None or desk.live is not live

    def safe() -> bool:
        return not gone() and desk.safe_revision >= revision

    with _once(desk, lambda: gone() or safe()) as settled, suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await settled.wait()
    return safe()


@contextmanager
def _once(desk: "Desk", holds: Callable[[], bool]) -> Iterator[asyncio.Event]:
    """Set once this holds, in whatever thread the desk tells of it."""
    event, loop = asyncio.Event(), asyncio.get_running_loop()

    def told() -> None:
        if holds():
            with suppress(RuntimeError):  # the loop has closed, so nobody waits any more
                loop.call_soon_threadsafe(event.set)

    listeners = (desk.when_kept, desk.when_changed)
    for listener in listeners:
        listener.append(told)
    if holds():
        event.set()
    try:
        yield event
    finally:
        for listener in listeners:
            listener.remove(told)
