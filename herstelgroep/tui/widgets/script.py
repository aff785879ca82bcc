"""What the leader can say, do and mind in this segment, with hanging labels."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from herstelgroep.tui.widgets.lines import LineView, wrapped

LABEL = 9
WIDEST = 84
BEFORE = "De vorige keer"


class Words(NamedTuple):
    """The words of a segment, filled in. ``easier`` is shown in place when it was asked for.

    ``before`` is what the group remembers of the last time, ``owner`` whose the method is.
    """

    say: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    mind: tuple[str, ...] = ()
    easier: str = ""
    before: tuple[str, ...] = ()
    owner: str = ""


class ScriptPane(LineView):
    """Zeg, Doe and Let op; what to say is the strongest text."""

    DEFAULT_CSS = "ScriptPane { height: auto; max-height: 50%; }"

    def __init__(self) -> None:
        super().__init__(id="script")
        self.words = Words()

    def show(self, words: Words) -> None:
        """Show other words, from the top."""
        if words != self.words:
            self.words = words
            self.renew()
            self.scroll_home(animate=False)

    def build(self, width: int) -> Sequence[Content]:
        """The labels hang in front of their lines."""
        words = self.words
        lines: list[Content] = []
        tight = width < 50
        if words.owner:
            lines += [Content.styled(line, "$soft") for line in wrapped(words.owner, max(8, min(width - 2, WIDEST)))]
            lines.append(Content())
        if words.easier:
            lines += [*_part("Of zo", (words.easier,), "bold $secondary", width, tight), Content()]
        lines += _part("Zeg", words.say, "bold", width, tight)
        for label, texts in (("Doe", words.do), ("Let op", words.mind)):
            if texts and lines:
                lines.append(Content())
            lines += _part(label, texts, "", width, tight)
        if words.before:
            soft = [line for text in words.before for line in _hanging(text, min(width - 2, WIDEST))]
            lines += [Content(), Content.styled(BEFORE, "bold $secondary"), *soft]
        return lines


def _hanging(text: str, width: int) -> list[Content]:
    first, *rest = wrapped(text, max(8, width - 2))
    return [Content.styled(f"· {first}", "$soft"), *(Content.styled(f"  {line}", "$soft") for line in rest)]


def _part(label: str, texts: tuple[str, ...], style: str, width: int, tight: bool) -> list[Content]:
    indent = 7 if tight else LABEL
    room = max(8, min(width - 2, WIDEST) - indent)
    lines = [line for text in texts for line in wrapped(text, room)]
    labels = [label, *[""] * max(0, len(lines) - 1)]
    return [
        Content.assemble((head.ljust(indent), "$soft"), (line, style))
        for head, line in zip(labels, lines, strict=False)
    ]
