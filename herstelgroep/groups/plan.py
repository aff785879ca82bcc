"""Making the plan of a group, and changing it: move one, skip one, add one.

Every change gives a new group, sorted by day; ids stay, and ``changes`` of what was changed goes up.
"""

from collections.abc import Callable
from datetime import date

import msgspec
from msgspec.structs import replace

from herstelgroep.country import Country
from herstelgroep.groups.days import (
    MONTHS,
    GroupRefused,
    later,
    monday,
    near,
    nth_weekday,
    out_of_free,
    planned_days,
    read_day,
    read_time,
    same_weekday,
)
from herstelgroep.groups.holidays import holiday_on
from herstelgroep.groups.model import Group, Planned, PlannedKind
from herstelgroep.groups.naming import new_name
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.frame import ProgrammeKind, Rhythm
from herstelgroep.programme.model import Programme, Script

__all__ = [
    "GroupRefused",
    "Wanted",
    "added",
    "answered",
    "extra",
    "led",
    "make_group",
    "moved",
    "next_up",
    "removed",
    "restored",
    "skipped",
    "usual",
]

MOST_TIMES = 300
WORKING_MINUTES = 60
"""The length of a moment that no script tells of."""
MONTHS_IN_WORDS = {2: "twee", 3: "drie", 6: "zes", 12: "twaalf", 18: "achttien", 24: "vierentwintig", 30: "dertig"}


class Wanted(msgspec.Struct, frozen=True):
    """What somebody wants of a plan.

    ``first`` is the day of the first meeting, ``time`` "19.30", ``times`` the number of meetings.
    ``free_weeks`` are any days in weeks without meetings. ``moments``: with the measurement moments
    of the programme; ``back``: with its return meeting.
    """

    name: str
    first: date
    time: str
    rhythm: Rhythm
    times: int
    place: str = ""
    country: Country = Country.NETHERLANDS
    free_weeks: tuple[date, ...] = ()
    places: int = 0
    taken: int = 0
    moments: bool = True
    back: bool = True


def usual(programme: Programme, first: date, time: str) -> Wanted:
    """What this programme asks for, to begin with; the name of the group is still empty."""
    rule = programme.plan
    only_moments = programme.kind is ProgrammeKind.MEASUREMENT and bool(rule.moments)
    times = rule.times or (0 if only_moments else len(weekly_scripts(programme)))
    rhythm = Rhythm.WEEKLY if rule.rhythm is Rhythm.ONCE and times > 1 else rule.rhythm
    return Wanted("", first, time, rhythm, times, places=programme.most)


def make_group(programme: Programme, wanted: Wanted, group_id: str, new_id: Callable[[], str]) -> Group:
    """A group with its whole plan. Holidays are named and never decided about.

    Raises :class:`GroupRefused` when this cannot be planned.
    """
    name = new_name(wanted.name)
    _can_be_planned(programme, wanted)
    scripts = weekly_scripts(programme)
    group = Group(
        id=group_id,
        name=name,
        programme=programme.id,
        title=programme.title,
        rhythm=wanted.rhythm,
        time=read_time(wanted.time),
        minutes=scripts[0].minutes if scripts else WORKING_MINUTES,
        place=clean_line(wanted.place),
        country=wanted.country,
        free_weeks=tuple(sorted({monday(near(day)).isoformat() for day in wanted.free_weeks})),
        places=wanted.places,
        taken=wanted.taken,
    )
    return _sorted(group, _everything(programme, wanted, group, new_id))


def _can_be_planned(programme: Programme, wanted: Wanted) -> None:
    near(wanted.first)
    moments = wanted.moments and bool(programme.plan.moments)
    if not programme.scripts and not moments:
        raise GroupRefused("Bij dit programma horen geen bijeenkomsten. Er is niets weg. Kies een ander programma.")
    if not (0 if moments else 1) <= wanted.times <= MOST_TIMES:
        raise GroupRefused(f"Dat aantal lukt niet. Er is niets weg. Kies een getal van 1 tot {MOST_TIMES}.")
    if wanted.rhythm is Rhythm.ONCE and wanted.times > 1:
        raise GroupRefused("Eenmalig is één keer. Er is niets weg. Kies een ritme, of één bijeenkomst.")
    if not 0 <= wanted.taken <= 999 or not 0 <= wanted.places <= 999:
        raise GroupRefused("Dat aantal mensen lukt niet. Er is niets weg. Kies een getal van 0 tot 999.")


def weekly_scripts(programme: Programme) -> tuple[Script, ...]:
    """The scripts of the series; the one of the return meeting is not among them."""
    return tuple(script for script in programme.scripts if script.nr != programme.plan.back_script)


def _everything(programme: Programme, wanted: Wanted, group: Group, new_id: Callable[[], str]) -> list[Planned]:
    free = frozenset(date.fromisoformat(iso) for iso in group.free_weeks)
    rule, scripts = programme.plan, weekly_scripts(programme)
    times = wanted.times if scripts else 0
    after = frozenset(rule.free_week_after)
    days = planned_days(wanted.first, wanted.rhythm, free, after, times, rule.within_weeks)
    planned = [
        _planned(group, new_id(), day, scripts[min(number, len(scripts) - 1)]) for number, day in enumerate(days)
    ]
    if wanted.back and rule.back_after_months and days:
        day = back_day(days[-1], rule.back_after_months, wanted.rhythm, free)
        script = programme.script(rule.back_script)
        planned.append(_planned(group, new_id(), day, script, PlannedKind.BACK, "Terugkombijeenkomst"))
    if wanted.moments:
        start = days[0] if days else wanted.first
        planned += _moments(programme, group, start, free, new_id)
    return planned


def back_day(last: date, months: int, rhythm: Rhythm, free: frozenset[date]) -> date:
    """A group comes back on its own weekday."""
    if rhythm in MONTHS:
        return out_of_free(nth_weekday(last, months), free)
    return same_weekday(later(last, months), last, free)


def _moments(
    programme: Programme, group: Group, start: date, free: frozenset[date], new_id: Callable[[], str]
) -> list[Planned]:
    """The same people within the first months, and again after so many; on the weekday of the group."""
    talk = programme.scripts[0] if programme.kind is ProgrammeKind.MEASUREMENT and programme.scripts else None
    made = []
    for number, months in enumerate(sorted(programme.plan.moments), 1):
        day = same_weekday(later(start, months), start, free, back=number == 1)
        when = "binnen" if number == 1 else "na ongeveer"
        span = "één maand" if months == 1 else f"{MONTHS_IN_WORDS.get(months, months)} maanden"
        title = f"Meetmoment {number} ({when} {span})"
        made.append(_planned(group, new_id(), out_of_free(max(day, start), free), talk, PlannedKind.MEASURE, title))
    return made


def _planned(
    group: Group,
    planned_id: str,
    day: date,
    script: Script | None,
    kind: PlannedKind = PlannedKind.MEETING,
    title: str = "",
) -> Planned:
    named = title if kind is PlannedKind.MEASURE or script is None else script.title
    return Planned(
        id=planned_id,
        day=near(day).isoformat(),
        time=group.time,
        minutes=script.minutes if script else group.minutes,
        title=named,
        kind=kind,
        nr=script.nr if script else 0,
        holiday=holiday_on(day, group.country),
    )


def _sorted(group: Group, planned: "list[Planned] | tuple[Planned, ...]") -> Group:
    return replace(group, planned=tuple(sorted(planned, key=lambda one: (one.day, one.time))))


def _one(group: Group, planned_id: str) -> Planned:
    for one in group.planned:
        if one.id == planned_id:
            return one
    raise GroupRefused("Die bijeenkomst staat niet in het plan. Er is niets veranderd. Kies een andere.")


def _open(group: Group, planned_id: str) -> Planned:
    one = _one(group, planned_id)
    if one.session:
        raise GroupRefused(
            "Deze bijeenkomst is al begonnen of geweest. Er is niets veranderd. Kies er een die nog komt."
        )
    return one


def _with(group: Group, old: Planned, new: Planned) -> Group:
    if new == old:
        return group
    counted = replace(new, changes=old.changes + 1)
    return _sorted(group, [counted if one.id == old.id else one for one in group.planned])


def moved(group: Group, planned_id: str, day: date, time: str = "") -> Group:
    """One meeting on another day, and at another time when that is given; the others stay.

    A meeting that was skipped goes on again. A holiday is asked about anew. Raises :class:`GroupRefused`.
    """
    old = _open(group, planned_id)
    iso = near(day).isoformat()
    new = replace(old, day=iso, time=read_time(time) if time.strip() else old.time, skipped=False)
    if iso != old.day:
        new = replace(new, holiday=holiday_on(day, group.country), asked=False)
    return _with(group, old, new)


def skipped(group: Group, planned_id: str) -> Group:
    """One meeting is not held; the others stay as they are. Raises :class:`GroupRefused`."""
    old = _open(group, planned_id)
    return _with(group, old, replace(old, skipped=True))


def restored(group: Group, planned_id: str) -> Group:
    """A meeting that was skipped goes on after all; on a holiday it is asked again. Raises :class:`GroupRefused`."""
    old = _open(group, planned_id)
    return _with(group, old, replace(old, skipped=False, asked=old.asked and not old.skipped))


def answered(group: Group, planned_id: str, meet: bool) -> Group:
    """The group said whether it meets on this holiday. Raises :class:`GroupRefused`."""
    old = _open(group, planned_id)
    if not old.holiday:
        raise GroupRefused("Die dag is geen feestdag. Er is niets veranderd. Je kunt hem wel overslaan.")
    return _with(group, old, replace(old, asked=meet, skipped=not meet))


def added(group: Group, planned: Planned) -> Group:
    """One more. What it leaves open (time, minutes, title) it has of the group. Raises :class:`GroupRefused`."""
    if not planned.id or any(one.id == planned.id for one in group.planned):
        raise GroupRefused("Die bijeenkomst staat al in het plan. Er is niets veranderd.")
    day = read_day(planned.day)
    holiday = holiday_on(day, group.country)
    new = replace(
        planned,
        day=day.isoformat(),
        time=read_time(planned.time or group.time),
        minutes=planned.minutes if planned.minutes > 0 else group.minutes,
        title=clean_line(planned.title) or group.title,
        holiday=holiday,
        asked=planned.asked and holiday == planned.holiday,
    )
    return _sorted(group, [*group.planned, new])


def extra(
    programme: Programme | None, planned_id: str, day: date, time: str = "", *, nr: int | None = None, title: str = ""
) -> Planned:
    """One more meeting to add: with the last script of the series, or the one numbered ``nr``.

    Without a script when the programme is not there any more (None). Raises GroupRefused.
    """
    script = None
    if programme is not None:
        script = next(iter(weekly_scripts(programme)[-1:]), None) if nr is None else programme.script(nr)
    if programme is not None and script is None and nr is not None:
        raise GroupRefused(f"'{programme.title}' heeft geen bijeenkomst {nr}. Er is niets veranderd.")
    if script is None:
        return Planned(planned_id, day.isoformat(), time, 0, title)
    return Planned(planned_id, day.isoformat(), time, script.minutes, title or script.title, nr=script.nr)


def removed(group: Group, planned_id: str) -> Group:
    """The plan without this one. Raises :class:`GroupRefused`."""
    old = _open(group, planned_id)
    return replace(group, planned=tuple(one for one in group.planned if one.id != old.id))


def led(group: Group, planned_id: str, session_id: str) -> Group:
    """This meeting was led, and this is its session (empty: it was not, after all, and is on its old day again).

    Raises :class:`GroupRefused` when it is not in the plan.
    """
    old = _one(group, planned_id)
    new = replace(old, session=session_id, skipped=False)
    if not session_id and old.was:
        day = read_day(old.was)
        new = replace(new, day=old.was, was="", holiday=holiday_on(day, group.country), asked=False)
    return _with(group, old, new)


def next_up(group: Group, today: date) -> Planned | None:
    """The next, from today on, that was not led and is not skipped."""
    coming = (one for one in group.planned if one.day >= today.isoformat())
    return next((one for one in coming if not one.session and not one.skipped), None)
