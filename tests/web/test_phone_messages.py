"""What is no message is refused in calm words, and nothing about a phone is kept."""

import base64
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.session.live import LiveSession
from herstelgroep.web.phone import page_key, take
from herstelgroep.web.sealing import MOST_BYTES
from tests.building import START
from tests.web.room import (
    SOON,
    box,
    desk_in,
    file_of,
    filled,
    go,
    mark,
    meet,
    note,
    refuses,
    send,
    vote,
    waiting,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"soort": "iets"},
        {"soort": 7},
        {"soort": None},
        note("a") | {"extra": 1},
        note("a") | {"tekst": 5},
        note("a") | {"tekst": None},
        note("a") | {"id": "kort"},
        note("a") | {"id": "A" * 32},
        note("a") | {"id": "a" * 33},
        note("a") | {"id": "a" * 32 + "\n"},
        note("a") | {"id": "g" * 32},
        note("a") | {"plek": "p" * 201},
        note("a") | {"naar": "laptop"},
        {key: value for key, value in note("a").items() if key != "kolom"},
        mark(7) | {"cijfer": "7"},
        mark(7) | {"cijfer": 7.5},
        mark(7) | {"cijfer": True},
        {key: value for key, value in mark(7).items() if key != "cijfer"},
        vote("ja") | {"keuze": None},
        {"soort": "ongedaan", "id": "a" * 32},
        {"soort": "weg", "id": "a" * 32, "plek": "bord", "greep": "x"},
        [1],
        "briefje",
    ],
)
async def test_what_is_not_understood_is_refused(desk: Desk, message: object) -> None:
    meet(desk)
    await refuses(desk, message, 400)


async def test_what_cannot_be_opened_is_refused(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    live = meet(desk)
    before = live.session
    good = box(page_key(live.session), filled(note("Geheim")))
    bodies = [
        *(b"", b"{}", os.urandom(1000), good[:-1], good + b"\0", good[:40] + bytes(24) + good[64:]),
        box(base64.b64encode(os.urandom(32)).decode(), filled(note("Verkeerde sleutel"))),
        box(page_key(live.session), b'{"soort":'.ljust(256)),
    ]
    for body in bodies:
        reply = await take(desk, body, SOON)
        assert (reply.status, reply.body["goed"], reply.body["opnieuw"]) == (400, False, False)
    for size in (MOST_BYTES + 1, 10_000_000):
        assert (await take(desk, bytes(size), SOON)).status == 413
    assert live.session is before
    assert capfd.readouterr() == ("", "")


async def test_nothing_of_an_id_is_kept(desk: Desk) -> None:
    live = meet(desk)
    sent = [note("Een"), note("Twee")]
    for message in sent:
        await send(desk, message)
    go(live, "stemmen")
    sent.append(vote("ja"))
    await send(desk, sent[-1])
    kept = file_of(desk)
    assert not [message for message in sent if message["id"] in kept]
    live.do(c.Finish(START), "scherm")
    head = json.loads(file_of(desk))["bijeenkomst"][live.session.id]
    assert head["phones"] == {"access": None, "received": [], "answers": {}}


async def test_what_a_phone_sent_is_never_undone(desk: Desk) -> None:
    live = meet(desk)
    await send(desk, note("Blijft"))
    assert not live.can_undo("telefoon")
    steps = live.steps_of("scherm")
    while steps:
        live.undo("scherm")
        steps -= 1
    assert len(waiting(live)) == 1


async def test_another_meeting_has_other_keys(desk: Desk) -> None:
    first: LiveSession = meet(desk)
    body = box(page_key(first.session), filled(note("Voor de eerste")))
    second = meet(desk)
    assert (await take(desk, body, SOON)).status == 400
    assert waiting(second) == []
