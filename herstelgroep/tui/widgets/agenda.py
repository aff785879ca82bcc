"""Vandaag: the segments with their minutes; on a small screen one line of it."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from herstelgroep.tui.widgets.lines import LineView, padded


class Part(NamedTuple):
    """A segment in the list. ``mark`` is ✓ for past, ▶ for now; ``minutes`` empty when it was dropped."""

    title: str
    minutes: int
    mark: str = ""
    dropped: bool = False


class Agenda(LineView):
    """The list of today; the segment of now is always in sight."""

    DEFAULT_CSS = "Agenda { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="agenda")
        self.parts: tuple[Part, ...] = ()
        self.end = ""

    def show(self, parts: tuple[Part, ...], end: str) -> None:
        """Show the list and when it ends."""
        if (parts, end) != (self.parts, self.end):
            self.parts, self.end = parts, end
            self.renew()
            now = next((place for place, part in enumerate(parts) if part.mark == "▶"), 0)
            self.call_after_refresh(self.show_line, now, now + 4)

    def build(self, width: int) -> Sequence[Content]:
        """A heading, the segments, and when it ends."""
        lines = [Content.styled("Vandaag", "$soft"), Content()]
        lines += [_line(part, max(10, width - 1)) for part in self.parts]
        return [*lines, Content(), Content.styled(self.end, "$soft")]


def _line(part: Part, width: int) -> Content:
    minutes = "vervalt" if part.dropped else str(part.minutes)
    title = padded(Content(part.title), width - 3 - len(minutes))
    line = Content.assemble(f"{part.mark or ' '} ", title, " ", minutes)
    if part.mark == "▶":
        return line.stylize("bold $primary on $shade")
    return line.stylize("$soft") if part.mark or part.dropped else line
