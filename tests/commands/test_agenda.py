"""Days, times and numbers as they are typed: read, or refused in one sentence."""

from argparse import ArgumentTypeError
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelgroep.commands.agenda import day_and_time, number, whole
from herstelgroep.dates import DateNotRead, coming_day
from herstelgroep.errors import WrongUsage

TODAY = date(2026, 11, 22)
TYPED = st.text(st.one_of(st.sampled_from("0123456789-/. :uremi"), st.characters()), max_size=14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("1-12-2026", date(2026, 12, 1)),
        ("1 dec 2026", date(2026, 12, 1)),
        ("zaterdag 5 maart 2027", date(2027, 3, 5)),
        ("1-1-2020", date(2020, 1, 1)),
        ("22 november", date(2026, 11, 22)),
        ("21 november", date(2027, 11, 21)),
        ("5 mrt", date(2027, 3, 5)),
        ("29-2", date(2028, 2, 29)),
        ("gisteren", date(2026, 11, 21)),
        ("overmorgen", date(2026, 11, 24)),
    ],
)
def test_a_day(text: str, day: date) -> None:
    assert coming_day(text, TODAY, TODAY) == day
    assert day_and_time(text.split(), TODAY) == (day, "")
    assert day_and_time([*text.split(), "9:05"], TODAY) == (day, "09.05")


@pytest.mark.parametrize("text", ["", "kip", "31-11", "30 februari", "29-2-2027", "0-1-2027", "1-1-0000", "١-١-٢٠٢٧x"])
def test_no_day(text: str) -> None:
    with pytest.raises(DateNotRead):
        coming_day(text, TODAY, TODAY)
    with pytest.raises(WrongUsage):
        day_and_time(text.split(), TODAY)


@pytest.mark.parametrize("today", [date(9999, 12, 31), date(1, 1, 1), date(2028, 2, 29)])
def test_no_day_of_today_is_too_odd(today: date) -> None:
    with pytest.raises(DateNotRead):
        coming_day("30-2", today, today)


@given(st.lists(TYPED, max_size=4))
@settings(deadline=None)
def test_whatever_is_typed_is_read_or_refused(typed: list[str]) -> None:
    try:
        day, time = day_and_time(typed, TODAY)
    except WrongUsage:
        return
    assert isinstance(day, date)
    assert time == "" or (len(time) == 5 and time < "24.00")


@given(TYPED)
@settings(deadline=None)
def test_a_number_is_small_and_plain(text: str) -> None:
    try:
        assert 0 <= number(text) <= 10_000
    except ArgumentTypeError:
        with pytest.raises(WrongUsage) as refused:
            whole(text)
        assert all(sign >= " " for sign in refused.value.message)
