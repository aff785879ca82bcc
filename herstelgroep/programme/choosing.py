"""Choosing a programme: for whom, how long, how many people, what kind, short, favourite, and words."""

from collections.abc import Collection, Mapping

import msgspec

from herstelgroep.programme.catalogue import Catalogue, Entry
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


MANY = {
    Role.CLIENT: "cliënten",
    Role.PROFESSIONAL: "hulpverleners",
    Role.MANAGER: "managers",
    Role.SIGNIFICANT_OTHER: "naastbetrokkenen",
}
_NUMBERS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)


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

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._texts: dict[str, str] = {}
        self._shorts = {e.programme.short_of: e for e in reversed(catalogue.entries) if e.programme.short_of}

    def chosen(self, wanted: Narrowing, favourites: Collection[str] = ()) -> list[Entry]:
        """The programmes that fit: what is named exactly first, then favourites, then the order of the catalogue."""
        words = folded(wanted.words).split()
        found = [
            entry
            for entry in self.catalogue.entries
            if fits(entry.programme, wanted)
            and (not wanted.favourite or entry.programme.id in favourites)
            and (not words or self._holds(entry.programme, words))
        ]
        return sorted(found, key=lambda e: (not _is_named(e.programme, words), e.programme.id not in favourites))

    def short_of(self, programme: Programme) -> Entry | None:
        """The short version of a programme, when it has one."""
        return self._shorts.get(programme.id)

    def long_of(self, programme: Programme) -> Entry | None:
        """What a programme is the short version of, when that is there."""
        entries = self.catalogue.entries if programme.short_of else ()
        return next((entry for entry in entries if entry.programme.id == programme.short_of), None)

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


def _is_named(programme: Programme, words: list[str]) -> bool:
    """Whether somebody typed the id or (the first words of) the title."""
    if not words:
        return False
    title = folded(programme.title).split()
    return folded(programme.id).split() == words or title[: len(words)] == words


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


def in_words(number: int) -> str:
    """A number as a word up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def size_advised(programme: Programme) -> str:
    """For how many people it is meant, in a sentence; nothing when that is free."""
    if not programme.most:
        return ""
    least, most = in_words(programme.least), in_words(programme.most)
    if most.isdigit():  # never a word and a figure in one breath
        least = str(programme.least)
    number = most if least == most else f"{least} tot {most}"
    return f"Dit is bedoeld voor {number} {_who(programme)}."


def size_told(programme: Programme, by_role: Mapping[Role | None, int]) -> tuple[str, ...]:
    """What to know when there are more or fewer people than advised; never a reason to stop.

    What is meant for one group counts that group only: a worker who listens along is none of the six.
    """
    total = sum(by_role.values())
    counted = by_role.get(programme.for_roles[0], 0) if len(programme.for_roles) == 1 else total
    told = []
    if programme.most and counted > programme.most:
        most, now = in_words(programme.most), in_words(counted)
        told.append(f"Hier passen hoogstens {most} {_who(programme)} bij. Nu zijn het er {now}.")
        told.append("Het kan wel. Misschien komt dan niet iedereen aan de beurt.")
    elif counted and counted < programme.least:
        least, now = in_words(programme.least), in_words(counted)
        told.append(f"Dit is bedoeld voor minstens {least} {_who(programme)}. Nu zijn het er {now}.")
        told.append("Met minder kan het ook.")
    if total and programme.half_clients and 2 * by_role.get(Role.CLIENT, 0) < total:
        told.append("Minstens de helft hoort cliënt te zijn. Dat is nu niet zo.")
    return tuple(told)


def _who(programme: Programme) -> str:
    return MANY[programme.for_roles[0]] if len(programme.for_roles) == 1 else "mensen"
