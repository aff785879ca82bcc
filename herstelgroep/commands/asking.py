"""Asking somebody whether it really should be done, where it cannot be undone."""

import sys
from argparse import Namespace

from herstelgroep.errors import HerstelgroepError


class NotSure(HerstelgroepError):
    """Nobody said yes."""


def sure(args: Namespace) -> bool:
    """Whether somebody said yes, with ``--ja`` or by typing it. Raises :class:`NotSure` when nobody can be asked."""
    if args.ja:
        return True
    if not sys.stdin.isatty():
        raise NotSure("Er is niets gewist. Zet --ja achter de opdracht als je het zeker weet.")
    print("Dit kan niet ongedaan worden gemaakt. Weet je het zeker? Typ ja: ", end="", flush=True)
    return sys.stdin.readline().strip().casefold() in ("ja", "j")
