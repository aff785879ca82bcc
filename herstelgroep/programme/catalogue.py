"""All programmes there are: built in, and the user's own, which win when the id is the same."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

import msgspec

from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.faults import Fault, FaultyProgramme
from herstelgroep.programme.model import Programme, Rights, Script
from herstelgroep.programme.reading import read_programme


class Origin(StrEnum):
    """Whose a programme is."""

    BUILT_IN = "ingebouwd"
    OWN = "eigen"


class ProgrammeText(msgspec.Struct, frozen=True):
    """The text of a programme file, its name and whose it is."""

    file: str
    text: str
    origin: Origin


class Entry(msgspec.Struct, frozen=True):
    """A programme in the catalogue. ``replaces``: an own one with the id of a built-in one."""

    programme: Programme
    origin: Origin
    file: str
    replaces: bool = False


class NoSuchProgramme(HerstelgroepError):
    """There is no programme or meeting by that name."""


class Catalogue(msgspec.Struct, frozen=True):
    """The programmes that can be led, and the faults of the files that cannot be read."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]

    def entry(self, programme_id: str) -> Entry:
        """The programme with this id. Raises :class:`NoSuchProgramme`."""
        for entry in self.entries:
            if entry.programme.id == programme_id:
                return entry
        raise NoSuchProgramme(
            f"We kennen geen programma '{programme_id}'. Kijk met 'herstelgroep programmas' welke er zijn."
        )

    def script(self, programme_id: str, nr: int | None) -> tuple[Programme, Script]:
        """A programme and one of its meetings to lead. Without a number: the only or the first one.

        Raises :class:`NoSuchProgramme`, also for a programme that is only planned.
        """
        programme = self.entry(programme_id).programme
        if programme.planner_only:
            raise NoSuchProgramme(
                f"Van '{programme.title}' is er hier alleen een planning, en geen draaiboek. "
                f"Plannen doe je in de app, bij Groepen. {_how_to_read(programme)}"
            )
        if not programme.can_be_led:
            told = f"{instead_of_leading(programme)} {_how_to_read(programme)}"
            raise NoSuchProgramme(f"'{programme.title}' heeft geen draaiboek. {told}")
        wanted = 1 if nr is None else nr
        script = programme.script(wanted)
        if script is None:
            most = len(programme.scripts)
            told = f"Kies een nummer van 1 tot en met {most}."
            raise NoSuchProgramme(f"'{programme.title}' heeft geen bijeenkomst {wanted}. {told}")
        return programme, script

    def to_read(self, programme_id: str, nr: int | None) -> tuple[Programme, Script | None]:
        """A programme and the meeting to read; no meeting for a programme that has only a page.

        Raises :class:`NoSuchProgramme`.
        """
        programme = self.entry(programme_id).programme
        if programme.can_be_led:
            return self.script(programme_id, nr)
        if nr is not None and programme.script(nr) is None:
            raise NoSuchProgramme(f"'{programme.title}' heeft geen bijeenkomst {nr}. {_how_to_read(programme)}")
        return programme, None


def _how_to_read(programme: Programme) -> str:
    return f"Lezen: herstelgroep draaiboek {programme.id}"


def instead_of_leading(programme: Programme) -> str:
    """What to do with a programme that has no script to lead."""
    if programme.rights is Rights.PROTECTED:
        return "Het is een beschermde methode. Hier staat alleen waar je ervoor terechtkunt."
    return "Dit programma kun je plannen bij Groepen."


@lru_cache(maxsize=512)
def _read(text: str, file: str) -> Programme:
    """A change to one programme leaves the others as they were."""
    return read_programme(text, file)


def make_catalogue(texts: Iterable[ProgrammeText]) -> Catalogue:
    """Read all texts. A faulty file is told of; the other programmes keep working."""
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for text in sorted(texts, key=lambda t: (t.origin is Origin.OWN, t.file)):
        try:
            programme = _read(text.text, text.file)
        except FaultyProgramme as error:
            faults.extend(error.faults)
            continue
        old = entries.get(programme.id)
        if old is not None and old.origin is text.origin:
            told = f"'{programme.id}' staat ook al in {old.file}; dat programma geldt."
            faults.append(Fault(text.file, "", "id", told))
            continue
        entries[programme.id] = Entry(programme, text.origin, text.file, replaces=old is not None)
    by_title = sorted(entries.values(), key=lambda e: e.programme.title.casefold())
    return Catalogue(entries=tuple(by_title), faults=tuple(faults))
