"""The captures or the topics of a meeting in the editor: add one, change one, take one away."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.programme import editing as e
from herstelgroep.programme.model import Capture, CaptureKind, Topic
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.making.base import MakingScreen, minded_told
from herstelgroep.tui.making.part_pages import CAPTURE_KINDS, capture_page, topic_page
from herstelgroep.tui.making.workbench import Making
from herstelgroep.tui.widgets.lists import SignList, beside

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

BESIDE = 8
"""Cells that a line has not: margins, sign and scroll bar."""
CAPTURES = "captures"
_TOLD = {
    CAPTURES: "Een vangst is een plek waar je opschrijft: een bord, een stemming, cijfers, een formulier of afspraken. "
    "Bij een onderdeel kies je welke erbij hoort.",
    "topics": "Uit deze lijst kies je vooraf waar het over gaat. Elk onderwerp krijgt vanzelf een eigen bord.",
}
_HEADS = {CAPTURES: "Vangsten", "topics": "Onderwerpen"}


class MakePartsScreen(MakingScreen):
    """A list; ``what`` is "captures" or "topics"."""

    SCREEN = "make_parts"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = bindings("make_parts")
    CSS = """
    MakePartsScreen #told { height: auto; padding: 1 2 0 4; max-width: 90; color: $soft; }
    MakePartsScreen #list { height: 1fr; max-height: 1fr; padding: 1 2; max-width: 100; }
    MakePartsScreen #minded { height: auto; max-height: 4; padding: 0 2 0 4; max-width: 100; }
    MakePartsScreen.-flat #told { padding: 0 2 0 4; }
    MakePartsScreen.-flat #list { padding: 0 2; }
    MakePartsScreen.-flat #minded { max-height: 2; }
    """

    def __init__(self, desk: "Desk", making: Making, nr: int, what: str) -> None:
        super().__init__(desk, making)
        self.nr, self.what = nr, what

    def title_text(self) -> str:
        """Of which programme."""
        return f"{self.programme.title}  ·  {_HEADS[self.what]}"

    def compose_body(self) -> Iterable[Widget]:
        """What they are, and the list."""
        yield Static(Content(_TOLD[self.what]), id="told")
        yield SignList(id="list", classes="-lit")
        yield Static(id="minded", markup=False)

    def on_mount(self) -> None:
        """Show the list."""
        self._refresh()

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self._refresh)

    def own_hints(self) -> Iterable[Hint]:
        """How to choose."""
        return (Hint("Enter", "veranderen", "anders", 0),) if self.parts() else ()

    def parts(self) -> tuple[Capture, ...] | tuple[Topic, ...]:
        """What there is."""
        script = self.making.script(self.nr)
        if self.what == CAPTURES:
            return script.captures
        return script.topic_list.topics if script.topic_list else ()

    def show_again(self) -> None:
        """The list as it is now."""
        room = min(100, self.size.width) - BESIDE
        options = [Option(beside(one.title or "zonder titel", _after(one), room), id=one.key) for one in self.parts()]
        empty = Option(Content("Er is er nog geen. F2 maakt de eerste."), disabled=True)
        self.query_one("#list", SignList).keep_place(options or [empty])

    def show_minded(self) -> None:
        """What there is to mind about the one that is lit."""
        key = self._lit()
        if not key:
            self.query_one("#minded", Static).update("")
            return
        page = (capture_page if self.what == CAPTURES else topic_page)(self.nr, key)
        belongs = page.about(self.programme)
        minded = [one for one in self.making.minded(self.nr) if belongs(one)]
        self.query_one("#minded", Static).update(minded_told(minded[:2]))

    def _lit(self) -> str:
        option = self.query_one("#list", SignList).highlighted_option
        return (option.id or "") if option else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another one."""
        self.show_minded()
        self.show_hints()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        event.stop()
        if event.option.id:
            self._open(event.option.id)

    def _open(self, key: str) -> None:
        page = (capture_page if self.what == CAPTURES else topic_page)(self.nr, key)
        self.home.open("make_form", self.making, page)

    def action_add(self) -> None:
        """A new one, and open it."""
        if self.what == CAPTURES:
            programme, key = e.add_capture(self.programme, self.nr, e.NEW_BOARD, CaptureKind.NOTES)
        else:
            programme, key = e.add_topic(self.programme, self.nr, e.NEW_TOPIC)
        self.change(programme)
        chosen = self.query_one("#list", SignList)
        chosen.highlighted = chosen.get_option_index(key)
        self._open(key)

    def action_remove(self) -> None:
        """Without this one; Ctrl+Z brings it back."""
        key = self._lit()
        gone = next((one for one in self.parts() if one.key == key), None)
        if gone is None:
            return
        remove = e.remove_capture if self.what == CAPTURES else e.remove_topic
        used = sum(one.capture == key for one in self.making.script(self.nr).segments) if self.what == CAPTURES else 0
        where = f"Bij {'1 onderdeel' if used == 1 else f'{used} onderdelen'} schrijf je nu niets op. " if used else ""
        self.change(remove(self.programme, self.nr, key))
        self.say(f"‘{gone.title}’ is weggehaald. {where}Ctrl+Z zet het terug.")

    def may(self, action_id: str) -> bool:
        """Only what is there can go."""
        return bool(self._lit()) if action_id == "remove" else super().may(action_id)


def _after(one: Capture | Topic) -> str:
    if isinstance(one, Capture):
        return CAPTURE_KINDS[one.kind]
    return "stelling" if one.thesis else ""
