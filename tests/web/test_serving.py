"""The server in one piece: on and off, the same keys after a crash, goodbye at the end, pages that follow."""

import asyncio
import json
import logging
import re
import socket
from base64 import b64decode, urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nacl.secret import SecretBox

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.session.live import LiveSession
from herstelgroep.web.codes import Tries
from herstelgroep.web.errors import CannotListen
from herstelgroep.web.gate import Limits
from herstelgroep.web.links import Links, Listen
from herstelgroep.web.phone import page_key
from herstelgroep.web.routes import pages
from herstelgroep.web.serving import Server
from tests.building import START
from tests.web.asking import (
    HOME,
    Stream,
    follow,
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
from tests.web.room import Page, box, busy_disk, desk_in, file_of, filled, meet, note, on_board, waiting

MOST_BYTES = 60 * 1024
QUICK = Limits(gap=0.02, farewell=0.3, shutdown=0.3)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def live(desk: Desk) -> LiveSession:
    live = meet(desk)
    live.do(c.SetAccess(None), "scherm")
    return live


def opened(address: str, event: str) -> dict[str, Any]:
    """What a page reads with the secret from its address."""
    told = json.loads(SecretBox(urlsafe_b64decode(address.partition("#")[2] + "=")).decrypt(b64decode(event)))
    assert isinstance(told, dict)
    return told


async def shown(stream: Stream, address: str) -> dict[str, Any]:
    """The next state on a page."""
    return opened(address, await stream.data())


async def test_nothing_listens_before_it_is_asked(desk: Desk, live: LiveSession) -> None:
    server = Server(desk)
    assert (server.listening, server.links, server.screens, server.phones_seen) == (False, None, 0, 0)
    assert live.session.phones.access is None
    await server.close()


async def test_the_links(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        access = live.session.phones.access
        assert access is not None
        short = f"{HOME}:{access.port}"
        note_taker = f"http://{short}/{access.note_taker}#{access.secret}"
        assert server.links == Links(f"http://{short}/{access.phone}", short, access.code, note_taker)
        assert access.phone in file_of(desk)


async def test_a_phone_comes_in_by_the_code_and_sends_a_note(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        links, port = links_of(server), port_of(server)
        assert "code.js" in (await get(port, "/")).text
        typed = json.dumps({"code": f" {links.code[:3].upper()}-{links.code[3:]} "}).encode()
        there = (await post(port, "/code", typed, {"Content-Type": "application/json"})).json["naar"]
        assert there == path_of(links.page)
        key = re.search(r'name="sleutel" content="([^"{]+)"', (await get(port, there)).text)
        assert key is not None
        assert key[1] == page_key(live.session)
        assert (await get(port, f"{there}/nu")).json["stand"] == "open"
        sent = box(key[1], filled(note("Van mijn telefoon.")))
        assert (await post(port, f"{there}/stuur", sent)).json == {"goed": True}
        assert server.phones_seen == 1
        assert [one.text for one in waiting(live)] == ["Van mijn telefoon."]
        assert "Van mijn telefoon." in file_of(desk)


async def test_ten_wrong_codes_give_a_new_one(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, tries=Tries(per_minute=12)) as server:
        port, first = port_of(server), links_of(server).code
        told: list[Links | None] = []
        server.when_seen.append(lambda: told.append(server.links))

        async def typed(code: str) -> int:
            body = json.dumps({"code": code}).encode()
            return (await post(port, "/code", body, {"Content-Type": "application/json"})).status

        assert [await typed("zzzzzz") for _ in range(10)] == [404] * 10
        second = links_of(server).code
        assert second != first
        assert told == [links_of(server)]
        assert await typed(first) == 404
        assert await typed(second) == 200
        assert [await typed(first), await typed(second)] == [404, 429]
        assert second in file_of(desk)


async def test_the_note_taker_types_on_another_device(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, QUICK) as server:
        links, port = links_of(server), port_of(server)
        there = path_of(links.note_taker)
        assert (await get(port, there)).status == 200
        async with follow(port, f"{there}/volg") as stream:
            assert (await shown(stream, links.note_taker))["soort"] == "notulist"
            assert server.note_takers == 1
            page = Page(desk)
            body = page.sealed("briefje", plek="bord", kolom="hielp", groep="", tekst="Getypt.")
            answer = await post(port, f"{there}/stuur", body)
            assert page.opened(answer.body)["goed"] is True
            assert "Getypt." in json.dumps(await shown(stream, links.note_taker))
        assert [one.text for one in on_board(live)] == ["Getypt."]


async def test_another_port_when_it_is_taken_and_the_same_one_again(desk: Desk, live: LiveSession) -> None:
    with socket.create_server((HOME, 0)) as other:
        taken = other.getsockname()[1]
        async with serving(desk, port=taken) as server:
            port = port_of(server)
            assert taken < port < taken + 20
    async with serving(desk, port=taken) as server:
        assert port_of(server) == port


async def test_the_keys_outlive_the_app(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        name = meet(desk).session.id
        async with serving(desk) as server:
            before = links_of(server)
    with desk_in(tmp_path) as desk:
        desk.resume(name)
        async with serving(desk, port=9) as server:
            assert links_of(server) == before
            assert (await get(port_of(server), path_of(before.page))).status == 200


async def test_off_and_on_again(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        before, port = links_of(server), port_of(server)
        await server.stop_phones()
        assert (server.listening, server.links) == (False, None)
        assert not is_listening(port)
        await server.start_phones(Listen(HOME))
        assert links_of(server) == before


async def test_started_twice_at_once_listens_once(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        port = port_of(server)
        await asyncio.gather(*(server.start_phones(Listen(HOME, 0)) for _ in range(3)))
        assert port_of(server) == port
        assert (await get(port, "/")).status == 200
    assert not is_listening(port)


async def test_a_name_may_stand_in_the_links(desk: Desk, live: LiveSession) -> None:
    server = Server(desk)
    await server.start_phones(Listen(HOME, 0, "Briefje.test"))
    links = links_of(server)
    assert links.page.startswith(f"http://Briefje.test:{port_of(server)}/")
    assert (await get(port_of(server), "/", Host=f"briefje.test:{port_of(server)}")).status == 200
    assert (await get(port_of(server), "/", Host=f"other.test:{port_of(server)}")).status == 404
    await server.close()


async def test_without_a_meeting_there_is_nothing_to_listen_for(desk: Desk) -> None:
    server = Server(desk)
    with pytest.raises(CannotListen, match="geen bijeenkomst"):
        await server.start_phones(Listen(HOME, 0))
    with pytest.raises(CannotListen, match="geen bijeenkomst"):
        await server.open_screen()
    await server.close()


@pytest.mark.parametrize(("address", "says"), [("192.0.2.1", "hoort nu niet"), ("geen adres", "Kies een ander adres")])
async def test_an_address_that_is_not_ours(desk: Desk, live: LiveSession, address: str, says: str) -> None:
    server = Server(desk)
    with pytest.raises(CannotListen, match=says):
        await server.start_phones(Listen(address, 0))
    assert live.session.phones.access is None
    await server.close()


async def test_every_port_taken_is_told(desk: Desk, live: LiveSession) -> None:
    server = Server(desk)
    with socket.create_server((HOME, 65_535)), pytest.raises(CannotListen, match="bezet"):
        await server.start_phones(Listen(HOME, 65_535))
    await server.close()


async def test_no_phones_as_long_as_nothing_can_be_kept(desk: Desk, live: LiveSession) -> None:
    server = Server(desk, Limits(disk=0.1))
    async with busy_disk(desk):
        with pytest.raises(CannotListen, match="niets bewaard"):
            await server.start_phones(Listen(HOME, 0))
        access = live.session.phones.access
        assert access is not None
        assert not is_listening(access.port)
        assert not server.listening
    await server.start_phones(Listen(HOME, 0))
    assert access.phone in links_of(server).page
    await server.close()


async def test_goodbye_when_the_meeting_is_over(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, QUICK) as server:
        links, port = links_of(server), port_of(server)
        phone, taker = path_of(links.page), path_of(links.note_taker)
        sent = box(page_key(live.session), filled(note("Te laat.")))
        screen = await server.open_screen()
        screen_port = int(screen.split("/")[2].rpartition(":")[2])
        async with follow(port, f"{taker}/volg") as notes, follow(screen_port, path_of(screen) + "/volg") as group:
            await shown(notes, links.note_taker)
            assert (await shown(group, screen))["qr"]
            live.do(c.Finish(START), "scherm")
            assert (server.listening, server.links) == (False, None)
            state = (await get(port, f"{phone}/nu")).json
            assert state["stand"] == "klaar"
            assert state["zin"]
            late = await post(port, f"{phone}/stuur", sent)
            assert (late.status, late.json["opnieuw"]) == (409, False)
            for path in ("/", phone, taker, "/s/briefje.js", "/code"):
                assert (await get(port, path)).status == 404
            assert (await shown(notes, links.note_taker))["stand"] == "klaar"
            last = await shown(group, screen)
            assert last["klaar"] is True
            assert last["qr"] is None
            await until(lambda: not is_listening(port) and not is_listening(screen_port))
        assert (server.screens, server.note_takers) == (0, 0)
        assert live.session.phones.access is None


async def test_goodbye_when_the_meeting_is_thrown_away(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, QUICK) as server:
        port, phone = port_of(server), path_of(links_of(server).page)
        desk.discard(live.session.id)
        assert (await get(port, f"{phone}/nu")).json["stand"] == "klaar"
        await until(lambda: not is_listening(port))


async def test_the_next_meeting_has_keys_of_its_own(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, QUICK) as server:
        old, port = links_of(server), port_of(server)
        live.do(c.Finish(START), "scherm")
        meet(desk)
        assert (await get(port, path_of(old.page) + "/nu")).json["stand"] == "klaar"
        await server.start_phones(Listen(HOME, 0))
        new = links_of(server)
        assert not {*old.page.split("/"), *old.note_taker.split("#"), old.code} & {*new.page.split("/")[3:], new.code}
        for path in (path_of(old.page), path_of(old.page) + "/nu", path_of(old.note_taker)):
            assert (await get(port_of(server), path)).status == 404


async def test_the_group_screen_follows_the_leader(desk: Desk, live: LiveSession) -> None:
    server = Server(desk, QUICK)
    screen = await server.open_screen()
    assert screen == await server.open_screen()
    assert screen.startswith(f"http://{HOME}:")
    port, path = int(screen.split("/")[2].rpartition(":")[2]), path_of(screen)
    page = await get(port, path)
    assert page.status == 200
    for part in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert (await get(port, part)).status == 200
    async with follow(port, f"{path}/volg") as stream:
        first = await shown(stream, screen)
        assert (first["qr"], first["leeg"], server.screens) == (None, False, 1)
        live.do(c.AddNote("bord", desk.new_handle(), "Op het bord.", "hielp"), "scherm")
        assert "Op het bord." in str((await shown(stream, screen))["kolommen"])
        server.blank = True
        assert (await shown(stream, screen))["leeg"] is True
        await server.start_phones(Listen(HOME, 0))
        server.push()
        joined = await shown(stream, screen)
        assert joined["adres"] == links_of(server).short
        assert joined["code"] == links_of(server).code
        assert server.screens == 1
    await until(lambda: server.screens == 0)
    await server.close()
    assert server.faults == []
    assert not is_listening(port)


async def test_many_changes_are_few_events(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, Limits(gap=0.1)) as server:
        screen = await server.open_screen()
        port = int(screen.split("/")[2].rpartition(":")[2])
        async with follow(port, path_of(screen) + "/volg") as stream:
            await shown(stream, screen)
            events = 0
            for number in range(200):
                live.do(c.AddNote("bord", desk.new_handle(), f"Nummer {number}.", "hielp"), "scherm")
                await asyncio.sleep(0)
            while "Nummer 199." not in str(await shown(stream, screen)):
                events += 1
            assert events < 50


async def test_the_secret_part_of_an_address_is_never_asked_for(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        links = links_of(server)
        for path in (
            "/",
            path_of(links.page),
            path_of(links.page) + "/nu",
            path_of(links.note_taker),
            "/s/notulist.js",
        ):
            raw = await tell(port_of(server), request("GET", path, {"Host": links.short}))
            assert split(raw).status == 200
            assert links.note_taker.partition("#")[2].encode() not in raw


def parts_of(page: str) -> list[str]:
    """The scripts and styles that a page asks for."""
    return re.findall(r'(?:src|href)="([^"]+)"', pages()[page].decode())


@pytest.mark.parametrize("page", ["briefje.html", "code.html", "groep.html", "notulist.html"])
async def test_every_part_of_a_page_is_there_and_ours(desk: Desk, live: LiveSession, page: str) -> None:
    assert parts_of(page)
    async with serving(desk) as server:
        for part in parts_of(page):
            answer = await get(port_of(server), part)
            assert answer.status == 200
            assert answer.headers["content-type"].startswith(("text/javascript", "text/css"))
    text = pages()[page].decode()
    assert not re.search(r"<style|style=|<script(?![^>]*src=)|\son\w+=|https?://", text)


async def test_the_phone_page_is_light(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        page = path_of(links_of(server).page)
        served = [
            await tell(port_of(server), request("GET", path, {"Host": links_of(server).short}))
            for path in (page, *parts_of("briefje.html"))
        ]
        assert len(served) == 3, "the page, its one style and its one script"
        assert sum(map(len, served)) < MOST_BYTES


async def test_nothing_is_left_behind(desk: Desk, live: LiveSession) -> None:
    quiet = logging.getLogger("asyncio").filters[:]
    heard = [*desk.when_changed], [*desk.when_kept]
    async with serving(desk) as server:
        port = port_of(server)
        await server.open_screen()
        await get(port, "/")
    assert logging.getLogger("asyncio").filters == quiet
    assert ([*desk.when_changed], [*desk.when_kept]) == heard
    assert not is_listening(port)
