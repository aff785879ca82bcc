"""A whole meeting with keys alone: home, choose, prepare, live, closing, minutes, archive."""

import json
from pathlib import Path

import pytest

from tests.terminal.tmux import herstelgroep, own_folder, terminal

NEXT = "NPage"


@pytest.mark.terminal
@pytest.mark.slow
def test_from_home_to_the_archive_with_keys_alone(tmp_path: Path) -> None:
    folder = tmp_path / "Herstelgroep"
    with terminal(tmp_path, herstelgroep(), (100, 30), own_folder(folder)) as screen:
        screen.see("Wat wil je doen?")
        screen.do("1", "Typ om te zoeken")
        screen.write("clientenpanel", "Voor wie")
        screen.do("Enter", "Wanneer en waar")
        screen.press("Tab")
        screen.write("De huiskamer")
        screen.do("F10", "Zeg")

        screen.do("M-1", "Schrijf een briefje")
        screen.write("De tuin is fijn")
        screen.do("Enter", "Het briefje ligt bij: Het plan voor jouw hulp.")
        screen.do("M-1", "Schrijf een briefje")
        screen.write("half een briefj")

        screen.do("F10", "Klopt dit zo?")
        screen.do(NEXT, "Schrijf per onderwerp")
        screen.write("Mensen zijn blij met de tuin")
        screen.do("M-d", "Deze onderwerpen kwamen niet aan bod")
        screen.do(NEXT, "Wil je nog eens meepraten?")
        screen.press("6")
        screen.do(NEXT, "Wat spreken jullie af?")
        screen.write("Zelf koken")
        screen.do(NEXT, "Volgende keer")
        screen.do(NEXT, "Rond af")
        screen.do("Enter", "Verslag")
        screen.see("Mensen zijn blij met de tuin")

        screen.do("M-x", "Welke bestanden?")
        screen.do("F10", "De bestanden zijn klaar")
        screen.do("Escape", "Wat wil je doen?")
        screen.do("4", "Typ om te zoeken in alle verslagen")
        screen.write("tuin", "blij met de tuin")
        screen.press("Escape")
        screen.do("Escape", "Wat wil je doen?")
        screen.press("C-q")
    made = sorted(path.suffix for path in (folder / "uit").iterdir())
    assert made == [".docx", ".pdf"]
    (kept,) = (folder / "bijeenkomsten").iterdir()
    text = kept.read_text("utf-8")
    assert json.loads(text)["soort"] == "herstelgroep-bijeenkomst"
    assert "De tuin is fijn" in text
    assert "De huiskamer" in text
