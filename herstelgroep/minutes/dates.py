"""Dates and numbers as a Dutch reader expects them."""

from datetime import date

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(iso: str, *, weekday: bool = True) -> str:
    """``2026-11-25`` as "woensdag 25 november 2026"; a text that is no date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    plain = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {plain}" if weekday else plain


def minutes_in_words(minutes: int) -> str:
    """A number of minutes, with its word."""
    return "1 minuut" if minutes == 1 else f"{minutes} minuten"
