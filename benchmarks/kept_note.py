"""A note that is acknowledged, with 200 notes in the session, over a stock TinyDB insert with 200 documents."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Event

from tinydb import TinyDB

from benchmarks import sessions
from benchmarks.pairs import Effort, Pairs, in_turns
from benchmarks.terminal import Broke
from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.session.live import LiveSession

ROUNDS = 200
NOTES = 200
PATIENCE = 10.0


def measure(effort: Effort) -> Pairs:
    """Keep a note in both in turns; each is taken away again, so that there are always 200."""
    with sessions.fresh_folder() as root, sessions.desk_in(root) as desk, stock(root / "stock.json") as bare:
        live = sessions.begun(desk, "kickoff")
        sessions.add_notes(live, [sessions.board_now(live)], NOTES)
        return in_turns(_ours(desk, live), bare, effort.rounds(ROUNDS), effort.warm_up * 5)


def _ours(desk: Desk, live: LiveSession) -> Callable[[], float]:
    numbers = count(NOTES)
    board = sessions.board_now(live)
    column = next(iter(live.session.boards[board].values())).column
    kept = Event()
    desk.when_kept.append(kept.set)

    def until_safe() -> None:
        while desk.safe_revision < live.revision:
            if not kept.wait(PATIENCE) or desk.trouble is not None:
                raise Broke("een briefje werd niet bewaard.")
            kept.clear()

    until_safe()

    def one() -> float:
        number = next(numbers)
        note = c.AddNote(board, f"h{number}", sessions.note_text(number), column)
        began = time.perf_counter()
        live.do(note, sessions.DOOR)
        until_safe()
        seconds = time.perf_counter() - began
        live.undo(sessions.DOOR)
        until_safe()
        return seconds

    return one


@contextmanager
def stock(path: Path) -> Iterator[Callable[[], float]]:
    """TinyDB as it comes, with its own storage, holding notes of the same shape."""
    numbers = count(NOTES)
    with TinyDB(path) as db:
        db.insert_multiple(_document(number) for number in range(NOTES))

        def one() -> float:
            document = _document(next(numbers))
            began = time.perf_counter()
            key = db.insert(document)
            seconds = time.perf_counter() - began
            db.remove(doc_ids=[key])
            return seconds

        yield one


def _document(number: int) -> dict[str, object]:
    return {"board": "flip-over", "text": sessions.note_text(number), "column": "hielp", "role": None, "pile": []}
