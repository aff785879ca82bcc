"""The plan of a group as a calendar file (.ics) that another calendar reads, and reads again after a change."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from herstelgroep.country import Country
from herstelgroep.groups.model import Group, Planned
from herstelgroep.privacy.cleaning import clean_line

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ZONES = {Country.NETHERLANDS: "Europe/Amsterdam", Country.BELGIUM: "Europe/Brussels"}
PRODUCT = "-//Herstelgroep//Herstelgroep//NL"


def as_ics(group: Group, stamp: datetime) -> bytes:
    """The calendar of this group, as it was at ``stamp``.

    Ids stay and numbers go up, so that a changed plan updates; what is skipped or was taken out is told as cancelled.
    """
    from icalendar import Calendar  # slow to load, and most evenings export nothing

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_line(group.name))
    calendar.add_component(_zone(ZONES[group.country]))
    moment = stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
    for planned in (*group.planned, *group.gone):
        calendar.add_component(_event(group, planned, moment))
    made: bytes = calendar.to_ical()
    return made


def _event(group: Group, planned: Planned, stamp: datetime) -> "Event":
    from icalendar import Event

    start, end = span(group, planned)
    event = Event()
    event.add("uid", f"{planned.id}@herstelgroep")
    event.add("sequence", planned.changes)
    event.add("dtstamp", stamp.replace(microsecond=0))
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", clean_line(f"{group.name} · {planned.title}"))
    event.add("status", _status(planned))
    if group.place:
        event.add("location", clean_line(group.place))
    if planned.in_question:
        told = f"Dit valt op een feestdag: {planned.holiday}. Juist wel, of niet? Dat is nog niet afgesproken."
        event.add("description", clean_line(told))
    return event


def _status(planned: Planned) -> str:
    if planned.skipped:
        return "CANCELLED"
    return "TENTATIVE" if planned.in_question else "CONFIRMED"


def span(group: Group, planned: Planned) -> tuple[datetime, datetime]:
    """When it begins and ends, on the clock of the country of this group."""
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(ZONES[group.country])
    hour, minute = (int(part) for part in planned.time.split("."))
    start = datetime.fromisoformat(planned.day).replace(hour=hour, minute=minute, tzinfo=zone)
    return start, (start.astimezone(UTC) + timedelta(minutes=planned.minutes)).astimezone(zone)


def _zone(name: str) -> "Timezone":
    """Both countries change their clocks on the last Sundays of March and October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", name)
    for part, begins, month, before, after, label in (
        (TimezoneDaylight(), datetime(1996, 3, 31, 2), 3, 1, 2, "CEST"),
        (TimezoneStandard(), datetime(1996, 10, 27, 3), 10, 2, 1, "CET"),
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", label)
        zone.add_component(part)
    return zone
