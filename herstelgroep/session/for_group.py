"""What the group may see, large: never a name, notes in no order of arrival, figures from five answers up."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from herstelgroep.privacy.groups import figures_may_be_told
from herstelgroep.programme.model import CaptureKind, Item, Outcome, SegmentKind
from herstelgroep.session.boards import Place, places, poll_key, topic_places
from herstelgroep.session.clock import MINUTE, ClockView, view
from herstelgroep.session.model import Note, Session, Status
from herstelgroep.session.showing import (
    average,
    current_segment,
    may_tell,
    ordered_notes,
    places_now,
    shown_to_group,
    vote_before,
)

ALONG = "Klopt dit zo? Moet er iets weg?"
"""What the group is asked while it reads along."""


class GroupColumn(msgspec.Struct, frozen=True):
    """One column with its notes and their handles; ``title`` is empty where it would say the question again.

    ``help`` are the questions that go with an empty column.
    """

    key: str
    title: str
    notes: tuple[tuple[str, Note], ...]
    help: tuple[str, ...] = ()


class GroupView(msgspec.Struct, frozen=True):
    """The big screen. ``back_at`` is when the break ends (UTC seconds), None when it is no break.

    ``fraction`` is how much of the segment has passed, None where no bar belongs. ``small`` are lines
    under the question. ``over``: the session has ended. ``along``: the group reads along while it is closed.
    """

    theme: str
    question: str = ""
    small: tuple[str, ...] = ()
    columns: tuple[GroupColumn, ...] = ()
    fraction: float | None = None
    back_at: int | None = None
    off_record: bool = False
    still: bool = False
    over: bool = False
    along: bool = False


def group_view(session: Session, now: int, leafed: str = "") -> GroupView:
    """What the group sees now; ``leafed`` is the board that the leader leafed to."""
    theme = " · ".join(part for part in (session.programme.title, session.theme) if part)
    if session.status is Status.FINISHED:
        return GroupView(theme, over=True)
    segment, clock = current_segment(session), view(session, now)
    pause = segment.kind is SegmentKind.BREAK
    place = group_place(session, leafed)
    is_leafed = place is not None and place.key == leafed
    asked = "Pauze" if pause else shown_to_group(session, segment)
    question = place.title if place is not None and is_leafed else asked
    return GroupView(
        theme=theme,
        question=question,
        small=() if is_leafed else _small(session),
        columns=_columns(session, place, question),
        fraction=None if pause else clock.fraction,
        back_at=_back_at(clock) if pause and not is_leafed else None,
        off_record=session.off_record,
        still=clock.still,
    )


def along_view(session: Session, now: int) -> GroupView:
    """What the group reads along while closing: the notes of every board; without any, what it sees now."""
    seen = group_view(session, now)
    columns = () if seen.over or not _may_show_notes(session) else _all_columns(session)
    if not columns:
        return seen
    told = ((place.title, session.summaries.get(place.key)) for place in places(session))
    small = tuple(f"{title}: {summary}" for title, summary in told if summary)
    return replace(seen, question=ALONG, small=small, columns=columns, fraction=None, back_at=None, along=True)


def _all_columns(session: Session) -> tuple[GroupColumn, ...]:
    found = []
    for place in places(session):
        for item in place.columns:
            title = " · ".join(part for part in (place.title, item.title) if part)
            if notes := ordered_notes(session, place.key, item.key):
                found.append(GroupColumn(f"{place.key}.{item.key}", title, notes))
        found.extend(_filled(session, place))
    return tuple(found)


def _filled(session: Session, place: Place) -> Iterator[GroupColumn]:
    """What was filled in on a form, a column for each line of it; and the agreements."""
    if place.capture.kind is CaptureKind.ACTIONS:
        told = [", ".join(part for part in (a.what, a.who, a.when) if part) for a in session.actions.values()]
        if told:
            yield GroupColumn(place.key, place.title, _told(told))
    elif place.capture.kind is CaptureKind.FORM:
        for number, row in enumerate(session.forms.get(place.key, {}).values(), 1):
            told = [f"{item.title.rstrip(':')} {row[item.key]}" for item in place.capture.items if row.get(item.key)]
            if told:
                title = f"{place.title} · regel {number}" if place.capture.rows else place.title
                yield GroupColumn(f"{place.key}.{number}", title, _told(told))


def _told(texts: list[str]) -> tuple[tuple[str, Note], ...]:
    return tuple((str(place), Note(text)) for place, text in enumerate(texts))


def _back_at(clock: ClockView) -> int:
    return (clock.started or 0) + clock.planned * MINUTE


def group_pages(session: Session) -> tuple[Place, ...]:
    """What can be leafed through: what is caught here, and every board with notes."""
    here = places_now(session)[:1]
    if not _may_show_notes(session):
        return here
    return (*here, *(p for p in topic_places(session) if session.boards.get(p.key) and p not in here))


def group_place(session: Session, leafed: str = "") -> Place | None:
    """The board on the big screen."""
    return next((p for p in group_pages(session) if p.key == leafed), next(iter(places_now(session)), None))


def _may_show_notes(session: Session) -> bool:
    return session.programme.outcome is Outcome.SHARE or session.opened


def _columns(session: Session, place: Place | None, question: str) -> tuple[GroupColumn, ...]:
    if place is None or not _may_show_notes(session):
        return ()
    if place.capture.kind is not CaptureKind.NOTES:
        return tuple(_filled(session, place))
    found = []
    for item in place.columns:
        title = item.title or place.title
        notes = ordered_notes(session, place.key, item.key)
        found.append(GroupColumn(item.key, "" if title == question else title, notes, item.help))
    return tuple(found)


def _small(session: Session) -> tuple[str, ...]:
    """The choices of a vote or the lines of marks, with figures once there are enough answers."""
    place = next(iter(places_now(session)), None)
    if place is not None and place.capture.kind is CaptureKind.MARKS:
        return tuple(_mark(session, place, item) for item in place.capture.items)
    if place is None or place.capture.kind is not CaptureKind.POLL:
        return ()
    segment = current_segment(session)
    counts = session.polls.get(poll_key(place.key, segment.moment), {})
    if not figures_may_be_told(sum(counts.values())):
        return tuple(item.title for item in place.capture.items)
    before = vote_before(session, place, segment)
    first = {key: f"   eerst {count}" for key, count in before.items()}
    return tuple(f"{item.title}   {counts.get(item.key, 0)}{first.get(item.key, '')}" for item in place.capture.items)


def _mark(session: Session, place: Place, item: Item) -> str:
    marks = session.marks.get(place.key, {}).get(item.key, {})
    told = may_tell(session, sum(marks.values()))
    return f"{item.title}   gemiddeld {average(marks)}" if told else item.title
