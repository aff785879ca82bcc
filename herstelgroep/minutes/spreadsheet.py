"""The minutes as CSV for a spreadsheet: a line for each note, summary, figure and agreement."""

import csv
import io
import re
from collections.abc import Iterator

from herstelgroep.minutes.layout import COMMON_TITLE, LEFT_TITLE
from herstelgroep.minutes.model import Column, Form, Marks, Minutes, NoteLine, Part, Poll, Section

HEADER = ("onderdeel", "kolom", "groep", "aantal", "tekst")
_FORMULA = re.compile(r"[\s\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\ufe00-\ufe0f]*[=+\-@＝＋－＠|%]")


class _Row(tuple[str, str, str, str, str]):
    """One line of the file, in the order of :data:`HEADER`."""

    __slots__ = ()


def render_csv(minutes: Minutes) -> bytes:
    """The minutes as CSV: semicolons and a byte order mark, as a Dutch spreadsheet opens it.

    ``aantal`` is empty where a line counts no notes, such as another wording of the line above.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in row] for row in _rows(minutes))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def harmless(text: str) -> str:
    """The text as one line that no spreadsheet takes for a formula: then an apostrophe stands before it."""
    line = text.replace("\n", " ")
    return f"'{line}" if _FORMULA.match(line) else line


def _row(part: str, column: str, text: str, count: int | None = None, group: str = "") -> _Row:
    return _Row((part, column, group, "" if count is None else str(count), text))


def _rows(minutes: Minutes) -> Iterator[_Row]:
    if minutes.remark:
        yield _row(minutes.head.title, "opmerking", minutes.remark)
    for part in minutes.parts:
        yield from _part_rows(part)
    yield from _note_rows(COMMON_TITLE, "", minutes.common)
    for left in minutes.leftovers:
        yield _row(LEFT_TITLE, "enkele mensen willen meepraten" if left.few else "", left.text, left.people)
    for action in minutes.actions:
        who = f"wie: {action.who}" if action.who else ""
        when = f"wanneer: {action.when}" if action.when else ""
        text = "; ".join(part for part in (action.what, who, when) if part)
        yield _row(minutes.actions_title, "klaar" if action.done else "", text)
    if minutes.process:
        yield from _form_rows(minutes.process)


def _part_rows(part: Part) -> Iterator[_Row]:
    if isinstance(part, Form):
        yield from _form_rows(part)
        return
    if isinstance(part, Poll):
        yield from _poll_rows(part)
    elif isinstance(part, Marks):
        for line in part.lines:
            yield _row(part.title, line.title, f"gemiddeld {line.average}" if line.average else "", line.times)
    if isinstance(part, Section | Marks):
        if part.summary:
            yield _row(part.title, "samenvatting", part.summary)
        yield from _column_rows(part.title, part.columns)
    if part.remark:
        yield _row(part.title, "opmerking", part.remark)


def _column_rows(title: str, columns: tuple[Column, ...]) -> Iterator[_Row]:
    for column in columns:
        yield from _note_rows(title, column.title, column.notes)


def _note_rows(title: str, column: str, notes: tuple[NoteLine, ...]) -> Iterator[_Row]:
    for note in notes:
        yield _row(title, column, note.text, note.count, " en ".join(note.groups))
        for text in note.also:
            yield _row(title, column, text)


def _poll_rows(poll: Poll) -> Iterator[_Row]:
    for choice in poll.choices:
        for moment, count in (("", choice.once), ("vooraf", choice.before), ("na afloop", choice.after)):
            if count is not None:
                yield _row(poll.title, moment, choice.title, count)


def _form_rows(form: Form) -> Iterator[_Row]:
    for row in form.rows:
        for title, text in zip(form.fields, row, strict=True):
            if text:
                yield _row(form.title, title, text)
