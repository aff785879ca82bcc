"""The app in a real terminal: keys go in through tmux, and what is shown is read back."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import need

PATIENCE = 20.0
LOOK = 0.05
ROOT = Path(__file__).parents[2]


class Terminal:
    """One terminal of so many columns and rows, on a tmux server of its own."""

    def __init__(self, name: str, folder: Path, size: tuple[int, int]) -> None:
        self.name, self.tmux = name, need("tmux")
        start = f"env -u COLUMNS -u LINES HERSTELGROEP_MAP='{folder}' '{sys.executable}' -m herstelgroep"
        command = f"cd '{ROOT}' && {start}; cat"
        columns, rows = (str(side) for side in size)
        self._tmux("-f", "/dev/null", "new-session", "-d", "-s", "app", "-x", columns, "-y", rows, command)

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            [self.tmux, "-L", self.name, *words], capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return done.stdout

    def seen(self) -> str:
        """What is on the screen now."""
        return self._tmux("capture-pane", "-p", "-t", "app")

    def wait_for(self, text: str) -> str:
        """Look until this text is on the screen; fails with the screen when it never comes."""
        deadline = time.monotonic() + PATIENCE
        while text not in (screen := self.seen()):
            assert time.monotonic() < deadline, f"{text!r} never came:\n{screen}"
            time.sleep(LOOK)
        return screen

    def press(self, key: str, then: str = "") -> None:
        """Press a key by tmux's name, and wait for what it shows."""
        self._tmux("send-keys", "-t", "app", key)
        if then:
            self.wait_for(then)

    def press_until(self, key: str, then: str, pause: float) -> None:
        """Press a key again and again, so many seconds apart, until a text is shown."""
        deadline = time.monotonic() + PATIENCE
        while then not in (screen := self.seen()):
            assert time.monotonic() < deadline, f"{then!r} never came:\n{screen}"
            self.press(key)
            again = time.monotonic() + pause
            while time.monotonic() < again and then not in self.seen():
                time.sleep(LOOK)

    def write(self, text: str, then: str = "") -> None:
        """Type a text, letter by letter."""
        self._tmux("send-keys", "-t", "app", "-l", text)
        self.wait_for(then or text)

    def close(self) -> None:
        """Stop the server that this terminal is on."""
        self._tmux("kill-server")


@contextmanager
def terminal(name: str, folder: Path, size: tuple[int, int] = (100, 30)) -> Iterator[Terminal]:
    """A terminal with the app in it."""
    opened = Terminal(f"herstelgroep-{name}", folder, size)
    try:
        yield opened
    finally:
        opened.close()
