"""What cannot be opened leaves the app as it was: nothing kept, nothing on the terminal, and the keys still work."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.room import Room, phones_on
from tests.terminal.tmux import Terminal
from tests.web.asking import HOME, POSTED, request, split, tell
from tests.web.room import box, filled
from tests.web.simulated import Phone, a_note

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

MEGABYTES_10 = 10 * 1024 * 1024


def apart_from_time(screen: str) -> str:
    """A screen without its figures and its soft bar, which go on with the clock."""
    return re.sub(r"[\d━─╸╺]+", "#", screen)


def bodies(phone: Phone, note: dict[str, object]) -> Iterator[tuple[str, bytes, int]]:
    """What nobody can open or understand, and the status that it gets."""
    good = phone.sealed(note)
    other = Phone(phone.through, phone.page)
    other.key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    yield "10 MB", bytes(MEGABYTES_10), 413
    for plain in (b'{"soort":"briefje",', b"[1]", b"\xff\xfe", b"{" * 700, b"null", b'{"soort":"briefje"}'):
        yield f"in a good box: {plain[:20]!r}", sealed_plain(phone, plain), 400
    yield "sealed for another laptop", other.sealed(note), 400
    yield "another nonce", good[:32] + bytes(24) + good[56:], 400
    yield "another sender", bytes(range(32)) + good[32:], 400
    yield "a changed byte", good[:-1] + bytes([good[-1] ^ 1]), 400
    yield "not sealed", filled(note), 400
    yield "nothing", b"", 400


def sealed_plain(phone: Phone, plain: bytes) -> bytes:
    return box(phone.key, plain + b" " * (-len(plain) % 256))


async def throw_everything(room: Room) -> int:
    """Send all of it; gives how many there were."""
    phone = Phone(room.port, "/" + room.access()["phone"])
    await phone.open()
    question = await phone.question()
    count = 0
    for what, body, status in bodies(phone, a_note(question, "Dit mag er niet in")):
        answer = await phone.ask("POST", "/stuur", body)
        assert answer.status == status, what
        assert len(answer.body) < 250, what
        assert answer.json["goed"] is False, what
        assert answer.json["opnieuw"] is False, what
        count += 1
    host = f"{HOME}:{room.port}"
    endless = {"Host": host, "Origin": f"http://{host}", "Transfer-Encoding": "chunked"} | POSTED
    head = request("GET", f"{phone.page}/stuur", endless).replace(b"GET", b"POST", 1)
    answer = split(await tell(room.port, head + b"a00000\r\n", bytes(MEGABYTES_10)))
    assert answer.status == 400
    return count


def undisturbed(room: Room, pane: Terminal) -> None:
    """A key does what it did, and a good note still comes in."""
    pane.write("Gewoon een briefje")
    pane.do("Enter", "• Gewoon een briefje")
    asyncio.run(one_good_note(room))
    pane.see("1 briefje wacht")


async def one_good_note(room: Room) -> None:
    phone = Phone(room.port, "/" + room.access()["phone"])
    await phone.open()
    await phone.send(phone.sealed(a_note(await phone.question(), "Dit is goed")))


def test_what_cannot_be_opened_changes_nothing(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.begin()
    with room.app() as pane:
        phones_on(pane)
        before, kept = pane.screen(), room.file.read_bytes()
        assert asyncio.run(throw_everything(room)) == 13
        assert apart_from_time(pane.screen()) == apart_from_time(before)
        assert room.file.read_bytes() == kept
        undisturbed(room, pane)
    assert sorted(room.notes()) == ["Dit is goed", "Gewoon een briefje"]
    assert b"Dit mag er niet in" not in b"".join(room.written().values())
