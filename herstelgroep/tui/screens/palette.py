"""Everything that can be done in the screen below, by name."""

import unicodedata
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from herstelgroep.tui.action import Action, key_name
from herstelgroep.tui.actions import actions_in, bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.widgets.lines import wrapped
from herstelgroep.tui.widgets.lists import SignList

if TYPE_CHECKING:
    from herstelgroep.desk import Desk


KEY = 10
"""Cells for the key in front of a name."""
BESIDE = KEY + 10
"""Cells that a name has not: its key, the margins, the sign and the scroll bar."""


def plain(text: str) -> str:
    """Without capitals and accents, to search in."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


class PaletteScreen(CalmScreen[str]):
    """Type a few letters, choose with the arrows, Enter does it. Dismissed with the action."""

    SCREEN = "palette"
    AUTO_FOCUS = "#search"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("palette"),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
    ]
    CSS = """
    PaletteScreen #search { margin: 1 2; padding: 0 1; background: $field; }
    PaletteScreen OptionList { height: 1fr; padding: 0 2; }
    """

    def __init__(self, desk: "Desk", below: CalmScreen[Any]) -> None:
        super().__init__(desk)
        self._actions = [
            action
            for action in actions_in(below.SCREEN)
            if below.may(action.id) and action.id != "palette" and not action.id.startswith("topic(")
        ]

    def compose_body(self) -> list[Widget]:
        """A field and a list."""
        field = Input(placeholder="Typ wat je wilt doen", id="search", compact=True)
        field.cursor_blink = False
        return [field, SignList(id="found", classes="-lit")]

    def on_mount(self) -> None:
        """Everything, as long as nothing is typed."""
        self._fill("")

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self._fill(self.query_one(Input).value)

    def title_text(self) -> str:
        """What this is."""
        return "Wat wil je doen?"

    def may(self, action_id: str) -> bool:
        """The palette is open already."""
        return action_id != "palette"

    def action_palette(self) -> None:
        """The same key goes back."""
        self.dismiss()

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, text: str) -> None:
        words = plain(text).split()
        found = [a for a in self._actions if all(word in plain(a.name) for word in words)]
        options = self.query_one(OptionList)
        options.clear_options()
        room = self.size.width - BESIDE
        options.add_options([Option(_line(action, room), id=str(self._actions.index(action))) for action in found])
        options.highlighted = 0 if found else None
        self.say("" if found else "Niets gevonden. Probeer een ander woord.")

    def action_step(self, by: int) -> None:
        """Through the list, with the cursor in the field."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    @on(Input.Submitted)
    def _enter(self) -> None:
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._choose(options.get_option_at_index(options.highlighted))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option)

    def _choose(self, option: Option) -> None:
        self.dismiss(self._actions[int(option.id or 0)].id)

    def action_close(self) -> None:
        """Back, without doing anything."""
        self.dismiss()


def _line(action: Action, room: int) -> Content:
    key = key_name(action.keys[0]) if action.keys else ""
    name = ("\n" + " " * KEY).join(wrapped(action.name, max(20, room)))
    return Content.assemble((key.ljust(KEY), "$soft"), name)
