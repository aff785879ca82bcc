"""Public holidays by their Dutch names. A plan asks about them and never decides."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from herstelgroep.country import Country

_CATEGORIES = {Country.NETHERLANDS: ("public", "optional"), Country.BELGIUM: ("public",)}
"""Optional in the Netherlands is Bevrijdingsdag in the years between the fifth ones."""
_PLAIN = {
    "Goede vrijdag": "Goede Vrijdag",
    "Nieuwjaar": "Nieuwjaarsdag",
    "O. L. H. Hemelvaart": "Hemelvaartsdag",
    "O. L. V. Hemelvaart": "Maria-Hemelvaart",
}


def holiday_on(day: date, country: Country) -> str:
    """The holiday on this day in this country, as people call it, or an empty text."""
    names = dict.fromkeys(_calendar(country).get(day, "").split("; "))
    return " en ".join(_PLAIN.get(name, name) for name in names)


@cache
def _calendar(country: Country) -> "Mapping[date, str]":
    import holidays  # slow to load, and most evenings plan nothing

    return holidays.country_holidays(country.value, language="nl", categories=_CATEGORIES[country])
