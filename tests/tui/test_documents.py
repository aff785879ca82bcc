"""A document of minutes on the screen: tables stay tables, or become lists where they do not fit."""

import pytest

from herstelgroep.minutes.document import Document, Facts, Table
from herstelgroep.tui.widgets.document import document_told

LONG = "Cliënten zeggen dat de avonden stil zijn. Er is dan niemand om mee te praten."


def told(block: Table | Facts, width: int) -> list[str]:
    document = Document(title="Plan", subtitle="", date="2026-11-22", footer="", blocks=(block,))
    return document_told(document, width).plain.split("\n")[2:]


def plan(columns: int) -> Table:
    return Table(tuple(f"Vraag {n}?" for n in range(columns)), ((LONG, *("De teamleider",) * (columns - 1)),) * 2)


@pytest.mark.parametrize("width", [40, 56, 76, 116])
@pytest.mark.parametrize("columns", [2, 3, 4, 5, 7])
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(columns: int, width: int) -> None:
    lines = told(plan(columns), width)
    assert max(len(line) for line in lines) <= width
    words = " ".join(lines).split()
    assert all(words.count(word) >= 2 for word in ("Cliënten", "praten."))
    assert words.count("teamleider") == 2 * (columns - 1)


def test_a_long_answer_keeps_to_its_own_column() -> None:
    lines = told(plan(3), 76)
    assert lines[0].split("   ")[0] == "Vraag 0?"
    places = {line.index("De teamleider") for line in lines if "De teamleider" in line}
    assert len(places) == 1
    assert not any(line.startswith("De teamleider") for line in lines)


def test_too_many_columns_become_questions_with_their_answers() -> None:
    lines = told(plan(5), 56)
    assert lines[0].startswith("Vraag 0?  ")
    assert sum(line.startswith("Vraag 1?") for line in lines) == 2


def test_a_short_table_is_as_it_was() -> None:
    table = Table(("Antwoord", "Vooraf"), (("Eens", "5"), ("Oneens", "2")), numbers=True)
    assert told(table, 76) == ["Antwoord   Vooraf", "Eens       5", "Oneens     2"]


def test_a_value_hangs_beside_its_name() -> None:
    lines = told(Facts((("Datum", LONG),)), 40)
    assert lines[0].startswith("Datum  Cliënten")
    assert all(line.startswith("       ") for line in lines[1:])
