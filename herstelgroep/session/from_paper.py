"""Notes that were written on paper become a finished session.

``plan_paper`` finds the place of every line, or tells every fault at once; then a door makes
the session (``Desk.prepare`` with ``plan.script`` and ``plan.choices``) and ``finished_from_paper`` writes it.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import MOST_CHARACTERS
from herstelgroep.programme.model import Outcome, Programme, Role, Script, Topic
from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.boards import Place
from herstelgroep.session.model import Attendance, Session
from herstelgroep.session.opening import Choices
from herstelgroep.session.paper_file import PaperFault, PaperLine, PaperRead
from herstelgroep.session.paper_places import UNSORTED, Shelf, column_of, plain, with_own_boards, with_unsorted
from herstelgroep.session.refusals import Refused

_GROUPS = {
    Role.CLIENT: ("client", "clienten", "clients", "deelnemer", "deelnemers"),
    Role.PROFESSIONAL: ("hulpverlener", "hulpverleners", "begeleider", "begeleiders", "professional", "professionals"),
    Role.MANAGER: ("manager", "managers", "management", "leiding", "bestuur"),
    Role.SIGNIFICANT_OTHER: ("naastbetrokkene", "naastbetrokkenen", "naaste", "naasten", "familie"),
}
_OTHERS = ("anders", "anderen", "andere", "overig", "overigen", "overige", "iemand")
MOST_PRESENT = 999


class FaultyPaper(HerstelgroepError):
    """The notes cannot be taken over; every fault is told, with its line. Nothing was kept."""

    def __init__(self, faults: Iterable[PaperFault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        lines = "\n".join(str(fault) for fault in self.faults)
        super().__init__(f"{lines}\nEr is niets overgenomen. Pas het bestand aan en probeer het opnieuw.")


class FaultyAttendance(HerstelgroepError):
    """The numbers of people present cannot be read."""


class PlacedNote(NamedTuple):
    """A note and its board, column and group."""

    board: str
    column: str
    role: Role | None
    text: str


class PaperPlan(NamedTuple):
    """What the session is made of: the script, the topics and every note in its place."""

    script: Script
    topics: tuple[Topic, ...]
    subgroups: int
    notes: tuple[PlacedNote, ...]

    def choices(self, date: str, place: str = "", attendance: Attendance | None = None) -> Choices:
        """What to prepare the session with. ``date`` is ISO."""
        return Choices(date=date, place=place, topics=self.topics, attendance=attendance, subgroups=self.subgroups)


def role_of(name: str) -> Role | None:
    """The group that is meant by a name, forgiving case, accents and the plural; None when unknown."""
    return next((role for role, names in _GROUPS.items() if plain(name) in names), None)


def attendance_of(text: str) -> Attendance:
    """Numbers present from ``cliënt=5,hulpverlener=2``. Raises :class:`FaultyAttendance`."""
    by_role: dict[Role, int] = {}
    others: int | None = None
    for part in filter(None, (one.strip() for one in text.replace(";", ",").split(","))):
        name, _, number = (piece.strip() for piece in part.partition("="))
        if not (number.isascii() and number.isdigit() and int(number) <= MOST_PRESENT):
            raise FaultyAttendance(f"'{part}' begrijpen we niet. Schrijf het zo: cliënt=5,hulpverlener=2.")
        role = role_of(name)
        if role is None and plain(name) not in _OTHERS:
            known = ", ".join([*(r.value for r in Role), "anders"])
            raise FaultyAttendance(f"De groep '{name}' kennen we niet. We kennen: {known}.")
        if (others is not None) if role is None else (role in by_role):
            raise FaultyAttendance(f"'{name}' staat er twee keer. Tel ze samen op.")
        if role is None:
            others = int(number)
        else:
            by_role[role] = int(number)
    if not by_role and others is None:
        raise FaultyAttendance("Er staan geen aantallen. Schrijf het zo: cliënt=5,hulpverlener=2.")
    return Attendance(by_role={role: count for role, count in by_role.items() if count}, others=others or 0)


def plan_paper(programme: Programme, script: Script, read: PaperRead, *, own_boards: bool = False) -> PaperPlan:
    """Find the place of every line. ``own_boards``: what is unknown becomes a topic of one's own.

    Raises :class:`Refused` when nothing may be kept of this programme, and :class:`FaultyPaper`.
    """
    if programme.outcome is Outcome.NOTHING:
        raise Refused("Bij dit programma wordt niets opgeschreven. Er is niets overgenomen.")
    shelf = Shelf(script)
    faults = list(read.faults)
    if own_boards:
        shelf = with_own_boards(shelf, read.lines, faults)
    placed = [_placed(shelf, line, faults) for line in read.lines]
    if not read.lines and not faults:
        faults.append(PaperFault(0, "In dit bestand staat geen enkel briefje."))
    if faults:
        raise FaultyPaper(faults)
    found = [one for one in placed if one is not None]
    shelf = with_unsorted(shelf, frozenset(board.capture.key for board, note in found if note.column == UNSORTED.key))
    held = {board.capture.key for board, _ in found}
    topics = tuple(topic for topic in shelf.topics if topic.key in held)
    subgroups = max((board.part for board, _ in found), default=1) or 1
    return PaperPlan(shelf.script, topics, subgroups, tuple(note for _, note in found))


def _placed(shelf: Shelf, line: PaperLine, faults: list[PaperFault]) -> tuple[Place, PlacedNote] | None:
    before = len(faults)
    board = shelf.board(line, faults)
    column = column_of(board, line, faults) if board else ""
    role = role_of(line.group) if line.group else None
    if line.group and role is None and plain(line.group) not in _OTHERS:
        known = ", ".join(r.value for r in Role)
        faults.append(PaperFault(line.line, f"de groep '{line.group[:40]}' kennen we niet. We kennen: {known}."))
    extra = len(line.text) - MOST_CHARACTERS
    if extra > 0:
        signs = "1 teken" if extra == 1 else f"{extra} tekens"
        faults.append(PaperFault(line.line, f"dit briefje is {signs} te lang. Maak er twee briefjes van."))
    if board is None or len(faults) > before:
        return None
    return board, PlacedNote(board.key, column, role, line.text)


def finished_from_paper(prepared: Session, plan: PaperPlan, new_handle: Callable[[], str]) -> Session:
    """The prepared session with every note in it, finished; nothing tells when it was held.

    Labels are dropped where a group is too small. A group's notes are kept: taking them over is its choice.
    """
    session = replace(prepared, opened=True)
    for note in plan.notes:
        command = c.AddNote(note.board, new_handle(), note.text, note.column, note.role, from_paper=True)
        session = apply(session, command).session
    keep = session.programme.outcome is Outcome.GROUP
    return apply(session, c.Finish(at=0, keep_notes=keep)).session
