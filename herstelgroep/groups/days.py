"""Days and times of a plan: the rhythm, free weeks, months that are shorter, how people write a time."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.frame import Rhythm

WEEK = timedelta(weeks=1)
WEEKS = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2, Rhythm.SIX_WEEKLY: 6, Rhythm.EIGHT_WEEKLY: 8}
MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.YEARLY: 12}
FIRST_YEAR, LAST_YEAR = 1990, 2150
_TOO_FAR = "Die dag ligt te ver weg. Er is niets veranderd. Kies een andere dag."
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:uh]([0-5][0-9])")


class GroupRefused(HerstelgroepError):
    """What was asked of a group cannot be done; the group is as it was."""


def read_time(text: str) -> str:
    """A time of the day as it is kept, "09.30"; people also write 9:30 or 9u30. Raises GroupRefused."""
    found = _TIME.fullmatch(text.strip().casefold())
    if not found:
        raise GroupRefused("Dat is geen tijd. Er is niets veranderd. Schrijf bijvoorbeeld 19.30.")
    return f"{int(found[1]):02}.{found[2]}"


def read_day(iso: str) -> date:
    """An ISO day of a plan. Raises GroupRefused when it is none, or is too far away to plan."""
    try:
        return near(date.fromisoformat(iso))
    except ValueError:
        raise GroupRefused("Dat is geen datum. Er is niets veranderd. Kies een andere dag.") from None


def near(day: date) -> date:
    """This day, if it can be in a plan. Raises GroupRefused."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise GroupRefused(_TOO_FAR)
    return day


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def later(day: date, months: int) -> date:
    """So many months later on the same day of the month, or on the last day of a shorter month.

    Raises :class:`GroupRefused` when that is too far away.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if year > LAST_YEAR:
        raise GroupRefused(_TOO_FAR)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def nth_weekday(day: date, months: int) -> date:
    """So many months later on the same weekday of the month: the second Tuesday; of a fifth one the last.

    Raises :class:`GroupRefused` when that is too far away.
    """
    start = later(day.replace(day=1), months)
    found = start + timedelta(days=(day.weekday() - start.weekday()) % 7) + (day.day - 1) // 7 * WEEK
    return found if found.month == start.month else found - WEEK


def planned_days(
    first: date, rhythm: Rhythm, free: frozenset[date], free_after: frozenset[int], times: int, within_weeks: int
) -> list[date]:
    """The days of so many meetings; what free weeks would push out of ``within_weeks`` comes closer together.

    ``free`` are the Mondays of weeks without meetings. After the meetings numbered ``free_after``
    a whole week stays free; longer rhythms have that of themselves.
    """
    if rhythm in MONTHS:
        return list(islice(_by_month(first, rhythm, free), times))
    on = WEEK if within_weeks else WEEKS.get(rhythm, 1) * WEEK
    days = list(islice(_by_week(first, rhythm, free, free_after, on), times))
    without = list(islice(_by_week(first, rhythm, frozenset(), free_after, on), times))
    if not within_weeks or _fits(days, within_weeks) or not _fits(without, within_weeks):
        return days
    weeks = [day for n in range(within_weeks) if monday(day := days[0] + n * WEEK) not in free]
    return list(map(min, days, weeks[-times:])) if len(weeks) >= times else days


def _fits(days: list[date], weeks: int) -> bool:
    return not days or days[-1] - days[0] < weeks * WEEK


def _by_month(first: date, rhythm: Rhythm, free: frozenset[date]) -> Iterator[date]:
    """One in a free week is a week later; where that is past the next one there is one less."""
    step, last = 0, date.min
    while True:
        day = near(out_of_free(nth_weekday(first, step * MONTHS[rhythm]), free))
        step += 1
        if day > last:
            yield (last := day)


def _by_week(
    first: date, rhythm: Rhythm, free: frozenset[date], free_after: frozenset[int], on: timedelta
) -> Iterator[date]:
    """One in a free week is so much later (``on``), and the rhythm goes on from there."""
    step = WEEKS.get(rhythm, 1) * WEEK
    day, number = first, 0
    while True:
        while monday(near(day)) in free:
            day += on
        yield day
        number += 1
        day += step + (WEEK if number in free_after and step == WEEK else timedelta(0))


def same_weekday(day: date, like: date, free: frozenset[date], *, back: bool = False) -> date:
    """The nearest day on the weekday of ``like``, not before ``day`` (``back``: not after), in no free week."""
    step = -1 if back else 1
    found = day + timedelta(days=step * ((step * (like.weekday() - day.weekday())) % 7))
    return out_of_free(found, free, back=back)


def out_of_free(day: date, free: frozenset[date], *, back: bool = False) -> date:
    """This day, or so many weeks later (``back``: earlier) that its week is not free."""
    while monday(day) in free:
        day = day - WEEK if back else day + WEEK
    return day
