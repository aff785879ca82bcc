"""Two note-taker's pages at once: each changes and undoes only what was typed on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from herstelgroep.desk import Desk
from herstelgroep.web.note_taker import MOST_PAGES, NOT_YOURS
from tests.web.room import Page, desk_in, meet, on_board


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


async def test_each_page_undoes_only_its_own(desk: Desk) -> None:
    live = meet(desk)
    first = Page(desk)
    second = Page(desk, beside=first)
    await first.types("Van de eerste")
    await second.types("Van de tweede")
    assert first.seen()["ongedaan"] == sorted((first.id, second.id))
    status, told = await first.asks("ongedaan")
    assert (status, told["zin"]) == (200, "Je laatste briefje is weer weg.")
    assert first.texts() == second.own() == ["Van de tweede"]
    assert (first.may_undo(), second.may_undo()) == (False, True)
    status, told = await first.asks("ongedaan")
    assert (status, told["zin"]) == (409, "Er is niets om ongedaan te maken.")
    assert [note.text for note in on_board(live)] == ["Van de tweede"]


async def test_each_page_changes_only_its_own(desk: Desk) -> None:
    meet(desk)
    first = Page(desk)
    second = Page(desk, beside=first)
    await first.types("Van de eerste")
    await second.types("Van de tweede")
    assert (first.own(), second.own()) == (["Van de eerste"], ["Van de tweede"])
    theirs = second.handle("Van de tweede")
    for page in (first, Page(desk, beside=first), Page(desk, beside=first, named=False)):
        for asked in (
            page.asks("verander", plek="bord", greep=theirs, tekst="Anders", was="Van de tweede"),
            page.asks("weg", plek="bord", greep=theirs),
        ):
            status, told = await asked
            assert (status, told["zin"]) == (409, NOT_YOURS)
    assert (await second.asks("verander", plek="bord", greep=theirs, tekst="Anders", was="Van de tweede"))[0] == 200
    assert (second.own(), second.texts()) == (["Anders"], ["Van de eerste", "Anders"])


async def test_an_undo_that_is_sent_again_gets_its_own_answer_after_one_of_another_page(desk: Desk) -> None:
    live = meet(desk)
    first = Page(desk)
    second = Page(desk, beside=first)
    for text in ("Een", "Twee"):
        await first.types(text)
        await second.types(f"{text} van de tweede")
    body = first.sealed("ongedaan")
    answer = await first.sends(body)
    await second.asks("ongedaan")
    assert await first.sends(body) == answer
    assert [note.text for note in on_board(live)] == ["Een", "Een van de tweede"]


async def test_pages_that_do_not_name_themselves_still_work(desk: Desk) -> None:
    meet(desk)
    named = Page(desk)
    older = Page(desk, beside=named, named=False)
    await named.types("Met een naam")
    await older.types("Zonder naam")
    handle = older.handle("Zonder naam")
    assert (await older.asks("verander", plek="bord", greep=handle, tekst="Nog zonder", was="Zonder naam"))[0] == 200
    for _ in range(2):
        assert (await older.asks("ongedaan"))[0] == 200
    assert (await older.asks("ongedaan"))[0] == 409
    assert named.texts() == named.own() == ["Met een naam"]


async def test_of_too_many_pages_the_longest_silent_without_steps_is_let_go(desk: Desk) -> None:
    live = meet(desk)
    first = Page(desk)
    pages = [first, *(Page(desk, beside=first) for _ in range(MOST_PAGES))]
    for number, page in enumerate(pages[:-1]):
        await page.types(f"Briefje {number}")
    quiet = pages[3]
    await quiet.types("Nog een")
    for _ in range(2):
        await quiet.asks("ongedaan")
    assert len(first.seen()["ongedaan"]) == MOST_PAGES - 1
    await pages[-1].types("De laatste")
    assert [page.may_undo() for page in pages] == [page is not quiet for page in pages]
    one_more = Page(desk, beside=first)
    await one_more.types("Nog een bladzijde")
    assert (first.may_undo(), first.own(), live.steps_of(f"notulist {first.id}")) == (False, [], 0)
    assert len(first.seen()["ongedaan"]) == MOST_PAGES
    assert "Briefje 0" in first.texts()
    assert (await first.asks("ongedaan"))[0] == 409
    assert "Briefje 0" in first.texts()
