"""The most memory a session with 500 notes takes, over a bare Textual app."""

from pathlib import Path

from benchmarks import bare, sessions
from benchmarks.key_to_paint import FIELD, NOTES, live_screen
from benchmarks.pairs import Effort, Pairs, in_turns
from benchmarks.terminal import in_terminal

ROUNDS = 5
LAST = "Ω"


def measure(effort: Effort) -> Pairs:
    """Open both in turns, type a note, and look at the peak."""
    with sessions.fresh_folder() as root:
        session_id = sessions.kept_session(root, NOTES)
        return in_turns(lambda: ours(root, session_id), bare_one, effort.rounds(ROUNDS), min(1, effort.warm_up))


def ours(root: Path, session_id: str) -> float:
    """Kilobytes of the live screen, once one more note was written down and is on the board."""
    with live_screen(root, session_id) as terminal:
        terminal.opened(FIELD)
        terminal.press(LAST)
        terminal.painted(LAST)
        terminal.press("\r")
        terminal.painted(f"• {LAST}")
        terminal.settle()
        return terminal.peak_memory()


def bare_one() -> float:
    """Kilobytes of the bare app."""
    with in_terminal("-m", "benchmarks.bare", "frame") as terminal:
        terminal.opened(bare.KNOWN)
        return terminal.peak_memory()
