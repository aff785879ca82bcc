"""The gate: only whole requests get through, in time, and nobody keeps others out by standing still."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

import pytest

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.session.live import LiveSession
from herstelgroep.web.gate import Limits
from herstelgroep.web.phone import page_key
from tests.web.asking import (
    HOME,
    POSTED,
    Stream,
    follow,
    get,
    hang_up,
    links_of,
    path_of,
    port_of,
    post,
    request,
    serving,
    silence,
    split,
    tell,
    until,
)
from tests.web.room import SOON, box, busy_disk, desk_in, filled, meet, note, waiting

QUICK = Limits(headers=0.15, request=0.3, lifetime=0.6, stalled=0.3, shutdown=0.3)
PATIENT = Limits(headers=SOON, request=SOON)
LONG = 500
HELLO = bytes.fromhex("16030100c8010000c40303") + bytes(180)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def live(desk: Desk) -> LiveSession:
    return meet(desk)


async def test_a_browser_that_tries_https_is_refused_at_once(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, PATIENT) as server:
        took = []
        for _ in range(5):
            reader, writer = await asyncio.open_connection(HOME, port_of(server))
            writer.write(HELLO)
            took.append(await silence(reader))
            await hang_up(writer)
        assert sorted(took)[2] < 0.1


@pytest.mark.parametrize(
    ("begun", "least"),
    [
        (b"", 0.15),
        (b"GET / HTTP/1.1\r\nHo", 0.15),
        (b"POST /code HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{", 0.3),
    ],
    ids=["silent", "half the headers", "half the body"],
)
async def test_who_stands_still_is_closed_at_the_deadline(
    desk: Desk, live: LiveSession, begun: bytes, least: float
) -> None:
    async with serving(desk, QUICK) as server:
        reader, writer = await asyncio.open_connection(HOME, port_of(server))
        writer.write(begun)
        took = await silence(reader)
        await hang_up(writer)
        assert least * 0.8 < took < least + 2


async def test_dripping_headers_do_not_move_the_deadline(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, QUICK) as server:
        reader, writer = await asyncio.open_connection(HOME, port_of(server))
        writer.write(b"GET / HTTP/1.1\r\n")
        closed = asyncio.create_task(silence(reader))
        while not closed.done():
            writer.write(b"X: y\r\n")
            await asyncio.wait([closed], timeout=0.02)
        await hang_up(writer)
        assert closed.result() < 2


@pytest.mark.parametrize(
    "begun", [b"", b"GET / HTTP/1.1\r\nHost:", b"POST /code HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"]
)
async def test_300_that_stand_still_keep_nobody_out(desk: Desk, live: LiveSession, begun: bytes) -> None:
    async with serving(desk, PATIENT) as server, AsyncExitStack() as others:
        port, page = port_of(server), path_of(links_of(server).page)
        for _ in range(300):
            _, writer = await asyncio.open_connection(HOME, port)
            others.push_async_callback(hang_up, writer)
            writer.write(begun)
        sent = box(page_key(live.session), filled(note("Ik kom er toch door.")))
        began = asyncio.get_running_loop().time()
        assert (await post(port, f"{page}/stuur", sent)).json == {"goed": True}
        assert (await get(port, f"{page}/nu")).status == 200
        assert asyncio.get_running_loop().time() - began < 2
        assert server.connections <= PATIENT.connections
    assert [one.text for one in waiting(live)] == ["Ik kom er toch door."]


async def test_the_oldest_unfinished_goes_first(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, Limits(headers=SOON, connections=3)) as server:
        lines = []
        for _ in range(3):
            lines.append(await asyncio.open_connection(HOME, port_of(server)))
            await until(lambda: server.connections == len(lines))
        async with asyncio.timeout(SOON):
            assert (await get(port_of(server), "/")).status == 200
        await silence(lines[0][0])
        assert not lines[1][0].at_eof()
        assert not lines[2][0].at_eof()
        for _, writer in lines:
            await hang_up(writer)


async def test_a_full_house_refuses_who_comes_last_and_loses_nobody(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, Limits(connections=2)) as server:
        port, page = port_of(server), path_of(links_of(server).page)
        notes = [box(page_key(live.session), filled(note(text))) for text in ("Een.", "Twee.")]
        async with busy_disk(desk):
            sending = [asyncio.create_task(post(port, f"{page}/stuur", sent)) for sent in notes]
            await until(lambda: len(waiting(live)) == 2)
            assert await tell(port, request("GET", "/", {"Host": f"{HOME}:{port}"})) == b""
        assert [(await sent).json for sent in sending] == [{"goed": True}] * 2


async def test_no_answer_takes_longer_than_the_lifetime(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, QUICK) as server, busy_disk(desk):
        port, page = port_of(server), path_of(links_of(server).page)
        sent = box(page_key(live.session), filled(note("Blijft wel liggen.")))
        told = {"Host": f"{HOME}:{port}", "Origin": f"http://{HOME}:{port}", **POSTED}
        assert await tell(port, request("POST", f"{page}/stuur", told, sent)) == b""
        assert [one.text for one in waiting(live)] == ["Blijft wel liggen."]


async def test_one_request_per_connection(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        port = port_of(server)
        one = request("GET", "/", {"Host": f"{HOME}:{port}"})
        raw = await tell(port, one * 5)
        assert raw.count(b"HTTP/1.1 ") == 1
        assert split(raw).headers["connection"] == "close"


async def test_a_request_may_come_byte_by_byte(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        port, page = port_of(server), path_of(links_of(server).page)
        whole = request("GET", f"{page}/nu", {"Host": f"{HOME}:{port}"})
        assert split(await tell(port, *(whole[i : i + 1] for i in range(len(whole))))).status == 200


async def test_who_only_stops_talking_still_gets_the_answer(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        reader, writer = await asyncio.open_connection(HOME, port_of(server))
        writer.write(request("GET", "/", {"Host": f"{HOME}:{port_of(server)}"}))
        writer.write_eof()
        async with asyncio.timeout(SOON):
            assert split(await reader.read()).status == 200
        await hang_up(writer)


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"Content-Length: 16385\r\n", 413),
        (b"Content-Length: 10485760\r\n", 413),
        (b"Content-Length: " + b"9" * 6000 + b"\r\n", 413),
        (b"Transfer-Encoding: chunked\r\n", 400),
        (b"Content-Length: 3\r\nContent-Length: 4\r\n", 400),
        (b"X: " + b"y" * 20_000 + b"\r\n", 431),
    ],
    ids=["just too long", "10 MB", "a number without end", "chunks", "two lengths", "long headers"],
)
async def test_what_is_too_much_gets_a_short_answer(desk: Desk, live: LiveSession, head: bytes, status: int) -> None:
    async with serving(desk) as server:
        answer = split(await tell(port_of(server), b"POST /code HTTP/1.1\r\n" + head + b"\r\n"))
        assert answer.status == status
        assert answer.json["goed"] is False
        assert len(answer.body) < 200
        assert "content-security-policy" in answer.headers


async def test_ten_megabytes_get_their_answer(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        page = path_of(links_of(server).page)
        revision = live.revision
        answer = await post(port_of(server), f"{page}/stuur", bytes(10 * 1024 * 1024))
        assert answer.status == 413
        assert live.revision == revision


async def test_a_stream_outlives_every_deadline(desk: Desk, live: LiveSession) -> None:
    limits = Limits(headers=0.05, request=0.05, lifetime=0.05, keep_alive=0.2, refresh=0.05, gap=0.01)
    async with serving(desk, limits) as server:
        async with follow(port_of(server), path_of(links_of(server).note_taker) + "/volg") as stream:
            await stream.data()
            assert server.note_takers == 1
            assert await beats(stream, 2)
        await until(lambda: server.note_takers == 0)


async def beats(stream: Stream, times: int) -> bool:
    """Hear the line say that it lives, so many times."""
    while times:
        times -= (await stream.event()).startswith(b"event: hier")
    return True


async def test_streams_have_a_cap_of_their_own(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, Limits(streams=3, connections=2)) as server, AsyncExitStack() as pages:
        path = path_of(links_of(server).note_taker) + "/volg"
        streams = [await pages.enter_async_context(follow(port_of(server), path)) for _ in range(5)]
        for stream in streams[2:]:
            await stream.data()
        for stream in streams[:2]:
            async with asyncio.timeout(SOON):
                await stream.reader.read()
            assert stream.reader.at_eof()
        assert server.note_takers == 3
        assert (await get(port_of(server), "/")).status == 200


async def test_a_reader_that_stalls_holds_no_memory(desk: Desk, live: LiveSession) -> None:
    limits = Limits(gap=0.001, stalled=0.2, waiting=4096)
    async with serving(desk, limits) as server:
        path = path_of(links_of(server).note_taker) + "/volg"
        with slow_reader(port_of(server)) as reader:
            reader.sendall(request("GET", path, {"Host": f"{HOME}:{port_of(server)}"}))
            await until(lambda: server.note_takers == 1)
            for _ in range(100):
                live.do(c.AddNote("bord", desk.new_handle(), "o" * LONG, "hielp"), "scherm")
            changes = most = 0
            async with asyncio.timeout(SOON):
                while server.note_takers:
                    live.do(c.SetHead("place", str(changes)), "scherm")
                    changes += 1
                    most = max(most, server.unsent)
                    await asyncio.sleep(0)
    assert changes > 100
    assert 0 < most < 4 * 100 * LONG


@contextmanager
def slow_reader(port: int) -> Iterator[socket.socket]:
    """A connection that reads nothing, and has no room to put much aside."""
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect((HOME, port))
        yield reader
