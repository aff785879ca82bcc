"""The calendar file, read back by a calendar library: what is planned is what it says."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from dateutil import tz
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from herstelgroep.country import Country
from herstelgroep.groups.calendar import as_ics
from herstelgroep.groups.keeping import renewed
from herstelgroep.groups.model import Group, Planned, PlannedKind
from herstelgroep.groups.plan import added, answered, led, moved, removed, skipped
from herstelgroep.programme.frame import Rhythm
from tests.groups.building import of_scripts, planned_group, year_group

STAMP = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ZONES = {Country.NETHERLANDS: "Europe/Amsterdam", Country.BELGIUM: "Europe/Brussels"}
YEAR = year_group(place="Kerkstraat 1; zaal 2, Gent")


def events(group: Group) -> dict[str, Any]:
    """The events of the calendar of this group, by uid, read back."""
    return {str(event["uid"]): event for event in Calendar.from_ical(as_ics(group, STAMP)).walk("VEVENT")}


def wall(day: str, time: str, zone: str) -> datetime:
    """This moment on the clock of that zone, as another library knows it."""
    hour, minute = map(int, time.split("."))
    found = tz.gettz(zone)
    assert found is not None
    return datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=found)


def told(event: Any, planned: Planned, group: Group) -> None:
    """The event says what is planned."""
    zone = ZONES[group.country]
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert start.astimezone(UTC) == wall(planned.day, planned.time, zone).astimezone(UTC)
    assert (end.astimezone(UTC) - start.astimezone(UTC)) == timedelta(minutes=planned.minutes)
    assert event["dtstart"].params["TZID"] == event["dtend"].params["TZID"] == zone
    assert int(event["sequence"]) == planned.changes
    assert str(event["summary"]) == f"{group.name} · {planned.title}"
    assert (str(event["status"]) == "CANCELLED") == planned.skipped
    assert (planned.holiday in str(event.get("description", ""))) == (planned.in_question or not planned.holiday)
    assert event.decoded("dtstamp") == STAMP


def all_told(group: Group) -> None:
    """Every planned moment is in the calendar, and nothing else."""
    found = events(group)
    assert set(found) == {f"{one.id}@herstelgroep" for one in group.planned}
    for planned in group.planned:
        told(found[f"{planned.id}@herstelgroep"], planned, group)


def test_a_year_of_26_meetings_moved_skipped_exported_and_read_back() -> None:
    all_told(YEAR)
    before = events(YEAR)
    group = moved(YEAR, "m3", date(2026, 4, 27), "20.00")
    group = skipped(group, "m7")
    group = answered(group, "m9", meet=True)
    group = led(group, "m1", "2026-01-05-herstelwerkgroep-1a2b")
    assert len(group.planned) == 26
    all_told(group)
    after = events(group)
    assert set(after) == set(before)
    rose = {uid for uid in after if int(after[uid]["sequence"]) > int(before[uid]["sequence"])}
    assert rose == {"m1@herstelgroep", "m3@herstelgroep", "m7@herstelgroep", "m9@herstelgroep"}
    assert str(after["m3@herstelgroep"]["status"]) == "TENTATIVE"
    assert "Koningsdag" in after["m3@herstelgroep"]["description"]
    assert "description" not in after["m9@herstelgroep"]
    assert str(after["m5@herstelgroep"]["location"]) == YEAR.place


def test_the_zone_in_the_file_gives_the_same_clock() -> None:
    """A calendar that believes only the file, and not its own tables, shows the same moments."""
    data = as_ics(YEAR, STAMP).decode()
    zone = tz.tzical(_stream(data)).get("Europe/Amsterdam")
    assert zone is not None
    real = tz.gettz("Europe/Amsterdam")
    for hours in range(0, 24 * 365 * 3, 7):
        moment = datetime(2026, 1, 1) + timedelta(hours=hours)
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=real).utcoffset(), moment


def _stream(data: str) -> Any:
    from io import StringIO

    return StringIO(data.replace("\r\n ", "").replace("\r\n", "\n"))


@pytest.mark.parametrize(
    ("day", "offset"), [("2026-03-23", 1), ("2026-03-30", 2), ("2026-10-19", 2), ("2026-10-26", 1)]
)
def test_half_past_seven_stays_half_past_seven_when_the_clock_changes(day: str, offset: int) -> None:
    group = planned_group(of_scripts(1), first=date.fromisoformat(day), country=Country.BELGIUM)
    all_told(group)
    start = events(group)["m1@herstelgroep"].decoded("dtstart")
    assert (start.hour, start.minute, start.utcoffset()) == (19, 30, timedelta(hours=offset))


def test_a_night_in_which_the_clock_changes_keeps_its_length() -> None:
    group = planned_group(of_scripts(1), first=date(2026, 10, 24), time="23.30")
    group = replace(group, planned=(replace(group.planned[0], minutes=300),))
    event = events(group)["m1@herstelgroep"]
    assert (event.decoded("dtend").hour, event.decoded("dtend").minute) == (3, 30)
    all_told(group)


def test_what_stands_around_the_events() -> None:
    calendar = Calendar.from_ical(as_ics(YEAR, STAMP.replace(tzinfo=None)))
    assert str(calendar["prodid"]) == "-//Herstelgroep//Herstelgroep//NL"
    assert (str(calendar["version"]), str(calendar["method"])) == ("2.0", "PUBLISH")
    assert str(calendar["x-wr-calname"]) == YEAR.name
    assert not calendar.errors
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_the_file_keeps_to_the_rules_for_lines() -> None:
    data = as_ics(replace(YEAR, name="ë" * 200), STAMP)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert as_ics(YEAR, STAMP) == as_ics(YEAR, STAMP)


def test_hostile_text_is_text() -> None:
    name = "Tuin\r\nEND:VEVENT\r\nBEGIN:VALARM\x1b]52;c;eA==\x07; a,b \\n :X"
    group = replace(YEAR, name=name, place='"\r\nATTACH:file:///etc/passwd')
    found = events(group)
    assert len(found) == 26
    calendar = Calendar.from_ical(as_ics(group, STAMP))
    assert not calendar.walk("VALARM")
    assert not any("attach" in event for event in found.values())
    assert str(found["m1@herstelgroep"]["summary"]).startswith("Tuin END:VEVENT BEGIN:VALARM]52;c;eA==; a,b \\n :X · ")


@given(
    texts=st.lists(st.text(max_size=60), min_size=1, max_size=4),
    place=st.text(max_size=60),
    day=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    hour=st.integers(4, 23),
    minutes=st.integers(1, 600),
    country=st.sampled_from(Country),
    kind=st.sampled_from(PlannedKind),
)
@settings(max_examples=80, deadline=None)
def test_any_plan_reads_back_equal(
    texts: list[str], place: str, day: date, hour: int, minutes: int, country: Country, kind: PlannedKind
) -> None:
    group = planned_group(of_scripts(1), name="De tuin", rhythm=Rhythm.ONCE, times=1, country=country, place=place)
    numbers = count(1)
    for text in texts:
        one = Planned(f"x{next(numbers)}", day.isoformat(), f"{hour:02}.15", minutes, text, kind)
        group = added(group, one)
    all_told(group)
    found = events(group)
    assert all(str(event.get("location", "")) == group.place for event in found.values())


def test_a_calendar_hears_of_what_was_taken_out() -> None:
    group = renewed(YEAR, removed(YEAR, "m3"))
    event = events(group)["m3@herstelgroep"]
    assert (str(event["status"]), int(event["sequence"])) == ("CANCELLED", 1)
