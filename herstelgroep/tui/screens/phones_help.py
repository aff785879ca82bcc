"""What may be wrong when no phone comes, and what to do about it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from herstelgroep.listening import WHEN_NOBODY_COMES
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.widgets.lines import LineView, wrapped

WIDEST = 84


class _HelpText(LineView):
    """Each thing that may be wrong, with what to do under it."""

    DEFAULT_CSS = "_HelpText { height: 1fr; padding: 1 2; }"

    def __init__(self) -> None:
        super().__init__(id="helptext", can_focus=True)

    def hints_here(self) -> tuple[Hint, ...]:
        """The page may be longer than the screen."""
        return (Hint("↓", "lees verder", "meer", 1),) if self.max_scroll_y > 0 else ()

    def build(self, width: int) -> Sequence[Content]:
        """What may be wrong, the likeliest first."""
        room = min(width - 2, WIDEST)
        lines: list[Content] = []
        for what, todo in WHEN_NOBODY_COMES:
            lines += [Content.styled(line, "bold") for line in wrapped(what, room)]
            lines += [Content("  " + line) for line in wrapped(todo, room - 2)]
            lines.append(Content())
        return lines[:-1]


class PhonesHelpScreen(CalmScreen[None]):
    """To read; nothing changes here."""

    SCREEN = "phones_help"
    AUTO_FOCUS = "#helptext"
    BINDINGS: ClassVar[list[BindingType]] = bindings("phones_help")

    def compose_body(self) -> list[Widget]:
        """The page."""
        return [_HelpText()]

    def title_text(self) -> str:
        """What this is."""
        return "Lukt het niet met de telefoons?"

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
