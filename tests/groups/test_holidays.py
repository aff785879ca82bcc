"""Holidays by the names people use, in both countries."""

from datetime import date

import pytest

from herstelgroep.country import Country
from herstelgroep.groups.holidays import holiday_on

NL, BE = Country.NETHERLANDS, Country.BELGIUM


@pytest.mark.parametrize(
    ("day", "dutch", "belgian"),
    [
        ("2026-01-01", "Nieuwjaarsdag", "Nieuwjaarsdag"),
        ("2026-04-03", "Goede Vrijdag", ""),
        ("2026-04-05", "Eerste paasdag", "Pasen"),
        ("2026-04-06", "Tweede paasdag", "Paasmaandag"),
        ("2026-04-27", "Koningsdag", ""),
        ("2025-04-26", "Koningsdag", ""),
        ("2025-04-27", "", ""),
        ("2026-05-01", "", "Dag van de Arbeid"),
        ("2025-05-05", "Bevrijdingsdag", ""),
        ("2026-05-05", "Bevrijdingsdag", ""),
        ("2027-05-05", "Bevrijdingsdag", ""),
        ("2026-05-14", "Hemelvaartsdag", "Hemelvaartsdag"),
        ("2026-05-25", "Tweede pinksterdag", "Pinkstermaandag"),
        ("2026-07-21", "", "Nationale feestdag"),
        ("2026-08-15", "", "Maria-Hemelvaart"),
        ("2026-11-01", "", "Allerheiligen"),
        ("2026-11-11", "", "Wapenstilstand"),
        ("2026-12-25", "Eerste kerstdag", "Kerstmis"),
        ("2026-12-26", "Tweede kerstdag", ""),
        ("2026-11-25", "", ""),
    ],
)
def test_the_holidays_of_a_year(day: str, dutch: str, belgian: str) -> None:
    assert (holiday_on(date.fromisoformat(day), NL), holiday_on(date.fromisoformat(day), BE)) == (dutch, belgian)


def test_two_holidays_on_one_day() -> None:
    assert holiday_on(date(2016, 5, 5), NL) == "Bevrijdingsdag en Hemelvaartsdag"


@pytest.mark.parametrize("country", Country)
def test_every_year_that_can_be_planned_has_its_christmas(country: Country) -> None:
    assert all(holiday_on(date(year, 12, 25), country) for year in range(1990, 2100))
