"""The plan of a group as a list: a sign, the day, what it is about, and softly what holds for it."""

from collections.abc import Collection, Sequence
from datetime import date

from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from herstelgroep.groups.model import Group, Planned
from herstelgroep.tui.groups.words import short_day, sign_of, state_of
from herstelgroep.tui.widgets.lists import HERE, NOT_HERE, SignList

LEAST_TITLE = 12
BESIDE = 2
"""Cells that a line has not: the scroll bar and air before it."""
WITH_YEAR = 60
"""Cells of the list from which the year stands with the day."""


class PlanList(SignList):
    """Every planned day; the cursor stays at its day when the plan changes."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="-lit")
        self.planned: Sequence[Planned] = ()
        self.signs: Sequence[str] = ()

    def sign(self, index: int, here: bool) -> str:
        """The cursor, and what holds for this day."""
        sign = self.signs[index] if index < len(self.signs) else " "
        return f"{HERE if here else NOT_HERE}{sign} "

    def on_resize(self, event: Resize) -> None:
        """With less room the cursor stays in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    @property
    def lit(self) -> Planned | None:
        """The day under the cursor."""
        place = self.highlighted
        return self.planned[place] if place is not None and place < len(self.planned) else None

    def show(self, group: Group, today: date, upcoming: str, at: str = "", running: Collection[str] = ()) -> None:
        """Show this plan; ``upcoming`` is the id of the next meeting, ``at`` that of the cursor (empty: it stays).

        ``running`` are the ids of sessions that are not finished.
        """
        lit = at or (self.lit.id if self.lit else "")
        ids = [planned.id for planned in group.planned]
        place = ids.index(lit) if lit in ids else None
        self.planned = group.planned
        self.signs = [sign_of(planned, today) for planned in group.planned]
        room = (self.container_size.width or self.app.size.width) - len(self.sign(0, False)) - BESIDE
        lines = [
            _line(one, group.time, state_of(one, today, upcoming=one.id == upcoming, running=running), room)
            for one in group.planned
        ]
        empty = Option(Content("Er staat nog niets gepland. F4 zet er een dag bij."), disabled=True)
        self.keep_place([Option(line) for line in lines] or [empty], place)


def _line(planned: Planned, usual: str, state: str, room: int) -> Content:
    day = short_day(planned.day, year=room >= WITH_YEAR)
    hour = f"  {planned.time}" if planned.time != usual else ""
    soft = Content.styled(state, "not bold $soft")
    title = Content(planned.title)
    left = room - len(day) - len(hour) - 2
    if title.cell_length + soft.cell_length + 2 > left:
        title = title.truncate(max(LEAST_TITLE, left - soft.cell_length - 2), ellipsis=True)
    gap = left - title.cell_length - soft.cell_length
    style = "not bold $soft" if planned.skipped else ""
    line = Content.assemble(f"{day}{hour}  ", title)
    line = line.stylize(style) if style else line
    return Content.assemble(line, " " * max(2, gap), soft)
