"""The Wi-Fi drops in the middle of everything: each page says so calmly, keeps its text, and goes on by itself."""

from playwright.async_api import Browser, expect

from herstelgroep.session import commands as c
from tests.browser.pages import BROWSER, FULL_HD, WIDE, Room, hurry, opened, phone_shown
from tests.browser.recorder import recording
from tests.web.room import on_board, waiting

pytestmark = BROWSER


async def test_when_the_line_is_down_nothing_is_lost(browser: Browser, room: Room) -> None:
    async with (
        recording() as wifi,
        phone_shown(browser, room.links.page, proxy=wifi.proxy) as phone,
        opened(browser, room.links.note_taker, WIDE, proxy=wifi.proxy) as taker,
        opened(browser, await room.server.open_screen(), FULL_HD, proxy=wifi.proxy) as beamer,
    ):
        for page in (phone.page, taker, beamer):
            await hurry(page)
        await expect(taker.locator("#field")).to_be_focused()
        await expect(beamer.locator("h1")).to_have_text("Deel bord")
        await phone.write("Van de telefoon", "Hielp")
        wifi.cut()
        room.do(c.AddNote("bord", "leider", "Van de leider", "hielp"))
        await phone.button("Verstuur").tap()
        await taker.keyboard.type("Van de notulist")
        await taker.keyboard.press("Enter")
        await expect(phone.page.locator("#los")).to_contain_text("Nog niet binnen. We proberen het steeds opnieuw.")
        await expect(taker.locator("#saving")).to_have_text("nog niet bewaard: 1")
        for _ in range(3):
            async with phone.page.expect_event("requestfailed", lambda request: request.url.endswith("/nu")):
                await phone.page.evaluate("dispatchEvent(new Event('online'))")
        await expect(phone.page.locator("#verbinding")).to_contain_text("De laptop is even niet te bereiken.")
        await expect(taker.locator("#link")).to_contain_text("Even geen verbinding met de laptop.")
        await expect(beamer.locator("#link")).to_have_text("Even geen verbinding met de laptop")
        await expect(beamer.locator("h1")).to_have_text("Deel bord")
        assert (room.waiting(), len(on_board(room.live))) == (0, 1)
        wifi.mend()
        await phone.look()
        await expect(phone.told).to_have_text("Je briefje is binnen.")
        await expect(taker.locator("#message")).to_have_text("Bewaard.")
        await expect(beamer.locator("#board li")).to_have_count(2)
        for line in (phone.page.locator("#verbinding"), taker.locator("#link"), beamer.locator("#link")):
            await expect(line).to_have_text("")
    assert [note.text for note in waiting(room.live)] == ["Van de telefoon"]
    assert [note.text for note in on_board(room.live)] == ["Van de leider", "Van de notulist"]
