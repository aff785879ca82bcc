"""Parsing the TOML of a file that anybody may have sent: a quick look first, then never more work than it is worth."""

import re
import tomllib
from typing import Any

from herstelgroep.programme.faults import Fault, FaultyProgramme

MOST_SIGNS = 1_000_000
"""A programme file is no longer than this."""
MOST_STRUCTURE = 200_000
"""Signs outside texts and comments; the largest programme that we ship has 26,000."""
_TWICE = ("overwrite", "twice", "Duplicate", "immutable", "redefine")
_BAD_ESCAPE = ("Unescaped", "Invalid hex", "Unicode scalar", "Escaped character")
MOST_POINTS = 30
"""Points on a line outside texts: the parser's work grows with their square."""
_KEY = re.compile(r"[ \t]*([^\[\]{},=]*?)[ \t]*=")
_HEAD = re.compile(r"[ \t]*\[{1,2}[ \t]*([^\[\]{},=]+?)[ \t]*\]")
# Each part eats all it can and gives nothing back, and what never closes runs to the end: one pass, whatever comes.
_TEXTS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)


def parse(text: str, file: str) -> dict[str, Any]:
    """What stands in the text of a file. ``file`` is only its name, for telling faults.

    Raises :class:`FaultyProgramme` when it is no TOML, or so made that reading it would take long.
    """
    # Windows' Notepad puts a byte order mark in front.
    text = text.removeprefix("\ufeff")
    if fault := _too_much(text, file):
        raise FaultyProgramme((fault,))
    try:
        return tomllib.loads(text)
    except ValueError as error:  # not only a TOMLDecodeError: a number of 5,000 digits too
        raise FaultyProgramme((_broken(file, text, str(error)),)) from error
    except RecursionError as error:
        fault = Fault(file, "", "", "er zitten te veel lijsten in elkaar. Maak het eenvoudiger.")
        raise FaultyProgramme((fault,)) from error


def _too_much(text: str, file: str) -> Fault | None:
    if len(text) > MOST_SIGNS:
        return Fault(file, "", "", "dit bestand is te groot; verwacht: hoogstens een miljoen tekens.")
    structure = _TEXTS.sub(_lines_of, text)
    if len(structure) > MOST_STRUCTURE:
        return Fault(file, "", "", "er staat te veel in dit bestand. Maak er meer programma's van.")
    if structure.count(".") > MOST_POINTS:
        for number, line in enumerate(structure.split("\n"), 1):
            if line.count(".") > MOST_POINTS:
                return Fault(file, f"regel {number}", "", "er staan te veel punten in een sleutel.")
    return None


def _lines_of(found: re.Match[str]) -> str:
    """What stands for a text or a comment: as many lines, so that those behind it keep their number."""
    return "_" + "\n" * found[0].count("\n")


def _broken(file: str, text: str, error: str) -> Fault:
    line = re.search(r"line (\d+)", error)
    end = f"regel {text.rstrip().count(chr(10)) + 1}" if "end of document" in error else ""
    where = f"regel {line[1]}" if line else end
    if any(words in error for words in _TWICE):
        where, key = _named_again(text, where)
        told = "staat er twee keer; verwacht: elke sleutel en elke tabel één keer. Haal er een weg."
        return Fault(file, where, key, told)
    if any(words in error for words in _BAD_ESCAPE):
        told = "in deze tekst staat een \\ die hier niet kan. Schrijf er twee: \\\\, of laat hem weg."
        return Fault(file, where, "", told)
    return Fault(file, where, "", "dit is geen geldige TOML. Kijk naar aanhalingstekens, haakjes en is-tekens.")


def _named_again(text: str, where: str) -> tuple[str, str]:
    """The line of the name that stands twice, and that name; the parser stops at the end of its value."""
    last = int(where.removeprefix("regel "))
    lines = _TEXTS.sub(_lines_of, text).split("\n")[:last]
    head = _HEAD.match(lines[-1])
    if head:
        return where, head[1].strip("_")
    found = ((nr, _KEY.match(line)) for nr, line in zip(range(last, 0, -1), reversed(lines), strict=True))
    return next(((f"regel {nr}", key[1].strip("_")) for nr, key in found if key), (where, ""))
