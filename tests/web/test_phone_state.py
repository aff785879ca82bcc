"""What the phone page shows of a meeting: this question, and whether it can be answered."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.session.model import Writing
from herstelgroep.web.phone import page_key, state
from tests.building import START, present
from tests.web.room import (
    access_of,
    desk_in,
    go,
    meet,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


def test_an_open_board(desk: Desk) -> None:
    assert state(meet(desk).session) == {
        "programma": "Proef",
        "onderdeel": "bord",
        "titel": "Deel bord",
        "vraag": "Deel bord",
        "stand": "open",
        "zin": "",
        "soort": "briefjes",
        "plekken": [
            {
                "sleutel": "bord",
                "titel": "Wat hielp, wat hinderde",
                "kolommen": [{"sleutel": "hielp", "titel": "Hielp"}, {"sleutel": "hinderde", "titel": "Hinderde"}],
            }
        ],
        "keuzes": [],
        "schaal": [1, 10],
        "moment": "",
        "weinig": False,
        "hoogstens": 500,
        "getoond": {},
    }


def test_a_vote_and_marks(desk: Desk) -> None:
    live = meet(desk, segment="stemmen")
    shown = state(live.session)
    assert (shown["soort"], shown["moment"], shown["stand"]) == ("stemming", "na", "open")
    assert shown["keuzes"] == [{"sleutel": "ja", "titel": "Ja"}, {"sleutel": "nee", "titel": "Nee"}]
    assert shown["plekken"] == [{"sleutel": "stemming", "titel": "Nog eens?", "kolommen": []}]
    go(live, "afsluiting")
    shown = state(live.session)
    assert (shown["soort"], shown["schaal"], shown["moment"]) == ("cijfers", [1, 10], "")
    why = [
        {"sleutel": "koffie.waarom", "titel": "De koffie: Waarom?"},
        {"sleutel": "gesprek.waarom", "titel": "Het gesprek: Waarom?"},
    ]
    assert shown["plekken"] == [{"sleutel": "cijfers", "titel": "Welk cijfer?", "kolommen": why}]


def test_small_groups_are_chosen(desk: Desk) -> None:
    shown: Any = state(meet(desk, segment="groepjes").session)
    assert [place["sleutel"] for place in shown["plekken"]] == ["wensen.1", "wensen.2", "wensen.3"]
    assert [place["titel"] for place in shown["plekken"]] == [f"Wensen · groepje {n}" for n in (1, 2, 3)]
    assert all(place["kolommen"] == [{"sleutel": "", "titel": ""}] for place in shown["plekken"])


@pytest.mark.parametrize(("attendance", "few"), [(None, True), (present(clients=4), True), (present(clients=5), False)])
def test_few_people_are_told_so_beforehand(desk: Desk, attendance: Any, few: bool) -> None:
    assert state(meet(desk, attendance=attendance).session)["weinig"] is few


def standing(desk: Desk, outcome: str = "delen", segment: str = "bord", *commands: c.Command) -> tuple[object, object]:
    live = meet(desk, outcome, segment)
    for command in commands:
        live.do(command, "scherm")
    shown = state(live.session)
    assert (shown["zin"] == "") == (shown["stand"] == "open")
    return shown["stand"], shown["soort"]


def test_how_it_stands(desk: Desk) -> None:
    assert standing(desk, "groep") == ("dicht", "briefjes")
    assert standing(desk, "groep", "bord", c.SetOpened(True)) == ("open", "briefjes")
    assert standing(desk, "groep", "stemmen") == ("open", "stemming")
    assert standing(desk, "niets") == ("niets", "briefjes")
    assert standing(desk, "delen", "bord", c.SetWriting(Writing.NOTHING)) == ("niets", "briefjes")
    assert standing(desk, "delen", "bord", c.SetWriting(Writing.PAPER)) == ("papier", "briefjes")
    assert standing(desk, "delen", "stemmen", c.SetWriting(Writing.PAPER)) == ("papier", "stemming")
    assert standing(desk, "delen", "bord", c.SetOffRecord(True)) == ("buiten", "briefjes")
    assert standing(desk, "delen", "pauze") == ("geen", "")
    assert standing(desk, "delen", "bord", c.Finish(START)) == ("klaar", "")


def test_a_meeting_that_is_gone_looks_as_one_that_is_over(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.Finish(START), "scherm")
    over = state(live.session)
    gone = state(None)
    assert gone | {"programma": "Proef"} == over
    assert state(meet(desk).session).keys() == over.keys()


def test_a_closed_group_shows_no_place_for_why(desk: Desk) -> None:
    live = meet(desk, "groep", "afsluiting")
    shown: Any = state(live.session)
    assert shown["plekken"][0]["kolommen"] == []
    live.do(c.SetOpened(True), "scherm")
    shown = state(live.session)
    assert len(shown["plekken"][0]["kolommen"]) == 2


def test_no_name_is_ever_shown(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.SetHead("guest", "Mevrouw Zonnebloem"), "scherm")
    live.do(c.SetHead("call", "De heer Achterwacht"), "scherm")
    for segment in live.session.script.segments:
        if segment.key != "bord":
            go(live, segment.key)
        assert "Zonnebloem" not in json.dumps(state(live.session))
        assert "Achterwacht" not in json.dumps(state(live.session))


def test_the_state_tells_nothing_of_the_keys(desk: Desk) -> None:
    live = meet(desk)
    access = access_of(live.session)
    told = json.dumps(state(live.session))
    for key in (access.secret, access.seal, access.salt, access.note_taker, access.phone, live.session.secret):
        assert key not in told
    assert base64.b64decode(page_key(live.session)).hex() != access.seal
