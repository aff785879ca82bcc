"""``telefoons --proef``: the check before a session, whether one phone can open a page of this laptop."""

import asyncio
import os
import sys
from argparse import ArgumentParser, Namespace, _ArgumentGroup
from collections.abc import Callable
from shutil import get_terminal_size
from textwrap import fill
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from herstelgroep.commands.common import folder_of
from herstelgroep.commands.phone_options import asked_of, phone_options
from herstelgroep.errors import HerstelgroepError, WrongUsage
from herstelgroep.listening import WHEN_NOBODY_COMES, where
from herstelgroep.qr import half_blocks, rows
from herstelgroep.store.files import RealFiles
from herstelgroep.store.settings import open_settings

if TYPE_CHECKING:
    from herstelgroep.web.links import Listen

# Black on white from the table of 256 colours, which terminals know that do not know more.
_INK, _PLAIN = "\x1b[38;5;16;48;5;231m", "\x1b[0m"


class NobodyCame(HerstelgroepError):
    """No phone has opened the page."""


class Patience(NamedTuple):
    """How long to wait, in seconds: before it says what may be wrong, in all, and for a phone to see the page."""

    told: float = 60.0
    most: float = 300.0
    seen: float = 2.0


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    options.add_argument("--proef", action="store_true", help="probeer of een telefoon deze laptop kan vinden")
    phone_options(options)


def run(args: Namespace) -> int:
    """Serve a page and wait for a phone."""
    if not args.proef:
        raise WrongUsage(
            "De telefoons gaan aan in de app: F4 tijdens een bijeenkomst. Uitproberen: herstelgroep telefoons --proef"
        )
    remembered = open_settings(RealFiles(), folder_of(args), may_move=False).settings.listen
    listen = where(asked_of(args), remembered)
    try:
        asyncio.run(check(listen, Patience(), _when_enter))
    except KeyboardInterrupt as stopped:
        raise NobodyCame(_STOPPED) from stopped
    return 0


_STOPPED = "Gestopt. Er heeft nog geen telefoon de pagina geopend. Papier werkt altijd."
_TOO_LONG = "Er is geen telefoon gekomen. Probeer het later nog eens, of doe het op papier."


async def check(listen: "Listen", patience: Patience, when_enter: Callable[[Callable[[], None]], None]) -> None:
    """Serve the test page until a phone has opened it.

    ``when_enter`` gets what to call when somebody has had enough. Raises :class:`NobodyCame`.
    """
    from herstelgroep.web.trial import Trial

    trial = Trial(listen)
    enough, loop = asyncio.Event(), asyncio.get_running_loop()
    address = await trial.open()
    try:
        _invite(address)

        def had_enough() -> None:
            loop.call_soon_threadsafe(enough.set)

        when_enter(had_enough)
        if not await _first(trial.reached, enough, patience.told):
            _tell_what_may_be_wrong(address)
            if not await _first(trial.reached, enough, patience.most - patience.told):
                raise NobodyCame(_TOO_LONG)
        if not trial.reached.is_set():
            raise NobodyCame(_STOPPED)
        print("Gelukt: een telefoon heeft de pagina geopend.", flush=True)
        await _first(enough, enough, patience.seen)
    finally:
        await trial.close()


async def _first(one: asyncio.Event, other: asyncio.Event, seconds: float) -> bool:
    """Wait until one of the two happens; tells whether that was in time."""
    waiting = [asyncio.create_task(event.wait()) for event in {one, other}]
    done, late = await asyncio.wait(waiting, timeout=max(0.0, seconds), return_when=asyncio.FIRST_COMPLETED)
    for task in late:
        task.cancel()
    return bool(done)


def _invite(address: str) -> None:
    print("Zet een telefoon op dezelfde wifi als deze laptop.\nScan de code, of typ dit adres:\n")
    print(f"  {address}\n")
    ink, plain = (_INK, _PLAIN) if sys.stdout.isatty() else ("", "")
    print("\n".join(f"  {ink}{line}{plain}" for line in half_blocks(rows(address))), end="\n\n")
    stop = " Stoppen: Enter." if sys.stdin.isatty() else ""
    print(f"Wachten op een telefoon.{stop}", flush=True)


def _tell_what_may_be_wrong(address: str) -> None:
    width = min(get_terminal_size().columns, 80) - 1
    print("\nEr is nog geen telefoon. Dit kan het zijn:")
    for what, todo in WHEN_NOBODY_COMES:
        told = f"- {what}. {todo}" if not what.endswith("?") else f"- {what} {todo}"
        print(fill(told, width, subsequent_indent="  ", break_on_hyphens=False))
    print(f"\nWe wachten nog even. Het adres is: {address}", flush=True)


def _when_enter(then: Callable[[], None]) -> None:
    """Read one line in a thread of its own; straight from the system, so that it never holds up the end."""

    def read() -> None:
        if os.read(sys.stdin.fileno(), 1):
            then()

    if sys.stdin.isatty():
        Thread(target=read, daemon=True).start()
