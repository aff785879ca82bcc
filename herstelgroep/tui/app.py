"""The Textual app: it holds the desk, the clothes and one slow timer; the screens do the rest."""

import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.binding import BindingType
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.screen import Screen

from herstelgroep.desk import Desk
from herstelgroep.listening import ASKED_NOTHING, Asked
from herstelgroep.privacy.cleaning import clean_pasted
from herstelgroep.store.settings import Theme
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.fault import where
from herstelgroep.tui.follower import Follower
from herstelgroep.tui.key_order import KeyOrder
from herstelgroep.tui.mover import Mover
from herstelgroep.tui.screens import make_screen
from herstelgroep.tui.themes import AVOND, themes

if TYPE_CHECKING:
    from herstelgroep.web.serving import Server

LOOK_AGAIN = 5.0
MODE = "main"


def hear_alt_and_digits() -> None:
    """Textual turns Alt and a digit into characters of a Mac (Alt+2 is ™); here they are keys."""
    for digit in "123456789":
        cast("dict[str, object]", ANSI_SEQUENCES_KEYS).pop(f"\x1b{digit}", None)


class Start(Enum):
    """Where the app opens. LIVE: the desk has a session already (begun or resumed)."""

    HOME = "home"
    LIVE = "live"


class HerstelgroepApp(App[None]):
    """Herstelgroep on a screen.

    ``seconds`` is a steady clock, to tell two presses apart; ``asked`` is where phones must find the laptop,
    for who knows the network.
    """

    TITLE = "Herstelgroep"
    DEFAULT_MODE = MODE
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS = """
    Input { border: none; height: 1; padding: 0; background: $field; }
    OptionList { border: none; background: transparent; padding: 0; }
    Button { border: none; height: 1; min-width: 8; }
    """

    class Kept(Message):
        """Something reached the disk, or could not; sent from the writer's thread."""

        def can_replace(self, message: Message) -> bool:
            """Many of them are one."""
            return isinstance(message, HerstelgroepApp.Kept)

    class Changed(Message):
        """The session is another one than before, whoever did that; also sent from other threads."""

        def can_replace(self, message: Message) -> bool:
            """Many of them are one."""
            return isinstance(message, HerstelgroepApp.Changed)

    def __init__(
        self,
        desk: Desk,
        start: Start = Start.HOME,
        seconds: Callable[[], float] = time.monotonic,
        asked: Asked = ASKED_NOTHING,
    ) -> None:
        hear_alt_and_digits()
        super().__init__()
        self.desk = desk
        self.asked = asked
        self.made_server: Server | None = None
        self.start = start
        self.seconds = seconds
        self.mover = Mover(desk, seconds)
        self._key_order = KeyOrder(self, self._hand_out)
        self._follower = Follower(self.set_timer, self._follow)
        for theme in themes():
            self.register_theme(theme)
        self.wear(desk.settings.theme)
        self.animation_level = "none"
        # A mode, and not the default screen: Textual reads the CSS of a screen only there.
        self.add_mode(MODE, self._first_screen)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours have a value in every theme."""
        return dict(AVOND.variables)

    def _first_screen(self) -> Screen[Any]:
        return make_screen(self.start.value, self.desk)

    async def on_event(self, event: Event) -> None:
        """Keys are handled in the order in which they were typed; what is pasted is only ever text."""
        if isinstance(event, Key) and not event.is_forwarded:
            await self._key_order.take(event)
        elif isinstance(event, Paste) and not event.is_forwarded:
            await super().on_event(Paste(clean_pasted(event.text)))
        else:
            await super().on_event(event)

    async def _hand_out(self, key: Key) -> None:
        """A question on the screen hears of every key first."""
        screen = self._whole_screen()
        if screen is None or not screen.key_comes(key):
            await super().on_event(key)

    def on_mount(self) -> None:
        """Listen to the writer and the doors, look at the clock now and then."""
        self.desk.when_kept.append(self._when_kept)
        self.desk.when_changed.append(self._when_changed)
        self.set_interval(LOOK_AGAIN, self.look_again)

    async def on_unmount(self) -> None:
        """Stop listening, to the writer and to phones."""
        self.desk.when_kept.remove(self._when_kept)
        self.desk.when_changed.remove(self._when_changed)
        if self.made_server is not None:
            await self.made_server.close()

    def _fatal_error(self) -> None:
        """Stop after a fault; Textual's own way prints every local value, notes and keys too."""
        self._exit_renderables.append(where(self._exception))
        self._close_messages_no_wait()

    @property
    def server(self) -> "Server":
        """The little server, made when somebody asks for it."""
        if self.made_server is None:
            from herstelgroep.web.serving import Server

            self.made_server = Server(self.desk)
            self.made_server.along = any(getattr(screen, "SCREEN", "") == "closing" for screen in self.screen_stack)
        return self.made_server

    @property
    def phones_on(self) -> bool:
        """Whether phones may come in now."""
        return self.made_server is not None and self.made_server.listening

    def wear(self, theme: Theme) -> None:
        """Put on other clothes."""
        self.theme = theme.value

    def open(self, name: str, *args: Any, then: Callable[[Any], None] | None = None) -> None:
        """Open a screen on top of this one; ``then`` gets what it is dismissed with."""
        self.push_screen(make_screen(name, self.desk, *args), then)

    def change_to(self, name: str, *args: Any) -> None:
        """Go to a screen instead of this one."""
        self.switch_screen(make_screen(name, self.desk, *args))

    def _whole_screen(self) -> CalmScreen[Any] | None:
        """The screen on top, once all of it is there; the writer and timers also speak before it is, and after."""
        stack = self.screen_stack if self.is_running else []
        screen = stack[-1] if stack else None
        return screen if isinstance(screen, CalmScreen) and screen.is_mounted else None

    def look_again(self) -> None:
        """The clock may have reached another minute."""
        if screen := self._whole_screen():
            screen.clock_ticked()

    def _when_kept(self) -> None:
        self.post_message(self.Kept())

    def _when_changed(self) -> None:
        self.post_message(self.Changed())

    def on_herstelgroep_app_changed(self) -> None:
        """Let the screen follow, in batches."""
        self._follower.changed()

    def _follow(self) -> None:
        if screen := self._whole_screen():
            screen.follow()

    def on_herstelgroep_app_kept(self) -> None:
        """Tell the screen on top."""
        if screen := self._whole_screen():
            screen.kept()

    def action_help_quit(self) -> None:
        """Ctrl+C does not stop the app; say what does."""
        if screen := self._whole_screen():
            screen.say("Stoppen kan met Ctrl+Q. Alles blijft bewaard.")
