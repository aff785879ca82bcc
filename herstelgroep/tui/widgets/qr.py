"""A code to scan, in half blocks: two modules above one another in each cell."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from herstelgroep.qr import half_blocks, rows

# Whatever the theme: a code in the colours of a theme cannot be read by a phone.
INK = Style(color="#000000", bgcolor="#ffffff")


def qr_size(text: str) -> tuple[int, int]:
    """How many cells wide and how many rows high the code of a text is; nothing for no text."""
    if not text:
        return (0, 0)
    lines = half_blocks(rows(text))
    return len(lines[0]), len(lines)


class QrCode(Widget):
    """The code of a text, as large as it is; half a code would be none."""

    DEFAULT_CSS = "QrCode { width: auto; height: auto; }"

    text: reactive[str] = reactive("", layout=True)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: tuple[Strip, ...] = ()

    def watch_text(self, text: str) -> None:
        """Make the code once for each text."""
        lines = half_blocks(rows(text)) if text else ()
        self._strips = tuple(Strip([Segment(line, INK)], len(line)) for line in lines)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the code."""
        return qr_size(self.text)[0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the code."""
        return len(self._strips)

    def render_line(self, y: int) -> Strip:
        """One row of cells."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)
