"""A server in the room, and clients that speak to it byte by byte."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from herstelgroep.desk import Desk
from herstelgroep.web.codes import Tries
from herstelgroep.web.gate import Limits
from herstelgroep.web.links import Links, Listen
from herstelgroep.web.serving import Server
from tests.web.room import SOON

HOME = "127.0.0.1"
POSTED = {"X-Herstelgroep": "1", "Content-Type": "application/octet-stream"}


class Answer(NamedTuple):
    """What came back, until the server closed the connection."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


@asynccontextmanager
async def serving(
    desk: Desk, limits: Limits | None = None, tries: Tries | None = None, port: int = 0
) -> AsyncIterator[Server]:
    """A server with the phones on; afterwards nothing in the program itself may have gone wrong."""
    server = Server(desk, limits, tries)
    try:
        await server.start_phones(Listen(HOME, port))
        yield server
    finally:
        await server.close()
    assert server.faults == []


def links_of(server: Server) -> Links:
    """Where the pages are."""
    assert server.links is not None
    return server.links


def port_of(server: Server) -> int:
    """The port of the phones."""
    return int(links_of(server).short.rpartition(":")[2])


def path_of(address: str) -> str:
    """The path in an address, with its token."""
    return "/" + address.partition("#")[0].split("/", 3)[3]


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """A request as it goes over the line."""
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body


def split(raw: bytes) -> Answer:
    """An answer as it came over the line."""
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    return Answer(int(first.split()[1]), {n.lower(): v for n, _, v in (line.partition(": ") for line in lines)}, body)


async def tell(port: int, *parts: bytes) -> bytes:
    """Send these bytes, and give what comes back until the other side closes."""
    reader, writer = await asyncio.open_connection(HOME, port)
    async with asyncio.timeout(SOON):
        try:
            with contextlib.suppress(ConnectionError):
                for part in parts:
                    writer.write(part)
                    await writer.drain()
            got = bytearray()
            with contextlib.suppress(ConnectionError):
                while more := await reader.read(65536):
                    got += more
            return bytes(got)
        finally:
            await hang_up(writer)


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """Close a connection, whatever the other side did."""
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def until(holds: Callable[[], bool]) -> None:
    """Let the loop go round until this holds."""
    async with asyncio.timeout(SOON):
        while not holds():
            await asyncio.sleep(0)


def is_listening(port: int) -> bool:
    """Whether anybody answers on this port."""
    with socket.socket() as caller:
        return caller.connect_ex((HOME, port)) == 0


async def get(port: int, path: str, **headers: str) -> Answer:
    """Ask for a page, as a browser does."""
    return split(await tell(port, request("GET", path, {"Host": f"{HOME}:{port}"} | headers)))


async def post(port: int, path: str, body: bytes, headers: dict[str, str] | None = None) -> Answer:
    """Send something, as a page of ours does; an empty header is left out."""
    host = f"{HOME}:{port}"
    told = {"Host": host, "Origin": f"http://{host}"} | POSTED | (headers or {})
    return split(await tell(port, request("POST", path, {n: v for n, v in told.items() if v}, body)))


async def silence(reader: asyncio.StreamReader) -> float:
    """Wait until the other side closes without a word; tells how many seconds that took."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with asyncio.timeout(SOON):
        with contextlib.suppress(ConnectionError):
            assert await reader.read() == b""
    return loop.time() - began


class Stream:
    """A page that follows along."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def event(self) -> bytes:
        """The next event or comment, whole."""
        async with asyncio.timeout(SOON):
            while True:
                size = int((await self.reader.readuntil(b"\r\n")).strip() or b"0", 16)
                if size:
                    return (await self.reader.readexactly(size + 2)).strip()

    async def data(self) -> str:
        """The next state."""
        while not (event := await self.event()).startswith(b"data: "):
            pass
        return event.removeprefix(b"data: ").decode()


@asynccontextmanager
async def follow(port: int, path: str) -> AsyncIterator[Stream]:
    """A stream of events, after its headers."""
    reader, writer = await asyncio.open_connection(HOME, port)
    try:
        writer.write(request("GET", path, {"Host": f"{HOME}:{port}"}))
        async with asyncio.timeout(SOON):
            head = await reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head.split(b"\r\n")[0], head
        assert b"text/event-stream" in head
        yield Stream(reader, writer)
    finally:
        await hang_up(writer)
