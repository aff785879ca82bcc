"""A note from a phone: taken once, face down, kept before it is called good, and taken back until it is shown."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from herstelgroep.desk import Desk
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.session import commands as c
from herstelgroep.session.model import Note, Writing
from herstelgroep.web.phone import EMPTY, NO_COLUMN, NO_PLACE, page_key, take
from tests.building import START
from tests.hostile import HOSTILE
from tests.web.room import (
    GOOD,
    SOON,
    back,
    box,
    busy_disk,
    desk_in,
    file_of,
    filled,
    go,
    meet,
    note,
    on_board,
    refuses,
    send,
    vote,
    waiting,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


async def test_a_note_is_taken_face_down_and_is_on_disk(desk: Desk) -> None:
    live = meet(desk)
    assert await send(desk, note("De tuin helpt mij")) == GOOD
    assert waiting(live) == [Note("De tuin helpt mij", "hielp")]
    assert on_board(live) == []
    assert desk.safe_revision >= live.revision
    assert "De tuin helpt mij" in file_of(desk)


async def test_it_never_has_a_label_for_nobody_knows_whose_phone_it_is(desk: Desk) -> None:
    live = meet(desk)
    await send(desk, note("Gestuurd"))
    assert [one.role for one in waiting(live)] == [None]


async def test_the_same_message_a_thousand_times_is_one_note(desk: Desk) -> None:
    live = meet(desk)
    sent = note("Een keer")
    once = box(page_key(live.session), filled(sent))
    replies = await asyncio.gather(*(take(desk, once, SOON) for _ in range(500)))
    replies += [await send(desk, sent) for _ in range(500)]
    assert {json.dumps(reply) for reply in replies} == {json.dumps(GOOD)}
    assert len(waiting(live)) == 1
    assert len(live.session.phones.received) == 1


async def test_a_resent_note_costs_no_writing(desk: Desk) -> None:
    live = meet(desk)
    sent = note("Een keer")
    await send(desk, sent)
    revision = live.revision
    await send(desk, sent)
    assert live.revision == revision


async def test_equal_notes_of_two_phones_stay_two(desk: Desk) -> None:
    live = meet(desk)
    await send(desk, note("Ja"))
    await send(desk, note("Ja"))
    assert len(waiting(live)) == 2


async def test_a_note_lands_with_the_segment_it_was_written_for(desk: Desk) -> None:
    live = meet(desk)
    sent = note("Halverwege een zin")
    go(live, "groepjes")
    assert await send(desk, sent) == GOOD
    assert [one.text for one in waiting(live)] == ["Halverwege een zin"]
    assert await send(desk, note("Voor ons", onderdeel="groepjes", plek="wensen.2", kolom="")) == GOOD
    assert [one.text for one in waiting(live, "wensen.2")] == ["Voor ons"]


async def test_a_resent_note_is_good_whatever_happened_since(desk: Desk) -> None:
    live = meet(desk)
    sent = note("Al binnen")
    await send(desk, sent)
    for command in (c.SetOffRecord(True), c.SetWriting(Writing.PAPER)):
        live.do(command, "scherm")
        assert await send(desk, sent) == GOOD
    live.do(c.ShowWaiting(""), "scherm")
    assert await send(desk, sent) == GOOD
    assert len(on_board(live)) == 1
    assert waiting(live) == []


async def test_after_a_restart_the_phones_go_on(tmp_path: Path) -> None:
    sent, other = note("Voor de val"), note("Erna")
    with desk_in(tmp_path) as desk:
        live = meet(desk)
        key = page_key(live.session)
        assert await send(desk, sent) == GOOD
    with desk_in(tmp_path) as desk:
        live = desk.resume(live.session.id)
        for message in (sent, other, sent):
            assert await take(desk, box(key, filled(message)), SOON) == GOOD
        assert [one.text for one in waiting(live)] == ["Erna", "Voor de val"]


async def test_none_is_lost_and_none_doubled_through_restarts_and_bad_luck(tmp_path: Path) -> None:
    chance = Random(7)
    phones = [[note(f"Van {phone}: {number % 7}") for number in range(10)] for phone in range(20)]
    sends = [message for notes in phones for message in notes for _ in range(1 + (chance.random() < 0.2))]
    chance.shuffle(sends)
    unsure: list[dict[str, Any]] = []
    with desk_in(tmp_path) as desk:
        session = meet(desk).session
    key, name = page_key(session), session.id
    for part in range(5):
        with desk_in(tmp_path) as desk:
            live = desk.resume(name)
            go(live, "bord" if part % 2 else "pauze")
            batch = [*sends[part::5], *unsure]
            patience = [chance.choice((0, SOON)) for _ in batch]
            replies = await asyncio.gather(
                *(take(desk, box(key, filled(one)), wait) for one, wait in zip(batch, patience, strict=True))
            )
            unsure = [one for one, reply in zip(batch, replies, strict=True) if reply.status == 503]
            assert all(reply.status in (200, 503) for reply in replies)
    with desk_in(tmp_path) as desk:
        live = desk.resume(name)
        for one in unsure:
            assert await send(desk, one) == GOOD
        assert [one.text for one in waiting(live)] == sorted(one["tekst"] for notes in phones for one in notes)


async def test_good_is_only_said_when_it_is_on_disk(desk: Desk) -> None:
    live = meet(desk)
    sent = note("Nog niet bewaard")
    async with busy_disk(desk):
        reply = await send(desk, sent, seconds=0.01)
        assert reply.status == 503
        assert reply.body == {"goed": False, "zin": reply.body["zin"], "opnieuw": True}
        again = await send(desk, sent, seconds=0.01)
        assert again == reply  # known, and still not on disk
    assert await send(desk, sent) == GOOD
    assert len(waiting(live)) == 1


async def test_hostile_strings_come_in_as_text(desk: Desk) -> None:
    live = meet(desk)
    replies = await asyncio.gather(*(send(desk, note(text)) for text in HOSTILE))
    for text, reply in zip(HOSTILE, replies, strict=True):
        cleaned = clean_line(text)
        assert reply.status == (200 if cleaned.strip() and len(cleaned) <= 500 else 409), ascii(text)
    kept = {clean_line(text) for text in HOSTILE}
    assert {one.text for one in waiting(live)} == {text for text in kept if text.strip() and len(text) <= 500}
    resumed = desk.archive.session(live.session.id)
    assert sorted(one.text for one in resumed.waiting["bord"].values()) == sorted(o.text for o in waiting(live))


async def test_five_hundred_characters_and_no_more(desk: Desk) -> None:
    live = meet(desk)
    assert await send(desk, note("👍" * 500)) == GOOD
    assert await refuses(desk, note("a" * 501)) == (
        "Dit briefje is 1 teken te lang. Je tekst staat er nog. Maak er twee briefjes van."
    )
    assert len(waiting(live)) == 1


@pytest.mark.parametrize("text", ["", "  ", "\n", "\x00\x1b", "\u202e"], ids=ascii)
async def test_an_empty_note_is_none(desk: Desk, text: str) -> None:
    meet(desk)
    assert await refuses(desk, note(text)) == EMPTY


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"onderdeel": "onbekend"}, NO_PLACE),
        ({"onderdeel": ""}, NO_PLACE),
        ({"onderdeel": "pauze"}, NO_PLACE),
        ({"onderdeel": "groepjes"}, NO_PLACE),
        ({"plek": "losse"}, NO_PLACE),
        ({"plek": ""}, NO_PLACE),
        ({"onderdeel": "stemmen", "plek": "stemming"}, NO_PLACE),
        ({"onderdeel": "groepjes", "plek": "wensen"}, NO_PLACE),
        ({"onderdeel": "groepjes", "plek": "wensen.4"}, NO_PLACE),
        ({"kolom": ""}, NO_COLUMN),
        ({"kolom": "onbekend"}, NO_COLUMN),
        ({"onderdeel": "groepjes", "plek": "wensen.1", "kolom": "hielp"}, NO_COLUMN),
    ],
)
async def test_a_place_that_is_not_there(desk: Desk, change: dict[str, str], sentence: str) -> None:
    meet(desk)
    assert await refuses(desk, note("Waar hoort dit?", **change)) == sentence


async def test_nothing_is_taken_when_nothing_is_kept(desk: Desk) -> None:
    meet(desk, "niets")
    assert await refuses(desk, note("Niet bewaren")) == (
        "De afspraak is: er wordt niets opgeschreven. Je tekst staat er nog."
    )
    assert "Niet bewaren" not in file_of(desk)
    go_on = desk.live
    assert go_on is not None
    go(go_on, "stemmen")
    assert "niets opgeschreven" in await refuses(desk, vote("ja"))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (c.SetWriting(Writing.NOTHING), "De afspraak is: er wordt niets opgeschreven."),
        (c.SetWriting(Writing.PAPER), "We schrijven vandaag alleen op papier."),
        (c.SetOffRecord(True), "Buiten verslag: er wordt niets bewaard."),
        (c.Finish(START), "De bijeenkomst is afgelopen. Er komt niets meer bij."),
    ],
)
async def test_what_was_agreed_holds_for_phones(desk: Desk, command: c.Command, said: str) -> None:
    live = meet(desk)
    body = box(page_key(live.session), filled(note("Toch even")))
    live.do(command, "scherm")
    before = live.session
    reply = await take(desk, body, SOON)
    assert reply == (409, {"goed": False, "zin": f"{said} Je tekst staat er nog.", "opnieuw": False})
    assert live.session is before
    assert "Toch even" not in file_of(desk)


async def test_a_group_that_has_not_opened_its_notes(desk: Desk) -> None:
    live = meet(desk, "groep")
    assert await refuses(desk, note("Te vroeg")) == (
        "De groep heeft de briefjes nog niet geopend. Je tekst staat er nog."
    )
    live.do(c.SetOpened(True), "scherm")
    assert await send(desk, note("Nu wel")) == GOOD


async def test_without_a_meeting_it_is_over(desk: Desk) -> None:
    live = meet(desk)
    body = box(page_key(live.session), filled(note("Te laat")))
    assert desk.flush()
    desk.discard(live.session.id)
    assert (await take(desk, body, SOON)).status == 409


async def test_a_note_is_taken_back_until_it_is_shown(desk: Desk) -> None:
    live = meet(desk)
    sent, other = note("Liever niet"), note("Deze wel")
    for message in (sent, other):
        await send(desk, message)
    for _ in range(3):
        assert await send(desk, back(sent)) == GOOD
        assert [one.text for one in waiting(live)] == ["Deze wel"]
    assert await send(desk, sent) == GOOD  # a copy that was still on its way
    assert [one.text for one in waiting(live)] == ["Deze wel"]
    assert "Liever niet" not in file_of(desk)
    live.do(c.ShowWaiting(""), "scherm")
    assert "ligt al op het bord" in await refuses(desk, back(other))
    assert [one.text for one in on_board(live)] == ["Deze wel"]


async def test_what_is_taken_back_before_it_came_never_comes(desk: Desk) -> None:
    live = meet(desk)
    sent = note("Te snel gestuurd")
    assert await send(desk, back(sent)) == GOOD
    assert await send(desk, sent) == GOOD
    assert waiting(live) == []
    assert await send(desk, note("Te snel gestuurd")) == GOOD  # somebody else's
    assert len(waiting(live)) == 1


async def test_nobody_takes_back_what_another_wrote(desk: Desk) -> None:
    live = meet(desk)
    mine = note("Van mij")
    await send(desk, mine)
    await send(desk, note("Van een ander"))
    await send(desk, back(mine | {"tekst": "Van een ander"}))
    await send(desk, back(note("Van een ander")))
    assert [one.text for one in waiting(live)] == ["Van een ander", "Van mij"]
    assert await send(desk, back(mine)) == GOOD
    assert [one.text for one in waiting(live)] == ["Van een ander"]


async def test_taking_back_is_always_allowed(desk: Desk) -> None:
    live = meet(desk)
    sent = [note(f"Briefje {number}") for number in range(2)]
    for message in sent:
        await send(desk, message)
    live.do(c.SetOffRecord(True), "scherm")
    assert await send(desk, back(sent[0])) == GOOD
    live.do(c.SetOffRecord(False), "scherm")
    live.do(c.SetWriting(Writing.PAPER), "scherm")
    assert await send(desk, back(sent[1])) == GOOD
    assert waiting(live) == []
