"""What the terminal shows as a picture, cell by cell, for a reader of codes."""

from collections.abc import Iterable

import zxingcpp
from rich.ansi import AnsiDecoder
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

WIDE, HIGH = 6, 12
"""Pixels of one cell."""
_NO_COLOR = b"\x80"
_UPPER, _LOWER = "▀█", "▄█"


def grey(color: Color | None) -> int:
    """How light a color is; what has no color of its own is in the middle, so that it never helps a reader."""
    if color is None or color.is_default:
        return 128
    red, green, blue = color.get_truecolor() if color.triplet is None else ColorTriplet(*color.triplet)
    return (299 * red + 587 * green + 114 * blue) // 1000


def painted(pilot: Pilot[None]) -> memoryview:
    """Every cell on the screen, as grey pixels."""
    return _paint(pilot.app.screen._compositor.render_strips())


def captured(screen: str) -> memoryview:
    """The same for what a terminal shows, with the codes for its colors."""
    decoder, console = AnsiDecoder(), Console()
    return _paint([list(decoder.decode_line(line).render(console)) for line in screen.split("\n")])


def _paint(lines: Iterable[Iterable[Segment]]) -> memoryview:
    rows = []
    for line in lines:
        upper, lower = bytearray(), bytearray()
        for text, style, _ in line:
            look = style or Style()
            ink, paper = grey(look.color), grey(look.bgcolor)
            if look.reverse:
                ink, paper = paper, ink
            for sign in text.rstrip("\n"):
                upper += bytes([ink if sign in _UPPER else paper]) * WIDE
                lower += bytes([ink if sign in _LOWER else paper]) * WIDE
        rows += [upper] * (HIGH // 2) + [lower] * (HIGH // 2)
    wide = max(len(row) for row in rows)
    padded = [row.ljust(wide, _NO_COLOR) for row in rows]
    return memoryview(b"".join(padded)).cast("B", shape=[len(rows), wide])


def codes_on(pilot: Pilot[None]) -> list[str]:
    """What the codes on the screen say, from left to right."""
    return codes_in(painted(pilot))


def codes_in(picture: memoryview) -> list[str]:
    """What the codes in a picture say, from left to right."""
    found = zxingcpp.read_barcodes(picture)
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.x)]
