"""Telefoons: on and off with F4, the codes and letters, the Wi-Fi, the address, the beamer, and calm refusals."""

import asyncio
import json
import re
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

import msgspec
import pytest
from textual.widgets import Input

from herstelgroep.listening import ASKED_NOTHING, WHEN_NOBODY_COMES, Asked, where
from herstelgroep.programme.model import Outcome
from herstelgroep.session.commands import SetWriting
from herstelgroep.session.model import Writing
from herstelgroep.store.settings import Wifi
from herstelgroep.tui.base import Head
from herstelgroep.tui.mover import AGAIN
from herstelgroep.tui.screens.addresses import AddressesScreen
from herstelgroep.tui.screens.live import LiveScreen
from herstelgroep.tui.screens.phones import PhonesScreen
from herstelgroep.tui.screens.phones_help import PhonesHelpScreen
from herstelgroep.tui.screens.wifi import WifiScreen
from herstelgroep.tui.widgets.bigletters import BigLetters
from tests.tui.desks import desk_in, on, settled, write
from tests.tui.looking import seen
from tests.tui.painting import codes_on
from tests.tui.phones import here, live_shown, phones_shown

WIFI = Wifi("Buurthuis", "welkom2026")


async def test_f4_turns_the_phones_on_and_counts_how_often_the_page_is_opened(tmp_path: Path) -> None:
    async with live_shown(tmp_path) as at:
        assert not at.listening()
        await at.press("f4")
        assert at.listening()
        assert "Nog geen telefoon heeft de pagina geopend." in at.told
        await at.fetch(at.links.page)
        await at.fetch(at.links.page)
        assert "De pagina is 2 keer geopend." in at.told


async def test_the_address_and_the_letters_stand_beside_the_code(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        assert at.links.short in at.told
        assert " ".join(at.links.code.upper()) in at.told
        letters = at.screen.query_one(BigLetters)
        assert letters.display
        assert letters.word == at.links.code
        assert "De laptop luistert op 127.0.0.1." in at.told


async def test_esc_leaves_them_on_and_f4_in_the_screen_turns_them_off(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        links = at.links
        await at.press("escape")
        assert on(at.pilot, LiveScreen)
        assert at.listening()
        assert at.said.startswith("De telefoons zijn aan.")
        await at.press("alt+j")
        assert at.links == links
        assert codes_on(at.pilot) == [links.page]
        await at.press("f4")
        assert on(at.pilot, LiveScreen)
        assert not at.listening()
        assert at.said == "De telefoons zijn uit."
        with pytest.raises(URLError):
            await at.fetch(links.page)
        await at.press("f4")
        assert at.links == links


async def test_a_nervous_second_press_does_not_turn_them_off_again(tmp_path: Path) -> None:
    async with live_shown(tmp_path) as at:
        at.app.seconds = lambda: 7.0
        await at.press("f4", "f4", "f4")
        assert at.listening()
        at.app.seconds = lambda: 7.0 + AGAIN
        await at.press("f4")
        assert not at.listening()


async def test_where_it_listens_is_told_also_when_the_links_name_something_else(tmp_path: Path) -> None:
    async with live_shown(tmp_path, asked=here()._replace(shown="laptop.test")) as at:
        for _ in range(2):
            await at.press("f4")
            assert at.links.short.startswith("laptop.test:")
            assert "De laptop luistert op 127.0.0.1." in at.told
            await at.press("escape")


async def test_a_group_that_has_not_opened_its_notes_is_told_of_when_the_leader_goes_back(tmp_path: Path) -> None:
    async with live_shown(tmp_path, outcome=Outcome.GROUP) as at:
        await at.press("f4", "escape")
        assert at.said.endswith("Eerst opent de groep de briefjes: Alt+O.")


async def test_a_fixed_address_is_told_of(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        await at.press("alt+a")
        assert at.said == "Het adres staat vast: het is bij het starten gekozen, met --luister."


async def test_nothing_listens_any_more_when_the_app_has_closed(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        links = at.links
        assert "<title>Briefje</title>" in await at.fetch(links.page)
    with pytest.raises(URLError):
        await at.fetch(links.page)


@pytest.mark.parametrize(
    ("outcome", "writing", "why"),
    [
        (Outcome.SHARE, Writing.PAPER, "alleen papier"),
        (Outcome.GROUP, Writing.NOTHING, "niets opgeschreven"),
        (Outcome.NOTHING, None, "niets bewaard"),
    ],
)
async def test_where_nothing_is_kept_the_phones_stay_off(
    tmp_path: Path, outcome: Outcome, writing: Writing | None, why: str
) -> None:
    async with live_shown(tmp_path, outcome=outcome) as at:
        assert at.desk.live is not None
        if writing is not None:
            at.desk.live.do(SetWriting(writing), "scherm")
        await at.press("f4")
        live = at.pilot.app.screen
        assert isinstance(live, LiveScreen)
        assert why in at.said
        assert "De telefoons blijven uit." in at.said
        assert not at.listening()
        assert at.app.made_server is None
        assert not live.may("phones")


async def test_phones_that_are_on_can_be_turned_off_after_agreeing_on_paper(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        await at.press("escape")
        assert at.desk.live is not None
        at.desk.live.do(SetWriting(Writing.PAPER), "scherm")
        await at.press("f4", "f4")
        assert not at.listening()


async def test_an_address_of_another_laptop_is_told_and_f4_tries_again(tmp_path: Path) -> None:
    async with live_shown(tmp_path, asked=Asked("192.0.2.99")) as at:
        await at.press("f4")
        assert "192.0.2.99 hoort nu niet bij deze laptop" in at.said
        assert at.told == "De telefoons staan uit."
        assert at.hints["F4"] == "aan"
        at.app.asked = here()
        await at.press("f4")
        assert at.listening()
        assert at.said == ""


async def test_pressing_twice_turns_them_on_once(tmp_path: Path) -> None:
    async with live_shown(tmp_path, asked=Asked("192.0.2.99")) as at:
        await at.press("f4")
        at.app.asked = here()
        at.screen.action_switch()
        at.screen.action_switch()
        await settled(at.pilot)
        links = at.links
        assert await at.fetch(links.page)
        at.screen.action_switch()
        at.screen.action_switch()
        await settled(at.pilot)
        assert on(at.pilot, LiveScreen)
        with pytest.raises(URLError):
            await at.fetch(links.page)


async def test_the_wifi_is_filled_in_once_and_kept(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        assert "Wifi nog niet ingevuld: Alt+W." in at.told
        await at.press("alt+w")
        assert on(at.pilot, WifiScreen)
        await write(at.pilot, "[b]Huis[/b]")
        await at.press("enter")
        await write(at.pilot, " wel kom ")
        await at.press("enter")
        assert on(at.pilot, PhonesScreen)
        assert "Wifi nog niet ingevuld" not in at.told
        assert "1. Wifi [b]Huis[/b]" in seen(at.pilot)
        assert codes_on(at.pilot) == ["WIFI:T:WPA;S:[b]Huis[/b];P: wel kom ;;", at.links.page]
    with desk_in(tmp_path) as desk:
        assert desk.settings.wifi == Wifi("[b]Huis[/b]", " wel kom ")


async def test_esc_leaves_the_wifi_as_it_was(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, wifi=WIFI) as at:
        await at.press("alt+w")
        await write(at.pilot, "anders")
        await at.press("escape")
        assert on(at.pilot, PhonesScreen)
        assert at.desk.settings.wifi == WIFI


async def test_a_name_and_password_never_get_longer_than_a_network_allows(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        await at.press("alt+w")
        for _ in range(40):
            await write(at.pilot, "x")
        assert at.pilot.app.screen.query_one("#wifi_name", Input).value == "x" * 32


async def test_where_only_one_code_fits_tab_shows_the_other(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, size=(60, 18), wifi=WIFI) as at:
        assert codes_on(at.pilot) == [at.links.page]
        assert at.hints["Tab"] == "andere code"
        await at.press("tab")
        assert codes_on(at.pilot) == ["WIFI:T:WPA;S:Buurthuis;P:welkom2026;;"]
        assert "1. Wifi Buurthuis" in at.told
        await at.press("tab")
        assert codes_on(at.pilot) == [at.links.page]


async def test_from_a_code_that_does_not_fit_tab_leads_to_the_one_that_does(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, size=(60, 18), wifi=Wifi("Buurthuis", "w" * 50)) as at:
        await at.press("tab")
        assert codes_on(at.pilot) == []
        assert at.hints["Tab"] == "andere code"
        await at.press("tab")
        assert codes_on(at.pilot) == [at.links.page]


async def test_side_by_side_there_is_no_other_code(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, size=(80, 24), wifi=WIFI) as at:
        assert len(codes_on(at.pilot)) == 2
        assert "Tab" not in at.hints


@pytest.mark.parametrize("size", [(50, 16), (30, 40), (120, 12), (43, 20)], ids=str)
async def test_a_window_that_is_too_small_is_told_how_large_it_must_be(tmp_path: Path, size: tuple[int, int]) -> None:
    async with phones_shown(tmp_path, size=size, wifi=WIFI) as at:
        assert codes_on(at.pilot) == []
        told = re.search(r"minstens (\d+) bij (\d+)", at.told)
        assert told is not None
        assert f"Het is nu {size[0]} bij {size[1]}." in at.told
        assert at.links.short in at.told
        width, height = (max(int(needed), now) for needed, now in zip(told.groups(), size, strict=True))
        await at.pilot.resize_terminal(width, height)
        await settled(at.pilot)
        assert codes_on(at.pilot) == [at.links.page]


async def test_a_message_makes_the_codes_give_way_and_come_back(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, size=(80, 24), wifi=Wifi("Buurthuis", "w" * 50)) as at:
        assert len(codes_on(at.pilot)) == 2
        at.screen.say("Een zin. " * 20)
        await settled(at.pilot)
        assert codes_on(at.pilot) == [at.links.page]
        at.screen.say("")
        await settled(at.pilot)
        assert len(codes_on(at.pilot)) == 2


async def test_when_nobody_comes_help_is_one_key_away(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, size=(120, 36)) as at:
        assert "Komt er niemand binnen?" not in at.told
        at.screen.nobody_came()
        assert "Komt er niemand binnen? Alt+L" in at.told
        await at.press("alt+l")
        assert on(at.pilot, PhonesHelpScreen)
        shown = seen(at.pilot)
        assert all(what in shown for what, _ in WHEN_NOBODY_COMES)
        assert "toch verbinden" in shown
        await at.press("escape")
        await at.fetch(at.links.page)
        assert "Komt er niemand binnen?" not in at.told


async def test_the_wait_for_phones_ends_by_itself(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        hurried = PhonesScreen(at.desk, nobody_after=0.01)
        at.app.push_screen(hurried)
        while "Komt er niemand binnen?" not in at.told:
            await settled(at.pilot)
        assert at.screen is hurried


async def test_another_address_of_the_laptop_is_chosen_and_remembered(tmp_path: Path) -> None:
    async with live_shown(tmp_path, asked=here("")) as at:
        at.desk.settings = msgspec.structs.replace(at.desk.settings, listen="127.0.0.1")
        await at.press("f4")
        links = at.links
        await at.press("alt+a")
        assert on(at.pilot, AddressesScreen)
        row = next(line for line in seen(at.pilot).split("\n") if "127.0.0.1" in line)
        assert "●" in row
        assert "alleen deze laptop" in row
        at.desk.settings = msgspec.structs.replace(at.desk.settings, listen="")
        await at.press("enter")
        assert on(at.pilot, PhonesScreen)
        assert at.links == links
        assert await at.fetch(links.page)
    with desk_in(tmp_path) as desk:
        assert where(ASKED_NOTHING, desk.settings.listen).address == "127.0.0.1"


async def test_what_was_asked_for_wins_from_the_choice_in_the_screen(tmp_path: Path) -> None:
    asked = here()._replace(shown="laptop.buurthuis.nl")
    async with live_shown(tmp_path, asked=asked) as at:
        at.desk.settings = msgspec.structs.replace(at.desk.settings, listen="192.0.2.99")
        await at.press("f4")
        assert at.links.short.startswith("laptop.buurthuis.nl:")
        assert "Alt+A" not in at.hints
        await at.press("alt+a")
        assert on(at.pilot, PhonesScreen)


async def test_too_many_wrong_codes_show_a_new_one(tmp_path: Path) -> None:
    async with phones_shown(tmp_path) as at:
        before, base = at.links, f"http://{at.links.short}"
        headers = {"X-Herstelgroep": "1", "Origin": base, "Content-Type": "application/json"}
        wrong = json.dumps({"code": "zzzzzz" if before.code != "zzzzzz" else "yyyyyy"}).encode()
        opener = build_opener(ProxyHandler({}))

        def guess() -> None:
            with pytest.raises(HTTPError) as refused:
                opener.open(Request(f"{base}/code", wrong, headers), timeout=10)
            refused.value.close()

        for _ in range(10):
            await asyncio.to_thread(guess)
        await settled(at.pilot)
        assert at.links.code != before.code
        assert at.links.page == before.page
        assert at.screen.query_one(BigLetters).word == at.links.code
        assert " ".join(at.links.code.upper()) in at.told


async def test_the_page_for_the_group_has_its_address_told_where_no_browser_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    async with phones_shown(tmp_path, size=(120, 36)) as at:
        await at.press("f3")
        address = re.search(r"http://127\.0\.0\.1:\S+", at.said)
        assert address is not None
        assert "<html" in await at.fetch(address[0])
        assert at.screen.query_one(Head).display
