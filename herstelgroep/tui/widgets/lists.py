"""Lists to choose from: every state shows in a sign as well as in a colour."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

HERE = "▶ "
NOT_HERE = "  "


def beside(text: str, after: str, room: int) -> Content:
    """A line with something soft at its right end, or under it when there is no room."""
    line, soft = Content(text), Content.styled(after, "not bold $soft")
    gap = room - line.cell_length - soft.cell_length
    return Content.assemble(line, " " * gap if gap > 1 else "\n", soft)


class SignList(OptionList):
    """A list with a sign in front of each line; people's text stays text."""

    DEFAULT_CSS = """
    SignList, SignList:focus {
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        max-height: 100%;
        scrollbar-size-vertical: 1;
    }
    SignList > .option-list--option { padding: 0; }
    SignList > .option-list--option-highlighted,
    SignList.-lit > .option-list--option-highlighted,
    SignList:focus > .option-list--option-highlighted {
        color: $foreground;
        background: transparent;
        text-style: none;
    }
    SignList.-lit > .option-list--option-highlighted,
    SignList:focus > .option-list--option-highlighted {
        color: $primary;
        background: transparent;
        text-style: bold;
    }
    SignList > .option-list--option-hover { background: $shade; }
    """

    leaves = False
    """Whether the arrows leave the list at its ends, as in a form; otherwise they go round."""

    def __init__(self, *options: Option | None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(*options, id=id, classes=classes, markup=False)

    def sign(self, index: int, here: bool) -> str:
        """What stands in front of a line; all signs are as wide."""
        return HERE if here else NOT_HERE

    def action_cursor_down(self) -> None:
        """One line down, or out of the list."""
        if self.leaves and (self.highlighted is None or self.highlighted >= self.option_count - 1):
            self.screen.focus_next()
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """One line up, or out of the list."""
        if self.leaves and not self.highlighted:
            self.screen.focus_previous()
        else:
            super().action_cursor_up()

    def line_of(self, index: int) -> int:
        """On which line of the list an option begins, counted from 0."""
        return next((line for line, (option, _) in enumerate(self._lines) if option == index), 0)

    def _get_left_gutter_width(self) -> int:
        return len(self.sign(0, False))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its lines are beside the signs."""
        return super().get_content_height(container, viewport, width - self._get_left_gutter_width())

    def render_line(self, y: int) -> Strip:
        """A line with its sign; the lines under the first of an option hang under its text."""
        line = super().render_line(y)
        number = self.scroll_offset.y + y
        if not 0 <= number < len(self._lines):
            return line
        index, offset = self._lines[number]
        first = next(iter(line), None)
        style = first.style if first is not None else None
        here = self.highlighted == index and (self.has_focus or self.has_class("-lit"))
        sign = self.sign(index, here) if offset == 0 else " " * self._get_left_gutter_width()
        return Strip.join([Strip([Segment(sign, style)]), line])

    def keep_place(self, options: Iterable[Option], place: int | None = None) -> None:
        """Show other options without losing the place."""
        was = self.highlighted if place is None else place
        self.set_options(options)
        if self.option_count:
            self.highlighted = min(was or 0, self.option_count - 1)
        if (here := self.highlighted_option) is not None and here.disabled:
            self.highlighted = None


class TickList(SignList):
    """Lines that can be ticked with Enter or the space bar."""

    leaves = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "vink", show=False)]

    class Ticked(Message):
        """A line was ticked, or its tick taken away."""

        def __init__(self, ticks: "TickList", index: int, on: bool) -> None:
            super().__init__()
            self.ticks, self.index, self.on = ticks, index, on

        @property
        def control(self) -> "TickList":
            """The list it was in."""
            return self.ticks

    def __init__(self, lines: Iterable[str], ticked: Iterable[int] = (), *, id: str | None = None) -> None:
        super().__init__(*(Option(Content(line)) for line in lines), id=id)
        self.ticked = set(ticked)

    def sign(self, index: int, here: bool) -> str:
        """A tick, or an open ring, after the place of the cursor."""
        return f"{HERE if here else NOT_HERE}{'✓' if index in self.ticked else '○'} "

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn the tick of this line over."""
        event.stop()
        self.turn(event.option_index)

    def turn(self, index: int) -> None:
        """Tick a line, or take its tick away."""
        on = index not in self.ticked
        self.ticked ^= {index}
        self.refresh()
        self.post_message(self.Ticked(self, index, on))


class PickList(SignList):
    """A few ways, of which one holds; Enter or the space bar picks."""

    leaves = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "kies", show=False)]

    class Picked(Message):
        """Another way was picked."""

        def __init__(self, picks: "PickList", index: int) -> None:
            super().__init__()
            self.picks, self.index = picks, index

        @property
        def control(self) -> "PickList":
            """The list it was in."""
            return self.picks

    def __init__(self, lines: Iterable[str], picked: int | None = 0, *, id: str | None = None) -> None:
        super().__init__(*(Option(Content(line)) for line in lines), id=id)
        self.picked = picked
        self.highlighted = picked or 0

    def sign(self, index: int, here: bool) -> str:
        """A full ring for what holds, after the place of the cursor."""
        return f"{HERE if here else NOT_HERE}{'●' if index == self.picked else '○'} "

    def offer(self, lines: Iterable[str], picked: int | None) -> None:
        """Show other ways."""
        new = list(lines)
        if new != [str(option.prompt) for option in self.options]:
            self.keep_place([Option(Content(line)) for line in new], picked)
        self.picked = picked
        self.refresh()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This way holds from now on."""
        event.stop()
        self.picked = event.option_index
        self.refresh()
        self.post_message(self.Picked(self, event.option_index))
