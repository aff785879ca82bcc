"""A document as a row of blocks: what every renderer turns into its own format."""

from typing import TypeAlias

import msgspec


class Heading(msgspec.Struct, frozen=True, tag_field="soort", tag="kop"):
    """A heading; level 1 is under the title, 3 is the smallest."""

    text: str
    level: int = 1


class Paragraph(msgspec.Struct, frozen=True, tag_field="soort", tag="alinea"):
    """Text, perhaps of several lines. ``soft`` is less important, ``strong`` is said aloud."""

    text: str
    soft: bool = False
    strong: bool = False


class Facts(msgspec.Struct, frozen=True, tag_field="soort", tag="feiten"):
    """Names with what belongs to them, such as the date and the place. ``plain``: answers, in the text."""

    rows: tuple[tuple[str, str], ...]
    plain: bool = False


class Bullet(msgspec.Struct, frozen=True):
    """A line of a list, what is told softly after it, and lines under it."""

    text: str
    after: str = ""
    under: tuple[str, ...] = ()


class Bullets(msgspec.Struct, frozen=True, tag_field="soort", tag="lijst"):
    """A list. ``boxes`` are lines to tick on paper."""

    items: tuple[Bullet, ...]
    boxes: bool = False


class Table(msgspec.Struct, frozen=True, tag_field="soort", tag="tabel"):
    """A table with a row of headings. ``numbers`` sets all but the first column to the right.

    ``widths`` are parts of the width of a page, one a column; without them the format chooses.
    ``signs``: every column but the first is narrow and holds a sign or nothing.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = False
    widths: tuple[int, ...] = ()
    signs: bool = False


class Room(msgspec.Struct, frozen=True, tag_field="soort", tag="ruimte"):
    """Empty room to write on paper: a box for each column, ``lines`` high."""

    columns: tuple[str, ...]
    lines: int


Block: TypeAlias = Heading | Paragraph | Facts | Bullets | Table | Room


class Document(msgspec.Struct, frozen=True):
    """A title, a line under it, and blocks. ``date`` is ISO or empty; ``large`` is for reading aloud from."""

    title: str
    subtitle: str
    date: str
    footer: str
    blocks: tuple[Block, ...]
    large: bool = False
