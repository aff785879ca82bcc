"""The time that is left: whole minutes, a soft bar, and what comes next."""

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TimeShown(NamedTuple):
    """What the bar says. ``fraction`` is how much has passed, from 0 to 1."""

    left: str = ""
    fraction: float = 0.0
    then: str = ""
    over: bool = False


def bar(fraction: float, width: int) -> Content:
    """A soft bar that fills up."""
    full = round(max(0.0, min(1.0, fraction)) * width)
    return Content.assemble(("━" * full, "$primary 80%"), ("─" * (width - full), "$line"))


class TimeBar(Widget):
    """Never red, never ticking."""

    DEFAULT_CSS = "TimeBar { height: 1; padding: 0 2; }"

    shown: reactive[TimeShown] = reactive(TimeShown())

    def render(self) -> Content:
        """What is left, the bar, what comes next."""
        width = self.content_size.width
        shown = self.shown
        left = Content.styled(shown.left, "bold $primary")
        then = Content.styled(shown.then, "$soft")
        if left.cell_length + then.cell_length + 16 > width:
            return Content.assemble(left, "  ", then).truncate(width, ellipsis=True)
        start = max(16, left.cell_length + 3)
        room = width - start - then.cell_length - 3
        length = min(room, 62)
        space = " " * (width - start - length - then.cell_length)
        return Content.assemble(left, " " * (start - left.cell_length), bar(shown.fraction, length), space, then)
