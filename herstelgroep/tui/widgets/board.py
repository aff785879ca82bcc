"""The board of a segment: columns of notes with hanging bullets, and a cursor to go through them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message

from herstelgroep.session.model import Note
from herstelgroep.tui.action import Hint
from herstelgroep.tui.widgets.lines import LineView, padded, wrapped

GAP = 3
NARROWEST = 24
AIRY = 36
"""From this many lines on there is room for air under the headings."""


class Column(NamedTuple):
    """A column with its notes in the order in which they are shown; an empty one says softly what could be in it."""

    key: str
    title: str
    notes: tuple[tuple[str, Note], ...] = ()
    help: tuple[str, ...] = ()


class BoardShown(NamedTuple):
    """What is on the board. ``marked`` is the note that waits to be laid together."""

    columns: tuple[Column, ...] = ()
    summary: str = ""
    marked: str = ""


class Cell(NamedTuple):
    """A line of a column, and the note it belongs to (empty: none)."""

    content: Content
    handle: str = ""


class Board(LineView):
    """Notes in columns. The arrows move through them once the cursor is in here."""

    DEFAULT_CSS = "Board { height: 1fr; }"
    air = 0
    """Empty lines under each note."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
        *(
            Binding(keys, f"ask('{what}')", show=False)
            for keys, what in (
                ("enter,e", "edit"), ("delete,w", "remove"), ("k", "column"), ("o", "board"),
                ("l", "together"), ("u", "apart"), ("s", "summary"), ("escape", "leave"),
            )
        ),
    ]  # fmt: skip

    @dataclass
    class Asked(Message):
        """Somebody asked something of the note under the cursor (``handle`` empty: there is none)."""

        what: str
        handle: str

    def __init__(self, *, id: str | None = "board") -> None:
        super().__init__(id=id, can_focus=True)
        self.shown = BoardShown()
        self.cursor = ""
        self._spans: dict[str, tuple[int, int]] = {}
        self._heads: list[int] = []
        self._helped = True

    def show(self, shown: BoardShown) -> None:
        """Show these notes. The cursor stays at its note, or at the one nearby."""
        if shown != self.shown:
            place, held = self._place(), self._held()
            self.shown = shown
            if self.cursor and self._place() is None:
                self.cursor = self._nearest(place or (0, 0))
            self.renew()
            self._hold(*held)

    def _held(self) -> tuple[str, int]:
        """The note to keep in its place while others come above it, and its line; none while all begins at the top."""
        top = round(self.scroll_offset.y)
        seen = [(first, handle) for handle, (first, _) in self._spans.items() if first >= top]
        first, handle = min(seen, default=(0, ""))
        return (handle, first) if top else ("", 0)

    def _hold(self, handle: str, line: int) -> None:
        moved = self._spans[handle][0] - line if handle in self._spans else 0
        if moved:
            self.scroll_to(y=self.scroll_offset.y + moved, animate=False)

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys for the note under the cursor."""
        note = self.note_here()
        if note is None:
            return (Hint("Esc", "naar het veld", "veld", 0), Hint("s", "samenvatting", "samen", 2))
        together = "hier bij leggen" if self.shown.marked else "bij elkaar"
        found = [
            Hint("Esc", "naar het veld", "veld", 0),
            Hint("Enter", "veranderen", "anders", 1),
            Hint("w", "weghalen", "weg", 1),
            Hint("k", "andere kolom", "kolom", 2),
            Hint("o", "ander onderwerp", "onderwerp", 3),
            Hint("l", together, "bij", 2),
        ]
        if note.pile:
            found.append(Hint("u", "uit elkaar", "uit", 2))
        return (*found, Hint("s", "samenvatting", "samenv.", 2))

    def note_here(self) -> Note | None:
        """The note under the cursor."""
        return next((n for c in self.shown.columns for h, n in c.notes if h == self.cursor), None)

    def watch_has_focus(self, here: bool) -> None:
        """Begin at the last note; without the cursor all notes look the same."""
        super().watch_has_focus(here)
        if here and self._place() is None:
            filled = [column for column in self.shown.columns if column.notes]
            self.cursor = filled[0].notes[-1][0] if filled else ""
        self.renew()
        if here:
            self.call_after_refresh(self.show_note, self.cursor)

    def show_note(self, handle: str) -> None:
        """Scroll to this note."""
        if handle in self._spans:
            top, bottom = self._spans[handle]
            first = any(column.notes and column.notes[0][0] == handle for column in self.shown.columns)
            self.show_line(max([line for line in self._heads if first and line < top], default=top), bottom)

    def action_ask(self, what: str) -> None:
        """Pass a wish on."""
        self.post_message(self.Asked(what, self.cursor if self._place() is not None else ""))

    def action_step(self, by: int) -> None:
        """Up or down; down from the last note goes back to the field."""
        place = self._place()
        if place is None:
            self.action_ask("leave")
            return
        column, row = place
        notes = self.shown.columns[column].notes
        if row + by >= len(notes):
            self.action_ask("leave")
        elif row + by >= 0:
            self._put(notes[row + by][0])

    def action_aside(self, by: int) -> None:
        """To the column beside this one that has notes, at about the same height."""
        place = self._place()
        if place is None:
            return
        column = place[0] + by
        while 0 <= column < len(self.shown.columns):
            if notes := self.shown.columns[column].notes:
                self._put(notes[min(place[1], len(notes) - 1)][0])
                return
            column += by

    def _put(self, handle: str) -> None:
        self.cursor = handle
        self.renew()
        self.show_note(handle)
        self.post_message(self.Asked("moved", handle))

    def _place(self) -> tuple[int, int] | None:
        for x, column in enumerate(self.shown.columns):
            for y, (handle, _) in enumerate(column.notes):
                if handle == self.cursor:
                    return x, y
        return None

    def _nearest(self, place: tuple[int, int]) -> str:
        columns = self.shown.columns
        tried = [columns[place[0]]] if place[0] < len(columns) else []
        for column in (*tried, *columns):
            if column.notes:
                return column.notes[min(place[1], len(column.notes) - 1)][0]
        return ""

    def build(self, width: int) -> Sequence[Content]:
        """The summary, then the columns side by side, as many as fit; what helps only where all of it has room."""
        lines = self._lines_of(width, helped=True)
        return lines if len(lines) <= self._height() else self._lines_of(width, helped=False)

    def _height(self) -> int:
        return self.scrollable_content_region.height or self.app.size.height

    def on_resize(self, event: Resize) -> None:
        """Another height may have room for more."""
        super().on_resize(event)
        if any(column.help and not column.notes for column in self.shown.columns):
            self.renew()

    def _lines_of(self, width: int, *, helped: bool) -> list[Content]:
        self._helped = helped
        self._spans, self._heads = {}, []
        lines: list[Content] = []
        if self.shown.summary:
            for place, line in enumerate(wrapped(self.shown.summary.replace("\n", " "), width - 10)):
                head = "In het kort" if not place else ""
                lines.append(Content.assemble((head.ljust(13), "$soft"), (line, "italic")))
            lines.append(Content())
        columns = self.shown.columns
        side = max(1, min(len(columns), (width + GAP) // (NARROWEST + GAP)))
        side = -(-len(columns) // -(-len(columns) // side)) if columns else side  # four: two and two, not three and one
        for start in range(0, len(columns), side):
            if start:
                lines.append(Content())
            self._heads.append(len(lines))
            self._add_row(lines, columns[start : start + side], width)
        return lines

    def _add_row(self, lines: list[Content], columns: Sequence[Column], width: int) -> None:
        room = (width - 1 - GAP * (len(columns) - 1)) // len(columns)
        stacks = [self._cells(column, room) for column in columns]
        for cells in zip_longest(*stacks, fillvalue=Cell(Content())):
            for cell in cells:
                if cell.handle:
                    top, _ = self._spans.get(cell.handle, (len(lines), 0))
                    self._spans[cell.handle] = (top, len(lines))
            *front, last = (cell.content for cell in cells)
            lines.append(Content.assemble(*(part for c in front for part in (padded(c, room), " " * GAP)), last))

    def _cells(self, column: Column, room: int) -> list[Cell]:
        cells = [Cell(Content.styled(line, "bold $secondary")) for line in wrapped(column.title, room) if line]
        if cells and self.app.size.height >= AIRY:
            cells.append(Cell(Content()))
        if self._helped and not column.notes:
            cells += [Cell(Content.styled(line, "$soft")) for text in column.help for line in wrapped(text, room)]
        for handle, note in column.notes:
            cells += [*self._note_cells(handle, note, room), *[Cell(Content())] * self.air]
        return cells

    def _note_cells(self, handle: str, note: Note, room: int) -> list[Cell]:
        tail = "".join([f"   ×{note.count}" if note.pile else "", f"   ({note.role})" if note.role else ""])
        lines = list(wrapped(note.text, room - 2))
        if Content(lines[-1] + tail).cell_length > room - 2:
            lines.append("")
            tail = tail.lstrip()
        here = self.has_focus and handle == self.cursor
        bullet = "◆" if handle == self.shown.marked else "▶" if here else "•"
        style = "bold on $raised" if here else ""
        cells = []
        for place, line in enumerate(lines):
            end = tail if place == len(lines) - 1 else ""
            content = Content.assemble((f"{bullet if not place else ' '} ", "$primary"), line, (end, "$soft"))
            cells.append(Cell(padded(content, room).stylize(style) if style else content, handle))
        return cells
