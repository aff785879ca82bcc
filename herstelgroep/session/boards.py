"""Which places a session has to catch something, and where a segment writes."""

import msgspec

from herstelgroep.programme.model import Capture, CaptureKind, Item, Moment, Outcome, Segment
from herstelgroep.session.model import Attendance, Session, Writing
from herstelgroep.session.refusals import Refused


class Place(msgspec.Struct, frozen=True):
    """One capture as it is used here: ``key`` names it, ``part`` is the small group (0: none)."""

    key: str
    capture: Capture
    part: int = 0

    @property
    def title(self) -> str:
        """What people see."""
        return f"{self.capture.title} · groepje {self.part}" if self.part else self.capture.title

    @property
    def columns(self) -> tuple[Item, ...]:
        """The columns notes may be sent to; a board without columns has one nameless one."""
        if self.capture.kind is CaptureKind.MARKS:
            return tuple(_texts_of_marks(self.capture))
        return self.capture.items or (Item(key="", title=""),)

    @property
    def holds_notes(self) -> bool:
        """Whether notes can be written here."""
        return self.capture.kind in (CaptureKind.NOTES, CaptureKind.MARKS)


def _texts_of_marks(capture: Capture) -> list[Item]:
    columns = []
    for item in capture.items:
        if capture.why:
            columns.append(Item(key=f"{item.key}.waarom", title=f"{item.title}: {capture.why}"))
        if capture.higher:
            columns.append(Item(key=f"{item.key}.hoger", title=f"{item.title}: {capture.higher}"))
    return columns


def places(session: Session) -> tuple[Place, ...]:
    """Every place of this session, in the order in which segments reach them."""
    order = list(dict.fromkeys(s.capture for s in session.script.segments if s.capture))
    order += [c.key for c in session.script.captures if c.key not in order]
    found: list[Place] = []
    for key in order:
        capture = session.script.capture(key)
        if capture is not None:
            found.extend(_places_of(capture, session.subgroups))
    return tuple(found)


def _places_of(capture: Capture, subgroups: int) -> list[Place]:
    if not capture.per_subgroup:
        return [Place(key=capture.key, capture=capture)]
    return [Place(key=f"{capture.key}.{n}", capture=capture, part=n) for n in range(1, subgroups + 1)]


def place(session: Session, key: str) -> Place:
    """The place with this key. Raises :class:`Refused` when there is none."""
    for found in places(session):
        if found.key == key:
            return found
    raise Refused("Deze plek om te schrijven is er niet. Kies een ander onderwerp.")


def places_of_segment(session: Session, segment: Segment) -> tuple[Place, ...]:
    """Where this segment catches what is said: nothing, one place, or one for each small group."""
    return tuple(p for p in places(session) if p.capture.key == segment.capture)


def poll_key(capture: str, moment: Moment) -> str:
    """The key under which a poll is counted: before and after are apart."""
    return f"{capture}@{moment.value}" if moment else capture


def topic_places(session: Session) -> tuple[Place, ...]:
    """The boards a note can be sent to with Alt and a number, in order."""
    return tuple(p for p in places(session) if p.capture.kind is CaptureKind.NOTES)


def check_writing(session: Session, *, from_paper: bool = False) -> None:
    """Raise :class:`Refused` when no note may be written now; the message says why."""
    if session.programme.outcome is Outcome.NOTHING or session.writing is Writing.NOTHING:
        raise Refused("De afspraak is: er wordt niets opgeschreven. Je tekst staat alleen nog in dit veld.")
    if session.off_record:
        raise Refused("Buiten verslag: er wordt niets bewaard. Je tekst staat alleen nog in dit veld.")
    if session.writing is Writing.PAPER and not from_paper:
        raise Refused(
            "De afspraak is: alleen papier. Je kunt briefjes later overnemen. Je tekst staat nog in het veld."
        )
    if session.programme.outcome is Outcome.GROUP and not session.opened:
        raise Refused("De groep heeft de briefjes nog niet geopend. Je tekst staat nog in het veld.")


def check_on_record(session: Session) -> None:
    """Raise :class:`Refused` when nothing at all is kept now, notes or otherwise."""
    if session.programme.outcome is Outcome.NOTHING:
        raise Refused("Bij dit gesprek wordt niets bewaard. Je tekst staat alleen nog in dit veld.")
    if session.off_record:
        raise Refused("Buiten verslag: er wordt niets bewaard. Je tekst staat alleen nog in dit veld.")


def place_of_kind(session: Session, key: str, *kinds: CaptureKind) -> Place:
    """The place with this key, if it is of one of these kinds. Raises :class:`Refused`."""
    found = place(session, key)
    if found.capture.kind not in kinds:
        raise Refused("Dat hoort hier niet. Kies een ander onderwerp. Er is niets veranderd.")
    return found


def attendance_counts(attendance: Attendance | None) -> dict[str, int]:
    """The numbers per group by plain name; empty when nobody counted."""
    return {role.value: count for role, count in attendance.by_role.items()} if attendance else {}
