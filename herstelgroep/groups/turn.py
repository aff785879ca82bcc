"""Beginning a meeting of a group: the same rules at every door."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from herstelgroep.groups.days import GroupRefused, read_day
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.plan import led, moved
from herstelgroep.groups.wishes import had_turn
from herstelgroep.programme.model import Script
from herstelgroep.session.model import Session, Status


class AlreadyBegun(GroupRefused):
    """This group has begun today and has not finished; ``session_id`` is where to go on."""

    def __init__(self, group: Group, session_id: str) -> None:
        super().__init__(f"Vandaag is {group.name} al begonnen. Ga daar verder, of rond die eerst af.")
        self.session_id = session_id


def going_on(group: Group, sessions: Iterable[Session], today: date) -> str:
    """The session of this group that began today and is not finished (its id), or nothing."""
    of_today = (one for one in sessions if (one.group, one.date) == (group.id, today.isoformat()))
    return next((one.id for one in of_today if one.status is Status.RUNNING), "")


def unfinished(sessions: Iterable[Session]) -> frozenset[str]:
    """The ids of those of these sessions that go on, of whatever day."""
    return frozenset(one.id for one in sessions if one.status is Status.RUNNING)


def next_to_lead(group: Group, today: date) -> Planned | None:
    """The next that can be led: from today on, not led or skipped yet, with a script."""
    coming = (one for one in group.planned if one.day >= today.isoformat() and one.nr)
    return next((one for one in coming if not one.session and not one.skipped), None)


def planned_for(group: Group, programme_id: str, nr: int, day: date) -> Planned | None:
    """What of the plan a meeting on this day is: what stands on that day, or else the nearest with the same script."""
    free = [one for one in group.planned if one.nr and not one.session and not one.skipped]
    if here := next((one for one in free if one.day == day.isoformat()), None):
        return here
    same = [one for one in free if one.nr == nr and group.programme == programme_id]
    return min(same, key=lambda one: abs((date.fromisoformat(one.day) - day).days), default=None)


def theme_of(group: Group, planned: Planned, script: Script) -> str:
    """The theme that the plan gives a meeting with this script: its title, when that says more than the script."""
    usual = (script.title, group.title)
    return planned.title if planned.nr == script.nr and planned.title not in usual else ""


def must_be_answered(planned: Planned, today: date) -> bool:
    """Whether somebody has to say first if there is a meeting on this holiday; who begins on the day has said so."""
    return planned.in_question and planned.day != today.isoformat()


def begun(group: Group, planned_id: str, session: Session) -> Group:
    """The plan once this session has begun: it stands on the day it is held, and a theme that was brought had its turn.

    ``planned_id`` may be empty (it was not planned) or taken by another session: then no day changes.
    Raises :class:`~herstelgroep.groups.days.GroupRefused` for a day too far away.
    """
    return had_turn(led_on(group, planned_id, session.id, session.date), session.theme)


def led_on(group: Group, planned_id: str, session_id: str, day: str) -> Group:
    """The plan with this meeting led on this day (ISO); one that is not there, or is led already, stays as it is.

    Raises :class:`~herstelgroep.groups.days.GroupRefused` for a day too far away.
    """
    planned = next((one for one in group.planned if one.id == planned_id and not one.session), None)
    if planned is None:
        return group
    if planned.day != day:
        group = moved(group, planned_id, read_day(day))
        elsewhere = (replace(one, was=planned.day) if one.id == planned_id else one for one in group.planned)
        group = replace(group, planned=tuple(elsewhere))
    return led(group, planned_id, session_id)
