"""A small row of choices: the agreement about writing down."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from herstelgroep.tui.action import Hint


class ChoiceRow(Widget, can_focus=True):
    """A label and a few choices, of which one holds."""

    DEFAULT_CSS = "ChoiceRow { height: 1; margin-bottom: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("enter,space", "choose", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A choice was made; None: the row was left as it was."""

        place: int | None

    holds: reactive[int] = reactive(0)
    cursor: reactive[int] = reactive(0)

    def __init__(self, label: str, choices: tuple[str, ...], *, short: tuple[str, ...], id: str) -> None:
        super().__init__(id=id)
        self.label = label
        self.choices = choices
        self.short = short

    def allow_focus(self) -> bool:
        """What is not shown must not take the cursor, or the keys would change the agreement unseen."""
        return super().allow_focus() and self.display

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys of the row."""
        return (Hint("← →", "kiezen", rank=1), Hint("Enter", "zo doen we het", "zo", 1), Hint("Esc", "terug", rank=2))

    def on_focus(self) -> None:
        """Begin at what holds."""
        self.cursor = self.holds
        self.refresh()

    def on_blur(self) -> None:
        """Without the cursor only what holds stands out."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """To the choice beside this one."""
        self.cursor = max(0, min(len(self.choices) - 1, self.cursor + by))

    def action_choose(self) -> None:
        """Take the choice under the cursor."""
        self.post_message(self.Chosen(self.cursor))

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.post_message(self.Chosen(None))

    def on_key(self, event: Key) -> None:
        """A digit chooses at once."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(self.choices):
            event.stop()
            self.post_message(self.Chosen(int(event.character) - 1))

    def render(self) -> Content:
        """What holds has a full bullet; on a narrow screen the short words."""
        width = self.content_size.width
        line = self._line(self.choices)
        return line if line.cell_length <= width else self._line(self.short).truncate(width, ellipsis=True)

    def _line(self, choices: tuple[str, ...]) -> Content:
        parts = [Content.styled(self.label + "  ", "$soft")]
        for place, choice in enumerate(choices):
            here = self.has_focus and place == self.cursor
            bullet = "●" if place == self.holds else "○"
            style = "bold on $raised" if here else "bold" if place == self.holds else "$soft"
            parts.append(Content.styled(f" {bullet} {choice} ", style))
        return Content("").join(parts)
