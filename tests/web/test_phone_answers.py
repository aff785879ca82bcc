"""Votes and marks from phones: changed until they are counted, and then only numbers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.session.model import Writing
from herstelgroep.web.phone import CLOSED, NO_CHOICE, NOT_TAKEN, page_key, take
from tests.web.room import (
    GOOD,
    SOON,
    box,
    desk_in,
    file_of,
    filled,
    go,
    mark,
    meet,
    new_id,
    refuses,
    send,
    vote,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


async def test_a_vote_can_be_changed_until_it_is_counted(desk: Desk) -> None:
    live = meet(desk, segment="stemmen")
    mine = vote("ja")
    for choice in ("ja", "nee", "", "nee"):
        assert await send(desk, mine | {"keuze": choice}) == GOOD
    assert await send(desk, vote("ja")) == GOOD
    assert live.session.polls == {}
    go(live, "groepjes")
    assert live.session.polls == {"stemming@na": {"nee": 1, "ja": 1}}
    assert await refuses(desk, mine | {"keuze": "ja"}) == CLOSED
    assert await refuses(desk, vote("ja")) == CLOSED
    go(live, "stemmen")
    assert await refuses(desk, mine | {"keuze": "ja"}) == CLOSED
    assert live.session.polls == {"stemming@na": {"nee": 1, "ja": 1}}


async def test_after_the_count_nothing_tells_who_chose_what(desk: Desk) -> None:
    live = meet(desk, segment="stemmen")
    for choice in ("ja", "nee", "ja"):
        await send(desk, vote(choice))
    open_ones = live.session.phones.answers["stemming@na"]
    assert len(open_ones) == 3
    live.do(c.CountAnswers(), "scherm")
    kept = json.loads(file_of(desk))
    (head,) = kept["bijeenkomst"].values()
    assert head["phones"]["answers"] == {}
    assert head["phones"]["received"] == sorted(head["phones"]["received"])
    assert head["polls"] == {"stemming@na": {"ja": 2, "nee": 1}}
    beside = {key: value for key, value in head.items() if key != "phones"}
    assert not [one for one in open_ones if one in json.dumps(beside)]


async def test_marks_are_kept_per_line_and_can_be_skipped(desk: Desk) -> None:
    live = meet(desk, segment="afsluiting")
    coffee, talk = mark(7), mark(9, "gesprek")
    for message in (coffee, talk, coffee | {"cijfer": 8}, talk | {"cijfer": None}):
        assert await send(desk, message) == GOOD
    assert list(live.session.phones.answers) == ["cijfers/koffie"]
    live.do(c.CountAnswers(), "scherm")
    assert live.session.marks == {"cijfers": {"koffie": {8: 1}}}
    assert await refuses(desk, coffee) == CLOSED


async def test_two_lines_of_one_phone_cannot_be_laid_together(desk: Desk) -> None:
    live = meet(desk, segment="afsluiting")
    same = new_id()
    await send(desk, mark(7, id=same))
    await send(desk, mark(7, "gesprek", id=same))
    coffee, talk = live.session.phones.answers["cijfers/koffie"], live.session.phones.answers["cijfers/gesprek"]
    assert not set(coffee) & set(talk)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (vote("misschien"), NO_CHOICE),
        (vote("ja", plek="bord"), CLOSED),
        (vote("ja", onderdeel="bord"), CLOSED),
        (vote("ja", plek="cijfers", onderdeel="afsluiting"), CLOSED),
        (mark(7), CLOSED),
        (mark(7, "koffie", plek="stemming", onderdeel="stemmen"), NO_CHOICE),
    ],
)
async def test_a_vote_that_cannot_be(desk: Desk, message: dict[str, Any], sentence: str) -> None:
    meet(desk, segment="stemmen")
    assert await refuses(desk, message) == sentence


@pytest.mark.parametrize(
    "message",
    [
        mark(0),
        mark(11),
        mark(-1),
        mark(10**40),
        mark(7, "thee"),
        mark(7, ""),
        mark(7, "koffie.waarom"),
        vote("7", plek="cijfers", onderdeel="afsluiting"),
    ],
)
async def test_a_mark_that_cannot_be(desk: Desk, message: dict[str, Any]) -> None:
    meet(desk, segment="afsluiting")
    assert await refuses(desk, message) == NO_CHOICE


async def test_an_old_vote_that_is_sent_again_changes_nothing(desk: Desk) -> None:
    live = meet(desk, segment="stemmen")
    mine = vote("ja")
    first = box(page_key(live.session), filled(mine))
    flipped = first[:31] + bytes([first[31] ^ 128]) + first[32:]
    await take(desk, first, SOON)
    await send(desk, mine | {"keuze": "nee"})
    for body in (first, flipped):
        assert await take(desk, body, SOON) == GOOD
    live.do(c.CountAnswers(), "scherm")
    assert live.session.polls == {"stemming@na": {"nee": 1}}
    assert await take(desk, first, SOON) == GOOD  # its answer was lost; the vote was not


@pytest.mark.parametrize("command", [c.SetOffRecord(True), c.SetWriting(Writing.PAPER), c.SetWriting(Writing.NOTHING)])
async def test_a_vote_obeys_what_was_agreed(desk: Desk, command: c.Command) -> None:
    meet(desk, segment="stemmen").do(command, "scherm")
    assert NOT_TAKEN in await refuses(desk, vote("ja"))
