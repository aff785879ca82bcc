"""What comes at a bad moment: news from another thread, and somebody who leaves while the phones go on."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from herstelgroep.desk import Desk
from herstelgroep.session.commands import Finish
from herstelgroep.session.live import LiveSession
from herstelgroep.web.gate import Limits
from herstelgroep.web.links import Listen
from herstelgroep.web.listener import host_of
from herstelgroep.web.serving import Server
from tests.building import START
from tests.web.asking import HOME, get, is_listening, links_of, path_of, port_of, post, serving, until
from tests.web.room import Page, desk_in, meet, without_phones

QUICK = Limits(farewell=0.05)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def live(desk: Desk) -> LiveSession:
    live = meet(desk)
    without_phones(live)
    return live


@pytest.mark.parametrize("ends", ["discarded", "another"])
async def test_the_end_may_be_told_in_another_thread(desk: Desk, live: LiveSession, ends: str) -> None:
    ways: dict[str, Callable[[], object]] = {
        "discarded": partial(desk.discard, live.session.id),
        "another": partial(meet, desk),
    }
    async with serving(desk, QUICK) as server:
        port, page = port_of(server), path_of(links_of(server).page)
        await asyncio.to_thread(ways[ends])
        await until(lambda: not server.listening)
        assert (await get(port, f"{page}/nu")).json["stand"] == "klaar"
        await until(lambda: not is_listening(port))


async def test_a_note_taker_who_is_too_late_gets_an_answer(desk: Desk, live: LiveSession) -> None:
    async with serving(desk, Limits(farewell=5)) as server:
        port, there = port_of(server), path_of(links_of(server).note_taker)
        page = Page(desk)
        assert (await get(port, there)).status == 200
        await post(port, f"{there}/stuur", page.sealed("ongedaan"))
        live.do(Finish(START + 60), "scherm")
        answer = await post(
            port, f"{there}/stuur", page.sealed("briefje", plek="bord", kolom="", groep="", tekst="Te laat")
        )
        told = page.opened(answer.body)
        assert (answer.status, told["goed"], told["opnieuw"]) == (409, False, False)
        assert "Je tekst staat er nog" in told["zin"]


def test_browsers_leave_the_usual_port_out() -> None:
    assert host_of("192.168.1.5", 80) == "192.168.1.5"
    assert host_of("laptop.local", 8123) == "laptop.local:8123"


@pytest.mark.parametrize("turns", range(12))
async def test_who_leaves_while_the_phones_go_on_leaves_nothing_half_done(
    desk: Desk, live: LiveSession, turns: int
) -> None:
    server = Server(desk, QUICK)
    await server.start_phones(Listen(HOME, 0))
    port = port_of(server)
    await server.stop_phones()
    goes_on = asyncio.create_task(server.start_phones(Listen(HOME, port)))
    for _ in range(turns):
        await asyncio.sleep(0)
    goes_on.cancel()
    await asyncio.gather(goes_on, return_exceptions=True)
    assert is_listening(port) is server.listening
    await server.start_phones(Listen(HOME, port))
    assert (await get(port, "/")).status == 200
    await server.close()
    assert not is_listening(port)


@pytest.mark.parametrize("turns", range(5))
async def test_who_leaves_while_the_group_screen_opens_can_open_it_again(
    desk: Desk, live: LiveSession, turns: int
) -> None:
    server = Server(desk, QUICK)
    opens = asyncio.create_task(server.open_screen())
    for _ in range(turns):
        await asyncio.sleep(0)
    opens.cancel()
    await asyncio.gather(opens, return_exceptions=True)
    address = await server.open_screen()
    port = int(address.split("/")[2].rpartition(":")[2])
    assert (await get(port, path_of(address))).status == 200
    await server.close()
    assert not is_listening(port)
