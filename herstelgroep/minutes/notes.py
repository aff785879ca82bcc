"""Loose notes for the minutes: labels that may be told, and an order that says nothing."""

from collections.abc import Iterable

from msgspec.structs import replace

from herstelgroep.minutes.model import Column, NoteLine
from herstelgroep.privacy.cleaning import clean_block
from herstelgroep.privacy.groups import OUTSIDE, visible_groups
from herstelgroep.privacy.order import digests
from herstelgroep.programme.model import Item, Role
from herstelgroep.session.boards import Place, places
from herstelgroep.session.model import Note, Session


def tellable_groups(session: Session, place: Place) -> frozenset[Role]:
    """The groups whose label may leave the room from this place.

    Nobody counted who sat in which small group, so there no label is told.
    """
    if session.attendance is None or place.part:
        return frozenset()
    return visible_groups(session.attendance.by_role, OUTSIDE, session.attendance.others)


def columns_of(session: Session, place: Place) -> tuple[Column, ...]:
    """The columns of a place that have notes, in the order of the script."""
    groups = tellable_groups(session, place)
    notes = session.boards.get(place.key, {}).values()
    known = {item.key for item in place.columns}
    strays = {n.column: Item(key=n.column, title="") for n in notes if n.column not in known}
    found = []
    for item in (*place.columns, *(strays[key] for key in sorted(strays))):
        lines = _shuffled(session.secret, (note_line(n, groups) for n in notes if n.column == item.key))
        if lines:
            found.append(Column(title=item.title, notes=lines))
    return tuple(found)


def common_ground(session: Session) -> tuple[NoteLine, ...]:
    """What clients and at least one other group both said, as far as labels may be told."""
    lines = []
    for place in places(session):
        groups = tellable_groups(session, place)
        for note in _same_laid_together(session.boards.get(place.key, {}).values()):
            line = note_line(note, groups)
            if Role.CLIENT.value in line.groups and len(line.groups) > 1:
                lines.append(line)
    return _shuffled(session.secret, lines)


def _same_laid_together(notes: Iterable[Note]) -> list[Note]:
    """Notes in one column that say the very same become one pile, beside the piles made by hand."""
    found: dict[tuple[str, str], list[Note]] = {}
    for note in sorted(notes, key=lambda one: (one.sort_key, len(one.pile))):
        found.setdefault((note.column, note.text.casefold()), []).append(note)
    piles = ((same[0], tuple(one for note in same for one in note.all())[1:]) for same in found.values())
    return [replace(top, pile=under) for top, under in piles if under]


def note_line(note: Note, groups: frozenset[Role]) -> NoteLine:
    """A note, or notes that lie together, as a reader sees them."""
    every = note.all()
    told = groups.intersection(one.role for one in every)
    other = {one.text for one in every} - {note.text}
    return NoteLine(
        text=clean_block(note.text),
        count=note.count,
        groups=tuple(role.value for role in Role if role in told) if told else (),
        also=tuple(sorted(map(clean_block, other))),
    )


def _shuffled(secret: str, lines: Iterable[NoteLine]) -> tuple[NoteLine, ...]:
    """The lines by keyed digest: the same for every order they came in, and for nobody else to guess."""
    given = list(lines)
    keys = digests(secret, [(n.text, str(n.count), *n.groups, "", *n.also) for n in given])
    return tuple(given[place] for place in sorted(range(len(given)), key=lambda place: keys[place]))
