"""One session line by line: where the leader is, where a note goes, and what is said back."""

import re
from collections.abc import Callable, Generator
from datetime import datetime

from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.plain.marks import lines_told
from herstelgroep.programme.model import CaptureKind, Item, Role, Segment
from herstelgroep.session.boards import Place, places, topic_places
from herstelgroep.session.clock import view
from herstelgroep.session.commands import Command
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Session
from herstelgroep.session.showing import current_segment, neighbour, ordered_notes, places_now, spoken

DOOR = "tekst"
_ENDS = ("?", "!", ".")


class Unclear(HerstelgroepError):
    """A line that could not be understood; nothing has changed."""


class Talk:
    """Holds what lives in one conversation only: the board, column and group for the next note.

    ``listed`` are the notes of the last list, so that a number keeps meaning the same note.
    ``asking`` is a row of questions that is going on. ``done``: there is nothing more to lead.
    ``warned``: it was said that not all is on disk. ``face_down``: slips of paper are typed, that
    nobody sees until they are shown. ``asked`` is the batch that it was asked about because it is small.
    ``brought`` are the agreements that were there already when the conversation began. ``explained`` are
    the marks of which the lines were named.
    """

    def __init__(self, desk: Desk, live: LiveSession, say: Callable[[str], None]) -> None:
        self.desk, self.live, self.say = desk, live, say
        self.board: Place | None = None
        self.column = ""
        self.role: Role | None = None
        self.listed: list[tuple[str, str]] = []
        self.asking: Generator[str, str, None] | None = None
        self.question = ""
        self.done = self.warned = self.face_down = False
        self.asked = ("", 0)
        self.brought = frozenset(live.session.actions)
        self.explained: set[str] = set()

    @property
    def session(self) -> Session:
        """The state of now."""
        return self.live.session

    @property
    def segment(self) -> Segment:
        """The segment of now."""
        return current_segment(self.session)

    def now(self) -> int:
        """This moment, in UTC seconds."""
        return self.desk.world.now()

    def do(self, command: Command) -> None:
        """Carry a command out. Raises Refused; then nothing has changed."""
        self.live.do(command, DOOR)

    def kept(self, told: str, done: str = "") -> None:
        """Say what happened, once it is on disk (then also ``done``); or that it is not there yet."""
        if self.desk.flush():
            self.say(f"{told} {done}".strip())
            return
        why = self.desk.trouble.message if self.desk.trouble else "We proberen het opnieuw."
        self.say(f"{told} Nog niet bewaard: {self.desk.unsaved}. {why}".strip())

    def stopped(self) -> None:
        """Say that it stops here, and how it goes on."""
        self.kept("Gestopt.", f"Alles is bewaard. Verder: herstelgroep start --tekst --verder {self.session.id}")

    def here(self) -> None:
        """Say where we are now: the title, the time, what to say, where a note goes."""
        places = places_now(self.session)
        self.board = next((place for place in places if place.holds_notes), None)
        self.column = self.board.columns[0].key if self.board else ""
        self.role = self.segment.speaks
        segments = self.session.script.segments
        number = segments.index(self.segment) + 1
        self.say(f"Onderdeel {number} van {len(segments)}: {ended(self.segment.title)} {self.time_left()}")
        self.lines("Zeg", self.segment.say)
        if self.face_down:
            self.face_down = False
            self.say("Briefjes liggen weer open op het bord.")
        if self.marks:
            self._explain(self.marks)
        elif self.board:
            self.where()
        elif self.segment.capture:
            self.say("Hier vul je iets in. Typ: invullen")

    @property
    def marks(self) -> Place | None:
        """Where notes go, if marks are given there."""
        return self.board if self.board and self.board.capture.kind is CaptureKind.MARKS else None

    def _explain(self, place: Place) -> None:
        """Name the lines of marks the first time; after that only how to hear them."""
        if place.key in self.explained:
            self.say("Dezelfde regels als eerder. Typ cijfer om ze te horen.")
            return
        self.explained.add(place.key)
        for line in lines_told(place.capture):
            self.say(line)

    def lines(self, word: str, texts: tuple[str, ...]) -> None:
        """Say some lines of the script."""
        for text in texts:
            self.say(f"{word}: {spoken(self.session, text)}")
        if not texts:
            self.say(f"{word}: hier staat niets bij.")

    def where(self) -> None:
        """Say where the next note goes."""
        assert self.board is not None
        group = f" Groep: {self.role.value}." if self.role else ""
        self.say(f"Briefjes komen bij {ended(self.place_told())}{group}")
        if self.marks:
            return
        others = [
            f"kolom {nr} {item.title}" for nr, item in enumerate(self.board.columns, 1) if item.key != self.column
        ]
        if others:
            self.say(f"Ook kan: {', '.join(others)}.")

    def place_told(self) -> str:
        """The board and the column of the next note, in words."""
        assert self.board is not None
        title = self.column_of(self.board, self.column).title
        return f"{self.board.title}, {title}" if title else self.board.title

    def column_of(self, board: Place, key: str) -> Item:
        """A column of a board; a nameless one when it is not there."""
        return next((item for item in board.columns if item.key == key), Item(key=key, title=""))

    def time_left(self) -> str:
        """How long this segment still has, in whole minutes."""
        clock = view(self.session, self.now())
        if clock.still:
            return "De tijd staat stil."
        return f"+{clock.over} min." if clock.over else f"nog {clock.left} min."

    def time_told(self) -> str:
        """The segment, what comes, and when it ends."""
        clock = view(self.session, self.now())
        following = neighbour(self.session, 1)
        end = datetime.fromtimestamp(clock.end).strftime("%H.%M")
        late = f" Dat is {clock.drift} min later dan afgesproken." if clock.drift > 0 else ""
        then = f" Straks: {following.title}." if following else " Dit is het laatste onderdeel."
        return f"{self.segment.title}: {self.time_left()}{then} Einde rond {end}.{late}"

    def boards(self) -> tuple[Place, ...]:
        """Every board a note can be sent to."""
        return topic_places(self.session)

    def written(self) -> tuple[Place, ...]:
        """Every place that can hold notes, the reasons of marks too."""
        return tuple(place for place in places(self.session) if place.holds_notes)

    def number_notes(self, boards: tuple[Place, ...]) -> list[str]:
        """List the notes of these boards with their numbers, and remember which is which."""
        self.listed = []
        told = []
        here = {place.key for place in places_now(self.session)}
        for board in boards:
            for item in board.columns:
                notes = ordered_notes(self.session, board.key, item.key, as_typed=board.key in here)
                if notes:
                    head = f"{board.title}, {item.title}" if item.title else board.title
                    told.append(head if head[-1:] in _ENDS else f"{head}:")
                for handle, note in notes:
                    self.listed.append((board.key, handle))
                    times = f" ({note.count} keer)" if note.count > 1 else ""
                    label = f" [{note.role.value}]" if note.role else ""
                    told.append(f"{len(self.listed)}. {note.text}{label}{times}")
        return told

    def note(self, number: str) -> tuple[str, str]:
        """The board and handle of a note by its number in the last list."""
        if not self.listed:
            raise Unclear("Typ eerst lees. Dan krijgt elk briefje een nummer.")
        if not 1 <= int(number) <= len(self.listed):
            raise Unclear(f"Er is geen briefje {number}. Typ lees voor de nummers.")
        return self.listed[int(number) - 1]


def without_field(message: str) -> str:
    """A refusal as it reads without a field to write in."""
    return re.sub(r"Je tekst staat[^.]*\.", "Dit briefje is niet bewaard.", message)


def ended(text: str) -> str:
    """A title as a sentence, with a full stop where it has no end yet."""
    return text if text[-1:] in _ENDS else f"{text}."


def so_many(number: int) -> str:
    """How many there are now, in a sentence."""
    return f"Dat {'is' if number == 1 else 'zijn'} er {number}."
