"""Opens the live screen of a panel in this terminal: ``python -m tests.terminal.lead FOLDER [ID]``."""

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


def main(folder: str, session_id: str = "") -> None:
    """Begin a panel at its first topic, or go on with one."""
    world = World(lambda: int(time.time()), date.today, secrets.token_hex)
    with open_desk(RealFiles(), Path(folder), world) as desk:
        if session_id:
            desk.resume(session_id)
        else:
            programme, script = desk.catalogue.script("clientenpanel", None)
            live = desk.begin(desk.prepare(programme, script, Choices(date=date.today().isoformat())))
            live.do(GoTo("begeleidingsplan", world.now()), "scherm")
        # Two presses always count as two, so that no test waits.
        steady = count(0, 10)
        HerstelgroepApp(desk, Start.LIVE, lambda: next(steady)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
