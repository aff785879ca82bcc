"""Marks line by line: the lines are named once, and an average is told from five answers on."""

import pytest

from tests.building import shipped
from tests.plain.conftest import Conversation

FIRST, SECOND = "Het plan voor mijn hulp", "De plek waar ik woon"
FEW = "Onder de 5 antwoorden blijft het gemiddelde verborgen."


@pytest.fixture
def marks(talk: Conversation) -> Conversation:
    """A meeting at the first part where marks are given."""
    talk.begin(shipped("rapportcijfers"))
    key = next(capture.key for capture in talk.session.script.captures if capture.kind.value == "cijfers")
    number = next(nr for nr, segment in enumerate(talk.session.script.segments, 1) if segment.capture == key)
    talk.opening = talk.type(f"onderdeel {number}")
    return talk


def reasons(talk: Conversation) -> dict[str, str]:
    return {note.text: note.column for _, _, note in talk.session.each_note()}


def test_the_lines_are_named_once(marks: Conversation) -> None:
    said = marks.opening
    assert said.count(FIRST) == said.count(SECOND) == 1
    assert "cijfer 1 7. Dat is een 7 bij regel 1." in said
    assert "Waarom dit cijfer? Schrijf het zo: reden 1 en dan je tekst." in said
    assert "kolom" not in said
    before, after = marks.type("verder").rsplit("Onderdeel ", 1)
    assert before.count(FIRST) == 1
    assert FIRST not in after
    assert "Dezelfde regels als eerder." in after
    assert f"1 {FIRST}" in marks.type("cijfer").rsplit("Regels:", 1)[1]


def test_a_column_is_told_without_all_others(marks: Conversation) -> None:
    said = marks.type("kolom 3", "kolom 99")
    assert f"Briefjes komen bij Welk cijfer geef je?, {SECOND}: Waarom dit cijfer?\n" in said
    assert "Ook kan" not in said
    assert "Kies een kolom van 1 tot en met 10" in said


def test_the_average_is_told_from_the_fifth_mark_on(marks: Conversation) -> None:
    said = marks.type(*["cijfer 1 7"] * 4, "lees").rsplit(FEW, 1)[0]
    assert said.count(FEW) == 1
    assert f"Regel 1, {FIRST}: 4 antwoorden, gemiddelde verborgen." in said
    assert f"Regel 2, {SECOND}: nog geen cijfers." in said
    assert "emiddeld 7" not in said
    said = marks.type("cijfer 1 8", "cijfer 1 8", "cijfer 2 3", "lees", "lees alles")
    assert "Dat zijn er 5. Gemiddeld 7,2. Typ lees voor alle regels. Bewaard." in said
    assert "Dat zijn er 6. Bewaard." in said
    assert said.count(f"Regel 1, {FIRST}: 6 antwoorden, gemiddeld 7,3.\nRegel 2, {SECOND}: 1 antwoord, ge") == 2


def test_the_order_tells_nothing_about_who_came_first(marks: Conversation) -> None:
    said = marks.type("cijfer 2 4", "cijfer 1 4", "lees")
    assert said.index(f"Regel 1, {FIRST}") < said.index(f"Regel 2, {SECOND}")


def test_with_few_people_it_stays_hidden(marks: Conversation) -> None:
    said = marks.type("aanwezig cliënt=4", *["cijfer 1 7"] * 6, "lees")
    assert said.count("Met minder dan 5 mensen blijft het gemiddelde verborgen.") == 2
    assert "emiddeld 7" not in said


def test_a_reason_goes_to_its_line(marks: Conversation) -> None:
    said = marks.type("reden 2 De trap is steil", "hoger 1 Meer tijd", "reden 9 x", "lees")
    assert f"Briefje bij Welk cijfer geef je?, {SECOND}: Waarom dit cijfer? Dat is er 1. Bewaard." in said
    assert "'9' staat er niet bij." in said
    assert "Meer tijd" in said.rsplit("Regel 5", 1)[1]
    places = reasons(marks)
    assert places["De trap is steil"].endswith(".waarom")
    assert places["Meer tijd"].endswith(".hoger")
    assert places["De trap is steil"].split(".")[0] != places["Meer tijd"].split(".")[0]


def test_reasons_are_read_along_at_the_close(marks: Conversation) -> None:
    said = marks.type("reden 2 De trap is steil", "afronden", "weg 1")
    assert "1. De trap is steil" in said[said.index("Bewaard.") :]
    assert reasons(marks) == {}


def test_without_marks_such_a_line_is_a_note(talk: Conversation) -> None:
    talk.begin(shipped("clientenpanel"))
    talk.type("onderdeel 6", "hoger 2 planken graag")
    assert list(reasons(talk)) == ["hoger 2 planken graag"]
