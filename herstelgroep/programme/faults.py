"""What can be wrong with a programme file, told in Dutch: where, which key, what was expected."""

import msgspec

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import clean_line

MOST_TOLD = 50
"""So many faults of one file are told at once."""
_LONGEST_NAME = 60
_LONGEST = 400


class Fault(msgspec.Struct, frozen=True):
    """One fault: the file, the place in it ("bijeenkomst 1 · onderdeel 3 (Pauze)"), the key."""

    file: str
    place: str
    key: str
    told: str

    def __str__(self) -> str:
        parts = (_cut(self.file, _LONGEST), _cut(self.place, _LONGEST), self.key and f"'{named(self.key)}'")
        where = " · ".join(part for part in parts if part)
        return f"{where}: {_cut(self.told, _LONGEST)}"


class FaultyProgramme(HerstelgroepError):
    """A programme file with faults; all of them are told at once, or the first of very many."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        faults = first_of(faults)
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def first_of(faults: tuple[Fault, ...], most: int = MOST_TOLD) -> tuple[Fault, ...]:
    """The first faults, and how many more there are."""
    more = len(faults) - most
    if more <= 1:
        return faults
    return (*faults[:most], Fault(faults[most].file, "", "", f"en nog {more} fouten. Los eerst deze op."))


def named(text: str) -> str:
    """A name from a file as it can be told: one clean line, and not too long."""
    return _cut(text, _LONGEST_NAME)


def _cut(text: str, most: int) -> str:
    # Cleaning takes long for a long row of accents, so it is cut first.
    cleaned = clean_line(text[: 2 * most])
    return cleaned if len(cleaned) <= most else f"{cleaned[: most - 1]}…"
