"""A widget that renders ready lines, so that a long list costs no more than what is in sight."""

from collections.abc import Sequence
from functools import lru_cache

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Text on lines of at most ``width`` cells, broken between words where that can be done."""
    lines = Content(text).wrap(max(1, width))
    return tuple(line.plain.rstrip() for line in lines) or ("",)


def padded(content: Content, width: int) -> Content:
    """A line of exactly this many cells."""
    cut = content.truncate(width, ellipsis=True)
    return cut + " " * max(0, width - cut.cell_length)


class LineView(ScrollView):
    """Renders the lines that ``build`` makes for a width; they are made again only when asked."""

    DEFAULT_CSS = """
    LineView { height: auto; scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto; }
    """

    def __init__(self, *, id: str | None = None, can_focus: bool = False) -> None:
        super().__init__(id=id)
        self.can_focus = can_focus
        self._lines: Sequence[Content] = ()
        self._strips: dict[int, Strip] = {}
        self._width = 0

    def build(self, width: int) -> Sequence[Content]:
        """The lines for this width."""
        raise NotImplementedError

    def renew(self) -> None:
        """Make the lines again."""
        height = len(self._lines)
        self._make(self._width or self.scrollable_content_region.width)
        self.refresh(layout=self.styles.is_auto_height and height != len(self._lines))

    def _make(self, width: int) -> None:
        self._width = width
        self._strips.clear()
        self._lines = self.build(width) if width > 0 else ()
        self.virtual_size = Size(width, len(self._lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as there are lines."""
        room = width if width != self._width + self.styles.scrollbar_size_vertical else self._width
        if room != self._width:
            self._make(room)
        return len(self._lines)

    def on_resize(self, event: Resize) -> None:
        """Another width asks for other lines."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._make(width)
            self.refresh(layout=self.styles.is_auto_height)

    def notify_style_update(self) -> None:
        """Other colours ask for other strips."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        width = self.size.width
        place = self.scroll_offset.y + y
        if not 0 <= place < len(self._lines):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(place)
        if strip is None or strip.cell_length != width:
            strips = Visual.to_strips(self, self._lines[place], width, 1, self.visual_style)
            strip = strips[0].adjust_cell_length(width, self.rich_style)
            self._strips[place] = strip
        return strip

    def show_line(self, top: int, bottom: int) -> None:
        """Scroll so that these lines are in sight."""
        height = self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif bottom >= self.scroll_offset.y + height:
            self.scroll_to(y=max(0, bottom - height + 1), animate=False)
