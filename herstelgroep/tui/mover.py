"""Going on and back, once per press: a held key or a nervous second press does nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from herstelgroep.tui import DOOR

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

AGAIN = 1.5
"""A second press within this many seconds is not a new one; key repeat never gets past it."""


class Mover:
    """Moves the leader through the segments; shared by all screens. ``seconds`` is a steady clock."""

    def __init__(self, desk: "Desk", seconds: Callable[[], float]) -> None:
        self._desk = desk
        self._seconds = seconds
        self._pressed: dict[int, float] = {}

    def may(self, step: int) -> bool:
        """Whether this press counts."""
        now = self._seconds()
        before = self._pressed.get(step)
        self._pressed[step] = now
        return before is None or now - before >= AGAIN

    def go(self, step: int) -> str:
        """Go on (1) or back (-1); gives what to say. Raises :class:`Refused` at the beginning and the end."""
        from herstelgroep.session import commands as c  # home does without
        from herstelgroep.session.clock import is_still
        from herstelgroep.session.refusals import Refused
        from herstelgroep.session.showing import neighbour

        live = self._desk.live
        if live is None:
            return ""
        segment = neighbour(live.session, step)
        if segment is None:
            raise Refused("Dit is het eerste onderdeel." if step < 0 else "Dit is het laatste onderdeel.")
        now = self._desk.world.now()
        if is_still(live.session.timeline):
            live.do(c.Resume(now), DOOR)
        off_record = live.session.off_record
        live.do(c.GoTo(segment.key, now), DOOR)
        title = segment.title if segment.title[-1:] in "?!." else f"{segment.title}."
        if off_record:
            return f"Nu: {title} Nog buiten verslag? F9: weer opschrijven."
        return f"Nu: {title} Vergissing? PgUp" if step > 0 else f"Weer bij: {title}"
