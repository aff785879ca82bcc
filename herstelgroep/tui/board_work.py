"""What can be done with the notes on the board of the live screen."""

from typing import TYPE_CHECKING

from herstelgroep.session import commands as c
from herstelgroep.session.boards import topic_places
from herstelgroep.session.model import Note
from herstelgroep.tui.entries import ChangedNote, Summary
from herstelgroep.tui.live_view import notes_of

if TYPE_CHECKING:
    from herstelgroep.tui.screens.live import LiveScreen


class BoardWork:
    """Carries out what is asked of the note under the cursor."""

    def __init__(self, screen: "LiveScreen") -> None:
        self.screen = screen
        self.marked = ""

    def asked(self, what: str, handle: str) -> None:
        """Do it; a wish for a note that is not there does nothing."""
        place = self.screen.field.place_shown()
        if what == "leave" or place is None:
            self._leave()
        elif what == "summary":
            old = self.screen.session.summaries.get(place.key, "")
            self.screen.field.begin(Summary(place.key, old), old)
        elif what == "moved":
            self.screen.show_hints()
        elif note := notes_of(self.screen.session, place.key).get(handle):
            self._ask(what, place.key, handle, note)

    def _ask(self, what: str, board: str, handle: str, note: Note) -> None:
        if what == "edit":
            self.screen.field.begin(ChangedNote(board, handle, note), note.text)
        elif what == "remove":
            self._tell(c.RemoveNote(board, handle), "Weggelaten. Ctrl+Z zet het terug.")
        elif what == "column":
            self._to_column(board, handle, note)
        elif what == "board":
            self._to_board(board, handle, note)
        elif what == "together":
            self._together(board, handle)
        elif what == "apart":
            self._apart(board, handle, note)

    def _tell(self, command: c.Command, text: str) -> None:
        if self.screen.do(command):
            self.screen.say(text)

    def _leave(self) -> None:
        if self.marked:
            self.marked = ""
            self.screen.say("")
            self.screen.show_session()
        self.screen.rest()

    def _to_column(self, board: str, handle: str, note: Note) -> None:
        place = next(p for p in topic_places(self.screen.session) if p.key == board)
        keys = [item.key for item in place.columns]
        if len(keys) < 2:
            self.screen.say("Hier is maar één kolom.")
            return
        column = keys[(keys.index(note.column) + 1) % len(keys)] if note.column in keys else keys[0]
        title = next(item.title for item in place.columns if item.key == column)
        self._tell(c.MoveNote(board, handle, board, column), f"Het briefje ligt nu bij: {title}.")

    def _to_board(self, board: str, handle: str, note: Note) -> None:
        topics = topic_places(self.screen.session)
        others = [place for place in topics if place.key != board]
        if not others:
            self.screen.say("Er is maar één onderwerp.")
            return
        here = next((i for i, place in enumerate(topics) if place.key == board), 0)
        target = others[here % len(others)]
        keys = [item.key for item in target.columns]
        column = note.column if note.column in keys else keys[0]
        self._tell(
            c.MoveNote(board, handle, target.key, column),
            f"Het briefje ligt nu bij: {target.title}. Ctrl+Z legt het terug.",
        )

    def _together(self, board: str, handle: str) -> None:
        marked, self.marked = self.marked, ""
        if not marked or marked not in notes_of(self.screen.session, board):
            self.marked = handle
            self.screen.say("Ga naar het briefje dat hetzelfde zegt, en druk weer op l. Esc laat het.")
        elif marked != handle:
            self._tell(c.LayTogether(board, handle, (marked,)), "De briefjes liggen bij elkaar.")
        else:
            self.screen.say("")
        self.screen.show_session()

    def _apart(self, board: str, handle: str, note: Note) -> None:
        if not note.pile:
            self.screen.say("Dit briefje ligt al los.")
            return
        apart = tuple((self.screen.desk.new_handle(), under) for under in note.pile)
        self._tell(c.TakeApart(board, handle, apart), "De briefjes liggen weer los.")
