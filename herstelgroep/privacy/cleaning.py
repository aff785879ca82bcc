"""Text from people, cleaned once when it enters: a note is only ever text."""

import re
import unicodedata

from herstelgroep.errors import HerstelgroepError

MOST_CHARACTERS = 500
"""A note holds at most this many characters; more is refused, never cut."""

_CONTROLS = "\x00-\x1f\x7f-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SURROGATES = "\ud800-\udfff"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_DROPPED = re.compile(f"[{_CONTROLS}{_BIDI}{_SURROGATES}{_NONCHARACTERS}]")
_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"))
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


class TextRefused(HerstelgroepError):
    """The text cannot become a note; the message says why and what to do."""


def without_controls(text: str) -> str:
    """Drop controls, bidi controls, surrogates and noncharacters; compose to NFC."""
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def without_hidden(text: str) -> str:
    """Drop the same from a file of many lines: newlines and tabs stay, and nothing is composed."""
    return _DROPPED.sub(lambda found: found[0] if found[0] in "\t\n\r" else "", text)


def shows_something(text: str) -> bool:
    """Whether there is anything to see; a text may be made of signs without width, or of accents on nothing."""
    return any(sign not in _BLANK_LETTERS and unicodedata.category(sign) not in _UNSEEN for sign in text)


def clean_line(text: str) -> str:
    """One line of clean text: every newline, tab or run of spaces becomes one space."""
    spaced = _SPACES.sub(" ", text)
    return " ".join(filter(None, without_controls(spaced).split(" ")))


def clean_block(text: str) -> str:
    """Clean text that may have several lines, such as a summary."""
    if "\n" not in text and "\r" not in text:
        return clean_line(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean_line(line) for line in lines).strip("\n")


def clean_pasted(text: str) -> str:
    """Pasted text without controls, line by line; its spaces stay, for it may land inside a sentence."""
    return "\n".join(without_controls(line.replace("\t", " ")) for line in text.splitlines())


def clean_note(text: str) -> str:
    """The text of a note as it is kept.

    Raises :class:`TextRefused` when nothing is left or when it is too long.
    """
    cleaned = clean_line(text)
    if not cleaned.strip():
        raise TextRefused("Er staat nog niets in het briefje. Schrijf iets en druk op Enter.")
    if len(cleaned) > MOST_CHARACTERS:
        extra = len(cleaned) - MOST_CHARACTERS
        signs = "1 teken" if extra == 1 else f"{extra} tekens"
        raise TextRefused(f"Dit briefje is {signs} te lang. Je tekst staat er nog. Maak er twee briefjes van.")
    return cleaned
