"""Choosing a programme: for whom, how long, how many people, what kind, short, favourite, and words."""

from collections.abc import Collection, Iterable

import msgspec

from herstelgroep.programme.catalogue import Entry
from herstelgroep.programme.frame import ProgrammeKind
from herstelgroep.programme.keys import folded
from herstelgroep.programme.model import Programme, Role

KIND_NAMES = {
    ProgrammeKind.CONVERSATION: "Gesprek of bijeenkomst",
    ProgrammeKind.EXERCISE: "Oefening",
    ProgrammeKind.COURSE: "Cursus of groep",
    ProgrammeKind.TEAM: "Overleg",
    ProgrammeKind.PLAN: "Plan of formulier",
    ProgrammeKind.MEASUREMENT: "Meting",
    ProgrammeKind.POINTER: "Alleen de naam",
}
LENGTHS = (30, 60, 120)
"""The lengths to choose from, in minutes; what takes more than the last one is longer."""
LONGEST = LENGTHS[-1]


class Narrowing(msgspec.Struct, frozen=True):
    """What somebody looks for; every field left as it is asks for nothing.

    ``minutes`` is how long the shortest meeting may take; with ``longer`` it takes more than
    :data:`LONGEST`. ``people`` is how many there are. ``short``: short versions only.
    """

    role: Role | None = None
    minutes: int = 0
    longer: bool = False
    people: int = 0
    kind: ProgrammeKind | None = None
    short: bool = False
    favourite: bool = False
    words: str = ""

    @property
    def asks(self) -> bool:
        """Whether it asks for anything."""
        return self != Narrowing()


class Shelf:
    """The programmes to choose from, ready to be searched at every key."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._texts: dict[str, str] = {}
        self._shorts = {e.programme.short_of: e for e in reversed(self.entries) if e.programme.short_of}

    def chosen(self, wanted: Narrowing, favourites: Collection[str] = ()) -> list[Entry]:
        """The programmes that fit, favourites first, otherwise in the order of the catalogue."""
        words = folded(wanted.words).split()
        found = [
            entry
            for entry in self.entries
            if fits(entry.programme, wanted)
            and (not wanted.favourite or entry.programme.id in favourites)
            and (not words or self._holds(entry.programme, words))
        ]
        return sorted(found, key=lambda entry: entry.programme.id not in favourites)

    def short_of(self, programme: Programme) -> Entry | None:
        """The short version of a programme, when it has one."""
        return self._shorts.get(programme.id)

    def _holds(self, programme: Programme, words: list[str]) -> bool:
        text = self._texts.get(programme.id)
        if text is None:
            text = self._texts[programme.id] = _text_of(programme)
        return all(word in text for word in words)


def fits(programme: Programme, wanted: Narrowing) -> bool:
    """Whether a programme is for these people, this long, this kind. What it does not say never excludes it."""
    if wanted.role and programme.for_roles and wanted.role not in programme.for_roles:
        return False
    if wanted.people and programme.most and not programme.least <= wanted.people <= programme.most:
        return False
    if wanted.kind and programme.kind is not wanted.kind:
        return False
    if wanted.short and not programme.short_of:
        return False
    return _takes(programme, wanted)


def _takes(programme: Programme, wanted: Narrowing) -> bool:
    if not wanted.minutes and not wanted.longer:
        return True
    lengths = [script.minutes for script in programme.scripts]
    if not lengths:
        return False
    return min(lengths) > LONGEST if wanted.longer else min(lengths) <= wanted.minutes


def _text_of(programme: Programme) -> str:
    titles = (script.title for script in programme.scripts)
    texts = (programme.title, programme.id, programme.audience, programme.purpose, programme.owner, *titles)
    return folded(" ".join(texts))
