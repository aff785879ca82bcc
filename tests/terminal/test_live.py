"""The keys of the live screen in a real terminal, all while a note is half-typed."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.tmux import Terminal, python, terminal

pytestmark = pytest.mark.terminal
HALF = "Half getypt"

OPENS_AND_CLOSES = [
    ("F1", "Altijd, ook terwijl je typt", "Escape"),
    ("M-k", "Altijd, ook terwijl je typt", "F1"),
    ("F2", "Even stil.", "NPage"),
    ("M-s", "Even stil.", "F2"),
    ("F3", "mijn scherm", "Escape"),
    ("M-g", "mijn scherm", "F3"),
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


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    folder = tmp_path_factory.mktemp("t")
    with terminal(folder, python("tests.terminal.lead", str(folder / "H"))) as pane:
        pane.see("Schrijf een briefje")
        yield pane


def at_rest(shown: str) -> bool:
    return HALF in shown and "Vandaag" in shown and "Tab kolom" in shown


def test_every_command_works_while_a_note_is_half_typed(panel: Terminal) -> None:
    panel.type(HALF)
    panel.see(HALF)
    for key, shows, back in OPENS_AND_CLOSES:
        panel.see(HALF)
        panel.press(key)
        panel.see(shows)
        panel.press(back)
        panel.wait(lambda shown, shows=shows: at_rest(shown) and shows not in shown, f"the note again after {key}")  # type: ignore[misc]


def test_moving_keeps_the_half_typed_note_and_names_its_segment(panel: Terminal) -> None:
    panel.wait(at_rest, HALF)
    for on, back in (("NPage", "PPage"), ("M-d", "M-u")):
        panel.press(on)
        panel.see(HALF, "hoort bij: Het plan voor jouw hulp", "Vergissing? PgUp")
        panel.press(back)
        panel.wait(lambda shown: HALF in shown and "hoort bij" not in shown, "the segment of the note")


def test_topics_columns_labels_and_undo_in_a_real_terminal(panel: Terminal) -> None:
    panel.wait(at_rest, HALF)
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


def test_after_a_kill_the_notes_the_segment_and_the_time_are_back(tmp_path: Path) -> None:
    folder = tmp_path / "H"
    with terminal(tmp_path / "a", python("tests.terminal.lead", str(folder)), (80, 24)) as pane:
        pane.see("Schrijf een briefje")
        for number in range(4):
            pane.type(f"Briefje {number}")
            pane.press("Enter")
            pane.see(f"• Briefje {number}")
        pane.type("Half")
        pane.see("Half")
        os.kill(pane.pid(), signal.SIGKILL)
    name = next((folder / "bijeenkomsten").glob("*.json")).stem
    with terminal(tmp_path / "b", python("tests.terminal.lead", str(folder), name), (80, 24)) as pane:
        shown = pane.see("Het plan voor jouw hulp", *(f"• Briefje {number}" for number in range(4)))
        assert "Half" not in shown


def test_leaving_asks_nothing(tmp_path: Path) -> None:
    with terminal(tmp_path, python("tests.terminal.lead", str(tmp_path / "H")), (60, 18)) as pane:
        pane.see("Schrijf een briefje")
        pane.type("Half")
        try:
            pane.press("C-q")
            pane.wait(lambda shown: not shown.strip(), "nothing more")
        except subprocess.CalledProcessError:
            pass  # the server went with its last pane
