"""The gate in front of the server: only whole requests get through, one per connection, within a deadline.

aiohttp waits for ever for slow headers and bodies. The gate reads a request itself, under limits that
are global or per connection (there is no table of addresses), and only then lets aiohttp see it.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from herstelgroep.web.answers import raw

TLS_HELLO = 0x16
_END = b"\r\n\r\n"
_FIRST_LINE = re.compile(rb"[A-Z]{1,16} [^\x00-\x20\x7f]+ HTTP/1\.[01]\r\n")
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*(?=\r\n)", re.IGNORECASE)
_NAMED = re.compile(rb"\r\ncontent-length", re.IGNORECASE)
_ODD = re.compile(rb"\r\ntransfer-encoding|(?<!\r)\n|\r(?!\n)|\0", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """Limits of the gate. Times are seconds, sizes bytes."""

    headers: float = 5.0
    request: float = 10.0
    lifetime: float = 30.0
    """From a whole request until its answer has left."""
    connections: int = 256
    streams: int = 32
    head_size: int = 16 * 1024
    body_size: int = 16 * 1024
    waiting: int = 64 * 1024
    """What may wait to be sent to a slow reader of a stream before it is given nothing new."""
    stalled: float = 20.0
    """How long such a reader may read nothing at all."""
    gap: float = 0.1
    """The least time between two events of a stream."""
    keep_alive: float = 15.0
    refresh: float = 5.0
    """How often a stream looks whether time alone has changed something."""
    farewell: float = 6.0
    """How long the old address still says that the meeting is over."""
    watch: float = 2.0
    """How often the server looks whether its socket is still there."""
    shutdown: float = 1.0
    """How long a request may go on when the server stops."""
    disk: float = 8.0
    """How long the server waits for the disk before it says that it cannot begin."""


class Stage(Enum):
    """How far a connection is."""

    READING = auto()
    WORKING = auto()
    ANSWERED = auto()
    STREAM = auto()


class Gates:
    """All connections of one listener; makes a gate for each new one and closes the oldest unfinished when full."""

    def __init__(self, inner: "Callable[[Gate], asyncio.Protocol]", limits: Limits) -> None:
        self.limits = limits
        self.make_inner = inner
        self._open: dict[Gate, None] = {}
        self._closed = False

    def __call__(self) -> "Gate":
        return Gate(self)

    @property
    def count(self) -> int:
        """How many connections there are."""
        return len(self._open)

    @property
    def unsent(self) -> int:
        """How many bytes wait for readers that are slow."""
        return sum(gate.unsent for gate in self._open)

    def at(self, stage: Stage) -> "list[Gate]":
        """The connections that are this far, the oldest first."""
        return [gate for gate in self._open if gate.stage is stage]

    def enter(self, gate: "Gate") -> bool:
        """Let a connection in; False when closed, or when all places are taken by requests being answered."""
        if self._closed:
            return False
        if len(self._open) - len(self.at(Stage.STREAM)) >= self.limits.connections:
            oldest = next(iter([*self.at(Stage.READING), *self.at(Stage.ANSWERED)]), None)
            if oldest is None:
                return False
            oldest.abort()
        self._open[gate] = None
        return True

    def leave(self, gate: "Gate") -> None:
        """A connection is gone."""
        self._open.pop(gate, None)

    def make_room_for_stream(self) -> None:
        """Close the oldest stream when there are too many: most likely its device is long gone."""
        streams = self.at(Stage.STREAM)
        if len(streams) >= self.limits.streams:
            streams[0].abort()

    def close(self) -> None:
        """Let nobody in any more, and close every connection but those with a request that is being answered."""
        self._closed = True
        for gate in [*self.at(Stage.READING), *self.at(Stage.STREAM)]:
            gate.abort()

    def abort(self) -> None:
        """Close every connection."""
        for gate in list(self._open):
            gate.abort()


class Gate(asyncio.Protocol):
    """One connection. Passes one whole request to the server, and nothing after it."""

    def __init__(self, gates: Gates) -> None:
        self.stage = Stage.READING
        self.lost = asyncio.Event()
        """Set when the other side is gone."""
        self.when_lost: Callable[[], None] = lambda: None
        self._gates = gates
        self._limits = gates.limits
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()
        self._timer: asyncio.TimerHandle | None = None
        self._transport: asyncio.Transport | None = None
        self._inner: asyncio.Protocol | None = None
        self._read = bytearray()
        self._whole = 0
        self._refused = False
        self._writable = asyncio.Event()
        self._writable.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A new connection: it gets so long for its headers."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        if self._gates.enter(self):
            self._deadline(self._began + self._limits.headers)
        else:
            transport.abort()

    def _deadline(self, at: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self.lost.is_set():
            return
        self._timer = self._loop.call_at(at, self.abort)

    def data_received(self, data: bytes) -> None:
        """Collect a request until it is whole; what comes after it is not looked at."""
        if self._refused or self._inner is not None or self.lost.is_set():
            return
        if not self._read and data[0] == TLS_HELLO:
            self.abort()
            return
        looked = max(len(self._read) - len(_END), 0)
        self._read += data
        if not self._whole:
            self._look_for_head(looked)
        if self._whole and len(self._read) >= self._whole:
            self._pass_on()

    def _look_for_head(self, start: int) -> None:
        end = self._read.find(_END, start)
        if end > self._limits.head_size or (end < 0 and len(self._read) > self._limits.head_size):
            self._refuse(431)
            return
        if end < 0:
            return
        length = _body_length(bytes(self._read[: end + 2]))
        if length is None:
            self._refuse(400)
        elif length > self._limits.body_size:
            self._refuse(413)
        else:
            self._whole = end + len(_END) + length
            self._deadline(self._began + self._limits.request)

    def _refuse(self, status: int) -> None:
        """Say no; what is still on its way is thrown away, because closing at once would lose the answer."""
        assert self._transport is not None
        self._refused = True
        self._read.clear()
        self._transport.write(raw(status))
        if self._transport.can_write_eof():
            self._transport.write_eof()
        self._deadline(self._began + self._limits.request)

    def _pass_on(self) -> None:
        assert self._transport is not None
        request = bytes(self._read[: self._whole])
        self._read.clear()
        self._inner = self._gates.make_inner(self)
        self._inner.connection_made(self._transport)
        self._inner.data_received(request)

    def eof_received(self) -> bool:
        """Whoever only closes their own side after a whole request still gets the answer."""
        return self._inner is not None and self.stage is not Stage.STREAM

    def begin_work(self) -> None:
        """The server has understood the request; from now on it is not the other side that we wait for."""
        self.stage = Stage.WORKING
        self._deadline(self._loop.time() + self._limits.lifetime)

    def answered(self) -> None:
        """The answer is ready; from now on only its way back may take a while."""
        if self.stage is not Stage.STREAM:
            self.stage = Stage.ANSWERED

    def become_stream(self) -> None:
        """From now on this connection is a stream of events: no deadline, but a place among the streams."""
        assert self._transport is not None
        self._gates.make_room_for_stream()
        self.stage = Stage.STREAM
        if self._timer is not None:
            self._timer.cancel()
        self._transport.set_write_buffer_limits(high=self._limits.waiting)

    async def room(self) -> None:
        """Wait until the reader has kept up, or is gone."""
        await self._writable.wait()

    @property
    def unsent(self) -> int:
        """How many bytes wait for the reader."""
        return self._transport.get_write_buffer_size() if self._transport is not None else 0

    def pause_writing(self) -> None:
        """The reader is slow."""
        self._writable.clear()
        if self._inner is not None:
            self._inner.pause_writing()

    def resume_writing(self) -> None:
        """The reader keeps up again."""
        self._writable.set()
        if self._inner is not None:
            self._inner.resume_writing()

    def abort(self) -> None:
        """Close at once, whatever was still to be sent."""
        self._gates.leave(self)
        self._gone()
        if self._transport is not None:
            self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._gates.leave(self)
        self._gone()
        if self._inner is not None:
            self._inner.connection_lost(exc)
            self._inner = None

    def _gone(self) -> None:
        self.lost.set()
        self._writable.set()
        self.when_lost()
        if self._timer is not None:
            self._timer.cancel()


def _body_length(head: bytes) -> int | None:
    """How many bytes must follow these headers; None when that can be read in more than one way."""
    found = _LENGTH.findall(head)
    if len(found) > 1 or len(found) != len(_NAMED.findall(head)):
        return None
    if not _FIRST_LINE.match(head) or _ODD.search(head):
        return None
    return int(found[0].lstrip(b"0")[:12] or b"0") if found else 0
