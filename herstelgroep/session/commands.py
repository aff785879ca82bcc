"""Everything a door can ask of a session, as frozen data.

Handles and moments are given by the door, so that the session itself needs no clock and
no chance. ``at`` is in UTC seconds. ``if_now`` makes a command hold only while the value
is still what the door saw; undo uses it.
"""

import msgspec

from herstelgroep.programme.model import Role
from herstelgroep.session.model import Access, Action, Attendance, Leftover, Note, Row, TimeMark, Writing


class Command(msgspec.Struct, frozen=True, tag=True):
    """The base of all commands."""


class GoTo(Command, frozen=True):
    """Go to a segment."""

    segment: str
    at: int


class HoldStill(Command, frozen=True):
    """Let the time of this segment stand still."""

    at: int


class Resume(Command, frozen=True):
    """Go on after standing still."""

    at: int


class TakeBackMark(Command, frozen=True):
    """Take a mark in time back (the inverse of going, holding and resuming)."""

    mark: TimeMark


class PutBackMark(Command, frozen=True):
    """Put a mark in time back."""

    mark: TimeMark


class CorrectStart(Command, frozen=True):
    """Say afterwards when the segment of now really began."""

    at: int
    now: int


class ShiftMark(Command, frozen=True):
    """Change the moment of one mark back (the inverse of a correction)."""

    mark: TimeMark
    at: int


class ChangePlan(Command, frozen=True):
    """Give segments more or fewer minutes, drop some or take them up again, end later.

    ``later`` moves the end by this many minutes, when an end is set. ``checked`` makes it
    hold only while what it takes back is still so, the end ``end_now`` included.
    """

    minutes: dict[str, int] = {}
    drop: tuple[str, ...] = ()
    restore: tuple[str, ...] = ()
    later: int = 0
    end_now: int | None = None
    checked: bool = False


class SetEnd(Command, frozen=True):
    """Set the moment by which everybody must leave."""

    end: int | None
    if_now: int | None = None
    checked: bool = False


class AddNote(Command, frozen=True):
    """Write a note. ``from_paper`` lets a slip be typed where the group chose paper.

    ``face_down``: nobody sees it until it is shown, and it carries no label.
    """

    board: str
    handle: str
    text: str
    column: str = ""
    role: Role | None = None
    from_paper: bool = False
    face_down: bool = False


class RemoveNote(Command, frozen=True):
    """Take a note away, with what lies under it. ``if_now``: only while it says the same."""

    board: str
    handle: str
    if_now: Note | None = None


class PutBackNote(Command, frozen=True):
    """Put a removed note back as it was."""

    board: str
    handle: str
    note: Note


class TakeSlip(Command, frozen=True):
    """Take back a note that lies face down (the inverse of putting it there)."""

    board: str
    handle: str
    if_now: Note


class PutSlipBack(Command, frozen=True):
    """Put a note face down again as it was."""

    board: str
    handle: str
    note: Note


class ShowWaiting(Command, frozen=True):
    """Show what lies face down for one board, in one batch; no board: everywhere."""

    board: str = ""


class TurnFaceDown(Command, frozen=True):
    """Turn notes face down again (the inverse of showing them), as far as they lie there still."""

    notes: tuple[tuple[str, str], ...]


class Once(Command, frozen=True):
    """Carry a command out once: with a receipt that is known already nothing changes."""

    receipt: str
    command: Command


class TakeBack(Command, frozen=True):
    """The writer takes a note back that is not shown yet. ``back`` is the receipt of taking back."""

    receipt: str
    back: str
    board: str
    text: str
    column: str = ""


class Answer(Command, frozen=True):
    """A vote or a mark that may still change; an empty ``choice`` withdraws it.

    ``question`` is the key of a poll, or a board of marks with ``/`` and the line.
    """

    question: str
    receipt: str
    choice: str


class CountAnswers(Command, frozen=True):
    """Count the open votes and marks; only the numbers remain."""


class SetAccess(Command, frozen=True):
    """The keys to the pages, or none."""

    access: Access | None


class EditNote(Command, frozen=True):
    """Change the text of a note."""

    board: str
    handle: str
    text: str
    if_now: str | None = None


class MoveNote(Command, frozen=True):
    """Move a note to another column or another board."""

    board: str
    handle: str
    to_board: str
    column: str
    if_now: str | None = None


class LayTogether(Command, frozen=True):
    """Lay notes under another one: they say the same."""

    board: str
    top: str
    under: tuple[str, ...]


class TakeApart(Command, frozen=True):
    """Take notes from under another one; each gets the handle it is given here."""

    board: str
    top: str
    notes: tuple[tuple[str, Note], ...]


class SetSummary(Command, frozen=True):
    """Write what was said about a topic in short."""

    board: str
    text: str
    if_now: str | None = None


class SetCount(Command, frozen=True):
    """Fill in how many people chose something in a poll (``voor`` and ``na`` are apart)."""

    poll: str
    choice: str
    count: int
    if_now: int | None = None


class AddMark(Command, frozen=True):
    """Count one mark for one line."""

    board: str
    item: str
    mark: int


class RemoveMark(Command, frozen=True):
    """Take one mark for one line back."""

    board: str
    item: str
    mark: int


class SetField(Command, frozen=True):
    """Fill in a field of a form."""

    form: str
    row: str
    field: str
    text: str
    if_now: str | None = None


class AddRow(Command, frozen=True):
    """Put a row in a form that is a table. ``place`` is where; None is at the end."""

    form: str
    row: str
    values: Row = {}
    place: int | None = None


class RemoveRow(Command, frozen=True):
    """Take a row out of a form."""

    form: str
    row: str
    if_now: Row | None = None


class SetAction(Command, frozen=True):
    """Write an action item down, or change it; ``action`` None takes it away."""

    handle: str
    action: Action | None
    if_now: Action | None = None
    checked: bool = False


class SetLeftover(Command, frozen=True):
    """Write down a subject for another time, or change it; None takes it away."""

    handle: str
    leftover: Leftover | None
    if_now: Leftover | None = None
    checked: bool = False


class SetAttendance(Command, frozen=True):
    """Say how many are present. Labels of groups that are too small are dropped."""

    attendance: Attendance | None


class PutBackAttendance(Command, frozen=True):
    """Put mistyped numbers back, with the labels that went with them, while ``if_now`` holds."""

    attendance: Attendance | None
    labels: dict[str, dict[str, Note]]
    if_now: Attendance | None


class SetWriting(Command, frozen=True):
    """What the group agreed: laptop, paper or nothing written."""

    writing: Writing
    if_now: Writing | None = None


class SetOpened(Command, frozen=True):
    """The group opens or closes its notes."""

    opened: bool


class SetOffRecord(Command, frozen=True):
    """Buiten verslag: from now nothing is kept, until it is switched off."""

    off_record: bool


class SetSubgroups(Command, frozen=True):
    """How many small groups there are."""

    count: int
    if_now: int | None = None


class SetClosing(Command, frozen=True):
    """Change a line at the end of the minutes."""

    field: str
    text: str
    if_now: str | None = None


class SetHead(Command, frozen=True):
    """Change the place, the theme or the guest."""

    field: str
    text: str
    if_now: str | None = None


class Tick(Command, frozen=True):
    """Tick a line of the checklist, or take the tick away."""

    line: int
    done: bool


class Finish(Command, frozen=True):
    """Finish the session. ``keep_notes``: a group keeps its notes for next time."""

    at: int
    keep_notes: bool = False


class WipeNotes(Command, frozen=True):
    """Wipe all loose notes; summaries and agreements stay. There is no way back."""
