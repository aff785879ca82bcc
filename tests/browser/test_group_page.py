"""The page for the beamer in a real browser: it follows the leader, and all of it can be read from the back."""

import time
from io import BytesIO
from statistics import median
from typing import Any

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image
from playwright.async_api import Browser, Page, expect

from herstelgroep.qr import wifi_text
from herstelgroep.session import commands as c
from herstelgroep.session.for_group import ALONG
from herstelgroep.store.settings import Wifi
from tests.browser.pages import BROWSER, FULL_HD, Room, opened
from tests.building import MINUTE, START

pytestmark = BROWSER
DEADLINE = 1500
"""Milliseconds. On a calm laptop it is under 300; here two cores do everything at once."""
WORDS = (
    "De tuin. Daar kom ik tot rust.",
    "Er wisselt te vaak personeel, ik moet steeds opnieuw mijn verhaal vertellen.",
)
WATCH = """() => {
  window.seen = {};
  const look = () => requestAnimationFrame(() => {
    const notes = document.querySelectorAll("#board li").length;
    if (!(notes in seen)) seen[notes] = Date.now();
  });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""
OUT_OF_SIGHT = """() => {
  const within = (box) => box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
  const sees = (box) => box.height > 0 && box.left >= 0 && box.top >= 0 && within(box);
  const all = [...document.querySelectorAll("#board li, #question, #board h2, #join:not([hidden]) *")];
  const page = document.documentElement;
  const lost = all.filter((one) => one.textContent && !sees(one.getBoundingClientRect()));
  return { lost: lost.map((one) => one.textContent),
    scrolls: page.scrollHeight > innerHeight || page.scrollWidth > innerWidth,
    more: document.querySelectorAll(".more").length,
    size: parseFloat(getComputedStyle(document.querySelector("#stage")).fontSize) / innerHeight };
}"""
MODULE = """() => {
  const code = document.querySelector("#qr svg");
  return code.getBoundingClientRect().width / code.viewBox.baseVal.width;
}"""
"""Pixels of one module of the code for a note."""
WIFI = Wifi("Buurthuis De Linde gasten", "een;geheim:woord")


def lay(room: Room, first: int, last: int) -> None:
    """The leader types these notes."""
    for number in range(first, last + 1):
        text = f"{number}. {WORDS[number % 2]}"
        room.do(c.AddNote("bord", f"n{number}", text, ("hielp", "hinderde")[number % 3 > 0]))


async def out_of_sight(page: Page) -> dict[str, Any]:
    """What does not fit on the screen."""
    found = await page.evaluate(OUT_OF_SIGHT)
    assert isinstance(found, dict)
    return found


async def codes_on(page: Page) -> set[str]:
    """What a phone reads on the page."""
    picture = Image.open(BytesIO(await page.screenshot())).convert("L")
    return {code.text for code in zxingcpp.read_barcodes(picture)}


async def test_it_follows_the_leader_at_once(browser: Browser, room: Room, record_testsuite_property: Any) -> None:
    async with opened(browser, await room.server.open_screen(), FULL_HD) as page:
        await expect(page.locator("#board h2")).to_have_text(["Hielp", "Hinderde"])
        await page.evaluate(WATCH)
        took = []
        for number in range(1, 13):
            began = 1000 * time.time()
            lay(room, number, number)
            await page.wait_for_function("(number) => number in seen", arg=number)
            took.append(await page.evaluate("(number) => seen[number]", number) - began)
    record_testsuite_property("group page follows (ms)", [round(one) for one in took])
    print(f"the group page follows after (ms): {[round(one) for one in took]}")
    assert min(took) > 0
    assert median(took) < DEADLINE


@pytest.mark.parametrize("size", [FULL_HD, (1280, 720)], ids="{0[0]}x{0[1]}".format)
async def test_three_or_sixty_notes_fit_without_scrolling(browser: Browser, room: Room, size: tuple[int, int]) -> None:
    await room.server.stop_phones()
    async with opened(browser, await room.server.open_screen(), size) as page:
        sizes = []
        for first, last in ((1, 3), (4, 60)):
            lay(room, first, last)
            await expect(page.locator("#board li")).to_have_count(last)
            found = await out_of_sight(page)
            sizes.append(found.pop("size"))
            assert found == {"lost": [], "scrolls": False, "more": 0}
        few, many = sizes
        assert few > 0.04
        assert 0.015 < many < few
        print(f"{size}: letters {few:.1%} and {many:.1%} of the height")


@pytest.mark.parametrize("colours", ["avond", "dag", "contrast"])
async def test_the_code_on_the_page_can_be_scanned(browser: Browser, room: Room, colours: str) -> None:
    lay(room, 1, 20)
    async with opened(browser, await room.server.open_screen(), (1280, 720)) as page:
        await expect(page.locator("#board li")).to_have_count(20)
        await page.evaluate("(colours) => { document.documentElement.dataset.colours = colours; }", colours)
        assert await codes_on(page) == {room.links.page}
        await expect(page.locator("#wifi, #note-title").filter(visible=True)).to_have_count(0)
        await expect(page.locator("#address")).to_have_text(room.links.short)
        await expect(page.locator("#code")).to_have_text(room.links.code.upper())
        assert (await out_of_sight(page))["lost"] == []
        await room.server.stop_phones()
        room.server.push()
        await expect(page.locator("#join")).to_be_hidden()


@pytest.mark.parametrize("size", [FULL_HD, (1280, 720)], ids="{0[0]}x{0[1]}".format)
async def test_two_codes_until_the_notes_need_the_room(browser: Browser, room: Room, size: tuple[int, int]) -> None:
    room.desk.settings = replace(room.desk.settings, wifi=WIFI)
    both = {room.links.page, wifi_text(WIFI.name, WIFI.password)}
    lay(room, 1, 20)
    async with opened(browser, await room.server.open_screen(), size) as page:
        notes, titles = page.locator("#board li"), page.locator(".step")
        await expect(notes).to_have_count(20)
        await expect(titles).to_have_text([f"1. Wifi {WIFI.name}", "2. Briefje"])
        for colours in ("dag", "contrast", "avond"):
            await page.evaluate("(colours) => { document.documentElement.dataset.colours = colours; }", colours)
            assert await codes_on(page) == both
        assert (await out_of_sight(page))["lost"] == []
        lay(room, 21, 60)
        await expect(notes).to_have_count(60)
        found = await out_of_sight(page)
        many = found.pop("size")
        assert found == {"lost": [], "scrolls": False, "more": 0}
        assert many > 0.0175
        assert await codes_on(page) == {room.links.page}
        module = await page.evaluate(MODULE)
        assert module >= 3
        print(f"{size}: 60 notes beside the code {many:.2%} of the height, {module:.1f} pixels a module")
        room.go("stemmen")
        await expect(page.locator("#small li")).to_have_count(2)
        assert await codes_on(page) == both
        assert (await out_of_sight(page))["lost"] == []


@pytest.mark.parametrize("boards", [1, 4])
async def test_the_group_reads_along_while_the_leader_closes(browser: Browser, room: Room, boards: int) -> None:
    lay(room, 1, 12)
    others = ("losse", "wensen.1", "wensen.2", "wensen.3")[: boards - 1]
    room.do(*(c.AddNote(board, board, f"Van {board}") for board in others))
    async with opened(browser, await room.server.open_screen(), FULL_HD) as page:
        title, board = page.locator("h1"), page.locator("#board")
        await expect(title).to_have_text("Deel bord")
        room.server.along = True
        await expect(title).to_have_text(ALONG)
        titles = board.locator("h2, .heading")
        await expect(titles).to_have_count(1 + boards)
        await expect(titles.first).to_have_text("Wat hielp, wat hinderde · Hielp")
        await expect(board.locator("li:not(.heading)")).to_have_count(12 + len(others))
        for one in others:
            await expect(board).to_contain_text(f"Van {one}")
        found = await out_of_sight(page)
        assert found.pop("size") > 0.025
        assert found == {"lost": [], "scrolls": False, "more": 0}
        room.server.along = False
        await expect(title).to_have_text("Deel bord")
        await expect(board.locator("li")).to_have_count(12)


async def test_what_the_leader_does_is_what_the_group_sees(browser: Browser, room: Room) -> None:
    async with opened(browser, await room.server.open_screen(), FULL_HD) as page:
        title, board = page.locator("h1"), page.locator("#board")
        await expect(title).to_have_text("Deel bord")
        await expect(board).to_be_visible()

        room.do(c.AddNote("bord", "dicht", "Nog niet", "hielp", face_down=True))
        room.do(c.AddNote("bord", "open", "Al te zien", "hielp"))
        await expect(board).to_contain_text("Al te zien")
        assert "Nog niet" not in await page.content()
        room.do(c.ShowWaiting("bord"))
        await expect(board).to_contain_text("Nog niet")

        room.server.blank = True
        await expect(page.locator("body")).to_have_class("blank")
        await expect(board).to_be_hidden()
        await expect(page.locator("#join")).to_be_hidden()
        seen = Image.open(BytesIO(await page.screenshot())).convert("L").getextrema()
        assert seen[0] == seen[1]
        room.server.blank = False
        await expect(board).to_be_visible()

        room.do(c.HoldStill(START))
        await expect(title).to_have_text("Even stil.")
        await expect(board).to_be_hidden()
        room.do(c.Resume(START + MINUTE))
        room.do(c.SetOffRecord(True))
        await expect(page.locator("#off-record")).to_have_text("Buiten verslag: er wordt niets bewaard")
        room.do(c.SetOffRecord(False))
        await expect(page.locator("#off-record")).to_be_hidden()

        room.go("pauze")
        await expect(title).to_contain_text("Pauze. Terug om ")
        room.go("stemmen")
        await expect(page.locator("#small li")).to_have_text(["Ja", "Nee"])
        room.do(c.Finish(START + MINUTE))
        await expect(title).to_have_text("Dank voor vandaag.")
        await expect(page.locator("#join")).to_be_hidden()
        await room.until(lambda: room.server.screens == 0)


async def test_without_the_secret_there_is_nothing_to_see(browser: Browser, room: Room) -> None:
    address = await room.server.open_screen()
    for wrong, told in (("", "Open het groepsscherm opnieuw"), ("#" + "A" * 43, "hoort bij een andere bijeenkomst")):
        async with opened(browser, address.partition("#")[0] + wrong, FULL_HD) as page:
            await expect(page.locator("h1")).to_contain_text(told)
