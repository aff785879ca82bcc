"""How a plan is told in Dutch."""

from datetime import date

import pytest
from msgspec.structs import replace

from herstelgroep.groups import words
from herstelgroep.groups.model import Planned
from herstelgroep.programme.frame import Rhythm
from tests.groups.building import year_group

TODAY = date(2026, 5, 5)
ONE = Planned("a", "2026-05-05", "19.30", 120, "Wonen")


def test_every_rhythm_has_words() -> None:
    assert len({words.rhythm_in_words(rhythm) for rhythm in Rhythm}) == len(Rhythm)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "vandaag"),
        ({"session": "x", "skipped": True}, "geweest"),
        ({"session": "bezig"}, "begonnen"),
        ({"skipped": True}, "overgeslagen"),
        ({"day": "2026-05-04"}, "voorbij"),
        ({"day": "2026-05-06"}, ""),
        ({"day": "2027-05-05", "holiday": "Bevrijdingsdag"}, ""),
        ({"day": "2027-05-05", "holiday": "Bevrijdingsdag", "asked": True}, "ook op Bevrijdingsdag"),
    ],
)
def test_how_it_stands(changed: dict[str, object], told: str) -> None:
    assert words.state(replace(ONE, **changed), TODAY, {"bezig"}) == told


def test_a_holiday_asks_until_there_is_an_answer() -> None:
    holiday = replace(ONE, holiday="Bevrijdingsdag")
    assert words.question(holiday, TODAY) == ("Bevrijdingsdag.", words.QUESTION)
    for other in (replace(holiday, asked=True), replace(holiday, skipped=True), replace(holiday, day="2026-05-04")):
        assert words.question(other, TODAY) == ()
    assert words.questions(replace(year_group(), planned=(ONE, holiday)), TODAY) == (holiday,)


def test_free_weeks_are_named_by_number_and_first_day() -> None:
    assert words.free_weeks(replace(year_group(), free_weeks=("2026-02-16", "2026-12-28"))) == (
        "week 8 (16 februari 2026), week 53 (28 december 2026)"
    )
    assert words.free_weeks(year_group()) == ""


def test_days_and_hours() -> None:
    assert words.short_day("2026-05-05") == "di 5 mei 2026"
    assert words.short_day("2026-05-05", broad=2) == "di  5 mei 2026"
    assert words.short_day("ooit") == "ooit"
    assert words.hours(ONE) == "19.30 – 21.30"
    assert words.hours(replace(ONE, time="23.30")) == "23.30 – 01.30"
    assert words.hours(replace(ONE, minutes=0)) == "19.30"


@pytest.mark.parametrize(
    ("places", "taken", "told"),
    [(0, 0, ""), (8, 7, "1 vrije plek"), (8, 6, "2 vrije plekken"), (8, 9, "geen vrije plekken")],
)
def test_places(places: int, taken: int, told: str) -> None:
    assert words.places(replace(year_group(), places=places, taken=taken)) == told
