"""When a group meets next, as its plan says; a proposal that anybody may change."""

from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from herstelgroep.dates import long_date
from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups.model import PlannedKind
from herstelgroep.groups.plan import next_up
from herstelgroep.session.model import Session


class Proposal(NamedTuple):
    """When the group meets next by its plan, and what to know of that."""

    said: str
    told: str


def next_of_plan(desk: Desk, session: Session) -> Proposal | None:
    """When the plan of the group says that the next meeting is; None without one, or when it cannot be read."""
    try:
        group = desk.group(session.group)
    except HerstelgroepError:
        return None
    meetings = tuple(p for p in group.planned if p.kind is not PlannedKind.MEASURE and p.session != session.id)
    later = date.fromisoformat(session.date) + timedelta(days=1)
    upcoming = next_up(replace(group, planned=meetings), later)
    if upcoming is None:
        return None
    day = date.fromisoformat(upcoming.day)
    said = f"{long_date(day)} {day.year}, {upcoming.time} uur"
    holiday = f" Dan is het {upcoming.holiday}." if upcoming.in_question else ""
    return Proposal(said, f"Dit staat in het plan van de groep.{holiday} Anders? Typ het zelf.")
