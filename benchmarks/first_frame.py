"""From starting the process to the first full frame of home, over that of a bare Textual app."""

import compileall
from pathlib import Path

from benchmarks import bare, sessions
from benchmarks.pairs import Effort, Pairs, in_turns
from benchmarks.terminal import ROOT, in_terminal

STARTS = 21
HOME = ("Wat wil je doen?", "Begin een bijeenkomst", "Archief", "Instellingen", "bij nood")
"""The question, the ways to go, and the hints at the bottom."""


def measure(effort: Effort) -> Pairs:
    """Start both in turns, in a folder with a session that is not finished."""
    compile_first()
    with sessions.fresh_folder() as root:
        sessions.kept_session(root, notes=20)
        return in_turns(lambda: ours(root), bare_one, effort.rounds(STARTS), effort.warm_up)


def ours(root: Path) -> float:
    """Seconds to home."""
    return _seconds(("-m", "herstelgroep", "--map", str(root)), HOME)


def bare_one() -> float:
    """Seconds to the bare app's frame."""
    return _seconds(("-m", "benchmarks.bare", "frame"), (bare.KNOWN,))


def compile_first() -> None:
    """Bytecode for all of ours, as an install makes it."""
    for folder in ("herstelgroep", "benchmarks"):
        compileall.compile_dir(ROOT / folder, quiet=1)


def _seconds(arguments: tuple[str, ...], texts: tuple[str, ...]) -> float:
    with in_terminal(*arguments) as terminal:
        return terminal.painted(*texts) - terminal.began
