"""Must show 7: axe-core finds nothing on any page, in any state or colours; and nothing is cut off at any width."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from msgspec.structs import replace
from playwright.async_api import Browser, Page, expect

from herstelgroep.session import commands as c
from herstelgroep.session.model import Writing
from herstelgroep.store.settings import Theme, Wifi
from tests.browser.pages import BROWSER, FULL_HD, SMALL, WIDE, Phone, Room, opened, see_that_it_fits_across
from tests.building import MINUTE, START

pytestmark = BROWSER
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
CALM: dict[str, Any] = {"reduced_motion": "reduce"}
"""Colours are there at once, and not after a moment."""
WIDTHS = (320, 390, 768, 1920)


class Looked:
    """The script is put in each page once: it is large."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.found: dict[str, list[str]] = {}
        self.looked = 0

    async def at(self, what: str) -> None:
        """Look for what keeps people out, in this state."""
        if not await self._page.evaluate("'axe' in self"):
            await self._page.evaluate(Axe().axe_script)
        told = await self._page.evaluate("(rules) => axe.run(document, rules)", RULES)
        assert len(told["passes"]) > 5
        self.looked += 1
        wrong = [f"{one['id']}: {node['html'][:120]}" for one in told["violations"] for node in one["nodes"]]
        self.found |= {what: wrong} if wrong else {}

    async def at_widths(self, what: str) -> None:
        """The same at every width; nothing is scrolled sideways."""
        usual = self._page.viewport_size
        assert usual is not None
        for width in WIDTHS:
            await self._page.set_viewport_size({"width": width, "height": 1080 if width == 1920 else 740})
            await see_that_it_fits_across(self._page)
        await self._page.set_viewport_size(usual)
        await self.at(what)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_phone_page(browser: Browser, room: Room, scheme: str) -> None:
    async with opened(browser, room.links.page, SMALL, color_scheme=scheme, **CALM) as page:
        phone, looked = Phone(page), Looked(page)
        await looked.at_widths("welcome")
        await page.get_by_role("button", name="Liever niet").click()
        await looked.at("rather not")
        await page.get_by_role("button", name="Toch meedoen").click()
        await page.get_by_role("button", name="Goed", exact=True).click()
        await while_writing(phone, looked)
        await while_answering(room, phone, looked)
        for told, command in (
            ("off the record", c.SetOffRecord(True)),
            ("on it again", c.SetOffRecord(False)),
            ("paper", c.SetWriting(Writing.PAPER)),
            ("over", c.Finish(START)),
        ):
            room.do(command)
            await phone.look()
            await looked.at(told)
        assert looked.found == {}
        assert looked.looked == 16


async def while_writing(phone: Phone, looked: Looked) -> None:
    """A note from the first letter until it came in, and one that is too long."""
    await expect(phone.field).to_be_visible()
    await looked.at_widths("a note")
    await phone.button("Verstuur").click()
    await expect(phone.told).to_have_text("Er staat nog niets in je briefje.")
    await looked.at("nothing in it yet")
    await phone.write("Marijke luistert", "Hielp")
    await phone.button("Verstuur").click()
    await looked.at_widths("a name")
    await phone.button("Toch versturen").click()
    await expect(phone.told).to_have_text("Je briefje is binnen.")
    await looked.at("came in")
    await phone.write("x" * 501)
    await phone.button("Verstuur").click()
    await looked.at("too long")


async def while_answering(room: Room, phone: Phone, looked: Looked) -> None:
    """A poll and marks while a note is half typed, and small groups."""
    room.go("stemmen")
    await phone.look()
    await looked.at("a poll waits")
    await phone.button("Ga naar de nieuwe vraag").click()
    await phone.choice("Ja").check()
    await expect(phone.page.locator(".stand")).to_contain_text("binnen")
    await looked.at_widths("a poll")
    room.go("afsluiting")
    await phone.look()
    await looked.at("moved on")
    await phone.field.fill("")
    await phone.choice("8").first.check()
    await looked.at_widths("marks")
    room.go("groepjes")
    await phone.look()
    await expect(phone.choice("Groepje 2")).to_be_visible()
    await looked.at_widths("small groups")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_code_page(browser: Browser, room: Room, scheme: str) -> None:
    async with opened(browser, f"http://{room.links.short}/", SMALL, color_scheme=scheme, **CALM) as page:
        looked = Looked(page)
        await looked.at_widths("empty")
        for typed, told in (("abc", "Het zijn zes letters."), ("zzzzzz", "Deze code klopt niet.")):
            await page.fill("#code", typed)
            await page.keyboard.press("Enter")
            await expect(page.locator("#melding")).to_contain_text(told)
            await looked.at_widths(typed)
        assert looked.found == {}
        code = room.links.code
        await page.fill("#code", f" {code[:3].upper()} {code[3:]}")
        await page.keyboard.press("Enter")
        await expect(page.locator("#goed")).to_be_visible()
        assert page.url == room.links.page


async def in_all_colours(room: Room, page: Page, look: Callable[[str], Awaitable[None]]) -> None:
    """As the leader wears them."""
    for theme in Theme:
        room.desk.settings = replace(room.desk.settings, theme=theme)
        room.server.push()
        await expect(page.locator("html")).to_have_attribute("data-colours", theme.value)
        await look(theme.value)


async def test_the_group_page(browser: Browser, room: Room) -> None:
    async with opened(browser, await room.server.open_screen(), FULL_HD, **CALM) as page:
        looked, title = Looked(page), page.locator("h1")
        room.do(c.AddNote("bord", "een", "De tuin", "hielp"), c.AddNote("bord", "twee", "Tuin", "hielp"))
        room.do(c.LayTogether("bord", "een", ("twee",)), c.AddNote("bord", "d", "Dicht", "hielp", face_down=True))
        await expect(page.locator("#board li")).to_have_count(1)
        await in_all_colours(room, page, lambda theme: looked.at_widths(f"board {theme}"))
        room.do(c.SetOffRecord(True))
        await expect(page.locator("#off-record")).to_be_visible()
        await looked.at("off the record")
        room.do(c.SetOffRecord(False), c.HoldStill(START))
        await expect(title).to_have_text("Even stil.")
        await looked.at("still")
        room.do(c.Resume(START + MINUTE))
        room.server.blank = True
        await expect(page.locator("body")).to_have_class("blank")
        await looked.at("blank")
        room.server.blank = False
        for segment, told in (("stemmen", "Deel stemmen"), ("pauze", "Pauze. Terug om")):
            room.go(segment)
            await expect(title).to_contain_text(told)
            await looked.at_widths(segment)
        room.do(c.Finish(START + MINUTE))
        await expect(title).to_have_text("Dank voor vandaag.")
        await looked.at("over")
        assert looked.found == {}
        assert looked.looked == 9


async def test_the_group_page_with_two_codes_while_reading_along(browser: Browser, room: Room) -> None:
    room.desk.settings = replace(room.desk.settings, wifi=Wifi("Buurthuis", "geheim"))
    boards = ("losse", "wensen.1", "wensen.2")
    room.do(*(c.AddNote("bord", f"n{n}", f"Briefje {n}", ("hielp", "hinderde")[n % 2]) for n in range(8)))
    room.do(*(c.AddNote(board, board, f"Van {board}") for board in boards))
    async with opened(browser, await room.server.open_screen(), FULL_HD, **CALM) as page:
        looked = Looked(page)
        await expect(page.locator("#wifi-qr")).to_be_visible()
        await in_all_colours(room, page, lambda theme: looked.at_widths(f"two codes {theme}"))
        room.server.along = True
        await expect(page.locator(".heading")).to_have_count(2 + len(boards))
        await in_all_colours(room, page, lambda theme: looked.at_widths(f"along {theme}"))
        assert looked.found == {}
        assert looked.looked == 6


async def test_the_note_taker_page(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.note_taker, WIDE, **CALM) as page:
        looked, field, press = Looked(page), page.locator("#field"), page.keyboard.press
        await expect(field).to_be_focused()
        await page.keyboard.type("De tuin")
        await press("Enter")
        await expect(page.locator("#message")).to_have_text("Bewaard.")
        room.do(c.AddNote("bord", "leider", "Van de leider", "hinderde"))
        await expect(page.locator("#board li")).to_have_count(2)
        await in_all_colours(room, page, lambda theme: looked.at_widths(f"board {theme}"))
        await press("ArrowUp")
        await press("Enter")
        await looked.at("changing")
        await press("Escape")
        await page.keyboard.type("Half")
        await press("Alt+2")
        await looked.at_widths("belongs elsewhere")
        await field.fill("x" * 505)
        await press("Enter")
        await looked.at("too long")
        await field.fill("half")
        room.do(c.SetOffRecord(True))
        await expect(page.locator("#stand")).to_be_visible()
        await looked.at("off the record")
        room.do(c.SetOffRecord(False), c.Finish(START))
        await expect(page.locator("#stand, #question")).to_contain_text(["afgelopen"])
        await looked.at("over")
        assert looked.found == {}
        assert looked.looked == 8
