"""From a session to its minutes: here it is decided what a reader may see."""

import msgspec

from herstelgroep.minutes.cleaned import cleaned
from herstelgroep.minutes.model import (
    ActionLine,
    Form,
    Head,
    LeftoverLine,
    Minutes,
    NotesChoice,
    Origin,
    Tail,
)
from herstelgroep.minutes.notes import common_ground
from herstelgroep.minutes.parts import form_of, parts_of
from herstelgroep.privacy.groups import OUTSIDE, split_may_be_told
from herstelgroep.programme.model import CaptureKind, Outcome
from herstelgroep.session.boards import places
from herstelgroep.session.finishing import real_minutes
from herstelgroep.session.model import Attendance, Leftover, Session, Writing

PROCESS = "proces"
_STAYS = "Wat er is gezegd, blijft bij de groep. Daarom staat het niet in dit verslag."
_ONLY_HELD = "Deze bijeenkomst is gehouden. Wat er is gezegd, is niet opgeschreven."
_NOTHING_WRITTEN = "We spraken af om niets op te schrijven. Daarom is dit verslag kort."


def build_minutes(session: Session, notes: NotesChoice = NotesChoice.WHERE_NEEDED) -> Minutes:
    """The minutes of a session; the same notes in any order give the same minutes.

    What belongs to the group, or to nobody, is left out here and nowhere else.
    """
    makers = {Outcome.SHARE: _shared, Outcome.GROUP: _of_group, Outcome.NOTHING: _of_nothing}
    return cleaned(makers[session.programme.outcome](session, notes))


def _of_nothing(session: Session, _notes: NotesChoice) -> Minutes:
    return Minutes(head=_bare_head(session), remark=_ONLY_HELD, origin=_origin(session))


def _of_group(session: Session, _notes: NotesChoice) -> Minutes:
    head = msgspec.structs.replace(
        _bare_head(session),
        session_title=session.script.title,
        theme=session.theme,
        present=session.attendance.total if session.attendance else None,
    )
    tail = Tail(next_date=session.closing.next_date, delete_by=session.closing.delete_by)
    return Minutes(
        head=head,
        remark=_STAYS,
        actions_title=_actions_title(session),
        actions=_actions(session),
        tail=tail,
        origin=_origin(session),
    )


def _shared(session: Session, notes: NotesChoice) -> Minutes:
    silent = session.writing is Writing.NOTHING
    closing, programme = session.closing, session.programme
    return Minutes(
        head=_full_head(session),
        purpose=closing.purpose or session.script.purpose or programme.purpose,
        remark=_NOTHING_WRITTEN if silent else "",
        parts=() if silent else parts_of(session, notes, leave_out=PROCESS),
        common=() if silent or notes is NotesChoice.NEVER else common_ground(session),
        leftovers=_leftovers(session),
        actions_title=_actions_title(session),
        actions=_actions(session),
        process=_process(session),
        tail=Tail(
            what_happens=closing.what_happens or programme.what_happens,
            readers=closing.readers or programme.readers,
            next_date=closing.next_date,
            delete_by=closing.delete_by,
        ),
        origin=_origin(session),
    )


def _bare_head(session: Session) -> Head:
    return Head(
        title=session.programme.title,
        programme_id=session.programme.id,
        session_id=session.id,
        date=session.date,
    )


def _full_head(session: Session) -> Head:
    attendance = session.attendance
    return msgspec.structs.replace(
        _bare_head(session),
        session_title=session.script.title,
        theme=session.theme,
        place=session.place,
        planned=session.script.minutes,
        real=real_minutes(session) or None,
        present=attendance.total if attendance else None,
        split=_split(attendance),
    )


def _split(attendance: Attendance | None) -> dict[str, int]:
    if attendance is None:
        return {}
    parts = {role.value: attendance.by_role[role] for role in sorted(attendance.by_role)}
    parts["anders"] = attendance.others
    told = {name: count for name, count in parts.items() if count}
    return told if split_may_be_told(tuple(told.values())) else {}


def _origin(session: Session) -> Origin:
    programme = session.programme
    return Origin(source=programme.source, owner=programme.owner, credit=programme.credit)


def _actions_title(session: Session) -> str:
    titles = (c.title for c in session.script.captures if c.kind is CaptureKind.ACTIONS)
    return next(titles, "Afspraken")


def _actions(session: Session) -> tuple[ActionLine, ...]:
    lines = [ActionLine(what=a.what, who=a.who, when=a.when, done=a.done) for a in session.actions.values()]
    return tuple(sorted(lines, key=lambda a: (a.what.casefold(), a.what, a.who, a.when, a.done)))


def _leftovers(session: Session) -> tuple[LeftoverLine, ...]:
    lines = [_leftover(one) for one in session.leftovers.values()]
    return tuple(sorted(lines, key=lambda line: (line.text.casefold(), line.text, line.people or 0, line.few)))


def _leftover(leftover: Leftover) -> LeftoverLine:
    people = leftover.people
    if people is None or people == 0 or people >= OUTSIDE:
        return LeftoverLine(text=leftover.text, people=people)
    return LeftoverLine(text=leftover.text, few=True)


def _process(session: Session) -> Form | None:
    found = (p for p in places(session) if p.key == PROCESS and p.capture.kind is CaptureKind.FORM)
    where = next(found, None)
    return form_of(session, where) if where else None
