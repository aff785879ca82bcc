"""File names that every system accepts: plain ASCII, never a path, never a reserved word."""

import re
import unicodedata
from datetime import date

LONGEST = 60
_SPELLED_OUT = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*")


def file_name(day: date, programme: str, ident: str, suffix: str = "") -> str:
    """A name such as ``2026-11-25-clientenpanel-3f2a.json``; ``suffix`` holds its own dot."""
    parts = (day.isoformat(), safe_name(programme, LONGEST), safe_name(ident, LONGEST))
    return "-".join(parts) + suffix


def safe_name(text: str, longest: int = LONGEST) -> str:
    """``text`` in a-z, 0-9 and hyphens, at most ``longest`` characters and never empty."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED_OUT))
    letters = "".join(character for character in folded if not unicodedata.combining(character))
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:longest].strip("-")
    if is_reserved(name):
        return f"x-{name}"[:longest]
    return name or "naamloos"


def is_reserved(name: str) -> bool:
    """Whether Windows keeps this name for a device, whatever stands behind the first dot."""
    stem = unicodedata.normalize("NFKC", name).casefold().split(".", 1)[0].rstrip(" ")
    return stem in _RESERVED


def is_safe(name: str) -> bool:
    """Whether a name from outside may be used as it is: no path, nothing hidden, nothing reserved."""
    return len(name) <= 4 * LONGEST and _SAFE.fullmatch(name) is not None and not is_reserved(name)
