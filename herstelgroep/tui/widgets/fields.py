"""Fields to fill in, one under the other: Tab, the arrows and Enter go on to the next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from herstelgroep.tui.action import Hint
from herstelgroep.tui.widgets.lists import SignList

_CLOTHES = """
Field > Input, Field > Input:focus {
    width: 1fr; max-width: 60; height: 1; border: none; padding: 0 1;
    background: $field; background-tint: transparent;
}
Field.number > Input, Field.number > Input:focus { width: 8; }
SCREEN.-narrow Field > .label { width: 19; }
Field.number:even > Input { background: $raised; }
SCREEN.-low BigButton { height: 1; padding: 0 3; }
SCREEN.-flat BigButton { height: 1; padding: 0 3; }
"""


def clothes(screen: str, css: str) -> str:
    """The CSS of a screen with fields. SCREEN in it stands for its name, which sizes are tied to.

    Fields cannot dress themselves, because the app dresses every Input, and its rules win.
    """
    return (_CLOTHES + css).replace("SCREEN", screen)


# Before anything else, so that what is typed at once after it lands in the next field and not in the old one.
TABS: list[BindingType] = [
    Binding("tab", "app.focus_next", "volgende", show=False, priority=True),
    Binding("shift+tab", "app.focus_previous", "vorige", show=False, priority=True),
]


class Form(VerticalScroll, can_focus=False):
    """A page of fields that scrolls with the place where you are."""

    DEFAULT_CSS = """
    Form { height: 1fr; padding: 0 2 1 2; scrollbar-size-vertical: 1; }
    Form > .head { margin-top: 1; color: $secondary; text-style: bold; }
    Form > .told { color: $soft; }
    Form > .mind { color: $accent; }
    Form SignList { height: auto; max-height: 1000; overflow-y: hidden; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "volgende", show=False),
        Binding("up", "app.focus_previous", "vorige", show=False),
    ]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field."""
        self.entered(event.input)

    def entered(self, field: Input) -> None:
        """Enter goes on to the next field, unless a page knows better."""
        self.screen.focus_next()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep the line of a list in sight, also when the list is longer than the page."""
        chosen = event.option_list
        if isinstance(chosen, SignList) and chosen.has_focus:
            self.call_after_refresh(self._show_line, chosen)

    def _show_line(self, chosen: SignList) -> None:
        line = chosen.region.y + chosen.line_of(chosen.highlighted or 0)
        above, below = line - self.region.y - 1, line + 2 - self.region.bottom
        if above < 0:
            self.scroll_relative(y=above, animate=False)
        elif below > 0:
            self.scroll_relative(y=below, animate=False)


class NumberInput(Input):
    """A place to type a number; what is no number is refused, without a bell."""

    class Refused(Message):
        """Something was typed that does not fit."""

        def __init__(self, field: "NumberInput") -> None:
            super().__init__()
            self.field = field

    def restricted(self) -> None:
        """Tell it to the screen."""
        self.post_message(self.Refused(self))


class Field(Horizontal):
    """One thing to fill in: what it is, and the place to type it."""

    DEFAULT_CSS = """
    Field { height: 1; margin-bottom: 1; }
    Field.number { margin-bottom: 0; }
    Field > .label { width: 24; padding-right: 2; color: $foreground; }
    Field > .after { width: 1fr; padding-left: 2; color: $soft; }
    """

    def __init__(
        self, label: str, value: str = "", *, name: str, placeholder: str = "", after: str = "", number: bool = False
    ) -> None:
        super().__init__(classes="number" if number else None, name=name)
        self.label, self.after = label, after
        self.input = (NumberInput if number else Input)(
            value,
            placeholder=placeholder,
            id=name,
            compact=True,
            restrict=r"\d{0,3}" if number else None,
            select_on_focus=number,
        )
        self.input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The label, the field and what stands after it."""
        yield Static(Content(self.label), classes="label")
        yield self.input
        if self.after:
            yield Static(Content(self.after), classes="after")


def number_in(text: str) -> int:
    """The number in a field for numbers; an empty field is 0."""
    return int(text) if text.isdecimal() else 0


class BigButton(Static, can_focus=True):
    """A big target: Enter, the space bar or a click."""

    DEFAULT_CSS = """
    BigButton {
        width: auto; min-width: 24; height: 3; padding: 1 3;
        background: $raised; color: $primary; text-style: bold;
    }
    BigButton:focus { background: $primary; color: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "kies", show=False)]

    class Pressed(Message):
        """It was pressed."""

        def __init__(self, button: "BigButton") -> None:
            super().__init__()
            self.button = button

        @property
        def control(self) -> "BigButton":
            """The button that was pressed."""
            return self.button

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(Content(label), id=id)

    def hints_here(self) -> tuple[Hint, ...]:
        """What Enter does here."""
        return (Hint("Enter", str(self.content).lower(), "kies", 1),)

    def on_click(self) -> None:
        """A click is Enter."""
        self.action_press()

    def action_press(self) -> None:
        """Tell that it was pressed."""
        self.post_message(self.Pressed(self))
