"""Telefoons: the codes to scan, the letters to type, and how many came."""

import asyncio
from collections.abc import Coroutine, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker

from herstelgroep.listening import where
from herstelgroep.qr import wifi_text
from herstelgroep.session.model import Session
from herstelgroep.tui import phones_words as words
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import actions_in, bindings
from herstelgroep.tui.base import CalmScreen, Head, Message
from herstelgroep.tui.beamer import open_page
from herstelgroep.tui.mover import AGAIN
from herstelgroep.tui.phones_plan import BELOW_LARGE, GAP, Plan, plan, room_needed
from herstelgroep.tui.widgets.bigletters import BigLetters
from herstelgroep.tui.widgets.lines import wrapped
from herstelgroep.tui.widgets.qr import QrCode, qr_size

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.web.links import Links

WAIT = "Even geduld. De telefoons gaan aan."
NOBODY_AFTER = 60.0
"""Seconds after which it is said what may be wrong."""


class PhonesScreen(CalmScreen[str]):
    """Opening it turns the phones on; Esc goes back and leaves them on, F4 turns them off."""

    SCREEN = "phones"
    BINDINGS: ClassVar[list[BindingType]] = bindings("phones")
    CSS_PATH = "phones.tcss"

    def __init__(self, desk: "Desk", nobody_after: float = NOBODY_AFTER) -> None:
        super().__init__(desk)
        self._nobody_after = nobody_after
        self._opened = 0.0
        self._first = "page"
        self._late = False
        self._turning: Worker[None] | None = None
        self._seen: tuple[int, str] | None = None
        self._told = WAIT

    @property
    def links(self) -> "Links | None":
        """Where phones find the pages, while they may come."""
        return self.home.server.links if self.home.phones_on else None

    # Building

    def compose_body(self) -> Iterable[Widget]:
        """Two codes, and words beside or below them."""
        codes = [Vertical(Static(markup=False, classes="title"), QrCode(), classes="code") for _ in range(2)]
        yield Container(
            Horizontal(*codes, id="codes"),
            Container(
                Static(id="how", markup=False), BigLetters(id="letters"), Static(id="state", markup=False), id="words"
            ),
            id="stage",
        )

    def on_mount(self) -> None:
        """Turn the phones on, unless they are on already; a nervous second F4 does not turn them off again."""
        self._opened = self.home.seconds()
        if self.links is None:
            self._turn_on()
        else:
            self._hear()
            self._wait_for_phones()
        self.show()

    def on_unmount(self) -> None:
        """Hear no more of phones."""
        server = self.home.made_server
        if server is not None and self.look in server.when_seen:
            server.when_seen.remove(self.look)

    def _hear(self) -> None:
        heard = self.home.server.when_seen
        if self.look not in heard:
            heard.append(self.look)

    def title_text(self) -> str:
        """Where we are."""
        return "Telefoons"

    # On and off

    def _turn_on(self) -> None:
        self.say("")
        self._turn(self._start())

    def _turn(self, way: Coroutine[None, None, None]) -> None:
        """On, off or elsewhere; one at a time."""
        self._turning = self.run_worker(way, exit_on_error=False, group="phones")

    @property
    def _busy(self) -> bool:
        return self._turning is not None and not self._turning.is_finished

    async def _start(self) -> None:
        self._told = WAIT
        self.show()
        try:
            await asyncio.to_thread(import_module, "herstelgroep.web.serving")
            listen = await asyncio.to_thread(where, self.home.asked, self.desk.settings.listen)
            self._hear()
            await self.home.server.start_phones(listen)
        finally:
            self._told = "De telefoons staan uit."
        self._listen = listen
        self._wait_for_phones()
        self.show()

    def _wait_for_phones(self) -> None:
        self._late = False
        self.set_timer(self._nobody_after, self.nobody_came)

    def nobody_came(self) -> None:
        """Phones should have come by now; say where help is."""
        self._late = True
        self.show()

    def action_switch(self) -> None:
        """Off, and back to the session; or on again when they are off."""
        if self._busy:
            return
        if self.links is None:
            self._turn_on()
        elif self.home.seconds() - self._opened >= AGAIN:
            self._turn(self._stop())

    async def _stop(self) -> None:
        await self.home.server.stop_phones()
        self.dismiss("De telefoons zijn uit.")

    def action_close(self) -> None:
        """Back; the phones stay on."""
        self.dismiss(words.left_on(self.session_now()) if self.links else "")

    def session_now(self) -> Session:
        """The session that phones are for."""
        assert self.desk.live is not None
        return self.desk.live.session

    # Showing

    def look(self) -> None:
        """Show it when another phone came, or the code is another one."""
        if self._known() != self._seen:
            self.show()

    def _known(self) -> tuple[int, str] | None:
        """How often the page was opened, and the code of now (too many wrong ones make a new one)."""
        links = self.links
        return (self.home.server.phones_seen, links.code) if links else None

    def say(self, text: str) -> None:
        """Tell something; the codes make room for it."""
        super().say(text)
        self.call_after_refresh(self.show)

    def on_resize(self, event: Resize) -> None:
        """Another window asks for another layout."""
        self.show()

    def on_screen_resume(self) -> None:
        """The Wi-Fi or the address may have changed."""
        if self.is_mounted:
            self.show()

    def _texts(self, links: "Links") -> dict[str, str]:
        """The text of each code, the one to show first in front."""
        wifi = self.desk.settings.wifi
        if self._first == "note_taker":
            return {"note_taker": links.note_taker}
        texts = {"page": links.page}
        if wifi.name:
            texts["wifi"] = wifi_text(wifi.name, wifi.password, hidden=wifi.hidden)
        return dict(sorted(texts.items(), key=lambda item: item[0] != self._first))

    def show(self) -> None:
        """Lay out again what is known now."""
        if not self.is_mounted:
            return
        links = self.links
        self._seen = self._known()
        if links is None:
            self._show_words(Content(self._told))
        else:
            self._show_codes(links)
        self.show_hints()

    def _show_codes(self, links: "Links") -> None:
        texts = self._texts(links)
        sizes = [qr_size(text) for text in texts.values()]
        width, height = self.size.width, self._height()
        fits = plan(width, height, sizes)
        listening = self.home.server.address
        on = words.On(links, self.home.server.phones_seen, listening, self._late)
        self.query_one(Head).display = fits is None or fits.head
        if fits is None:
            wide, high = room_needed(width, height, sizes)
            lost = self.size.height - height
            now = (width, self.size.height)
            self._show_words(words.too_small(on, now, (wide, high + lost), self._first))
            return
        # side by side, joining the network comes first
        shown = sorted(list(texts)[: fits.codes], key=lambda which: which != "wifi")
        self._fill_codes(shown, texts, fits)
        self._fill_words(on, fits, shown[0])

    def _height(self) -> int:
        """The lines of the window, without those of the hints and of a message."""
        said = self.query_one(Message).text
        lines = min(3, sum(len(wrapped(line, self.size.width - 4)) for line in said.split("\n"))) if said else 0
        return self.size.height - 1 - lines

    def _fill_codes(self, shown: list[str], texts: dict[str, str], fits: Plan) -> None:
        self.query_one("#codes").display = True
        for place, box in enumerate(self.query(".code")):
            box.display = place < len(shown)
            if place < len(shown):
                code, text = box.query_one(QrCode), box.query_one(".title", Static)
                code.text = texts[shown[place]]
                box.styles.width = qr_size(code.text)[0]
                box.styles.margin = (0, 0 if place == len(shown) - 1 else GAP, 0, 0)
                text.display = fits.titles
                name = Content(words.title(shown[place], self.desk.settings.wifi))
                text.update(name.truncate(qr_size(code.text)[0], ellipsis=True))

    def _fill_words(self, on: words.On, fits: Plan, which: str) -> None:
        wifi, stage, letters = self.desk.settings.wifi, self.query_one("#stage"), self.query_one(BigLetters)
        stage.set_class(fits.beside, "-beside")
        stage.set_class(not fits.beside, "-below")
        stage.set_class(self._height() > fits.height, "-air")
        how, state = words.beside(on, fits, which, wifi) if fits.beside else (words.below(on, fits, which, wifi), None)
        self._fill("#how", how)
        self._fill("#state", state)
        letters.word = on.links.code
        letters.display = fits.large and which != "note_taker"
        self.query_one("#words").styles.width = "1fr" if fits.beside else min(self.size.width, BELOW_LARGE)

    def _show_words(self, how: Content) -> None:
        self.query_one("#codes").display = self.query_one(BigLetters).display = False
        stage = self.query_one("#stage")
        stage.remove_class("-beside", "-below", "-air")
        self.query_one("#words").styles.width = "1fr"
        self._fill("#how", how)
        self._fill("#state", None)

    def _fill(self, where: str, text: Content | None) -> None:
        line = self.query_one(where, Static)
        line.display = text is not None
        line.update(text or Content())

    # Other things to do here

    def may(self, action_id: str) -> bool:
        """Whether an action works now."""
        links = self.links
        rules = {
            "switch": links is not None or not self._busy,
            "other_code": links is not None and self._other_code_is_hidden(),
            "note_taker": links is not None,
            "addresses": not self.home.asked.address,
            "wifi": self._first != "note_taker",
        }
        return rules.get(action_id, True)

    def _other_code_is_hidden(self) -> bool:
        shown = self.query_one("#codes").display and all(box.display for box in self.query(".code"))
        return self._first != "note_taker" and bool(self.desk.settings.wifi.name) and not shown

    def hints(self) -> tuple[Hint, ...]:
        """F4 is for on when the phones are off; the key that shows the note-taker's code goes back to the group's."""
        other = {"switch": "aan"} if self.links is None else {}
        if self._first == "note_taker":
            other["note_taker"] = "naar de groep"
        found = [action for action in actions_in(self.SCREEN) if action.hint and self.may(action.id)]
        return tuple(a.as_hint()._replace(text=other.get(a.id, a.hint)) for a in found)

    def action_other_code(self) -> None:
        """The other code, where only one fits; from that of the note-taker back to those of the group."""
        if self.may("other_code"):
            self._first = "wifi" if self._first == "page" else "page"
            self.say("")

    def action_note_taker(self) -> None:
        """The code for a second person who writes along, or back to those of the group."""
        if self.may("note_taker"):
            self._first = "page" if self._first == "note_taker" else "note_taker"
            self.say("")

    def action_beamer(self) -> None:
        """Open the page for the group in the browser of this laptop."""
        open_page(self)

    def action_wifi(self) -> None:
        """Fill in the Wi-Fi, to make its code."""
        self.home.open("wifi", then=self._wifi_known)

    def _wifi_known(self, told: str | None) -> None:
        if told:
            self._first = "wifi"
        self.say(told or "")

    def action_addresses(self) -> None:
        """Choose where to listen."""
        if not self.may("addresses"):
            self.say("Het adres staat vast: het is bij het starten gekozen, met --luister.")
        else:
            here = self.home.server.address if self.home.made_server else ""
            self.home.open("addresses", here, then=self._other_address)

    def _other_address(self, chosen: str | None) -> None:
        if chosen and not self._busy:
            self._turn(self._move())

    async def _move(self) -> None:
        await self.home.server.stop_phones()
        await self._start()

    def action_phones_help(self) -> None:
        """What may be wrong when nobody comes."""
        self.home.open("phones_help")
