"""The page of the note-taker in a real browser: fast by keyboard, and at once on the leader's side."""

import re

from playwright.async_api import Browser, Page, expect

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from tests.browser.pages import BROWSER, FULL_HD, WIDE, Room, opened, see_that_it_fits_across
from tests.web.room import on_board

pytestmark = BROWSER


async def ready(page: Page) -> None:
    """The page knows where the group is, and the cursor stands in the field."""
    await expect(page.locator("#field")).to_be_focused()


async def told(page: Page, sentence: str) -> None:
    """What the page says last."""
    await expect(page.locator("#message")).to_have_text(sentence)


async def type_note(page: Page, text: str) -> None:
    """Type and press Enter."""
    await page.keyboard.type(text)
    await page.keyboard.press("Enter")


async def test_notes_as_fast_as_one_types(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker, WIDE) as page:
        await ready(page)
        assert await page.evaluate("isSecureContext") is False
        for number in range(20):
            await type_note(page, f"x{number} Snel briefje")
        await expect(page.locator("#board .own")).to_have_count(20)
        await expect(page.locator("#saving")).to_have_text("")
        await told(page, "Bewaard.")
        await expect(page.locator("#board .busy, #board .pending")).to_have_count(0)
    assert sorted(note.text for note in on_board(room.live)) == sorted(f"x{n} Snel briefje" for n in range(20))


async def test_columns_groups_and_topics_by_single_keys(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker, WIDE) as page:
        await ready(page)
        press = page.keyboard.press
        await press("ArrowRight")
        await told(page, "Kolom: Hinderde")
        await press("/")
        await told(page, "Groep: cliënt")
        await type_note(page, "De gang is koud")
        await told(page, "Bewaard.")
        await press("2")
        await expect(page.locator("#place")).to_have_text("Over wonen")
        await page.keyboard.type("Half")
        await expect(page.locator("#belongs")).to_contain_text("Dit hoort bij: Over wonen.")
        await press("F2")
        await told(page, "Kolom: Kan beter")
        await press("F4")
        await told(page, "Groep: hulpverlener")
        await press("Alt+1")
        await expect(page.locator("#place")).to_have_text("Wat hielp, wat hinderde")
        await expect(page.locator("#field")).to_have_value("Half")
        await press("Alt+2")
        await press("Enter")
        await told(page, "Bewaard.")
        await expect(page.locator("#place")).to_have_text("Wat hielp, wat hinderde")
        await type_note(page, " 3 keer per week")
        await expect(page.locator("#board")).to_contain_text("3 keer per week")
        await told(page, "Bewaard.")
    first = {note.text: (note.column, note.role) for note in on_board(room.live)}
    assert first["De gang is koud"] == ("hinderde", Role.CLIENT)
    assert first["3 keer per week"] == ("hinderde", Role.PROFESSIONAL)
    assert [(note.text, note.column, note.role) for note in on_board(room.live, "wonen")] == [
        ("Half", "beter", Role.PROFESSIONAL)
    ]


async def test_it_sees_where_the_leader_is_and_never_moves_a_half_typed_note(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker, WIDE) as page:
        await ready(page)
        await page.keyboard.type("Half")
        room.go("wonen")
        await expect(page.locator("#question")).to_have_text("Over wonen")
        await expect(page.locator("#topics .here")).to_have_count(1)
        await expect(page.locator("#place")).to_have_text("Wat hielp, wat hinderde")
        await expect(page.locator("#belongs")).to_contain_text("De groep is nu bij: Over wonen.")
        await page.keyboard.press("Enter")
        await expect(page.locator("#place")).to_have_text("Over wonen")
        room.go("dag")
        await expect(page.locator("#place")).to_have_text("Over dag")
        await told(page, "Bewaard.")
    assert [note.text for note in on_board(room.live)] == ["Half"]


async def test_change_take_away_and_undo_what_was_typed_here(browser: Browser, room: Room) -> None:
    room.do(c.AddNote("bord", "leider", "Van de leider", "hielp"))
    async with opened(browser, room.links.note_taker, WIDE) as page:
        await ready(page)
        press = page.keyboard.press
        await type_note(page, "De tuin")
        await told(page, "Bewaard.")
        await expect(page.locator("#board .own")).to_have_text("De tuin")
        await press("ArrowUp")
        await press("Enter")
        await expect(page.locator("#field")).to_have_value("De tuin")
        await type_note(page, " is groen")
        await told(page, "Veranderd.")
        await press("ArrowUp")
        await press("Delete")
        await told(page, "Weggehaald. Ctrl+Z zet het terug.")
        assert [note.text for note in on_board(room.live)] == ["Van de leider"]
        for left in ("De tuin is groen", "De tuin"):
            await press("Control+z")
            await expect(page.locator("#board .own")).to_have_text(left)
        await press("Control+z")
        await expect(page.locator("#board .own")).to_have_count(0)
    assert [note.text for note in on_board(room.live)] == ["Van de leider"]


async def test_two_pages_each_have_their_own_notes_also_after_a_reload(browser: Browser, room: Room) -> None:
    address = room.links.note_taker
    async with opened(browser, address, WIDE) as first, opened(browser, address, WIDE) as second:
        for page, text in ((first, "Van de eerste"), (second, "Van de tweede")):
            await ready(page)
            await type_note(page, text)
            await told(page, "Bewaard.")
        assert re.fullmatch(re.escape(address) + r"\.[0-9a-f]{32}", first.url)
        assert second.url.startswith(f"{address}.")
        assert first.url != second.url
        before = first.url
        await first.reload()
        await ready(first)
        assert first.url == before
        for page, text in ((first, "Van de eerste"), (second, "Van de tweede")):
            await expect(page.locator("#board li")).to_have_count(2)
            await expect(page.locator("#board .own")).to_have_text([text])
        await first.keyboard.press("Control+z")
        await expect(second.locator("#board li")).to_have_text(["Van de tweede"])
        await told(first, "Je laatste briefje is weer weg.")
        await expect(first.locator("#undo")).to_have_attribute("aria-disabled", "true")
        await first.keyboard.press("Control+z")
        await told(first, "Er is niets om ongedaan te maken.")
        await expect(second.locator("#undo")).to_have_attribute("aria-disabled", "false")
    assert [note.text for note in on_board(room.live)] == ["Van de tweede"]


async def test_standing_still_is_said_calmly_and_writing_goes_on(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker, WIDE) as page:
        await ready(page)
        still = page.locator("#still")
        await expect(still).to_have_text("")
        await page.keyboard.type("In alle ")
        room.do(c.HoldStill(room.desk.world.now()))
        await expect(still).to_have_text("Even stil. Schrijven mag. Niets jaagt je op.")
        await expect(page.locator("#field")).to_be_editable()
        await type_note(page, "rust")
        await told(page, "Bewaard.")
        room.do(c.SetOffRecord(True))
        await expect(still).to_have_text("Even stil.")
        room.do(c.SetOffRecord(False), c.Resume(room.desk.world.now()))
        await expect(still).to_have_text("")
    assert [note.text for note in on_board(room.live)] == ["In alle rust"]


async def test_after_a_reload_all_is_there_and_it_goes_on(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker, WIDE, allowed=("beforeunload",)) as page:
        await ready(page)
        await type_note(page, "Voor het herladen")
        await told(page, "Bewaard.")
        await page.keyboard.type("nog niet bewaard")
        await page.reload()
        await ready(page)
        await expect(page.locator("#board li")).to_contain_text(["Voor het herladen"])
        await expect(page.locator("#board .own")).to_have_count(1)
        await type_note(page, "En daarna")
        await told(page, "Bewaard.")
        await page.keyboard.press("Control+z")
        await expect(page.locator("#board li")).to_have_count(1)
    assert [note.text for note in on_board(room.live)] == ["Voor het herladen"]


async def test_off_the_record_and_over_keep_the_text(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker, WIDE, allowed=()) as page:
        await ready(page)
        await page.keyboard.type("een halve zin")
        room.do(c.SetOffRecord(True))
        await expect(page.locator("#stand")).to_have_text("Buiten verslag: er wordt niets bewaard.")
        await page.keyboard.press("Enter")
        await expect(page.locator("#field")).to_have_value("een halve zin")
        await expect(page.locator("#field")).not_to_be_editable()
        room.do(c.SetOffRecord(False))
        await expect(page.locator("#field")).to_be_editable()
        room.do(c.Finish(room.desk.world.now()))
        await expect(page.locator("#stand, #question")).to_contain_text(["afgelopen"])
        await expect(page.locator("#field")).to_have_value("een halve zin")
    assert on_board(room.live) == []


async def test_when_it_is_over_there_is_no_field_left_to_write_in(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker) as page:
        await expect(page.locator("#field")).to_be_editable()
        room.do(c.Finish(room.desk.world.now()))
        await expect(page.locator("#entry")).to_be_hidden()
        await expect(page.locator("#stand")).to_have_text("Je kunt deze bladzijde sluiten.")


async def test_it_fits_on_every_device(browser: Browser, room: Room) -> None:
    for text in ("Kort", "Een wat langer briefje over de plek waar je woont en wat daar fijn aan is", "x" * 200):
        room.do(c.AddNote("bord", text[:4], text, "hielp"))
    for size in ((320, 640), (390, 844), (768, 1024), FULL_HD):
        async with opened(browser, room.links.note_taker, size) as page:
            await expect(page.locator("#board li")).to_have_count(3)
            await see_that_it_fits_across(page)
            await expect(page.locator("#field")).to_be_in_viewport()
