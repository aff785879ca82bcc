"""Looking at what a widget really writes to the terminal, and at what the app really does."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from herstelgroep.desk import Desk
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.tui.app import HerstelgroepApp, Start
from tests.hostile import HOSTILE

SIZE = (120, 36)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ACTIONS = ("app.quit", "app.bell", "screen.dismiss")
CLICKS = ("[@click=app.quit]weg[/]", "[@click='app.bell']ping[/]", "[bold @click=screen.dismiss]x[/]")
NOTES = tuple(text for text in HOSTILE if clean_line(text).strip() and len(clean_line(text)) <= 500)
CLEAN = tuple(dict.fromkeys(map(clean_line, NOTES)))
SHORT = tuple(text for text in CLEAN if text.isascii() and len(text) <= 20)


class Watched(HerstelgroepApp):
    """The app, that remembers every action that was run."""

    def __init__(self, desk: Desk, start: Start = Start.HOME) -> None:
        super().__init__(desk, start)
        self.ran: list[str] = []

    async def run_action(self, action: Any, *args: Any, **kwargs: Any) -> bool:
        """Remember it, and run it."""
        self.ran.append(str(action))
        return await super().run_action(action, *args, **kwargs)


def in_bunches(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    every = list(texts)
    for start in range(0, len(every), size):
        yield every[start : start + size]


def text_of(strips: Iterable[Strip]) -> str:
    """What these strips write to the terminal; fails when it holds a control byte or something to click on."""
    rows = []
    for strip in strips:
        for text, style, control in strip:
            assert not control
            assert not CONTROL.search(text), ascii(text)
            assert style is None or "@click" not in style.meta, text
        rows.append(strip.text)
    return "\n".join(rows)


def whole(widget: Widget) -> str:
    """All lines of a widget, also those that are not in sight."""
    if isinstance(widget, Input):
        return text_of(widget.render_lines(widget.size.region))
    above, height = widget.scroll_offset.y, max(widget.size.height, widget.virtual_size.height)
    return text_of([widget.render_line(y - above) for y in range(height)])


def seen(pilot: Pilot[None]) -> str:
    """All that is on the screen."""
    return text_of(pilot.app.screen._compositor.render_strips())


def shows(widget: Widget, texts: Iterable[str] = SHORT) -> bool:
    """Whether a widget shows all these as they are; the missing ones are printed."""
    shown = whole(widget)
    missing = [text for text in texts if text not in shown]
    if missing:
        print(missing)
    return not missing


def calm(pilot: Pilot[None]) -> bool:
    """Whether the app goes on and none of their actions was run."""
    app = pilot.app
    assert isinstance(app, Watched)
    return app.is_running and app._exception is None and not [ran for ran in app.ran if ran.startswith(ACTIONS)]


async def click(pilot: Pilot[None]) -> None:
    """Click on what would act if it were markup; nothing happens, and the app goes on."""
    rows = seen(pilot).split("\n")
    places = [(row.index(end) - 1, y) for y, row in enumerate(rows) for end in ("[/]", "[/@") if end in row]
    assert places
    for place in places:
        await pilot.click(offset=place)
        await pilot.pause()
    assert calm(pilot)
