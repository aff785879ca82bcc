"""A group for a year with keys alone, in a real terminal: made, a holiday answered, moved, skipped, exported."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.terminal.tmux import herstelgroep, own_folder, terminal

pytestmark = pytest.mark.terminal


def typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def test_a_group_for_a_year_with_keys_alone(tmp_path: Path) -> None:
    folder = tmp_path / "Herstelgroep"
    year = date.today().year + 1
    # Twelve fortnights before Christmas Day, so that exactly that day is among them whatever year it is.
    first = date(year, 12, 25) - timedelta(weeks=24)
    with terminal(tmp_path, herstelgroep(), (100, 30), own_folder(folder)) as screen:
        screen.see("Wat wil je doen?", "Groepen")
        screen.do("3", "Je hebt nog geen groep.")
        screen.do("Enter", "Typ om te zoeken")
        screen.write("herstelwerkgroep", "▶ Herstelwerkgroep")
        screen.do("Enter", "Naam van de groep")
        screen.write("jazz om negen")
        screen.press("Tab", "Tab")
        screen.press(*["BSpace"] * 20)
        screen.write(typed(first), f"25 dec {year}  Eerste kerstdag?")
        screen.do("F10", "juist wel, of niet?", "J juist wel", "25 dec")
        screen.do("n", "Eerste kerstdag: niet.")

        screen.press(*["PPage"] * 3)
        screen.see("▶ ·")
        screen.press("Down")
        screen.do("M-e", "Naar welke dag?")
        moved = first + timedelta(days=15)
        screen.write(typed(moved))
        screen.do("Enter", "Verzet naar")
        screen.press("Down")
        screen.do("M-s", "overgeslagen", "Niet op")
        screen.do("F6", "PgDn lezen")
        screen.press("Down")
        screen.see_no_more("PgDn lezen")
        screen.write("janken en lachen")
        screen.do("Enter", "○ janken en lachen")
        screen.do("C-z", "Ongedaan gemaakt: eigen thema: janken en lachen.")
        screen.press("F6")
        screen.do("M-x", "agenda-jazz-om-negen-", ".ics")
        screen.press("C-q")
        screen.see_it_end()
    (kept,) = json.loads((folder / "groepen.json").read_text("utf-8"))["groepen"].values()
    planned = {one["day"]: one for one in kept["planned"]}
    assert kept["name"] == "jazz om negen"
    assert kept.get("wishes", []) == []
    assert len(planned) == 26
    assert planned[f"{year}-12-25"]["skipped"]
    assert planned[moved.isoformat()]["changes"] == 1
    assert planned[(first + timedelta(weeks=4)).isoformat()]["skipped"]
    (ics,) = (folder / "uit").glob("*.ics")
    events: list[Any] = [*Calendar.from_ical(ics.read_bytes()).walk("VEVENT")]
    assert {event.decoded("DTSTART").date().isoformat() for event in events} == set(planned)
    assert sum(str(event["STATUS"]) == "CANCELLED" for event in events) == 2
    assert len(list((folder / "uit").glob("*.pdf"))) == 1
