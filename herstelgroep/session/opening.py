"""Making a new session of a programme and what was filled in beforehand."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_block, clean_line
from herstelgroep.programme.model import Outcome, Programme, Script, SegmentKind, Topic
from herstelgroep.programme.topics import with_topics
from herstelgroep.session.boards import Place, places
from herstelgroep.session.clock import visited
from herstelgroep.session.model import Action, Attendance, MarkKind, Preparation, Row, Session, Timeline, TimeMark
from herstelgroep.session.people import checked_attendance


class Choices(msgspec.Struct, frozen=True):
    """What the leader filled in. ``date`` is ISO; ``end`` UTC seconds; ``topics`` empty: the first ones.

    ``group`` is the id of the group that meets. ``recalled`` is told at the start; ``open_actions`` and
    ``open_rows`` (of forms, by place) come from earlier meetings and go on in this one.
    """

    date: str
    place: str = ""
    theme: str = ""
    guest: str = ""
    call: str = ""
    topics: tuple[Topic, ...] = ()
    attendance: Attendance | None = None
    subgroups: int = 3
    end: int | None = None
    ticked: tuple[int, ...] = ()
    group: str = ""
    recalled: tuple[str, ...] = ()
    open_actions: tuple[Action, ...] = ()
    open_rows: dict[str, tuple[Row, ...]] = {}


def new_session(programme: Programme, script: Script, choices: Choices, session_id: str, secret: str) -> Session:
    """A session that has not begun, with a full copy of its script and what goes on from earlier meetings.

    Of a talk of which nothing is kept nothing comes from earlier, either.
    Raises :class:`~herstelgroep.session.refusals.Refused` for numbers present that cannot be.
    """
    topics = choices.topics or first_topics(script)
    own = replace(programme, scripts=(with_topics(script, topics),))
    remembers = programme.outcome is not Outcome.NOTHING
    session = Session(
        id=session_id,
        programme=own,
        date=choices.date,
        secret=secret,
        group=choices.group,
        place=clean_line(choices.place),
        theme=clean_line(choices.theme),
        subgroups=choices.subgroups if _has_subgroups(script) else 1,
        attendance=checked_attendance(choices.attendance),
        preparation=Preparation(
            guest=clean_line(choices.guest),
            call=clean_line(choices.call),
            ticked=choices.ticked,
            recalled=tuple(clean_line(line) for line in choices.recalled) if remembers else (),
        ),
        timeline=Timeline(end=choices.end),
    )
    return _carried_over(session, choices) if remembers else session


def _carried_over(session: Session, choices: Choices) -> Session:
    """The session with what is still open. Handles need no chance here: nothing else is in it yet."""
    actions = (
        Action(what, clean_line(action.who), clean_line(action.when))
        for action in choices.open_actions
        if not action.done and (what := clean_line(action.what))
    )
    forms = {
        place.key: rows
        for place in places(session)
        if (rows := _open_rows(place, choices.open_rows.get(place.key, ())))
    }
    return replace(session, actions={f"open-{n}": action for n, action in enumerate(actions, 1)}, forms=forms)


def _open_rows(place: Place, rows: Iterable[Row]) -> dict[str, Row]:
    """The rows that are not done, with the fields that this form has; a form that is no table has one row."""
    done = place.capture.done_field
    if not done:
        return {}
    fields = {item.key for item in place.capture.items}
    cleaned = ({key: clean_block(text) for key, text in row.items() if key in fields} for row in rows)
    still = [row for row in cleaned if any(row.values()) and not row.get(done)]
    return {f"{place.key}-{n}": row for n, row in enumerate(still if place.capture.rows else still[:1], 1)}


def begun(session: Session, at: int) -> Session:
    """The session at its first segment."""
    first = TimeMark(MarkKind.GO, at, session.script.segments[0].key)
    return replace(session, timeline=replace(session.timeline, marks=(first,)))


def first_topics(script: Script) -> tuple[Topic, ...]:
    """As many topics of the list as the script advises at least, from the top."""
    return script.topic_list.topics[: script.topic_list.least] if script.topic_list else ()


def _has_subgroups(script: Script) -> bool:
    return any(capture.per_subgroup for capture in script.captures)


def open_topics(session: Session) -> tuple[Topic, ...]:
    """The topics of the list that this session does not hold."""
    held = {s.capture for s in session.script.segments if s.kind is SegmentKind.TOPIC}
    listed = session.script.topic_list
    return tuple(topic for topic in listed.topics if topic.key not in held) if listed else ()


def not_reached(session: Session) -> list[str]:
    """The topics of today that were not reached, and those of the list that were not chosen."""
    reached = visited(session.timeline)
    written = {*session.boards, *session.waiting}
    held = {s.capture for s in session.script.segments if s.key in reached or s.capture in written}
    planned = [s.title for s in session.script.segments if s.kind is SegmentKind.TOPIC and s.capture not in held]
    return list(dict.fromkeys([*planned, *(topic.title for topic in open_topics(session))]))
