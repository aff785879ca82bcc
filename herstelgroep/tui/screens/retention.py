"""Loose notes that were kept longer than was agreed: go on, or wipe them."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.dates import short_date
from herstelgroep.desk import Desk
from herstelgroep.session.commands import WipeNotes
from herstelgroep.session.model import Status
from herstelgroep.store.archive import Head
from herstelgroep.store.retention import forget_traces
from herstelgroep.tui import DOOR
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.screens.ways import from_paper
from herstelgroep.tui.widgets.lists import SignList

WIPED = "De briefjes zijn gewist. De rest van de bijeenkomst staat er nog."


class RetentionScreen(CalmScreen[str]):
    """A list of meetings with old notes. Nothing is wiped by itself."""

    SCREEN = "retention"
    BINDINGS: ClassVar[list[BindingType]] = bindings("retention")
    CSS = """
    RetentionScreen #told { padding: 1 2; height: auto; max-width: 90; }
    RetentionScreen #list { padding: 0 2; height: 1fr; max-height: 1fr; }
    """

    def __init__(self, desk: Desk, heads: Sequence[Head]) -> None:
        super().__init__(desk)
        self.heads = list(heads)
        self.sure = ""

    def title_text(self) -> str:
        """What this is about."""
        return "Oude briefjes"

    def compose_body(self) -> Iterable[Widget]:
        """What is asked, and of which meetings."""
        days = self.desk.settings.note_days
        yield Static(
            Content(
                f"Van deze bijeenkomsten staan er nog losse briefjes, langer dan {days} dagen.\n"
                "Wil je ermee verder, of mogen de briefjes weg? Er gaat niets vanzelf weg."
            ),
            id="told",
        )
        yield SignList(id="list")

    def on_mount(self) -> None:
        """Show them."""
        self.set_focus(self.query_one(SignList))
        self._show()

    def own_hints(self) -> Iterable[Hint]:
        """How to go on with one."""
        return (Hint("Enter", "verder ermee", "verder", 0),)

    def _show(self) -> None:
        self.query_one(SignList).keep_place([Option(self._line(head), id=head.id) for head in self.heads])

    def _line(self, head: Head) -> Content:
        day = short_date(head.date, self.desk.world.today())
        notes = "1 briefje" if head.notes == 1 else f"{head.notes} briefjes"
        state = ", nog niet afgerond" if head.status is Status.RUNNING else ""
        return Content.assemble(head.title, f", {day}   ", (notes + state, "not bold $soft"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line needs another yes."""
        if event.option.id != self.sure:
            self.sure = ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with it."""
        event.stop()
        with self.telling():
            session = self.desk.resume(event.option.id or "").session
            if session.status is Status.FINISHED:
                self.home.change_to("minutes")
            else:
                self.home.change_to("paper" if from_paper(session) else "live")

    def action_wipe(self) -> None:
        """Wipe the loose notes of this meeting; it asks once, for there is no way back."""
        option = self.query_one(SignList).highlighted_option
        if option is None or option.id is None:
            return
        if self.sure != option.id:
            self.sure = option.id
            self.say("Alle briefjes hiervan wissen? Ongedaan maken kan niet. Nog eens F9: wissen.")
            return
        self.sure = ""
        wanted, desk = option.id, self.desk
        with self.telling():
            desk.resume(wanted).do(WipeNotes(), DOOR)
            self.work(
                lambda: desk.in_turn(lambda folder: forget_traces(desk.files, folder, wanted)),
                lambda _: self._wiped(wanted),
            )

    def _wiped(self, session_id: str) -> None:
        self.heads = [head for head in self.heads if head.id != session_id]
        self._show()
        self.say(WIPED)
        if not self.heads:
            self.dismiss(WIPED)

    def action_go_back(self) -> None:
        """Decide later."""
        self.dismiss()
