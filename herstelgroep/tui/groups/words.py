"""How the plan of a group is said: its rhythm, its days and what holds for each."""

from collections.abc import Collection
from datetime import date

from herstelgroep.country import Country
from herstelgroep.dates import DAYS, full_date
from herstelgroep.groups import words
from herstelgroep.groups.model import Group, Planned, PlannedKind
from herstelgroep.groups.words import QUESTION, hours, how_often, places, questions, rhythm_in_words, state
from herstelgroep.programme.frame import PlanRule, ProgrammeKind, Rhythm
from herstelgroep.programme.model import Programme

COUNTRIES = {Country.NETHERLANDS: "Feestdagen van Nederland", Country.BELGIUM: "Feestdagen van België"}
RHYTHMS = {rhythm: rhythm_in_words(rhythm).capitalize() for rhythm in Rhythm}


def months_told(months: int) -> str:
    """So many months, with the word for them."""
    return "een maand" if months == 1 else f"{months} maanden"


def listed(words: list[str]) -> str:
    """Words in a row: a, b en c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}" if words else ""


def rule_told(programme: Programme) -> str:
    """How a programme is usually planned, in one line."""
    rule = programme.plan
    times = rule.times or len(programme.scripts)
    if programme.kind is ProgrammeKind.MEASUREMENT and rule.moments:
        return f"meten na {listed([str(months) for months in rule.moments])} maanden"
    if times == 1 and rule.rhythm is Rhythm.ONCE:
        said = ["één keer"]
    else:
        said = [f"{times} keer", rhythm_in_words(rule.rhythm)] if rule.rhythm is not Rhythm.ONCE else [f"{times} keer"]
    if rule.within_weeks:
        said.append(f"binnen {rule.within_weeks} weken")
    return ", ".join(said)


def back_told(rule: PlanRule) -> str:
    """The return meeting of a programme as a line to tick."""
    return f"Een terugkombijeenkomst, na {months_told(rule.back_after_months)}"


def moments_told(rule: PlanRule) -> str:
    """The measurement moments of a programme as a line to tick."""
    return f"Meetmomenten, na {listed([str(months) for months in rule.moments])} maanden"


def short_day(iso: str, *, year: bool) -> str:
    """A day in a column: ``wo  7 okt``, or ``wo  7 okt 2026``."""
    return words.short_day(iso, broad=2, year=year)


def spoken_day(iso: str) -> str:
    """A day in full: ``woensdag 7 oktober 2026``."""
    day = date.fromisoformat(iso)
    return f"{DAYS[day.weekday()]} {full_date(day)}"


def sign_of(planned: Planned, today: date) -> str:
    """What stands before a planned day, to see without colour."""
    if planned.session:
        return "✓"
    if planned.skipped:
        return "–"
    return "?" if planned.asks(today) else "·"


def state_of(planned: Planned, today: date, *, upcoming: bool = False, running: Collection[str] = ()) -> str:
    """What holds for a planned day, in a word or two; empty when nothing special does.

    ``running`` are the ids of sessions that are not finished.
    """
    if planned.asks(today):
        return f"{planned.holiday}?"
    if told := state(planned, today, running):
        return told
    if planned.kind is PlannedKind.MEASURE:
        return "meetmoment"
    if planned.kind is PlannedKind.BACK:
        return "terugkom"
    return "volgende" if upcoming else ""


def detail_of(planned: Planned, today: date) -> tuple[str, str]:
    """The day under the cursor in full, and what it is about or what is asked about it."""
    day = f"{spoken_day(planned.day)}, {hours(planned)}"
    if planned.asks(today):
        return f"{day}: {planned.holiday}.", QUESTION
    return f"{day}.", planned.title


def about(group: Group, room: int, running: Collection[str] = ()) -> str:
    """The group in one line of at most ``room`` cells: its rhythm and place, how far it is, who can join."""
    counted = [planned for planned in group.planned if planned.kind is not PlannedKind.MEASURE and not planned.skipped]
    led = sum(1 for planned in counted if planned.session and planned.session not in running)
    rhythm = f"{how_often(group).capitalize()} om {group.time}"
    rest = [f"{led} van {len(counted)} geweest", places(group)]
    tries = ([f"{rhythm}, {group.place}", *rest], [rhythm, *rest], [rhythm, rest[0]])
    said = ["   ".join(part for part in parts if part) for parts in (tries if group.place else tries[1:])]
    return next((line for line in said if len(line) <= room), said[-1])


def questions_told(group: Group, today: date) -> str:
    """How many holidays wait for an answer; empty when none does."""
    number = len(questions(group, today))
    if not number:
        return ""
    return "1 dag valt op een feestdag" if number == 1 else f"{number} dagen vallen op een feestdag"
