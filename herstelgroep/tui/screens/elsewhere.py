"""Another folder to keep everything in, when this one cannot be written."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen


class ElsewhereScreen(CalmScreen[str]):
    """Type a folder; Enter goes on there. What is in memory goes along."""

    SCREEN = "elsewhere"
    AUTO_FOCUS = "#folder"
    BINDINGS: ClassVar[list[BindingType]] = bindings("elsewhere")
    CSS = """
    ElsewhereScreen #told { padding: 1 2; }
    ElsewhereScreen #folder { margin: 0 2; padding: 0 1; background: $field; }
    """

    def compose_body(self) -> list[Widget]:
        """What is wrong, and a field."""
        trouble = self.desk.trouble
        told = trouble.message if trouble else f"Alles wordt nu bewaard in: {self.desk.folder.root}"
        field = Input(placeholder="Bijvoorbeeld een map op een stick", id="folder", compact=True)
        field.cursor_blink = False
        text = f"{told}\n\nIn welke map gaan we verder? Typ hem hieronder en druk op Enter."
        return [Static(Content(text), id="told"), field]

    def title_text(self) -> str:
        """What this is."""
        return "Ergens anders bewaren"

    @on(Input.Submitted)
    def _chosen(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if not text:
            self.say("Typ eerst een map.")
            return
        root = Path(text).expanduser()
        if not root.is_absolute():
            self.say("Schrijf de hele map, vanaf het begin. Bijvoorbeeld ~/Documenten/Herstelgroep.")
            return
        self.say("Even kijken of dat kan.")
        self.work(lambda: self.desk.move_to(root), lambda _: self._moved(root))

    def _moved(self, root: Path) -> None:
        self.dismiss(f"Alles wordt nu bewaard in: {root}. Groepen en verslagen van eerder staan nog in de oude map.")

    def action_close(self) -> None:
        """Back; nothing changes."""
        self.dismiss()
