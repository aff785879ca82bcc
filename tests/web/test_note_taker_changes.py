"""The note-taker changes and undoes only what was typed there, and what is no message does nothing."""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nacl.secret import SecretBox

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.web.note_taker import DONE_BEFORE, NO_SENSE, NOT_ALONE, NOT_YOURS, NoteTaker
from tests.web.room import (
    SOON,
    Page,
    desk_in,
    filled,
    meet,
    new_id,
    on_board,
    without_phones,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


async def test_ones_own_note_is_changed_and_taken_away(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    await page.types("De tiun")
    handle = page.handle("De tiun")
    assert (await page.asks("verander", plek="bord", greep=handle, tekst="De tuin", was="De tiun"))[0] == 200
    assert page.texts() == ["De tuin"]
    assert page.may_undo()
    assert (await page.asks("weg", plek="bord", greep=handle, was="De tuin"))[0] == 200
    assert on_board(live) == []


async def test_what_was_overtaken_stays_as_it_is(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    await page.types("Eerst")
    handle = page.handle("Eerst")
    live.do(c.EditNote("bord", handle, "Van de leider"), "scherm")
    for asked in (
        page.asks("verander", plek="bord", greep=handle, tekst="Van mij", was="Eerst"),
        page.asks("weg", plek="bord", greep=handle, was="Eerst"),
        page.asks("weg", plek="losse", greep=handle),
        page.asks("ongedaan"),
    ):
        status, told = await asked
        assert status == 409
        assert "op een andere plek veranderd" in told["zin"]
    assert page.texts() == ["Van de leider"]


async def test_what_another_wrote_is_left_alone(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    live.do(c.AddNote("bord", "g1", "Van de leider", "hielp"), "scherm")
    for asked in (
        page.asks("verander", plek="bord", greep="g1", tekst="Van mij", was="Van de leider"),
        page.asks("weg", plek="bord", greep="g1"),
    ):
        status, told = await asked
        assert (status, told["zin"]) == (409, NOT_YOURS)
    assert page.texts() == ["Van de leider"]


async def test_notes_of_others_under_it_do_not_go_with_it(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    await page.types("Van mij")
    live.do(c.AddNote("bord", "g1", "Van de leider", "hielp"), "scherm")
    live.do(c.LayTogether("bord", page.handle("Van mij"), ("g1",)), "scherm")
    status, told = await page.asks("weg", plek="bord", greep=page.handle("Van mij"))
    assert (status, told["zin"]) == (409, NOT_ALONE)
    assert live.session.note_count == 2


async def test_off_the_record_nothing_is_changed_but_much_is_taken_away(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    await page.types("Van mij")
    handle = page.handle("Van mij")
    live.do(c.SetOffRecord(True), "scherm")
    status, told = await page.asks("verander", plek="bord", greep=handle, tekst="Anders", was="Van mij")
    assert status == 409
    assert told["zin"].startswith("Buiten verslag")
    assert (await page.asks("weg", plek="bord", greep=handle))[0] == 200


async def test_undo_names_what_it_did_and_takes_only_ones_own(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    await page.types("Een")
    await page.types("Twee")
    live.do(c.AddNote("bord", "g1", "Van de leider", "hielp"), "scherm")
    handle = page.handle("Een")
    await page.asks("verander", plek="bord", greep=handle, tekst="Eén", was="Een")
    await page.asks("weg", plek="bord", greep=handle)
    said = []
    for _ in range(4):
        status, told = await page.asks("ongedaan")
        assert status == 200
        said.append(told["zin"])
    assert said == [
        "Briefje weggehaald is teruggezet.",
        "Het briefje heeft zijn oude tekst weer.",
        "Je laatste briefje is weer weg.",
        "Je laatste briefje is weer weg.",
    ]
    assert page.texts() == ["Van de leider"]
    assert not page.may_undo()
    status, told = await page.asks("ongedaan")
    assert (status, told["zin"]) == (409, "Er is niets om ongedaan te maken.")


async def test_a_note_that_was_put_back_is_still_ones_own(desk: Desk) -> None:
    meet(desk)
    page = Page(desk)
    await page.types("Van mij")
    await page.asks("weg", plek="bord", greep=page.handle("Van mij"))
    await page.asks("ongedaan")
    assert page.own() == ["Van mij"]


async def test_an_undo_that_is_sent_again_does_nothing(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    for text in ("Een", "Twee", "Drie"):
        await page.types(text)
    body = page.sealed("ongedaan")
    answers = [await page.sends(body) for _ in range(50)]
    assert all(answer == answers[0] for answer in answers)
    assert len(on_board(live)) == 2
    await page.asks("ongedaan")
    for _ in range(50):
        status, told = await page.sends(body)
        assert (status, told["zin"]) == (200, DONE_BEFORE)
    assert len(on_board(live)) == 1


async def test_an_undo_that_was_refused_is_never_tried_later(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    body = page.sealed("ongedaan")
    assert (await page.sends(body))[0] == 409
    await page.types("Daarna")
    await page.sends(body)
    assert len(on_board(live)) == 1


async def test_an_undo_from_before_a_restart_does_nothing_after_it(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = meet(desk)
        page = Page(desk)
        await page.types("Een")
        body = page.sealed("ongedaan")
        await page.sends(body)
        typed = page.sealed("briefje", plek="bord", kolom="hielp", groep="", tekst="Twee")
        await page.sends(typed)
    with desk_in(tmp_path) as desk:
        live = desk.resume(live.session.id)
        page = Page(desk)
        await page.types("Drie")
        for again in (body, typed):
            assert (await page.sends(again))[0] == 200
        assert [one.text for one in on_board(live)] == ["Drie", "Twee"]
        assert page.own() == ["Drie"]


async def test_the_receipt_of_an_undo_leaves_no_step_behind(desk: Desk) -> None:
    live = meet(desk)
    page = Page(desk)
    await page.types("Een")
    leader = live.steps_of("scherm")
    await page.asks("ongedaan")
    assert (live.steps_of(f"notulist {page.id}"), live.steps_of("scherm"), live.steps_of("telefoon")) == (0, leader, 0)


async def test_what_cannot_be_read_is_refused(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    live = meet(desk)
    page = Page(desk)
    before = live.session
    typed: dict[str, Any] = {"plek": "bord", "kolom": "hielp", "groep": "", "tekst": "a"}
    bodies = [
        *(b"", b"{}", bytes(500), bytes(10_000_000)),
        SecretBox(bytes(32)).encrypt(filled({"naar": "laptop", "soort": "ongedaan", "id": new_id()})),
        page.box.encrypt(filled({"soort": "ongedaan", "id": new_id()})),
        page.box.encrypt(filled({"naar": "bladzijde", "soort": "ongedaan", "id": new_id()})),
        b64decode(page.taker.snapshot()),
        *(
            page.sealed("briefje", **(typed | wrong))
            for wrong in (
                {"groep": "directeur"},
                {"groep": None},
                {"tekst": 5},
                {"id": "kort"},
                {"extra": 1},
                {"onderdeel": "bord"},
                {"bladzijde": "kort"},
                {"bladzijde": None},
            )
        ),
        page.sealed("ongedaan", bladzijde="kort"),
        *(page.sealed(kind) for kind in ("weg", "verander", "briefje", "terug", "stem", "")),
    ]
    for body in bodies:
        status, told = await page.sends(bytes(body))
        assert (status, told) == (400, {"goed": False, "zin": NO_SENSE, "id": "", "opnieuw": False})
    assert live.session is before
    assert capfd.readouterr() == ("", "")


async def test_the_next_meeting_begins_afresh(desk: Desk) -> None:
    meet(desk)
    page = Page(desk)
    await page.types("Van de eerste")
    body = page.sealed("briefje", plek="bord", kolom="hielp", groep="", tekst="Voor de eerste")
    second = meet(desk)
    answer = await page.taker.take(body)
    assert answer.status == 400
    assert on_board(second) == []
    again = Page(desk)
    again.taker = page.taker
    assert again.texts() == []
    await again.types("Van de tweede")
    assert again.own() == ["Van de tweede"]


def test_with_the_phones_never_on_there_is_no_page(desk: Desk) -> None:
    without_phones(meet(desk))
    assert NoteTaker(desk, SOON).snapshot() == b""
