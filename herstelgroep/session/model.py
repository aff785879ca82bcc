"""The state of one session: frozen data, from the first word to the archive.

Times are whole UTC seconds, lengths are minutes. A handle is an opaque name for a note
while the app runs; it is never written down.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

import msgspec

from herstelgroep.programme.model import Programme, Role, Script


class Status(StrEnum):
    """Whether a session is still going on."""

    RUNNING = "bezig"
    FINISHED = "klaar"


class Writing(StrEnum):
    """What the group agreed about writing down."""

    LAPTOP = "laptop"
    PAPER = "papier"
    NOTHING = "niets"


class Note(msgspec.Struct, frozen=True, order=True):
    """What somebody said: a text, a column, at most a group. ``pile``: notes laid under it."""

    text: str
    column: str = ""
    role: Role | None = None
    pile: tuple["Note", ...] = ()

    @property
    def count(self) -> int:
        """How many notes lie together here, this one included."""
        return 1 + len(self.pile)

    @property
    def sort_key(self) -> tuple[str, ...]:
        """A total order for notes without a pile."""
        return (self.text, self.column, self.role or "")

    def all(self) -> tuple["Note", ...]:
        """This note on its own and those under it."""
        return (msgspec.structs.replace(self, pile=()), *self.pile)


class Action(msgspec.Struct, frozen=True):
    """An action item: what, which role takes it, by when."""

    what: str
    who: str = ""
    when: str = ""
    done: bool = False


class Leftover(msgspec.Struct, frozen=True):
    """A subject that was not reached, and how many want to talk about it again."""

    text: str
    people: int | None = None


class Attendance(msgspec.Struct, frozen=True):
    """How many people are present, per group and otherwise; never who."""

    by_role: dict[Role, int] = {}
    others: int = 0

    @property
    def total(self) -> int:
        """Everybody who is present."""
        return sum(self.by_role.values()) + self.others


class MarkKind(StrEnum):
    """What happened on the clock."""

    GO = "naar"
    STILL = "stil"
    RESUME = "verder"


class TimeMark(msgspec.Struct, frozen=True):
    """Something that happened at ``at`` (UTC seconds): moved to a segment, still, resumed."""

    kind: MarkKind
    at: int
    segment: str = ""


class Timeline(msgspec.Struct, frozen=True):
    """The marks in time, and how the plan was changed: minutes per segment, dropped ones.

    ``end`` is the moment by which everybody must leave (UTC seconds), when there is one.
    ``real`` holds the real minutes per segment once the session is finished.
    """

    marks: tuple[TimeMark, ...] = ()
    extra: dict[str, int] = {}
    dropped: tuple[str, ...] = ()
    end: int | None = None
    real: dict[str, int] = {}


class Preparation(msgspec.Struct, frozen=True):
    """What was filled in beforehand; it never reaches the minutes.

    ``recalled`` is what the group remembers of earlier meetings, told at the start.
    """

    guest: str = ""
    call: str = ""
    ticked: tuple[int, ...] = ()
    recalled: tuple[str, ...] = ()


class Closing(msgspec.Struct, frozen=True):
    """What the minutes say at the end, as the leader changed it."""

    purpose: str = ""
    what_happens: str = ""
    readers: str = ""
    next_date: str = ""
    delete_by: str = ""


Notes: TypeAlias = dict[str, Note]
Row: TypeAlias = dict[str, str]


class Access(msgspec.Struct, frozen=True):
    """The keys to the pages of one session; they are gone when it ends.

    ``phone`` and ``note_taker`` are tokens in an address, ``secret`` is what the note-taker's page
    seals with and ``seal`` the laptop's private key. ``salt`` is for receipts, ``code`` the six
    letters for a phone that cannot scan, ``port`` where the pages were last (0: nowhere yet).
    """

    phone: str
    note_taker: str
    secret: str
    seal: str
    salt: str
    code: str
    port: int = 0


class Phones(msgspec.Struct, frozen=True):
    """What came from phones and has no place yet.

    ``received`` holds the receipts of everything that came in, sorted, apart from what it was.
    ``answers`` are open votes and marks per question, by receipt; once counted only numbers remain.
    """

    access: Access | None = None
    received: tuple[str, ...] = ()
    answers: dict[str, dict[str, str]] = {}


class Session(msgspec.Struct, frozen=True):
    """One session with a full copy of its script, so that it never changes afterwards.

    ``group`` is the id of the group it belongs to, when there is one.
    """

    id: str
    programme: Programme
    date: str
    secret: str
    group: str = ""
    place: str = ""
    theme: str = ""
    status: Status = Status.RUNNING
    writing: Writing = Writing.LAPTOP
    opened: bool = False
    off_record: bool = False
    kept: bool = False
    subgroups: int = 1
    attendance: Attendance | None = None
    preparation: Preparation = Preparation()
    timeline: Timeline = Timeline()
    boards: dict[str, Notes] = {}
    waiting: dict[str, Notes] = {}
    summaries: dict[str, str] = {}
    polls: dict[str, dict[str, int]] = {}
    marks: dict[str, dict[str, dict[int, int]]] = {}
    forms: dict[str, dict[str, Row]] = {}
    actions: dict[str, Action] = {}
    leftovers: dict[str, Leftover] = {}
    closing: Closing = Closing()
    phones: Phones = Phones()

    @property
    def script(self) -> Script:
        """The one script this session was held with."""
        return self.programme.scripts[0]

    def each_note(self) -> Iterator[tuple[str, str, Note]]:
        """Every note that lies on top, with its board and handle."""
        for board, notes in self.boards.items():
            for handle, note in notes.items():
                yield board, handle, note

    def each_waiting(self) -> Iterator[tuple[str, str, Note]]:
        """Every note that lies face down, with its board and handle."""
        for board, notes in self.waiting.items():
            for handle, note in notes.items():
                yield board, handle, note

    @property
    def note_count(self) -> int:
        """How many notes there are, those in piles and face down included."""
        return sum(note.count for _, _, note in (*self.each_note(), *self.each_waiting()))
