"""What can happen to the rest when time runs short: proposals, and the leader chooses.

A proposal never shortens a segment below its least, never touches the break, the close
or a fixed segment, and never ends later than asked. Lengths are minutes, moments are
whole UTC seconds.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from herstelgroep.programme.model import Segment, SegmentKind
from herstelgroep.session.clock import (
    MINUTE,
    planned_minutes,
    remaining_segments,
    seconds_ahead,
    seconds_per_segment,
    view,
)
from herstelgroep.session.commands import ChangePlan
from herstelgroep.session.model import Session, Timeline


class ProposalKind(StrEnum):
    """The three ways out."""

    SHORTEN = "korter"
    DROP = "laten vallen"
    LATER = "later"


class Proposal(msgspec.Struct, frozen=True):
    """One way to end at ``end``: do it with ``plan``."""

    kind: ProposalKind
    plan: ChangePlan
    end: int


def proposals(session: Session, now: int, end: int | None = None) -> tuple[Proposal, ...]:
    """What could happen to the rest of this session so that it ends at ``end``.

    ``end`` is the agreed end when left out. Nothing is proposed when there is time enough.
    """
    clock = view(session, now)
    target = clock.target if end is None else end
    excess = -(-(clock.end - target) // MINUTE)
    if excess <= 0:
        return ()
    flexible = [s for s in remaining_segments(session.script, session.timeline) if s.flexible]
    spent = seconds_per_segment(session.timeline, now)
    found: list[Proposal] = []
    shorter = shortened(session.timeline, flexible, excess, spent)
    if shorter is not None:
        found.append(_proposal(ProposalKind.SHORTEN, ChangePlan(minutes=shorter), clock.end, excess))
    found.extend(_dropping(session.timeline, flexible, excess, spent, clock.end))
    later = 0 if session.timeline.end is None else max(0, -(-(clock.end - session.timeline.end) // MINUTE))
    found.append(Proposal(ProposalKind.LATER, ChangePlan(later=later), clock.end))
    return tuple(found)


def _proposal(kind: ProposalKind, plan: ChangePlan, end: int, excess: int) -> Proposal:
    return Proposal(kind, plan, end - excess * MINUTE)


def slack(timeline: Timeline, segment: Segment, spent: Mapping[str, int]) -> int:
    """How many minutes a segment can lose before it is at its least, or at what it already took."""
    ahead = seconds_ahead(timeline, segment, spent) // MINUTE
    return max(0, min(planned_minutes(timeline, segment) - segment.least, ahead))


def shortened(
    timeline: Timeline, flexible: Sequence[Segment], excess: int, spent: Mapping[str, int]
) -> dict[str, int] | None:
    """Take ``excess`` minutes off these segments in proportion to what they can lose.

    Gives the change per segment (negative minutes), or None when it cannot be done.
    """
    room = {s.key: slack(timeline, s, spent) for s in flexible}
    whole = sum(room.values())
    if whole < excess:
        return None
    taken = {key: room[key] * excess // whole for key in room} if whole else {}
    short = excess - sum(taken.values())
    by_remainder = sorted(room, key=lambda key: (-(room[key] * excess % whole), key)) if whole else []
    for key in by_remainder[:short]:
        taken[key] += 1
    return {key: -minutes for key, minutes in taken.items() if minutes}


def _dropping(
    timeline: Timeline, flexible: list[Segment], excess: int, spent: Mapping[str, int], end: int
) -> list[Proposal]:
    """For each segment that could go, topics first and late ones first: at most two ways."""
    found = []
    order = sorted(enumerate(flexible), key=lambda placed: (placed[1].kind is not SegmentKind.TOPIC, -placed[0]))
    for _, segment in order:
        gain = seconds_ahead(timeline, segment, spent) // MINUTE
        rest = [s for s in flexible if s is not segment]
        shorter = shortened(timeline, rest, excess - gain, spent) if gain < excess else {}
        if gain and shorter is not None:
            plan = ChangePlan(minutes=shorter, drop=(segment.key,))
            found.append(_proposal(ProposalKind.DROP, plan, end, max(gain, excess)))
    return found[:2]
