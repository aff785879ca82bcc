"""How measurements are taken in turns, and told."""

from collections.abc import Iterator

import pytest

from benchmarks.__main__ import run
from benchmarks.benches import BENCHES, Bench
from benchmarks.pairs import FULL, QUICK, TINY, Effort, Measure, Pairs, in_turns, p95
from benchmarks.table import is_met, line
from benchmarks.terminal import Broke, Unmeasurable


def counting(name: str, seen: list[str]) -> Measure:
    numbers: Iterator[int] = iter(range(1, 100))

    def measure() -> float:
        seen.append(name)
        return float(next(numbers))

    return measure


def test_ours_and_the_bare_one_take_turns_and_the_warm_up_does_not_count() -> None:
    seen: list[str] = []
    pairs = in_turns(counting("A", seen), counting("B", seen), rounds=3, warm_up=2)
    assert "".join(seen) == "ABABABABAB"
    assert pairs == Pairs((3, 4, 5), (3, 4, 5))


def test_a_ratio_is_of_the_middles_and_of_the_slow_ones() -> None:
    pairs = Pairs(tuple(float(n) for n in range(1, 102)), (2.0,) * 100)
    assert pairs.median == 51 / 2
    assert pairs.p95 == 96 / 2
    assert p95((7.0,)) == 7.0


def test_more_effort_is_more_rounds_and_there_is_always_one() -> None:
    assert [effort.rounds(20) for effort in (FULL, QUICK, TINY)] == [20, 5, 1]


@pytest.mark.parametrize(
    ("ours", "aim_p95", "met"),
    [((1.6,) * 20, None, True), ((1.61,) * 20, None, False), ((1.5,) * 19 + (90.0,) * 3, 3.0, False)],
)
def test_an_aim_is_met_or_it_is_said_that_it_is_not(ours: tuple[float, ...], aim_p95: float | None, met: bool) -> None:
    pairs = Pairs(ours, (1.0,) * len(ours))
    bench = Bench("Iets", lambda _: pairs, 1.6, aim_p95)
    assert is_met(bench, pairs) is met
    assert f" {'ja' if met else 'nee'} " in line(bench, pairs)


def test_what_takes_too_long_by_itself_is_told_too() -> None:
    quick, slow = Pairs((0.2,) * 20, (0.1,) * 20), Pairs((1.1,) * 20, (1.0,) * 20)
    bench = Bench("Iets", lambda _: quick, 2.0, within=1.0)
    assert is_met(bench, quick)
    assert "95 van 100 binnen 200,0 ms (doel 1000,0 ms)" in line(bench, quick)
    assert not is_met(bench, slow)


def broken(_: Effort) -> Pairs:
    raise Broke("het ging mis.")


def impossible(_: Effort) -> Pairs:
    raise Unmeasurable("hier niet.")


def slow(_: Effort) -> Pairs:
    return Pairs((9.0,), (1.0,))


def test_only_what_broke_makes_the_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([Bench("Traag", slow, 1.0), Bench("Elders", impossible, 1.0)], TINY) == 0
    assert run([Bench("Stuk", broken, 1.0), Bench("Traag", slow, 1.0)], TINY) == 1
    told = capsys.readouterr().out
    assert "niet gemeten: het ging mis." in told
    assert "niet gemeten: hier niet." in told
    assert told.count("9,00") == 2


def test_the_aims_are_those_that_were_agreed() -> None:
    assert {name: (bench.aim, bench.aim_p95) for name, bench in BENCHES.items()} == {
        "home": (1.6, None), "key": (2.0, 3.0), "note": (2.0, None), "pdf": (1.5, None), "memory": (1.6, None),
        "phones": (5.0, 10.0), "key-phones": (10.0, None), "home-own": (1.2, None),
    }  # fmt: skip
