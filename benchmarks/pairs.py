"""Measuring two things side by side, in turns, so that a busy machine is busy for both."""

from collections.abc import Callable
from statistics import median, quantiles
from typing import NamedTuple

Measure = Callable[[], float]


class Effort(NamedTuple):
    """How much to measure: a share of the full number of rounds, and rounds that do not count."""

    share: float
    warm_up: int

    def rounds(self, full: int) -> int:
        """How many rounds, of the full number."""
        return max(1, round(full * self.share))


FULL = Effort(1.0, 3)
QUICK = Effort(0.25, 1)
TINY = Effort(0.0, 0)
"""One round of everything: it proves that a bench works, and tells nothing about speed."""


class Pairs(NamedTuple):
    """What was measured in turns: ours and the bare one, in the same unit."""

    ours: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def median(self) -> float:
        """How many times the bare one ours is, in the middle."""
        return median(self.ours) / median(self.bare)

    @property
    def p95(self) -> float:
        """How many times the bare one ours is, when 95 out of 100 do better."""
        return p95(self.ours) / p95(self.bare)


def p95(values: tuple[float, ...]) -> float:
    """The value that 95 out of 100 stay under."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def in_turns(ours: Measure, bare: Measure, rounds: int, warm_up: int) -> Pairs:
    """Measure A B A B …; the first ``warm_up`` rounds are let go."""
    both = [(ours(), bare()) for _ in range(warm_up + rounds)][warm_up:]
    return Pairs(tuple(a for a, _ in both), tuple(b for _, b in both))
