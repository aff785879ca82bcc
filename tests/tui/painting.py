"""What the terminal shows as a picture, cell by cell, for a reader of codes."""

import zxingcpp
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.pilot import Pilot

WIDE, HIGH = 6, 12
"""Pixels of one cell."""
_UPPER, _LOWER = "▀█", "▄█"


def grey(color: Color | None) -> int:
    """How light a color is; what has no color of its own is in the middle, so that it never helps a reader."""
    if color is None or color.is_default:
        return 128
    red, green, blue = color.get_truecolor() if color.triplet is None else ColorTriplet(*color.triplet)
    return (299 * red + 587 * green + 114 * blue) // 1000


def painted(pilot: Pilot[None]) -> memoryview:
    """Every cell on the screen, as grey pixels."""
    rows = []
    for strip in pilot.app.screen._compositor.render_strips():
        upper, lower = bytearray(), bytearray()
        for text, style, _ in strip:
            look = style or Style()
            ink, paper = grey(look.color), grey(look.bgcolor)
            for sign in text:
                upper += bytes([ink if sign in _UPPER else paper]) * WIDE
                lower += bytes([ink if sign in _LOWER else paper]) * WIDE
        rows += [upper] * (HIGH // 2) + [lower] * (HIGH // 2)
    return memoryview(b"".join(rows)).cast("B", shape=[len(rows), len(rows[0])])


def codes_on(pilot: Pilot[None]) -> list[str]:
    """What the codes on the screen say, from left to right."""
    found = zxingcpp.read_barcodes(painted(pilot))
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.x)]
