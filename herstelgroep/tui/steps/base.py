"""What all steps share: fields that are bound to the session, and keys that work in a list."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from herstelgroep.privacy.cleaning import clean_block
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Session
from herstelgroep.tui.widgets.fields import Field, Form

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.tui.base import CalmScreen


class Bound(NamedTuple):
    """A field of the session: how it is read, and the command that changes it (None: nothing to do)."""

    read: Callable[[Session], str]
    command: Callable[[str], Command | None]


class Step(Form):
    """A page of a meeting that is being closed, or of its minutes."""

    heading = ""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.bound: dict[str, Bound] = {}

    @property
    def session(self) -> Session:
        """The session of now."""
        assert self.desk.live is not None
        return self.desk.live.session

    @property
    def calm(self) -> "CalmScreen[None]":
        """The screen that this step is on."""
        return cast("CalmScreen[None]", self.screen)

    def send(self, command: Command) -> bool:
        """Send a command; tells whether it was carried out."""
        return self.calm.do(command)

    def bind(self, bound: Bound) -> str:
        """A new name for a field of the session."""
        name = f"bound-{len(self.bound)}"
        self.bound[name] = bound
        return name

    def line(self, label: str, bound: Bound, *, placeholder: str = "", number: bool = False) -> Field:
        """A field of one line for something in the session."""
        value = bound.read(self.session)
        return Field(label, value, name=self.bind(bound), placeholder=placeholder, number=number)

    def area(self, label: str, bound: Bound) -> Widget:
        """A field of several lines for something in the session."""
        text = TextArea(bound.read(self.session), id=self.bind(bound), compact=True, tab_behavior="focus")
        text.cursor_blink = False
        text.highlight_cursor_line = False
        return Vertical(Static(Content(label), classes="label"), text, classes="area")

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """What was typed is kept as soon as the cursor leaves it."""
        self.commit_one(event.widget)

    def commit_one(self, widget: Widget) -> bool:
        """Keep what stands in this field; tells whether it could be."""
        if not isinstance(widget, (Input, TextArea)) or not self.unsent(widget):
            return True
        command = self.bound[widget.id or ""].command(_typed(widget))
        return command is None or self.send(command)

    def unsent(self, widget: Widget) -> bool:
        """Whether something was typed in this field that is not in the session yet."""
        bound = self.bound.get(widget.id or "")
        if bound is None or not isinstance(widget, (Input, TextArea)):
            return False
        return _typed(widget) != bound.read(self.session)

    def commit(self) -> bool:
        """Keep what stands in every field; tells whether that could be."""
        kept = [self.commit_one(self.query_one(f"#{name}")) for name in self.bound]
        return all(kept)

    def show_again(self) -> None:
        """Something in the session is other than before: show it."""
        for name, bound in self.bound.items():
            widget = self.query_one(f"#{name}")
            text = bound.read(self.session)
            if isinstance(widget, Input) and widget.value != text:
                widget.value = text
            elif isinstance(widget, TextArea) and widget.text != text:
                widget.text = text

    def follow(self) -> None:
        """Another door changed the notes; what is half-typed stays."""

    def may(self, action_id: str) -> bool:
        """Whether this step knows "edit" and "remove" where the cursor is."""
        return False

    def edit(self) -> None:
        """Change what the cursor is on."""

    def take_away(self) -> None:
        """Take away what the cursor is on."""

    def escape(self) -> bool:
        """Esc; tells whether it was for this step."""
        return False


def _typed(widget: Input | TextArea) -> str:
    return clean_block(widget.value if isinstance(widget, Input) else widget.text)


def head(text: str) -> Static:
    """A heading on a page."""
    return Static(Content(text), classes="head")


def told(text: str, id: str | None = None) -> Static:
    """A soft sentence on a page."""
    return Static(Content(text), classes="told", id=id)
