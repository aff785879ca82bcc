"""Reading a file of notes from paper: a CSV or a text file becomes lines with a place and a text.

CSV has the header ``onderdeel,kolom,groep,tekst`` in any order, with comma, semicolon or tab. A text
file has ``# onderdeel``, ``## kolom`` and a note a line.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import msgspec

from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.keys import folded

IsName = Callable[[int, str], bool]
"""Whether a text is the name of a part of the meeting (level 1) or of a column (level 2)."""
COLUMNS = ("onderdeel", "kolom", "groep", "tekst")
_DELIMITERS = (",", ";", "\t")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class PaperLine(msgspec.Struct, frozen=True):
    """One note of the file and where it says it belongs.

    ``line`` is its own line, counted from 1; ``place_line`` is the line that names its place.
    """

    line: int
    place_line: int
    part: str
    text: str
    column: str = ""
    group: str = ""


class PaperFault(msgspec.Struct, frozen=True, order=True):
    """What is wrong on one line (0: with the file as a whole)."""

    line: int
    told: str

    def __str__(self) -> str:
        return f"Regel {self.line}: {self.told}" if self.line else self.told


class PaperRead(msgspec.Struct, frozen=True):
    """What a file holds, and what is wrong with it."""

    lines: tuple[PaperLine, ...]
    faults: tuple[PaperFault, ...] = ()


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8 (also with a byte-order mark), UTF-16 with one, or Windows-1252."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_paper(text: str, is_name: IsName, *, csv_wanted: bool = False) -> PaperRead:
    """The lines of a file. ``is_name`` tells a heading from a note that begins with #.

    ``csv_wanted``: the file says of itself that it is a CSV, so that a wrong header is told.
    """
    header = _first_line(text)
    delimiter = _delimiter(header)
    if delimiter is None and csv_wanted:
        told = f"de eerste regel moet zo zijn: {','.join(COLUMNS)}. Alleen onderdeel en tekst moeten erbij staan."
        return PaperRead((), (PaperFault(1, told),))
    faults: list[PaperFault] = []
    found = _text_lines(text, is_name, faults) if delimiter is None else _csv_lines(text, delimiter, faults)
    return PaperRead(tuple(found), tuple(faults))


def _first_line(text: str) -> str:
    lines = (line.strip("\r\n") for line in io.StringIO(text, newline="") if line.strip())
    first = next(lines, "")
    return next(lines, "") if first.lower().startswith("sep=") else first


def _delimiter(header: str) -> str | None:
    for delimiter in _DELIMITERS:
        with suppress(csv.Error):  # a line that is no CSV at all
            names = [folded(cell) for cell in next(csv.reader([header], delimiter=delimiter), [])]
            if "onderdeel" in names and "tekst" in names:
                return delimiter
    return None


def _records(text: str, delimiter: str, faults: list[PaperFault]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on; a quote that is not closed is told."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        begin = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            faults.append(
                PaperFault(begin, "er klopt iets niet met de aanhalingstekens. Zet er geen of twee om de tekst.")
            )
            continue
        if any(cell.strip() for cell in cells):
            yield begin, cells


def _csv_lines(text: str, delimiter: str, faults: list[PaperFault]) -> list[PaperLine]:
    records = _records(text, delimiter, faults)
    begin, header = next(records)
    if header[0].lower().startswith("sep="):
        begin, header = next(records)
    names = [folded(cell) for cell in header]
    if not _good_header(begin, header, names, faults):
        return []
    lines = []
    for number, cells in records:
        if any(cell.strip() for cell in cells[len(names) :]):
            faults.append(PaperFault(number, "er zijn te veel vakken. Zet aanhalingstekens om de tekst."))
            continue
        values = {name: clean_line(cell) for name, cell in zip(names, cells, strict=False)}
        if values.get("tekst"):
            lines.append(
                PaperLine(
                    line=number,
                    place_line=number,
                    part=values["onderdeel"],
                    text=values["tekst"],
                    column=values.get("kolom", ""),
                    group=values.get("groep", ""),
                )
            )
    return lines


def _good_header(line: int, header: list[str], names: list[str], faults: list[PaperFault]) -> bool:
    before = len(faults)
    for cell, name in zip(header, names, strict=True):
        if name not in ("", *COLUMNS):
            told = f"de kolom '{clean_line(cell)[:40]}' kennen we niet. Laat die weg; we kennen {', '.join(COLUMNS)}."
            faults.append(PaperFault(line, told))
        elif name and names.count(name) > 1:
            faults.append(PaperFault(line, f"de kolom '{name}' staat er meer dan één keer."))
    return len(faults) == before


def _text_lines(text: str, is_name: IsName, faults: list[PaperFault]) -> list[PaperLine]:
    lines: list[PaperLine] = []
    part = column = ""
    place_line = 0
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = clean_line(raw)
        level, name = _heading(line, is_name)
        if level and not name:
            faults.append(PaperFault(number, "achter het hekje staat nog geen naam."))
        elif level == 1:
            part, column, place_line = name, "", number
        elif level == 2:
            column, place_line = name, number
        elif line and not part:
            faults.append(
                PaperFault(number, "we weten nog niet waar dit bij hoort. Zet er een regel '# onderdeel' boven.")
            )
        elif line:
            lines.append(PaperLine(number, place_line, part, _without_bullet(line), column))
    return lines


def _heading(line: str, is_name: IsName) -> tuple[int, str]:
    """The level of a heading and its name; level 0 is a note. Without a space only a known name is one."""
    found = re.fullmatch(r"(#{1,2})(?!#)( ?)(.*)", line)
    if found is None or not (found[2] or not found[3] or is_name(len(found[1]), found[3])):
        return 0, ""
    return len(found[1]), found[3]


def _without_bullet(line: str) -> str:
    return re.sub(r"^[-•*] +", "", line)
