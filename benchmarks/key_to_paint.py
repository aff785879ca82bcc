"""From a key to its letter on the screen: the live screen with 500 notes, over a bare Input."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import cycle
from pathlib import Path

from benchmarks import bare, sessions
from benchmarks.pairs import Effort, Pairs, in_turns
from benchmarks.terminal import Terminal, in_terminal

KEYS = 240
NOTES = 500
FIELD = "Schrijf een briefje en druk op Enter"
# No letter that either screen shows by itself: a letter seen is the key that was pressed.
LETTERS = "αβγδεζηθικλμνξοπρστυφχψω"
EMPTY_FIELD = "\x15"  # Ctrl+U


def measure(effort: Effort) -> Pairs:
    """Type in both in turns, a word at a time."""
    with sessions.fresh_folder() as root:
        session_id = sessions.kept_session(root, NOTES)
        with live_screen(root, session_id) as ours, in_terminal("-m", "benchmarks.bare", "field") as field:
            ours.opened(FIELD)
            field.opened(bare.KNOWN)
            warm_up = effort.warm_up * len(LETTERS)
            return in_turns(_typing(ours), _typing(field), effort.rounds(KEYS), warm_up)


def live_screen(root: Path, session_id: str) -> AbstractContextManager[Terminal]:
    """The app on the session that is going on."""
    return in_terminal("-m", "herstelgroep", "start", "--map", str(root), "--verder", session_id)


def _typing(terminal: Terminal) -> Callable[[], float]:
    return _seconds_of_keys(terminal).__next__


def _seconds_of_keys(terminal: Terminal) -> Iterator[float]:
    for place, letter in enumerate(cycle(LETTERS)):
        if place and not place % len(LETTERS):
            terminal.settle()
            terminal.press(EMPTY_FIELD)
        terminal.settle()
        pressed = terminal.press(letter)
        yield terminal.painted(letter) - pressed
