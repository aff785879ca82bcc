"""Filling in the other captures: summaries, polls, marks, forms, action items, leftovers."""

import re
from typing import TypeVar

from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_block, clean_line
from herstelgroep.programme.model import Capture, CaptureKind
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, place, place_of_kind
from herstelgroep.session.change import Change, Handlers, with_key, without_key
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Row, Session
from herstelgroep.session.refusals import Overtaken, Refused

V = TypeVar("V")
_WHOLE = re.compile(r"[0-9]{1,4}")
_AVERAGE = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")
MOST_PEOPLE = 999


def set_summary(session: Session, command: c.SetSummary) -> Change:
    """Write what was said about a topic in short; an empty text takes it away."""
    old = session.summaries.get(command.board, "")
    place(session, command.board)
    if command.if_now not in (None, old):
        raise Overtaken
    text = clean_block(command.text)
    changed = (
        with_key(session.summaries, command.board, text) if text else without_key(session.summaries, command.board)
    )
    return Change(replace(session, summaries=changed), c.SetSummary(command.board, old, if_now=text))


def set_count(session: Session, command: c.SetCount) -> Change:
    """Fill in how many people chose something."""
    if not 0 <= command.count <= MOST_PEOPLE:
        raise Refused("Vul een heel getal in van 0 tot 999.")
    counts = session.polls.get(command.poll, {})
    old = counts.get(command.choice, 0)
    _known(place_of_kind(session, command.poll.partition("@")[0], CaptureKind.POLL), command.choice)
    if command.if_now not in (None, old):
        raise Overtaken
    filled = with_key(counts, command.choice, command.count) if command.count else without_key(counts, command.choice)
    polls = with_key(session.polls, command.poll, filled) if filled else without_key(session.polls, command.poll)
    inverse = c.SetCount(command.poll, command.choice, old, if_now=command.count)
    return Change(replace(session, polls=polls), inverse)


def _known(found: Place, item: str) -> None:
    if item not in (one.key for one in found.capture.items):
        raise Refused("Dat staat hier niet bij. Kies een ander. Er is niets veranderd.")


def add_mark(session: Session, command: c.AddMark) -> Change:
    """Count one mark; marks are kept per line, never as one person's row."""
    found = place_of_kind(session, command.board, CaptureKind.MARKS)
    _known(found, command.item)
    lowest, highest = found.capture.scale
    if not lowest <= command.mark <= highest:
        raise Refused(f"Kies een cijfer van {lowest} tot en met {highest}.")
    changed = _with_mark(session, command.board, command.item, command.mark, 1)
    return Change(changed, c.RemoveMark(command.board, command.item, command.mark))


def remove_mark(session: Session, command: c.RemoveMark) -> Change:
    """Take one mark back."""
    if not session.marks.get(command.board, {}).get(command.item, {}).get(command.mark):
        raise Overtaken
    changed = _with_mark(session, command.board, command.item, command.mark, -1)
    return Change(changed, c.AddMark(command.board, command.item, command.mark))


def _with_mark(session: Session, board: str, item: str, mark: int, delta: int) -> Session:
    sheet = session.marks.get(board, {})
    counts = dict(sheet.get(item, {}))
    counts[mark] = counts.get(mark, 0) + delta
    counts = {value: count for value, count in counts.items() if count}
    sheet = with_key(sheet, item, counts) if counts else without_key(sheet, item)
    return replace(session, marks=with_key(session.marks, board, sheet) if sheet else without_key(session.marks, board))


def set_field(session: Session, command: c.SetField) -> Change:
    """Fill in a field of a form."""
    rows = session.forms.get(command.form, {})
    row = rows.get(command.row, {})
    old = row.get(command.field, "")
    form = place_of_kind(session, command.form, CaptureKind.FORM)
    _known(form, command.field)
    gone = form.capture.rows and command.row not in rows
    if command.if_now is not None and (gone or command.if_now != old):
        raise Overtaken
    text = clean_block(command.text)
    filled = with_key(row, command.field, text) if text else without_key(row, command.field)
    _of_enough_people(form.capture, filled)
    is_row = form.capture.rows and (bool(filled) or command.row in rows)
    changed = with_key(rows, command.row, filled) if filled or is_row else without_key(rows, command.row)
    inverse: Command = c.SetField(command.form, command.row, command.field, old, if_now=text)
    if is_row and command.row not in rows:
        inverse = c.RemoveRow(command.form, command.row, if_now=filled)
    return Change(_with_rows(session, command.form, changed), inverse)


def _of_enough_people(form: Capture, row: Row) -> None:
    """An average of a few people says too much about each of them."""
    if not form.from_people:
        return
    people, *averages = (row.get(item.key, "") for item in form.items)
    if people and not _WHOLE.fullmatch(people):
        raise Refused("Hier hoort een heel getal: hoeveel mensen meededen. Er is niets veranderd.")
    if not all(_AVERAGE.fullmatch(average) for average in averages if average):
        raise Refused("Hier hoort een gemiddelde, zoals 3,4. Er is niets veranderd.")
    if any(averages) and int(people or "0") < form.from_people:
        now = f"Nu zijn het er {people}." if people else "Vul eerst in hoeveel mensen meededen."
        raise Refused(f"Een gemiddelde schrijven we pas op vanaf {form.from_people} mensen. {now}")


def add_row(session: Session, command: c.AddRow) -> Change:
    """Put a row in a form."""
    rows = list(session.forms.get(command.form, {}).items())
    form = place_of_kind(session, command.form, CaptureKind.FORM)
    if any(key == command.row for key, _ in rows):
        raise Overtaken
    for field in command.values:
        _known(form, field)
    values = {field: text for field, value in command.values.items() if (text := clean_block(value))}
    _of_enough_people(form.capture, values)
    where = len(rows) if command.place is None else min(command.place, len(rows))
    rows.insert(where, (command.row, values))
    inverse = c.RemoveRow(command.form, command.row, if_now=values)
    return Change(_with_rows(session, command.form, dict(rows)), inverse)


def remove_row(session: Session, command: c.RemoveRow) -> Change:
    """Take a row out of a form."""
    rows = session.forms.get(command.form, {})
    if command.row not in rows or command.if_now not in (None, rows[command.row]):
        raise Overtaken
    inverse = c.AddRow(command.form, command.row, rows[command.row], place=list(rows).index(command.row))
    return Change(_with_rows(session, command.form, without_key(rows, command.row)), inverse)


def _with_rows(session: Session, form: str, rows: dict[str, Row]) -> Session:
    forms = with_key(session.forms, form, rows) if rows else without_key(session.forms, form)
    return replace(session, forms=forms)


def _exchanged(old: dict[str, V], handle: str, value: V | None, expected: V | None, checked: bool) -> dict[str, V]:
    if checked and old.get(handle) != expected:
        raise Overtaken
    return without_key(old, handle) if value is None else with_key(old, handle, value)


def set_action(session: Session, command: c.SetAction) -> Change:
    """Write an action item down, change it, or take it away."""
    action = command.action
    if action is not None:
        action = replace(action, what=clean_line(action.what), who=clean_line(action.who), when=clean_line(action.when))
        if not action.what:
            raise Refused("Schrijf eerst wat jullie afspreken.")
    changed = _exchanged(session.actions, command.handle, action, command.if_now, command.checked)
    old = session.actions.get(command.handle)
    inverse = c.SetAction(command.handle, old, if_now=action, checked=True)
    return Change(replace(session, actions=changed), inverse)


def set_leftover(session: Session, command: c.SetLeftover) -> Change:
    """Write down a subject for another time, change it, or take it away."""
    leftover = command.leftover
    if leftover is not None:
        leftover = replace(leftover, text=clean_line(leftover.text))
        if not leftover.text:
            raise Refused("Schrijf eerst welk onderwerp bleef liggen.")
    changed = _exchanged(session.leftovers, command.handle, leftover, command.if_now, command.checked)
    old = session.leftovers.get(command.handle)
    inverse = c.SetLeftover(command.handle, old, if_now=leftover, checked=True)
    return Change(replace(session, leftovers=changed), inverse)


HANDLERS: Handlers = {
    c.SetSummary: set_summary,
    c.SetCount: set_count,
    c.AddMark: add_mark,
    c.RemoveMark: remove_mark,
    c.SetField: set_field,
    c.AddRow: add_row,
    c.RemoveRow: remove_row,
    c.SetAction: set_action,
    c.SetLeftover: set_leftover,
}
