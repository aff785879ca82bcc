"""One door for all commands: a state and a command in, a new state and its inverse out."""

from herstelgroep.session import captures, finishing, notes, people, timing
from herstelgroep.session.change import Change, Handlers
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Session

_HANDLERS: Handlers = {
    **timing.HANDLERS,
    **notes.HANDLERS,
    **captures.HANDLERS,
    **people.HANDLERS,
    **finishing.HANDLERS,
}


def apply(session: Session, command: Command) -> Change:
    """Carry a command out.

    Raises :class:`~herstelgroep.session.refusals.Refused` when it cannot be done; the
    session is then as it was.
    """
    return _HANDLERS[type(command)](session, command)
