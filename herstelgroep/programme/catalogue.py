"""All programmes there are: built in, and the user's own, which win when the id is the same."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.faults import Fault, FaultyProgramme
from herstelgroep.programme.model import Programme, Script
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
        """A programme and one of its meetings. Without a number: the only or the first one."""
        programme = self.entry(programme_id).programme
        wanted = 1 if nr is None else nr
        script = programme.script(wanted)
        if script is None:
            most = len(programme.scripts)
            told = f"Kies een nummer van 1 tot en met {most}." if most else "Dit programma heeft geen draaiboek."
            raise NoSuchProgramme(f"'{programme.title}' heeft geen bijeenkomst {wanted}. {told}")
        return programme, script


def make_catalogue(texts: Iterable[ProgrammeText]) -> Catalogue:
    """Read all texts. A faulty file is told of; the other programmes keep working."""
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for text in sorted(texts, key=lambda t: (t.origin is Origin.OWN, t.file)):
        try:
            programme = read_programme(text.text, text.file)
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
