"""A programme copied, changed, saved, led to its minutes and shared, in a real terminal, without touching a file."""

from pathlib import Path

import pytest

from herstelgroep.programme.reading import read_programme
from tests.terminal.tmux import Terminal, own_folder, python, terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]
TITLE = "Ons panel [b]"


def copy(screen: Terminal) -> None:
    """From home to the copy of a panel."""
    screen.see("Wat wil je doen?")
    screen.do("5", "Maak een kopie van:")
    screen.write("clientenpanel kort", "Cliëntenpanel, kort")
    screen.do("Enter", "Hoe heet jouw programma?")
    screen.press("C-u")
    screen.see_no_more("(eigen)")
    screen.write(TITLE)
    screen.do("Enter", "Wat wil je veranderen?", "Alles klopt")


def change(screen: Terminal) -> None:
    """A minute more, a text, and the length of the meeting with it."""
    screen.do("2", "Samen 30 van de 30 minuten. Dat klopt.")
    screen.do("Right", "Samen 31 van de 30 minuten. 1 te veel.")
    screen.do("Enter", "Wat zeg je?")
    screen.press("Tab", "Tab")
    screen.write("Fijn dat je er bent, allemaal. ")
    screen.press("C-z", "C-z")
    screen.see_no_more("allemaal")
    screen.see("Fijn dat je er bent,")
    screen.do("Escape", "Samen 31 van de 30 minuten")
    screen.do("F6", "Samen 31 van de 31 minuten. Dat klopt.")


def lead(screen: Terminal) -> None:
    """Try it out, from preparing to the minutes."""
    screen.do("F10", "Wanneer en waar")
    screen.do("F10", "Fijn dat je er bent,", "Vandaag")
    screen.do("M-1", "Schrijf een briefje")
    screen.write("De tuin is fijn")
    screen.do("Enter", "Het briefje ligt bij")
    screen.do("F10", "Klopt dit zo?")
    for _ in range(12):
        shown = screen.screen()
        if "Rond af" in shown:
            break
        screen.press("NPage")
        screen.wait(lambda now, was=shown: now != was, "the next step")  # type: ignore[misc]
    screen.do("Enter", "Verslag", TITLE)


def test_copied_changed_saved_led_and_shared(tmp_path: Path) -> None:
    folder = tmp_path / "Herstelgroep"
    with terminal(tmp_path / "a", python("tests.terminal.steady"), (100, 30), own_folder(folder)) as screen:
        copy(screen)
        change(screen)
        lead(screen)
        screen.do("Escape", "Wat wil je doen?")
        screen.press("C-q")
        screen.see_it_end()
    with terminal(tmp_path / "b", python("tests.terminal.steady"), (80, 24), own_folder(folder)) as screen:
        screen.see("Wat wil je doen?")
        screen.do("5", "Ga verder met:", f"▶ {TITLE}", "31 min")
        screen.do("Enter", "Alles klopt")
        screen.do("F7", "Het bestand is klaar: ons-panel-b.toml")
        screen.press("C-q")
    (kept,) = (folder / "programmas").iterdir()
    (shared,) = (path for path in (folder / "uit").iterdir() if path.suffix == ".toml")
    assert kept.read_text("utf-8") == shared.read_text("utf-8")
    programme = read_programme(shared.read_text("utf-8"), shared.name)
    assert programme.title == TITLE
    assert programme.scripts[0].minutes == 31
    assert programme.scripts[0].segments[0].say[0].startswith("Fijn dat je er bent,Welkom.")


def test_what_was_typed_is_there_after_a_power_cut_faults_and_all(tmp_path: Path) -> None:
    folder = tmp_path / "Herstelgroep"
    with terminal(tmp_path / "a", python("tests.terminal.steady"), (60, 18), own_folder(folder)) as screen:
        copy(screen)
        screen.do("2", "Samen 30 van de 30 minuten")
        screen.do("Right", "Samen 31 van de 30 minuten")
        screen.do("Escape", "Nog 1 ding goed te maken. Het is bewaard als concept.")
        screen.kill()
    with terminal(tmp_path / "b", python("tests.terminal.steady"), (60, 18), own_folder(folder)) as screen:
        screen.see("Wat wil je doen?")
        screen.do("5", "Ga verder met:", "concept")
        screen.do("Enter", "Nog 1 ding goed te maken")
        screen.do("2", "Samen 31 van de 30 minuten. 1 te veel.")
        screen.do("F10", "Dat kan nog niet.")
        screen.do("F6", "Samen 31 van de 31 minuten. Dat klopt.")
        screen.press("C-q")
        screen.see_it_end()
    assert [path.name for path in (folder / "programmas").iterdir()] == ["ons-panel-b.toml"]
