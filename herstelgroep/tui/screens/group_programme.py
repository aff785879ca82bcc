"""Which programme a new group follows: a list to search in by typing."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from herstelgroep.programme.keys import folded
from herstelgroep.programme.model import Programme
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.groups.words import rule_told
from herstelgroep.tui.widgets.lists import SignList, beside

WIDEST = 110
BESIDE = 8
"""Cells that a line has not: margins, sign and scroll bar."""


class GroupProgrammeScreen(CalmScreen[Programme]):
    """Dismissed with the programme that was chosen, or with nothing."""

    SCREEN = "group_programme"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("group_programme"),
        Binding("down", "move(1)", "omlaag", show=False),
        Binding("up", "move(-1)", "omhoog", show=False),
        Binding("pagedown", "move(10)", "verder omlaag", show=False, priority=True),
        Binding("pageup", "move(-10)", "verder omhoog", show=False, priority=True),
    ]
    CSS = """
    GroupProgrammeScreen #body { padding: 0 2; }
    GroupProgrammeScreen #search { margin: 1 0; padding: 0 1; background: $field; height: 1; max-width: 106; }
    GroupProgrammeScreen #list { height: 1fr; max-height: 1fr; max-width: 106; }
    GroupProgrammeScreen.-flat #search { margin: 0; }
    """

    def title_text(self) -> str:
        """What is chosen here."""
        return "Een nieuwe groep  ·  Welk programma?"

    def compose_body(self) -> Iterable[Widget]:
        """The field and the list."""
        field = Input(placeholder="Typ om te zoeken", id="search", compact=True)
        field.cursor_blink = False
        yield field
        yield SignList(id="list", classes="-lit")

    def on_mount(self) -> None:
        """Show every programme."""
        self.set_focus(self.query_one("#search"))
        self.show_list()

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self.show_list)

    def own_hints(self) -> Iterable[Hint]:
        """How to choose."""
        return (Hint("↑ ↓", "kiezen", "", 2), Hint("Enter", "verder", "", 0))

    def programmes(self) -> list[Programme]:
        """The programmes with meetings that answer to what was typed."""
        wanted = folded(self.query_one("#search", Input).value).split()
        every = (entry.programme for entry in self.desk.catalogue.entries if entry.programme.scripts)
        return [p for p in every if all(word in folded(f"{p.title} {p.id} {p.purpose}") for word in wanted)]

    def show_list(self) -> None:
        """Show what there is to choose."""
        room = min(WIDEST, self.size.width) - BESIDE
        options = [Option(beside(p.title, rule_told(p), room), id=p.id) for p in self.programmes()]
        none = Option(Content("Niets gevonden. Typ iets anders, of maak het veld leeg."), disabled=True)
        self.query_one("#list", SignList).keep_place(options or [none])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search."""
        self.show_list()
        chosen = self.query_one("#list", SignList)
        if chosen.option_count and not chosen.options[0].disabled:
            chosen.highlighted = 0

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses the line that is lit."""
        self.query_one("#list", SignList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This one."""
        event.stop()
        if event.option.id is not None:
            self.dismiss(self.desk.catalogue.entry(event.option.id).programme)

    def action_move(self, step: int) -> None:
        """Up or down in the list, while the cursor stays in the field."""
        chosen = self.query_one("#list", SignList)
        if chosen.option_count and not chosen.options[0].disabled:
            chosen.highlighted = max(0, min(chosen.option_count - 1, (chosen.highlighted or 0) + step))

    def action_go_back(self) -> None:
        """Back to the groups."""
        self.dismiss()
