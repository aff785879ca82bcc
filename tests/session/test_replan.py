"""Re-planning: never below a least, never the break or the close, never later than asked."""

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from herstelgroep.programme.model import Segment, SegmentKind
from herstelgroep.session import commands as c
from herstelgroep.session.clock import MINUTE, planned_minutes, view
from herstelgroep.session.model import Session
from herstelgroep.session.replan import Proposal, ProposalKind, proposals
from tests.building import START, a_session, after

FIXED = ("pauze", "stemmen", "afsluiting")
KINDS = [SegmentKind.CONVERSATION, SegmentKind.TOPIC, SegmentKind.EXERCISE, SegmentKind.BREAK, SegmentKind.CLOSE]


@st.composite
def segments(draw: st.DrawFn) -> tuple[Segment, ...]:
    found = []
    for number in range(draw(st.integers(1, 9))):
        kind, fixed = draw(st.sampled_from(KINDS)), draw(st.booleans())
        minutes = draw(st.integers(0, 40))
        stays = fixed or kind in (SegmentKind.BREAK, SegmentKind.CLOSE)
        least = minutes if stays else draw(st.integers(0, minutes))
        found.append(Segment(key=f"s{number}", kind=kind, title="", minutes=minutes, least=least, fixed=fixed))
    return tuple(found)


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Session, int]:
    """A session somewhere on its way, gone to and fro, the plan changed by hand; and now."""
    base, parts = a_session(at=None), draw(segments())
    length = sum(part.minutes for part in parts)
    script = replace(base.script, segments=parts, minutes=max(1, length))
    session, now = replace(base, programme=replace(base.programme, scripts=(script,))), START
    for place in draw(st.lists(st.integers(0, len(parts) - 1), max_size=4)):
        if not session.timeline.marks or view(session, now).segment != parts[place].key:
            session = after(session, c.GoTo(parts[place].key, now))
        now += draw(st.integers(0, 2400))
    changes = {part.key: draw(st.integers(-part.minutes, 20)) for part in parts if draw(st.integers(0, 3)) == 0}
    dropped = tuple(part.key for part in parts if part.flexible and draw(st.integers(0, 5)) == 0)
    session = after(session, c.ChangePlan(minutes=changes, drop=dropped))
    if draw(st.booleans()):
        session = after(session, c.SetEnd(START + draw(st.integers(0, 3 * 3600))))
    return session, now


def lengths(session: Session) -> dict[str, int]:
    return {part.key: planned_minutes(session.timeline, part) for part in session.script.segments}


@given(sessions(), st.one_of(st.none(), st.integers(-3600, 4 * 3600)))
def test_a_proposal_keeps_every_promise(found: tuple[Session, int], asked: int | None) -> None:
    session, now = found
    end = None if asked is None else now + asked
    before, target = view(session, now), view(session, now).target if end is None else end
    offered = proposals(session, now, end)
    assert bool(offered) == (before.end > target)
    for proposal in offered:
        changed = after(session, proposal.plan)
        check_promises(session, changed, proposal, now)
        if proposal.kind is ProposalKind.LATER:
            assert proposal.end == before.end
            assert lengths(changed) == lengths(session)
        else:
            assert view(changed, now).end <= proposal.end <= target
    assert [p.kind for p in offered][-1:] in ([], [ProposalKind.LATER])


def check_promises(session: Session, changed: Session, proposal: Proposal, now: int) -> None:
    old, new = lengths(session), lengths(changed)
    for part in session.script.segments:
        assert new[part.key] <= old[part.key]
        if not part.flexible or part.key == view(session, now).segment:
            assert new[part.key] == old[part.key]
            assert part.key not in proposal.plan.drop
        assert new[part.key] >= min(part.least, old[part.key])
    assert not set(proposal.plan.drop) & set(session.timeline.dropped)
    assert len(proposal.plan.drop) == (proposal.kind is ProposalKind.DROP)


@given(sessions(), st.integers(0, 3 * 3600))
def test_shortening_is_in_proportion(found: tuple[Session, int], asked: int) -> None:
    session, now = found
    assume(not session.timeline.marks)
    shorter = [p for p in proposals(session, now, now + asked) if p.kind is ProposalKind.SHORTEN]
    for proposal in shorter:
        room = {s.key: max(0, lengths(session)[s.key] - s.least) for s in session.script.segments if s.flexible}
        room = {key: minutes for key, minutes in room.items() if key not in session.timeline.dropped}
        taken = sum(-minutes for minutes in proposal.plan.minutes.values())
        for key, minutes in room.items():
            share = minutes * taken / sum(room.values())
            assert abs(-proposal.plan.minutes.get(key, 0) - share) < 1


def by_kind(session: Session, now: int, end: int | None = None) -> dict[ProposalKind, list[Proposal]]:
    offered = proposals(session, now, end)
    return {kind: [p for p in offered if p.kind is kind] for kind in ProposalKind}


def test_nothing_is_proposed_when_there_is_time() -> None:
    assert proposals(a_session(), START) == ()


def test_fit_to_a_known_end_before_the_start() -> None:
    session = after(a_session(at=None), c.SetEnd(START + 50 * MINUTE))
    offered = by_kind(session, START)
    [shorter] = offered[ProposalKind.SHORTEN]
    fitted = after(session, shorter.plan)
    assert view(fitted, START).end == START + 50 * MINUTE
    assert all(lengths(fitted)[key] == lengths(session)[key] for key in FIXED)
    assert {p.plan.drop for p in offered[ProposalKind.DROP]} == {("dag",), ("wonen",)}


def test_where_shortening_is_not_enough_dropping_helps_or_only_the_end_moves() -> None:
    session = a_session()
    most = sum(s.minutes - s.least for s in session.script.segments if s.flexible)
    offered = by_kind(session, START, START + (60 - most - 1) * MINUTE)
    assert offered[ProposalKind.SHORTEN] == []
    assert offered[ProposalKind.DROP]
    hopeless = proposals(session, START, START + 10 * MINUTE)
    assert [p.kind for p in hopeless] == [ProposalKind.LATER]


def test_ending_later_moves_the_agreed_end_and_never_to_an_earlier_moment() -> None:
    session = after(a_session(), c.SetEnd(START + 50 * MINUTE))
    [later] = by_kind(session, START)[ProposalKind.LATER]
    assert after(session, later.plan).timeline.end == START + 60 * MINUTE
    roomy = after(a_session(), c.SetEnd(START + 90 * MINUTE))
    [asked] = by_kind(roomy, START, START + 50 * MINUTE)[ProposalKind.LATER]
    assert after(roomy, asked.plan).timeline.end == START + 90 * MINUTE


def test_what_was_spent_before_going_back_cannot_be_won_again() -> None:
    # Eight of the nine minutes of the board are gone: only one can still be won there.
    session = after(a_session(), c.GoTo("bord", START), c.GoTo("welkom", START + 8 * MINUTE))
    now = START + 8 * MINUTE
    end = view(session, now).end
    for proposal in proposals(session, now, end - 3 * MINUTE):
        if proposal.kind is not ProposalKind.LATER:
            assert view(after(session, proposal.plan), now).end <= end - 3 * MINUTE


def test_the_leader_may_leave_a_proposal() -> None:
    session = a_session()
    offered = proposals(session, START, START + 50 * MINUTE)
    assert len(offered) >= 3
    assert view(session, START).end == START + 60 * MINUTE
