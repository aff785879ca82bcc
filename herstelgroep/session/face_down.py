"""Notes that lie face down: nobody sees them until they are shown, in one batch without an order."""

from msgspec.structs import replace

from herstelgroep.privacy.order import digests
from herstelgroep.session import commands as c
from herstelgroep.session.change import Change, Handlers, must_run
from herstelgroep.session.model import Note, Notes, Session
from herstelgroep.session.refusals import Overtaken, Refused

FEW = 5
"""Under this many notes in one batch it can be guessed whose they are."""


def waiting_count(session: Session, board: str = "") -> int:
    """How many notes lie face down, for one board or everywhere."""
    boards = [board] if board else list(session.waiting)
    return sum(len(session.waiting.get(key, {})) for key in boards)


def put_slip(session: Session, board: str, handle: str, note: Note) -> Session:
    """The session with one more note face down."""
    return _with_slips(session, board, {**session.waiting.get(board, {}), handle: note})


def without_slip(session: Session, board: str, handle: str) -> Session:
    """The session with one note fewer face down."""
    slips = {key: note for key, note in session.waiting.get(board, {}).items() if key != handle}
    return _with_slips(session, board, slips)


def _with_slips(session: Session, board: str, slips: Notes) -> Session:
    waiting = {**session.waiting, board: slips}
    return replace(session, waiting={key: notes for key, notes in waiting.items() if notes})


def slip_like(session: Session, board: str, text: str, column: str) -> str | None:
    """The handle of a note face down that says just this; equal notes stand for each other."""
    slips = session.waiting.get(board, {})
    return next((handle for handle, note in slips.items() if (note.text, note.column) == (text, column)), None)


def take_slip(session: Session, command: c.TakeSlip) -> Change:
    """Take back a note that still lies face down, or an equal one when a writer took this very one back."""
    slips, wanted = session.waiting.get(command.board, {}), (command.if_now.text, command.if_now.column)
    slip, handle = slips.get(command.handle), command.handle
    if slip is None:
        handle = slip_like(session, command.board, *wanted) or ""
        slip = slips.get(handle)
    if slip is None or (slip.text, slip.column) != wanted:
        raise Overtaken
    return Change(without_slip(session, command.board, handle), c.PutSlipBack(command.board, handle, slip))


def put_slip_back(session: Session, command: c.PutSlipBack) -> Change:
    """Put a note face down again."""
    if command.handle in session.waiting.get(command.board, {}):
        raise Overtaken
    inverse = c.TakeSlip(command.board, command.handle, if_now=command.note)
    return Change(put_slip(session, command.board, command.handle, command.note), inverse)


def show(session: Session, command: c.ShowWaiting) -> Change:
    """Show a batch. It gets an order that tells nothing of how the notes came in."""
    must_run(session)
    boards = [command.board] if command.board else list(session.waiting)
    batch = tuple((board, handle) for board in boards for handle in session.waiting.get(board, {}))
    if not batch:
        raise Refused("Er wachten hier geen briefjes.")
    shown = session
    for board in boards:
        shown = _shown(shown, board)
    return Change(shown, c.TurnFaceDown(batch))


def _shown(session: Session, board: str) -> Session:
    slips = list(session.waiting.get(board, {}).items())
    keys = digests(session.secret, [(board, *note.sort_key) for _, note in slips])
    batch = {handle: note for _, (handle, note) in sorted(zip(keys, slips, strict=True), key=lambda pair: pair[0])}
    if not batch:
        return session
    boards = {**session.boards, board: {**session.boards.get(board, {}), **batch}}
    return replace(
        session, boards=boards, waiting={key: notes for key, notes in session.waiting.items() if key != board}
    )


def all_shown(session: Session) -> Session:
    """The session with nothing face down any more: what was acknowledged is never lost."""
    for board in session.waiting:
        session = _shown(session, board)
    return session


def turn_face_down(session: Session, command: c.TurnFaceDown) -> Change:
    """Turn notes face down again; those that were laid together or taken away stay as they are."""
    turned = session
    for board, handle in command.notes:
        note = turned.boards.get(board, {}).get(handle)
        if note is not None and not note.pile:
            left = {key: one for key, one in turned.boards[board].items() if key != handle}
            boards = {**turned.boards, board: left}
            turned = replace(turned, boards={key: notes for key, notes in boards.items() if notes})
            turned = put_slip(turned, board, handle, note)
    if turned is session:
        raise Overtaken
    return Change(turned, None)


HANDLERS: Handlers = {
    c.TakeSlip: take_slip,
    c.PutSlipBack: put_slip_back,
    c.ShowWaiting: show,
    c.TurnFaceDown: turn_face_down,
}
