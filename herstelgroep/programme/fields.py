"""Reading one TOML table key by key, collecting faults instead of stopping at the first."""

import difflib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from herstelgroep.privacy.cleaning import clean_line, shows_something
from herstelgroep.programme.faults import Fault, FaultyProgramme, named

E = TypeVar("E", bound=StrEnum)
LONGEST_TEXT, LONGEST_TITLE, LONGEST_NAME = 1_000, 200, 60
"""Signs in a paragraph, in a title, and in a key."""
MOST_PARAGRAPHS = 100
MOST_FAULTS = 1_000
"""After so many faults nobody reads on."""
_LONGEST = dict.fromkeys(("titel", "ook"), LONGEST_TITLE)
_LONGEST |= dict.fromkeys(("id", "sleutel", "vangst", "klaar_veld", "kort_van"), LONGEST_NAME)


class Table:
    """A table of a programme file, with the place it stands and the faults found so far."""

    def __init__(self, data: object, file: str, place: str, faults: list[Fault]) -> None:
        self.file, self.place, self._faults = file, place, faults
        self._read: set[str] = set()
        if isinstance(data, dict):
            self._data: dict[str, Any] = data
        else:
            self._data = {}
            self.fault("", "verwacht: een tabel met sleutels en waarden.")

    def fault(self, key: str, told: str) -> None:
        """Note a fault at a key of this table. Raises FaultyProgramme when there are very many."""
        self._faults.append(Fault(self.file, self.place, key, told))
        if len(self._faults) >= MOST_FAULTS:
            raise FaultyProgramme(tuple(self._faults))

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self._data

    def _take(self, key: str, expected: str, kind: type | tuple[type, ...], required: bool) -> Any:
        self._read.add(key)
        value = self._data.get(key)
        if value is None:
            if required:
                self.fault(key, f"ontbreekt; verwacht: {expected}.")
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault(key, f"verwacht: {expected}; er staat: {_kind_of(value)}.")
            return None
        return value

    def text(self, key: str, *, required: bool = False) -> str:
        """A line of text."""
        value = self._take(key, "een tekst", str, required)
        cleaned = self._cleaned(key, value or "")
        if required and value is not None and not shows_something(cleaned):
            self.fault(key, "is leeg; verwacht: een tekst.")
        return cleaned

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of texts; empty ones are left out."""
        value = self._take(key, "een tekst, of een lijst van teksten", (str, list), False)
        lines = value.split("\n\n", MOST_PARAGRAPHS) if isinstance(value, str) else value or []
        if len(lines) > MOST_PARAGRAPHS:
            self.fault(key, f"er staan te veel teksten; verwacht: hoogstens {MOST_PARAGRAPHS}.")
            return ()
        if not all(isinstance(line, str) for line in lines):
            self.fault(key, "verwacht: een lijst van teksten; er staat nog iets anders in.")
            return ()
        return tuple(cleaned for line in lines if (cleaned := self._cleaned(key, line)))

    def _cleaned(self, key: str, text: str) -> str:
        """The text as it is kept; it is cut first, for cleaning a long row of accents takes long."""
        most = _LONGEST.get(key, LONGEST_TEXT)
        if len(text) > most:
            self.fault(key, f"is te lang: {len(text)} tekens; verwacht: hoogstens {most}.")
        return clean_line(text[:most])

    def number(self, key: str, *, lowest: int, highest: int, required: bool = False) -> int | None:
        """A whole number within bounds, or None when it is absent or wrong."""
        expected = f"een heel getal van {lowest} tot en met {highest}"
        value = self._take(key, expected, int, required)
        if value is not None and not lowest <= value <= highest:
            there = str(value) if abs(value) < 10**9 else "een veel te groot getal"
            self.fault(key, f"verwacht: {expected}; er staat: {there}.")
            return None
        return None if value is None else int(value)

    def pair(self, key: str, *, highest: int) -> tuple[int, int] | None:
        """Two whole numbers from 0 up, the first not above the second."""
        value = self._take(key, "twee hele getallen, zoals [2, 3]", list, False)
        if value is None:
            return None
        whole = [n for n in value if isinstance(n, int) and not isinstance(n, bool)]
        if len(value) != 2 or len(whole) != 2 or not 0 <= whole[0] <= whole[1]:
            self.fault(key, "verwacht: twee hele getallen, het kleinste eerst, zoals [2, 3].")
            return None
        if whole[1] > highest:
            self.fault(key, f"verwacht: getallen tot en met {highest}.")
            return None
        return whole[0], whole[1]

    def numbers(self, key: str, *, lowest: int, highest: int) -> tuple[int, ...]:
        """A list of whole numbers within bounds; empty when it is absent or wrong."""
        value = self._take(key, "een lijst van hele getallen", list, False)
        found = tuple(
            n for n in value or () if isinstance(n, int) and not isinstance(n, bool) and lowest <= n <= highest
        )
        if len(found) != len(value or ()):
            self.fault(key, f"verwacht: hele getallen van {lowest} tot en met {highest}, zoals [2, 18, 30].")
            return ()
        return found

    def flag(self, key: str) -> bool:
        """Yes or no; no when it is absent."""
        return bool(self._take(key, "true of false", bool, False))

    def choice(self, key: str, kind: type[E], *, required: bool = False) -> E | None:
        """One of a fixed list of words."""
        words = [member.value for member in kind if member.value]
        value = self._take(key, f"een van: {', '.join(words)}", str, required)
        if value is None:
            return None
        if value not in words:
            self.fault(
                key,
                f"verwacht: een van: {', '.join(words)}; er staat: '{named(value)}'.{_meant(value, words)}",
            )
            return None
        return kind(value)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """A list of words of a fixed list, each once."""
        words = [member.value for member in kind if member.value]
        value = self._take(key, f"een lijst van: {', '.join(words)}", list, False)
        found = tuple(dict.fromkeys(kind(word) for word in value or () if isinstance(word, str) and word in words))
        if len(found) != len(value or ()):
            self.fault(key, f"verwacht: een lijst met, elk één keer: {', '.join(words)}.")
        return found

    def table(self, key: str) -> object | None:
        """One table, to be read by its own :class:`Table`; None when it is absent."""
        found: dict[str, object] | None = self._take(key, "een tabel", dict, False)
        return found

    def tables(self, key: str, most: int) -> list[object]:
        """A list of at most so many tables; each is read by its own :class:`Table`."""
        value: list[object] = self._take(key, "een lijst van tabellen", list, False) or []
        self._count(key, len(value), most)
        return value[:most]

    def named_tables(self, key: str, most: int) -> dict[str, object]:
        """At most so many tables with a name, such as ``[vangst.bord]``."""
        value: dict[str, object] = self._take(key, "tabellen met een naam", dict, False) or {}
        self._count(key, len(value), most)
        return dict(list(value.items())[:most])

    def _count(self, key: str, count: int, most: int) -> None:
        if count > most:
            self.fault(key, f"er staan er {count}; verwacht: hoogstens {most}.")

    def close(self, known: Iterable[str] = ()) -> None:
        """Tell of every key that nobody asked for, with the key that was probably meant."""
        allowed = self._read | set(known)
        for key in self._data:
            if key not in allowed:
                self.fault(named(key), f"deze sleutel kennen we niet.{_meant(key, sorted(allowed))}")


def _meant(word: str, words: Iterable[str]) -> str:
    close = difflib.get_close_matches(word[:LONGEST_NAME], list(words), n=1, cutoff=0.6)
    return f" Bedoel je '{close[0]}'?" if close else ""


def _kind_of(value: object) -> str:
    names: list[tuple[type, str]] = [
        (bool, "true of false"),
        (int, "een getal"),
        (float, "een getal met een komma"),
        (str, "een tekst"),
        (list, "een lijst"),
        (dict, "een tabel"),
    ]
    return next((name for kind, name in names if isinstance(value, kind)), "iets anders")
