"""How the screen of the phones is laid out: as many codes as fit, with the words beside or below."""

from collections.abc import Sequence
from typing import NamedTuple

GAP = 2
"""Cells between two codes."""
AIR = 3
"""Cells between the codes and the words beside them."""
LARGE, SMALL, NARROW = 40, 24, 44
"""Cells for words beside with large letters, beside with ordinary ones, and below with ordinary ones."""
BELOW_LARGE = 78
"""Cells for words below, with large letters at their right."""


class Plan(NamedTuple):
    """What fits. ``codes`` is how many of them, ``head`` whether the head line may stay, ``titles`` whether each
    code has its name above it; ``width`` and ``height`` are what it takes, hints not counted.
    """

    codes: int
    beside: bool
    large: bool
    head: bool
    titles: bool
    width: int
    height: int


def plan(width: int, height: int, sizes: Sequence[tuple[int, int]]) -> Plan | None:
    """The best plan for this room, or None when not even one code fits in it.

    ``sizes`` are the codes (cells, rows), the one to show first in front. ``height`` is the window without hints.
    """
    return next((p for p in _plans(sizes) if p.width <= width and p.height <= height), None)


def room_needed(width: int, height: int, sizes: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How wide and high the window must be for one code, hints not counted; what asks the least growth."""
    ones = [p for p in _plans(sizes) if p.codes == 1]
    least = min(ones, key=lambda p: max(0, p.width - width) + 2 * max(0, p.height - height))
    return least.width, least.height


def _plans(sizes: Sequence[tuple[int, int]]) -> list[Plan]:
    """Every way, the best one first."""
    found = []
    if len(sizes) > 1:
        two = sizes[:2]
        found += [_plan(two, beside=True, large=True, head=True)]
        found += [_plan(two, beside=False, large=large, head=head) for large in (True, False) for head in (True, False)]
    one = sizes[:1]
    for head in (True, False):
        for large in (True, False):
            found += [_plan(one, beside=beside, large=large, head=head) for beside in (True, False)]
    return found


def _plan(sizes: Sequence[tuple[int, int]], *, beside: bool, large: bool, head: bool) -> Plan:
    wide = sum(size[0] for size in sizes) + GAP * (len(sizes) - 1)
    high = max(size[1] for size in sizes)
    titles = len(sizes) > 1 or not beside
    if beside:
        wide += AIR + (LARGE if large else SMALL)
    else:
        wide = max(wide, BELOW_LARGE if large else NARROW)
        high += 3 if large else 2
    return Plan(len(sizes), beside, large, head, titles, wide, high + titles + head)
