"""A list is sorted by what is in it and a secret, never by arrival."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.privacy.order import digests

CONTENTS = st.lists(st.tuples(st.text("ab1", max_size=3), st.text("ab1", max_size=3)), max_size=12)


@given(CONTENTS, st.randoms(use_true_random=False))
def test_the_keys_do_not_depend_on_the_order(contents: list[tuple[str, str]], random: Random) -> None:
    shuffled = random.sample(contents, len(contents))
    first = sorted(zip(digests("geheim", contents), contents, strict=True))
    assert first == sorted(zip(digests("geheim", shuffled), shuffled, strict=True))


@given(CONTENTS)
def test_equal_contents_stay_apart(contents: list[tuple[str, str]]) -> None:
    assert len(set(digests("geheim", contents))) == len(contents)


def test_another_secret_gives_another_order() -> None:
    contents = [(str(number),) for number in range(20)]
    orders = {
        tuple(sorted(contents, key=dict(zip(contents, digests(s, contents), strict=True)).__getitem__)) for s in "abc"
    }
    assert len(orders) == 3
    assert tuple(contents) not in orders


def test_where_one_part_ends_matters() -> None:
    assert len(set(digests("geheim", [("ab", "c"), ("a", "bc"), ("abc",), ("abc", "")]))) == 4
