"""How a group and its plan are told in Dutch, the same on every screen, on paper and on the command line."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from herstelgroep.dates import DAYS, MONTHS, full_date
from herstelgroep.groups.model import Group, Planned
from herstelgroep.programme.frame import Rhythm
from herstelgroep.session.model import Action

QUESTION = "Dit valt op een feestdag: juist wel, of niet?"
PAST_TOLD = "Die dag is al voorbij. Klopt dat?"
REMOVED_TOLD = "Deelde je de agenda al? Deel hem dan opnieuw: dan staat die dag daar als vervallen."

_DAYS = tuple(name[:2] for name in DAYS)
_MONTHS = tuple("mrt" if name == "maart" else name[:3] for name in MONTHS)
_RHYTHMS = {
    Rhythm.ONCE: "één keer",
    Rhythm.WEEKLY: "elke week",
    Rhythm.FORTNIGHTLY: "om de week",
    Rhythm.MONTHLY: "elke maand",
    Rhythm.SIX_WEEKLY: "elke zes weken",
    Rhythm.EIGHT_WEEKLY: "elke acht weken",
    Rhythm.QUARTERLY: "elk kwartaal",
    Rhythm.YEARLY: "elk jaar",
}


def rhythm_in_words(rhythm: Rhythm) -> str:
    """How often a group meets: "om de week"."""
    return _RHYTHMS[rhythm]


def how_often(group: Group) -> str:
    """How often this group meets; one that is only asked now and then has so many moments."""
    if group.rhythm is Rhythm.ONCE and len(group.planned) > 1:
        return f"{len(group.planned)} momenten"
    return rhythm_in_words(group.rhythm)


def short_day(iso: str, *, broad: int = 1, year: bool = True) -> str:
    """``2026-12-02`` as "wo 2 dec 2026"; a text that is no date stays as it is.

    ``broad`` is how many characters the number takes at least, so that days stand under each other.
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    said = f"{_DAYS[day.weekday()]} {day.day:>{broad}} {_MONTHS[day.month - 1]}"
    return f"{said} {day.year}" if year else said


def hours(planned: Planned) -> str:
    """From when to when: "19.30 – 21.30"; only the beginning when it has no length."""
    if planned.minutes <= 0:
        return planned.time
    try:
        start = datetime.combine(date.min, time.fromisoformat(planned.time.replace(".", ":")))
    except ValueError:
        return planned.time
    return f"{planned.time} – {start + timedelta(minutes=planned.minutes):%H.%M}"


def question(planned: Planned, today: date) -> tuple[str, ...]:
    """What is still to be said about a meeting on a holiday: which one, and the question; or nothing."""
    return (f"{planned.holiday}.", QUESTION) if planned.asks(today) else ()


def state(planned: Planned, today: date, running: Collection[str] = ()) -> str:
    """How it stands with this meeting, in a word or two; nothing when it simply is to come.

    ``running`` are the ids of sessions that are not finished.
    """
    if planned.session:
        return "begonnen" if planned.session in running else "geweest"
    if planned.skipped:
        return "overgeslagen"
    if planned.day == today.isoformat():
        return "vandaag"
    if planned.day < today.isoformat():
        return "voorbij"
    return f"ook op {planned.holiday}" if planned.holiday and planned.asked else ""


def questions(group: Group, today: date) -> tuple[Planned, ...]:
    """The meetings on a holiday that the group still has to say something about."""
    return tuple(planned for planned in group.planned if planned.asks(today))


def free_weeks(group: Group) -> str:
    """The weeks without meetings: "week 52 (21 december 2026)"; nothing when there are none."""
    mondays = [date.fromisoformat(iso) for iso in group.free_weeks]
    return ", ".join(f"week {day.isocalendar().week} ({full_date(day)})" for day in mondays)


def programme_gone(group: Group) -> str:
    """What to say when the programme of a group cannot be found."""
    return f"Het programma '{group.title or group.programme}' is er niet meer. Het plan blijft zoals het is."


def action_told(action: Action) -> str:
    """What was agreed, with who and when behind it: "koffie halen (gastvrouw, 3 mei)"."""
    more = ", ".join(part for part in (action.who, action.when) if part)
    what = action.what.rstrip(".")
    return f"{what} ({more})" if more else what


def places(group: Group) -> str:
    """How many people can still join: "2 vrije plekken"; nothing when that is not counted."""
    if not group.places:
        return ""
    free = group.free_places
    return "1 vrije plek" if free == 1 else f"{free or 'geen'} vrije plekken"
