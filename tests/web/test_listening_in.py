"""Must show: whoever listens on the Wi-Fi hears none of the words, whatever way they are written."""

import asyncio
import json
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from herstelgroep.desk import Desk
from herstelgroep.programme.reading import read_programme
from herstelgroep.session import commands as c
from herstelgroep.session.access import new_access
from herstelgroep.session.live import PHONES, LiveSession
from herstelgroep.session.opening import Choices
from tests.building import programme_text
from tests.web.asking import HOME, POSTED, Stream, hang_up, links_of, path_of, port_of, request, serving, split, tell
from tests.web.room import MANY, Page, back, desk_in, go, mark, on_board, vote, waiting
from tests.web.simulated import Phone, a_note

NOTED, TAKEN_BACK, SHOWN = "zeehondenjong", "walnotenboom", "kruimeldief"
TYPED, CHANGED, LED = "vuurtorenwachter", "pindakaaspot", "zonnewijzer"
CHOSEN, MARKED = "jazekerwel", "kampeerbed"
WORDS = (NOTED, TAKEN_BACK, SHOWN, TYPED, CHANGED, LED)


class Relay:
    """Passes everything on between devices and the laptop, and keeps every byte: up and down, by connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.up: list[bytearray] = []
        self.down: list[bytearray] = []

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        up, down = bytearray(), bytearray()
        self.up.append(up)
        self.down.append(down)
        far_reader, far_writer = await asyncio.open_connection(HOME, self._port)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(_pass_on(reader, far_writer, up))
                tasks.create_task(_pass_on(far_reader, writer, down))
        finally:
            await hang_up(far_writer)
            await hang_up(writer)

    @property
    def heard(self) -> bytes:
        """All of it."""
        return b"\n".join([*self.up, *self.down])


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kept: bytearray) -> None:
    try:
        while more := await reader.read(65536):
            kept += more
            writer.write(more)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
    except (ConnectionError, OSError):
        writer.transport.abort()


@asynccontextmanager
async def relay(port: int) -> AsyncIterator[tuple[Relay, int]]:
    """Somebody on the Wi-Fi, and the port where devices meet them."""
    between = Relay(port)
    server = await asyncio.start_server(between.meet, HOME, 0)
    async with server:
        yield between, server.sockets[0].getsockname()[1]


def forms(word: str) -> set[bytes]:
    """A word in every way it could be written: in bytes, hexadecimal digits and base64 at every offset."""
    found = set()
    for text in (word, word.upper(), word.capitalize()):
        for encoded in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")):
            found |= {encoded, encoded.hex().encode(), encoded.hex().upper().encode()}
            for offset in range(3):
                # letters at both ends also hold bits of what stands beside the word
                whole = slice(4 if offset else 0, (offset + len(encoded)) // 3 * 4)
                found |= {code(bytes(offset) + encoded)[whole] for code in (b64encode, urlsafe_b64encode)}
    return found


def heard_in(words: tuple[str, ...], content: bytes) -> list[str]:
    """The words that can be heard, in whatever form."""
    return [word for word in words if any(form in content for form in forms(word))]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def live(desk: Desk) -> LiveSession:
    """A meeting whose poll and marks have keys that are known words."""
    text = programme_text("delen").replace('vangst = "afspraken"', 'vangst = "cijfers"')
    text = text.replace('sleutel = "ja"', f'sleutel = "{CHOSEN}"').replace(
        'sleutel = "koffie"', f'sleutel = "{MARKED}"'
    )
    programme = read_programme(text, "proef.toml")
    choices = Choices(date="2025-11-25", attendance=MANY)
    live = desk.begin(desk.prepare(programme, programme.scripts[0], choices))
    live.do(c.SetAccess(new_access(desk.world.token)), PHONES)
    go(live, "bord")
    return live


async def phones_talk(phone: Phone, live: LiveSession) -> None:
    """Notes, one of them taken back, one shown; a vote and a mark."""
    await phone.open()
    question = await phone.question()
    taken = a_note(question, f"De {TAKEN_BACK} weer weg")
    for note in (a_note(question, f"Een {NOTED}."), a_note(question, f"Mijn {SHOWN}"), taken, back(taken)):
        await phone.send(phone.sealed(note))
    live.do(c.ShowWaiting("bord"), "scherm")
    await phone.send(phone.sealed(a_note(question, f"Nog een {NOTED}.")))
    await phone.state()
    go(live, "stemmen")
    await phone.state()
    await phone.send(phone.sealed(vote(CHOSEN)))
    go(live, "afsluiting")
    await phone.state()
    await phone.send(phone.sealed(mark(9, MARKED)))


class Taker:
    """The note-taker's page on another device."""

    def __init__(self, page: Page, port: int, path: str, through: int) -> None:
        self._page, self._path, self._through = page, path, through
        self._host = {"Host": f"{HOME}:{port}"}

    async def asks(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Ask for something, and what was said to that."""
        body = self._page.sealed(kind, **fields)
        headers = self._host | {"Origin": f"http://{self._host['Host']}"} | POSTED
        answer = split(await tell(self._through, request("POST", f"{self._path}/stuur", headers, body)))
        assert answer.status == 200
        return self._page.opened(answer.body)

    @asynccontextmanager
    async def follows(self) -> AsyncIterator[Stream]:
        """Its stream of whole states."""
        reader, writer = await asyncio.open_connection(HOME, self._through)
        writer.write(request("GET", f"{self._path}/volg", self._host))
        assert b"200 OK" in await reader.readuntil(b"\r\n\r\n")
        try:
            yield Stream(reader, writer)
        finally:
            await hang_up(writer)

    async def sees(self, stream: Stream, word: str) -> dict[str, Any]:
        """The first state with this word in it."""
        while word not in json.dumps(state := self._page.opened(await stream.data()), ensure_ascii=False):
            pass
        return state


async def note_taker_talks(taker: Taker, live: LiveSession) -> None:
    """Types, changes, takes away and undoes, and sees what the leader and the phones wrote."""
    board = {"plek": "bord", "kolom": "hielp"}
    go(live, "bord")
    async with taker.follows() as stream:
        live.do(c.AddNote("bord", "h1", f"De {LED} van hier", "hielp"), "scherm")
        await taker.sees(stream, LED)
        await taker.asks("briefje", groep="", tekst=f"Een {TYPED}", **board)
        state = await taker.sees(stream, TYPED)
        assert SHOWN in json.dumps(state)
        (mine,) = [one["greep"] for place in state["plekken"] for one in place["briefjes"] if one["van"]]
        await taker.asks("verander", plek="bord", greep=mine, tekst=f"De {CHANGED}", was=f"Een {TYPED}")
        await taker.sees(stream, CHANGED)
        await taker.asks("weg", plek="bord", greep=mine)
        await taker.asks("ongedaan")
        await taker.sees(stream, CHANGED)


async def test_nobody_on_the_way_hears_a_word(desk: Desk, live: LiveSession) -> None:
    async with serving(desk) as server:
        links, port = links_of(server), port_of(server)
        async with relay(port) as (between, through):
            phone = Phone(port, path_of(links.page), through=through)
            await phones_talk(phone, live)
            taker = Taker(Page(desk), port, path_of(links.note_taker), through)
            await note_taker_talks(taker, live)
            secret = links.note_taker.partition("#")[2]
        texts = {note.text for note in (*on_board(live), *waiting(live))}
        assert texts == {f"Een {NOTED}.", f"Mijn {SHOWN}", f"Nog een {NOTED}.", f"De {LED} van hier", f"De {CHANGED}"}
    assert len(between.up) > 15
    assert heard_in(WORDS, between.heard) == []
    # What may be chosen is asked openly; what was chosen is not.
    assert heard_in((CHOSEN, MARKED), b"".join(between.down)) == [CHOSEN, MARKED]
    assert heard_in((CHOSEN, MARKED, "keuze", "cijfer", "tekst", "briefje"), b"".join(between.up)) == []
    assert secret.encode() not in between.heard
    assert urlsafe_b64decode(secret + "=") not in between.heard


@pytest.mark.parametrize("before", [b"", b"x", b"xy"])
@pytest.mark.parametrize("after", [b"", b"x", b"xy"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
async def test_who_listens_would_have_heard_it(encoding: str, before: bytes, after: bytes) -> None:
    spoken = [before + word.encode(encoding) + after for word in (*WORDS, CHOSEN.upper(), MARKED.title())]
    in_digits = [one.hex().encode() for one in spoken]

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        await hang_up(writer)

    server = await asyncio.start_server(silent, HOME, 0)
    async with server, relay(server.sockets[0].getsockname()[1]) as (between, through):
        for said in (spoken, map(b64encode, spoken), map(urlsafe_b64encode, spoken), in_digits):
            between.up.clear()
            reader, writer = await asyncio.open_connection(HOME, through)
            writer.write(b"\n".join(said))
            writer.write_eof()
            assert await reader.read() == b""
            await hang_up(writer)
            assert heard_in((*WORDS, CHOSEN, MARKED), between.heard) == [*WORDS, CHOSEN, MARKED]
