"""What ``groepen`` and ``plan`` share: days as they are typed, and a group as a program reads it."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from herstelgroep.commands.common import folder_of, words
from herstelgroep.dates import DateNotRead, coming_day, read_hour
from herstelgroep.errors import WrongUsage
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.plan import next_up
from herstelgroep.groups.words import questions, state
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.catalogue import Catalogue
from herstelgroep.programme.model import Programme
from herstelgroep.store.files import RealFiles
from herstelgroep.store.groups import read_groups
from herstelgroep.store.programmes import built_in_entry, own_entry

VERSION = 1
_MOST = 10_000
_UNCLEAR = "Deze dag begrijpen we niet. Er is niets veranderd. Schrijf bijvoorbeeld: 1-12-2026, of 1-12-2026 19.30."


def all_groups(args: Namespace) -> tuple[Group, ...]:
    """Every group, to read in while the app may be running. Raises a StoreTrouble."""
    return read_groups(RealFiles(), folder_of(args))


def programme_of(args: Namespace, programme_id: str) -> Programme:
    """One programme, without reading all there are. Raises NoSuchProgramme."""
    files, folder = RealFiles(), folder_of(args)
    entry = own_entry(files, folder, programme_id) or built_in_entry(files, programme_id)
    return (entry or Catalogue((), ()).entry(programme_id)).programme


def number(text: str) -> int:
    """Read a whole number that is not absurd."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= _MOST):
        raise ArgumentTypeError("schrijf een heel getal, zoals 8.")
    return int(text)


def whole(text: str) -> int:
    """The same, for a word of a command. Raises WrongUsage."""
    try:
        return number(text)
    except ArgumentTypeError:
        raise WrongUsage(
            f"'{clean_line(text)[:40]}' past hier niet. Er is niets veranderd. Schrijf een heel getal, zoals 8."
        ) from None


def day(text: str) -> date:
    """Read a day for an option."""
    try:
        today = date.today()
        return coming_day(words(text), today, today)
    except DateNotRead as unclear:
        raise ArgumentTypeError(unclear.message) from unclear


def hour(text: str) -> str:
    """Read a time of the day for an option, as it is kept: "19.30"."""
    try:
        return f"{read_hour(words(text)):%H.%M}"
    except DateNotRead as unclear:
        raise ArgumentTypeError(unclear.message) from unclear


def day_and_time(typed: Sequence[str], today: date) -> tuple[date, str]:
    """A day and perhaps a time behind it, also where spaces made more words of them. Raises WrongUsage."""
    for split in range(len(typed), max(0, len(typed) - 3), -1):
        behind = " ".join(typed[split:])
        try:
            found = coming_day(" ".join(typed[:split]), today, today)
            return found, f"{read_hour(behind):%H.%M}" if behind else ""
        except DateNotRead:
            continue
    raise WrongUsage(_UNCLEAR)


def group_as_json(group: Group, today: date) -> dict[str, Any]:
    """What a program may want to know about a group; never who is in it."""
    upcoming = next_up(group, today)
    return {
        "id": group.id,
        "naam": group.name,
        "programma": group.programme,
        "titel": group.title,
        "ritme": group.rhythm.value,
        "tijd": group.time,
        "minuten": group.minutes,
        "plaats": group.place,
        "land": group.country.value,
        "vrije_weken": list(group.free_weeks),
        "plekken": group.places,
        "bezet": group.taken,
        "vrije_plekken": group.free_places if group.places else None,
        "vragen": len(questions(group, today)),
        "aantal": len(group.planned),
        "volgende": planned_as_json(group, upcoming, today) if upcoming else None,
    }


def planned_as_json(group: Group, planned: Planned, today: date, running: Collection[str] = ()) -> dict[str, Any]:
    """One line of the plan; ``id`` never changes, ``regel`` is its place in the plan of now.

    ``running`` are the ids of sessions that are not finished.
    """
    return {
        "id": planned.id,
        "regel": group.planned.index(planned) + 1,
        "dag": planned.day,
        "tijd": planned.time,
        "minuten": planned.minutes,
        "titel": planned.title,
        "soort": planned.kind.value,
        "nr": planned.nr or None,
        "feestdag": planned.holiday or None,
        "vraag": planned.asks(today),
        "toch": planned.asked,
        "overgeslagen": planned.skipped,
        "status": state(planned, today, running),
        "bijeenkomst": planned.session or None,
        "wijzigingen": planned.changes,
    }
