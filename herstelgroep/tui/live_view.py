"""What the live screen shows of a session: pure, from the state and the moment to ready texts."""

from collections.abc import Collection

from herstelgroep.dates import hour_of
from herstelgroep.programme.model import CaptureKind, Outcome, Segment
from herstelgroep.programme.rights import owner_told
from herstelgroep.session.boards import Place, poll_key
from herstelgroep.session.clock import ClockView, current_key, planned_minutes, visited
from herstelgroep.session.model import Note, Session, Writing
from herstelgroep.session.showing import (
    average,
    current_segment,
    may_tell,
    neighbour,
    ordered_notes,
    spoken,
    vote_before,
)
from herstelgroep.store.archive import title_of
from herstelgroep.tui.widgets.agenda import Part
from herstelgroep.tui.widgets.board import BoardShown, Column
from herstelgroep.tui.widgets.script import Words
from herstelgroep.tui.widgets.sheet import Row
from herstelgroep.tui.widgets.timebar import TimeShown

OFF_RECORD = "Buiten verslag: er wordt niets bewaard"
AGREED = {Writing.PAPER: "Alleen papier", Writing.NOTHING: "Niets opschrijven"}
NEW = "+"


def heading(session: Session) -> str:
    """What was agreed when that is not the laptop, for it may not be cut off; the programme and the segment."""
    programme = session.programme.title if session.programme.outcome is Outcome.SHARE else title_of(session)
    parts = [AGREED.get(session.writing, ""), programme, current_segment(session).title]
    return "  ·  ".join(part for part in parts if part)


def words(session: Session, segment: Segment, *, easier: bool) -> Words:
    """The words of a segment, the guest and the theme filled in."""
    return Words(
        say=tuple(spoken(session, text) for text in segment.say),
        do=tuple(spoken(session, text) for text in segment.do),
        mind=tuple(spoken(session, text) for text in segment.mind),
        easier=spoken(session, segment.easier) if easier else "",
        before=session.preparation.recalled if _is_first(session, segment) else (),
        owner=" ".join(owner_told(session.programme)) if _is_first(session, segment) else "",
    )


def _is_first(session: Session, segment: Segment) -> bool:
    return segment.key == session.script.segments[0].key


def parts(session: Session) -> tuple[Part, ...]:
    """The list of today."""
    been = visited(session.timeline)
    here = current_key(session.timeline)
    dropped = session.timeline.dropped
    found = []
    for segment in session.script.segments:
        mark = "▶" if segment.key == here else "✓" if segment.key in been else ""
        minutes = planned_minutes(session.timeline, segment)
        found.append(Part(segment.title, minutes, mark, segment.key in dropped and not mark))
    return tuple(found)


def ends(session: Session, clock: ClockView) -> str:
    """When it ends as things are now."""
    return f"einde rond {hour_of(clock.end)}"


def in_one_line(session: Session, clock: ClockView) -> str:
    """Vandaag on a small screen."""
    listed = parts(session)
    now = next((place for place, part in enumerate(listed) if part.mark == "▶"), 0)
    return f"▶ onderdeel {now + 1} van {len(listed)}   {listed[now].minutes} min   {ends(session, clock)}"


def time_shown(session: Session, clock: ClockView) -> TimeShown:
    """How long there still is, and what comes next."""
    following = neighbour(session, 1)
    then = f"straks: {following.title}" if following else "laatste onderdeel"
    if clock.still:
        left = "even stil"
    elif clock.left:
        left = f"nog {clock.left} min"
    else:
        left = f"+{clock.over} min" if clock.over else "de tijd is om"
    return TimeShown(left, clock.fraction, then, over=not clock.left)


def board_shown(session: Session, place: Place, fresh: Collection[str], marked: str) -> BoardShown:
    """The notes of a place: in no order of arrival, but what was typed in this segment at the end."""
    columns = []
    for item in place.columns:
        settled = [n for n in ordered_notes(session, place.key, item.key) if n[0] not in fresh]
        typed = [n for n in ordered_notes(session, place.key, item.key, as_typed=True) if n[0] in fresh]
        title = item.title or place.title
        columns.append(Column(item.key, title, (*settled, *typed), item.help))
    return BoardShown(tuple(columns), session.summaries.get(place.key, ""), marked)


def sheet_rows(session: Session, place: Place, segment: Segment) -> tuple[str, tuple[Row, ...]]:
    """The title and rows of a poll, marks, a form or the agreements."""
    capture = place.capture
    title = capture.question or place.title
    if capture.kind is CaptureKind.POLL:
        moment = f" ({segment.moment})" if segment.moment else ""
        counts = session.polls.get(poll_key(place.key, segment.moment), {})
        first = {key: f"eerst {count}" for key, count in vote_before(session, place, segment).items()}
        rows = [Row(i.key, i.title, str(counts.get(i.key, 0)), first.get(i.key, ""), "number") for i in capture.items]
        return title + moment, tuple(rows)
    if capture.kind is CaptureKind.MARKS:
        return title, tuple(_mark_row(session, place, key, label) for key, label in _items(place))
    if capture.kind is CaptureKind.FORM:
        return title, _form_rows(session, place)
    rows = [
        Row(handle, action.what, detail=" · ".join(filter(None, (action.who, action.when, "klaar" * action.done))))
        for handle, action in session.actions.items()
    ]
    return title, (*rows, Row(NEW, "nieuwe afspraak", detail="" if rows else "wat, wie en wanneer"))


def _items(place: Place) -> tuple[tuple[str, str], ...]:
    return tuple((item.key, item.title) for item in place.capture.items)


def _mark_row(session: Session, place: Place, key: str, label: str) -> Row:
    marks = session.marks.get(place.key, {}).get(key, {})
    answers = sum(marks.values())
    told = f"{answers} antwoord{'' if answers == 1 else 'en'}" if answers else "nog geen cijfers"
    if may_tell(session, answers):
        told += f", gemiddeld {average(marks)}"
    return Row(key, label, detail=told, kind="number")


def _form_rows(session: Session, place: Place) -> tuple[Row, ...]:
    filled = session.forms.get(place.key, {})
    found: list[Row] = []
    for number, (handle, values) in enumerate(filled.items() or [("", {})], 1):
        if place.capture.rows:
            found.append(Row(f"{handle}|", f"Regel {number}", kind="told"))
        for item in place.capture.items:
            empty = " / ".join(item.help) if item.help else "nog leeg"
            found.append(Row(f"{handle}|{item.key}", item.title, values.get(item.key, ""), empty, below=True))
    if place.capture.rows and filled:
        found.append(Row(NEW, "nieuwe regel"))
    return tuple(found)


def only_waiting_differs(old: Session, new: Session) -> bool:
    """Whether only what lies face down, or came from phones, is other than before."""
    others = (name for name in Session.__struct_fields__ if name not in ("waiting", "phones"))
    return all(getattr(old, name) is getattr(new, name) for name in others)


def notes_of(session: Session, board: str) -> dict[str, Note]:
    """The notes that lie on a board."""
    return session.boards.get(board, {})


def written_since(before: Session, now: Session, board: str) -> tuple[str, ...]:
    """The notes that another door wrote on this board; those that were turned face up are none of them."""
    known = {**notes_of(before, board), **before.waiting.get(board, {})}
    return tuple(handle for handle in notes_of(now, board) if handle not in known)
