"""Slips of paper and what waits, with real keys: the second ones too, while a note is half-typed."""

from pathlib import Path

import pytest

from tests.terminal.tmux import python, terminal

pytestmark = pytest.mark.terminal


def test_a_slip_lies_face_down_and_is_shown_with_either_key(tmp_path: Path) -> None:
    with terminal(tmp_path, python("tests.terminal.lead", str(tmp_path / "H"))) as pane:
        pane.see("Schrijf een briefje")
        pane.type("Een slip")
        pane.press("M-c")
        pane.see("dicht · Wat is fijn ▸ Een slip", "Van papier: niemand ziet het tot F7.")
        pane.press("Enter")
        pane.wait(lambda shown: "1 briefje wacht   F7 laat zien" in shown and "Een slip" not in shown, "a slip")
        pane.do("M-c", "Wat je typt, ligt weer open op het bord.")
        pane.do("M-l", "Er wacht maar 1 briefje.")
        pane.press("F7")
        pane.see("• Een slip", "1 briefje ligt erbij. Ctrl+Z legt het weer dicht.")
        pane.press("C-z")
        pane.wait(lambda shown: "1 briefje wacht" in shown and "• Een slip" not in shown, "a slip again")
