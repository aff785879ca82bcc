"""A document of minutes as somebody reads it on the screen."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from herstelgroep.minutes.document import Block, Bullet, Bullets, Document, Facts, Heading, Paragraph, Room, Table
from herstelgroep.tui.widgets.lines import padded, wrapped

_HEADS = {1: "bold $secondary", 2: "bold", 3: "$secondary"}
_NARROW = 12
"""Cells under which a column reads badly."""


def document_told(document: Document, width: int) -> Content:
    """The whole document as one text for lines of so many cells; what people wrote stays text."""
    lines = [Content.styled(document.title, "bold $primary")]
    if document.subtitle:
        lines.append(Content(document.subtitle))
    for block in document.blocks:
        lines.extend(_block(block, width))
    return Content("\n").join(lines)


def _block(block: Block, width: int) -> Iterator[Content]:
    yield Content("")
    match block:
        case Heading(text=text, level=level):
            yield Content.styled(text, _HEADS.get(level, "bold"))
        case Paragraph(text=text, soft=soft, strong=strong):
            yield Content.styled(text, "$soft" if soft else "bold" if strong else "")
        case Facts(rows=rows):
            yield from _facts(rows, width)
        case Bullets(items=items, boxes=boxes):
            for item in items:
                yield from _bullet(item, "○ " if boxes else "• ", width)
        case Table():
            yield from _table(block, width)
        case Room():
            pass


def _bullet(item: Bullet, sign: str, width: int) -> Iterator[Content]:
    text = Content.assemble(item.text, (f"   {item.after}" if item.after else "", "$soft"))
    for place, line in enumerate(text.wrap(max(10, width - 2))):
        yield Content(sign if place == 0 else "  ") + line
    for under in item.under:
        for line in Content.styled(under, "$soft").wrap(max(10, width - 4)):
            yield Content("    ") + line


def _facts(rows: Sequence[tuple[str, str]], width: int) -> Iterator[Content]:
    """A value stays beside its name, also on its next lines; on a narrow screen it stands under it."""
    name_width = min(max((Content(name).cell_length for name, _ in rows), default=0), width // 2)
    for name, value in rows:
        yield from _side_by_side((name, value), (name_width, max(_NARROW, width - name_width - 2)), 2, ("$soft", ""))


def _table(table: Table, width: int) -> Iterator[Content]:
    rows = (table.head, *table.rows)
    gap = 1 if table.signs else 3
    widths = _widths(rows, width - gap * (len(table.head) - 1))
    if widths:
        for place, row in enumerate(rows):
            yield from _side_by_side(row, widths, gap, ("$soft" if place == 0 else "",) * len(row))
        return
    for place, row in enumerate(table.rows):
        if place:
            yield Content("")
        yield from _facts([(name, cell) for name, cell in zip(table.head, row, strict=True) if cell], width)


def _widths(rows: Sequence[tuple[str, ...]], room: int) -> tuple[int, ...]:
    """How wide each column may be: narrow ones what they need, the others an equal part; nothing if too little."""
    columns = [*zip(*rows, strict=True)]
    needed = [max(Content(cell).cell_length for cell in column) for column in columns]
    words = [
        max((Content(word).cell_length for cell in column for word in cell.split()), default=0) for column in columns
    ]
    given = [0] * len(columns)
    for left, place in enumerate(sorted(range(len(columns)), key=lambda n: needed[n])):
        given[place] = min(needed[place], (room - sum(given)) // (len(columns) - left))
    small = any(has < min(need, max(_NARROW, word)) for has, need, word in zip(given, needed, words, strict=True))
    return () if small else tuple(given)


def _side_by_side(cells: Sequence[str], widths: Sequence[int], gap: int, styles: Sequence[str]) -> Iterator[Content]:
    stacks = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for lines in zip_longest(*stacks, fillvalue=""):
        told = [Content.styled(line, style) for line, style in zip(lines, styles, strict=True)]
        *front, last = told
        yield Content.assemble(
            *(part for c, w in zip(front, widths, strict=False) for part in (padded(c, w), " " * gap)), last
        )
