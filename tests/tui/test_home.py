from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Static

from herstelgroep.desk import Desk
from herstelgroep.session.commands import SetClosing
from herstelgroep.session.model import Status
from herstelgroep.store.settings import Wifi
from herstelgroep.tui.base import Message
from herstelgroep.tui.screens.archive import ArchiveScreen
from herstelgroep.tui.screens.choose import ChooseScreen
from herstelgroep.tui.screens.home import HomeScreen, Way
from herstelgroep.tui.screens.make import MakeScreen
from herstelgroep.tui.screens.minutes import MinutesScreen
from herstelgroep.tui.screens.retention import RetentionScreen
from herstelgroep.tui.screens.settings import SettingsScreen
from tests.tui.desks import desk_in, ended, led, on, press, settled, shown, write

HOSTILE = "[b]vet[/b] [@click=app.quit]weg[/] \\[x"


def ways(screen: HomeScreen) -> list[str]:
    return [str(option.prompt).split("\n")[0] for option in screen.query_one(Way).options]


def said(pilot_screen: object) -> str:
    assert hasattr(pilot_screen, "query_one")
    return str(pilot_screen.query_one(Message).text)


def is_at(desk: Desk, session_id: str) -> bool:
    return desk.live is not None and desk.live.session.id == session_id


async def test_an_empty_folder_points_at_the_example(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            assert [line[3:] for line in ways(home)] == [
                "Begin een bijeenkomst",
                "Briefjes van papier overnemen",
                "Groepen",
                "Archief",
                "Zelf maken",
                "Instellingen",
                "Bekijk een voorbeeld",
            ]
            lit = home.query_one(Way).highlighted_option
            assert lit is not None
            assert lit.id == "demo"


async def test_the_example_ends_in_its_minutes(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await press(pilot, "7")
            assert on(pilot, MinutesScreen)
            assert desk.live is not None
            assert desk.live.session.status is Status.FINISHED


@pytest.mark.parametrize(
    ("key", "screen"), [("1", ChooseScreen), ("4", ArchiveScreen), ("5", MakeScreen), ("6", SettingsScreen)]
)
async def test_a_number_opens_at_once_and_esc_comes_back(tmp_path: Path, key: str, screen: type[object]) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await press(pilot, key)
            assert on(pilot, screen)
            await press(pilot, "escape")
            assert on(pilot, HomeScreen)


async def test_an_unfinished_meeting_comes_first_and_goes_on(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, notes=("De tuin.",))
        desk.live = None
        async with shown(desk) as pilot:
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            assert ways(home)[0].startswith("1  Verder waar je was: Cliëntenpanel")
            await press(pilot, "1")
            assert type(pilot.app.screen).__name__ == "LiveScreen"
        assert is_at(desk, live.session.id)


async def test_old_notes_are_named_and_wiped_after_two_presses(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = ended(desk, notes=("De tuin.", "De gang."))
        old = replace(live.session, id="2026-11-07-clientenpanel-aa", date="2026-11-07")
        desk.take_in(old)
        assert desk.flush()
        async with shown(desk) as pilot:
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            assert ways(home)[0] == "1  Er staan nog briefjes van 7 november: verder of wissen?"
            await press(pilot, "1")
            assert on(pilot, RetentionScreen)
            await press(pilot, "f9")
            assert desk.archive.session(old.id).note_count == 2
            await press(pilot, "f9")
            assert on(pilot, HomeScreen)
        assert desk.flush()
        assert desk.archive.session(old.id).note_count == 0
        assert desk.archive.session(live.session.id).note_count == 2


async def test_the_archive_searches_opens_deletes_and_puts_back(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        kept = ended(desk, notes=("De tuin is fijn.", HOSTILE)).session
        other = ended(desk, notes=("De lift is stuk.",)).session
        async with shown(desk) as pilot:
            await press(pilot, "4")
            archive = pilot.app.screen
            assert isinstance(archive, ArchiveScreen)
            assert {one.head.id for one in archive.shown()} == {kept.id, other.id}
            await write(pilot, "tuin")
            assert [one.head.id for one in archive.shown()] == [kept.id]
            await press(pilot, "f9")
            assert kept.id in desk.archive.ids()
            await press(pilot, "f9")
            assert kept.id not in desk.archive.ids()
            await press(pilot, "ctrl+z")
            assert kept.id in desk.archive.ids()
            await press(pilot, "escape")
            assert archive.query_one("#search", Input).value == ""
            await write(pilot, "tuin")
            await press(pilot, "enter")
            assert on(pilot, MinutesScreen)
            assert desk.live is not None
            assert desk.live.session.id == kept.id
            await press(pilot, "escape")
            assert on(pilot, ArchiveScreen)


async def test_settings_hold_at_once_and_are_kept(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await press(pilot, "6", "down", "enter")
            assert pilot.app.theme == "dag"
            screen = pilot.app.screen
            days = screen.query_one("#note_days", Input)
            days.focus()
            days.value = "0"
            await press(pilot, "tab")
            assert days.value == "7"
            assert "van 1 tot en met 365" in said(screen)
            name = screen.query_one("#name", Input)
            name.focus()
            await write(pilot, "[b]Anja")
            await press(pilot, "escape")
    with desk_in(tmp_path) as desk:
        assert desk.settings.theme.value == "dag"
        assert desk.settings.note_days == 7
        assert desk.settings.contact.name == "[b]Anja"


async def test_the_wifi_for_phones_is_typed_once_in_the_settings(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await press(pilot, "6")
            screen = pilot.app.screen
            for name, text in (("#wifi_name", " [b]Huis "), ("#wifi_password", "[/] geheim ")):
                screen.query_one(name, Input).focus()
                await write(pilot, text)
            screen.query_one("#hidden").focus()
            await press(pilot, "down", "enter", "escape")
    with desk_in(tmp_path) as desk:
        assert desk.settings.wifi == Wifi("[b]Huis", "[/] geheim ", hidden=True)


async def test_a_faulty_own_file_is_told_calmly(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        (desk.folder.programmes / "stuk.toml").write_text('soort = "herstelgroep-programma"\nversie = 1\nid = "[b]"')
        async with shown(desk) as pilot:
            await press(pilot, "1")
            told = str(pilot.app.screen.query_one("#faults", Static).content)
            assert "stuk.toml" in told
            await write(pilot, "kick")
            await settled(pilot)
            choose = pilot.app.screen
            assert isinstance(choose, ChooseScreen)
            assert [entry.programme.id for entry in choose.entries()] == ["kickoff"]


async def test_trouble_is_told_where_the_notes_are_read_and_gone_again(tmp_path: Path) -> None:
    with desk_in(tmp_path / "map") as desk:
        live = ended(desk, notes=("De tuin.",))
        async with shown(desk) as pilot:
            await press(pilot, "4", "enter")
            screen = pilot.app.screen
            assert isinstance(screen, MinutesScreen)
            assert not screen.may("elsewhere")
            (tmp_path / "map").rename(tmp_path / "weg")
            screen.do(SetClosing("readers", "Het team"))
            assert not desk.flush()
            await settled(pilot)
            told = str(screen.query_one("#trouble", Static).content)
            assert told.startswith("Nog niet bewaard: 1. Deze map is er even niet")
            assert screen.may("elsewhere")
            (tmp_path / "weg").rename(tmp_path / "map")
            desk.retry()
            assert desk.flush()
            await settled(pilot)
            assert said(screen) == "Alles is weer bewaard."
        assert desk.archive.session(live.session.id).closing.readers == "Het team"
