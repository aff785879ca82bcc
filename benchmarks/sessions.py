"""Sessions with many invented notes, made with the commands that people give."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.programme.model import SegmentKind
from herstelgroep.session import commands as c
from herstelgroep.session.boards import places, places_of_segment
from herstelgroep.session.live import LiveSession
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles

DOOR = "scherm"
_SAID = (
    "De tuin. Daar kom ik tot rust.",
    "'s Avonds is er niemand om mee te praten.",
    "Iemand die bleef luisteren, ook toen het niet goed met me ging.",
    "Steeds een ander gezicht, en elke keer opnieuw mijn verhaal vertellen.",
    "Ik wil zelf koken.",
    "Mijn kamer is van mij.",
    "Dat er een ervaringsdeskundige was die zei: ik ken dit, en het werd beter.",
    "Lang wachten zonder te weten hoe lang nog.",
)


def world() -> World:
    """The clock, the calendar and the chance of this computer."""
    return World(lambda: int(time.time()), date.today, lambda size: os.urandom(size).hex())


@contextmanager
def desk_in(root: Path) -> Iterator[Desk]:
    """A desk in this folder."""
    with open_desk(RealFiles(), root, world()) as desk:
        yield desk


@contextmanager
def fresh_folder() -> Iterator[Path]:
    """A folder that goes away afterwards."""
    with TemporaryDirectory(prefix="herstelgroep-meting-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "Herstelgroep"


def note_text(number: int) -> str:
    """The text of an invented note."""
    return f"{_SAID[number % len(_SAID)]} ({number})"


def begun(desk: Desk, programme_id: str) -> LiveSession:
    """A session of this programme at its first board, with everything on its topic list."""
    programme, script = desk.catalogue.script(programme_id, None)
    topics = script.topic_list.topics if script.topic_list else ()
    choices = Choices(date=desk.world.today().isoformat(), place="De Linde", topics=topics)
    live = desk.begin(desk.prepare(programme, script, choices))
    session = live.session
    board = next(s for s in session.script.segments if any(p.holds_notes for p in places_of_segment(session, s)))
    live.do(c.GoTo(board.key, desk.world.now()), DOOR)
    return live


def add_notes(live: LiveSession, boards: list[str], count: int) -> None:
    """Write invented notes on these boards in turn, over all their columns."""
    columns = {place.key: [item.key for item in place.columns] for place in places(live.session)}
    for number in range(count):
        board = boards[number % len(boards)]
        column = columns[board][number // len(boards) % len(columns[board])]
        live.do(c.AddNote(board, f"h{number}", note_text(number), column), DOOR)


def board_now(live: LiveSession) -> str:
    """The board of the first segment that has one."""
    return next(place.key for place in places(live.session) if place.holds_notes)


def topic_boards(live: LiveSession) -> list[str]:
    """The boards of the topics."""
    return [s.capture for s in live.session.script.segments if s.kind is SegmentKind.TOPIC and s.capture]


def kept_session(root: Path, notes: int) -> str:
    """A kickoff that is going on, with so many notes on one board; gives its id."""
    with desk_in(root) as desk:
        live = begun(desk, "kickoff")
        add_notes(live, [board_now(live)], notes)
        return live.session.id
