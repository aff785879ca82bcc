"""The guard: forged requests change nothing, wrong ones all look the same, and nothing is ever printed."""

import asyncio
import logging
import random
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web

from herstelgroep.desk import Desk
from herstelgroep.session.live import LiveSession
from herstelgroep.web.answers import HEADERS, NOT_FOUND, plain
from herstelgroep.web.gate import Limits
from herstelgroep.web.guard import Faults, Guard, NetworkHush, Route, Table
from herstelgroep.web.listener import Listener, bind
from herstelgroep.web.phone import page_key
from tests.web.asking import (
    HOME,
    get,
    is_listening,
    links_of,
    path_of,
    port_of,
    post,
    request,
    serving,
    split,
    tell,
    until,
)
from tests.web.room import Page, access_of, box, desk_in, filled, meet, note

SECURE = {name.lower(): value for name, value in HEADERS.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def live(desk: Desk) -> LiveSession:
    return meet(desk)


@pytest.fixture(autouse=True)
def _nothing_printed(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever anybody sends, the terminal stays as it is and no log says a word."""
    caplog.set_level(logging.INFO)
    yield
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def forged(host: str) -> dict[str, dict[str, str]]:
    """Headers that no page of ours sends, by what is wrong with them."""
    hosts = ("evil.example", HOME, f"{HOME}:1", f"localhost:{host.rpartition(':')[2]}", f"{host}.evil.example", "")
    origins = ("http://evil.example", f"https://{host}", f"http://{host}/", f"http://{HOME}", "null", "")
    return (
        {f"host {name}": {"Host": name, "Origin": f"http://{name}"} for name in hosts}
        | {f"host {name}, our origin": {"Host": name} for name in hosts}
        | {f"origin {name}": {"Origin": name} for name in origins}
        | {f"own header {value}": {"X-Herstelgroep": value} for value in ("", "0", "2", "1, 1")}
        | {
            f"type {value}": {"Content-Type": value}
            for value in ("", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "x")
        }
    )


async def test_forged_requests_change_nothing(desk: Desk, live: LiveSession) -> None:
    page = Page(desk)
    async with serving(desk) as server:
        links, port = links_of(server), port_of(server)
        phone, taker = path_of(links.page) + "/stuur", path_of(links.note_taker) + "/stuur"
        before = live.session
        for why, headers in forged(links.short).items():
            sent = box(page_key(live.session), filled(note("Vervalst.")))
            typed = page.sealed("briefje", plek="bord", kolom="hielp", groep="", tekst="Vervalst.")
            for path, body in ((phone, sent), (taker, typed)):
                answer = await post(port, path, body, headers)
                assert answer.status in (400, 403, 404, 415), (why, path, answer)
            right_code = b'{"code": "%s"}' % links.code.encode()
            answer = await post(port, "/code", right_code, {"Content-Type": "application/json"} | headers)
            assert answer.status in (400, 403, 404, 415), (why, answer)
        assert live.session is before
        sent = box(page_key(live.session), filled(note("Echt.")))
        assert (await post(port, phone, sent)).json == {"goed": True}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "GET", "FOO"])
async def test_other_methods_do_nothing(desk: Desk, live: LiveSession, method: str) -> None:
    async with serving(desk) as server:
        port, page = port_of(server), path_of(links_of(server).page)
        host = f"{HOME}:{port}"
        headers = {"Host": host, "Origin": f"http://{host}", "X-Herstelgroep": "1"}
        before = live.session
        for path in (f"{page}/stuur", "/code", f"{page}/nu") if method != "GET" else (f"{page}/stuur", "/code"):
            answer = split(await tell(port, request(method, path, headers)))
            assert answer.status in (400, 404, 405)
            assert "access-control-allow-origin" not in answer.headers
        assert live.session is before


def strangers(token: str, wrong: str) -> list[str]:
    """Paths that look like the right one."""
    swapped = token[:-1] + ("A" if token[-1] != "A" else "B")
    near = [swapped, token[:-1], token + "A", token.swapcase(), token[::-1], f"{token}/", f"{token}//nu", f"/{token}"]
    near += [f"{token}/NU", f"{token}/nu/", f"{token}/{wrong}", f"{token}%00", f"%2f{token}", f".{token}"]
    near += [f"./{token}", f"s/../{token}", "s/", "s/briefje.html", "s/../phone.py", "s/%2e%2e/phone.py", "pages"]
    near += ["%C3%A9" * 22, "favicon.ico", "stuur", "nu", "volg", "code.html", token + "/.." * 9]
    return [f"/{path}" for path in near]


async def test_every_wrong_address_gets_the_very_same_answer(desk: Desk, live: LiveSession) -> None:
    access = access_of(live.session)
    paths = strangers(access.phone, "volg") + strangers(access.note_taker, "nu")
    paths += [f"/{secrets.token_urlsafe(16)}{tail}" for _ in range(600) for tail in ("", "/nu", "/stuur")]
    async with serving(desk) as server:
        port = port_of(server)
        answers = set()
        for path in paths:
            method = "POST" if path.endswith("/stuur") else "GET"
            raw = await tell(port, request(method, path, {"Host": f"{HOME}:{port}"}))
            answers.add(b"\r\n".join(line for line in raw.split(b"\r\n") if not line.startswith(b"Date: ")))
        assert len(answers) == 1
        assert NOT_FOUND.encode() in answers.pop()
        assert server.phones_seen == 0


def test_a_hundred_thousand_wrong_tokens_open_nothing() -> None:
    async def never(request: web.BaseRequest) -> web.StreamResponse:
        raise AssertionError

    token = secrets.token_urlsafe(16)
    table = Table({"/": Route(never)}, {token: {"": Route(never)}, secrets.token_urlsafe(16): {"": Route(never)}})
    assert table.find(f"/{token}") is not None
    assert not any(table.find(f"/{secrets.token_urlsafe(16)}") for _ in range(100_000))


GARBAGE = [
    b"\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
    b"GET / HTTP/1.1\r\n : x\r\n\r\n",
    b"GET / HTTP/1.1\r\nX: \x00\x1b]52;c;aGk=\x07\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"POST /code HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"POST /code HTTP/1.1\r\nContent-Length: abc\r\n\r\n",
    b"GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x80\x2e\x01\x00\x02\r\n\r\n",
    b"POST /code HTTP/1.1\r\nContent-Length: 5\nX: y\r\n\r\n12345",
    b"POST /code HTTP/1.1\r\nContent-Length\t: 5\r\n\r\n",
    b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    *(random.Random(seed).randbytes(200).replace(b"\x16", b"") + b"\r\n\r\n" for seed in range(50)),
]


async def test_garbage_gets_a_short_answer(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        before = live.session
        for sent in GARBAGE:
            answer = split(await tell(port_of(server), sent))
            assert answer.status in (400, 404), sent
            assert len(answer.body) < 200
            assert answer.headers.items() >= SECURE.items()
        assert (await get(port_of(server), "/")).status == 200
        assert live.session is before


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[" * 16_000, b'{"soort":"briefje"}', bytes(300), b"\xff" * 344])
async def test_what_cannot_be_opened_gets_a_sentence(desk: Desk, live: LiveSession, body: bytes) -> None:
    async with serving(desk) as server:
        links, before = links_of(server), live.session
        answer = await post(port_of(server), path_of(links.page) + "/stuur", body)
        assert answer.status == 400
        assert answer.json["goed"] is False
        assert answer.json["opnieuw"] is False
        assert (await post(port_of(server), path_of(links.note_taker) + "/stuur", body)).status == 400
        coded = await post(port_of(server), "/code", body, {"Content-Type": "application/json"})
        assert coded.status == 400
        assert live.session is before


async def test_resets_in_the_middle_say_nothing(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        port, page = port_of(server), path_of(links_of(server).page)
        for sent in (b"", b"GET / HT", request("GET", page, {"Host": f"{HOME}:{port}"}), b"POST / HTTP/1.1\r\n\r\n"):
            for _ in range(20):
                _, writer = await asyncio.open_connection(HOME, port)
                writer.write(sent)
                writer.transport.abort()
        assert (await get(port, page)).status == 200


async def test_every_answer_has_the_same_protection(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        links, port = links_of(server), port_of(server)
        phone, taker = path_of(links.page), path_of(links.note_taker)
        paths = ["/", "/s/briefje.js", "/s/briefje.css", phone, f"{phone}/nu", taker, "/nergens", "/code"]
        answers = [await get(port, path) for path in paths]
        answers += [await post(port, f"{phone}/stuur", b"x"), await post(port, "/code", b"x")]
        assert [answer.status for answer in answers] == [200] * 6 + [404, 405, 400, 415]
        for answer in answers:
            assert answer.headers.items() >= SECURE.items()
            assert answer.headers["connection"] == "close"
            assert "set-cookie" not in answer.headers


async def test_a_fault_in_the_program_is_told_to_nobody_but_kept() -> None:
    async def fail(request: web.BaseRequest) -> web.StreamResponse:
        raise RuntimeError(await request.text())

    async def late(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b"x")
        raise KeyError(request.raw_path)

    faults = Faults()
    bound = bind(HOME, [0])
    port = bound.getsockname()[1]
    table = Table({"/": Route(fail, "POST", "text/plain"), "/laat": Route(late)}, {})
    listener = Listener(bound, Guard([f"{HOME}:{port}"], lambda: table), Limits(), faults)
    await listener.open()
    answer = await post(port, "/", b"Dit zei iemand.", {"Content-Type": "text/plain"})
    assert answer.status == 500
    assert answer.json["opnieuw"] is True
    assert "iemand" not in answer.text
    assert answer.headers.items() >= SECURE.items()
    await get(port, "/laat")
    await listener.close()
    assert faults.names == ["RuntimeError", "KeyError"]


async def test_a_socket_that_the_system_closed_comes_back() -> None:
    async def well(request: web.BaseRequest) -> web.StreamResponse:
        return plain(200, "goed")

    bound = bind(HOME, [0])
    port = bound.getsockname()[1]
    table = Table({"/": Route(well)}, {})
    listener = Listener(bound, Guard([f"{HOME}:{port}"], lambda: table), Limits(watch=0.05), Faults())
    await listener.open()
    assert (await get(port, "/")).text == "goed"
    asyncio.get_running_loop().remove_reader(bound)
    bound.close()
    await until(lambda: is_listening(port))
    assert (await get(port, "/")).text == "goed"
    await listener.close()
    assert not is_listening(port)


def test_only_lines_about_connections_are_hushed(capfd: pytest.CaptureFixture[str]) -> None:
    faults = Faults()
    hush = NetworkHush(faults)

    def passes(text: str, error: BaseException | None = None) -> bool:
        info = (type(error), error, None) if error else None
        return hush.filter(logging.LogRecord("asyncio", logging.ERROR, "", 0, text, None, info))

    assert not passes("socket.send() raised exception.")
    assert not passes("Fatal read error on socket transport\npeer: 192.168.1.9", OSError())
    assert not passes("Accept failed on a socket", ConnectionResetError())
    assert faults.names == []
    assert not passes("Fatal error: protocol.data_received() call failed.\n192.168.1.9", ValueError())
    assert faults.names == ["ValueError"]
    assert passes("Task exception was never retrieved", ValueError())


def test_a_plain_answer_says_what_to_do() -> None:
    assert plain(404).text == NOT_FOUND
    assert "opnieuw" in (plain(500).text or "")
