"""Going on, going back, standing still, correcting, changing the plan."""

from msgspec.structs import replace

from herstelgroep.session import commands as c
from herstelgroep.session.change import Change, Handlers, must_run
from herstelgroep.session.clock import current_key, is_still, not_before
from herstelgroep.session.model import MarkKind, Session, TimeMark
from herstelgroep.session.phones import counted
from herstelgroep.session.refusals import Overtaken, Refused

MOST_MINUTES = 600


def _marked(session: Session, mark: TimeMark) -> Change:
    timeline = session.timeline
    changed = replace(session, timeline=replace(timeline, marks=(*timeline.marks, mark)))
    return Change(changed, c.TakeBackMark(mark))


def go_to(session: Session, command: c.GoTo) -> Change:
    """Go to a segment. One that was dropped is taken up by going there."""
    must_run(session)
    if session.script.segment(command.segment) is None:
        raise Refused("Dat onderdeel staat niet in deze bijeenkomst.")
    if command.segment == current_key(session.timeline):
        raise Refused("Je bent al bij dit onderdeel.")
    at = not_before(session.timeline, command.at)
    return _marked(counted(session), TimeMark(MarkKind.GO, at, command.segment))


def hold_still(session: Session, command: c.HoldStill) -> Change:
    """Let the time of this segment stand still."""
    must_run(session)
    if is_still(session.timeline) or not session.timeline.marks:
        raise Refused("De tijd staat al stil.")
    return _marked(session, TimeMark(MarkKind.STILL, not_before(session.timeline, command.at)))


def resume(session: Session, command: c.Resume) -> Change:
    """Go on after standing still."""
    must_run(session)
    if not is_still(session.timeline):
        raise Refused("De tijd loopt al weer.")
    return _marked(session, TimeMark(MarkKind.RESUME, not_before(session.timeline, command.at)))


def take_back_mark(session: Session, command: c.TakeBackMark) -> Change:
    """Take a mark back, wherever it stands by now."""
    marks = list(session.timeline.marks)
    if command.mark not in marks:
        raise Overtaken
    place = len(marks) - 1 - marks[::-1].index(command.mark)
    del marks[place]
    return Change(_with_marks(session, marks), c.PutBackMark(command.mark))


def put_back_mark(session: Session, command: c.PutBackMark) -> Change:
    """Put a mark back at its own moment."""
    marks = sorted([*session.timeline.marks, command.mark], key=lambda mark: mark.at)
    return Change(_with_marks(session, marks), c.TakeBackMark(command.mark))


def correct_start(session: Session, command: c.CorrectStart) -> Change:
    """Say when the segment of now really began: between the mark before it and now."""
    must_run(session)
    marks = list(session.timeline.marks)
    place = next((i for i in reversed(range(len(marks))) if marks[i].kind is MarkKind.GO), None)
    if place is None:
        raise Refused("De bijeenkomst is nog niet begonnen.")
    earliest = marks[place - 1].at if place else command.at
    latest = marks[place + 1].at if place + 1 < len(marks) else max(command.now, marks[place].at)
    at = min(max(command.at, earliest), latest)
    return shift_mark(session, c.ShiftMark(marks[place], at))


def shift_mark(session: Session, command: c.ShiftMark) -> Change:
    """Give one mark another moment, as long as it stays between its neighbours."""
    marks = list(session.timeline.marks)
    if command.mark not in marks:
        raise Overtaken
    place = len(marks) - 1 - marks[::-1].index(command.mark)
    before, after = marks[:place][-1:], marks[place + 1 :][:1]
    if any(mark.at > command.at for mark in before) or any(mark.at < command.at for mark in after):
        raise Overtaken
    marks[place] = replace(command.mark, at=command.at)
    return Change(_with_marks(session, marks), c.ShiftMark(marks[place], command.mark.at))


def _with_marks(session: Session, marks: list[TimeMark]) -> Session:
    return replace(session, timeline=replace(session.timeline, marks=tuple(marks)))


def change_plan(session: Session, command: c.ChangePlan) -> Change:
    """Give minutes, take minutes, drop, take up again, end later; all of it or nothing."""
    must_run(session)
    timeline = session.timeline
    _check_plan(session, command)
    extra = dict(timeline.extra)
    for key, minutes in command.minutes.items():
        extra[key] = extra.get(key, 0) + minutes
    dropped = set(timeline.dropped)
    dropping = frozenset(command.drop) - dropped
    restoring = frozenset(command.restore) & dropped
    dropped = (dropped | dropping) - restoring
    end = timeline.end if timeline.end is None else timeline.end + command.later * 60
    changed = replace(
        timeline,
        extra={key: minutes for key, minutes in extra.items() if minutes},
        dropped=tuple(sorted(dropped)),
        end=end,
    )
    inverse = c.ChangePlan(
        minutes={key: -minutes for key, minutes in command.minutes.items()},
        drop=tuple(sorted(restoring)),
        restore=tuple(sorted(dropping)),
        later=-command.later,
        end_now=end,
        checked=True,
    )
    return Change(replace(session, timeline=changed), inverse)


def _check_plan(session: Session, command: c.ChangePlan) -> None:
    """Raise when the plan knows nothing of a segment, or when what would be taken back is no longer so."""
    timeline = session.timeline
    for key, minutes in command.minutes.items():
        segment = session.script.segment(key)
        too_short = segment and segment.minutes + timeline.extra.get(key, 0) + minutes < 0
        if segment is None or too_short or abs(minutes) > MOST_MINUTES:
            raise Refused("Dat past niet in deze bijeenkomst. Er is niets veranderd.")
    if any(session.script.segment(key) is None for key in (*command.drop, *command.restore)):
        raise Refused("Dat past niet in deze bijeenkomst. Er is niets veranderd.")
    dropped = set(timeline.dropped)
    moved = command.later and timeline.end != command.end_now
    if command.checked and (moved or dropped & set(command.drop) or set(command.restore) - dropped):
        raise Overtaken
    if command.later and timeline.end is None:
        raise Refused("Er is nog geen eindtijd. Spreek die eerst af.")


def set_end(session: Session, command: c.SetEnd) -> Change:
    """Set the moment by which everybody must leave."""
    must_run(session)
    if command.checked and session.timeline.end != command.if_now:
        raise Overtaken
    changed = replace(session.timeline, end=command.end)
    inverse = c.SetEnd(session.timeline.end, if_now=command.end, checked=True)
    return Change(replace(session, timeline=changed), inverse)


HANDLERS: Handlers = {
    c.GoTo: go_to,
    c.HoldStill: hold_still,
    c.Resume: resume,
    c.TakeBackMark: take_back_mark,
    c.PutBackMark: put_back_mark,
    c.CorrectStart: correct_start,
    c.ShiftMark: shift_mark,
    c.ChangePlan: change_plan,
    c.SetEnd: set_end,
}
