"""Choosing with keys alone in a real terminal: narrowing, favourites, the short version, and everything again."""

import json
from pathlib import Path

import pytest

from tests.terminal.tmux import herstelgroep, own_folder, terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow, pytest.mark.xdist_group("choose")]


@pytest.mark.parametrize("size", [(60, 18), (120, 36)], ids=str)
def test_the_keys_of_choosing(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = tmp_path / "map"
    with terminal(tmp_path / "t", herstelgroep(), size, own_folder(folder)) as pane:
        pane.see("Wat wil je doen?")
        pane.do("1", "Typ om te zoeken", "Ambassadeursoverleg")
        pane.do("F2", "Voor wie?", "Met hoeveel?")
        pane.do("Right", "gevonden: cliënten")
        pane.press("Down")
        pane.do("Right", "tot 30 min")
        pane.type("6")
        pane.see("cliënten · tot 30 min · 6 mensen")
        pane.press("Enter")
        pane.see_no_more("Met hoeveel?")
        pane.press("F9")
        pane.see_no_more("gevonden:")
        pane.write("clientenpanel", "ook kort")
        pane.do("M-s", "Cliëntenpanel ★")
        pane.do("M-o", "▶ Cliëntenpanel, kort")
        pane.do("F4", "▶ Cliëntenpanel ★")
        pane.do("M-n", "Welke soort?")
        pane.press("M-n")
        pane.see_no_more("Welke soort?")
        pane.do("M-o", "▶ Cliëntenpanel, kort")
        pane.do("Enter", "Wanneer en waar")
        pane.press("C-q")
        assert pane.exit_code() == 0
    kept = json.loads((folder / "instellingen.json").read_text("utf-8"))
    assert "clientenpanel" in json.dumps(kept)


def test_fast_keys_reach_the_programme_that_is_meant(tmp_path: Path) -> None:
    with terminal(tmp_path / "t", herstelgroep(), (80, 24), own_folder(tmp_path / "map")) as pane:
        pane.see("Wat wil je doen?")
        pane.fast(("", "1"), ("clientenpanel", "Down"), ("", "Enter"))
        pane.see("Cliëntenpanel, kort", "Wanneer en waar")
