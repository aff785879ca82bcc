"""Weeks as people type them in a plan: the year follows from the first day."""

import re
from datetime import date, timedelta

from herstelgroep.dates import DateNotRead, coming_day

_APART = re.compile(r"\s*(?:,|;|\ben\b)\s*")
_SPAN = re.compile(r"\s+(?:tot en met|t/m|tot)\s+")
_WEEK = re.compile(r"(?:week|wk)\.? ?(\d{1,2})(?: (\d{4}))?")
MOST_WEEKS = 60
WRONG_WEEKS = "Deze weken begrijpen we niet. Schrijf bijvoorbeeld: week 30, 27 december."


def read_weeks(text: str, today: date, first: date) -> tuple[date, ...]:
    """The Mondays of the weeks somebody typed: "week 30, 27 december, 2 t/m 16 augustus".

    Raises :class:`DateNotRead` with what to type.
    """
    mondays: set[date] = set()
    said = _SPAN.sub(" t/m ", " ".join(text.casefold().split()))
    for part in _APART.split(said):
        if part:
            mondays |= _weeks_of(part, today, first - timedelta(days=first.weekday()))
    if len(mondays) > MOST_WEEKS:
        raise DateNotRead(f"Dat zijn meer dan {MOST_WEEKS} weken. Kijk of de dagen kloppen.")
    return tuple(sorted(mondays))


def _weeks_of(part: str, today: date, after: date) -> set[date]:
    if found := _WEEK.fullmatch(part):
        return {_monday_of(int(found[1]), int(found[2] or 0), after)}
    start, *ends = _SPAN.split(part)
    try:
        if not ends:
            return {_monday(coming_day(start, today, after))}
        until = coming_day(ends[0], today, after)
        if start.isdecimal():
            start = f"{start}-{until.month}-{until.year}"
        begin = coming_day(start, today, after)
    except DateNotRead:
        raise DateNotRead(WRONG_WEEKS) from None
    monday = _monday(begin)
    weeks = max(0, (until - monday).days // 7 + 1)
    if not weeks or len(ends) > 1:
        raise DateNotRead(WRONG_WEEKS)
    try:
        return {monday + timedelta(weeks=n) for n in range(min(weeks, MOST_WEEKS + 1))}
    except OverflowError:
        raise DateNotRead(WRONG_WEEKS) from None


def _monday_of(week: int, year: int, after: date) -> date:
    years = (year,) if year else (after.year, after.year + 1)
    for wanted in years:
        try:
            monday = date.fromisocalendar(wanted, week, 1)
        except ValueError:
            continue
        if year or monday >= after:
            return monday
    raise DateNotRead(WRONG_WEEKS)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
