"""What a command gives back: the new state, and the command that undoes it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from herstelgroep.session.commands import Command
from herstelgroep.session.model import Session, Status
from herstelgroep.session.refusals import Refused

V = TypeVar("V")


class Change(NamedTuple):
    """The state after a command, and its inverse (None: there is no way back).

    ``final``: what was done before cannot be taken back any more either.
    """

    session: Session
    inverse: Command | None
    final: bool = False


Handlers: TypeAlias = Mapping[type[Command], Callable[[Session, Any], Change]]


def with_key(old: dict[str, V], key: str, value: V) -> dict[str, V]:
    """A copy with one key set."""
    return {**old, key: value}


def without_key(old: dict[str, V], key: str) -> dict[str, V]:
    """A copy with one key left out."""
    return {k: v for k, v in old.items() if k != key}


def must_run(session: Session) -> None:
    """Refuse what only makes sense while the session goes on."""
    if session.status is Status.FINISHED:
        raise Refused("Deze bijeenkomst is al afgerond. Alles staat in het archief.")
