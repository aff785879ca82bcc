"""Must show 1: a phone that scans what the terminal shows, and its notes all the way to the minutes."""

import json
import os
import re
import secrets
import socket
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, expect

from herstelgroep.desk import World, open_desk
from herstelgroep.qr import wifi_text
from herstelgroep.session.commands import GoTo
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from herstelgroep.store.settings import Theme, Wifi
from tests.browser.pages import BROWSER, FULL_HD, NAME, opened, phone_shown
from tests.building import present
from tests.terminal.tmux import ROOT, Terminal, herstelgroep, own_folder, terminal
from tests.tui.painting import captured, codes_in
from tests.web.asking import HOME

pytestmark = [*BROWSER, pytest.mark.terminal]
WIFI = Wifi('De "huiskamer"; 5', "koffie\\thee,1")
NOTES = tuple(f"briefje {letter} per telefoon" for letter in "abcdefghij")
NEXT = "NPage"


def a_panel(folder: Path, theme: Theme) -> str:
    """A panel at its first topic in this folder, the Wi-Fi filled in; its name."""
    world = World(lambda: int(time.time()), date.today, secrets.token_hex)
    with open_desk(RealFiles(), folder, world) as desk:
        desk.keep_settings(replace(desk.settings, theme=theme, wifi=WIFI))
        programme, script = desk.catalogue.script("clientenpanel", None)
        choices = Choices(date=world.today().isoformat(), attendance=present(clients=6, professionals=2))
        live = desk.begin(desk.prepare(programme, script, choices))
        live.do(GoTo("begeleidingsplan", world.now()), "scherm")
        return live.session.id


def a_free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as found:
        found.bind((HOME, 0))
        return int(found.getsockname()[1])


def the_app(port: int) -> list[str]:
    """The real app, going on where it was."""
    return herstelgroep("start", "--verder", "--luister", f"{HOME}:{port}", "--toon", NAME)


def no_desktop(folder: Path) -> dict[str, str]:
    """Where no browser can be opened, so that the address is told."""
    return {**own_folder(folder), "DISPLAY": "", "WAYLAND_DISPLAY": ""}


def scanned(screen: Terminal) -> list[str]:
    """What a phone reads from the cells of the terminal."""
    return codes_in(captured(screen.coloured()))


@pytest.mark.parametrize("theme", list(Theme))
async def test_what_a_phone_scans_opens_the_page(browser: Browser, tmp_path: Path, theme: Theme) -> None:
    folder, port = tmp_path / "H", a_free_port()
    a_panel(folder, theme)
    with terminal(tmp_path, the_app(port), (80, 40), no_desktop(folder)) as screen:
        screen.see("Schrijf een briefje")
        screen.do("F4", "Nog geen telefoon", f"{NAME}:{port}")
        wifi, page = scanned(screen)
        assert wifi == wifi_text(WIFI.name, WIFI.password)
        assert re.fullmatch(rf"http://{NAME}:{port}/[\w-]{{22}}", page)
        async with phone_shown(browser, page) as phone:
            assert await phone.page.evaluate("isSecureContext") is False
            assert await phone.page.evaluate("navigator.maxTouchPoints") > 0
            await expect(phone.page.locator("#programma")).to_have_text("Cliëntenpanel")
        screen.see("1 keer geopend")


async def test_from_the_code_on_the_screen_to_the_minutes(browser: Browser, tmp_path: Path) -> None:
    folder, port = tmp_path / "H", a_free_port()
    session_id = a_panel(folder, Theme.EVENING)
    with terminal(tmp_path, the_app(port), (120, 40), no_desktop(folder)) as screen:
        screen.see("Schrijf een briefje")
        screen.do("F4", "Nog geen telefoon")
        (page,) = [text for text in scanned(screen) if text.startswith("http")]
        async with phone_shown(browser, page) as phone:
            assert await phone.page.evaluate("isSecureContext") is False
            for text in NOTES:
                await phone.send(text, "Wat is fijn")
            await phone.button("Haal mijn briefje terug").tap()
            await expect(phone.field).to_have_value(NOTES[-1])
            screen.press("Escape")
            shown = screen.see("9 briefjes wachten", "F7 laat zien")
            assert NOTES[0] not in shown
            screen.do("F3", "mijn scherm")
            told = screen.do("b", "Typ dit adres")
            (address,) = re.findall(rf"http://{HOME}:\d+/\S+#\S+", told)
            async with opened(browser, address, FULL_HD) as beamer:
                await expect(beamer.locator("#board li")).to_have_count(0)
                screen.press("Escape")
                screen.see_no_more("mijn scherm")
                async with phone.on_a_slow_line():
                    screen.do("F7", "9 briefjes liggen erbij", *NOTES[:9])
                    await expect(beamer.locator("#board li")).to_have_count(9)
                    for text in NOTES[:9]:
                        await expect(beamer.locator("#board")).to_contain_text(text)
                    await phone.field.fill("")
                    await phone.button("Haal mijn briefje terug").tap()
                    await expect(phone.told).to_contain_text("Je briefje ligt al op het bord.")
                finish(screen)
                await expect(beamer.locator("h1")).to_have_text("Dank voor vandaag.")
                await phone.look()
                await expect(phone.question).to_have_text("De bijeenkomst is voorbij")
        screen.press("C-q")
        screen.see_it_end()
    in_minutes(folder, session_id)
    nothing_left_of_phones(folder, page, address)


def finish(screen: Terminal) -> None:
    """Close the meeting with keys alone."""
    screen.do("F10", "Klopt dit zo?")
    screen.do(NEXT, "Schrijf per onderwerp")
    screen.do(NEXT, "Deze onderwerpen kwamen niet aan bod")
    screen.do(NEXT, "Wil je nog eens meepraten?")
    screen.do(NEXT, "Wat spreken jullie af?")
    screen.do(NEXT, "Volgende keer")
    screen.do(NEXT, "Rond af")
    screen.do("Enter", "Verslag")


def in_minutes(folder: Path, session_id: str) -> None:
    """The nine notes stand in the minutes, and what was taken back does not."""
    command = herstelgroep(
        "verslag", session_id, "--formaat", "json,md", "--briefjes", "ja", "--naar", str(folder / "V")
    )
    environment = {**os.environ, "HERSTELGROEP_MAP": str(folder), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    made = {path.suffix: path.read_text("utf-8") for path in (folder / "V").iterdir()}
    assert set(made) == {".json", ".md"}
    assert json.loads(made[".json"])
    for text in made.values():
        assert [note for note in NOTES if note in text] == list(NOTES[:9])


def nothing_left_of_phones(folder: Path, *addresses: str) -> None:
    """No key of the evening is left on the disk."""
    kept = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert kept
    for address in addresses:
        for key in re.findall(r"[/#]([\w-]{22,})", address):
            assert not any(key.encode() in content for content in kept)
