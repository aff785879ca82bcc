"""A session that is going on, with several doors to it, each with its own way back."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.boards import check_on_record, check_writing
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Session
from herstelgroep.session.notes import relabelled
from herstelgroep.session.phones import board_of
from herstelgroep.session.refusals import Refused

MOST_STEPS_BACK = 200
PHONES = "telefoon"
"""The door of the phones: what comes in there is never undone by anybody."""

_UNDONE: dict[type[Command], str] = {
    c.GoTo: "Je bent weer bij het vorige onderdeel.",
    c.HoldStill: "De tijd loopt weer.",
    c.Resume: "De tijd staat weer stil.",
    c.CorrectStart: "De begintijd staat weer zoals hij was.",
    c.ChangePlan: "Het plan is weer zoals het was.",
    c.SetEnd: "De eindtijd staat weer zoals hij was.",
    c.AddNote: "Je laatste briefje is weer weg.",
    c.ShowWaiting: "De briefjes liggen weer dicht.",
    c.RemoveNote: "Briefje weggehaald is teruggezet.",
    c.EditNote: "Het briefje heeft zijn oude tekst weer.",
    c.MoveNote: "Het briefje ligt weer waar het lag.",
    c.LayTogether: "De briefjes liggen weer los.",
    c.TakeApart: "De briefjes liggen weer bij elkaar.",
    c.SetSummary: "De samenvatting is weer zoals die was.",
    c.SetCount: "Het aantal is weer zoals het was.",
    c.AddMark: "Het laatste cijfer is weer weg.",
    c.RemoveMark: "Het cijfer is teruggezet.",
    c.SetField: "Het veld is weer zoals het was.",
    c.AddRow: "De nieuwe regel is weer weg.",
    c.RemoveRow: "De regel is teruggezet.",
    c.SetAction: "De afspraak is weer zoals die was.",
    c.SetLeftover: "Het onderwerp staat weer zoals het stond.",
    c.SetAttendance: "De aantallen zijn weer zoals ze waren.",
    c.SetWriting: "De afspraak over opschrijven is weer zoals die was.",
    c.SetOpened: "De briefjes zijn weer zoals ze waren: open of dicht.",
    c.SetOffRecord: "Buiten verslag staat weer zoals het stond.",
    c.SetSubgroups: "Het aantal groepjes is weer zoals het was.",
}
_UNDONE_OTHERWISE = "Je laatste verandering is ongedaan gemaakt."


def _undone(command: Command, inverse: Command) -> str:
    if isinstance(command, c.SetAction) and command.action is None:
        return "De afspraak is teruggezet."
    if isinstance(inverse, c.SetAction) and inverse.action is None:
        return "De afspraak is weer weg."
    return _UNDONE.get(type(command), _UNDONE_OTHERWISE)


# What brings new words or figures in; undo only puts back what was there, and is always free.
_NEW = (c.EditNote, c.SetCount, c.AddMark, c.SetField, c.AddRow, c.SetAction, c.SetLeftover)


def _check_new(session: Session, command: Command) -> None:
    """Raise :class:`Refused` when nothing new may be kept now."""
    if isinstance(command, _NEW):
        check_on_record(session)
    if isinstance(command, c.SetSummary):
        check_writing(session, from_paper=True)


def boards_turned(session: Session, command: Command) -> set[str]:
    """The boards of which this command shows or counts what waits."""
    if isinstance(command, c.ShowWaiting):
        return {command.board} if command.board else set(session.waiting)
    if isinstance(command, c.CountAnswers | c.GoTo):
        return {board_of(question) for question in session.phones.answers}
    return set()


class Step(NamedTuple):
    """One step back: the command that does it, what it says, and the revision that the step led to."""

    inverse: Command
    says: str
    revision: int


class LiveSession:
    """Holds the state of now and tells ``keep`` of every new one, with its revision.

    Doors are named ("scherm", "notulist", …): undo takes back the last act of that door
    only, applied to the state of now. The way back lives in memory and nowhere else.
    """

    def __init__(self, session: Session, keep: Callable[[Session, int], None]) -> None:
        self._session = session
        self._keep = keep
        self._revision = 0
        self._steps: dict[str, list[Step]] = {}
        self._seen: frozenset[str] = frozenset()
        self.turned: dict[str, int] = {}
        """How often what waited at a board was shown or counted, as far as this app knows."""

    @property
    def session(self) -> Session:
        """The state of now."""
        return self._session

    @property
    def revision(self) -> int:
        """The number of the state of now; it grows by one with every command."""
        return self._revision

    def do(self, command: Command, door: str) -> Session:
        """Carry a command out. Raises :class:`Refused`; then nothing has changed."""
        asked = command.command if isinstance(command, c.Once) else command
        _check_new(self._session, asked)
        change = apply(self._session, command)
        if change.session is self._session:
            return self._session
        if change.final:
            self._steps.clear()
        elif change.inverse is not None and door != PHONES and change.session != self._session:
            steps = self._steps.setdefault(door, [])
            steps.append(Step(change.inverse, _undone(asked, change.inverse), self._revision + 1))
            del steps[:-MOST_STEPS_BACK]
        if isinstance(change.inverse, c.TurnFaceDown):
            self._seen |= {handle for _, handle in change.inverse.notes}
        for board in boards_turned(self._session, asked):
            self.turned[board] = self.turned.get(board, 0) + 1
        self._become(change.session)
        return self._session

    def unseen(self, board: str = "") -> int:
        """How many notes lie face down, for one board or everywhere, that were never shown before."""
        waiting = {handle for key, handle, _ in self._session.each_waiting() if board in ("", key)}
        return len(waiting - self._seen)

    def can_undo(self, door: str) -> bool:
        """Whether this door did something that it can take back."""
        return bool(self._steps.get(door))

    def steps_of(self, door: str, since: int = 0) -> int:
        """How many acts of this door after revision ``since`` can be taken back."""
        return sum(step.revision > since for step in self._steps.get(door, ()))

    def let_go(self, door: str) -> None:
        """This door is never used again: what was done there stays as it is."""
        self._steps.pop(door, None)

    def undo(self, door: str) -> str:
        """Take back the last act of this door; gives the sentence that names it.

        Raises :class:`Refused` when there is nothing to take back, or it was overtaken
        (that step is then let go).
        """
        steps = self._steps.get(door)
        if not steps:
            raise Refused("Er is niets om ongedaan te maken.")
        step = steps.pop()
        self._become(apply(self._session, step.inverse).session)
        return step.says

    def _become(self, session: Session) -> None:
        if session.attendance != self._session.attendance:
            self._forget_labels(session)
        self._session = session
        self._revision += 1
        self._keep(session, self._revision)

    def _forget_labels(self, session: Session) -> None:
        """A label that was dropped must not come back with a note that is put back."""
        for steps in self._steps.values():
            for place, step in enumerate(steps):
                if isinstance(step.inverse, c.PutBackNote):
                    note = relabelled(step.inverse.note, session.attendance)
                    steps[place] = step._replace(inverse=replace(step.inverse, note=note))
