"""F7: showing what lies face down, or counting what was voted. With so few that it points to a person it asks first."""

from typing import TYPE_CHECKING, Any

from textual.events import Key

from herstelgroep.tui.base import Message
from herstelgroep.tui.mover import AGAIN

if TYPE_CHECKING:
    from herstelgroep.tui.base import CalmScreen
    from herstelgroep.tui.waiting_view import Batch

KEYS = ("f7", "alt+l")
_PASSES = (*KEYS, "ctrl+p")
"""Keys that leave the question open; the palette has the same action by name."""


class Reveal:
    """The question of one screen. It is open only while it stands there, and for this very batch."""

    def __init__(self, screen: "CalmScreen[Any]") -> None:
        self._screen = screen
        self._asked: Batch | None = None
        self._pressed = 0.0

    def press(self, batch: "Batch | None") -> bool:
        """F7; tells whether something was shown or counted. A held key or a nervous second press is no yes."""
        now = self._screen.home.seconds()
        soon, self._pressed = now - self._pressed < AGAIN, now
        if soon and batch is not None and batch == self._asked and self._stands(batch):
            return False
        asked, self._asked = self._asked, None
        if batch is None:
            self._screen.say("Er wacht nu niets.")
            return False
        if batch.is_small and not (batch == asked and self._stands(batch)):
            self._asked = batch
            self._screen.say(batch.asks)
            return False
        if not self._screen.do(batch.command):
            return False
        self._screen.say(batch.told)
        return True

    def key_comes(self, key: Key) -> bool:
        """Any other key lets it be; Esc does nothing else."""
        if self._asked is None or key.key in _PASSES:
            return False
        asked, self._asked = self._asked, None
        if not self._stands(asked):
            return False
        self._screen.say("Goed. Er is niets veranderd." if key.key == "escape" else "")
        return key.key == "escape"

    def _stands(self, batch: "Batch") -> bool:
        return self._screen.query_one(Message).text == batch.asks
