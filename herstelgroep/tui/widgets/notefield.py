"""The field at the bottom: a note, or whatever else is typed; it keeps what was typed until it is safe."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from herstelgroep.privacy.cleaning import clean_line


class NoteInput(Input):
    """An input that knows what to do with several pasted lines, and can undo typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "wish('notes')", show=False),
        Binding("tab", "wish('column')", show=False),
        Binding("shift+tab", "wish('column_back')", show=False),
        Binding("escape", "wish('leave')", show=False),
        Binding("full_stop", "stop", show=False, priority=True),
    ]

    # The field is as wide as its place: a letter must not ask for a new layout of the whole screen.
    virtual_size = reactive(Size(0, 0))

    @dataclass
    class Wished(Message):
        """A key that means something to the screen."""

        what: str

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        lines: tuple[str, ...]

    def __init__(self) -> None:
        super().__init__(id="note", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._steps: list[str] = []
        self._quiet = False

    def action_wish(self, what: str) -> None:
        """Pass a key on."""
        self.post_message(self.Wished(what))

    def action_stop(self) -> None:
        """A clicker sends a full stop to make the big screen blank; in a text it is a full stop."""
        if self.value:
            self.insert_text_at_cursor(".")
        else:
            self.action_wish("blank")

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = tuple(line for line in (clean_line(part) for part in event.text.splitlines()) if line)
        if len(lines) > 1:
            self.post_message(self.Pasted(lines))
        elif lines:
            self.replace(lines[0], *self.selection)

    def put(self, text: str) -> None:
        """Put a text here that was not typed; undoing goes no further back than this."""
        self._steps.clear()
        self._quiet = text != self.value
        self.value = text
        self.cursor_position = len(text)

    def watch_value(self, old: str, new: str) -> None:
        """Remember the text at each word, so that typing can be undone a word at a time."""
        if self._quiet:
            self._quiet = False
        elif len(new) < len(old) or not old or old[-1:] == " " or len(new) - len(old) > 1:
            self._steps.append(old)

    def undo_typing(self) -> bool:
        """Take the last typed word back; tells whether there was one."""
        while self._steps:
            text = self._steps.pop()
            if text != self.value:
                self._quiet = True
                self.value = text
                self.cursor_position = len(text)
                return True
        return False


class NoteField(Horizontal):
    """The field with what stands beside it: the column, or what is asked."""

    DEFAULT_CSS = """
    NoteField { height: 3; margin: 0 2; padding: 1 1; background: $field; border-left: thick $primary; }
    NoteField #side { width: auto; height: 1; padding-right: 1; color: $secondary; text-style: bold; }
    NoteField #after { width: auto; height: 1; padding-left: 2; color: $soft; }
    NoteField NoteInput, NoteField NoteInput:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $field; background-tint: transparent;
    }
    NoteField NoteInput > .input--placeholder { color: $soft; }
    NoteField.-closed { border-left: thick $line; }
    NoteField.-away { border-left: thick $line; }
    """

    def compose(self) -> ComposeResult:
        """What is asked, the text, and where it belongs."""
        yield Static("", id="side", markup=False)
        yield NoteInput()
        yield Static("", id="after", markup=False)

    @property
    def input(self) -> NoteInput:
        """The place where is typed."""
        return self.query_one(NoteInput)

    def show(self, side: str, placeholder: str, after: str) -> None:
        """Say what is asked and where the text belongs."""
        room = self.app.size.width * 2 // 5
        marked = Content(side).truncate(room, ellipsis=True) + " ▸" if side else Content()
        self.query_one("#side", Static).update(marked)
        self.query_one("#side").display = bool(marked)
        self.query_one("#after", Static).update(Content(after).truncate(room, ellipsis=True))
        self.query_one("#after").display = bool(after)
        if self.input.placeholder != placeholder:
            self.input.placeholder = placeholder
