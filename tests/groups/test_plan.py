"""A plan: the rhythm, weeks that stay free, holidays that are asked about, coming back, measuring."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from herstelgroep.country import Country
from herstelgroep.groups.days import monday, read_time
from herstelgroep.groups.model import PlannedKind
from herstelgroep.groups.plan import GroupRefused, Wanted, make_group, usual
from herstelgroep.groups.remarks import remarks
from herstelgroep.programme.frame import ProgrammeKind, Rhythm
from tests.building import a_programme, shipped
from tests.groups.building import MONDAY, days, ids, of_scripts, planned_group, year_group

WEEK = timedelta(weeks=1)
SOON = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def test_a_recovery_group_for_a_year_has_26_meetings() -> None:
    group = year_group()
    assert days(group) == [MONDAY + 2 * n * WEEK for n in range(26)]
    assert [one.nr for one in group.planned] == [*range(1, 13), *[12] * 14]
    assert {one.minutes for one in group.planned} == {120}
    assert {one.day: one.holiday for one in group.planned if one.in_question} == {
        "2026-04-27": "Koningsdag",
        "2026-05-25": "Tweede pinksterdag",
    }


def test_five_meetings_fit_in_ten_weeks_and_when_not_it_is_told() -> None:
    programme = of_scripts(5, rhythm=Rhythm.FORTNIGHTLY, within_weeks=10)
    group = planned_group(programme)
    assert days(group)[-1] - days(group)[0] == 8 * WEEK
    assert remarks(group, programme, MONDAY) == ()
    wider = planned_group(programme, free_weeks=tuple(MONDAY + n * WEEK for n in (1, 3, 4, 5, 6, 7)))
    assert [day - MONDAY for day in days(wider)] == [n * WEEK for n in (0, 2, 8, 10, 12)]
    assert remarks(wider, programme, MONDAY) == (
        "De laatste bijeenkomst valt na tien weken. Dit programma past in tien weken.",
    )


@pytest.mark.parametrize(
    ("free", "held"),
    [
        ((2,), (0, 3, 5, 7, 9)),
        ((2, 4, 6), (0, 3, 5, 7, 9)),
        ((2, 5), (0, 3, 6, 8, 9)),  # going on from the third would end a week too late
        ((0, 1), (2, 4, 6, 8, 10)),
        ((3, 4, 5, 6), (0, 2, 7, 8, 9)),
        ((0, 9, 10), (1, 3, 5, 7, 8)),
    ],
)
def test_what_must_fit_in_some_weeks_goes_on_from_the_next_free_week(
    free: tuple[int, ...], held: tuple[int, ...]
) -> None:
    programme = of_scripts(5, rhythm=Rhythm.FORTNIGHTLY, within_weeks=10)
    group = planned_group(programme, free_weeks=tuple(MONDAY + n * WEEK for n in free))
    assert [(day - MONDAY) // WEEK for day in days(group)] == list(held)
    assert remarks(group, programme, MONDAY) == ()


def test_begin_maken_met_herstel_fits_with_three_free_weeks() -> None:
    programme, first = shipped("begin-maken-met-herstel"), date(2026, 11, 30)
    free = (date(2026, 12, 14), date(2026, 12, 28), date(2027, 1, 11))
    found = days(planned_group(programme, first=first, free_weeks=free))
    assert len(found) == 5
    assert found[-1] - first < 10 * WEEK
    assert not {monday(day) for day in found} & set(free)


@given(first=SOON, free=st.sets(st.integers(0, 14), max_size=10))
@settings(max_examples=80, deadline=None)
def test_it_overruns_only_when_there_are_too_few_weeks(first: date, free: set[int]) -> None:
    programme = of_scripts(5, rhythm=Rhythm.FORTNIGHTLY, within_weeks=10)
    group = planned_group(programme, first=first, free_weeks=tuple(first + n * WEEK for n in free))
    found = [(day - first) // WEEK for day in days(group)]
    assert found[0] == next(n for n in range(15) if n not in free)
    assert not free & set(found)
    assert all(earlier < later for earlier, later in pairwise(found))
    there_are = len(set(range(found[0], found[0] + 10)) - free)
    assert (found[-1] - found[0] < 10) == (there_are >= 5)


def test_more_meetings_than_fit_keep_their_rhythm() -> None:
    programme = of_scripts(5, rhythm=Rhythm.FORTNIGHTLY, within_weeks=10)
    found = days(planned_group(programme, times=8, free_weeks=(MONDAY + 4 * WEEK,)))
    assert [(day - MONDAY) // WEEK for day in found] == [0, 2, 5, 7, 9, 11, 13, 15]


def test_a_return_meeting_has_its_own_script_and_is_on_the_same_weekday() -> None:
    programme = of_scripts(14, rhythm=Rhythm.WEEKLY, back_after_months=3, back_script=14)
    group = planned_group(programme)
    assert [one.nr for one in group.planned] == list(range(1, 15))
    *meetings, back = group.planned
    assert {one.kind for one in meetings} == {PlannedKind.MEETING}
    assert (back.kind, back.title) == (PlannedKind.BACK, "Deel 14")
    last, again = days(group)[-2:]
    assert (last, again) == (date(2026, 3, 30), date(2026, 7, 6))  # three months later is Tuesday 30 June
    assert planned_group(programme, back=False).planned == tuple(meetings)


def test_a_return_meeting_without_a_script_of_its_own() -> None:
    group = planned_group(of_scripts(2, rhythm=Rhythm.WEEKLY, back_after_months=2))
    assert [(one.nr, one.title) for one in group.planned][-1] == (0, "Terugkombijeenkomst")


def test_measurement_moments_are_within_two_and_after_eighteen_and_thirty_months() -> None:
    group = planned_group(of_scripts(3, rhythm=Rhythm.WEEKLY, moments=(2, 18, 30)))
    moments = [one for one in group.planned if one.kind is PlannedKind.MEASURE]
    assert [(one.day, one.title) for one in moments] == [
        ("2026-03-02", "Meetmoment 1 (binnen twee maanden)"),
        ("2027-07-05", "Meetmoment 2 (na ongeveer achttien maanden)"),
        ("2028-07-10", "Meetmoment 3 (na ongeveer dertig maanden)"),
    ]
    assert {one.nr for one in moments} == {0}
    assert planned_group(of_scripts(3, rhythm=Rhythm.WEEKLY, moments=(2,)), moments=False).planned == tuple(
        one for one in group.planned if one.kind is PlannedKind.MEETING
    )


def test_a_measurement_is_the_talk_at_each_moment() -> None:
    programme = replace(of_scripts(1, moments=(2, 18, 30)), kind=ProgrammeKind.MEASUREMENT)
    group = planned_group(programme)
    assert [(one.kind, one.nr) for one in group.planned] == [(PlannedKind.MEASURE, 1)] * 3


def test_weeks_stay_free_after_a_block() -> None:
    group = planned_group(of_scripts(12, rhythm=Rhythm.WEEKLY, free_week_after=(4, 8)))
    assert [(day - MONDAY).days // 7 for day in days(group)] == [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13]


def test_a_named_free_week_moves_the_series_on() -> None:
    group = planned_group(of_scripts(3, rhythm=Rhythm.FORTNIGHTLY), free_weeks=(MONDAY + 2 * WEEK + timedelta(days=4),))
    assert [(day - MONDAY).days // 7 for day in days(group)] == [0, 4, 6]
    assert group.free_weeks == ((MONDAY + 2 * WEEK).isoformat(),)


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        (Rhythm.MONTHLY, ["2027-01-31", "2027-02-28", "2027-03-28", "2027-04-25"]),
        (Rhythm.QUARTERLY, ["2027-01-31", "2027-04-25", "2027-07-25", "2027-10-31"]),
        (Rhythm.YEARLY, ["2027-01-31", "2028-01-30", "2029-01-28", "2030-01-27"]),
        (Rhythm.SIX_WEEKLY, ["2027-01-31", "2027-03-14", "2027-04-25", "2027-06-06"]),
        (Rhythm.EIGHT_WEEKLY, ["2027-01-31", "2027-03-28", "2027-05-23", "2027-07-18"]),
    ],
)
def test_rhythms_and_short_months(rhythm: Rhythm, expected: list[str]) -> None:
    group = planned_group(of_scripts(1), first=date(2027, 1, 31), rhythm=rhythm, times=4)
    assert [one.day for one in group.planned] == expected
    assert [one.nr for one in group.planned] == [1] * 4


def test_a_leap_day_comes_back_on_its_weekday_at_the_end_of_february() -> None:
    group = planned_group(of_scripts(1), first=date(2028, 2, 29), rhythm=Rhythm.YEARLY, times=5)
    assert [one.day for one in group.planned][1::3] == ["2029-02-27", "2032-02-24"]


BY_MONTH = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.YEARLY: 12}


@given(first=SOON, rhythm=st.sampled_from(list(BY_MONTH)), times=st.integers(1, 15))
@settings(max_examples=100, deadline=None)
def test_rhythms_of_months_keep_the_same_weekday_of_the_month(first: date, rhythm: Rhythm, times: int) -> None:
    found = days(planned_group(of_scripts(1), first=first, rhythm=rhythm, times=times))
    months = [(day.year - first.year) * 12 + day.month - first.month for day in found]
    assert months == [number * BY_MONTH[rhythm] for number in range(times)]
    assert {day.weekday() for day in found} == {first.weekday()}
    nth = (first.day - 1) // 7
    assert all((day.day - 1) // 7 == nth or (nth == 4 and (day + WEEK).month != day.month) for day in found)


def test_a_month_in_a_free_week_is_a_week_later_and_the_others_stay() -> None:
    usual = days(planned_group(of_scripts(1), rhythm=Rhythm.QUARTERLY, times=4))
    found = days(planned_group(of_scripts(1), rhythm=Rhythm.QUARTERLY, times=4, free_weeks=(usual[1],)))
    assert found == [usual[0], usual[1] + WEEK, *usual[2:]]


def test_months_of_free_weeks_give_one_day_after_them() -> None:
    free = tuple(date(2026, 6, 29) + n * WEEK for n in range(7))
    found = days(planned_group(of_scripts(1), first=date(2026, 6, 8), rhythm=Rhythm.MONTHLY, times=3, free_weeks=free))
    assert found == [date(2026, 6, 8), date(2026, 8, 17), date(2026, 9, 14)]


@given(
    first=SOON,
    rhythm=st.sampled_from([rhythm for rhythm in Rhythm if rhythm is not Rhythm.ONCE]),
    times=st.integers(1, 30),
    free=st.lists(SOON, max_size=25),
    after=st.lists(st.integers(1, 12), max_size=3),
    country=st.sampled_from(Country),
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_wanted_the_number_order_and_free_weeks_hold(
    first: date, rhythm: Rhythm, times: int, free: list[date], after: list[int], country: Country
) -> None:
    programme = of_scripts(
        4, rhythm=rhythm, free_week_after=tuple(after), back_after_months=3, back_script=4, moments=(2, 18)
    )
    group = planned_group(programme, first=first, times=times, free_weeks=tuple(free), country=country)
    of_kind = {kind: [one for one in group.planned if one.kind is kind] for kind in PlannedKind}
    assert {kind: len(found) for kind, found in of_kind.items()} == {
        PlannedKind.MEETING: times,
        PlannedKind.BACK: 1,
        PlannedKind.MEASURE: 2,
    }
    assert days(group) == sorted(days(group))
    meetings = [date.fromisoformat(one.day) for one in of_kind[PlannedKind.MEETING]]
    assert all(earlier < later for earlier, later in pairwise(meetings))
    assert [one.nr for one in of_kind[PlannedKind.MEETING]] == [min(n, 3) for n in range(1, times + 1)]
    assert not {monday(day) for day in days(group)} & {monday(day) for day in free}
    assert len({one.id for one in group.planned}) == times + 3
    assert not any(one.asked or one.skipped or one.changes for one in group.planned)


@given(first=SOON, times=st.integers(1, 40))
@settings(max_examples=50, deadline=None)
def test_without_free_weeks_a_fortnight_is_always_a_fortnight(first: date, times: int) -> None:
    found = days(planned_group(of_scripts(1), first=first, rhythm=Rhythm.FORTNIGHTLY, times=times))
    assert [day - first for day in found] == [2 * n * WEEK for n in range(times)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " \n"},
        {"time": "25.00"},
        {"time": ""},
        {"time": "half acht"},
        {"times": 0},
        {"times": -1},
        {"times": 100_000},
        {"first": date(9999, 12, 31)},
        {"first": date(1, 1, 1)},
        {"first": date(2149, 12, 1), "rhythm": Rhythm.YEARLY, "times": 9},
        {"rhythm": Rhythm.ONCE, "times": 2},
        {"taken": -1},
        {"free_weeks": (date.min,)},
    ],
)
def test_what_cannot_be_planned_is_told_calmly(wrong: dict[str, object]) -> None:
    wanted = replace(Wanted("De tuin", MONDAY, "19.30", Rhythm.WEEKLY, 2), **wrong)
    with pytest.raises(GroupRefused) as told:
        make_group(a_programme(), wanted, "g", ids())
    assert "Er is niets" in told.value.message
    assert max(len(sentence.split()) for sentence in told.value.message.split(".")) <= 15


def test_a_programme_without_meetings_cannot_be_planned() -> None:
    with pytest.raises(GroupRefused):
        planned_group(replace(a_programme(), scripts=()), times=1)


@pytest.mark.parametrize(("typed", "time"), [("9.30", "09.30"), ("19:30", "19.30"), (" 19U05 ", "19.05")])
def test_a_time_as_people_write_it(typed: str, time: str) -> None:
    assert read_time(typed) == time


def test_text_of_people_is_one_clean_line() -> None:
    group = planned_group(a_programme(), name=" De\x1b[31m\ntuin ", place="Zaal\t1\u202e")
    assert (group.name, group.place) == ("De[31m tuin", "Zaal 1")


@pytest.mark.parametrize(
    ("programme", "times", "rhythm"),
    [
        ("herstelwerkgroep", 26, Rhythm.FORTNIGHTLY),
        ("clientenpanel", 4, Rhythm.QUARTERLY),
        ("herstellen-doe-je-zelf", 13, Rhythm.WEEKLY),
        ("werken-met-eigen-ervaring", 12, Rhythm.WEEKLY),
        ("helpend-en-hinderend", 1, Rhythm.ONCE),
    ],
)
def test_what_is_usual_comes_from_the_programme(programme: str, times: int, rhythm: Rhythm) -> None:
    found = usual(shipped(programme), MONDAY, "10.00")
    assert (found.times, found.rhythm) == (times, rhythm)


def test_several_meetings_without_a_rhythm_are_weekly() -> None:
    found = usual(of_scripts(3), MONDAY, "10.00")
    assert (found.times, found.rhythm) == (3, Rhythm.WEEKLY)


def test_a_measurement_that_would_begin_in_a_free_week_is_later() -> None:
    programme = replace(of_scripts(1, moments=(1,)), kind=ProgrammeKind.MEASUREMENT)
    free = tuple(MONDAY + n * WEEK for n in range(5))
    assert days(planned_group(programme, free_weeks=free)) == [MONDAY + 5 * WEEK]
