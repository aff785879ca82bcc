"""De vorige keer: what a group remembers, on the page of preparation."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.widgets.option_list import Option

from herstelgroep.groups.memory import Memory
from herstelgroep.tui.action import Hint
from herstelgroep.tui.widgets.lists import SignList
from herstelgroep.tui.widgets.script import BEFORE

FIRST = "Dit is de eerste keer van deze groep. Er is nog niets van eerder."
MOST_OPEN = 5


class Brought(SignList):
    """What was left over and what members brought; Enter takes it up today."""

    leaves = True

    def hints_here(self) -> tuple[Hint, ...]:
        """What Enter does."""
        return (Hint("Enter", "vandaag bespreken", "vandaag", 0),)


class LastTime(Vertical):
    """What a group remembers, on the page of preparation."""

    DEFAULT_CSS = """
    LastTime { height: auto; margin-top: 1; display: none; }
    LastTime > .head { color: $secondary; text-style: bold; }
    LastTime > .told { color: $soft; }
    """

    @dataclass
    class Picked(Message):
        """This is talked about today."""

        text: str

    def __init__(self, can_pick: bool) -> None:
        super().__init__(id="last-time")
        self.can_pick = can_pick
        self._texts: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """A heading, what was, and what can be taken up today."""
        yield Static(BEFORE, classes="head")
        yield Static(id="was", classes="told", markup=False)
        yield Static("Vandaag hierover praten? Kies het met Enter.", id="ask-brought", classes="told")
        yield Brought(id="brought")

    def show(self, memory: Memory | None) -> None:
        """Show what is remembered; None: there is no group."""
        self.display = memory is not None
        if memory is None:
            return
        told = list(_told(memory, with_topics=not self.can_pick))
        self._texts = tuple(dict.fromkeys((*memory.left_over, *memory.wishes))) if self.can_pick else ()
        self.query_one("#was", Static).update(Content("\n".join(told or ([] if self._texts else [FIRST]))))
        self.query_one("#was").display = bool(told) or not self._texts
        brought = self.query_one(Brought)
        wishes = set(memory.wishes)
        brought.keep_place([Option(_line(text, text in wishes)) for text in self._texts])
        brought.display = self.query_one("#ask-brought").display = bool(self._texts)

    def on_option_list_option_selected(self, event: SignList.OptionSelected) -> None:
        """Take it up today."""
        event.stop()
        self.post_message(self.Picked(self._texts[event.option_index]))


def _line(text: str, wish: bool) -> Content:
    why = "iemand bracht dit mee" if wish else "bleef liggen"
    return Content.assemble(text, "   ", (why, "not bold $soft"))


def _told(memory: Memory, *, with_topics: bool) -> Iterator[str]:
    if memory.themes_done:
        yield f"Al gehad: {', '.join(memory.themes_done)}."
    if with_topics:
        if memory.left_over:
            yield f"Bleef liggen: {', '.join(memory.left_over)}."
        if memory.wishes:
            yield f"Brachten mensen mee: {', '.join(memory.wishes)}."
    for action in memory.open_actions[:MOST_OPEN]:
        after = ", ".join(part for part in (action.who, action.when) if part)
        yield f"Nog open: {action.what.rstrip('.')}" + (f" ({after})." if after else ".")
    more = len(memory.open_actions) - MOST_OPEN
    if more > 0:
        yield f"En nog {more} open afspraken. Ze komen terug in deze bijeenkomst."
    rows = sum(len(one) for one in memory.open_rows.values())
    if rows:
        yield "Een plan is nog niet af. Het komt terug." if rows == 1 else f"{rows} plannen zijn nog niet af."
