"""The table that a person reads."""

from statistics import median

from benchmarks.benches import Bench
from benchmarks.pairs import Effort, Pairs, p95

CANNOT = "{:<44} niet gemeten: {}"
_ROW = "{:<44} {:>7} {:>6}   {:>7} {:>6}   {:<8} {}"


def heading() -> str:
    """What stands above the columns."""
    titles = ("Hoeveel keer zoveel als kaal", "midden", "doel", "p95", "doel", "gehaald", "midden: wij, kaal")
    head = _ROW.format(*titles)
    return f"{head}\n{'─' * len(head)}"


def line(bench: Bench, pairs: Pairs) -> str:
    """One measurement, with the two middles behind it, and what 95 out of 100 stay under when that has an aim."""
    p95_shown, p95_aim = "", ""
    if bench.aim_p95 is not None:
        p95_shown, p95_aim = _number(pairs.p95), f"≤ {_number(bench.aim_p95, 1)}"
    middles = f"{bench.unit(median(pairs.ours))}, {bench.unit(median(pairs.bare))}"
    if bench.within is not None:
        middles += f"; 95 van 100 binnen {bench.unit(p95(pairs.ours))} (doel {bench.unit(bench.within)})"
    met = "ja" if is_met(bench, pairs) else "nee"
    return _ROW.format(
        bench.what, _number(pairs.median), f"≤ {_number(bench.aim, 1)}", p95_shown, p95_aim, met, middles
    )


def foot(effort: Effort) -> str:
    """How to read it."""
    little = "" if effort.share >= 1 else " Met weinig rondes gemeten: kijk naar de grote lijn."
    return f"\nOm en om gemeten (wij, kaal, wij, kaal …) in één keer, na een aanloop.{little}"


def is_met(bench: Bench, pairs: Pairs) -> bool:
    """Whether the aim is reached."""
    at_p95 = bench.aim_p95 is None or pairs.p95 <= bench.aim_p95
    return pairs.median <= bench.aim and at_p95 and (bench.within is None or p95(pairs.ours) <= bench.within)


def _number(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
