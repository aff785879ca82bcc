"""All keys of the screen below, with their names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from herstelgroep.tui.action import Action, Hint, key_name
from herstelgroep.tui.actions import actions_in, bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.widgets.lines import LineView, wrapped

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

FIELD = (
    ("Enter", "", "Het briefje opschrijven"),
    ("Tab", "", "Een andere kolom"),
    ("↑", "", "Naar de briefjes"),
    ("Esc", "", "Uit het veld"),
    (".", "", "In een leeg veld: het groepsscherm leeg maken"),
    ("Alt+1", "Alt+9", "Onderwerp of groepje voor het volgende briefje"),
)
BOARD = (
    ("↑ ↓", "← →", "Van briefje naar briefje"),
    ("Enter", "e", "Het briefje veranderen"),
    ("w", "Del", "Het briefje weghalen"),
    ("k", "", "Naar een andere kolom"),
    ("o", "", "Naar een ander onderwerp"),
    ("l", "", "Twee briefjes bij elkaar leggen: l, ga naar het andere, l"),
    ("u", "", "Briefjes weer uit elkaar"),
    ("s", "", "Samenvatten wat er gezegd is"),
    ("Esc", "", "Terug naar het veld"),
)


class KeyList(LineView):
    """A table of keys, by where they work."""

    def hints_here(self) -> tuple[Hint, ...]:
        """The page may be longer than the screen."""
        return (Hint("↓", "lees verder", "meer", 1),) if self.max_scroll_y > 0 else ()

    DEFAULT_CSS = "KeyList { height: 1fr; padding: 1 2; }"

    def __init__(self, screen: str) -> None:
        super().__init__(id="keylist", can_focus=True)
        self._of = screen

    def build(self, width: int) -> Sequence[Content]:
        """The commands; in the live screen also the field and the notes."""
        seen: dict[str, Action] = {}
        for action in actions_in(self._of):
            if action.keys and not action.id.startswith("topic("):
                seen.setdefault(action.name, action)
        commands = [
            (key_name(a.keys[0]), key_name(a.keys[1]) if len(a.keys) > 1 else "", a.name) for a in seen.values()
        ]
        lines = _table("Altijd, ook terwijl je typt", commands, width)
        if self._of == "live":
            lines += [Content(), *_table("In het veld", FIELD, width)]
            lines += [Content(), *_table("Bij de briefjes", BOARD, width)]
        return lines


def _table(title: str, rows: Sequence[tuple[str, str, str]], width: int) -> list[Content]:
    lines = [Content.styled(title, "bold $secondary")]
    for key, second, name in rows:
        keys = Content.assemble(key.ljust(9), (second.ljust(8), "$soft"))
        first, *more = wrapped(name, max(10, width - 19))
        lines.append(Content.assemble(keys, first))
        lines += [Content(" " * 17 + text) for text in more]
    return lines


class KeysScreen(CalmScreen[None]):
    """The page of keys; it scrolls with the arrows."""

    SCREEN = "keys"
    AUTO_FOCUS = "#keylist"
    BINDINGS: ClassVar[list[BindingType]] = bindings("keys")

    def __init__(self, desk: "Desk", screen: str) -> None:
        super().__init__(desk)
        self._of = screen

    def compose_body(self) -> list[Widget]:
        """The table."""
        return [KeyList(self._of)]

    def title_text(self) -> str:
        """What this is."""
        return "Toetsen"

    def may(self, action_id: str) -> bool:
        """The page of keys is open already."""
        return action_id != "keys"

    def action_keys(self) -> None:
        """The same key goes back."""
        self.dismiss()

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
