"""The clock: whatever is marked, it only goes forward, and still time does not count."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.clock import ClockView, planned_minutes, seconds_per_segment, view, visited
from herstelgroep.session.model import Session, Status
from herstelgroep.session.refusals import Overtaken, Refused
from tests.building import MINUTE, START, a_session, after

KEYS = [segment.key for segment in a_session().script.segments]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["go", "go", "go", "still", "resume", "correct", "wait"]),
        st.integers(-600, 1200),
        st.sampled_from(KEYS),
    ),
    max_size=12,
)
MOMENTS = st.lists(st.integers(-3600, 4 * 3600), min_size=2, max_size=8).map(sorted)


def walked(steps: list[tuple[str, int, str]]) -> tuple[Session, int]:
    """A session after these steps, with a laptop clock that may jump back; and the laptop's time."""
    session, now = a_session(), START
    for kind, seconds, key in steps:
        now += seconds
        step: dict[str, c.Command] = {
            "go": c.GoTo(key, now),
            "still": c.HoldStill(now),
            "resume": c.Resume(now),
            "correct": c.CorrectStart(now - abs(seconds), now),
        }
        try:
            session = after(session, *([step[kind]] if kind in step else []))
        except Refused:
            continue
    return session, now


def at(session: Session, minutes: float) -> ClockView:
    return view(session, START + int(minutes * MINUTE))


@given(STEPS, MOMENTS)
def test_the_clock_never_goes_backwards(steps: list[tuple[str, int, str]], moments: list[int]) -> None:
    session, now = walked(steps)
    marks = session.timeline.marks
    assert all(one.at <= two.at for one, two in itertools.pairwise(marks))
    views = [view(session, now + moment) for moment in moments]
    for one, two in itertools.pairwise(views):
        assert one.segment == two.segment
        assert one.elapsed <= two.elapsed
        assert one.left >= two.left
        assert one.over <= two.over
        assert one.end <= two.end
        assert one.drift <= two.drift
        assert 0 <= one.fraction <= 1


@given(STEPS, st.integers(0, 3600))
def test_every_second_that_ran_belongs_to_one_segment(steps: list[tuple[str, int, str]], wait: int) -> None:
    session, now = walked(steps)
    marks = session.timeline.marks
    end = max(now + wait, marks[-1].at)
    ends = [*(mark.at for mark in marks[1:]), end]
    stood = sum(until - mark.at for mark, until in zip(marks, ends, strict=True) if mark.kind.value == "stil")
    spent = seconds_per_segment(session.timeline, end)
    assert sum(spent.values()) + stood == end - marks[0].at
    assert all(seconds >= 0 for seconds in spent.values())


@given(STEPS)
def test_a_clock_that_jumps_back_stands_at_the_last_mark(steps: list[tuple[str, int, str]]) -> None:
    session, _ = walked(steps)
    last = session.timeline.marks[-1].at
    assert view(session, last - 5000) == view(session, last)
    marks = after(session, c.SetEnd(None)).timeline.marks
    elsewhere = next(key for key in KEYS if key != view(session, last).segment)
    assert after(session, c.GoTo(elsewhere, last - 5000)).timeline.marks[len(marks) :][0].at == last


def test_whole_minutes_left_and_over() -> None:
    session = a_session()
    assert (at(session, 0).left, at(session, 0).over) == (6, 0)
    assert (at(session, 0.5).left, at(session, 5.99).left) == (6, 1)
    assert (at(session, 6).left, at(session, 6).over) == (0, 0)
    assert (at(session, 8.5).left, at(session, 8.5).over) == (0, 2)
    assert at(session, 3).fraction == 0.5
    assert at(session, 60).fraction == 1.0


def test_on_time_the_end_is_the_end_and_over_time_counts_on() -> None:
    session = a_session()
    assert at(session, 0).end == at(session, 6).end == START + 60 * MINUTE
    assert [at(session, minutes).drift for minutes in (0, 6, 6.5, 7, 9)] == [0, 0, 1, 1, 3]
    early = after(session, c.GoTo("bord", START + 2 * MINUTE))
    assert at(early, 2).drift == -4
    assert at(early, 2).end == START + 56 * MINUTE


def test_still_time_does_not_count_but_the_end_moves() -> None:
    session = after(a_session(), c.HoldStill(START + 2 * MINUTE))
    assert at(session, 2).still
    assert at(session, 30).elapsed == 2 * MINUTE
    assert (at(session, 30).left, at(session, 30).drift) == (4, 28)
    gone_on = after(session, c.Resume(START + 30 * MINUTE))
    assert not at(gone_on, 30).still
    assert at(gone_on, 31).elapsed == 3 * MINUTE
    moved_on = after(session, c.GoTo("bord", START + 30 * MINUTE))
    assert not at(moved_on, 30).still


def test_sleep_and_crash_only_show_as_time_that_passed() -> None:
    session = after(a_session(), c.GoTo("bord", START + 6 * MINUTE))
    seen = at(session, 10)
    assert (seen.segment, seen.started, seen.elapsed) == ("bord", START + 6 * MINUTE, 4 * MINUTE)


def test_going_back_counts_the_time_there_on() -> None:
    session = after(a_session(), c.GoTo("bord", START + 2 * MINUTE), c.GoTo("welkom", START + 5 * MINUTE))
    assert at(session, 5).elapsed == 2 * MINUTE
    # Of the nine minutes for the board three are spent already.
    assert at(session, 5).end == START + 5 * MINUTE + (4 + 6 + 45) * MINUTE
    assert visited(session.timeline) == {"welkom", "bord"}


def test_before_the_start_all_is_ahead() -> None:
    session = a_session(at=None)
    seen = view(session, START)
    assert (seen.segment, seen.started, seen.elapsed, seen.still) == (None, None, 0, False)
    assert (seen.end, seen.target, seen.drift) == (START + 60 * MINUTE, START + 60 * MINUTE, 0)
    until = after(session, c.SetEnd(START + 50 * MINUTE))
    assert view(until, START).drift == 10


def test_an_agreed_end_is_the_target() -> None:
    session = after(a_session(), c.SetEnd(START + 45 * MINUTE))
    assert (at(session, 0).target, at(session, 0).drift) == (START + 45 * MINUTE, 15)


def test_giving_and_taking_minutes() -> None:
    session = after(a_session(), c.ChangePlan(minutes={"welkom": 3, "pauze": -2}))
    assert (at(session, 0).left, at(session, 0).drift) == (9, 1)
    pause = session.script.segment("pauze")
    assert pause is not None
    assert planned_minutes(session.timeline, pause) == 6
    with pytest.raises(Refused):
        apply(session, c.ChangePlan(minutes={"pauze": -7}))
    with pytest.raises(Refused):
        apply(session, c.ChangePlan(minutes={"bestaat-niet": 1}))
    with pytest.raises(Refused):
        apply(session, c.ChangePlan(drop=("bestaat-niet",)))


def test_a_dropped_segment_takes_no_time_until_somebody_goes_there() -> None:
    session = after(a_session(), c.ChangePlan(drop=("bord",)))
    assert at(session, 0).drift == -9
    there = after(session, c.GoTo("bord", START + 6 * MINUTE))
    assert (at(there, 6).segment, at(there, 6).left) == ("bord", 9)
    back = after(session, c.ChangePlan(restore=("bord",)))
    assert at(back, 0).drift == 0


def test_a_correction_stays_between_the_mark_before_and_now() -> None:
    session = after(a_session(), c.GoTo("bord", START + 10 * MINUTE))
    now = START + 12 * MINUTE
    assert at(after(session, c.CorrectStart(START + 7 * MINUTE, now)), 12).elapsed == 5 * MINUTE
    assert at(after(session, c.CorrectStart(START - 900, now)), 12).elapsed == 12 * MINUTE
    assert at(after(session, c.CorrectStart(now + 900, now)), 12).elapsed == 0
    with pytest.raises(Refused, match="nog niet begonnen"):
        apply(a_session(at=None), c.CorrectStart(START, START))
    stood = after(session, c.HoldStill(START + 11 * MINUTE), c.CorrectStart(START + 20 * MINUTE, START + 20 * MINUTE))
    assert at(stood, 20).elapsed == 0


def test_a_correction_is_not_taken_back_past_what_came_after() -> None:
    session = after(a_session(), c.GoTo("bord", START + 100))
    corrected = apply(session, c.CorrectStart(START + 40, START + 100))
    assert corrected.inverse is not None
    later = after(corrected.session, c.GoTo("pauze", START + 120), c.CorrectStart(START + 60, START + 120))
    with pytest.raises(Overtaken):
        apply(later, corrected.inverse)
    assert apply(corrected.session, corrected.inverse).session == session


@given(STEPS, st.integers(0, 3600))
def test_finishing_leaves_lengths_and_no_moment(steps: list[tuple[str, int, str]], wait: int) -> None:
    session, now = walked(steps)
    timeline = after(session, c.SetEnd(START + 3600), c.Finish(now + wait)).timeline
    spent = seconds_per_segment(session.timeline, now + wait)
    assert timeline.marks == ()
    assert timeline.end is None
    assert timeline.real.keys() == spent.keys()
    assert all(abs(minutes * MINUTE - spent[key]) <= 30 for key, minutes in timeline.real.items())
    assert visited(timeline) == set(spent)


def test_when_it_is_finished_the_clock_is_done() -> None:
    done = after(a_session(), c.Finish(START + 60 * MINUTE))
    assert done.status is Status.FINISHED
    for command in (
        c.GoTo("bord", START),
        c.HoldStill(START),
        c.Resume(START),
        c.CorrectStart(START, START),
        c.ChangePlan(minutes={"bord": 1}),
        c.SetEnd(START),
        c.Finish(START),
    ):
        with pytest.raises(Refused, match="al afgerond"):
            apply(done, command)


def test_refusals_on_the_clock() -> None:
    session = a_session()
    with pytest.raises(Refused, match="al bij dit onderdeel"):
        apply(session, c.GoTo("welkom", START))
    with pytest.raises(Refused, match="staat niet in deze bijeenkomst"):
        apply(session, c.GoTo("bestaat-niet", START))
    with pytest.raises(Refused, match="loopt al weer"):
        apply(session, c.Resume(START))
    with pytest.raises(Refused, match="staat al stil"):
        apply(after(session, c.HoldStill(START)), c.HoldStill(START))


def test_one_that_never_began_can_be_finished() -> None:
    assert after(a_session(at=None), c.Finish(START)).timeline.real == {}
