"""A real terminal to drive: a tmux server of its own, that ends with the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import need

DEADLINE = 20.0
ROOT = Path(__file__).parents[2]


class Terminal:
    """One pane of tmux."""

    def __init__(self, tmux: str, socket: Path) -> None:
        self._command = [tmux, "-S", str(socket), "-f", "/dev/null"]

    def _run(self, *words: str) -> str:
        # A size in the environment would count for more than that of the pane.
        environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
        command = [*self._command, *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    def start(self, program: list[str], size: tuple[int, int]) -> None:
        """Start a program in a pane of this size."""
        environment = {"PYTHONPATH": str(ROOT), "HOME": os.environ["HOME"], "TERM": "tmux-256color"}
        pairs = [word for key, value in environment.items() for word in ("-e", f"{key}={value}")]
        width, height = str(size[0]), str(size[1])
        self._run(
            *("start-server", ";", "set-option", "-g", "status", "off", ";"),
            *("new-session", "-d", "-x", width, "-y", height, *pairs, *program),
        )

    def press(self, *keys: str) -> None:
        """Press keys by the names of tmux (NPage, M-d, F2)."""
        for key in keys:
            self._run("send-keys", key)

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self._run("send-keys", "-l", text)

    def screen(self) -> str:
        """What is on the screen now."""
        return self._run("capture-pane", "-p")

    def pid(self) -> int:
        """The process in the pane."""
        return int(self._run("display-message", "-p", "#{pane_pid}"))

    def wait(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until the screen is as it should be."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            shown = self.screen()
            if holds(shown):
                return shown
            time.sleep(0.03)
        raise AssertionError(f"the screen never showed {what!r}:\n{self.screen()}")

    def see(self, *texts: str) -> str:
        """Wait until all these texts are on the screen."""
        return self.wait(lambda shown: all(text in shown for text in texts), " and ".join(texts))

    def close(self) -> None:
        """End the server with everything in it."""
        subprocess.run([*self._command, "kill-server"], capture_output=True, check=False)


@contextmanager
def terminal(folder: Path, program: list[str], size: tuple[int, int] = (120, 36)) -> Iterator[Terminal]:
    """A program in a terminal of its own; the socket stands in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    pane = Terminal(need("tmux"), folder / "s")
    pane.start(program, size)
    try:
        yield pane
    finally:
        pane.close()


def python(*words: str) -> list[str]:
    """The words that start a Python module of this project."""
    return [sys.executable, "-m", *words]
