"""The notes of all boards, to read along: is this right, must something go?"""

from collections.abc import Iterator
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from herstelgroep.desk import Desk
from herstelgroep.session.boards import places
from herstelgroep.session.commands import EditNote, RemoveNote
from herstelgroep.session.model import Note
from herstelgroep.session.showing import ordered_notes
from herstelgroep.tui.steps.base import Step, told
from herstelgroep.tui.waiting_view import still_waiting
from herstelgroep.tui.widgets.fields import Field
from herstelgroep.tui.widgets.lists import HERE, NOT_HERE, SignList


class NoteAt(NamedTuple):
    """Where a note is, and what it says."""

    board: str
    handle: str
    note: Note


class NoteList(SignList):
    """Notes under the names of their boards and columns."""

    leaves = True

    def __init__(self) -> None:
        super().__init__(id="notes")
        self.notes: list[NoteAt | None] = []

    def sign(self, index: int, here: bool) -> str:
        """A bullet for every note, none for a heading."""
        bullet = "• " if index < len(self.notes) and self.notes[index] else "  "
        return f"{HERE if here else NOT_HERE}{bullet}"

    def show(self, lines: list[tuple[Content, NoteAt | None]]) -> None:
        """Show these headings and notes; the cursor stays at its note, or at the one nearby."""
        here, was = self.highlighted, self.note_here
        self.notes = [at for _, at in lines]
        self.set_options(Option(content, disabled=at is None) for content, at in lines)
        wanted = here if here is not None else 0
        if was is not None:
            same = [n for n, at in enumerate(self.notes) if at and (at.board, at.handle) == (was.board, was.handle)]
            wanted = same[0] if same else wanted
        free = [n for n, at in enumerate(self.notes) if at is not None]
        self.highlighted = min(free, key=lambda n: abs(n - wanted), default=None)

    @property
    def note_here(self) -> NoteAt | None:
        """The note at the cursor."""
        here = self.highlighted
        return self.notes[here] if here is not None and here < len(self.notes) else None


class NotesStep(Step):
    """Every note; one can be changed or taken away."""

    heading = "Klopt dit zo?"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.changing: NoteAt | None = None

    def compose(self) -> ComposeResult:
        """The notes, and the field in which one is changed."""
        yield Static(id="waits", classes="told")
        yield told("Lees samen na. Klopt dit zo? Moet er iets weg?")
        yield NoteList()
        field = Field("Verander het briefje", name="changing")
        field.display = False
        yield field

    def on_mount(self) -> None:
        """Show what there is."""
        self.show_again()
        self.screen.set_focus(self.query_one(NoteList))

    def show_again(self) -> None:
        """Show the notes of now, and first of all how many are still face down."""
        waits = self.query_one("#waits", Static)
        waits.update(Content(still_waiting(self.session)))
        waits.display = bool(still_waiting(self.session))
        lines = list(self._lines())
        self.query_one(NoteList).show(lines or [(Content("Er zijn geen briefjes."), None)])

    def follow(self) -> None:
        """Show what came; a note that is being changed stays in its field."""
        self.show_again()

    def _lines(self) -> Iterator[tuple[Content, NoteAt | None]]:
        for place in places(self.session):
            columns = place.columns
            found = [(c, notes) for c in columns if (notes := ordered_notes(self.session, place.key, c.key))]
            if found:
                yield Content.styled(place.title, "bold $foreground"), None
            for column, notes in found:
                if column.title:
                    yield Content.styled(column.title, "$secondary"), None
                for handle, note in notes:
                    yield note_line(note), NoteAt(place.key, handle, note)
            if found:
                yield Content(""), None

    def may(self, action_id: str) -> bool:
        """A note can be changed or taken away while the cursor is on it."""
        return isinstance(self.screen.focused, NoteList) and self.query_one(NoteList).note_here is not None

    def on_option_list_option_selected(self) -> None:
        """Enter changes it."""
        self.edit()

    def edit(self) -> None:
        """Put the text in the field."""
        at = self.query_one(NoteList).note_here
        if at is not None:
            self.changing = at
            field = self.query_one(Field)
            field.display = True
            field.input.value = at.note.text
            self.screen.set_focus(field.input)

    def entered(self, field: Input) -> None:
        """Enter keeps the changed text."""
        at = self.changing
        if at is not None and self.send(EditNote(at.board, at.handle, field.value, if_now=at.note.text)):
            self._back()

    def _back(self) -> None:
        self.query_one(Field).display = False
        self.show_again()
        self.screen.set_focus(self.query_one(NoteList))

    def escape(self) -> bool:
        """Esc leaves the note as it was."""
        if not self.query_one(Field).display:
            return False
        self._back()
        return True

    def take_away(self) -> None:
        """Take the note away; Ctrl+Z puts it back."""
        at = self.query_one(NoteList).note_here
        if at is not None and self.send(RemoveNote(at.board, at.handle)):
            self.show_again()
            self.calm.say("Weggelaten. Ctrl+Z zet het terug.")


def note_line(note: Note) -> Content:
    """A note, how many lie together, and its group."""
    parts = [Content(note.text)]
    if note.count > 1:
        parts.append(Content.styled(f"×{note.count}", "not bold $soft"))
    if note.role:
        parts.append(Content.styled(note.role.value, "not bold $soft"))
    return Content("   ").join(parts)
