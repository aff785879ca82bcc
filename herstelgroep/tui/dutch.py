"""Small things said in Dutch: the moment in the head, so many minutes."""

from datetime import datetime

from herstelgroep.dates import hour_of

_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def day_and_hour(at: int) -> str:
    """A moment (UTC seconds) as it stands in the head: wo 25 nov   14.28."""
    day = datetime.fromtimestamp(at)
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}   {hour_of(at)}"


def minutes_text(minutes: int) -> str:
    """So many minutes in words: 1 minuut, 4 minuten."""
    return f"{minutes} minuut" if minutes == 1 else f"{minutes} minuten"
