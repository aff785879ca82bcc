"""The small-group rule: a label never points at fewer people than its threshold."""

from collections import defaultdict
from itertools import product
from random import Random

import pytest

from herstelgroep.privacy.groups import (
    IN_THE_ROOM,
    OUTSIDE,
    figures_may_be_told,
    split_may_be_told,
    visible_groups,
)

GROUPS = ("cliënt", "hulpverlener", "manager", "naastbetrokkene")
Counts = dict[str, int]


def random_attendances(number: int) -> list[tuple[Counts, int]]:
    random = Random(2)
    sizes = (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 9, 12, 30)
    return [
        ({group: random.choice(sizes) for group in GROUPS}, random.choice((0, 0, 0, *sizes))) for _ in range(number)
    ]


@pytest.mark.parametrize("threshold", [IN_THE_ROOM, OUTSIDE])
def test_everybody_is_one_of_enough(threshold: int) -> None:
    """Who sees the labels and knows all numbers, still has at least so many people to choose from."""
    shown = 0
    for counts, others in random_attendances(10_000):
        visible = visible_groups(counts, threshold, others)
        somebody = others + sum(count for group, count in counts.items() if group not in visible)
        assert all(counts[group] >= threshold for group in visible)
        assert not visible or somebody == 0 or somebody >= threshold
        shown += bool(visible)
    assert shown > 1000


@pytest.mark.parametrize("threshold", [IN_THE_ROOM, OUTSIDE])
def test_no_small_number_follows_from_labels_and_total(threshold: int) -> None:
    """All attendances that show the same: never do they agree that a group is there and small."""
    possible: dict[tuple[frozenset[str], int], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(9), repeat=5):
        if sum(numbers) <= 12:
            visible = visible_groups(dict(zip(GROUPS, numbers[:4], strict=True)), threshold, numbers[4])
            possible[visible, sum(numbers)].append(numbers)
    for (visible, _), found in possible.items():
        for place, group in enumerate((*GROUPS, "others")):
            sizes = {numbers[place] for numbers in found}
            if group in visible:
                assert min(sizes) >= threshold
            else:
                assert len(sizes) > 1 or sizes == {0} or min(sizes) >= threshold


def test_no_more_is_hidden_than_must_be() -> None:
    """A group that is large enough keeps its label when nobody else would be alone without it."""
    for counts, others in random_attendances(10_000):
        visible = visible_groups(counts, IN_THE_ROOM, others)
        small = others + sum(count for count in counts.values() if count < IN_THE_ROOM)
        if small == 0 or small >= IN_THE_ROOM:
            assert visible == {group for group, count in counts.items() if count >= IN_THE_ROOM}


@pytest.mark.parametrize(
    ("counts", "others", "visible"),
    [
        ({}, 0, set()),
        ({"cliënt": 2}, 0, set()),
        ({"cliënt": 3}, 0, {"cliënt"}),
        ({"cliënt": 5, "hulpverlener": 4}, 0, {"cliënt", "hulpverlener"}),
        ({"cliënt": 5, "hulpverlener": 1}, 0, set()),
        ({"cliënt": 5, "hulpverlener": 4, "manager": 1}, 0, {"cliënt"}),
        ({"cliënt": 5, "hulpverlener": 2, "manager": 1}, 0, {"cliënt"}),
        ({"cliënt": 5}, 1, set()),
        ({"cliënt": 5}, 3, {"cliënt"}),
        ({"cliënt": 3, "hulpverlener": 3, "manager": 1}, 0, {"hulpverlener"}),
    ],
)
def test_who_is_told_apart_in_the_room(counts: Counts, others: int, visible: set[str]) -> None:
    assert visible_groups(counts, IN_THE_ROOM, others) == visible


def test_the_split_is_told_only_when_no_part_is_small() -> None:
    assert split_may_be_told([])
    assert split_may_be_told([0, 5, 9])
    assert not split_may_be_told([0, 4, 9])


def test_figures_are_hidden_under_five_answers() -> None:
    assert [figures_may_be_told(answers) for answers in (0, 4, 5)] == [False, False, True]
