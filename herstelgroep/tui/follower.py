"""Lets the screen follow what other doors do: in batches, so that a hundred phones are a few looks."""

from collections.abc import Callable

from textual.timer import Timer

BATCH = 0.1
"""Seconds from the first change until the screen follows; what comes meanwhile is shown with it."""


class Follower:
    """Calls ``follow`` soon after a change, and at most once in each batch."""

    def __init__(self, later: Callable[[float, Callable[[], None]], Timer], follow: Callable[[], None]) -> None:
        self._later = later
        self._follow = follow
        self._waits = False

    def changed(self) -> None:
        """The session changed."""
        if not self._waits:
            self._waits = True
            self._later(BATCH, self._now)

    def _now(self) -> None:
        self._waits = False
        self._follow()
