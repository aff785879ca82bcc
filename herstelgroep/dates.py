"""Days and hours as people say and type them in Dutch."""

import re
from datetime import MAXYEAR, date, datetime, time, timedelta

from herstelgroep.errors import HerstelgroepError

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_WORDS = {"gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}))?")
_NAMED = re.compile(r"(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,})\.?(?: (\d{4}))?")
_YEAR, _DIGIT = re.compile(r"\d{4}"), re.compile(r"\d")
_UNCLEAR = "Deze datum begrijpen we niet. Schrijf bijvoorbeeld: 25 november, of 25-11-2026."
_HOUR = re.compile(r"(\d{1,2})(?:[.:u ](\d{2}))?(?: ?uur)?")


class DateNotRead(HerstelgroepError):
    """What was typed is no day or no hour."""


def long_date(day: date) -> str:
    """A day in full, without the year: ``woensdag 25 november``."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """A day that can be typed back: ``25 november 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(iso: str, today: date) -> str:
    """``7 november``, with the year when it is another one; what is no date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return full_date(day) if day.year != today.year else f"{day.day} {MONTHS[day.month - 1]}"


def read_date(text: str, today: date) -> date:
    """The day somebody typed: "25 november", "25-11", "morgen". Raises :class:`DateNotRead`."""
    said = " ".join(text.casefold().split())
    if said in _WORDS:
        return today + timedelta(days=_WORDS[said])
    try:
        if found := _ISO.fullmatch(said):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMBERS.fullmatch(said):
            return date(int(found[3] or today.year), int(found[2]), int(found[1]))
        if found := _NAMED.fullmatch(said):
            month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found[2].removesuffix("rt")[:4]))
            return date(int(found[3] or today.year), month, int(found[1]))
    except (ValueError, StopIteration):
        pass
    raise DateNotRead(_UNCLEAR)


def coming_day(text: str, today: date, after: date) -> date:
    """The day somebody typed; without a year it is the first such day on or after ``after``.

    Raises :class:`DateNotRead`.
    """
    if _YEAR.search(text) or not _DIGIT.search(text):
        return read_date(text, today)
    unclear = None
    for year in range(after.year, min(after.year + 9, MAXYEAR)):  # so far away a 29 February may be
        try:
            day = read_date(text, date(year, 1, 1))
        except DateNotRead as error:
            unclear = error
            continue
        if day >= after:
            return day
    raise unclear or DateNotRead(_UNCLEAR)


def read_hour(text: str) -> time:
    """The hour somebody typed: "16.00", "16:00" or "16 uur". Raises :class:`DateNotRead`."""
    found = _HOUR.fullmatch(" ".join(text.casefold().split()))
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    raise DateNotRead("Deze tijd begrijpen we niet. Schrijf bijvoorbeeld: 16.00.")


def moment(day: date, hour: time) -> int:
    """This hour on this day, on the clock of this laptop, in UTC seconds."""
    return int(datetime.combine(day, hour).astimezone().timestamp())


def hour_of(at: int) -> str:
    """The hour of a moment (UTC seconds) on the clock of this laptop: ``15.06``."""
    return datetime.fromtimestamp(at).strftime("%H.%M")
