"""The name of a copy: one field, and Enter makes it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from herstelgroep.programme.editing import copied
from herstelgroep.programme.fields import LONGEST_TITLE
from herstelgroep.programme.model import Programme
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.making.workbench import Making

if TYPE_CHECKING:
    from herstelgroep.desk import Desk


class MakeCopyScreen(CalmScreen[Making]):
    """Asks what the copy of a programme is called; it ends with the copy, or with nothing."""

    SCREEN = "make_copy"
    AUTO_FOCUS = "#title"
    BINDINGS: ClassVar[list[BindingType]] = bindings("make_copy")
    CSS = """
    MakeCopyScreen #page { padding: 1 4; height: 1fr; max-width: 90; }
    MakeCopyScreen #ask { height: auto; text-style: bold; margin-bottom: 1; }
    MakeCopyScreen #title { height: 1; padding: 0 1; background: $field; max-width: 70; }
    MakeCopyScreen #told { height: auto; margin-top: 1; color: $soft; }
    MakeCopyScreen.-flat #page { padding: 1 2; }
    """

    def __init__(self, desk: "Desk", programme: Programme) -> None:
        super().__init__(desk)
        self.programme = programme

    def title_text(self) -> str:
        """Of which programme."""
        return f"Zelf maken  ·  kopie van {self.programme.title}"

    def compose_body(self) -> Iterable[Widget]:
        """The question, the field, and what stays."""
        field = Input(f"{self.programme.title} (eigen)", id="title", compact=True, select_on_focus=True)
        field.cursor_blink = False
        told = "Het programma zelf blijft zoals het is. Jouw kopie kun je helemaal veranderen."
        if self.programme.owner:
            told += f" De methode is van {self.programme.owner}. Dat blijft erbij staan."
        yield Vertical(
            Static(Content("Hoe heet jouw programma?"), id="ask"), field, Static(Content(told), id="told"), id="page"
        )

    def own_hints(self) -> Iterable[Hint]:
        """Enter makes it too."""
        return (Hint("Enter", "maak de kopie", "maken", 0),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter makes the copy."""
        self.action_make()

    def action_make(self) -> None:
        """Make the copy, with an id that no other programme has."""
        from herstelgroep.store.own_programmes import taken_names

        title = self.query_one("#title", Input).value
        if len(title) > LONGEST_TITLE:
            self.say(f"Deze naam is te lang. Neem hoogstens {LONGEST_TITLE} tekens.")
            return
        if not title.strip():
            self.say("Typ eerst hoe het heet.")
            return
        with self.telling():
            taken = {entry.programme.id for entry in self.desk.catalogue.entries}
            taken |= {own.programme.id for own in self.desk.own_programmes()}
            taken |= taken_names(self.desk.files, self.desk.folder)
            self.dismiss(Making(self.desk, copied(self.programme, title, taken)))

    def action_go_back(self) -> None:
        """Make nothing."""
        self.dismiss(None)
