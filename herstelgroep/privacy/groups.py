"""The small-group rule: a label must never point at a person."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)

IN_THE_ROOM = 3
"""A label is kept in the room from this many people of that group."""
OUTSIDE = 5
"""A label, a split or a figure leaves the room from this many people."""


def visible_groups(counts: Mapping[Group, int], threshold: int, others: int = 0) -> frozenset[Group]:
    """The groups whose label may be shown.

    A group under ``threshold`` becomes "iemand", and so are the ``others`` who are of no
    group. As long as everybody who is "iemand" is together still under it, the next
    smallest group joins them.
    """
    smallest_first = sorted((count, str(group), group) for group, count in counts.items() if count > 0)
    hidden = others
    for place, (count, _, _group) in enumerate(smallest_first):
        if count >= threshold and (hidden == 0 or hidden >= threshold):
            return frozenset(group for _, _, group in smallest_first[place:])
        hidden += count
    return frozenset()


def split_may_be_told(parts: Collection[int], threshold: int = OUTSIDE) -> bool:
    """Whether the number present may be told per group: each is 0 or large enough."""
    return all(part == 0 or part >= threshold for part in parts)


def figures_may_be_told(answers: int, threshold: int = OUTSIDE) -> bool:
    """Whether marks and votes may be shown: never under five answers."""
    return answers >= threshold
