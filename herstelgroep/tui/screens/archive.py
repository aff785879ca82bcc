"""The archive: every meeting, to search in, read, make files of, or delete."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from herstelgroep.dates import short_date
from herstelgroep.desk import Desk
from herstelgroep.session.model import Status
from herstelgroep.store.archive import Head, Listing
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.screens.troubled import TroubledScreen
from herstelgroep.tui.screens.ways import from_paper
from herstelgroep.tui.widgets.lists import SignList

if TYPE_CHECKING:
    from herstelgroep.store.search import Hit

SHORTEST = 2
ROOMY = 100
BESIDE = 8
"""Cells that a line has not: margins, sign and scroll bar."""


class Shown(NamedTuple):
    """A line of the archive, and the words that were found in it."""

    head: Head
    fragment: str = ""


class ArchiveScreen(TroubledScreen):
    """A list with a field to search in all minutes."""

    SCREEN = "archive"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("archive"),
        Binding("down", "move(1)", "omlaag", show=False),
        Binding("up", "move(-1)", "omhoog", show=False),
        Binding("pagedown", "move(10)", "verder omlaag", show=False, priority=True),
        Binding("pageup", "move(-10)", "verder omhoog", show=False, priority=True),
    ]
    CSS = """
    ArchiveScreen #search { margin: 1 2; padding: 0 1; background: $field; height: 1; max-width: 80; }
    ArchiveScreen #list { padding: 0 2; height: 1fr; max-height: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    ArchiveScreen.-flat #search { margin: 0 2; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listing = Listing(())
        self.hits: tuple[Hit, ...] | None = None
        self.asked = 0
        self.sure = ""
        self.wiped: list[str] = []

    def title_text(self) -> str:
        """Where we are."""
        return "Archief"

    def compose_body(self) -> Iterable[Widget]:
        """The field and the list."""
        field = Input(placeholder="Typ om te zoeken in alle verslagen", id="search", compact=True)
        field.cursor_blink = False
        yield field
        yield SignList(id="list", classes="-lit")

    def on_mount(self) -> None:
        """Look up what there is."""
        self.set_focus(self.query_one("#search"))

    def on_screen_resume(self) -> None:
        """It may be other than before."""
        self._look()

    def on_resize(self) -> None:
        """Less room is fewer words."""
        self.call_after_refresh(self._show)

    def _look(self) -> None:
        self.work(self.desk.listing, self._listed)

    def _listed(self, listing: Listing) -> None:
        self.listing = listing
        if listing.troubles:
            self.say(listing.troubles[0].message)
        self._show()

    def own_hints(self) -> Iterable[Hint]:
        """How to choose."""
        return (Hint("↑ ↓", "kiezen", "", 2), Hint("Enter", "openen", "", 0))

    def shown(self) -> list[Shown]:
        """What the list holds: everything, or what was found."""
        if self.hits is None:
            return [Shown(head) for head in self.listing.heads]
        by_id = {head.id: head for head in self.listing.heads}
        return [Shown(by_id[hit.id], hit.fragment) for hit in self.hits if hit.id in by_id]

    def _show(self) -> None:
        shown = self.shown()
        empty = (
            "Er staat nog niets in het archief." if self.hits is None else "Niets gevonden. Probeer een ander woord."
        )
        options = [Option(self._line(one), id=one.head.id) for one in shown]
        self.query_one("#list", SignList).keep_place(options or [Option(Content(empty), disabled=True)])
        self.show_hints()

    def _line(self, shown: Shown) -> Content:
        head = shown.head
        day = short_date(head.date, self.desk.world.today())
        wide = self.size.width >= 80
        after = [part for part in (_state(head), wide and head.place, wide and _notes(head)) if part]
        line = Content.assemble(
            f"{day:<18}" if wide else f"{day:<13}", head.title, "   ", (", ".join(after), "not bold $soft")
        )
        if shown.fragment:
            indent = 18 if self.size.width >= ROOMY else 2
            found = _around(shown.fragment, self.query_one("#search", Input).value, self.size.width - indent - BESIDE)
            return Content.assemble(line, "\n", " " * indent, (found, "not bold $soft"))
        return line

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search in the minutes, behind the screen; only the last question is answered."""
        self.asked += 1
        words, number = event.value.strip(), self.asked
        if len(words) < SHORTEST:
            self.hits = None
            self._show()
            return
        self.work(partial(self.desk.search, words), partial(self._found, number))

    def _found(self, number: int, hits: "tuple[Hit, ...]") -> None:
        if number == self.asked:
            self.hits = hits
            self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter opens the line that is lit."""
        self.query_one("#list", SignList).action_select()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line needs another yes."""
        if event.option.id != self.sure:
            self.sure = ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it: the minutes, or the meeting that is not finished."""
        event.stop()
        if event.option.id is None:
            return
        with self.telling():
            session = self.desk.resume(event.option.id).session
            if session.status is Status.FINISHED:
                self.home.open("minutes")
            else:
                self.home.open("paper" if from_paper(session) else "live")

    def action_move(self, step: int) -> None:
        """Up or down in the list, while the cursor stays in the field."""
        chosen = self.query_one("#list", SignList)
        if chosen.option_count:
            chosen.highlighted = max(0, min(chosen.option_count - 1, (chosen.highlighted or 0) + step))

    def action_wipe(self) -> None:
        """Delete; it asks once, and can be undone until the app closes."""
        option = self.query_one("#list", SignList).highlighted_option
        if option is None or option.id is None:
            return
        if self.sure != option.id:
            self.sure = option.id
            self.say("Deze bijeenkomst wissen, met alles erin? Druk nog een keer op F9.")
            return
        self.sure = ""
        wanted = option.id
        self.work(partial(self.desk.discard, wanted), lambda _: self._wiped(wanted))

    def _wiped(self, session_id: str) -> None:
        self.wiped.append(session_id)
        self.say("De bijeenkomst is gewist. Ctrl+Z zet die terug, tot je de app sluit.")
        self._look()

    def action_undo(self) -> None:
        """Put back what was deleted last."""
        if not self.wiped:
            self.say("Er is niets om ongedaan te maken.")
            return
        self.work(partial(self.desk.put_back, self.wiped.pop()), lambda _: self._returned())

    def _returned(self) -> None:
        self.say("De bijeenkomst staat er weer.")
        self._look()

    def may(self, action_id: str) -> bool:
        """Undo is only for what was deleted here; deleting asks for something to delete."""
        if action_id == "wipe":
            return self.query_one("#list", SignList).highlighted is not None
        return bool(self.wiped) if action_id == "undo" else super().may(action_id)

    def action_go_back(self) -> None:
        """First empty the field, then go home."""
        field = self.query_one("#search", Input)
        if field.value:
            field.value = ""
        else:
            self.dismiss()


def _around(fragment: str, wanted: str, room: int) -> str:
    """The fragment from somewhere before the word that was found, when that would be out of sight."""
    word = (wanted.casefold().split() or [""])[0]
    end = fragment.casefold().find(word) + len(word)
    if end <= room:
        return fragment
    start = fragment.find(" ", end - room // 2)
    return f"…{fragment[start:]}" if 0 <= start < end - len(word) else fragment


def _notes(head: Head) -> str:
    return "" if not head.notes else "1 briefje" if head.notes == 1 else f"{head.notes} briefjes"


def _state(head: Head) -> str:
    return "nog niet afgerond" if head.status is Status.RUNNING else ""
