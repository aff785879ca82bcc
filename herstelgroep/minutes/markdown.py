"""A document as Markdown, in which the text of people is never markup."""

import re

from herstelgroep.minutes.document import Block, Bullet, Bullets, Document, Facts, Heading, Paragraph, Room, Table
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import Minutes

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~^${}#]|:(?=//)|(?<=www)\.")
_LINE_START = re.compile(r"^(\s*)([-+=:@%]|\d{1,9}(?=[.)](?:\s|$)))")


def render_md(minutes: Minutes) -> bytes:
    """The minutes as Markdown in UTF-8."""
    return markdown_of(document_of(minutes))


def markdown_of(document: Document) -> bytes:
    """A document as Markdown in UTF-8."""
    blocks = [f"# {escape(document.title)}"]
    if document.subtitle:
        blocks.append(escape(document.subtitle))
    blocks.extend(_block(block) for block in document.blocks)
    return ("\n\n".join(blocks) + "\n").encode()


def escape(text: str) -> str:
    """Text as it stands, with a backslash before whatever Markdown or a template would read."""
    return "\n".join(_escaped_line(line) for line in text.split("\n"))


def _escaped_line(line: str) -> str:
    escaped = _MARKUP.sub(lambda found: "\\" + found[0], line)
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    if start[2].isdigit():
        return f"{escaped[: start.end()]}\\{escaped[start.end() :]}"
    return f"{start[1]}\\{escaped[start.start(2) :]}"


def _lines(text: str) -> str:
    """Several lines in one paragraph; an empty line begins a new one."""
    return re.sub(r"(?<!\n)\n(?!\n)", "\\\\\n", escape(re.sub(r"\n{3,}", "\n\n", text)))


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * (level + 1)} {_one_line(text)}"
        case Paragraph(text=text, soft=soft, strong=strong):
            mark = "**" if strong else "_" if soft else ""
            return "\n\n".join(f"{mark}{part}{mark}" for part in _lines(text).split("\n\n"))
        case Facts(rows=rows):
            return "\n".join(f"- **{_named(name)}** {_one_line(value)}" for name, value in rows)
        case Bullets(items=items, boxes=boxes):
            return "\n".join(_bullet(item, "- [ ] " if boxes else "- ") for item in items)
        case Table(head=head, rows=rows, numbers=numbers):
            return "\n".join([_row(head), _rule(len(head), numbers), *(_row(row) for row in rows)])
        case Room(columns=columns, lines=lines):
            titles = tuple(columns) or ("",)
            return "\n".join(
                [_row(titles), _rule(len(titles), False), *(_row(("",) * len(titles)) for _ in range(lines))]
            )


def _rule(columns: int, numbers: bool) -> str:
    rest = "--:" if numbers else "---"
    return f"| {' | '.join(['---', *[rest] * (columns - 1)])} |"


def _bullet(item: Bullet, mark: str) -> str:
    after = f" ({_one_line(item.after)})" if item.after else ""
    under = "".join(f"\n  - {_one_line(text)}" for text in item.under)
    return f"{mark}{_one_line(item.text)}{after}{under}"


def _named(name: str) -> str:
    """A name with a colon after it; a question has its own sign."""
    return _one_line(name if name.endswith("?") else f"{name}:")


def _one_line(text: str) -> str:
    return escape(text.replace("\n", " "))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(_one_line(cell) for cell in cells)} |"
