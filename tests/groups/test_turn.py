"""Beginning a meeting of a group: which one it is, its theme, and what the plan says once it has begun."""

from datetime import date

import pytest
from msgspec.structs import replace

from herstelgroep.groups.days import GroupRefused
from herstelgroep.groups.model import Wish
from herstelgroep.groups.plan import extra, led, make_group, moved, skipped, usual
from herstelgroep.groups.turn import (
    begun,
    going_on,
    led_on,
    must_be_answered,
    next_to_lead,
    planned_for,
    theme_of,
    unfinished,
)
from herstelgroep.groups.wishes import LONGEST_THEME, brought, talked
from herstelgroep.session.model import Session, Status
from herstelgroep.session.opening import Choices, new_session
from herstelgroep.session.opening import begun as started
from tests.building import START, a_programme, shipped
from tests.groups.building import MONDAY, days, ids, of_scripts, planned_group, year_group

TODAY = date(2026, 1, 7)
YEAR = year_group()


def session(day: str = TODAY.isoformat(), theme: str = "", group: str = YEAR.id, ident: str = "s1") -> Session:
    programme = a_programme()
    choices = Choices(day, group=group, theme=theme)
    return started(new_session(programme, programme.scripts[0], choices, ident, "ab"), START)


def test_what_begins_today_stands_at_today_and_the_others_stay() -> None:
    group = begun(YEAR, "m1", session())
    assert (group.planned[0].day, group.planned[0].session) == ("2026-01-07", "s1")
    assert group.planned[1:] == YEAR.planned[1:]


def test_what_was_not_led_after_all_is_on_its_own_day_again() -> None:
    group = begun(YEAR, "m9", session())
    [early] = [one for one in group.planned if one.id == "m9"]
    assert (early.day, early.was, early.holiday) == ("2026-01-07", "2026-04-27", "")
    again = led(group, "m9", "")
    assert [one.day for one in again.planned] == [one.day for one in YEAR.planned]
    assert again.planned[8] == replace(YEAR.planned[8], changes=3)
    assert led_on(again, "m9", "s1", "2026-01-07").planned == tuple(
        replace(one, changes=5) if one.id == "m9" else one for one in group.planned
    )


def test_which_sessions_go_on() -> None:
    finished = replace(session(ident="s2"), status=Status.FINISHED)
    assert unfinished([session("2026-01-01"), finished]) == {"s1"}


def test_what_another_session_took_stays_with_it() -> None:
    taken = led(YEAR, "m1", "eerder")
    assert begun(taken, "m1", session()) == taken
    assert begun(YEAR, "", session()) == YEAR
    assert begun(YEAR, "weg", session()) == YEAR


def test_a_theme_that_was_brought_has_had_its_turn() -> None:
    group = brought(brought(YEAR, "Muziek"), "Geld")
    assert begun(group, "", session(theme="muziek")).wishes == (Wish("Muziek", done=True), Wish("Geld"))


def test_a_day_too_far_away_changes_nothing() -> None:
    with pytest.raises(GroupRefused):
        begun(YEAR, "m1", session("1800-01-01"))


def test_only_what_began_today_goes_on() -> None:
    running = session()
    assert going_on(YEAR, [session(group="ander"), session("2026-01-06"), running], TODAY) == "s1"
    assert going_on(YEAR, [session("2026-01-06")], TODAY) == ""


def test_a_moment_without_a_script_and_what_is_skipped_are_not_led() -> None:
    group = replace(YEAR, planned=(replace(YEAR.planned[0], nr=0), *YEAR.planned[1:]))
    assert next_to_lead(group, MONDAY) == YEAR.planned[1]
    assert next_to_lead(skipped(group, "m2"), MONDAY) == YEAR.planned[2]


def test_what_stands_on_the_day_comes_before_the_same_script() -> None:
    assert planned_for(YEAR, "iets-anders", 99, MONDAY) == YEAR.planned[0]
    second = YEAR.planned[1]
    assert planned_for(YEAR, YEAR.programme, second.nr, TODAY) == second
    assert planned_for(YEAR, "iets-anders", second.nr, TODAY) is None


def test_a_title_of_its_own_is_the_theme() -> None:
    programme = of_scripts(2)
    group = planned_group(programme)
    first = group.planned[0]
    assert theme_of(group, first, programme.scripts[0]) == ""
    assert theme_of(group, replace(first, title="Uitje"), programme.scripts[0]) == "Uitje"
    assert theme_of(group, replace(first, title="Uitje"), programme.scripts[1]) == ""


def test_who_begins_on_a_holiday_has_answered() -> None:
    group = moved(YEAR, "m1", date(2026, 4, 27))
    planned = next(one for one in group.planned if one.id == "m1")
    assert must_be_answered(planned, TODAY)
    assert not must_be_answered(planned, date(2026, 4, 27))
    assert not begun(group, "m1", session("2026-04-27")).planned[0].in_question


def test_an_extra_meeting_has_the_last_script_or_the_one_that_is_named() -> None:
    programme = of_scripts(3, back_script=3, back_after_months=3)
    assert (extra(programme, "x", TODAY).nr, extra(programme, "x", TODAY).title) == (2, "Deel 2")
    assert extra(programme, "x", TODAY, nr=3, title="Uitje").title == "Uitje"
    assert extra(replace(programme, scripts=()), "x", TODAY).nr == 0
    with pytest.raises(GroupRefused, match="geen bijeenkomst 9"):
        extra(programme, "x", TODAY, nr=9)


def test_a_theme_is_there_once() -> None:
    group = talked(brought(YEAR, " Muziek "), "MUZIEK")
    assert group.wishes == (Wish("Muziek", done=True),)
    assert brought(group, "muziek").wishes == (Wish("Muziek"),)
    for wrong in ("", " \t", "x" * (LONGEST_THEME + 1)):
        with pytest.raises(GroupRefused):
            brought(group, wrong)
    with pytest.raises(GroupRefused):
        talked(group, "Geld")


@pytest.mark.parametrize("name", ["x" * 81, " \n ", ""])
def test_a_name_has_one_rule(name: str) -> None:
    programme = shipped("clientenpanel")
    with pytest.raises(GroupRefused):
        make_group(programme, replace(usual(programme, MONDAY, "10.00"), name=name), "g", ids())
    assert days(planned_group(programme, name="x" * 80))
