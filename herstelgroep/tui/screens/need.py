"""Bij nood: whom to call, and what to do. It works without internet and writes nothing down."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from herstelgroep.need import Help, read_help
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.widgets.lines import LineView, wrapped

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

WIDEST = 84


class NeedText(LineView):
    """The page, calm and large enough to read at a glance."""

    def hints_here(self) -> tuple[Hint, ...]:
        """The page may be longer than the screen."""
        return (Hint("↓", "lees verder", "meer", 1),) if self.max_scroll_y > 0 else ()

    DEFAULT_CSS = "NeedText { height: 1fr; padding: 1 2; }"

    def __init__(self, call: str, help_text: Help) -> None:
        super().__init__(id="needtext", can_focus=True)
        self._call = call
        self._help = help_text

    def build(self, width: int) -> Sequence[Content]:
        """First whom to call here, then what to do, then the national numbers."""
        room = min(width - 2, WIDEST)
        lines = [Content.styled(line, "bold $accent") for line in wrapped(f"Bel hier: {self._call}", room)]
        for part in self._help.parts:
            lines += [Content(), Content.styled(part.title, "bold $secondary")]
            for text in part.lines:
                first, *more = wrapped(text, room - 2)
                lines.append(Content.assemble(("• ", "$primary"), first))
                lines += [Content("  " + line) for line in more]
        lines += [Content(), Content.styled("Bellen", "bold $secondary")]
        wide = max((len(number.name) for number in self._help.numbers), default=0) + 2
        for number in self._help.numbers:
            lines.append(Content.assemble(number.name.ljust(wide), (number.number, "bold")))
            indent = " " * wide
            lines += [Content.assemble(indent, (line, "$soft")) for line in wrapped(number.when, room - wide) if line]
        return [*lines, Content(), Content.styled(f"Nummers gecontroleerd op {self._help.checked}.", "$soft")]


class NeedScreen(CalmScreen[None]):
    """Nothing here is logged or kept."""

    SCREEN = "need"
    TELLS_TROUBLE = True
    AUTO_FOCUS = "#needtext"
    BINDINGS: ClassVar[list[BindingType]] = bindings("need")

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)

    def compose_body(self) -> list[Widget]:
        """The page."""
        settings = self.desk.settings
        live = self.desk.live
        contact = f"{settings.contact.name} {settings.contact.number}".strip()
        call = (live.session.preparation.call if live else "") or contact
        told = call or "nog niet ingevuld. Bel bij gevaar 112."
        return [NeedText(told, read_help(self.desk.files, self.desk.folder, settings.country))]

    def title_text(self) -> str:
        """What this is."""
        return "Bij nood"

    def may(self, action_id: str) -> bool:
        """This page is open already."""
        return action_id != "need"

    def action_need(self) -> None:
        """The same key goes back."""
        self.dismiss()

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
