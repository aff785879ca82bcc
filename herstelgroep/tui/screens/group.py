"""The group screen in this terminal: large and calm, never a name, notes in no order of arrival."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from herstelgroep.dates import hour_of
from herstelgroep.session import commands as c
from herstelgroep.session.for_group import group_pages, group_view
from herstelgroep.session.model import Session
from herstelgroep.session.showing import neighbour, places_now
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.live_view import OFF_RECORD, only_waiting_differs
from herstelgroep.tui.widgets.board import Board, BoardShown, Column
from herstelgroep.tui.widgets.lines import LineView, wrapped
from herstelgroep.tui.widgets.timebar import bar

if TYPE_CHECKING:
    from herstelgroep.desk import Desk


ROOMY = 30
"""From this many lines on there is air between lines and under notes."""
WIDEST = 64
"""Cells of the question on one line."""
BIG_CSS = """
NAME Head { background: $background; }
NAME #hints { background: $background; }
NAME #body { padding: 1 4; align-horizontal: center; }
NAME.-wide #body { padding: 1 8; }
NAME.-very-wide #body { padding: 2 14; }
NAME.-flat #body { padding: 0 2; }
NAME Board { margin: 1 0; max-width: 140; }
NAME SoftBar, NAME #all { max-width: 140; }
NAME.-low Board, NAME.-flat Board { margin: 0; }
"""
"""The clothes of every screen for the group; NAME stands for its class."""


class GroupBoard(Board):
    """The notes for the group: to read only, with air under each where there is room."""

    def __init__(self, *, id: str | None = "board") -> None:
        super().__init__(id=id)
        self.can_focus = False

    def build(self, width: int) -> Sequence[Content]:
        """Air asks for a high screen."""
        self.air = int(self.app.size.height >= ROOMY)
        return super().build(width)


class BigText(LineView):
    """The question in the middle, with air between its lines where there is room."""

    DEFAULT_CSS = """
    BigText { width: 100%; height: auto; margin: 2 0; }
    .-low BigText { margin: 1 0; }
    .-flat BigText { margin: 0 0 1 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="big")
        self.text = ""
        self.small: tuple[str, ...] = ()

    def show(self, text: str, small: tuple[str, ...]) -> None:
        """Show another text."""
        if (text, small) != (self.text, self.small):
            self.text, self.small = text, small
            self.renew()

    def build(self, width: int) -> Sequence[Content]:
        """Each line in the middle."""
        air = [Content()] if self.app.size.height >= ROOMY else []
        lines: list[Content] = []
        for line in wrapped(self.text, min(width, WIDEST)):
            lines += [Content.styled(line, "bold").center(width), *air]
        if self.small:
            lines += [Content(), *(Content.styled(line, "$soft").center(width) for line in self.small)]
        return lines


class SoftBar(Widget):
    """The time as a bar without a number."""

    DEFAULT_CSS = "SoftBar { height: 1; margin: 1 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.fraction = 0.0

    def show(self, fraction: float) -> None:
        """How much has passed."""
        self.fraction = fraction
        self.refresh()

    def render(self) -> Content:
        """The bar over the whole width."""
        return bar(self.fraction, self.content_size.width)


class GroupScreen(CalmScreen[str]):
    """What the group may see. ``blank`` shows nothing at all until the same key comes again."""

    SCREEN = "group"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("group"),
        Binding("right", "leaf(1)", show=False),
        Binding("left", "leaf(-1)", show=False),
    ]
    CSS = (
        BIG_CSS.replace("NAME", "GroupScreen")
        + """
    GroupScreen #above, GroupScreen #below { height: 1fr; }
    GroupScreen.-blank Head, GroupScreen.-blank #body, GroupScreen.-blank Message { visibility: hidden; }
    """
    )

    def __init__(self, desk: "Desk", blank: bool = False) -> None:
        super().__init__(desk)
        self._blank = blank
        self._leafed = ""
        self._stops = int(blank)

    @property
    def session(self) -> Session:
        """The state of now."""
        assert self.desk.live is not None
        return self.desk.live.session

    def compose_body(self) -> list[Widget]:
        """The question, the columns, the bar."""
        return [Static(id="above"), BigText(), GroupBoard(), Static(id="below"), SoftBar()]

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def on_screen_suspend(self) -> None:
        """What is typed after another screen does not follow the full stop."""
        self._stops = 0

    def on_key(self, event: Key) -> None:
        """Opened by a full stop in an empty field, and a letter right after it: that was the start of a note."""
        if self._stops and event.is_printable and event.character and not event.character.isspace():
            event.stop()
            self.dismiss("." * self._stops + event.character)

    def title_text(self) -> str:
        """The programme, and that nothing is kept when that is so."""
        return OFF_RECORD if self.session.off_record else self.session.programme.title

    def clock_ticked(self) -> None:
        """The bar and the time."""
        self._show()

    def follow(self) -> None:
        """What another door wrote is there for the group at once."""
        if self.desk.live is not None and not only_waiting_differs(self._drawn, self.session):
            self._show()
            self.show_hints()

    def _show(self) -> None:
        self._drawn = self.session
        self.set_class(self._blank, "-blank")
        self.show_head()
        seen = group_view(self.session, self.desk.world.now(), self._leafed)
        asked = seen.question if seen.back_at is None else f"{seen.question}. Terug om {hour_of(seen.back_at)}"
        self.query_one(BigText).show(asked, seen.small)
        board = self.query_one(Board)
        board.display = bool(seen.columns)
        for fill in ("#above", "#below"):
            self.query_one(fill).display = not board.display
        if board.display:
            board.show(BoardShown(tuple(Column(one.key, one.title, one.notes, one.help) for one in seen.columns)))
        bar_line = self.query_one(SoftBar)
        bar_line.display = seen.fraction is not None
        bar_line.show(seen.fraction or 0.0)

    def action_leaf(self, step: int) -> None:
        """To the notes of another topic or small group, and round again to those of now."""
        self._stops = 0
        pages = [page.key for page in group_pages(self.session)]
        if not places_now(self.session):
            pages.insert(0, "")
        here = pages.index(self._leafed) if self._leafed in pages else 0
        self._leafed = pages[(here + step) % len(pages)] if pages else ""
        if self._leafed == pages[0]:
            self._leafed = ""
        self._show()

    def own_hints(self) -> Iterable[Hint]:
        """Leafing, when there is more to see than one board."""
        more = len(group_pages(self.session)) > len(places_now(self.session)[:1])
        return (Hint("← →", "andere briefjes", "briefjes", 2),) if more else ()

    def may(self, action_id: str) -> bool:
        """Whether an action works now."""
        step = {"forward": 1, "back": -1}.get(action_id)
        return step is None or neighbour(self.session, step) is not None

    def action_blank(self) -> None:
        """Nothing on the screen, or all of it again."""
        self._blank = not self._blank
        self._stops += bool(self._stops)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter right after the full stop is the start of a note."""
        return not (action == "beamer" and self._stops)

    def action_beamer(self) -> None:
        """Open the page for the group in the browser of this laptop."""
        from herstelgroep.tui.beamer import open_page

        open_page(self)

    def action_forward(self) -> None:
        """On to the next segment; after the last one back to the leader, to close."""
        if neighbour(self.session, 1) is None:
            self.dismiss("Dit was het laatste onderdeel. PgDn: afronden.")
        else:
            self._go(1)

    def action_back(self) -> None:
        """Back to the segment before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        self._stops = 0
        if self.home.mover.may(step):
            with self.telling():
                self.home.mover.go(step)
            self._leafed = ""
            self._show()
            self.show_hints()

    def action_still(self) -> None:
        """Even stil, also for the group."""
        if self.do(c.HoldStill(self.desk.world.now())):
            self.home.open("quiet", then=self._after_quiet)

    def _after_quiet(self, result: object) -> None:
        self.do(c.Resume(self.desk.world.now()))
        self._show()

    def action_close(self) -> None:
        """Back to the leader's screen."""
        self.dismiss()
