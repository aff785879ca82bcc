"""What can be wrong with a programme file, told in Dutch: where, which key, what was expected."""

import msgspec

from herstelgroep.errors import HerstelgroepError


class Fault(msgspec.Struct, frozen=True):
    """One fault: the file, the place in it ("bijeenkomst 1 · onderdeel 3 (Pauze)"), the key."""

    file: str
    place: str
    key: str
    told: str

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.file, self.place, self.key and f"'{self.key}'") if part)
        return f"{where}: {self.told}"


class FaultyProgramme(HerstelgroepError):
    """A programme file with faults; all of them are told at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
