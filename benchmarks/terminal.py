"""A program in a terminal of its own, which answers nothing: what it paints can be waited for."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios

COLUMNS, LINES = 120, 36
PATIENCE = 30.0
QUIET = 0.03
QUIET_AFTER_START = 0.3  # shorter than a cursor blinks
ROOT = Path(__file__).parents[1]
_STYLES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
_OURS = ("TEXTUAL", "COLUMNS", "LINES", "NO_COLOR", "HERSTELGROEP")


class Broke(Exception):
    """A program did not do what is measured; the message tells what."""


class Unmeasurable(Exception):
    """This machine cannot measure it; the message tells why."""


class Terminal:
    """A running program and the screen it paints on. Times are in seconds."""

    def __init__(self, master: int, process: "subprocess.Popen[bytes]", began: float) -> None:
        self._master, self.process, self.began = master, process, began
        self._seen = b""
        self._heard_at = began

    def painted(self, *texts: str) -> float:
        """Wait until all these texts were painted since the last key, in whatever style.

        Gives the moment (perf_counter) at which the last of it came.
        """
        wanted = [text.encode() for text in texts]
        until = time.perf_counter() + PATIENCE
        while not _all_in(wanted, _STYLES.sub(b"", self._seen)):
            self._hear(until - time.perf_counter(), texts)
        return self._heard_at

    def press(self, keys: str) -> float:
        """Send keys; gives the moment just before."""
        self._seen = b""
        now = time.perf_counter()
        os.write(self._master, keys.encode())
        return now

    def opened(self, text: str) -> None:
        """Wait until a screen with this text stands, ready for keys."""
        self.painted(text)
        self.settle(QUIET_AFTER_START)

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing more is painted for a moment."""
        until = time.perf_counter() + PATIENCE
        while select.select([self._master], [], [], quiet)[0]:
            if time.perf_counter() > until:
                raise Broke("het scherm kwam niet tot rust.")
            self._hear(0.0, ())

    def watch(self, until: float) -> None:
        """Read what is painted until this moment (perf_counter)."""
        while (left := until - time.perf_counter()) > 0:
            if select.select([self._master], [], [], left)[0]:
                self._hear(0.0, ())

    def watch_until(self, other: IO[str]) -> None:
        """Read what is painted until somebody else has something to say, or has ended."""
        until = time.perf_counter() + PATIENCE
        both = [self._master, other.fileno()]
        while both[1] not in (ready := select.select(both, [], [], max(0.0, until - time.perf_counter()))[0]):
            if not ready:
                raise Broke("er kwam geen antwoord.")
            self._hear(0.0, ())

    def peak_memory(self) -> float:
        """The most memory it has held so far, in kilobytes. Raises Unmeasurable without /proc."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        except FileNotFoundError:
            raise Unmeasurable("dit systeem vertelt niet hoeveel geheugen een programma gebruikt.") from None
        lines = dict(line.partition(":")[::2] for line in status.splitlines())
        return float(lines["VmHWM"].split()[0])

    def _hear(self, seconds: float, texts: Sequence[str]) -> None:
        ready = select.select([self._master], [], [], max(0.0, seconds))[0]
        if not ready:
            raise Broke(f"{' en '.join(texts)} kwam niet op het scherm.")
        try:
            heard = os.read(self._master, 1 << 16)
            self._heard_at = time.perf_counter()
        except OSError:  # how Linux says that nobody holds the other end
            heard = b""
        if not heard:
            said = _STYLES.sub(b"", self._seen).decode("utf-8", "replace").split()
            raise Broke(f"het programma stopte vanzelf: … {' '.join(said)[-300:]}")
        self._seen += heard


def _all_in(wanted: Sequence[bytes], seen: bytes) -> bool:
    return all(text in seen for text in wanted)


@contextmanager
def in_terminal(*arguments: str) -> Iterator[Terminal]:
    """Start this Python with these arguments in a terminal of 120 by 36, and end it afterwards."""
    if sys.platform == "win32":
        raise Unmeasurable("hiervoor is een Linux- of Mac-terminal nodig.")
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONUTF8": "1"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    try:
        yield Terminal(master, process, began)
    finally:
        process.kill()
        process.wait()
        os.close(master)
