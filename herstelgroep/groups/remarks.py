"""What is good to know about a plan, in calm sentences; nothing of it is forbidden."""

from datetime import date, timedelta

from herstelgroep.groups.days import later, monday
from herstelgroep.groups.model import Group, Planned, PlannedKind
from herstelgroep.groups.plan import MONTHS_IN_WORDS, back_day, weekly_scripts
from herstelgroep.programme.choosing import in_words
from herstelgroep.programme.frame import ProgrammeKind
from herstelgroep.programme.model import Programme


def remarks(group: Group, programme: Programme, today: date) -> tuple[str, ...]:
    """What is good to know about this plan, in a few calm sentences; nothing of it is forbidden."""
    held = [one for one in group.planned if not one.skipped]
    series_days = [date.fromisoformat(one.day) for one in held if one.kind is PlannedKind.MEETING]
    return tuple(
        remark
        for remark in (
            _too_long(series_days, programme.plan.within_weeks),
            to_ask(group, today),
            _in_free_week(group, held),
            _twice(held),
            _back_too_early(held) or _back_elsewhere(group, programme, held, series_days),
            _moment_too_late(held, programme, series_days),
            _too_few(series_days, programme),
            too_many_taken(group),
        )
        if remark
    )


def _too_long(days: list[date], weeks: int) -> str:
    if not weeks or not days or days[-1] - days[0] < timedelta(weeks=weeks):
        return ""
    return f"De laatste bijeenkomst valt na {in_words(weeks)} weken. Dit programma past in {in_words(weeks)} weken."


def to_ask(group: Group, today: date) -> str:
    """How many days on a holiday wait for an answer, as a remark; nothing when none does."""
    number = sum(one.asks(today) for one in group.planned)
    if not number:
        return ""
    what = "Eén bijeenkomst valt" if number == 1 else f"{in_words(number).capitalize()} bijeenkomsten vallen"
    return f"{what} op een feestdag. Juist wel, of niet? Vraag het de groep."


def _in_free_week(group: Group, held: list[Planned]) -> str:
    free = frozenset(group.free_weeks)
    inside = any(monday(date.fromisoformat(one.day)).isoformat() in free for one in held if not one.session)
    return "Er valt een bijeenkomst in een vrije week. Klopt dat?" if inside else ""


def _twice(held: list[Planned]) -> str:
    days = [one.day for one in held]
    return "Er staan twee bijeenkomsten op dezelfde dag. Klopt dat?" if len(set(days)) < len(days) else ""


def _back_too_early(held: list[Planned]) -> str:
    last = max((one.day for one in held if one.kind is PlannedKind.MEETING), default="")
    early = any(one.day <= last for one in held if one.kind is PlannedKind.BACK)
    return "De terugkombijeenkomst valt vóór de laatste bijeenkomst. Klopt dat?" if early else ""


def _back_elsewhere(group: Group, programme: Programme, held: list[Planned], days: list[date]) -> str:
    """The last meeting may have moved since the return meeting was planned."""
    months = programme.plan.back_after_months
    back = next((one for one in held if one.kind is PlannedKind.BACK and not one.session), None)
    if not months or not days or back is None:
        return ""
    free = frozenset(date.fromisoformat(iso) for iso in group.free_weeks)
    around = (later(days[-1], months), back_day(days[-1], months, group.rhythm, free))
    day = date.fromisoformat(back.day)  # one of the two may have moved by a day
    if min(around) - timedelta(days=1) <= day <= max(around[0] + timedelta(days=6), around[1]) + timedelta(days=1):
        return ""
    span = "één maand" if months == 1 else f"{in_words(months)} maanden"
    return f"De terugkombijeenkomst valt niet meer {span} na de laatste bijeenkomst. Klopt dat?"


def too_many_taken(group: Group) -> str:
    """That there are more people than places, as a remark; nothing when it is not so."""
    return "Er zijn meer plekken bezet dan er zijn. Klopt dat?" if 0 < group.places < group.taken else ""


def _moment_too_late(held: list[Planned], programme: Programme, days: list[date]) -> str:
    moments = [date.fromisoformat(one.day) for one in held if one.kind is PlannedKind.MEASURE]
    if not moments or not days or not programme.plan.moments:
        return ""
    months = min(programme.plan.moments)
    if len(moments) < len(programme.plan.moments) or moments[0] <= later(days[0], months):
        return ""
    return f"Het eerste meetmoment valt na {MONTHS_IN_WORDS.get(months, months)} maanden. Liever eerder."


def _too_few(days: list[date], programme: Programme) -> str:
    scripts = len(weekly_scripts(programme))
    if programme.kind is not ProgrammeKind.COURSE or not days or len(days) >= scripts:
        return ""
    return f"Dit programma heeft {scripts} bijeenkomsten. In het plan staan er {len(days)}."
