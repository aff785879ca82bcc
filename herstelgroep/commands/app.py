"""Opening the app: home, or a session at once."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from herstelgroep.commands.common import desk_of, need_kept
from herstelgroep.commands.phone_options import asked_of
from herstelgroep.errors import HerstelgroepError
from herstelgroep.listening import Asked

if TYPE_CHECKING:
    from herstelgroep.desk import Desk


class Stopped(HerstelgroepError):
    """The app itself went wrong."""


class NoTerminal(HerstelgroepError):
    """There is no screen and no keyboard for the app."""


def need_terminal(instead: str) -> None:
    """Raise :class:`NoTerminal` when there is no terminal. ``instead`` is what can be done now."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminal(f"De app heeft een terminal nodig, en die is er hier niet; {instead}.")


def run(args: Namespace) -> int:
    """Open the home screen."""
    need_terminal("bekijk een voorbeeld met: herstelgroep demo")
    asked = asked_of(args)
    with desk_of(args) as desk:
        show(desk, asked, live=False)
    return 0


def show(desk: "Desk", asked: Asked, *, live: bool) -> None:
    """Open the app on this desk; ``live`` goes straight to the session that the desk has.

    ``asked`` is where phones must find this laptop. Raises :class:`Stopped` when the app itself went wrong.
    """
    from herstelgroep.tui.app import HerstelgroepApp, Start

    app = HerstelgroepApp(desk, Start.LIVE if live else Start.HOME, asked=asked)
    app.run()
    need_kept(desk)
    if app.return_code:
        raise Stopped("De app stopte door een fout. Wat bewaard was, is er nog. Start hem opnieuw en ga verder.")
