"""What the note-taker's page shows, and what is typed there: taken once, and at once on the board."""

import asyncio
import json
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstelgroep.desk import Desk
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.model import Note, Writing
from herstelgroep.store.settings import Theme
from herstelgroep.web.note_taker import NoteTaker
from tests.building import START, present
from tests.hostile import HOSTILE
from tests.web.room import (
    Page,
    busy_disk,
    desk_in,
    file_of,
    go,
    meet,
    new_id,
    note,
    on_board,
    send,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


def test_the_page_of_a_meeting(desk: Desk) -> None:
    meet(desk)
    shown = Page(desk).seen()
    places = shown.pop("plekken")
    assert shown == {
        "soort": "notulist",
        "programma": "Proef",
        "onderdeel": "bord",
        "titel": "Deel bord",
        "vraag": "Deel bord",
        "groepen": ["cliënt", "hulpverlener"],
        "wachten": 0,
        "stand": "open",
        "zin": "",
        "stil": False,
        "ongedaan": [],
        "hoogstens": 500,
        "kleuren": "avond",
    }
    assert [place["sleutel"] for place in places if place["nu"]] == ["bord"]
    assert {"wensen.1", "wensen.2", "wensen.3", "losse", "cijfers"} < {place["sleutel"] for place in places}
    assert not {"stemming", "proces", "plan"} & {place["sleutel"] for place in places}
    assert places[0]["kolommen"] == [
        {"sleutel": "hielp", "titel": "Hielp"},
        {"sleutel": "hinderde", "titel": "Hinderde"},
    ]


def test_it_follows_the_leader(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    go(live, "groepjes")
    shown = page.seen()
    assert (shown["onderdeel"], shown["titel"]) == ("groepjes", "Deel groepjes")
    assert [place["sleutel"] for place in shown["plekken"] if place["nu"]] == ["wensen.1", "wensen.2", "wensen.3"]


async def test_waiting_notes_are_only_counted(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    for text in ("Nog niet", "Ook niet"):
        await send(desk, note(text))
    assert page.seen()["wachten"] == 2
    assert "niet" not in json.dumps(page.seen()["plekken"])
    live.do(c.ShowWaiting(""), "scherm")
    assert (page.seen()["wachten"], sorted(page.texts())) == (0, ["Nog niet", "Ook niet"])


def test_labels_are_only_offered_where_they_may_be_used(desk: Desk) -> None:
    for attendance, groups in (
        (None, []),
        (present(clients=2, professionals=2), []),
        (present(clients=6), ["cliënt"]),
        (present(clients=6, managers=2, professionals=3), ["cliënt"]),
    ):
        meet(desk, attendance=attendance)
        assert Page(desk).seen()["groepen"] == groups


@pytest.mark.parametrize(
    ("outcome", "command", "stand"),
    [
        ("delen", c.SetOffRecord(True), "buiten"),
        ("delen", c.SetWriting(Writing.PAPER), "papier"),
        ("delen", c.SetWriting(Writing.NOTHING), "niets"),
        ("groep", c.SetOpened(False), "dicht"),
        ("groep", c.SetOpened(True), "open"),
        ("niets", c.SetOpened(True), "niets"),
    ],
)
async def test_how_it_stands(desk: Desk, outcome: str, command: c.Command, stand: str) -> None:
    live = meet(desk, outcome)
    live.do(command, "scherm")
    page = Page(desk)
    shown = page.seen()
    assert shown["stand"] == stand
    assert (shown["zin"] == "") == (stand == "open")
    status, _ = await page.types("Kan dit?")
    assert status == (200 if stand == "open" else 409)
    assert len(on_board(live)) == (stand == "open")


async def test_standing_still_is_told_and_writing_goes_on(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    live.do(c.HoldStill(START), "scherm")
    assert (page.seen()["stil"], page.seen()["stand"]) == (True, "open")
    assert (await page.types("In alle rust"))[0] == 200
    live.do(c.Resume(START), "scherm")
    assert page.seen()["stil"] is False
    assert page.texts() == ["In alle rust"]
    live.do(c.HoldStill(START), "scherm")
    live.do(c.Finish(START), "scherm")
    assert page.seen()["stil"] is False


async def test_the_order_tells_nothing_of_arrival_but_of_ones_own_last(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    for number in range(8):
        live.do(c.AddNote("bord", f"g{number}", f"Van de leider {number}", "hielp"), "scherm")
        await page.types(f"Van mij {number}")
    shown = page.texts()
    assert shown[8:] == [f"Van mij {number}" for number in range(8)]
    assert shown[:8] != [f"Van de leider {number}" for number in range(8)]
    go(live, "pauze")
    settled = page.texts()
    assert settled != shown
    assert sorted(settled) == sorted(shown)
    go(live, "bord")
    assert page.texts() == settled


async def test_own_notes_are_known_by_their_handle(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    live.do(c.AddNote("bord", "g1", "Van de leider", "hielp", Role.CLIENT), "scherm")
    await page.types("Van mij", groep="hulpverlener")
    shown = {one["tekst"]: one for one in page.place("bord")["briefjes"]}
    assert shown["Van de leider"] == {
        "greep": "g1",
        "kolom": "hielp",
        "groep": "cliënt",
        "tekst": "Van de leider",
        "keer": 1,
        "van": "",
    }
    assert (shown["Van mij"]["groep"], shown["Van mij"]["van"]) == ("hulpverlener", page.id)
    live.do(c.LayTogether("bord", shown["Van mij"]["greep"], ("g1",)), "scherm")
    assert [one["keer"] for one in page.place("bord")["briefjes"]] == [2]


def test_all_of_it_is_sealed(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.AddNote("bord", "g1", "Zonnebloem", "hielp"), "scherm")
    sealed = NoteTaker(desk).snapshot()
    assert b"Zonnebloem" not in sealed
    assert b"Zonnebloem" not in b64decode(sealed)
    assert (len(b64decode(sealed)) - 40) % 256 == 0


def test_the_colours_of_the_leader(desk: Desk) -> None:
    meet(desk)
    page = Page(desk)
    for theme in Theme:
        desk.keep_settings(type(desk.settings)(theme=theme))
        assert page.seen()["kleuren"] == theme.value


def test_without_a_meeting_there_is_nothing_to_seal_with(desk: Desk) -> None:
    assert NoteTaker(desk).snapshot() == b""


@pytest.mark.parametrize("how", ["finished", "discarded"])
async def test_when_it_is_over_the_page_says_so_and_shows_nothing_more(desk: Desk, how: str) -> None:
    live = meet(desk)
    page = Page(desk)
    await page.types("Van mij")
    before = page.seen()
    if how == "finished":
        live.do(c.Finish(START), "scherm")
    else:
        desk.discard(live.session.id)
    shown = page.seen()
    assert shown.keys() == before.keys()
    assert (shown["stand"], shown["plekken"], shown["wachten"]) == ("klaar", [], 0)
    assert shown["zin"] == "De bijeenkomst is afgelopen. Er komt niets meer bij."
    status, told = await page.types("Te laat")
    assert (status, told["goed"], told["opnieuw"]) == (409, False, False)


async def test_a_note_appears_at_once_and_is_on_disk(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    chosen = new_id()
    status, told = await page.types("De tuin", id=chosen, groep="cliënt")
    assert (status, told) == (200, {"goed": True, "zin": "", "id": chosen})
    assert on_board(live) == [Note("De tuin", "hielp", Role.CLIENT)]
    assert desk.safe_revision >= live.revision
    assert "De tuin" in file_of(desk)
    assert chosen not in file_of(desk)


async def test_the_same_message_a_thousand_times_is_one_note(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    chosen = new_id()
    once = page.sealed("briefje", id=chosen, plek="bord", kolom="hielp", groep="", tekst="Een keer")
    answers = await asyncio.gather(*(page.sends(once) for _ in range(900)))
    answers += [await page.types("Een keer", id=chosen) for _ in range(100)]
    assert all(answer == (200, {"goed": True, "zin": "", "id": chosen}) for answer in answers)
    assert len(on_board(live)) == 1
    assert live.steps_of(f"notulist {page.id}") == 1


async def test_good_is_only_said_when_it_is_on_disk(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk, seconds=0.01)
    chosen = new_id()
    async with busy_disk(desk):
        for _ in range(2):
            status, told = await page.types("Nog niet", id=chosen)
            assert (status, told["goed"], told["opnieuw"]) == (503, False, True)
    assert desk.flush()
    assert (await page.types("Nog niet", id=chosen))[0] == 200
    assert len(on_board(live)) == 1


async def test_a_label_that_may_not_be_is_dropped(desk: Desk) -> None:
    live = meet(desk, attendance=present(clients=6, managers=1))
    page = Page(desk)
    await page.types("Van een manager", groep="manager")
    assert [one.role for one in on_board(live)] == [None]


async def test_hostile_strings_come_in_as_text(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    answers = await asyncio.gather(*(page.types(text) for text in HOSTILE))
    cleaned = [clean_line(text) for text in HOSTILE]
    fit = [bool(text.strip()) and len(text) <= 500 for text in cleaned]
    assert [status == 200 for status, _ in answers] == fit
    assert sorted(page.texts()) == sorted(text for text, fits in zip(cleaned, fit, strict=True) if fits)
    assert sorted(page.texts()) == [one.text for one in on_board(live)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"plek": "onbekend"}, "Deze plek om te schrijven is er niet."),
        ({"plek": "stemming"}, "Hier schrijf je geen briefjes."),
        ({"kolom": ""}, "Kies eerst een kolom"),
        ({"tekst": "a" * 501}, "1 teken te lang"),
        ({"tekst": " "}, "Er staat nog niets"),
    ],
)
async def test_what_does_not_fit_is_refused(desk: Desk, change: dict[str, str], said: str) -> None:
    live = meet(desk)
    before = live.session
    status, told = await Page(desk).types(
        **({"text": "Waarheen?"} | {"text": change.pop("tekst", "Waarheen?")} | change)
    )
    assert (status, told["goed"], told["opnieuw"]) == (409, False, False)
    assert said in told["zin"]
    assert live.session is before
