"""The bare apps ours are compared with: ``python -m benchmarks.bare frame|field``."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static

KNOWN = "Een kale app."


class Frame(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(KNOWN)


class Field(App[None]):
    """One input."""

    def compose(self) -> ComposeResult:
        """The input."""
        yield Input(placeholder=KNOWN)


if __name__ == "__main__":
    (Frame if sys.argv[1:] == ["frame"] else Field)().run()
