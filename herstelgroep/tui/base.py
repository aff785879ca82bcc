"""What all screens share: a head, one calm line for messages, one line of hints, and errors told once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus, Key, ScreenResume
from textual.reactive import reactive
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import clean_block
from herstelgroep.tui import DOOR
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import actions_in
from herstelgroep.tui.dutch import day_and_hour
from herstelgroep.tui.widgets.hints import HintLine

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.session.commands import Command
    from herstelgroep.tui.app import HerstelgroepApp

T = TypeVar("T")


class Head(Widget):
    """The top line: where you are, and the day and the time in whole minutes."""

    DEFAULT_CSS = "Head { height: 1; background: $raised; padding: 0 2; }"

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render(self) -> Content:
        """The left part gives way to the right part, which gives way to nothing."""
        width = self.content_size.width
        right = self.right if len(self.left) + len(self.right) + 2 <= width else self.right.split("   ")[-1]
        room = max(0, width - Content(right).cell_length - 2)
        left = Content(self.left).truncate(room, ellipsis=True)
        space = " " * max(1, width - left.cell_length - Content(right).cell_length)
        return Content.assemble(left.stylize("bold"), space, (right, "$soft"))


class Message(Static):
    """One calm line that says what just happened."""

    DEFAULT_CSS = "Message { height: auto; max-height: 3; padding: 0 2; color: $secondary; }"

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="-empty")
        self.text = ""

    def show(self, text: str) -> None:
        """Show a sentence, or nothing; it may hold the name of a file, so it is cleaned."""
        text = clean_block(text)
        if text != self.text:
            self.text = text
            self.update(Content(text))
        self.set_class(not text, "-empty")


class CalmScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """The base of every screen.

    A screen has a ``SCREEN`` name (the registry of actions knows it by that name) and
    ``BINDINGS = bindings(SCREEN)``; it yields what it holds in ``compose_body`` and says in
    ``title_text`` where we are. ``may`` tells whether an action works now; the hints follow it.
    """

    SCREEN: ClassVar[str] = ""
    TELLS_TROUBLE: ClassVar[bool] = False
    """Whether a soft line says that keeping does not work, for as long as it does not."""
    AUTO_FOCUS: ClassVar[str | None] = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (100, "-wide"), (120, "-very-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (24, "-low"), (30, "-high"), (36, "-very-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    CalmScreen { background: $background; color: $foreground; layout: vertical; }
    CalmScreen #body { height: 1fr; }
    CalmScreen #trouble { height: auto; max-height: 3; padding: 0 2; color: $soft; }
    CalmScreen #hints { padding: 0 2; background: $raised; }
    """

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk

    @property
    def home(self) -> "HerstelgroepApp":
        """The app, by its own type."""
        return cast("HerstelgroepApp", self.app)

    # What a screen fills in

    def compose_body(self) -> Iterable[Widget]:
        """The widgets between the head and the message line."""
        return ()

    def title_text(self) -> str:
        """Where we are."""
        return "Herstelgroep"

    def may(self, action_id: str) -> bool:
        """Whether an action works now; what does not work is not hinted."""
        return True

    def clock_ticked(self) -> None:
        """About every five seconds: show the time again."""
        self.show_head()

    def kept(self) -> None:
        """Something is on disk, or could not be kept."""
        self.show_trouble()

    def follow(self) -> None:
        """Another door may have changed the session; what is half-typed, the cursor and the place stay."""

    def key_comes(self, key: Key) -> bool:
        """A key, before anything else hears of it; tells whether that is all it was for."""
        return False

    # What every screen gets

    def compose(self) -> ComposeResult:
        """The head, the body, the message and the hints."""
        yield Head()
        yield Vertical(*self.compose_body(), id="body")
        if self.TELLS_TROUBLE:
            yield Static(id="trouble", markup=False)
        yield Message()
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Fill in the lines that every screen has."""
        self.show_head()
        self.show_hints()
        self.show_trouble()

    @on(ScreenResume)
    def _time_went_on(self) -> None:
        if self.is_mounted:
            self.show_head()
            self.show_trouble()

    def show_trouble(self) -> None:
        """Say how much is not on disk yet and why, or nothing when all is well."""
        trouble = self.desk.trouble
        text = f"Nog niet bewaard: {self.desk.unsaved}. {trouble.message}" if trouble is not None else ""
        for line in self.query("#trouble").results(Static):
            line.update(Content(clean_block(text)))
            line.display = bool(text)

    def show_head(self) -> None:
        """Show again where we are and what time it is."""
        head = self.query_one(Head)
        head.left = self.title_text()
        head.right = day_and_hour(self.desk.world.now())

    def own_hints(self) -> Iterable[Hint]:
        """Keys of this screen or of where the cursor is, told before the actions."""
        hints_of = getattr(self.focused, "hints_here", None)
        return cast("Iterable[Hint]", hints_of()) if callable(hints_of) else ()

    def hints(self) -> tuple[Hint, ...]:
        """Every hint that holds now, the most important ones at the front."""
        actions = [a.as_hint() for a in actions_in(self.SCREEN) if a.hint and self.may(a.id)]
        return (*self.own_hints(), *actions)

    def show_hints(self) -> None:
        """Show again which keys work."""
        for line in self.query("#hints").results(HintLine):
            line.hints = self.hints()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The keys that work depend on where the cursor is."""
        self.call_after_refresh(self.show_hints)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """The keys that work depend on where the cursor is."""
        self.call_after_refresh(self.show_hints)

    def say(self, text: str) -> None:
        """Tell something in the message line; an empty text clears it."""
        self.query_one(Message).show(text)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell what a person caused, in its own sentence; the screen stays as it is."""
        try:
            yield
        except HerstelgroepError as error:
            self.say(error.message)

    def do(self, command: "Command") -> bool:
        """Send a command to the live session; tells whether it was carried out."""
        if self.desk.live is None:
            return False
        try:
            self.desk.live.do(command, DOOR)
        except HerstelgroepError as error:
            self.say(error.message)
            return False
        return True

    def work(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something slow (files) in a thread, then go on here with what it gave."""

        def done_in_thread() -> None:
            result = job()
            self.app.call_from_thread(then, result)

        self.run_worker(done_in_thread, thread=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The one place where what went wrong in a worker is told."""
        if event.state is not WorkerState.ERROR:
            return
        error = event.worker.error
        if isinstance(error, HerstelgroepError):
            self.say(error.message)
        elif error is not None:
            raise error

    def action_keys(self) -> None:
        """All keys of this screen."""
        self.home.open("keys", self.SCREEN)

    def action_need(self) -> None:
        """Whom to call, and what to do."""
        self.home.open("need")

    def action_palette(self) -> None:
        """Search in everything that can be done here."""
        self.home.open("palette", self, then=self._run_chosen)

    def _run_chosen(self, action: str | None) -> None:
        if action is not None:
            self.call_later(self.run_action, action)

    def action_leave(self) -> None:
        """Leave the app; it asks nothing, for all is kept."""
        self.app.exit()
