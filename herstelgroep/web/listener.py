"""One port that listens: a socket, the gate in front of it, and aiohttp behind the guard."""

import asyncio
import errno
import logging
import socket
from collections.abc import Iterable

from aiohttp import web

from herstelgroep.web.errors import CannotListen
from herstelgroep.web.gate import Gate, Gates, Limits
from herstelgroep.web.guard import Conversation, Faults, Guard, NetworkHush

USUAL_PORT = 80
_SILENT = logging.Logger("herstelgroep.web")
_SILENT.disabled = True


def bind(address: str, ports: Iterable[int]) -> socket.socket:
    """A socket on the first of these ports that is free. Raises :class:`CannotListen`."""
    for port in ports:
        try:
            return socket.create_server((address, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                continue
            if error.errno == errno.EADDRNOTAVAIL:
                raise CannotListen(
                    f"Het adres {address} hoort nu niet bij deze laptop. Kies een ander adres, of zet de wifi aan."
                ) from error
            raise CannotListen(
                "De telefoons kunnen nu niet aan: de laptop laat het niet toe. Kies een ander adres, of gebruik papier."
            ) from error
    raise CannotListen("Alle poorten zijn bezet door andere programma's. Sluit er een, en probeer het opnieuw.")


def host_of(name: str, port: int) -> str:
    """A name or address with its port, as browsers write it: of the usual port they say nothing."""
    return name if port == USUAL_PORT else f"{name}:{port}"


class Listener:
    """Answers on one socket until it is closed."""

    def __init__(self, bound: socket.socket, guard: Guard, limits: Limits, faults: Faults) -> None:
        self._bound = bound
        self._where: tuple[str, int] = bound.getsockname()
        self._watch: asyncio.TimerHandle | None = None
        self._reviving: asyncio.Task[None] | None = None
        self._limits = limits
        self._faults = faults
        self._hush = NetworkHush(faults)
        self._http = web.Server(guard)
        self._gates = Gates(self._converse, limits)
        self._server: asyncio.Server | None = None

    def _converse(self, gate: Gate) -> Conversation:
        conversation = Conversation(
            self._http,
            loop=asyncio.get_running_loop(),
            logger=_SILENT,
            access_log=None,  # type: ignore[arg-type]  # aiohttp takes None for no log at all
            auto_decompress=False,
            lingering_time=0,
            max_field_size=self._limits.head_size,
            max_line_size=self._limits.head_size,
        )
        conversation.gate = gate
        conversation.faults = self._faults
        return conversation

    @property
    def connections(self) -> int:
        """How many connections there are now."""
        return self._gates.count

    @property
    def unsent(self) -> int:
        """How many bytes wait for readers that are slow."""
        return self._gates.unsent

    async def open(self) -> None:
        """Begin to answer."""
        logging.getLogger("asyncio").addFilter(self._hush)
        await self._serve()

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            self._gates, sock=self._bound, backlog=self._limits.connections, start_serving=False
        )
        await self._server.start_serving()  # apart, so that whoever is cancelled here has something to close
        self._watch = loop.call_later(self._limits.watch, self._look_after)

    def _look_after(self) -> None:
        """On Windows asyncio closes the socket when a caller hangs up too soon; then begin again."""
        if self._bound.fileno() == -1:
            self._reviving = asyncio.create_task(self._revive())
        else:
            self._watch = asyncio.get_running_loop().call_later(self._limits.watch, self._look_after)

    async def _revive(self) -> None:
        self._server = None
        try:
            self._bound = bind(self._where[0], [self._where[1]])
        except CannotListen:  # perhaps the next time
            self._watch = asyncio.get_running_loop().call_later(self._limits.watch, self._look_after)
        else:
            await self._serve()

    async def close(self) -> None:
        """Stop answering; a request that is whole may go on for a moment."""
        if self._reviving is not None:
            await self._reviving
        if self._watch is not None:
            self._watch.cancel()
        if self._server is not None and self._bound.fileno() != -1:
            self._server.close()
        self._gates.close()
        self._http.pre_shutdown()
        await self._http.shutdown(self._limits.shutdown)
        self._gates.abort()
        if self._server is not None and not self._server.sockets:
            await self._server.wait_closed()
        for _ in range(3):  # what was accepted at the last moment still comes to the gate
            await asyncio.sleep(0)
        logging.getLogger("asyncio").removeFilter(self._hush)
