"""Writing, changing, moving and laying together of notes."""

from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_note
from herstelgroep.privacy.groups import IN_THE_ROOM, visible_groups
from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, check_writing, place
from herstelgroep.session.change import Change, Handlers, must_run, with_key, without_key
from herstelgroep.session.face_down import put_slip
from herstelgroep.session.model import Attendance, Note, Notes, Session
from herstelgroep.session.refusals import Overtaken, Refused


def labels_that_may_stay(attendance: Attendance | None) -> frozenset[Role]:
    """The groups a note may be labelled with in the room; none while nobody counted."""
    return visible_groups(attendance.by_role, IN_THE_ROOM, attendance.others) if attendance else frozenset()


def label_that_may_stay(role: Role | None, attendance: Attendance | None) -> Role | None:
    """The label, or None when that group is too small here or nobody counted."""
    if role is None or attendance is None:
        return None
    return role if role in labels_that_may_stay(attendance) else None


def note_at(session: Session, board: str, handle: str) -> Note:
    """The note on top with this handle; raises :class:`Overtaken` when it is gone."""
    note = session.boards.get(board, {}).get(handle)
    if note is None:
        raise Overtaken
    return note


def _with_notes(session: Session, board: str, notes: Notes) -> Session:
    boards = with_key(session.boards, board, notes) if notes else without_key(session.boards, board)
    return replace(session, boards=boards)


def _put(session: Session, board: str, handle: str, note: Note) -> Session:
    return _with_notes(session, board, with_key(session.boards.get(board, {}), handle, note))


def _drop(session: Session, board: str, handle: str) -> Session:
    return _with_notes(session, board, without_key(session.boards.get(board, {}), handle))


def _checked_column(target: Place, column: str) -> str:
    """The column, if the place has it; where there is only one it need not be named."""
    keys = [item.key for item in target.columns]
    if not column and len(keys) == 1:
        return keys[0]
    if column in keys:
        return column
    raise Refused("Kies eerst een kolom voor dit briefje. Je tekst staat er nog.")


def _free(session: Session, board: str, handle: str) -> None:
    if handle in session.boards.get(board, {}) or handle in session.waiting.get(board, {}):
        raise Overtaken


def add(session: Session, command: c.AddNote) -> Change:
    """Write a note, its text cleaned and its label dropped when the group is too small."""
    must_run(session)
    check_writing(session, from_paper=command.from_paper)
    target = place(session, command.board)
    if not target.holds_notes:
        raise Refused("Hier schrijf je geen briefjes. Kies een ander onderwerp. Je tekst staat er nog.")
    column = _checked_column(target, command.column)
    _free(session, command.board, command.handle)
    # Nobody knows of whom a slip or a phone's note is, and without a label nobody sees which of the two it was.
    role = None if command.face_down else label_that_may_stay(command.role, session.attendance)
    note = Note(text=clean_note(command.text), column=column, role=role)
    if command.face_down:
        slip = c.TakeSlip(command.board, command.handle, if_now=note)
        return Change(put_slip(session, command.board, command.handle, note), slip)
    inverse = c.RemoveNote(command.board, command.handle, if_now=note)
    return Change(_put(session, command.board, command.handle, note), inverse)


def remove(session: Session, command: c.RemoveNote) -> Change:
    """Take a note away; undoing its arrival never takes the work of another along."""
    note = note_at(session, command.board, command.handle)
    if command.if_now is not None and _without_labels(note) != _without_labels(command.if_now):
        raise Overtaken
    return Change(_drop(session, command.board, command.handle), c.PutBackNote(command.board, command.handle, note))


def _without_labels(note: Note) -> list[tuple[str, str]]:
    return [(one.text, one.column) for one in note.all()]


def put_back(session: Session, command: c.PutBackNote) -> Change:
    """Put a removed note back. A label that may no longer be there stays away."""
    place(session, command.board)
    _free(session, command.board, command.handle)
    note = relabelled(command.note, session.attendance)
    inverse = c.RemoveNote(command.board, command.handle, if_now=note)
    return Change(_put(session, command.board, command.handle, note), inverse)


def edit(session: Session, command: c.EditNote) -> Change:
    """Change the text of a note."""
    note = note_at(session, command.board, command.handle)
    if command.if_now not in (None, note.text):
        raise Overtaken
    text = clean_note(command.text)
    inverse = c.EditNote(command.board, command.handle, note.text, if_now=text)
    return Change(_put(session, command.board, command.handle, replace(note, text=text)), inverse)


def move(session: Session, command: c.MoveNote) -> Change:
    """Move a note to another column or another board."""
    note = note_at(session, command.board, command.handle)
    if command.if_now is not None and note.column != command.if_now:
        raise Overtaken
    target = place(session, command.to_board)
    if not target.holds_notes:
        raise Refused("Daar liggen geen briefjes. Kies een ander onderwerp. Het briefje ligt nog waar het lag.")
    column = _checked_column(target, command.column)
    if command.to_board != command.board:
        # Those under it stand in columns that the other board may not have.
        if note.pile:
            raise Refused("Deze briefjes liggen bij elkaar. Leg ze eerst los. Dan kun je ze verplaatsen.")
        _free(session, command.to_board, command.handle)
    gone = _drop(session, command.board, command.handle)
    moved = _put(gone, command.to_board, command.handle, replace(note, column=column))
    inverse = c.MoveNote(command.to_board, command.handle, command.board, note.column, if_now=column)
    return Change(moved, inverse)


def lay_together(session: Session, command: c.LayTogether) -> Change:
    """Lay notes under another one."""
    if not command.under or len({command.top, *command.under}) <= len(command.under):
        raise Refused("Kies twee verschillende briefjes om bij elkaar te leggen.")
    top = note_at(session, command.board, command.top)
    under = tuple((handle, note_at(session, command.board, handle)) for handle in command.under)
    pile = (*top.pile, *(one for _, note in under for one in note.all()))
    notes = {h: n for h, n in session.boards[command.board].items() if h not in command.under}
    notes[command.top] = replace(top, pile=tuple(sorted(pile, key=lambda n: n.sort_key)))
    return Change(_with_notes(session, command.board, notes), c.TakeApart(command.board, command.top, under))


def take_apart(session: Session, command: c.TakeApart) -> Change:
    """Take notes from under another one; each gets its own place again."""
    top = note_at(session, command.board, command.top)
    if len({handle for handle, _ in command.notes}) < len(command.notes):
        raise Refused("Deze briefjes kunnen niet zo uit elkaar. Er is niets veranderd.")
    left = list(top.pile)
    apart: Notes = {}
    for handle, note in command.notes:
        _free(session, command.board, handle)
        first, *under = (_taken_from(left, one) for one in note.all())
        apart[handle] = replace(first, pile=tuple(sorted(under, key=lambda n: n.sort_key)))
    notes = {**session.boards[command.board], command.top: replace(top, pile=tuple(left)), **apart}
    inverse = c.LayTogether(command.board, command.top, tuple(apart))
    return Change(_with_notes(session, command.board, notes), inverse)


def _taken_from(pile: list[Note], wanted: Note) -> Note:
    """The same note out of a pile, even when its label was dropped in the meantime."""
    same = [n for n in pile if (n.text, n.column) == (wanted.text, wanted.column)]
    if not same:
        raise Overtaken
    found = wanted if wanted in same else same[0]
    pile.remove(found)
    return found


def relabelled(note: Note, attendance: Attendance | None) -> Note:
    """The note with only the labels that may stay with these numbers present."""
    one = replace(note, role=label_that_may_stay(note.role, attendance), pile=())
    pile = tuple(sorted((relabelled(n, attendance) for n in note.pile), key=lambda n: n.sort_key))
    return replace(one, pile=pile)


HANDLERS: Handlers = {
    c.AddNote: add,
    c.RemoveNote: remove,
    c.PutBackNote: put_back,
    c.EditNote: edit,
    c.MoveNote: move,
    c.LayTogether: lay_together,
    c.TakeApart: take_apart,
}
