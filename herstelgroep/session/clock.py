"""The clock: a pure function of the plan, the marks and now.

Nothing here ticks. Whatever happened to the laptop in between, the same marks and the
same moment give the same view. All moments are whole UTC seconds, lengths are minutes.
"""

from collections.abc import Mapping

import msgspec

from herstelgroep.programme.model import Script, Segment
from herstelgroep.session.model import MarkKind, Session, Timeline, TimeMark

MINUTE = 60


class ClockView(msgspec.Struct, frozen=True):
    """What the clock says at one moment.

    ``left`` is how many minutes the segment still has, rounded up; past its end it is 0
    and ``over`` counts the whole minutes over. ``end`` is when the session ends as things
    are now. ``drift`` is how many minutes that is after the agreed end (before: negative).
    """

    segment: str | None
    started: int | None
    elapsed: int
    planned: int
    left: int
    over: int
    still: bool
    end: int
    target: int
    drift: int

    @property
    def fraction(self) -> float:
        """How much of the segment has passed, from 0 to 1."""
        return 1.0 if self.planned <= 0 else min(1.0, self.elapsed / (self.planned * MINUTE))


def planned_minutes(timeline: Timeline, segment: Segment) -> int:
    """The length of a segment as the plan is now (one that was dropped keeps its own)."""
    return max(0, segment.minutes + timeline.extra.get(segment.key, 0))


def current_key(timeline: Timeline) -> str | None:
    """The segment the leader is in, or None before the start."""
    return next((m.segment for m in reversed(timeline.marks) if m.kind is MarkKind.GO), None)


def is_still(timeline: Timeline) -> bool:
    """Whether the time of the segment stands still."""
    return bool(timeline.marks) and timeline.marks[-1].kind is MarkKind.STILL


def not_before(timeline: Timeline, now: int) -> int:
    """Now, but never earlier than the last mark: the clock does not go backwards."""
    return max(now, timeline.marks[-1].at) if timeline.marks else now


def seconds_per_segment(timeline: Timeline, now: int) -> dict[str, int]:
    """How long each segment took up to now, without the time that stood still."""
    spent: dict[str, int] = {}
    if not timeline.marks:
        return spent
    ends = [*(mark.at for mark in timeline.marks[1:]), not_before(timeline, now)]
    segment = ""
    for mark, until in zip(timeline.marks, ends, strict=True):
        if mark.kind is MarkKind.GO:
            segment = mark.segment
        running = mark.kind is not MarkKind.STILL
        if segment and running:
            spent[segment] = spent.get(segment, 0) + max(0, until - mark.at)
    return spent


def visited(timeline: Timeline) -> frozenset[str]:
    """The segments that were reached."""
    marked = {m.segment for m in timeline.marks if m.kind is MarkKind.GO}
    return frozenset(marked | set(timeline.real))


def remaining_segments(script: Script, timeline: Timeline) -> tuple[Segment, ...]:
    """What comes after the segment of now, without what was dropped."""
    segments = script.segments
    here = current_key(timeline)
    after = next((place + 1 for place, s in enumerate(segments) if s.key == here), 0)
    return tuple(s for s in segments[after:] if s.key not in timeline.dropped)


def seconds_ahead(timeline: Timeline, segment: Segment, spent: Mapping[str, int]) -> int:
    """What a segment still asks, less what was ``spent`` on it before the leader went back."""
    return max(0, planned_minutes(timeline, segment) * MINUTE - spent.get(segment.key, 0))


def view(session: Session, now: int) -> ClockView:
    """What the clock says now."""
    script, timeline = session.script, session.timeline
    now = not_before(timeline, now)
    spent = seconds_per_segment(timeline, now)
    here = current_key(timeline)
    segment = script.segment(here) if here else None
    planned = planned_minutes(timeline, segment) if segment else 0
    elapsed = spent.get(here, 0) if here else 0
    rest = planned * MINUTE - elapsed
    ahead = sum(seconds_ahead(timeline, s, spent) for s in remaining_segments(script, timeline))
    end = now + max(0, rest) + ahead
    target = _target(session, now)
    return ClockView(
        segment=here,
        started=_last_go(timeline).at if here else None,
        elapsed=elapsed,
        planned=planned,
        left=max(0, -(-rest // MINUTE)),
        over=max(0, -rest) // MINUTE,
        still=is_still(timeline),
        end=end,
        target=target,
        drift=_minutes_up(end - target),
    )


def _last_go(timeline: Timeline) -> TimeMark:
    return next(m for m in reversed(timeline.marks) if m.kind is MarkKind.GO)


def _target(session: Session, now: int) -> int:
    if session.timeline.end is not None:
        return session.timeline.end
    begin = session.timeline.marks[0].at if session.timeline.marks else now
    return begin + session.script.minutes * MINUTE


def _minutes_up(seconds: int) -> int:
    return -(-seconds // MINUTE)
