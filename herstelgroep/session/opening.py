"""Making a new session of a programme and what was filled in beforehand."""

import msgspec
from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.model import Programme, Script, SegmentKind, Topic
from herstelgroep.programme.topics import with_topics
from herstelgroep.session.clock import visited
from herstelgroep.session.model import Action, Attendance, MarkKind, Preparation, Row, Session, Timeline, TimeMark
from herstelgroep.session.people import checked_attendance


class Choices(msgspec.Struct, frozen=True):
    """What the leader filled in. ``date`` is ISO; ``end`` UTC seconds; ``topics`` empty: the first ones."""

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
    """A session that has not begun, with a full copy of its script.

    Raises :class:`~herstelgroep.session.refusals.Refused` for numbers present that cannot be.
    """
    topics = choices.topics or first_topics(script)
    own = replace(programme, scripts=(with_topics(script, topics),))
    return Session(
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
            recalled=tuple(clean_line(line) for line in choices.recalled),
        ),
        timeline=Timeline(end=choices.end),
    )


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
