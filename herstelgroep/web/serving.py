"""The one face of the little server: phones on and off, the group screen in a browser, and where they are.

It lives in the app's own loop, listens only while it is asked to, and says goodbye when the session ends.
"""

import asyncio
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from herstelgroep.session.access import KEY_BYTES, TOKEN_BYTES, in_address, new_access, new_code
from herstelgroep.session.commands import SetAccess
from herstelgroep.session.live import PHONES, LiveSession
from herstelgroep.session.model import Access, Session, Status
from herstelgroep.web import group
from herstelgroep.web.codes import CodeDoor, Tries
from herstelgroep.web.errors import CannotListen
from herstelgroep.web.events import Followers, Tell, only_new
from herstelgroep.web.gate import Limits
from herstelgroep.web.guard import Faults, Guard, Table
from herstelgroep.web.kept import on_disk
from herstelgroep.web.links import Links, Listen
from herstelgroep.web.listener import Listener, bind, host_of
from herstelgroep.web.note_taker import NoteTaker
from herstelgroep.web.routes import PhonePages, farewell_table, following, screen_table, taking
from herstelgroep.web.sealing import seal_for_page

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

THIS_LAPTOP = "127.0.0.1"

_NO_SESSION = "Er is nu geen bijeenkomst. Begin er eerst een, dan kunnen de telefoons aan."
_NOT_KEPT = (
    "De telefoons gaan nog niet aan: er kan nu niets bewaard worden. "
    "Wat er al stond, is er nog. Kijk of de schijf vol is en probeer het opnieuw."
)


class Server:
    """The little server of one desk. All of it runs in the loop that it was made in."""

    def __init__(self, desk: "Desk", limits: Limits | None = None, tries: Tries | None = None) -> None:
        self._desk = desk
        self._limits = limits or Limits()
        self._loop, self._thread = asyncio.get_running_loop(), threading.get_ident()
        self._codes = CodeDoor(tries or Tries(), self._loop.time)
        self._faults = Faults()
        self.when_seen: list[Callable[[], None]] = []
        """Called after a count, a link or the state of listening has changed."""
        self.phones_seen = 0
        self._screens = Followers(self._limits, self._tell)
        self._note_takers = Followers(self._limits, self._tell)
        self._phones: Listener | None = None
        self._screen: Listener | None = None
        self._screen_address = ""
        self._host = self._address = ""
        self._access: Access | None = None
        self._session: Session | None = None
        self._table = Table({}, {})
        self._note_taker: NoteTaker | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._left = asyncio.Event()
        self._turn = asyncio.Lock()
        self._blank = self._along = False
        desk.when_changed.append(self._changed)

    @property
    def faults(self) -> list[str]:
        """The types of what went wrong in the program itself; empty when all is well."""
        return self._faults.names

    @property
    def listening(self) -> bool:
        """Whether phones can come in now."""
        return self._phones is not None and self._leaving is None

    @property
    def address(self) -> str:
        """The address of this laptop on which it listens, or listened last."""
        return self._address

    @property
    def links(self) -> Links | None:
        """Where the phones and the note-taker find their pages; None when the phones are off."""
        live = self._desk.live
        access = live.session.phones.access if live else None
        if access is None or not self.listening:
            return None
        base = f"http://{self._host}"
        note_taker = f"{base}/{access.note_taker}#{access.secret}"
        return Links(f"{base}/{access.phone}", self._host, access.code, note_taker)

    @property
    def screens(self) -> int:
        """How many group screens are open in a browser."""
        return self._screens.count

    @property
    def note_takers(self) -> int:
        """How many devices follow along as note-taker."""
        return self._note_takers.count

    @property
    def connections(self) -> int:
        """How many connections there are with the phones and the note-taker."""
        return self._phones.connections if self._phones is not None else 0

    @property
    def unsent(self) -> int:
        """How many bytes wait for phones and note-takers that are slow."""
        return self._phones.unsent if self._phones is not None else 0

    @property
    def blank(self) -> bool:
        """Whether the group screens in a browser are blank."""
        return self._blank

    @blank.setter
    def blank(self, blank: bool) -> None:
        self._blank = blank
        self._screens.wake()

    @property
    def along(self) -> bool:
        """Whether the group reads along on the group screens in a browser: the leader is closing."""
        return self._along

    @along.setter
    def along(self, along: bool) -> None:
        self._along = along
        self._screens.wake()

    def push(self) -> None:
        """Tell the open pages that something else than the session has changed, such as the colours."""
        self._screens.wake()
        self._note_takers.wake()

    async def start_phones(self, listen: Listen) -> None:
        """Let phones in at this address; keys and port are those of before when there are any.

        Raises :class:`CannotListen` when there is no session, no free port, or nothing can be kept.
        """
        async with self._turn:
            live = self._running()
            await self._settle()
            await self._close_phones()
            access = live.session.phones.access or new_access(self._desk.world.token)
            bound = bind(listen.address, [*([access.port] if access.port else []), *listen.ports])
            try:
                await self._keep(live, replace(access, port=bound.getsockname()[1]))
                await self._let_in(live, bound, listen)
            except BaseException:  # also when whoever asked has gone meanwhile
                await self._close_phones()
                bound.close()
                raise
        self._tell()

    async def _keep(self, live: LiveSession, access: Access) -> None:
        """The keys are on disk before anybody gets them, so that they outlive a crash."""
        if access != live.session.phones.access:
            live.do(SetAccess(access), PHONES)
        if not await on_disk(self._desk, live.revision, self._limits.disk):
            raise CannotListen(_NOT_KEPT)

    async def _let_in(self, live: LiveSession, bound: socket.socket, listen: Listen) -> None:
        access = live.session.phones.access
        if self._running() is not live or access is None:
            raise CannotListen(_NO_SESSION)
        self._address = listen.address
        self._host = host_of(listen.shown or listen.address, access.port)
        self._session, self._access = live.session, access
        self._note_taker = self._note_taker or NoteTaker(self._desk)
        pages = PhonePages(self._desk, self._note_taker, self._codes, self._renew_code, self._saw_phone)
        self._table = pages.table(live.session, access, following(self._note_takers, self._teller_of_notes))
        hosts = {self._host.lower(), host_of(listen.address, access.port)}
        self._phones = Listener(bound, Guard(hosts, lambda: self._table), self._limits, self._faults)
        await self._phones.open()

    async def stop_phones(self) -> None:
        """No phones any more; the keys stay, so that the same codes work when they are let in again."""
        async with self._turn:
            await self._close_phones()
        self._tell()

    async def _close_phones(self) -> None:
        listener, self._phones = self._phones, None
        if listener is not None:
            await listener.close()

    async def open_screen(self) -> str:
        """The address of the group screen for a browser on this laptop; the same one while it is open.

        Raises :class:`CannotListen` when there is no session or no free port.
        """
        async with self._turn:
            live = self._running()
            await self._settle()
            if self._screen is not None:
                return self._screen_address
            token, secret = (in_address(self._desk.world.token(size)) for size in (TOKEN_BYTES, KEY_BYTES))
            bound = bind(THIS_LAPTOP, [0])
            host = f"{THIS_LAPTOP}:{bound.getsockname()[1]}"
            table = screen_table(token, following(self._screens, lambda: self._teller_of_screen(secret)))
            self._session = live.session
            self._screen = Listener(bound, Guard([host], lambda: table), self._limits, self._faults)
            try:
                await self._screen.open()
            except BaseException:
                await self._close_screen()
                raise
            self._screen_address = f"http://{host}/{token}#{secret}"
            return self._screen_address

    async def _close_screen(self) -> None:
        screen, self._screen = self._screen, None
        if screen is not None:
            await screen.close()

    async def close(self) -> None:
        """Stop everything; the desk is not heard any more."""
        if self._changed in self._desk.when_changed:
            self._desk.when_changed.remove(self._changed)
        async with self._turn:
            await self._settle()
            await self._stop()

    async def _stop(self) -> None:
        await self._close_phones()
        await self._close_screen()
        self._access = self._session = self._note_taker = None
        self._table = Table({}, {})
        self.phones_seen = 0
        self._blank = self._along = False
        self._tell()

    async def _settle(self) -> None:
        """A goodbye that is still being said is cut short."""
        if self._leaving is not None:
            self._left.set()
            await self._leaving

    def _running(self) -> LiveSession:
        live = self._desk.live
        if live is None or live.session.status is not Status.RUNNING:
            raise CannotListen(_NO_SESSION)
        return live

    def _changed(self) -> None:
        """There is a new state; a screen may have made it in a thread of its own."""
        if threading.get_ident() == self._thread:
            self._look_again()
        else:
            with suppress(RuntimeError):  # the loop has closed, so nobody follows any more
                self._loop.call_soon_threadsafe(self._look_again)

    def _look_again(self) -> None:
        """Tell the pages, or say goodbye when the session is over."""
        if self._session is not None and self._leaving is None and not self._goes_on():
            self._say_goodbye()
        self.push()

    def _goes_on(self) -> bool:
        live = self._desk.live
        if live is None or self._session is None or live.session.id != self._session.id:
            return False
        self._session = live.session
        return live.session.status is Status.RUNNING

    def _say_goodbye(self) -> None:
        if self._access is not None and self._note_taker is not None:
            follow = following(self._note_takers, self._teller_of_notes)
            self._table = farewell_table(self._access, follow, taking(self._note_taker))
        self._left.clear()
        self._leaving = asyncio.create_task(self._leave())
        self._tell()

    async def _leave(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._limits.farewell):
                await self._left.wait()
        await self._stop()
        self._leaving = None
        self._tell()

    def _teller_of_notes(self) -> Tell:
        """What the note-taker's page is told; after the session only that it is over."""
        taker = self._note_taker
        assert taker is not None

        def state() -> object:
            live = self._desk.live
            return (live, live and live.revision, self._leaving is None, self._desk.settings.theme)

        return only_new(state, lambda _: taker.snapshot().decode())

    def _teller_of_screen(self, secret: str) -> Tell:
        """What a group screen is told; after the session only that it is over."""

        def state() -> dict[str, object]:
            live = self._desk.live
            session = live.session if live and self._leaving is None else None
            settings = self._desk.settings
            return group.snapshot(
                session,
                self._desk.world.now(),
                blank=self._blank,
                links=self.links,
                theme=settings.theme.value,
                wifi=settings.wifi,
                along=self._along,
            )

        return only_new(state, lambda shown: seal_for_page(secret, shown))

    def _renew_code(self) -> None:
        live = self._running()
        access = live.session.phones.access
        assert access is not None
        live.do(SetAccess(replace(access, code=new_code(self._desk.world.token))), PHONES)
        self._tell()

    def _saw_phone(self) -> None:
        self.phones_seen += 1
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self.when_seen):
            listener()
