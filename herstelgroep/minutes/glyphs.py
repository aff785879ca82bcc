"""Which characters the shipped fonts have, and what becomes of the others."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources

PLACEHOLDER = "[teken]"
"""What stands in a PDF for characters that no shipped font has."""
_LONGEST_WORD = 40
_BREAK = "\u200b"
_JOINER = "\u200d"
_STRAY_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+")
_NOT_IN_PDF = frozenset("\ufeff")


def shown(text: str) -> str:
    """The text as a PDF can show it: unknown characters named, very long words breakable."""
    if _easy().issuperset(text):
        return _breakable(text)
    found: list[str] = []
    for cluster in _pieces(text):
        kept = cluster if _fits(cluster) else cluster[0] if can_show(cluster[0]) else ""
        if kept:
            found.append(kept)
        if not all(_unseen(c) for c in cluster[len(kept) :]) and found[-1:] != [PLACEHOLDER]:
            found.append(PLACEHOLDER)
    return _breakable("".join(found))


def surely_shown(text: str) -> str:
    """The text with only the characters of the first font: what is left when nothing else works."""
    first = _covered()[0]
    sure = (c == "\n" or (_allowed(c) and not _extends(c) and ord(c) in first) for c in text)
    plain = "".join(c if known else "\0" for c, known in zip(text, sure, strict=True))
    return _breakable(re.sub("\0+", PLACEHOLDER, plain))


def missing(text: str) -> tuple[str, ...]:
    """The characters of this text that a PDF cannot show, each once, in their order."""
    if _easy().issuperset(text):
        return ()
    lost: list[str] = []
    for cluster in _pieces(text):
        if not _fits(cluster):
            lost.extend(cluster[1:] if can_show(cluster[0]) else cluster)
    return tuple(dict.fromkeys(c for c in lost if not _unseen(c)))


def can_show(character: str) -> bool:
    """Whether one of the shipped fonts has this character (controls and private use never count)."""
    if character == "\n":
        return True
    return _allowed(character) and any(ord(character) in font for font in _covered())


def _allowed(character: str) -> bool:
    return character not in _NOT_IN_PDF and unicodedata.category(character) not in ("Cc", "Co")


def _fits(cluster: str) -> bool:
    """Whether one font has all that is drawn together here."""
    if cluster == "\n":
        return True
    seen = [ord(c) for c in cluster if not _joins(c)] or [ord(c) for c in cluster]
    return all(_allowed(c) for c in cluster) and any(all(code in font for code in seen) for font in _covered())


def _without_stray_tags(text: str) -> str:
    """Tag characters only mean something after a black flag; elsewhere they show nothing and confuse."""
    return _STRAY_TAGS.sub("", text)


def _pieces(text: str) -> Iterator[str]:
    """The clusters; one that no font can join comes in its parts."""
    for cluster in _clusters(_without_stray_tags(text)):
        if _JOINER in cluster and not _fits(cluster):
            yield from _apart(cluster)
        else:
            yield cluster


def _apart(cluster: str) -> list[str]:
    """The parts that were joined; a mark stays with the part before it."""
    parts: list[str] = []
    for part in filter(None, cluster.split(_JOINER)):
        if parts and _extends(part[0]):
            parts[-1] += part
        else:
            parts.append(part)
    return parts


def _clusters(text: str) -> Iterator[str]:
    """The text in pieces that are drawn as one: a letter with its marks, an emoji with what it is joined to."""
    cluster = ""
    for character in text:
        if cluster and cluster != "\n" and (_extends(character) or cluster[-1] == _JOINER):
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


def _extends(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or _joins(character) or "\U0001f3fb" <= character <= "\U0001f3ff"


def _joins(character: str) -> bool:
    """Joiners, variation selectors and tags: they choose a glyph and are none themselves."""
    return character == _JOINER or "\ufe00" <= character <= "\ufe0f" or "\U000e0020" <= character <= "\U000e007f"


def _unseen(character: str) -> bool:
    """Formatting characters show nothing, so nothing is missed when they go."""
    return _joins(character) or unicodedata.category(character) in ("Cf", "Cc")


@cache
def _easy() -> frozenset[str]:
    """Characters of the first font that never join another: text of these alone needs no looking into."""
    every = (chr(code) for code in _covered()[0])
    return frozenset(c for c in every if _allowed(c) and not _extends(c) and not _unseen(c)) | {"\n"}


def _breakable(text: str) -> str:
    if max(map(len, text.split()), default=0) <= _LONGEST_WORD:
        return text
    parts, run = [], 0
    for character in text:
        run = 0 if character.isspace() else run + 1
        if run > _LONGEST_WORD and _may_break_before(character):
            parts.append(_BREAK)
            run = 1
        parts.append(character)
    return "".join(parts)


def _may_break_before(character: str) -> bool:
    kind = unicodedata.category(character)[0]
    return kind in "LNP" or (kind == "S" and ord(character) < 0x2190)


@cache
def _covered() -> tuple[frozenset[int], ...]:
    """What each shipped font has."""
    folder = resources.files("herstelgroep.minutes").joinpath("fonts")
    fonts = sorted(one.name for one in folder.iterdir() if one.name.endswith(".ttf"))
    return tuple(frozenset(font_characters(folder.joinpath(name).read_bytes())) for name in fonts)


def font_characters(font: bytes) -> Iterator[int]:
    """The code points a TrueType font has a glyph for, from its Unicode tables (formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    for n in range(count):
        platform, _encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * n)
        kind = struct.unpack_from(">H", font, start + offset)[0]
        if platform in (0, 3) and kind == 4:
            yield from _format_4(font, start + offset)
        elif platform in (0, 3) and kind == 12:
            yield from _format_12(font, start + offset)


def _format_4(font: bytes, at: int) -> Iterator[int]:
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts, deltas, ranges = (at + 14, at + 16 + 2 * segments, at + 16 + 4 * segments, at + 16 + 6 * segments)
    for n in range(segments):
        first, last = (struct.unpack_from(">H", font, place + 2 * n)[0] for place in (starts, ends))
        delta, away = (struct.unpack_from(">H", font, place + 2 * n)[0] for place in (deltas, ranges))
        for code in range(first, min(last, 0xFFFE) + 1):
            where = ranges + 2 * n + away + 2 * (code - first)
            glyph = struct.unpack_from(">H", font, where)[0] if away else (code + delta) & 0xFFFF
            if glyph:
                yield code


def _format_12(font: bytes, at: int) -> Iterator[int]:
    groups = struct.unpack_from(">L", font, at + 12)[0]
    for n in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * n)
        yield from range(first if glyph else first + 1, last + 1)
