"""A whole meeting with keys alone: home, choose, prepare, live, closing, minutes, archive."""

import json
from pathlib import Path

import pytest

from tests.terminal.walking import terminal

NEXT = "NPage"
A_REAL_PRESS = 1.6
"""The live screen takes a second press within 1.5 seconds for a mistake."""


@pytest.mark.terminal
@pytest.mark.slow
def test_from_home_to_the_archive_with_keys_alone(tmp_path: Path) -> None:
    folder = tmp_path / "Herstelgroep"
    with terminal("evening", folder) as screen:
        screen.wait_for("Wat wil je doen?")
        screen.press("1", "Typ om te zoeken")
        screen.write("clientenpanel", "Voor wie")
        screen.press("Enter", "Wanneer en waar")
        screen.press("Tab")
        screen.write("De huiskamer")
        screen.press("F10", "Zeg")

        screen.press_until(NEXT, "Schrijf een briefje", A_REAL_PRESS)
        screen.write("De tuin is fijn")
        screen.press("Enter", "• De tuin is fijn")
        screen.write("half een briefj")

        screen.press("F10", "Klopt dit zo?")
        screen.press(NEXT, "Schrijf per onderwerp")
        screen.write("Mensen zijn blij met de tuin")
        screen.press("M-d", "Deze onderwerpen kwamen niet aan bod")
        screen.press(NEXT, "Wil je nog eens meepraten?")
        screen.press("6")
        screen.press(NEXT, "Wat spreken jullie af?")
        screen.write("Zelf koken")
        screen.press(NEXT, "Volgende keer")
        screen.press(NEXT, "Rond af")
        screen.press("Enter", "Verslag")
        screen.wait_for("Mensen zijn blij met de tuin")

        screen.press("M-x", "Welke bestanden?")
        screen.press("F10", "De bestanden zijn klaar")
        screen.press("Escape", "Wat wil je doen?")
        screen.press("3", "Typ om te zoeken in alle verslagen")
        screen.write("tuin", "blij met de tuin")
        screen.press("Escape")
        screen.press("Escape", "Wat wil je doen?")
        screen.press("C-q")
    made = sorted(path.suffix for path in (folder / "uit").iterdir())
    assert made == [".docx", ".pdf"]
    (kept,) = (folder / "bijeenkomsten").iterdir()
    text = kept.read_text("utf-8")
    assert json.loads(text)["soort"] == "herstelgroep-bijeenkomst"
    assert "De tuin is fijn" in text
    assert "De huiskamer" in text
