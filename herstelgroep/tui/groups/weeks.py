"""A day and an hour as people type them in a plan."""

import re
from datetime import date, time

from herstelgroep.dates import coming_day, read_hour

_HOUR = re.compile(r"(?:om )?(\d{1,2}[.:u]\d{2}|\d{1,2} uur)(?: uur)?$")


def read_day_and_hour(text: str, today: date, after: date) -> tuple[date, time | None]:
    """A day, and an hour when one was typed behind it: "14 oktober 19.30". Raises :class:`DateNotRead`."""
    said = " ".join(text.casefold().split())
    found = _HOUR.search(said)
    rest = said[: found.start()].strip() if found else said
    if found is None or not rest:
        return coming_day(said, today, after), None
    return coming_day(rest, today, after), read_hour(found[1])
