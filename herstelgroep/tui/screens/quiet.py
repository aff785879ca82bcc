"""Even stil: a quiet screen. The time of the segment stands still and the place is kept."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from herstelgroep.session.clock import view
from herstelgroep.session.showing import current_segment
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.live_view import OFF_RECORD


class QuietScreen(CalmScreen[None]):
    """Nothing to read but where we were."""

    SCREEN = "quiet"
    TELLS_TROUBLE = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("quiet")
    CSS = """
    QuietScreen Head { background: $background; }
    QuietScreen #hints { background: $background; }
    QuietScreen #body { align: center middle; }
    QuietScreen #calm { width: 100%; text-align: center; color: $soft; }
    """

    def compose_body(self) -> list[Widget]:
        """One thing in the middle."""
        return [Static(self._words(), id="calm")]

    def _words(self) -> Content:
        live = self.desk.live
        lines = [Content.styled("Even stil.", "bold $foreground"), Content()]
        if live is not None:
            clock = view(live.session, self.desk.world.now())
            left = f"nog {clock.left} min" if clock.left else "de tijd was om"
            lines += [Content(current_segment(live.session).title), Content(f"{left}, de tijd staat stil")]
            if live.session.off_record:
                lines += [Content(), Content.styled(OFF_RECORD, "bold $accent")]
        lines += [Content(), Content("Neem de tijd. Een ander mag hier ook verder gaan.")]
        return Content("\n").join(lines)

    def title_text(self) -> str:
        """Nothing that asks attention."""
        return ""

    def action_go_on(self) -> None:
        """Back to where we were."""
        self.dismiss()
