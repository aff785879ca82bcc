"""Measure and print a table: ``python -m benchmarks [--quick] [--only NAME …]``.

The exit code is 0 whether an aim is met or not, 1 when something broke, 2 for wrong usage.
"""

import argparse
import sys
from collections.abc import Sequence

from benchmarks.benches import BENCHES, Bench
from benchmarks.pairs import FULL, QUICK, Effort
from benchmarks.table import CANNOT, foot, heading, line
from benchmarks.terminal import Broke, Unmeasurable


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benches that were asked for and print a line for each."""
    about = "Meet hoe snel de app is, naast de kale bibliotheken."
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=about)
    parser.add_argument("--quick", action="store_true", help="minder rondes: sneller klaar, minder nauwkeurig")
    parser.add_argument("--only", action="append", choices=sorted(BENCHES), help="alleen deze meting (mag vaker)")
    args = parser.parse_args(argv)
    chosen = [bench for name, bench in BENCHES.items() if not args.only or name in args.only]
    return run(chosen, QUICK if args.quick else FULL)


def run(benches: Sequence[Bench], effort: Effort) -> int:
    """Print the table, a line as soon as it is measured; 1 when a measurement broke."""
    print(heading(), flush=True)
    broken = 0
    for bench in benches:
        try:
            told = line(bench, bench.measure(effort))
        except Unmeasurable as reason:
            told = CANNOT.format(bench.what, reason)
        except Broke as fault:
            broken += 1
            told = CANNOT.format(bench.what, fault)
        print(told, flush=True)
    print(foot(effort))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
