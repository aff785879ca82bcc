"""The keys of the live screen in a real terminal, all while a note is half-typed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.tmux import Terminal, herstelgroep, own_folder, python, terminal

pytestmark = pytest.mark.terminal
HALF = "Half getypt"

OPENS_AND_CLOSES = [
    ("F1", "Altijd, ook terwijl je typt", "Escape"),
    ("M-k", "Altijd, ook terwijl je typt", "F1"),
    ("F2", "Even stil.", "NPage"),
    ("M-s", "Even stil.", "F2"),
    ("F3", "mijn scherm", "Escape"),
    ("M-g", "mijn scherm", "F3"),
    ("F4", "op de beamer", "Escape"),
    ("M-j", "op de beamer", "Escape"),
    ("F6", "Dit onderdeel duurt", "Escape"),
    ("M-t", "Dit onderdeel duurt", "F6"),
    ("F8", "Bel hier:", "Escape"),
    ("M-h", "Bel hier:", "F8"),
    ("F9", "er wordt niets bewaard", "F9"),
    ("M-r", "er wordt niets bewaard", "M-r"),
    ("C-p", "Wat wil je doen?", "Escape"),
    ("M-m", "Of zo", "M-m"),
    ("M-w", "Alleen aantallen", "Escape"),
    ("M-e", "zo doen we het", "Escape"),
]


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Terminal]:
    """A panel at its first topic, with a half-typed note."""
    with terminal(tmp_path, python("tests.terminal.lead", str(tmp_path / "H"))) as pane:
        pane.see("Schrijf een briefje")
        pane.type(HALF)
        pane.wait(at_rest, HALF)
        yield pane


def at_rest(shown: str) -> bool:
    return HALF in shown and "Vandaag" in shown and "Tab kolom" in shown


def test_every_command_works_while_a_note_is_half_typed(panel: Terminal) -> None:
    for key, shows, back in OPENS_AND_CLOSES:
        panel.see(HALF)
        panel.press(key)
        panel.see(shows)
        panel.press(back)
        panel.wait(lambda shown, shows=shows: at_rest(shown) and shows not in shown, f"the note again after {key}")  # type: ignore[misc]


def test_moving_keeps_the_half_typed_note_and_names_its_segment(panel: Terminal) -> None:
    for on, back in (("NPage", "PPage"), ("M-d", "M-u")):
        panel.press(on)
        panel.see(HALF, "hoort bij: Het plan voor jouw hulp", "Vergissing? PgUp")
        panel.press(back)
        panel.wait(lambda shown: HALF in shown and "hoort bij" not in shown, "the segment of the note")


def test_topics_columns_labels_and_undo_in_a_real_terminal(panel: Terminal) -> None:
    panel.press("M-2")
    panel.see("De plek waar je woont · Wat is fijn ▸")
    panel.press("M-1", "Tab")
    panel.see("Wat kan beter ▸")
    panel.press("M-i")
    panel.see("Vul eerst in hoeveel mensen er zijn")
    panel.press("Enter")
    panel.see(f"• {HALF}")
    panel.press("C-z")
    panel.wait(lambda shown: f"• {HALF}" not in shown, "no note")


def test_after_a_kill_in_the_twentieth_note_everything_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "H"
    notes = [f"Briefje nummer {number}" for number in range(1, 20)]
    with terminal(
        tmp_path / "a", python("tests.terminal.lead", str(folder), "7"), (120, 50), own_folder(folder)
    ) as pane:
        pane.see("Schrijf een briefje")
        pane.fast(*((note, "Enter") for note in notes))
        pane.type("Half een briefj")
        pane.see("▸ Half een briefj", *(f"• {note}" for note in notes))
        pane.kill()
    with terminal(tmp_path / "b", herstelgroep(), (120, 50), own_folder(folder)) as pane:
        pane.see("Wat wil je doen?", "▶ 1  Verder waar je was: Cliëntenpanel")
        shown = pane.do("Enter", "Verder waar je was. Dit onderdeel begon", *(f"• {note}" for note in notes))
        assert "▶ Het plan voor jouw hulp" in shown
        assert re.search(r"Dit onderdeel begon [78] minuten geleden\. Niet goed\? F6\.", shown)
        assert re.search(r"nog [567] min", shown)
        assert "Half een briefj" not in shown
        assert shown.count("• ") == len(notes)


def test_leaving_asks_nothing(tmp_path: Path) -> None:
    with terminal(tmp_path, python("tests.terminal.lead", str(tmp_path / "H")), (60, 18)) as pane:
        pane.see("Schrijf een briefje")
        pane.write("Half")
        pane.press("C-q")
        pane.see_it_end()
