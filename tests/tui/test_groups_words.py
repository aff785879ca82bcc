"""Days and weeks as they are typed, and head-counts as they are drawn."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.dates import DateNotRead, coming_day
from herstelgroep.groups.weeks import read_weeks
from herstelgroep.tui.groups.weeks import read_day_and_hour
from herstelgroep.tui.widgets.heads import head_lines

TODAY = date(2026, 11, 25)
FIRST = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 december", date(2026, 12, 2)),
        ("7 januari", date(2027, 1, 7)),
        ("7-1", date(2027, 1, 7)),
        ("7 januari 2026", date(2026, 1, 7)),
        ("morgen", date(2026, 11, 26)),
    ],
)
def test_a_day_without_a_year_is_the_first_one_to_come(typed: str, day: date) -> None:
    assert coming_day(typed, TODAY, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("14 januari", (date(2027, 1, 14), None)),
        ("14 januari 19.00", (date(2027, 1, 14), time(19))),
        ("14-1-2027 om 9:30 uur", (date(2027, 1, 14), time(9, 30))),
        ("14 januari 16 uur", (date(2027, 1, 14), time(16))),
        ("25-11-2026", (date(2026, 11, 25), None)),
    ],
)
def test_an_hour_may_stand_behind_the_day(typed: str, wanted: tuple[date, time | None]) -> None:
    assert read_day_and_hour(typed, TODAY, TODAY) == wanted


@pytest.mark.parametrize("typed", ["", "woensdag", "31 februari", "14 oktober 25.00", "19.30"])
def test_what_is_no_day_is_told(typed: str) -> None:
    with pytest.raises(DateNotRead):
        read_day_and_hour(typed, TODAY, TODAY)


@pytest.mark.parametrize(
    ("typed", "mondays"),
    [
        ("", ()),
        ("week 30", (date(2027, 7, 26),)),
        ("week 49", (date(2026, 11, 30),)),
        ("week 30 2028", (date(2028, 7, 24),)),
        ("27 december en 3 januari", (date(2026, 12, 21), date(2026, 12, 28))),
        ("30 november", (date(2026, 11, 30),)),
        ("19 juli t/m 8 augustus", (date(2027, 7, 19), date(2027, 7, 26), date(2027, 8, 2))),
        ("2 tot en met 16 augustus", (date(2027, 8, 2), date(2027, 8, 9), date(2027, 8, 16))),
    ],
)
def test_weeks_are_read_as_people_name_them(typed: str, mondays: tuple[date, ...]) -> None:
    assert read_weeks(typed, TODAY, FIRST) == mondays


@pytest.mark.parametrize("typed", ["de zomer", "week 99", "1 mei t/m 1 april 2027", "1 t/m 2 t/m 3 mei", "week"])
def test_weeks_that_cannot_be_read_are_told(typed: str) -> None:
    with pytest.raises(DateNotRead):
        read_weeks(typed, TODAY, FIRST)


@given(
    st.text(max_size=40)
    | st.from_regex(r"(week )?[0-9]{1,2}[ -][0-9]{1,4}( t/m [0-9]{1,2} mei( 9999)?)?", fullmatch=True)
)
def test_any_text_is_read_or_told(typed: str) -> None:
    for read in (read_weeks, read_day_and_hour):
        told = ""
        try:
            read(typed, TODAY, FIRST)
        except DateNotRead as error:
            told = error.message
        assert told == "" or "Schrijf bijvoorbeeld" in told or "Kijk of" in told


def test_every_bar_has_its_number_and_fits() -> None:
    heads = [(f"2026-0{month}-01", month * 40) for month in range(1, 8)]
    lines = head_lines(heads, 40)
    assert [line.split()[-1] for line in lines] == [str(people) for _, people in heads]
    assert max(map(len, lines)) <= 40
    assert len(lines[-1]) > len(lines[0])


def test_a_long_year_has_one_line_over_all_and_the_last_times() -> None:
    heads = [(f"2026-{1 + n // 2:02}-{1 + 14 * (n % 2):02}", 4 + n % 6) for n in range(24)]
    lines = head_lines(heads, 40)
    assert lines[0] == "24 keer: 4 tot 9 mensen"
    assert len(lines[1]) == 24
    assert len(lines) == 11


@given(st.lists(st.integers(0, 5000), max_size=60), st.integers(12, 60))
def test_nothing_is_wider_than_its_room(counts: list[int], width: int) -> None:
    lines = head_lines([("2026-11-25", people) for people in counts], width)
    assert all(len(line) <= max(width, 32) for line in lines)
