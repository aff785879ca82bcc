"""Must show: honest phones among stalled ones, guessed tokens, and one note sent a thousand times."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from herstelgroep.desk import Desk
from herstelgroep.session.live import LiveSession
from tests.web.asking import HOME, POSTED, hang_up, links_of, path_of, port_of, request, serving, split, tell, until
from tests.web.room import desk_in, file_of, meet, waiting
from tests.web.simulated import Phone, a_note

STALLED, HONEST, EACH = 200, 40, 5
WRONG, AT_ONCE = 4_000, 40
COPIES = 1_000


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def live(desk: Desk) -> LiveSession:
    return meet(desk)


@pytest.fixture(autouse=True)
def _nothing_printed(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    assert capfd.readouterr() == ("", "")


@asynccontextmanager
async def stalled(port: int, page: str) -> AsyncIterator[list[asyncio.StreamReader]]:
    """Connections that say nothing, half a header, or half a body, and then wait."""
    host = {"Host": f"{HOME}:{port}"}
    posted = request("POST", f"{page}/stuur", host | {"Origin": f"http://{HOME}:{port}"} | POSTED, bytes(344))
    begins = (b"", request("GET", page, host)[:-10], posted[:-172])
    lines = [await asyncio.open_connection(HOME, port) for _ in range(STALLED)]
    try:
        for number, (_, writer) in enumerate(lines):
            writer.write(begins[number % len(begins)])
            await writer.drain()
        yield [reader for reader, _ in lines]
    finally:
        for _, writer in lines:
            await hang_up(writer)


async def test_honest_phones_lose_nothing_among_stalled_ones(desk: Desk, live: LiveSession) -> None:
    async def honest(phone: Phone, number: int) -> None:
        await phone.open()
        question = await phone.question()
        for turn in range(EACH):
            await phone.send(phone.sealed(a_note(question, f"{number} schrijft {turn}", turn)))

    async with serving(desk) as server:
        port, page = port_of(server), path_of(links_of(server).page)
        async with stalled(port, page) as lines:
            await until(lambda: server.connections == STALLED)
            async with asyncio.TaskGroup() as tasks:
                for number in range(HONEST):
                    tasks.create_task(honest(Phone(port, page, number), number))
            assert not any(line.at_eof() for line in lines), "they were to stall all the while"
    every = sorted(f"{number} schrijft {turn}" for number in range(HONEST) for turn in range(EACH))
    assert sorted(note.text for note in waiting(live)) == every
    text = file_of(desk)
    assert all(text.count(f'"{note}"') == 1 for note in every)


def near(right: str, same: int) -> str:
    """Another token, of which so many letters are right."""
    while (wrong := right[:same] + secrets.token_urlsafe(16)[same:]) == right:
        pass
    return wrong


async def test_thousands_of_guesses_at_the_tokens_get_in_nowhere(desk: Desk, live: LiveSession) -> None:
    statuses: list[int] = []

    async def guess(port: int, right: str, key: str) -> None:
        phone = Phone(port, "")
        phone.key = key
        for number in range(WRONG // AT_ONCE):
            wrong = near(right, number % len(right))
            note = {"soort": "briefje", "onderdeel": "bord", "plek": "bord", "kolom": "hielp", "tekst": "Geraden."}
            phone.page = f"/{wrong}"
            body = phone.sealed(note | {"id": secrets.token_hex(16)})
            method, tail = (("GET", ""), ("GET", "/nu"), ("GET", "/volg"), ("POST", "/stuur"))[number % 4]
            statuses.append((await phone.ask(method, tail, body if method == "POST" else b"")).status)

    async with serving(desk) as server:
        links, port = links_of(server), port_of(server)
        known = Phone(port, path_of(links.page))
        await known.open()
        before = live.session
        async with asyncio.TaskGroup() as tasks:
            for number in range(AT_ONCE):
                right = path_of(links.page if number % 2 else links.note_taker).removeprefix("/")
                tasks.create_task(guess(port, right, known.key))
        assert statuses == [404] * WRONG
        assert live.session is before
        assert (server.phones_seen, server.note_takers) == (1, 0)


async def test_a_request_that_comes_a_thousand_times_is_one_note(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        port, page = port_of(server), path_of(links_of(server).page)
        phone = Phone(port, page)
        await phone.open()
        body = phone.sealed(a_note(await phone.question(), "Een keer."))
        host = f"{HOME}:{port}"
        sent = request("POST", f"{page}/stuur", {"Host": host, "Origin": f"http://{host}"} | POSTED, body)

        async def replay() -> None:
            for _ in range(COPIES // AT_ONCE):
                answer = split(await tell(port, sent))
                assert (answer.status, answer.json) == (200, {"goed": True})

        async with asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(replay())
    assert [note.text for note in waiting(live)] == ["Een keer."]
    assert file_of(desk).count("Een keer.") == 1
