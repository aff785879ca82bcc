"""Reading along while closing: all that was written, large, for the group; nothing can be changed here."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from herstelgroep.session.boards import places
from herstelgroep.session.for_group import ALONG
from herstelgroep.session.model import Session
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.live_view import board_shown, only_waiting_differs
from herstelgroep.tui.screens.group import BIG_CSS, BigText, GroupBoard


class AlongScreen(CalmScreen[None]):
    """The question, every board that has notes, and the agreements."""

    SCREEN = "along"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("along"),
        Binding("down", "scroll(2)", show=False),
        Binding("up", "scroll(-2)", show=False),
    ]
    CSS = (
        BIG_CSS.replace("NAME", "AlongScreen")
        + """
    AlongScreen #all { height: 1fr; scrollbar-size-vertical: 1; }
    AlongScreen .board { height: auto; color: $primary; text-style: bold; }
    AlongScreen GroupBoard { height: auto; margin: 0 0 1 0; }
    AlongScreen .agreed { height: auto; padding: 0 0 0 2; }
    AlongScreen.-high .board, AlongScreen.-very-high .board { margin: 1 0; }
    """
    )

    @property
    def session(self) -> Session:
        """The session that is closed."""
        assert self.desk.live is not None
        return self.desk.live.session

    def title_text(self) -> str:
        """Which programme."""
        return self.session.programme.title

    def compose_body(self) -> Iterable[Widget]:
        """The question stays; the rest scrolls under it."""
        yield BigText()
        yield VerticalScroll(*self._pages(), id="all", can_focus=False)

    def _pages(self) -> list[Widget]:
        self._drawn = self.session
        with_notes = [place for place in places(self.session) if self.session.boards.get(place.key)]
        pages: list[Widget] = []
        for place in with_notes:
            board, shown = GroupBoard(id=None), board_shown(self.session, place, (), "")
            board.show(shown)
            named = [column.title for column in shown.columns] == [place.title]
            pages += [board] if named else [Static(Content(place.title), classes="board"), board]
        if self.session.actions:
            pages.append(Static(Content("Afspraken"), classes="board"))
        for action in self.session.actions.values():
            told = ", ".join(part for part in (action.what, action.who, action.when) if part)
            pages.append(Static(Content(f"• {told}"), classes="agreed"))
        return pages

    def follow(self) -> None:
        """What another door wrote can be read along at once, at the place where the group is."""
        if self.desk.live is None or only_waiting_differs(self._drawn, self.session):
            return
        scroll = self.query_one("#all", VerticalScroll)
        place = scroll.scroll_y
        with self.app.batch_update():
            scroll.remove_children()
            scroll.mount(*self._pages())
        scroll.call_after_refresh(scroll.scroll_to, y=place, animate=False)
        self.call_after_refresh(self.show_hints)

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(BigText).show(ALONG, ())
        self.call_after_refresh(self.show_hints)

    def may(self, action_id: str) -> bool:
        """Reading on, as far as there is more."""
        if action_id not in ("read_on", "read_back"):
            return super().may(action_id)
        pages = self.query_one("#all", VerticalScroll)
        return pages.scroll_y < pages.max_scroll_y if action_id == "read_on" else pages.scroll_y > 0

    def action_scroll(self, lines: int) -> None:
        """A few lines down or up."""
        self.query_one("#all").scroll_relative(y=lines, animate=False)
        self.call_after_refresh(self.show_hints)

    def action_read_on(self) -> None:
        """A page down."""
        self.action_scroll(max(1, self.query_one("#all").size.height - 2))

    def action_read_back(self) -> None:
        """A page up."""
        self.action_scroll(-max(1, self.query_one("#all").size.height - 2))

    def action_beamer(self) -> None:
        """Open the page for the group in the browser of this laptop; it follows into closing."""
        from herstelgroep.tui.beamer import open_page

        open_page(self)

    def action_close(self) -> None:
        """Back to closing."""
        self.dismiss()
