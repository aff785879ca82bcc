"""One door for all commands: a state and a command in, a new state and its inverse out."""

from herstelgroep.session import captures, face_down, finishing, notes, people, phones, timing
from herstelgroep.session.change import Change, Handlers
from herstelgroep.session.commands import Command, Once
from herstelgroep.session.model import Session

_HANDLERS: Handlers = {
    **timing.HANDLERS,
    **notes.HANDLERS,
    **face_down.HANDLERS,
    **phones.HANDLERS,
    **captures.HANDLERS,
    **people.HANDLERS,
    **finishing.HANDLERS,
}


def apply(session: Session, command: Command) -> Change:
    """Carry a command out.

    Raises :class:`~herstelgroep.session.refusals.Refused` when it cannot be done; the
    session is then as it was.
    """
    if isinstance(command, Once):
        return _once(session, command)
    return _HANDLERS[type(command)](session, command)


def _once(session: Session, command: Once) -> Change:
    """What came in before changes nothing; the receipt is kept together with what it is for."""
    if phones.is_received(session, command.receipt):
        return Change(session, None)
    change = apply(session, command.command)
    return change._replace(session=phones.with_receipts(change.session, command.receipt))
