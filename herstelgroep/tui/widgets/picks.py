"""A line with a few ways, of which one shows: ← and → change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from herstelgroep.tui.action import Hint

LABEL, NARROW_LABEL, NARROW = 24, 19, 80
"""Cells of a label, as those of the fields beside it; the second on a screen narrower than the third."""
Way = tuple[str, str]
"""What it is called here, and what people read."""


class PickRow(Widget, can_focus=True):
    """A label and the way that holds."""

    DEFAULT_CSS = "PickRow { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "vorige", show=False),
        Binding("right,space", "turn(1)", "volgende", show=False),
        Binding("enter", "screen.focus_next", "verder", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Another way holds."""

        row: "PickRow"
        value: str

    holds: reactive[str] = reactive("")

    def __init__(self, label: str, ways: Sequence[Way], holds: str, *, id: str) -> None:
        super().__init__(id=id)
        self.label, self.ways = label, tuple(ways)
        self.set_reactive(PickRow.holds, holds)

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys of the line."""
        return (Hint("← →", "kiezen", rank=0),)

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is elsewhere."""
        self.refresh()

    def action_turn(self, step: int) -> None:
        """The way beside this one; after the last comes the first."""
        values = [value for value, _ in self.ways]
        place = values.index(self.holds) if self.holds in values else 0
        self.holds = values[(place + step) % len(values)]
        self.post_message(self.Picked(self, self.holds))

    def render(self) -> Content:
        """The label, and the way between arrows."""
        said = next((text for value, text in self.ways if value == self.holds), "")
        width = self.content_size.width
        label = self.label.ljust(NARROW_LABEL if self.app.size.width < NARROW else LABEL)
        style = "bold $primary" if self.has_focus else "bold"
        marks = ("‹ ", " ›") if self.has_focus else ("  ", "")
        line = Content.assemble(label, (marks[0], "$soft"), (said, style), (marks[1], "$soft"))
        return line.truncate(width, ellipsis=True)
