"""Changing a plan: one moves or is skipped, the others stay; ids never change, numbers only rise."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from herstelgroep.groups.keeping import renewed, tidy
from herstelgroep.groups.model import Group, Planned, Wish
from herstelgroep.groups.plan import (
    GroupRefused,
    added,
    answered,
    led,
    moved,
    next_up,
    removed,
    restored,
    skipped,
)
from herstelgroep.groups.remarks import remarks
from herstelgroep.programme.frame import Rhythm
from tests.building import shipped
from tests.groups.building import MONDAY, of_scripts, planned_group, year_group

KINGS_DAY = date(2026, 4, 27)
YEAR = year_group()


def one_of(group: Group, planned_id: str) -> Planned:
    return next(one for one in group.planned if one.id == planned_id)


def others(group: Group, planned_id: str) -> list[Planned]:
    return [one for one in group.planned if one.id != planned_id]


def test_moving_one_leaves_the_others() -> None:
    group = moved(YEAR, "m3", date(2026, 2, 5), "20:00")
    new = one_of(group, "m3")
    assert (new.day, new.time, new.changes, new.nr) == ("2026-02-05", "20.00", 1, 3)
    assert others(group, "m3") == others(YEAR, "m3")
    assert moved(group, "m3", date(2026, 2, 5)) == group


def test_moving_past_others_keeps_the_order_of_days_and_the_scripts() -> None:
    group = moved(YEAR, "m1", date(2026, 3, 4))
    assert [one.id for one in group.planned][:6] == ["m2", "m3", "m4", "m5", "m1", "m6"]
    assert one_of(group, "m1").nr == 1


def test_moving_onto_a_holiday_asks_and_moving_away_does_not() -> None:
    group = moved(YEAR, "m3", KINGS_DAY)
    assert one_of(group, "m3").in_question
    agreed = answered(group, "m3", meet=True)
    assert (one_of(agreed, "m3").in_question, one_of(agreed, "m3").changes) == (False, 2)
    assert one_of(moved(agreed, "m3", KINGS_DAY, "14.00"), "m3").asked
    assert one_of(moved(agreed, "m3", date(2026, 5, 5)), "m3").in_question
    away = one_of(moved(agreed, "m3", date(2026, 4, 28)), "m3")
    assert (away.holiday, away.in_question) == ("", False)


def test_the_answer_may_be_no() -> None:
    asked = next(one for one in YEAR.planned if one.in_question)
    group = answered(YEAR, asked.id, meet=False)
    assert one_of(group, asked.id).skipped
    assert one_of(restored(group, asked.id), asked.id).in_question
    with pytest.raises(GroupRefused):
        answered(YEAR, "m1", meet=True)


def test_skipping_never_renumbers() -> None:
    group = skipped(YEAR, "m2")
    assert [one.nr for one in group.planned] == [one.nr for one in YEAR.planned]
    assert skipped(group, "m2") == group
    again = restored(group, "m2")
    assert one_of(again, "m2") == replace(one_of(YEAR, "m2"), changes=2)
    assert not one_of(moved(group, "m2", date(2026, 1, 20)), "m2").skipped


def test_adding_one_fills_in_what_is_open() -> None:
    group = added(YEAR, Planned("nieuw", "2026-12-25", "", 0, ""))
    new = one_of(group, "nieuw")
    assert (new.time, new.minutes, new.title) == ("19.30", 120, YEAR.title)
    assert new.in_question
    assert group.planned[-1] == new
    for wrong in (new, replace(new, id=""), replace(new, id="x", day="2026-02-30"), replace(new, id="x", time="nooit")):
        with pytest.raises(GroupRefused):
            added(group, wrong)


def test_taking_one_away_and_putting_it_back() -> None:
    group = removed(YEAR, "m4")
    assert [one.id for one in group.planned] == [one.id for one in YEAR.planned if one.id != "m4"]
    assert added(group, one_of(YEAR, "m4")) == YEAR


@pytest.mark.parametrize("what", [skipped, restored, removed])
def test_a_meeting_that_was_led_stays_as_it_was(what: Callable[[Group, str], Group]) -> None:
    group = led(YEAR, "m9", "2026-04-27-herstelwerkgroep-1a2b")
    assert not one_of(group, "m9").in_question
    changes: list[Callable[[], Group]] = [
        lambda: what(group, "m9"),
        lambda: moved(group, "m9", MONDAY),
        lambda: answered(group, "m9", True),
    ]
    for change in changes:
        with pytest.raises(GroupRefused) as told:
            change()
        assert (
            told.value.message
            == "Deze bijeenkomst is al begonnen of geweest. Er is niets veranderd. Kies er een die nog komt."
        )
    assert skipped(led(group, "m9", ""), "m9").planned[8].skipped


def test_what_is_not_in_the_plan_is_told() -> None:
    changes: list[Callable[[], Group]] = [
        lambda: skipped(YEAR, "x"),
        lambda: moved(YEAR, "", MONDAY),
        lambda: led(YEAR, "x", "s"),
    ]
    for change in changes:
        with pytest.raises(GroupRefused):
            change()
    with pytest.raises(GroupRefused):
        moved(YEAR, "m1", date.max)


def test_the_next_one_is_not_skipped_and_not_led() -> None:
    group = led(skipped(YEAR, "m2"), "m1", "s")
    assert next_up(group, MONDAY) == one_of(group, "m3")
    assert next_up(group, date(2026, 2, 2)) == one_of(group, "m3")
    assert next_up(group, date(2026, 2, 3)) == one_of(group, "m4")
    assert next_up(group, date(2027, 1, 1)) is None


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["move", "skip", "restore", "yes", "no", "led"]), st.integers(1, 26), st.integers(0, 400)
    ),
    max_size=30,
)


def changed(group: Group, what: str, planned_id: str, number: int) -> Group:
    match what:
        case "move":
            return moved(group, planned_id, MONDAY + timedelta(days=number))
        case "skip":
            return skipped(group, planned_id)
        case "restore":
            return restored(group, planned_id)
        case "led":
            return led(group, planned_id, f"s{number}") if number < 60 else group
    return answered(group, planned_id, what == "yes")


@given(CHANGES)
@settings(max_examples=80, deadline=None)
def test_ids_stay_and_numbers_rise_with_every_change(wanted: list[tuple[str, int, int]]) -> None:
    group = YEAR
    for what, number, days in wanted:
        before, planned_id = group, f"m{number}"
        try:
            group = changed(before, what, planned_id, days)
        except GroupRefused:
            assert one_of(before, planned_id).session or not one_of(before, planned_id).holiday
        assert {one.id for one in group.planned} == {one.id for one in YEAR.planned}
        assert [one.day for one in group.planned] == sorted(one.day for one in group.planned)
        assert others(group, planned_id) == sorted(others(before, planned_id), key=lambda one: (one.day, one.time))
        old, new = one_of(before, planned_id), one_of(group, planned_id)
        assert new.changes == old.changes + (replace(new, changes=0) != replace(old, changes=0))
        assert tidy(group) == group


def test_what_is_undone_updates_a_calendar_too() -> None:
    away = renewed(YEAR, moved(YEAR, "m3", date(2026, 2, 5)))
    assert one_of(away, "m3").changes == 1
    back = renewed(away, YEAR)
    assert one_of(back, "m3") == replace(one_of(YEAR, "m3"), changes=2)
    assert others(back, "m3") == others(YEAR, "m3")
    assert {one.changes for one in renewed(YEAR, replace(YEAR, place="Zaal 2")).planned} == {1}
    assert renewed(YEAR, replace(YEAR, taken=3)).planned == YEAR.planned


def test_tidy_refuses_what_cannot_be() -> None:
    first = YEAR.planned[0]
    for wrong in (
        replace(YEAR, planned=(first, first)),
        replace(YEAR, planned=(replace(first, day="gisteren"),)),
        replace(YEAR, planned=(replace(first, minutes=-5),)),
        replace(YEAR, time="nooit"),
        replace(YEAR, free_weeks=("2026-W05x",)),
    ):
        with pytest.raises(GroupRefused):
            tidy(wrong)
    assert tidy(replace(YEAR, wishes=(Wish(" Slapen\n"), Wish(" ")))).wishes == (Wish("Slapen"),)


def test_remarks_tell_and_forbid_nothing() -> None:
    programme = shipped("herstelwerkgroep")
    assert remarks(YEAR, programme, MONDAY) == (
        "Twee bijeenkomsten vallen op een feestdag. Juist wel, of niet? Vraag het de groep.",
    )
    group = moved(replace(YEAR, free_weeks=("2026-01-12",)), "m3", date(2026, 1, 14))
    group = moved(group, "m4", MONDAY)
    assert remarks(group, programme, MONDAY)[1:] == (
        "Er valt een bijeenkomst in een vrije week. Klopt dat?",
        "Er staan twee bijeenkomsten op dezelfde dag. Klopt dat?",
    )


def test_remarks_about_coming_back_and_measuring() -> None:
    programme = of_scripts(3, rhythm=Rhythm.WEEKLY, back_after_months=3, back_script=3, moments=(2, 18))
    group = planned_group(programme)
    assert remarks(group, programme, MONDAY) == ()
    measure, back = (one for one in group.planned if one.kind != "bijeenkomst" and one.day < "2027")
    group = moved(moved(group, back.id, MONDAY + timedelta(days=1)), measure.id, date(2026, 4, 1))
    assert remarks(group, programme, MONDAY) == (
        "De terugkombijeenkomst valt vóór de laatste bijeenkomst. Klopt dat?",
        "Het eerste meetmoment valt na twee maanden. Liever eerder.",
    )


BACK_TOLD = "De terugkombijeenkomst valt niet meer drie maanden na de laatste bijeenkomst. Klopt dat?"


@pytest.mark.parametrize("rhythm", [Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.MONTHLY])
def test_a_return_meeting_is_told_when_the_last_one_is_not_where_it_was(rhythm: Rhythm) -> None:
    programme = of_scripts(4, rhythm=rhythm, back_after_months=3, back_script=4)
    group = planned_group(programme)
    last = group.planned[2]
    day = date.fromisoformat(last.day)
    assert remarks(group, programme, MONDAY) == ()
    assert BACK_TOLD not in remarks(moved(group, last.id, day + timedelta(days=1)), programme, MONDAY)
    for changed in (
        skipped(group, last.id),
        moved(group, last.id, day + timedelta(weeks=2)),
        moved(group, last.id, day - timedelta(days=8)),
    ):
        assert BACK_TOLD in remarks(changed, programme, MONDAY)
    assert BACK_TOLD not in remarks(skipped(skipped(group, last.id), group.planned[3].id), programme, MONDAY)


def test_more_people_than_places_is_told() -> None:
    programme = shipped("herstelwerkgroep")
    told = "Er zijn meer plekken bezet dan er zijn. Klopt dat?"
    assert told in remarks(replace(YEAR, places=8, taken=9), programme, MONDAY)
    assert told not in remarks(replace(YEAR, places=8, taken=8), programme, MONDAY)
    assert told not in remarks(replace(YEAR, places=0, taken=9), programme, MONDAY)


def test_a_holiday_that_is_past_is_no_question_any_more() -> None:
    assert remarks(YEAR, shipped("herstelwerkgroep"), date(2026, 5, 26)) == ()
    assert "Eén bijeenkomst" in remarks(YEAR, shipped("herstelwerkgroep"), date(2026, 5, 25))[0]


def test_what_was_taken_out_is_told_as_off_until_it_is_back() -> None:
    before = renewed(YEAR, removed(YEAR, "m3"))
    [gone] = before.gone
    assert (gone.id, gone.skipped, gone.changes) == ("m3", True, 1)
    again = renewed(before, replace(before, place="Zaal 2"))
    assert again.gone == before.gone
    back = renewed(before, YEAR)
    [third] = [one for one in back.planned if one.id == "m3"]
    assert (back.gone, third.skipped, third.changes) == ((), False, 2)
