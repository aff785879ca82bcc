"""Who listens in on the Wi-Fi: everything that goes over the line between a browser and the laptop, byte by byte."""

import asyncio
import struct
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from playwright.async_api import ProxySettings

from tests.web.asking import HOME, hang_up

_BY_ADDRESS, _BY_NAME = 1, 3


class Recorder:
    """A relay (SOCKS 5) that brings every connection to this laptop and keeps what passes."""

    def __init__(self) -> None:
        self._lines: list[tuple[bytearray, bytearray]] = []
        self._open: set[StreamWriter] = set()
        self._is_down = False
        self.proxy: ProxySettings = {"server": ""}

    @property
    def sent(self) -> bytes:
        """All that went to the laptop."""
        return b"\n".join(bytes(sent) for sent, _ in self._lines)

    @property
    def received(self) -> bytes:
        """All that came from the laptop."""
        return b"\n".join(bytes(received) for _, received in self._lines)

    def cut(self) -> None:
        """The Wi-Fi is gone, in the middle of whatever was said."""
        self._is_down = True
        for writer in self._open:
            writer.transport.abort()

    def mend(self) -> None:
        """The Wi-Fi is back."""
        self._is_down = False

    async def relay(self, reader: StreamReader, writer: StreamWriter) -> None:
        """One connection from the browser."""
        if not self._is_down:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._between(reader, writer)
        await hang_up(writer)

    async def _between(self, reader: StreamReader, writer: StreamWriter) -> None:
        out, back = await asyncio.open_connection(HOME, await _asked_port(reader, writer))
        line, both = (bytearray(), bytearray()), {writer, back}
        self._lines.append(line)
        self._open |= both
        try:
            await asyncio.gather(_pass_on(reader, back, line[0]), _pass_on(out, writer, line[1]))
        finally:
            self._open -= both


async def _asked_port(reader: StreamReader, writer: StreamWriter) -> int:
    """The greeting of SOCKS 5; which host was asked for does not matter: it is this laptop."""
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x00")
    *_, kind = await reader.readexactly(4)
    assert kind in (_BY_ADDRESS, _BY_NAME)
    await reader.readexactly(4 if kind == _BY_ADDRESS else (await reader.readexactly(1))[0])
    (port,) = struct.unpack("!H", await reader.readexactly(2))
    writer.write(b"\x05\x00\x00\x01" + bytes(6))
    return int(port)


async def _pass_on(reader: StreamReader, writer: StreamWriter, kept: bytearray) -> None:
    """Everything from one side to the other, until it closes."""
    with suppress(ConnectionError):
        while more := await reader.read(65536):
            kept += more
            writer.write(more)
            await writer.drain()
    await hang_up(writer)


@asynccontextmanager
async def recording() -> AsyncIterator[Recorder]:
    """Somebody listens in."""
    recorder = Recorder()
    server = await asyncio.start_server(recorder.relay, HOME, 0)
    recorder.proxy = {"server": f"socks5://{HOME}:{server.sockets[0].getsockname()[1]}"}
    try:
        yield recorder
    finally:
        server.close()
