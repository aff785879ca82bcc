"""Finishing a session, and what is wiped with it."""

from calendar import monthrange
from datetime import date

from msgspec.structs import replace

from herstelgroep.programme.model import Outcome
from herstelgroep.session import commands as c
from herstelgroep.session.change import Change, Handlers, must_run
from herstelgroep.session.clock import seconds_per_segment
from herstelgroep.session.face_down import all_shown
from herstelgroep.session.model import MarkKind, Phones, Preparation, Session, Status, Timeline, TimeMark
from herstelgroep.session.phones import counted


def finish(session: Session, command: c.Finish) -> Change:
    """Finish: moments become lengths, preparation goes, a group's notes go unless kept."""
    must_run(session)
    keep = session.programme.outcome is Outcome.SHARE or command.keep_notes
    settled = all_shown(counted(session))
    finished = replace(
        settled,
        status=Status.FINISHED,
        kept=command.keep_notes and session.programme.outcome is Outcome.GROUP,
        off_record=False,
        opened=False,
        preparation=Preparation(),
        phones=Phones(),
        timeline=lengths_only(session.timeline, command.at),
    )
    return Change(finished if keep else without_notes(finished), None, final=True)


def lengths_only(timeline: Timeline, now: int) -> Timeline:
    """The real minutes per segment, and no moment of the day."""
    spent = seconds_per_segment(timeline, now)
    real = {key: (seconds + 30) // 60 for key, seconds in spent.items()}
    return Timeline(extra=timeline.extra, dropped=timeline.dropped, real=real)


def without_notes(session: Session) -> Session:
    """The session without loose notes; what was agreed and summed up stays.

    What belongs to the group goes as a whole: figures and summaries too.
    """
    bare = replace(session, boards={}, waiting={}, kept=False)
    if session.programme.outcome is Outcome.SHARE:
        return bare
    return replace(bare, summaries={}, polls={}, marks={}, forms={}, leftovers={})


def as_written(session: Session) -> Session:
    """What of this session may be written down: of a talk that belongs to nobody only the place in the script."""
    if session.programme.outcome is not Outcome.NOTHING:
        return session
    timeline = Timeline() if session.status is Status.FINISHED else session.timeline
    return Session(
        id=session.id,
        programme=session.programme,
        date=session.date,
        secret=session.secret,
        group=session.group,
        status=session.status,
        timeline=timeline,
    )


def stays_bare(session: Session) -> bool:
    """Whether this session is over and its notes had to go: nothing earlier of it may stay either."""
    return session.status is Status.FINISHED and session.programme.outcome is not Outcome.SHARE and not session.kept


def wipe_notes(session: Session, command: c.WipeNotes) -> Change:
    """Wipe all loose notes."""
    return Change(without_notes(session), None, final=True)


def delete_day(day: date, months: int) -> str:
    """The day until which minutes are kept, as ISO: so many months after the meeting."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1])).isoformat()


def real_minutes(session: Session) -> int:
    """How long the session really took, in minutes (0 when it came from paper)."""
    return sum(session.timeline.real.values())


def started(session: Session) -> TimeMark | None:
    """The first mark on the clock, when the session has begun."""
    return next((m for m in session.timeline.marks if m.kind is MarkKind.GO), None)


HANDLERS: Handlers = {c.Finish: finish, c.WipeNotes: wipe_notes}
