"""One line of hints; it shortens before it cuts off."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from herstelgroep.tui.action import Hint

GAP = 2


def fitting(hints: Sequence[Hint], width: int) -> tuple[Hint, ...]:
    """As many hints as fit: the least important get short words first, then they go."""
    chosen = list(hints)
    while _width(chosen) > width:
        long = [place for place, hint in enumerate(chosen) if hint.short and hint.text != hint.short]
        if long:
            place = max(long, key=lambda at: (chosen[at].rank, at))
            chosen[place] = chosen[place]._replace(text=chosen[place].short)
        elif len(chosen) > 1:
            del chosen[max(range(len(chosen)), key=lambda at: (chosen[at].rank, at))]
        else:
            break
    return tuple(chosen)


def _width(hints: Sequence[Hint]) -> int:
    return sum(len(hint.key) + 1 + len(hint.text) for hint in hints) + GAP * max(0, len(hints) - 1)


class HintLine(Widget):
    """The keys that work now, where the cursor is."""

    DEFAULT_CSS = "HintLine { height: 1; color: $soft; }"

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def render(self) -> Content:
        """The hints that fit."""
        parts: list[Content] = []
        for hint in fitting(self.hints, self.content_size.width):
            parts.append(Content.assemble((hint.key, "$foreground"), " ", hint.text))
        return Content(" " * GAP).join(parts)
