"""Must show: a client panel led with keys alone, at 80×24, from the command to the minutes on disk."""

import json
import re
import subprocess
import time
from pathlib import Path
from threading import Event

import pytest

from tests.terminal.tmux import ROOT, Terminal, herstelgroep, own_folder, terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow, pytest.mark.xdist_group("panel")]

A_REAL_PRESS = 1.6
"""The live screen takes a second press within 1.5 seconds for a mistake."""

PLAN_GOOD = [f"Het plan {n} is fijn" for n in range(1, 9)]
PLAN_BETTER = [f"Het plan {n} kan beter" for n in range(1, 6)]
HOME_GOOD = [f"De plek {n} is fijn" for n in range(1, 9)]
HOME_BETTER = [f"De plek {n} kan beter" for n in range(1, 8)]
KEPT = "Dit briefje wachtte even"
WRONG = "Dit briefje was een vergissing"
SECRET = "Dit mag er niet in"


class Walk:
    """Goes through the segments no faster than a person may."""

    def __init__(self, pane: Terminal) -> None:
        self.pane = pane
        self._pressed = 0.0

    def on(self, title: str) -> None:
        """To the next segment, which has this title."""
        rest = self._pressed + A_REAL_PRESS - time.monotonic()
        Event().wait(max(0.0, rest))
        self.pane.do("NPage", title)
        self._pressed = time.monotonic()


def briskly(notes: list[str]) -> list[tuple[str, str]]:
    return [(note, "Enter") for note in notes]


def to_the_first_topic(pane: Terminal, walk: Walk) -> None:
    pane.see("Afspraak", "PgDn verder")
    pane.do("M-e", "zo doen we het")
    pane.do("Enter", "Afgesproken: de laptop mag")
    for title in ("Voorstellen", "Waarom we hier zijn", "Zonder namen", "Hoe lang, en de pauze"):
        walk.on(f"Nu: {title}")
    walk.on("Schrijf een briefje")


def end_shown(shown: str) -> int:
    """The expected end, in minutes of the day."""
    found = re.search(r"[Ee]inde rond (\d\d)\.(\d\d)", shown)
    assert found, shown
    return int(found[1]) * 60 + int(found[2])


def plan_the_rest_shorter(pane: Terminal) -> None:
    asked = end_shown(pane.do("F6", "We moeten weg om")) - 4
    pane.press("Down", "Down")
    pane.do("Enter", "Hoe laat moeten we weg?")
    pane.type(f"{asked // 60}.{asked % 60:02}")
    pane.do("Enter", "Onderdelen korter maken", f"We moeten weg om     {asked // 60}.{asked % 60:02}")
    pane.press("Down")
    pane.do("Enter", "Zo doen we het. Einde rond")
    assert end_shown(pane.do("Escape", "Tab kolom")) <= asked


def lead_the_first_topic(pane: Terminal) -> None:
    pane.fast(*briskly(PLAN_GOOD), ("", "Tab"), *briskly(PLAN_BETTER), (KEPT[:10], "F2"))
    pane.see("Even stil.")
    pane.do("F2", "We gaan verder waar we waren", KEPT[:10], "Wat kan beter ▸")
    plan_the_rest_shorter(pane)
    pane.write(KEPT[10:], KEPT)

    pane.do("F9", "Buiten verslag: er wordt niets bewaard")
    pane.fast((SECRET, "Enter"))
    shown = pane.do("F9", "Er wordt weer geschreven", KEPT)
    assert f"• {KEPT}" not in shown
    pane.do("Enter", f"• {KEPT}")

    pane.fast((WRONG, "Enter"))
    pane.see(f"• {WRONG}")
    pane.press("C-z")
    pane.see_no_more(WRONG)


def lead_the_rest(pane: Terminal, walk: Walk) -> None:
    walk.on("Nu: Korte pauze")
    walk.on("Nu: De plek waar je woont")
    pane.see("Schrijf een briefje")
    pane.fast(*briskly(HOME_GOOD), ("", "Tab"), *briskly(HOME_BETTER))
    pane.see(f"• {HOME_BETTER[-1]}")
    walk.on("Nu: Wat bleef liggen")
    pane.press("6", "Down", "1")
    walk.on("Nu: Vaker een panel?")
    pane.fast(("Elke maand samen koken", "Enter"), ("het team", "Enter"), ("volgende week", "Enter"))
    pane.see("De afspraak staat erbij")
    walk.on("laatste onderdeel")
    walk.on("Klopt dit zo?")


def close(pane: Terminal) -> None:
    pane.see(PLAN_BETTER[0])
    pane.do("NPage", "Schrijf per onderwerp")
    pane.write("Mensen zijn blij met hun plan")
    pane.do("NPage", "Deze onderwerpen kwamen niet aan bod")
    pane.do("Enter", "✓ Een gewone dag")
    pane.do("NPage", "Wil je nog eens meepraten?")
    pane.do("NPage", "Elke maand samen koken", "het team")
    pane.do("NPage", "Hoe het panel ging")
    pane.write("woensdag 9 december")
    pane.do("NPage", "Rond af")
    pane.do("Enter", "Mensen zijn blij met hun plan", "Verslag")
    pane.do("F10", "Welke bestanden?")
    pane.do("F10", "De bestanden zijn klaar")


def command(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [*herstelgroep(*words), "--map", str(folder)], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    return done.stdout


def under(text: str, heading: str) -> str:
    """What stands under a heading of the minutes, up to the next of its rank or higher."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert found, f"no heading {heading!r} in:\n{text}"
    rest = text[found.end() :]
    after = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: after.start()] if after else rest


def notes_under(text: str) -> list[str]:
    return sorted(line.removeprefix("- ") for line in text.splitlines() if line.startswith("- "))


def check_what_is_on_disk(folder: Path, to: Path) -> None:
    (meeting,) = json.loads(command(folder, "archief", "--json"))
    assert (meeting["programma"], meeting["status"]) == ("clientenpanel", "klaar")
    every = [*PLAN_GOOD, *PLAN_BETTER, KEPT, *HOME_GOOD, *HOME_BETTER]
    assert meeting["briefjes"] == len(every) == 29

    made = command(folder, "verslag", meeting["bijeenkomst"], "--formaat", "md", "--briefjes", "ja", "--naar", str(to))
    text = Path(made.strip()).read_text("utf-8")
    for board, good, better in (
        ("Het plan voor jouw hulp", PLAN_GOOD, [*PLAN_BETTER, KEPT]),
        ("De plek waar je woont", HOME_GOOD, HOME_BETTER),
    ):
        assert notes_under(under(under(text, board), "Wat is fijn")) == sorted(good)
        assert notes_under(under(under(text, board), "Wat kan beter")) == sorted(better)
    assert under(text, "Het plan voor jouw hulp").strip().startswith("Mensen zijn blij met hun plan")
    assert "| Ja | 6 |\n| Nee | 1 |" in text
    assert "Een gewone dag" in under(text, "Wat bleef liggen")
    assert "| Elke maand samen koken | het team | volgende week |" in text
    assert "woensdag 9 december" in text
    assert WRONG not in text
    assert SECRET not in text
    (kept,) = (folder / "bijeenkomsten").iterdir()
    assert SECRET not in kept.read_text("utf-8")
    assert sorted(path.suffix for path in (folder / "uit").iterdir()) == [".docx", ".pdf"]


def test_a_panel_is_led_with_keys_alone_from_the_command_to_the_minutes(tmp_path: Path) -> None:
    folder = tmp_path / "Herstelgroep"
    with terminal(tmp_path, herstelgroep("start", "clientenpanel"), (80, 24), own_folder(folder)) as pane:
        walk = Walk(pane)
        to_the_first_topic(pane, walk)
        lead_the_first_topic(pane)
        lead_the_rest(pane, walk)
        close(pane)
        pane.press("C-q")
        pane.see_it_end()
    check_what_is_on_disk(folder, tmp_path / "naar")
