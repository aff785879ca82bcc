"""Must show 5, in the browser: known words by phone and by the note-taker, and none of them on the line."""

from base64 import b64encode

from playwright.async_api import Browser, expect

from herstelgroep.session import commands as c
from tests.browser.pages import BROWSER, FULL_HD, WIDE, Room, opened, phone_shown
from tests.browser.recorder import recording
from tests.web.room import on_board

pytestmark = BROWSER
BY_PHONE = "Zonnebloempitten in de waterlelie"
BY_NOTE_TAKER = "Kastanjebruine dakpannen op zolder"
VOTED = "nee"


def disguised(text: str) -> list[bytes]:
    """A text as it might hide: as it is, in three bases of 64, in hexadecimal."""
    plain = text.encode()
    shifted = [b64encode(b" " * by + plain)[4:-4] for by in range(3)]
    return [plain, plain.lower(), plain.hex().encode(), *shifted, text.encode("utf-16-le")]


async def test_no_word_goes_over_the_line_in_the_open(browser: Browser, room: Room) -> None:
    async with recording() as heard:
        screen = await room.server.open_screen()
        async with (
            phone_shown(browser, room.links.page, proxy=heard.proxy) as phone,
            opened(browser, room.links.note_taker, WIDE, proxy=heard.proxy) as taker,
            opened(browser, screen, FULL_HD, proxy=heard.proxy) as beamer,
        ):
            await phone.send(BY_PHONE, "Hielp")
            await expect(taker.locator("#field")).to_be_focused()
            await taker.keyboard.type(BY_NOTE_TAKER)
            await taker.keyboard.press("Enter")
            room.do(c.ShowWaiting("bord"))
            for page in (taker, beamer):
                await expect(page.locator("#board")).to_contain_text(BY_PHONE)
                await expect(page.locator("#board")).to_contain_text(BY_NOTE_TAKER)
            room.go("stemmen")
            await phone.look()
            await phone.choice("Nee").check()
            await expect(phone.page.locator(".stand")).to_contain_text("Je stem is binnen.")
            secrets = [address.partition("#")[2] for address in (screen, room.links.note_taker)]
    assert len(on_board(room.live)) == 2
    both = heard.sent + heard.received
    assert [word for text in (BY_PHONE, BY_NOTE_TAKER) for word in disguised(text) if word in both] == []
    assert [key for key in secrets if key.encode() in both] == []
    assert f'"{VOTED}"'.encode() not in heard.sent
    # whoever listens in hears the rest: the pages, where they are, and that something is sent
    assert heard.sent.count(b"/stuur HTTP/1.1\r\n") >= 3
    assert heard.sent.count(b"/volg HTTP/1.1\r\n") >= 2
    assert b"<title>Briefje</title>" in heard.received
    assert b'"vraag":"Deel stemmen"' in heard.received
    assert b"\r\ndata: " in heard.received
