"""Where the laptop listens: one of its own addresses."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from herstelgroep.listening import found_now, to_remember
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.widgets.lists import PickList

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.web.addresses import Address


class AddressList(PickList):
    """The addresses; Enter takes one."""

    leaves = False

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (Hint("↑ ↓", "kijken", rank=2), Hint("Enter", "dit adres", rank=0))


class AddressesScreen(CalmScreen[str]):
    """Every address of now with what it belongs to; what is chosen is remembered."""

    SCREEN = "addresses"
    AUTO_FOCUS = "#addresses"
    BINDINGS: ClassVar[list[BindingType]] = bindings("addresses")
    CSS = """
    AddressesScreen #body { padding: 1 2; }
    AddressesScreen #told { color: $soft; margin-bottom: 1; }
    AddressesScreen AddressList { height: auto; max-height: 1fr; }
    """

    def __init__(self, desk: "Desk", holds: str = "") -> None:
        super().__init__(desk)
        self._holds = holds
        self._addresses: list[Address] = []

    def compose_body(self) -> Iterable[Widget]:
        """What to look for, and the list."""
        told = "Kies het adres van het netwerk waar de telefoons op zitten. Meestal is dat de wifi."
        yield Static(Content(told), id="told")
        yield AddressList((), None, id="addresses")

    def on_mount(self) -> None:
        """Look which addresses there are; that takes a moment."""
        self.work(found_now, self._show)

    def _show(self, found: "list[Address]") -> None:
        self._addresses = found
        here = [one.address for one in found]
        lines = [f"{one.address:15}  {one.kind.value}  ({one.name})" for one in found]
        self.query_one(AddressList).offer(lines, here.index(self._holds) if self._holds in here else None)
        if not found:
            self.say("Deze laptop zit nu op geen netwerk. Zet de wifi aan, en open dit opnieuw.")

    def title_text(self) -> str:
        """What this is."""
        return "Op welk adres luistert de laptop?"

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        chosen = self._addresses[event.index]
        settings = msgspec.structs.replace(self.desk.settings, listen=to_remember(chosen, self._addresses))
        self.desk.settings = settings
        self.work(lambda: self.desk.keep_settings(settings), lambda _: self._done(chosen.address))

    def _done(self, address: str) -> None:
        self.dismiss(address)

    def action_close(self) -> None:
        """Back; nothing changes."""
        self.dismiss("")
