"""The six letters: easy to type, hard to guess."""

import pytest

from herstelgroep.web.codes import CodeDoor, Tries, Verdict


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.parametrize("typed", ["abcdef", "ABCDEF", "abc def", "abc-def", " Abc–Def ", "a b c d e f"])
def test_how_it_is_typed_makes_no_difference(typed: str, clock: Clock) -> None:
    assert CodeDoor(Tries(), clock).knock(typed, "abcdef") is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["", "abcde", "abcdeg", "abcdefg", "ábcdef", "fedcba", "123456", "ß" * 6])
def test_another_one_is_wrong(typed: str, clock: Clock) -> None:
    assert CodeDoor(Tries(), clock).knock(typed, "abcdef") is Verdict.WRONG


def test_the_tenth_wrong_one_wears_the_code_out(clock: Clock) -> None:
    door = CodeDoor(Tries(per_code=10), clock)
    assert [door.knock("x", "abcdef") for _ in range(10)] == [Verdict.WRONG] * 9 + [Verdict.WORN]
    assert door.knock("x", "ghjkmn") is Verdict.WRONG


def test_too_many_in_a_minute_are_not_even_looked_at(clock: Clock) -> None:
    door = CodeDoor(Tries(per_code=100, per_minute=3), clock)
    for _ in range(3):
        door.knock("x", "abcdef")
    assert door.knock("abcdef", "abcdef") is Verdict.TOO_MANY
    clock.now += 59
    assert door.knock("abcdef", "abcdef") is Verdict.TOO_MANY
    clock.now += 1
    assert door.knock("abcdef", "abcdef") is Verdict.RIGHT


def test_right_ones_are_never_too_many(clock: Clock) -> None:
    door = CodeDoor(Tries(), clock)
    assert {door.knock("abcdef", "abcdef") for _ in range(200)} == {Verdict.RIGHT}


def test_guessing_for_a_day_finds_nothing(clock: Clock) -> None:
    door, worn, looked_at = CodeDoor(Tries(), clock), 0, 0
    for _ in range(24 * 60 * 4):
        clock.now += 15
        for _ in range(50):
            verdict = door.knock("zzzzzz", "abcdef")
            worn += verdict is Verdict.WORN
            looked_at += verdict is not Verdict.TOO_MANY
    assert looked_at <= 20 * 24 * 60 + 20
    assert worn == looked_at // 10
