"""The full stop of a clicker while the page for the group is on the beamer: blank, and not blank."""

from collections.abc import Callable
from typing import Protocol

from textual.events import Key

AT_ONCE = 2.0
"""A letter within this many seconds belongs to the full stop: that was the start of a note."""
FULL_STOP = "full_stop"


class Page(Protocol):
    """What is known of the pages for the group."""

    blank: bool

    @property
    def screens(self) -> int:
        """How many there are."""


class FullStop:
    """Blanks the page, until it turns out that a note begins with a full stop."""

    def __init__(self, page: Callable[[], Page | None], seconds: Callable[[], float]) -> None:
        self._page = page
        self._seconds = seconds
        self._stops = 0
        self._since = 0.0
        self._before = False

    def press(self) -> str:
        """A full stop in an empty field; gives what to say, or nothing when there is no page."""
        page = self._page()
        if page is None or not page.screens:
            self._stops = 0
            return ""
        if not self._stops:
            self._before = page.blank
        self._stops += 1
        self._since = self._seconds()
        page.blank = not page.blank
        return "Het beeld voor de groep is leeg. Punt: weer aan." if page.blank else "Het beeld staat weer aan."

    def begin_of_note(self, key: Key) -> str:
        """The full stops that this key turns into the start of a note; the page is then as it was."""
        if key.key == FULL_STOP or not self._stops:
            return ""
        stops, self._stops = self._stops, 0
        letter = key.is_printable and key.character and not key.character.isspace()
        page = self._page()
        if not letter or page is None or self._seconds() - self._since > AT_ONCE:
            return ""
        page.blank = self._before
        return "." * stops
