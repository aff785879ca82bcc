"""A real terminal to drive: a tmux server of its own, that ends with the test."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from tests.conftest import need

PATIENCE = 20.0
LOOK = 0.05
ROOT = Path(__file__).parents[2]


class Terminal:
    """One pane of tmux. What ended stays on the screen."""

    def __init__(self, tmux: str, socket: Path) -> None:
        self._command = [tmux, "-S", str(socket), "-f", "/dev/null"]
        self._pause = Event()

    def _run(self, *words: str) -> str:
        # A size in the environment would count for more than that of the pane.
        environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "TMUX")}
        command = [*self._command, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=PATIENCE)
        return done.stdout

    def start(self, program: list[str], size: tuple[int, int], environment: Mapping[str, str]) -> None:
        """Start a program in a pane of this size."""
        values = {"PYTHONPATH": str(ROOT), "HOME": os.environ["HOME"], "TERM": "tmux-256color", **environment}
        pairs = [word for key, value in values.items() for word in ("-e", f"{key}={value}")]
        width, height = str(size[0]), str(size[1])
        self._run(
            *("start-server", ";", "set-option", "-g", "status", "off", ";"),
            *("set-option", "-g", "remain-on-exit", "on", ";"),
            *("new-session", "-d", "-x", width, "-y", height, *pairs, *program),
        )

    def record(self, path: Path) -> None:
        """From now on, put all that the program prints in a file as well."""
        self._run("pipe-pane", "-O", f"cat >> {shlex.quote(str(path))}")

    def press(self, *keys: str) -> None:
        """Press keys by the names of tmux (NPage, M-d, F2), one right after the other."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self._run("send-keys", "-l", text)

    def fast(self, *typed: tuple[str, str]) -> None:
        """Type texts with a key after each, faster than anybody can, and wait for nothing."""
        words: list[str] = []
        for text, key in typed:
            words += [*(("send-keys", "-l", text, ";") if text else ()), "send-keys", key, ";"]
        self._run(*words[:-1])

    def screen(self) -> str:
        """What is on the screen now."""
        return self._run("capture-pane", "-p")

    def coloured(self) -> str:
        """The same, with the codes for its colors."""
        return self._run("capture-pane", "-e", "-p")

    def told(self, about: str) -> str:
        """What tmux knows about the pane, as a format of tmux asks."""
        return self._run("display-message", "-p", about).strip()

    def pid(self) -> int:
        """The process in the pane."""
        return int(self._run("display-message", "-p", "#{pane_pid}"))

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        os.kill(self.pid(), signal.SIGKILL)
        self.see_it_end()

    def see_it_end(self) -> None:
        """Wait until the program has ended."""
        self.wait(lambda _: self._run("display-message", "-p", "#{pane_dead}").strip() == "1", "the end")

    def exit_code(self) -> int:
        """How the program ended, once it has."""
        self.see_it_end()
        # tmux sometimes misses the sign that its child has ended, and waits for it for ever.
        self.wait(lambda _: self._look_for_children() != "", "an exit code")
        return int(self.told("#{pane_dead_status}"))

    def _look_for_children(self) -> str:
        os.kill(int(self.told("#{pid}")), signal.SIGCHLD)
        return self.told("#{pane_dead_status}#{pane_dead_signal}")

    def wait(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until the screen is as it should be; fails with the screen when it never is."""
        end = time.monotonic() + PATIENCE
        while not holds(shown := self.screen()):
            assert time.monotonic() < end, f"the screen never showed {what}:\n{shown}"
            self._pause.wait(LOOK)
        return shown

    def see(self, *texts: str) -> str:
        """Wait until all these texts are on the screen."""
        return self.wait(lambda shown: all(text in shown for text in texts), " and ".join(map(repr, texts)))

    def see_no_more(self, text: str) -> str:
        """Wait until a text has gone from the screen."""
        return self.wait(lambda shown: text not in shown, f"a screen without {text!r}")

    def do(self, key: str, *then: str) -> str:
        """Press a key and wait until all that follows is on the screen."""
        self.press(key)
        return self.see(*then)

    def write(self, text: str, then: str = "") -> None:
        """Type a text, and wait until it is on the screen, or what comes of it."""
        self.type(text)
        self.see(then or text)

    def close(self) -> None:
        """End the server with everything in it."""
        subprocess.run([*self._command, "kill-server"], capture_output=True, check=False)


@contextmanager
def terminal(
    folder: Path, program: list[str], size: tuple[int, int] = (120, 36), environment: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """A program in a terminal of its own; the socket stands in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    pane = Terminal(need("tmux"), folder / "s")
    pane.start(program, size, environment or {})
    try:
        yield pane
    finally:
        pane.close()


def python(*words: str) -> list[str]:
    """The words that start a Python module of this project."""
    return [sys.executable, "-m", *words]


def herstelgroep(*words: str) -> list[str]:
    """The words that start the app, or a command of it."""
    return python("herstelgroep", *words)


def own_folder(folder: Path) -> dict[str, str]:
    """The app keeps its files here; between twelve and one o'clock, so that no test crosses midnight."""
    hour = datetime.now(UTC).hour
    return {"HERSTELGROEP_MAP": str(folder), "TZ": f"NOEN{hour - 12:+d}"}
