"""A document of minutes as somebody reads it on the screen."""

from collections.abc import Iterator

from textual.content import Content

from herstelgroep.minutes.document import Block, Bullet, Bullets, Document, Facts, Heading, Paragraph, Room, Table

_HEADS = {1: "bold $secondary", 2: "bold", 3: "$secondary"}


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
            width = max((len(name) for name, _ in rows), default=0)
            for name, value in rows:
                yield Content.assemble((name.ljust(width), "$soft"), "  ", value)
        case Bullets(items=items, boxes=boxes):
            for item in items:
                yield from _bullet(item, "○ " if boxes else "• ", width)
        case Table():
            yield from _table(block)
        case Room():
            pass


def _bullet(item: Bullet, sign: str, width: int) -> Iterator[Content]:
    text = Content.assemble(item.text, (f"   {item.after}" if item.after else "", "$soft"))
    for place, line in enumerate(text.wrap(max(10, width - 2))):
        yield Content(sign if place == 0 else "  ") + line
    for under in item.under:
        for line in Content.styled(under, "$soft").wrap(max(10, width - 4)):
            yield Content("    ") + line


def _table(table: Table) -> Iterator[Content]:
    rows = (table.head, *table.rows)
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.head))]
    for place, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield Content.styled("   ".join(cells).rstrip(), "$soft" if place == 0 else "")
