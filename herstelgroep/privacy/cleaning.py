"""Text from people, cleaned once when it enters: a note is only ever text."""

import unicodedata

from herstelgroep.errors import HerstelgroepError

MOST_CHARACTERS = 500
"""A note holds at most this many characters; more is refused, never cut."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")


class TextRefused(HerstelgroepError):
    """The text cannot become a note; the message says why and what to do."""


def _kept(character: str) -> bool:
    code = ord(character)
    if code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF:
        return False
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return False
    return character not in _BIDI


def without_controls(text: str) -> str:
    """Drop controls, bidi controls, surrogates and noncharacters; compose to NFC."""
    return unicodedata.normalize("NFC", "".join(c for c in text if _kept(c)))


def clean_line(text: str) -> str:
    """One line of clean text: every newline, tab or run of spaces becomes one space."""
    spaced = "".join(" " if c in _SPACES else c for c in text)
    return " ".join(part for part in without_controls(spaced).split(" ") if part)


def clean_block(text: str) -> str:
    """Clean text that may have several lines, such as a summary."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean_line(line) for line in lines).strip("\n")


def clean_note(text: str) -> str:
    """The text of a note as it is kept.

    Raises :class:`TextRefused` when nothing is left or when it is too long.
    """
    cleaned = clean_line(text)
    if not cleaned.strip():
        raise TextRefused("Er staat nog niets in het briefje. Schrijf iets en druk op Enter.")
    if len(cleaned) > MOST_CHARACTERS:
        extra = len(cleaned) - MOST_CHARACTERS
        raise TextRefused(f"Dit briefje is {extra} tekens te lang. Je tekst staat er nog. Maak er twee briefjes van.")
    return cleaned
