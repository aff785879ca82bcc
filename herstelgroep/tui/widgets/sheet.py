"""Rows with a label and a value to go through with the arrows: polls, marks, forms, numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message

from herstelgroep.tui.action import Hint
from herstelgroep.tui.widgets.lines import LineView, padded, wrapped


class Row(NamedTuple):
    """A line: what it is, its value, and softly what belongs to it. ``kind`` says what keys do here.

    ``number``: + and - and digits; ``step``: ← and →; ``choose``: Enter; ``told``: nothing.
    """

    key: str
    label: str
    value: str = ""
    detail: str = ""
    kind: str = "choose"
    below: bool = False


class Sheet(LineView):
    """Rows under a title. What a key means is up to the screen: it gets a message with the row."""

    DEFAULT_CSS = "Sheet { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("left,minus", "adjust(-1)", show=False),
        Binding("right,plus,equals_sign", "adjust(1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("backspace,delete", "take", show=False),
        Binding("space", "tick", show=False),
    ]

    @dataclass
    class Adjusted(Message):
        """More (1) or less (-1) for this row."""

        key: str
        by: int

    @dataclass
    class Typed(Message):
        """A digit was typed at this row; ``first`` when the cursor has just come here."""

        key: str
        digit: int
        first: bool

    @dataclass
    class Chosen(Message):
        """Enter at this row."""

        key: str

    @dataclass
    class Taken(Message):
        """Backspace or Del at this row."""

        key: str

    @dataclass
    class Ticked(Message):
        """The space bar at this row."""

        key: str

    def __init__(self, title: str = "", *, id: str | None = None, hints: tuple[Hint, ...] = ()) -> None:
        super().__init__(id=id, can_focus=True)
        self.title_shown = title
        self.rows: tuple[Row, ...] = ()
        self.cursor = 0
        self.hints_given = hints
        self._first = True
        self._tops: list[int] = []

    def show(self, title: str, rows: tuple[Row, ...]) -> None:
        """Show these rows. The cursor stays where it is; under another title it begins at the top."""
        if (title, rows) != (self.title_shown, self.rows):
            other = title != self.title_shown
            key = self.here.key if self.here and not other else ""
            self.title_shown, self.rows = title, rows
            keys = [row.key for row in rows]
            last = 0 if other else min(self.cursor, max(0, len(rows) - 1))
            self.cursor = keys.index(key) if key in keys else last
            if rows and rows[self.cursor].kind == "told":
                self.cursor = next((i for i, row in enumerate(rows) if row.kind != "told"), 0)
            self.renew()
            if other:
                self._first = True
                self._show_cursor()

    @property
    def here(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys that the screen gave this sheet."""
        return self.hints_given

    def watch_has_focus(self, here: bool) -> None:
        """Show the cursor, or hide it."""
        super().watch_has_focus(here)
        self.renew()

    def go_to(self, key: str) -> None:
        """Put the cursor at this row."""
        self.cursor = next((i for i, row in enumerate(self.rows) if row.key == key), self.cursor)
        self._first = True
        self.renew()
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self.cursor < len(self._tops):
            top = self._tops[self.cursor]
            self.show_line(max(0, top - 1), top + 1)

    def action_step(self, by: int) -> None:
        """To the next row that can be used."""
        place = self.cursor + by
        while 0 <= place < len(self.rows) and self.rows[place].kind == "told":
            place += by
        if 0 <= place < len(self.rows):
            self.cursor = place
            self._first = True
            self.renew()
            self._show_cursor()

    def action_adjust(self, by: int) -> None:
        """More or less."""
        if self.here and self.here.kind in ("number", "step"):
            self.post_message(self.Adjusted(self.here.key, by))

    def action_choose(self) -> None:
        """Enter."""
        if self.here:
            self.post_message(self.Chosen(self.here.key))

    def action_take(self) -> None:
        """Backspace."""
        if self.here:
            self.post_message(self.Taken(self.here.key))

    def action_tick(self) -> None:
        """The space bar."""
        if self.here:
            self.post_message(self.Ticked(self.here.key))

    def on_key(self, event: Key) -> None:
        """Digits go to the row."""
        if self.here and self.here.kind == "number" and event.character and event.character in "0123456789":
            event.stop()
            self.post_message(self.Typed(self.here.key, int(event.character), self._first))
            self._first = False

    def build(self, width: int) -> Sequence[Content]:
        """The title and the rows, values in one column."""
        lines = [Content.styled(line, "bold $secondary") for line in wrapped(self.title_shown, width) if line]
        if lines:
            lines.append(Content())
        longest = max((len(r.label) for r in self.rows if r.kind != "told" and not r.below), default=0)
        label = min(longest, max(12, width * 6 // 10))
        self._tops = []
        for place, row in enumerate(self.rows):
            self._tops.append(len(lines))
            lines += self._row(row, self.has_focus and place == self.cursor, label, width - 1)
        return lines

    def _row(self, row: Row, here: bool, label: int, width: int) -> list[Content]:
        if row.kind == "told":
            return [Content.styled(line, "$soft") for line in wrapped(row.label, width)]
        mark = Content.styled("▶ ", "$primary") if here else Content("  ")
        style = "bold" if here else ""
        if row.below:
            lines = [Content.assemble(mark, padded(Content(row.label), width - 2).stylize(style))]
            texts = wrapped(row.value, width - 4) if row.value else (row.detail,)
            tone = "" if row.value else "$soft"
            lines += [padded(Content.assemble("    ", (text, tone)), width) for text in texts if text]
        else:
            heads = wrapped(row.label, label)
            value = f"  {row.value:>4}" if row.value else ""
            first = Content.assemble(mark, padded(Content(heads[0]), label), (value, "bold $primary"))
            beside = Content.assemble(first, "  ", (row.detail, "$soft"))
            fits = len(heads) == 1 and beside.cell_length <= width
            lines = [beside if fits else first, *(Content.assemble("  ", head) for head in heads[1:])]
            if row.detail and not fits:
                lines += [Content.assemble("    ", (text, "$soft")) for text in wrapped(row.detail, width - 6)]
            lines = [padded(line, width).stylize(style) if style else line for line in lines]
        return [line.stylize("on $raised") for line in lines] if here else lines
