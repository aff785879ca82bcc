"""Reading the minutes."""

from textual.app import ComposeResult
from textual.widgets import Static

from herstelgroep.tui.steps.base import Step

WIDEST = 90


class ReadStep(Step, can_focus=True):
    """The minutes as they are now."""

    heading = "Lezen"
    DEFAULT_CSS = "ReadStep > #read { max-width: 90; height: auto; }"

    def compose(self) -> ComposeResult:
        """One long text."""
        yield Static(id="read")

    def on_mount(self) -> None:
        """Show it, and let the arrows scroll."""
        self.show_again()
        self.screen.set_focus(self)

    def show_again(self) -> None:
        """Show the minutes of now."""
        from herstelgroep.minutes.build import build_minutes
        from herstelgroep.minutes.layout import document_of
        from herstelgroep.tui.widgets.document import document_told

        width = min(WIDEST, self.screen.size.width - 6)
        self.query_one("#read", Static).update(document_told(document_of(build_minutes(self.session)), width))

    def on_resize(self) -> None:
        """Other lines hang otherwise."""
        self.call_after_refresh(self.show_again)

    def key_down(self) -> None:
        """A line further."""
        self.scroll_relative(y=1, animate=False)

    def key_up(self) -> None:
        """A line back."""
        self.scroll_relative(y=-1, animate=False)

    def page(self, step: int) -> bool:
        """A page further or back; False at the end, so that the next step comes."""
        if (step > 0 and self.scroll_y >= self.max_scroll_y) or (step < 0 and self.scroll_y <= 0):
            return False
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)
        return True
