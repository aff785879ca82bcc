"""A form as blocks: a table where it fits on a page, otherwise a heading with its answers for every row."""

from collections.abc import Iterator

from herstelgroep.minutes.document import Block, Facts, Heading, Paragraph, Table
from herstelgroep.minutes.model import Form
from herstelgroep.minutes.months import MONTHS, months_in

SIGN = "■"
YEAR_TITLE = "Het jaar in maanden"
_PAGE = 78
"""About so many characters stand next to each other on a page."""
_MOST_COLUMNS = 5
_MOST_LINES = 7
_HEADING = 70
_SHORT = 24


def form_blocks(form: Form) -> Iterator[Block]:
    """What was filled in; what is empty everywhere is left out."""
    if form.table:
        yield from _rows(form)
        return
    for row in form.rows:
        filled = tuple((title, text) for title, text in zip(form.fields, row, strict=True) if text)
        if all(len(text) <= _SHORT and "\n" not in text for _, text in filled):
            yield Facts(filled, plain=True)
            continue
        for title, text in filled:
            yield Heading(title, level=2)
            yield Paragraph(text)


def _rows(form: Form) -> Iterator[Block]:
    filled = [n for n in range(len(form.fields)) if any(row[n] for row in form.rows)]
    head = tuple(form.fields[n] for n in filled)
    rows = tuple(tuple(row[n] for n in filled) for row in form.rows)
    if fits((head, *rows)):
        yield Table(head, rows)
    else:
        for number, row in enumerate(rows, 1):
            yield from _row(number, head, row)
    if form.months is not None and any(row[form.months] for row in form.rows):
        yield from _year(form, form.months)


def _row(number: int, head: tuple[str, ...], row: tuple[str, ...]) -> Iterator[Block]:
    """A row under a heading of its own: its first answer, when that is a short one."""
    short = 0 < len(row[0]) <= _HEADING and "\n" not in row[0]
    yield Heading(row[0] if short else f"Regel {number}", level=2)
    answers = tuple((title, text) for title, text in zip(head, row, strict=True) if text)[1 if short else 0 :]
    if answers:
        yield Facts(answers, plain=True)


def _year(form: Form, months: int) -> Iterator[Block]:
    """A bar of twelve months for each row."""
    yield Heading(YEAR_TITLE, level=2)
    bars = []
    for number, row in enumerate(form.rows, 1):
        said = months_in(row[months])
        bars.append((row[0] or f"Regel {number}", *(SIGN if month in said else "" for month in range(12))))
    yield Table((form.fields[0], *MONTHS), tuple(bars), signs=True)


def fits(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Whether these columns stand well next to each other: no word too wide, no cell too high."""
    columns = len(rows[0])
    if columns > _MOST_COLUMNS:
        return False
    for place in range(columns):
        wide = int(_PAGE * (1.5 if place == 0 else 1) / (columns + 0.5)) - 2  # the first is half as wide again
        for row in rows:
            if any(len(word) > wide for word in row[place].split()) or len(row[place]) > wide * _MOST_LINES:
                return False
    return True
