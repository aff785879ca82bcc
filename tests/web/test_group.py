"""The page on the beamer shows what the group may see, and how to join in."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from msgspec.structs import replace

from herstelgroep.desk import Desk
from herstelgroep.privacy.cleaning import TextRefused
from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.for_group import ALONG
from herstelgroep.session.model import Session, Writing
from herstelgroep.store.settings import Wifi
from herstelgroep.web.group import snapshot
from herstelgroep.web.links import Links
from tests.building import MINUTE, START
from tests.hostile import HOSTILE
from tests.web.room import access_of, desk_in, go, meet, note, send, vote

LINKS = Links(
    "http://192.168.1.5:8123/" + "a" * 22, "192.168.1.5:8123", "abcdef", "http://192.168.1.5:8123/geheim#sleutel"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


def shown(session: Session | None, now: int = START, *, blank: bool = False, **more: Any) -> dict[str, Any]:
    return snapshot(session, now, blank=blank, **({"links": None, "theme": "avond"} | more))


def decoded(rows: list[str]) -> str:
    """What a phone reads in a code."""
    big = [b"".join((b"\0" if dark == "1" else b"\xff") * 4 for dark in row) for row in rows]
    picture = memoryview(b"".join(line * 4 for line in big)).cast("B", shape=[len(big) * 4, len(big[0])])
    (code,) = zxingcpp.read_barcodes(picture)
    return str(code.text)


def test_the_board_of_now(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.AddNote("bord", "g1", "De tuin", "hielp", Role.CLIENT), "scherm")
    live.do(c.AddNote("bord", "g2", "Tuin", "hielp"), "scherm")
    live.do(c.LayTogether("bord", "g1", ("g2",)), "scherm")
    assert shown(live.session, START + 3 * MINUTE) == {
        "soort": "groep",
        "thema": "Proef",
        "vraag": "Deel bord",
        "klein": [],
        "kolommen": [
            {"titel": "Hielp", "briefjes": [{"tekst": "De tuin", "keer": 2, "groep": "cliënt"}]},
            {"titel": "Hinderde", "briefjes": []},
        ],
        "deel": 0.333,
        "terug": "",
        "buiten": False,
        "stil": False,
        "leeg": False,
        "nalezen": False,
        "wifi": "",
        "wifi_qr": None,
        "qr": None,
        "adres": "",
        "code": "",
        "kleuren": "avond",
        "klaar": False,
    }


async def test_nothing_tells_of_notes_that_wait_not_even_how_many(desk: Desk) -> None:
    live = meet(desk)
    before = shown(live.session)
    for number in range(3):
        await send(desk, note(f"Briefje {number}"))
    assert shown(live.session) == before
    live.do(c.ShowWaiting(""), "scherm")
    now = shown(live.session)
    assert {one["tekst"] for one in now["kolommen"][0]["briefjes"]} == {f"Briefje {number}" for number in range(3)}


def test_the_order_tells_nothing_of_arrival(desk: Desk) -> None:
    live = meet(desk)
    texts = [f"Briefje {number}" for number in range(9)]
    for text in texts:
        live.do(c.AddNote("bord", text, text, "hielp"), "scherm")
    first = [one["tekst"] for one in shown(live.session)["kolommen"][0]["briefjes"]]
    assert first != texts
    other = replace(live.session, boards={"bord": dict(reversed(live.session.boards["bord"].items()))})
    assert [one["tekst"] for one in shown(other)["kolommen"][0]["briefjes"]] == first


def test_the_break_says_when_we_go_on(desk: Desk) -> None:
    live = meet(desk, segment="pauze")
    now = shown(live.session)
    assert (now["vraag"], now["deel"]) == ("Pauze", None)
    assert now["terug"] == datetime.fromtimestamp(START + 8 * MINUTE).strftime("%H.%M")


def test_still_off_the_record_and_blank(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.HoldStill(START), "scherm")
    live.do(c.SetOffRecord(True), "scherm")
    now = shown(live.session, blank=True)
    assert (now["stil"], now["buiten"], now["leeg"]) == (True, True, True)


async def test_votes_are_figures_only_from_five_on(desk: Desk) -> None:
    live = meet(desk, segment="stemmen")
    for choice in ("ja", "ja", "nee", "ja"):
        await send(desk, vote(choice))
    live.do(c.CountAnswers(), "scherm")
    assert shown(live.session)["klein"] == ["Ja", "Nee"]
    await send(desk, vote("nee"))
    assert shown(live.session)["klein"] == ["Ja", "Nee"]
    live.do(c.CountAnswers(), "scherm")
    assert shown(live.session)["klein"] == ["Ja   3", "Nee   2"]


def test_a_group_that_has_not_opened_its_notes_sees_none(desk: Desk) -> None:
    live = meet(desk, "groep")
    live.do(c.SetOpened(True), "scherm")
    live.do(c.AddNote("bord", "g1", "Van ons", "hielp"), "scherm")
    assert "Van ons" in json.dumps(shown(live.session))
    live.do(c.SetOpened(False), "scherm")
    assert "Van ons" not in json.dumps(shown(live.session))


def test_how_to_join_is_shown_while_the_phones_are_on(desk: Desk) -> None:
    live = meet(desk)
    now = shown(live.session, links=LINKS)
    assert (now["adres"], now["code"]) == ("192.168.1.5:8123", "abcdef")
    assert decoded(now["qr"]) == LINKS.page
    assert {*now["qr"][0], *now["qr"][1]} == {"0"}
    assert "geheim" not in json.dumps(now)
    assert (now["wifi"], now["wifi_qr"]) == ("", None)


def test_the_wifi_is_shown_when_it_is_known_and_somebody_can_join(desk: Desk) -> None:
    live = meet(desk)
    wifi = Wifi("Buurthuis; zaal", "geheim:woord", hidden=True)
    now = shown(live.session, links=LINKS, wifi=wifi)
    assert now["wifi"] == "Buurthuis; zaal"
    assert decoded(now["wifi_qr"]) == r"WIFI:T:WPA;S:Buurthuis\; zaal;P:geheim\:woord;H:true;;"
    assert decoded(now["qr"]) == LINKS.page
    off = shown(live.session, wifi=wifi)
    live.do(c.SetWriting(Writing.PAPER), "scherm")
    for without in (off, shown(live.session, links=LINKS, wifi=wifi)):
        assert (without["wifi"], without["wifi_qr"], without["qr"]) == ("", None, None)


def test_reading_along_shows_the_notes_of_every_board(desk: Desk) -> None:
    live = meet(desk, segment="pauze")
    now = shown(live.session)
    assert shown(live.session, along=True) == now  # nothing to read along yet
    live.do(c.AddNote("bord", "g1", "De tuin", "hielp"), "scherm")
    live.do(c.AddNote("losse", "g2", "Los"), "scherm")
    live.do(c.AddNote("bord", "g3", "Nog dicht", "hinderde", face_down=True), "scherm")
    live.do(c.SetSummary("losse", "Van alles."), "scherm")
    read = shown(live.session, along=True)
    assert (read["nalezen"], read["vraag"], read["terug"], read["deel"]) == (True, ALONG, "", None)
    assert {one["titel"]: [note["tekst"] for note in one["briefjes"]] for one in read["kolommen"]} == {
        "Wat hielp, wat hinderde · Hielp": ["De tuin"],
        "Losse briefjes": ["Los"],
    }
    assert read["klein"] == ["Losse briefjes: Van alles."]
    assert "Nog dicht" not in json.dumps(read)
    assert shown(live.session) == now
    live.do(c.Finish(START), "scherm")
    over = shown(live.session, along=True)
    assert (over["klaar"], over["nalezen"], over["kolommen"]) == (True, False, [])


def test_a_group_reads_along_only_what_it_opened(desk: Desk) -> None:
    live = meet(desk, "groep")
    live.do(c.SetOpened(True), "scherm")
    live.do(c.AddNote("bord", "g1", "Van ons", "hielp"), "scherm")
    assert "Van ons" in json.dumps(shown(live.session, along=True))
    live.do(c.SetOpened(False), "scherm")
    assert shown(live.session, along=True) == shown(live.session)
    assert "Van ons" not in json.dumps(shown(live.session, along=True))


@pytest.mark.parametrize("gone", [False, True])
def test_when_it_is_over_nothing_is_left(desk: Desk, gone: bool) -> None:
    live = meet(desk)
    live.do(c.AddNote("bord", "g1", "De tuin", "hielp"), "scherm")
    before = shown(live.session)
    live.do(c.Finish(START), "scherm")
    now = shown(None if gone else live.session, links=LINKS)
    assert now.keys() == before.keys()
    assert now["klaar"] is True
    assert (now["kolommen"], now["vraag"], now["qr"], now["code"], now["adres"]) == ([], "", None, "", "")


def test_no_name_and_no_key_is_ever_shown(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.SetHead("guest", "Mevrouw Zonnebloem"), "scherm")
    live.do(c.SetHead("call", "De heer Achterwacht"), "scherm")
    access = access_of(live.session)
    for segment in live.session.script.segments:
        if segment.key != "bord":
            go(live, segment.key)
        told = json.dumps(shown(live.session, links=LINKS))
        for word in ("Zonnebloem", "Achterwacht", access.secret, access.seal, access.salt, access.note_taker):
            assert word not in told


def test_hostile_strings_are_text(desk: Desk) -> None:
    live = meet(desk)
    for text in HOSTILE:
        with suppress(TextRefused):
            live.do(c.AddNote("bord", desk.new_handle(), text, "hielp"), "scherm")
    told = [one["tekst"] for one in shown(live.session)["kolommen"][0]["briefjes"]]
    assert len(told) > 300
    assert sorted(told) == sorted(one.text for one in live.session.boards["bord"].values())
    json.loads(json.dumps(shown(live.session)))


def test_the_same_moment_is_the_same_snapshot(desk: Desk) -> None:
    live = meet(desk)
    assert shown(live.session, links=LINKS) == shown(live.session, links=LINKS)
