"""Must show 6: hostile strings through the phone, the sealed way, are only ever text: on page, screen and export."""

import asyncio
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from herstelgroep.commands.writing import write_minutes
from herstelgroep.minutes.formats import FORMATS
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.privacy.cleaning import TextRefused, clean_note
from herstelgroep.session import commands as c
from herstelgroep.session.model import Session
from tests.browser.pages import BROWSER, FULL_HD, PATIENCE, WIDE, Room, meeting, opened, phone_shown
from tests.hostile import HOSTILE
from tests.terminal.tmux import herstelgroep, own_folder, terminal
from tests.web.room import on_board, waiting

pytestmark = [*BROWSER, pytest.mark.terminal, pytest.mark.slow]
PHONES = 4
IMPATIENT = """() => {
  const later = setTimeout;
  window.setTimeout = (act, time, ...more) => later(act, time === 1200 ? 0 : time, ...more);
}"""
"""A note without an answer makes room for the next one at once, and not after a second."""
TYPE_ALL = """async (texts) => {
  const field = document.querySelector("#tekst");
  const turn = () => new Promise((done) => setTimeout(done, 0));
  const kept = [];
  for (const text of texts) {
    field.value = text;
    field.dispatchEvent(new Event("input"));
    document.querySelector("#kolommen input").click();
    document.querySelector("#schrijf").requestSubmit();
    const names = document.querySelector("#namen");
    if (!names.hidden) {
      if (names.querySelectorAll("#namen-zin *").length) kept.push("markup in the names: " + text);
      document.querySelector("#toch-versturen").click();
    }
    for (let tries = 0; field.value && field.readOnly && tries < 50; tries += 1) await turn();
    if (field.value.trim()) kept.push(field.value);
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
  return kept;
}"""
ALL_ANSWERED = "() => !document.querySelector('#los').textContent.includes('We proberen het steeds opnieuw')"
IN_SIGHT = "(shown) => { document.querySelector('#los').style.display = shown ? '' : 'none'; }"
"""Letters of the whole world are slow to draw; they are drawn once, and not again after each note."""
CARDS = "[...document.querySelectorAll('#los blockquote')].map((one) => one.textContent)"
NOTES = """[...document.querySelectorAll('#board li:not(.more)')].map(
  (one) => (one.querySelector('.own') || one).firstChild.textContent)"""
ELEMENTS = "(root) => [...new Set([...document.querySelectorAll(root + ' *')].map((one) => one.localName))].sort()"


def on_the_phone(text: str) -> str:
    """The text as the phone sends it."""
    typed = text.replace("\r\n", "\n").replace("\r", "\n")
    # what a browser calls space in a regular expression
    spaced = re.sub("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+", " ", typed)
    return unicodedata.normalize("NFC", spaced.strip(" "))


def cleaned(texts: list[str]) -> Counter[str]:
    """What the laptop keeps of them."""
    kept: Counter[str] = Counter()
    for text in texts:
        try:
            kept[clean_note(text)] += 1
        except TextRefused:
            continue
    return kept


async def elements(page: Page, root: str) -> set[str]:
    """The kinds of elements in a part of the page."""
    return set(await page.evaluate(ELEMENTS, root))


async def send(browser: Browser, room: Room, texts: Sequence[str]) -> list[str]:
    """Through the page of a phone. While the Wi-Fi is down all of it stands on the page; that is what is told."""

    async def lose(route: Route) -> None:
        await route.abort()

    async with phone_shown(browser, room.links.page) as phone:
        page = phone.page
        await page.evaluate(IMPATIENT)
        await page.route("**/stuur", lose)
        await page.evaluate(IN_SIGHT, False)
        assert await page.evaluate(TYPE_ALL, list(texts)) == []
        await page.evaluate(IN_SIGHT, True)
        await expect(page.locator("#los")).to_be_visible()
        shown = await page.evaluate(CARDS)
        await page.evaluate(IN_SIGHT, False)
        assert await elements(page, "#los") == {"blockquote", "div", "p"}
        await page.unroute("**/stuur")
        await page.evaluate("dispatchEvent(new Event('online'))")
        await page.wait_for_function(ALL_ANSWERED, polling=200, timeout=3000 * PATIENCE)
        assert await elements(page, "#los") <= {"blockquote", "div", "p", "button"}
        refused = [text for text in shown if not cleaned([text])]
        given_back = [await phone.field.input_value(), *await page.evaluate(CARDS)]
        assert Counter(filter(None, given_back)) == Counter(refused)
    assert isinstance(shown, list)
    return shown


async def test_hostile_strings_are_only_ever_text(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "H"
    async with meeting(folder) as room:
        kept = await by_phone(browser, room)
        await on_the_pages(browser, room, kept)
        in_exports(room.live.session, tmp_path / "V", kept)
        # its phones stay on, as after a crash
    in_the_terminal(folder, kept)


async def by_phone(browser: Browser, room: Room) -> list[str]:
    """All of them come in, and are shown; what was kept."""
    phones = (send(browser, room, HOSTILE[at::PHONES]) for at in range(PHONES))
    shown = [text for texts in await asyncio.gather(*phones) for text in texts]
    assert len(shown) > 400
    assert set(shown) == {on_the_phone(text) for text in HOSTILE} - {""}
    kept = Counter(note.text for note in waiting(room.live))
    assert kept == cleaned(shown)
    room.do(c.ShowWaiting("bord"))
    assert Counter(note.text for note in on_board(room.live)) == kept
    return list(kept.elements())


async def on_the_pages(browser: Browser, room: Room, kept: list[str]) -> None:
    """As text on the page of the group, and on that of the note-taker, who types some of them again."""
    async with opened(browser, await room.server.open_screen(), FULL_HD) as page:
        await expect(page.locator("#board li:not(.more)")).to_have_count(len(kept))
        assert Counter(await page.evaluate(NOTES)) == Counter(kept)
        assert await elements(page, "#board") <= {"div", "h2", "li", "ul", "span"}
    async with opened(browser, room.links.note_taker, WIDE) as page:
        await expect(page.locator("#board li")).to_have_count(len(kept))
        assert Counter(await page.evaluate(NOTES)) == Counter(kept)
        assert await elements(page, "#board") <= {"div", "h3", "li", "p", "span", "ul", "button"}
        few = [text for text in kept if "<" in text or "&" in text][:12]
        for text in few:
            await page.evaluate("(text) => { clear(text); submit(); }", text)
        await expect(page.locator("#board .own")).to_have_count(len(few))
        await expect(page.locator("#saving")).to_have_text("")
        assert Counter(await page.evaluate(NOTES)) == Counter(kept + few)
        assert await elements(page, "#board") <= {"div", "h3", "li", "p", "span", "ul", "button"}


def in_the_terminal(folder: Path, texts: list[str]) -> None:
    """The leader goes on in a real terminal, large enough to see them all: nothing acts, and it ends as it should."""
    plain = [text for text in texts if re.fullmatch("[!-~]+( [!-~]+)*", text) and len(text) < 60]
    assert len(plain) > 150
    with terminal(folder.parent, herstelgroep("start", "--verder"), (200, 900), own_folder(folder)) as screen:
        screen.see("Schrijf een briefje", *plain)
        assert screen.told("#{alternate_on} #{pane_title}").split(maxsplit=1)[0] == "1"
        assert "titel" not in screen.told("#{pane_title}")
        screen.press("C-q")
        assert screen.exit_code() == 0


def in_exports(session: Session, folder: Path, texts: list[str]) -> None:
    """Every format is made, and the machine-readable one holds them letter by letter."""
    written = write_minutes(session, list(FORMATS), folder, NotesChoice.ALWAYS)
    assert len(written.paths) == len(FORMATS)
    made = {path.suffix: path.read_text("utf-8") for path in written.paths if path.suffix in (".json", ".md", ".html")}
    told = strings_in(json.loads(made[".json"]))
    assert [text for text in texts if text not in told] == []
    for page in (made[".md"].replace("\\<", ""), made[".html"]):
        assert re.findall("<(?:script|img|svg|iframe|object|embed|form|base)", page) == []
    assert all("\x1b" not in content for content in made.values())


def strings_in(found: Any) -> set[str]:
    """Every text in it."""
    if isinstance(found, dict):
        return set().union(*(strings_in(one) for one in found.values()))
    if isinstance(found, list):
        return set().union(*(strings_in(one) for one in found))
    return {found} if isinstance(found, str) else set()
