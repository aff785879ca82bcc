"""One soft line that says what waits face down."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from herstelgroep.tui.waiting_view import WaitingShown


class WaitingLine(Widget):
    """Under the board; a new number draws only this line."""

    DEFAULT_CSS = "WaitingLine { height: 1; display: none; }"

    shown: reactive[WaitingShown] = reactive(WaitingShown())

    def watch_shown(self, shown: WaitingShown) -> None:
        """Nothing waits: no line."""
        self.display = bool(shown.here)

    def render(self) -> Content:
        """At the right; what waits elsewhere gives way first."""
        width, shown = self.content_size.width, self.shown
        key, _, does = shown.key.partition(" ")
        hint = Content.assemble("   ", (key, "$foreground"), f" {does}")
        here = Content(shown.here).truncate(max(0, width - hint.cell_length), ellipsis=True)
        line = Content.assemble(here, hint)
        whole = Content.assemble((shown.elsewhere, ""), "  ·  ", line) if shown.elsewhere else line
        line = whole if whole.cell_length <= width else line
        return (" " * max(0, width - line.cell_length) + line).stylize_before("$soft")
