"""Op de beamer: the page for the group, opened in the browser of this laptop."""

import asyncio
import os
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from herstelgroep.tui.base import CalmScreen

_PATIENCE = 3.0
"""Seconds in which an opener that fails has failed."""
_GRAPHICAL = ("x-www-browser", "firefox", "firefox-esr", "chromium", "chromium-browser", "google-chrome", "epiphany")
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
_OPENED = "De bladzijde voor de groep staat in de browser. Sleep hem naar de beamer en druk op f: heel scherm."
_TYPE_IT = "Hier gaat geen browser open. Typ dit adres in een browser op deze laptop: {address}"


def open_page(screen: "CalmScreen[Any]") -> None:
    """Start the page for the group and open it; a screen tells what came of it. Works with phones off too."""
    screen.run_worker(_open(screen), exit_on_error=False, group="beamer")


async def _open(screen: "CalmScreen[Any]") -> None:
    await asyncio.to_thread(import_module, "herstelgroep.web.serving")
    address = await screen.home.server.open_screen()
    opened = await asyncio.to_thread(open_in_browser, address, sys.platform, os.environ)
    screen.say(_OPENED if opened else _TYPE_IT.format(address=address))


def open_in_browser(address: str, platform: str, environment: Mapping[str, str]) -> bool:
    """Open an address in a graphical browser; tells whether that could be done. May take a few seconds.

    Never a browser in letters: it would take over the terminal that the app is in.
    """
    if platform == "win32":
        return webbrowser.open(address)
    if platform == "darwin":
        return _started(["open", address], environment)
    if not any(environment.get(name) for name in _SCREENS):
        return False
    here = {**environment, "BROWSER": os.pathsep.join(_GRAPHICAL)}  # what xdg-open tries where there is no desktop
    openers = (name for name in ("xdg-open", *_GRAPHICAL) if shutil.which(name, path=environment.get("PATH")))
    return any(_started([name, address], here) for name in openers)


def _started(command: list[str], environment: Mapping[str, str]) -> bool:
    """Start a program away from this terminal; a browser that stays open counts as started."""
    quiet = subprocess.DEVNULL
    try:
        program = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(environment), start_new_session=True
        )
    except OSError:
        return False
    try:
        return program.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        program.returncode = 0  # it lives on by itself, and nobody waits for it
        return True
