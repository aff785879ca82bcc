"""A hundred phones in one second, over one lone note; and a key on the screen meanwhile, over a key at rest.

Both on the real app in a terminal, with its phones on and somebody who looks at the live screen.
"""

import json
import random
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from typing import Any

from benchmarks import senders, sessions
from benchmarks.key_to_paint import EMPTY_FIELD, FIELD, LETTERS
from benchmarks.pairs import Effort, Pairs
from benchmarks.terminal import ROOT, Broke, Terminal, in_terminal
from herstelgroep.store.archive import Archive
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder

ROUNDS = 8
BLOCKS = 5
"""Words of 24 letters while notes stream in, and as many at rest: some thousand notes in all."""
F4, ESCAPE = "\x1bOS", "\x1b"
MOST_REST = 0.12
"""The most seconds between two keys: longer than the screen gathers what comes in."""


class Crowd:
    """The phones, in a process of their own; ``terminal`` is watched while they send."""

    def __init__(self, process: "subprocess.Popen[str]", terminal: Terminal) -> None:
        self._process, self._terminal = process, terminal
        self.hear()

    def ask(self, what: str) -> None:
        """Let them begin, or end."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()

    def hear(self) -> Any:
        """What they answer; meanwhile what is painted is read, as any terminal does."""
        assert self._process.stdout is not None
        self._terminal.watch_until(self._process.stdout)
        line = self._process.stdout.readline()
        if not line:
            raise Broke("de telefoons stopten vanzelf.")
        return json.loads(line)

    def seconds(self, what: str) -> tuple[float, ...]:
        """How long each of their notes took."""
        self.ask(what)
        return tuple(self.hear())


@contextmanager
def room() -> Iterator[tuple[Terminal, Crowd]]:
    """The app with its phones on, and the phones."""
    with sessions.fresh_folder() as root:
        session_id = sessions.kept_session(root, notes=20)
        port = _free_port()
        with in_terminal(
            *("-m", "herstelgroep", "start", "--map", str(root), "--verder", session_id),
            *("--luister", f"{senders.HOME}:{port}"),
        ) as terminal:
            terminal.opened(FIELD)
            terminal.press(F4)
            terminal.opened(f"{senders.HOME}:{port}")
            terminal.press(ESCAPE)
            terminal.opened(FIELD)
            command = [sys.executable, "-m", "benchmarks.senders", str(port), _path(root, session_id)]
            with subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
            ) as process:
                try:
                    yield terminal, Crowd(process, terminal)
                finally:
                    process.kill()


def _path(root: Path, session_id: str) -> str:
    archive = Archive(RealFiles(), Folder(root), lambda: secrets.token_hex(8))
    access = archive.session(session_id).phones.access
    if access is None:
        raise Broke("de telefoons gingen niet aan.")
    return f"/{access.phone}"


def _free_port() -> int:
    with socket.create_server((senders.HOME, 0)) as bound:
        return int(bound.getsockname()[1])


def measure(effort: Effort) -> Pairs:
    """A hundred phones within a second, then some lone notes, in turns. Every note counts."""
    crowded: list[float] = []
    alone: list[float] = []
    with room() as (terminal, crowd):
        for number in range(min(1, effort.warm_up) + effort.rounds(ROUNDS)):
            if number == min(1, effort.warm_up):
                crowded.clear()
                alone.clear()
            crowded += crowd.seconds(senders.BURST)
            terminal.settle()
            alone += crowd.seconds(senders.ALONE)
            terminal.settle()
    return Pairs(tuple(crowded), tuple(alone))


def measure_keys(effort: Effort) -> Pairs:
    """Type words while notes stream in and at rest, in turns."""
    busy: list[float] = []
    at_rest: list[float] = []
    with room() as (terminal, crowd):
        keys = seconds_of_keys(terminal)
        warm = [next(keys) for _ in range(min(1, effort.warm_up) * len(LETTERS))]
        length = len(LETTERS) if warm else 1
        for _ in range(effort.rounds(BLOCKS)):
            crowd.ask(senders.STREAM)
            crowd.hear()
            busy += [next(keys) for _ in range(length)]
            crowd.seconds(senders.STOP)
            terminal.settle()
            at_rest += [next(keys) for _ in range(length)]
    return Pairs(tuple(busy), tuple(at_rest))


def seconds_of_keys(terminal: Terminal) -> Iterator[float]:
    """Letter after letter, at any moment: also in the middle of what else is painted."""
    chance = random.Random(2026)
    for place, letter in zip(count(), cycle(LETTERS), strict=False):
        if place and not place % len(LETTERS):
            terminal.press(EMPTY_FIELD)
            terminal.painted(FIELD)
        terminal.watch(time.perf_counter() + chance.uniform(0.03, MOST_REST))
        pressed = terminal.press(letter)
        yield terminal.painted(letter) - pressed
