"""A meeting at a real desk, with phones and a note-taker's page that seal as the pages do."""

import asyncio
import json
import secrets
import threading
from base64 import b64decode, urlsafe_b64decode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from nacl.public import Box, PrivateKey, PublicKey
from nacl.secret import SecretBox

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.programme.reading import read_programme
from herstelgroep.session import commands as c
from herstelgroep.session.access import new_access
from herstelgroep.session.live import PHONES, LiveSession
from herstelgroep.session.model import Access, Attendance, Note, Session
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.sessions import session_path
from herstelgroep.web.note_taker import NoteTaker
from herstelgroep.web.phone import Reply, page_key, take
from tests.building import START, present, programme_text

MANY = present(clients=6, professionals=4)
SOON = 30.0
GOOD = (200, {"goed": True})


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    """A real desk on a real disk, with a clock that stands still."""
    world = World(lambda: START, lambda: date(2025, 11, 25), secrets.token_hex)
    with open_desk(RealFiles(), folder, world) as desk:
        yield desk


def meet(
    desk: Desk, outcome: str = "delen", segment: str = "bord", attendance: Attendance | None = MANY
) -> LiveSession:
    """A meeting with the phones on, at this segment; its last part is one of marks."""
    text = programme_text(outcome).replace('vangst = "afspraken"', 'vangst = "cijfers"')
    programme = read_programme(text, "proef.toml")
    choices = Choices(date="2025-11-25", attendance=attendance)
    live = desk.begin(desk.prepare(programme, programme.scripts[0], choices))
    live.do(c.SetAccess(new_access(desk.world.token)), PHONES)
    go(live, segment)
    return live


def go(live: LiveSession, segment: str) -> None:
    """The leader goes to a segment."""
    live.do(c.GoTo(segment, START), "scherm")


def access_of(session: Session) -> Access:
    """The keys of a meeting with the phones on."""
    assert session.phones.access is not None
    return session.phones.access


def new_id() -> str:
    """An id as a page makes it."""
    return secrets.token_hex(16)


def filled(message: object) -> bytes:
    """JSON with spaces up to a multiple of 256 bytes, as the pages write it."""
    plain = json.dumps(message).encode()
    return plain + b" " * (-len(plain) % 256)


def box(key: str, plain: bytes) -> bytes:
    """What a phone sends: its public key, a nonce and the box."""
    own = PrivateKey.generate()
    return bytes(own.public_key) + bytes(Box(own, PublicKey(b64decode(key))).encrypt(plain))


def note(text: str, **other: Any) -> dict[str, Any]:
    """A note for the first board."""
    told = {"soort": "briefje", "id": new_id(), "onderdeel": "bord", "plek": "bord", "kolom": "hielp", "tekst": text}
    return told | other


def back(sent: dict[str, Any]) -> dict[str, Any]:
    """The writer wants that note back."""
    return sent | {"soort": "terug"}


def vote(choice: str, **other: Any) -> dict[str, Any]:
    """A vote in the poll."""
    told = {"soort": "stem", "id": new_id(), "onderdeel": "stemmen", "plek": "stemming", "keuze": choice}
    return told | other


def mark(figure: int | None, item: str = "koffie", **other: Any) -> dict[str, Any]:
    """A mark for one line."""
    told = {"soort": "cijfer", "id": new_id(), "onderdeel": "afsluiting", "plek": "cijfers", "punt": item}
    return told | {"cijfer": figure} | other


async def send(desk: Desk, message: object, seconds: float = SOON) -> Reply:
    """A phone sends this to the meeting of now."""
    assert desk.live is not None
    return await take(desk, box(page_key(desk.live.session), filled(message)), seconds)


async def refuses(desk: Desk, message: object, status: int = 409) -> str:
    """The sentence with which a message is refused; nothing has changed."""
    assert desk.live is not None
    before = desk.live.session
    reply = await send(desk, message)
    assert reply.status == status
    assert desk.live.session is before
    assert reply.body["goed"] is False
    assert reply.body["opnieuw"] is False
    sentence = reply.body["zin"]
    assert isinstance(sentence, str)
    assert sentence
    return sentence


class Page:
    """A note-taker's page, the only one or one ``beside`` another; not every page says which it is."""

    def __init__(self, desk: Desk, seconds: float = SOON, *, beside: "Page | None" = None, named: bool = True) -> None:
        assert desk.live is not None
        self.id = new_id() if named else ""
        self.taker: NoteTaker = beside.taker if beside else NoteTaker(desk, seconds)
        self.box = SecretBox(urlsafe_b64decode(access_of(desk.live.session).secret + "="))

    def opened(self, text: bytes | str) -> dict[str, Any]:
        """What the laptop said."""
        told = json.loads(self.box.decrypt(b64decode(text)))
        assert told.pop("naar") == "bladzijde"
        return dict(told)

    def seen(self) -> dict[str, Any]:
        """The snapshot of now."""
        return self.opened(self.taker.snapshot())

    def place(self, key: str) -> dict[str, Any]:
        """One place in it."""
        found = next(place for place in self.seen()["plekken"] if place["sleutel"] == key)
        assert isinstance(found, dict)
        return found

    def texts(self, key: str = "bord") -> list[str]:
        """The notes of a place, as they are ordered."""
        return [one["tekst"] for one in self.place(key)["briefjes"]]

    def handle(self, text: str, key: str = "bord") -> str:
        """The handle of a note with this text."""
        return next(str(one["greep"]) for one in self.place(key)["briefjes"] if one["tekst"] == text)

    def own(self, key: str = "bord") -> list[str]:
        """The notes of a place that were typed on this page."""
        return [one["tekst"] for one in self.place(key)["briefjes"] if one["van"] == self.id]

    def may_undo(self) -> bool:
        """Whether there is something to undo for this page."""
        return self.id in self.seen()["ongedaan"]

    def sealed(self, kind: str, **fields: Any) -> bytes:
        """A message as the page sends it."""
        named = {"bladzijde": self.id} if self.id else {}
        told = {"naar": "laptop", "soort": kind, "id": new_id()} | named | fields
        return bytes(self.box.encrypt(filled(told)))

    async def asks(self, kind: str, **fields: Any) -> tuple[int, dict[str, Any]]:
        """The page asks for something."""
        return await self.sends(self.sealed(kind, **fields))

    async def sends(self, body: bytes) -> tuple[int, dict[str, Any]]:
        """The page sends these bytes."""
        answer = await self.taker.take(body)
        return answer.status, self.opened(answer.body)

    async def types(self, text: str, **other: Any) -> tuple[int, dict[str, Any]]:
        """A note for the first board."""
        return await self.asks("briefje", **({"plek": "bord", "kolom": "hielp", "groep": "", "tekst": text} | other))


def waiting(live: LiveSession, board: str = "bord") -> list[Note]:
    """The notes that lie face down, in order of their text."""
    return sorted(live.session.waiting.get(board, {}).values())


def on_board(live: LiveSession, board: str = "bord") -> list[Note]:
    """The notes that lie open, in order of their text."""
    return sorted(live.session.boards.get(board, {}).values())


def file_of(desk: Desk) -> str:
    """What stands in the file of the meeting of now."""
    assert desk.live is not None
    assert desk.flush()
    return session_path(desk.folder, desk.live.session.id).read_text("utf-8")


def without_phones(live: LiveSession) -> None:
    """The meeting as it is before anybody switched the phones on."""
    live.do(c.SetAccess(None), PHONES)


@asynccontextmanager
async def busy_disk(desk: Desk) -> AsyncIterator[None]:
    """Nothing gets to the disk as long as this lasts."""
    free, busy = threading.Event(), threading.Event()

    def wait(folder: Folder) -> None:
        busy.set()
        assert free.wait(SOON)

    holding = asyncio.get_running_loop().run_in_executor(None, desk.in_turn, wait)
    assert await asyncio.to_thread(busy.wait, SOON)
    try:
        yield
    finally:
        free.set()
        await holding
