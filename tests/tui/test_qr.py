"""The codes as the terminal shows them: painted cell by cell, a reader gets the very links, in every theme."""

from pathlib import Path

import msgspec
import pytest

from herstelgroep.qr import wifi_text
from herstelgroep.store.settings import Theme, Wifi
from herstelgroep.tui.widgets.qr import qr_size
from tests.tui.painting import codes_on
from tests.tui.phones import phones_shown

WIFI = Wifi("Buurthuis; [b] De Brug", 'wel"kom:1')


def test_how_large_a_code_is() -> None:
    assert qr_size("http://192.168.178.23:8123/" + "a" * 22) == (33, 17)
    assert qr_size("http://192.168.178.23:8123/" + "a" * 48) == (37, 19)
    assert qr_size("") == (0, 0)


@pytest.mark.parametrize("theme", list(Theme))
async def test_both_codes_are_read_side_by_side_at_80_columns(tmp_path: Path, theme: Theme) -> None:
    async with phones_shown(tmp_path, size=(80, 24), wifi=WIFI, theme=theme) as at:
        assert codes_on(at.pilot) == [wifi_text(WIFI.name, WIFI.password), at.links.page]


async def test_without_colors_they_are_still_black_on_white(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with phones_shown(tmp_path, size=(80, 24), wifi=WIFI) as at:
        assert at.pilot.app.no_color
        assert codes_on(at.pilot) == [wifi_text(WIFI.name, WIFI.password), at.links.page]


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)], ids=str)
async def test_the_page_alone_is_read_at_every_size(tmp_path: Path, theme: Theme, size: tuple[int, int]) -> None:
    async with phones_shown(tmp_path, size=size, theme=theme) as at:
        assert codes_on(at.pilot) == [at.links.page]


async def test_the_code_of_the_note_taker_holds_the_secret(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, size=(80, 24), wifi=WIFI) as at:
        await at.press("alt+n")
        assert codes_on(at.pilot) == [at.links.note_taker]
        assert "#" in at.links.note_taker
        await at.press("alt+n")
        assert codes_on(at.pilot)[1:] == [at.links.page]


async def test_a_changed_wifi_changes_the_code(tmp_path: Path) -> None:
    async with phones_shown(tmp_path, size=(100, 30), wifi=WIFI) as at:
        at.desk.settings = msgspec.structs.replace(at.desk.settings, wifi=Wifi("Ander", "", True))
        at.screen.show()
        await at.pilot.pause()
        assert codes_on(at.pilot)[0] == "WIFI:T:nopass;S:Ander;H:true;;"
