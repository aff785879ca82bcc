"""The six letters for phones that cannot scan, and how often anybody may guess."""

import hmac
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto


class Verdict(Enum):
    """What a try at the code came to."""

    RIGHT = auto()
    WRONG = auto()
    WORN = auto()
    """Wrong, and so often by now that there must be a new code."""
    TOO_MANY = auto()
    """Not even looked at: there were too many wrong ones in the last minute."""


@dataclass(frozen=True)
class Tries:
    """How many wrong codes are let through, over all phones together, since nobody's address is kept."""

    per_code: int = 10
    per_minute: int = 20
    minute: float = 60.0


class CodeDoor:
    """Counts wrong codes; ``clock`` gives the seconds of any steady clock."""

    def __init__(self, tries: Tries, clock: Callable[[], float]) -> None:
        self._tries = tries
        self._clock = clock
        self._wrong = 0
        self._lately: deque[float] = deque()

    def knock(self, given: str, code: str) -> Verdict:
        """Try a code. Capitals, spaces and dashes make no difference."""
        now = self._clock()
        while self._lately and self._lately[0] <= now - self._tries.minute:
            self._lately.popleft()
        if len(self._lately) >= self._tries.per_minute:
            return Verdict.TOO_MANY
        if hmac.compare_digest(letters(given).encode(), letters(code).encode()):
            return Verdict.RIGHT
        self._lately.append(now)
        self._wrong += 1
        if self._wrong < self._tries.per_code:
            return Verdict.WRONG
        self._wrong = 0
        return Verdict.WORN


def letters(given: str) -> str:
    """What was typed, without capitals and without anything that is no letter."""
    return "".join(letter for letter in given.casefold() if letter.isalpha())
