"""Leads a panel from its first topic in this terminal: ``python -m tests.terminal.lead FOLDER [MINUTES]``.

With MINUTES the clock is that many minutes slow, as if all of it happened so long ago.
"""

import secrets
import sys
import time
from datetime import date
from itertools import count
from pathlib import Path

from herstelgroep.desk import World, open_desk
from herstelgroep.session.commands import GoTo
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from herstelgroep.tui.app import HerstelgroepApp, Start


def main(folder: str, minutes: str = "0") -> None:
    """Begin a panel at its first topic."""
    slow = 60 * int(minutes)
    world = World(lambda: int(time.time()) - slow, date.today, secrets.token_hex)
    with open_desk(RealFiles(), Path(folder), world) as desk:
        programme, script = desk.catalogue.script("clientenpanel", None)
        live = desk.begin(desk.prepare(programme, script, Choices(date=date.today().isoformat())))
        live.do(GoTo("begeleidingsplan", world.now()), "scherm")
        # Two presses always count as two, so that no test waits.
        steady = count(0, 10)
        HerstelgroepApp(desk, Start.LIVE, lambda: next(steady)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
