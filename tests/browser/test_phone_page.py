"""Must show 8, and the rest of the phone page: in a real browser, at a real desk."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

from herstelgroep.session import commands as c
from herstelgroep.session.model import Writing
from tests.browser.pages import BROWSER, NAME, Phone, Room, hurry, meeting, opened, phone_shown, see_that_it_fits_across
from tests.building import START, present
from tests.web.asking import HOME
from tests.web.room import on_board, waiting

pytestmark = BROWSER
MOST_BYTES = 60 * 1024


async def test_a_half_typed_sentence_stays_with_its_own_question(browser: Browser, room: Room) -> None:
    async with phone_shown(browser, room.links.page) as phone:
        await phone.write("Ik zou liever ", "Hielp")
        room.go("wonen")
        await phone.look()
        await expect(phone.page.locator("#verder-zin")).to_contain_text("Je briefje hoort bij: Deel bord.")
        await expect(phone.question).to_have_text("Deel bord")
        await expect(phone.field).to_have_value("Ik zou liever ")
        await phone.field.press_sequentially("zelf koken")
        room.go("pauze")
        await phone.look()
        await expect(phone.field).to_have_value("Ik zou liever zelf koken")
        await phone.button("Verstuur").tap()
        await expect(phone.told).to_have_text("Je briefje is binnen.")
        await expect(phone.question).to_have_text("Even geen briefje")
    (note,) = waiting(room.live)
    assert (note.text, note.column) == ("Ik zou liever zelf koken", "hielp")
    assert set(room.live.session.waiting) == {"bord"}


async def test_a_poll_comes_while_a_sentence_is_half_typed(browser: Browser, room: Room) -> None:
    async with phone_shown(browser, room.links.page) as phone:
        await phone.write("Half", "Hinderde")
        room.go("stemmen")
        await phone.look()
        await phone.button("Ga naar de nieuwe vraag").tap()
        await phone.choice("Ja").check()
        await expect(phone.page.locator(".stand")).to_contain_text("Je stem is binnen.")
        await phone.button("Verder schrijven").tap()
        await expect(phone.field).to_have_value("Half")
        await phone.button("Verstuur").tap()
        await expect(phone.told).to_have_text("Je briefje is binnen.")
    assert [note.column for note in waiting(room.live)] == ["hinderde"]


async def test_bad_wifi_never_loses_or_doubles_a_note(browser: Browser, room: Room) -> None:
    lost: list[int] = []

    async def lose(route: Route) -> None:
        """First the way there is lost, then the way back."""
        lost.append(1)
        if len(lost) == 2:
            here = route.request.url.replace(NAME, HOME)
            answer = await route.fetch(url=here, headers={**route.request.headers, "host": room.links.short})
            assert await answer.json() == {"goed": True}
        await (route.abort() if len(lost) < 3 else route.continue_())

    async with phone_shown(browser, room.links.page) as phone:
        await hurry(phone.page)
        await phone.page.route("**/stuur", lose)
        await phone.write("Op slechte wifi", "Hielp")
        await phone.button("Verstuur").tap()
        await expect(phone.page.locator("#los")).to_contain_text("We proberen het steeds opnieuw")
        await expect(phone.page.locator("#los")).to_contain_text("Op slechte wifi")
        await expect(phone.told).to_have_text("Je briefje is binnen.")
        await expect(phone.page.locator("#los")).to_be_empty()
    assert len(lost) == 3
    assert [note.text for note in waiting(room.live)] == ["Op slechte wifi"]


async def test_taken_back_until_it_is_shown(browser: Browser, room: Room) -> None:
    async with phone_shown(browser, room.links.page) as phone:
        await phone.send("Toch maar niet", "Hielp")
        await phone.button("Haal mijn briefje terug").tap()
        await expect(phone.field).to_have_value("Toch maar niet")
        assert room.waiting() == 0
        await phone.send("Zo dan")
        room.do(c.ShowWaiting("bord"))
        await phone.look()
        await expect(phone.button("Haal mijn briefje terug")).to_be_hidden()
        await phone.send("En dit")
        await phone.page.route("**/nu", lambda route: route.abort())  # the page does not know yet
        room.do(c.ShowWaiting("bord"))
        await phone.button("Haal mijn briefje terug").tap()
        await expect(phone.told).to_contain_text("Je briefje ligt al op het bord.")
    assert sorted(note.text for note in on_board(room.live)) == ["En dit", "Zo dan"]


@pytest.mark.parametrize(
    ("outcome", "command", "heading", "sentence"),
    [
        ("groep", None, "Nog even wachten", "De groep heeft de briefjes nog niet geopend."),
        ("delen", c.SetWriting(Writing.PAPER), "Vandaag op papier", "We schrijven vandaag alleen op papier."),
        ("niets", None, "Vandaag geen briefjes", "De afspraak is: er wordt niets opgeschreven."),
        ("delen", c.SetOffRecord(True), "Even niets opschrijven", "Buiten verslag: er wordt niets bewaard."),
    ],
    ids=["group not opened", "paper", "nothing", "off the record"],
)
async def test_when_nothing_is_taken_the_page_says_why(
    browser: Browser, tmp_path: Path, outcome: str, command: c.Command | None, heading: str, sentence: str
) -> None:
    async with meeting(tmp_path, outcome) as room:
        room.do(*([command] if command else []))
        async with phone_shown(browser, room.links.page) as phone:
            await expect(phone.question).to_have_text(heading)
            await expect(phone.page.locator("#zin")).to_have_text(sentence)
            await expect(phone.field).to_be_hidden()


async def test_off_the_record_keeps_the_text_and_takes_nothing(browser: Browser, room: Room) -> None:
    async with phone_shown(browser, room.links.page) as phone:
        await phone.write("Nu even niet", "Hielp")
        room.do(c.SetOffRecord(True))
        await phone.button("Verstuur").tap()
        await expect(phone.told).to_contain_text("Buiten verslag: er wordt niets bewaard. Je tekst staat er nog.")
        await phone.look()
        await expect(phone.field).not_to_be_editable()
        await expect(phone.field).to_have_value("Nu even niet")
        room.do(c.SetOffRecord(False))
        await phone.look()
        assert room.waiting() == 0
        await phone.button("Verstuur").tap()
        await expect(phone.told).to_have_text("Je briefje is binnen.")
    assert room.waiting() == 1


async def test_over(browser: Browser, room: Room) -> None:
    async with phone_shown(browser, room.links.page) as phone:
        await phone.send("Op tijd", "Hielp")
        await phone.write("Te laat")
        room.do(c.Finish(START))
        await phone.look()
        await expect(phone.question).to_have_text("De bijeenkomst is voorbij")
        await expect(phone.field).to_have_value("Te laat")
        await expect(phone.button("Haal mijn briefje terug")).to_be_hidden()
        await phone.button("Wis mijn tekst").tap()
        await expect(phone.page.locator("#zin")).to_have_text("Dank je wel. Je kunt deze bladzijde sluiten.")
        await expect(phone.page.locator("body")).not_to_contain_text("Op tijd")


async def test_a_vote_can_be_changed_until_it_is_counted(browser: Browser, room: Room) -> None:
    room.go("stemmen")
    async with phone_shown(browser, room.links.page) as phone:
        await expect(phone.page.locator("#antwoord-uitleg")).to_contain_text("We tellen alleen.")
        for choice in ("Ja", "Nee", "Liever geen stem", "Nee"):
            await phone.choice(choice).check()
            told = "Je stemt niet mee." if choice.startswith("Liever") else "Je stem is binnen."
            await expect(phone.page.locator(".stand")).to_have_text(f"{told} Veranderen kan nog.")
        assert room.live.session.polls == {}
        room.do(c.CountAnswers())
        await phone.look()
        await expect(phone.choice("Ja")).to_be_disabled()
        await expect(phone.page.locator(".stand")).to_have_text("Deze vraag is gesloten. Wat al binnen was, telt mee.")
        await expect(phone.choice("Nee")).to_be_checked()
    (counts,) = room.live.session.polls.values()
    assert counts == {"nee": 1}


async def test_marks_are_buttons_and_may_be_skipped(browser: Browser, tmp_path: Path) -> None:
    async with (
        meeting(tmp_path, segment="afsluiting", attendance=present(clients=4)) as room,
        phone_shown(browser, room.links.page) as phone,
    ):
        few = "Er komt geen uitslag in beeld. Met minder dan vijf mensen kun je raden wie wat koos."
        await expect(phone.page.locator("#antwoord-uitleg")).to_have_text(few)
        coffee, talk = (phone.page.locator("fieldset.cijfer").nth(at) for at in (0, 1))
        assert await coffee.get_by_role("radio").count() == 11
        assert await phone.page.locator("input[type=range]").count() == 0
        await coffee.get_by_label("8", exact=True).check()
        await expect(coffee.locator(".stand")).to_contain_text("Je cijfer is binnen.")
        await coffee.get_by_label("10", exact=True).check()
        await talk.get_by_label("3", exact=True).check()
        await expect(talk.locator(".stand")).to_contain_text("Je cijfer is binnen.")
        await talk.get_by_label("Sla over").check()
        await expect(talk.locator(".stand")).to_contain_text("Overgeslagen.")
        box = await coffee.locator("label").nth(0).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        room.do(c.CountAnswers())
        assert room.live.session.marks == {"cijfers": {"koffie": {10: 1}}}


async def test_a_name_is_pointed_at_and_may_be_sent(browser: Browser, room: Room) -> None:
    async with phone_shown(browser, room.links.page) as phone:
        await phone.write("Ik praat graag met Marijke. Bel 06 12 34 56 78", "Hielp")
        await phone.button("Verstuur").tap()
        await expect(phone.page.locator("#namen-kop")).to_be_focused()
        await expect(phone.page.locator("#namen-kop")).to_have_text("Staat hier een naam of een nummer?")
        await expect(phone.page.locator("#namen-zin")).to_have_text("“Marijke”, “06 12 34 56 78”")
        assert room.waiting() == 0
        await phone.button("Nog even kijken").tap()
        marked = "tekst.value.slice(tekst.selectionStart, tekst.selectionEnd)"
        assert await phone.page.evaluate(marked) == "Marijke"
        await phone.button("Verstuur").tap()
        await phone.button("Toch versturen").tap()
        await expect(phone.told).to_have_text("Je briefje is binnen.")
    assert room.waiting() == 1


async def test_small_groups_choose_theirs_first(browser: Browser, room: Room) -> None:
    room.go("groepjes")
    async with phone_shown(browser, room.links.page) as phone:
        await expect(phone.field).to_be_hidden()
        await phone.send("Uit twee", "Groepje 2")
    assert [note.text for note in waiting(room.live, "wensen.2")] == ["Uit twee"]


async def test_not_taking_part_is_as_good(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.page) as page:
        for line in (
            "Meedoen is vrij.",
            "We bewaren niet wie je bent, welke telefoon je hebt of hoe laat je schreef.",
            "Schrijf geen namen op.",
            "In een kleine groep kunnen mensen je toch herkennen.",
            "Je telefoon onthoudt wel dat je deze bladzijde opende.",
        ):
            await expect(page.locator("#welkom")).to_contain_text(line)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        await page.get_by_role("button", name="Liever niet").click()
        await expect(page.get_by_text("Papier of alleen luisteren is net zo goed.")).to_be_visible()
        assert asked == []


async def test_without_javascript_there_is_paper(browser: Browser, room: Room) -> None:
    for address in (room.links.page, f"http://{room.links.short}/"):
        async with opened(browser, address, java_script_enabled=False) as page:
            await expect(page.locator("body")).to_contain_text("Gebruik papier.", use_inner_text=True)
            await expect(page.locator("main button:visible, main textarea:visible, main input:visible")).to_have_count(
                0
            )


async def test_by_keyboard_alone(browser: Browser, room: Room) -> None:
    async with opened(browser, room.links.page) as page:
        press, phone = page.keyboard.press, Phone(page)
        await press("Tab")
        await press("Enter")
        await expect(phone.choice("Hielp")).to_be_visible()
        await expect(phone.question).to_be_focused()
        await press("Tab")
        await press("ArrowDown")
        await expect(phone.choice("Hinderde")).to_be_checked()
        await press("Tab")
        await page.keyboard.type("met toetsen")
        await press("Tab")
        await press("Enter")
        await expect(phone.told).to_have_text("Je briefje is binnen.")
        await press("Tab")
        await expect(phone.button("Haal mijn briefje terug")).to_be_focused()
    assert [(note.text, note.column) for note in waiting(room.live)] == [("met toetsen", "hinderde")]


@pytest.mark.parametrize("segment", ["wonen", "stemmen", "afsluiting", "groepjes", "pauze"])
async def test_nothing_scrolls_sideways_at_320_and_with_letters_twice_as_large(
    browser: Browser, room: Room, segment: str
) -> None:
    room.go(segment)
    async with opened(browser, room.links.page, (320, 640)) as page:
        larger = await page.context.new_cdp_session(page)
        ordinary = await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        await larger.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        assert await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 2 * ordinary
        await see_that_it_fits_across(page)
        await page.get_by_role("button", name="Goed", exact=True).click()
        await expect(page.locator("#programma")).to_have_text("Proef")
        await see_that_it_fits_across(page)
        await larger.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        await see_that_it_fits_across(page)


async def test_it_is_small_and_keeps_nothing(browser: Browser, room: Room) -> None:
    """What :func:`opened` watches besides: no cookie, no storage, no question to anybody else."""
    async with opened(browser, room.links.page) as page:
        wire = await page.context.new_cdp_session(page)
        sizes: list[float] = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        await wire.send("Network.enable")
        await page.reload(wait_until="networkidle")
        assert 10_000 < sum(sizes) < MOST_BYTES
        assert len(sizes) >= 3
        await page.get_by_role("button", name="Goed", exact=True).click()
        await expect(page.locator("#kolommen")).to_be_visible()
        assert await page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
        assert await page.evaluate("isSecureContext") is False
