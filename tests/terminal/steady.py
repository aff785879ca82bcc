"""The real command line, in which two presses always count as two: ``python -m tests.terminal.steady start ID``.

A test presses faster than a person, and the app takes a second press within 1.5 seconds for a mistake.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from herstelgroep.cli import main
from herstelgroep.desk import Desk
from herstelgroep.listening import ASKED_NOTHING, Asked
from herstelgroep.tui import app
from herstelgroep.tui.app import HerstelgroepApp, Start


class Steady(HerstelgroepApp):
    """The app with a clock on which ten seconds pass between two looks."""

    def __init__(self, desk: Desk, start: Start = Start.HOME, asked: Asked = ASKED_NOTHING) -> None:
        ticks = count(0, 10)
        super().__init__(desk, start, lambda: float(next(ticks)), asked)


@contextmanager
def steady() -> Iterator[None]:
    """The command line opens this app."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "HerstelgroepApp", Steady)
        yield


if __name__ == "__main__":
    with steady():
        sys.exit(main(sys.argv[1:]))
