"""Choosing on the screen: narrowing, favourites, short versions, pages, and a catalogue that takes its time."""

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from herstelgroep.desk import Desk
from herstelgroep.programme.catalogue import Catalogue
from herstelgroep.programme.model import Rights, Role
from herstelgroep.store.files import RealFiles
from herstelgroep.store.programmes import read_catalogue
from herstelgroep.store.settings import open_settings
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.base import Message
from herstelgroep.tui.screens.choose import ChooseScreen
from herstelgroep.tui.screens.prepare import PrepareScreen
from herstelgroep.tui.widgets.lists import SignList
from herstelgroep.tui.widgets.preview import programme_told
from herstelgroep.tui.widgets.seek import SeekPanel
from tests.tui.desks import desk_in, on, press, settled, shown, write


def choosing(pilot: Pilot[None]) -> ChooseScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ChooseScreen)
    return screen


def listed(pilot: Pilot[None]) -> list[str]:
    return [str(option.id) for option in choosing(pilot).query_one("#list", SignList).options]


def text_of(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).content)


async def opened(pilot: Pilot[None], goal: str = "prepare") -> ChooseScreen:
    assert isinstance(pilot.app, HerstelgroepApp)
    pilot.app.open("choose", goal)
    await settled(pilot)
    return choosing(pilot)


async def test_narrowing_with_the_keys_and_everything_again_with_one(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot)
            every = listed(pilot)
            assert not screen.query_one("#narrowed").display
            assert "F9" not in [hint.key for hint in screen.hints()]
            await press(pilot, "f2")
            assert isinstance(screen.focused, SeekPanel)
            await press(pilot, "right", "down", "right", "right", "6")
            assert (screen.wanted.role, screen.wanted.minutes, screen.wanted.people) == (Role.CLIENT, 60, 6)
            found = listed(pilot)
            assert "clientenpanel" in found
            assert "hompa" not in found
            assert text_of(pilot, "#narrowed") == f"{len(found)} gevonden: cliënten · tot 60 min · 6 mensen"
            await press(pilot, "1")
            assert screen.wanted.people == 61
            await press(pilot, "backspace", "backspace", "1", "2", "enter")
            assert screen.wanted.people == 12
            assert screen.focused is screen.query_one("#search")
            assert not screen.query_one(SeekPanel).display
            assert "F9" in [hint.key for hint in screen.hints()]
            await press(pilot, "f9")
            assert listed(pilot) == every
            assert not screen.query_one("#narrowed").display


async def test_nothing_found_says_what_to_do(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk, (60, 18)) as pilot:
            await opened(pilot)
            await press(pilot, "f2", "down", "down", "down", "down", "down", "right", "escape")
            assert listed(pilot) == []
            assert "F9" in text_of(pilot, "#preview")
            await press(pilot, "enter", "f9")
            assert on(pilot, ChooseScreen)
            assert len(listed(pilot)) > 40
            await write(pilot, "olifant")
            assert "Typ iets anders" in text_of(pilot, "#preview")


async def test_favourites_stand_first_and_are_kept(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot)
            screen._light("wensen")
            await press(pilot, "f6")
            assert listed(pilot)[0] == "wensen"
            assert "★" in str(screen.query_one("#list", SignList).get_option_at_index(0).prompt)
            assert "favoriet" in screen.query_one(Message).text
            kept = open_settings(RealFiles(), desk.folder).settings
            assert kept.favourites == ("wensen",)
            await press(pilot, "alt+s")
            assert desk.settings.favourites == ()
        assert open_settings(RealFiles(), desk.folder).settings.favourites == ()


async def test_one_key_goes_to_the_short_version_and_back(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk, (120, 36)) as pilot:
            screen = await opened(pilot)
            await press(pilot, "f2", "down", "right", "right", "escape")
            screen._light("clientenpanel")
            await settled(pilot)
            panel = screen.query_one("#list", SignList).get_option("clientenpanel")
            assert "ook kort" in str(panel.prompt)
            await press(pilot, "f4")
            lit = screen.lit()
            assert lit is not None
            assert lit.programme.id == "clientenpanel-kort"
            await press(pilot, "f4", "f4", "enter")
            prepare = pilot.app.screen
            assert isinstance(prepare, PrepareScreen)
            assert prepare.draft.programme.id == "clientenpanel-kort"


async def test_the_short_version_is_shown_even_when_it_was_not_looked_for(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot)
            await press(pilot, "f2", "down", "down", "down", "down", "right", "escape")
            assert "clientenpanel" not in listed(pilot)
            screen._light("clientenpanel-kort")
            await press(pilot, "alt+o")
            lit = screen.lit()
            assert lit is not None
            assert lit.programme.id == "clientenpanel"


@pytest.mark.parametrize(("ident", "told"), [("fotovoice", "bij Groepen"), ("wrap", "beschermde methode")])
async def test_what_has_no_script_is_read_and_not_begun(tmp_path: Path, ident: str, told: str) -> None:
    with desk_in(tmp_path) as desk:
        page = desk.catalogue.entry(ident).programme.pages[0]
        async with shown(desk) as pilot:
            screen = await opened(pilot)
            await write(pilot, ident)
            screen._light(ident)
            await settled(pilot)
            assert page.title in text_of(pilot, "#preview")
            await press(pilot, "enter")
            assert on(pilot, ChooseScreen)
            assert told in screen.query_one(Message).text
            screen.dismiss()
            await settled(pilot)
            await opened(pilot, "paper")
            assert ident not in listed(pilot)


async def test_a_questionnaire_tells_its_facts_and_no_questions(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        facts = [e.programme for e in desk.catalogue.entries if e.programme.questionnaire]
        assert facts
        for programme in facts:
            assert programme.questionnaire is not None
            told = programme_told(desk.catalogue.entry(programme.id)).plain
            assert "De vragen zelf staan niet in deze app." in told
            assert all(dimension in told for dimension in programme.questionnaire.dimensions)
            assert not programme.owner or programme.owner in told


async def test_whose_it_is_stands_on_the_screen(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        owned = [entry for entry in desk.catalogue.entries if entry.programme.rights is Rights.OWNED]
        assert len(owned) >= 10
        for entry in owned:
            told = programme_told(entry).plain
            assert entry.programme.owner in told
            assert entry.programme.credit in told
            assert "niet het officiële" in told, entry.programme.id


async def test_keys_that_come_before_the_programmes_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slowly(self: Desk) -> Catalogue:
        assert go_on.wait(20)
        return read_catalogue(self.files, self.folder)

    monkeypatch.setattr(Desk, "catalogue", property(slowly))
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            assert isinstance(pilot.app, HerstelgroepApp)
            pilot.app.open("choose", "prepare")
            await pilot.pause()
            assert text_of(pilot, "#preview").startswith("Even kijken")
            await pilot.press(*"clientenpanel", "down", "enter")
            await pilot.pause()
            assert choosing(pilot).query_one("#search", Input).value == "clientenpanel"
            go_on.set()
            await settled(pilot)
            await settled(pilot)
            prepare = pilot.app.screen
            assert isinstance(prepare, PrepareScreen)
            assert prepare.draft.programme.id == "clientenpanel-kort"
