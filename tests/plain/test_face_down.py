"""What lies face down, line by line."""

from functools import cache

import pytest

from herstelgroep.programme.model import CaptureKind, Programme
from herstelgroep.programme.reading import read_programme
from herstelgroep.session import commands as c
from herstelgroep.session.boards import poll_key
from herstelgroep.session.model import Status
from tests.building import SHIPPED
from tests.plain.conftest import Conversation

PLAN = "begeleidingsplan"


@cache
def shipped(name: str) -> Programme:
    path = SHIPPED / f"{name}.toml"
    return read_programme(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture
def panel(talk: Conversation) -> Conversation:
    """A panel at its first topic."""
    talk.begin(shipped("clientenpanel"))
    keys = [segment.key for segment in talk.session.script.segments]
    talk.type(f"onderdeel {keys.index(PLAN) + 1}")
    return talk


def lies(talk: Conversation, board: str = PLAN) -> list[str]:
    return sorted(note.text for note in talk.session.boards.get(board, {}).values())


def from_phones(talk: Conversation, count: int, board: str = PLAN) -> None:
    assert talk.desk.live is not None
    for number in range(count):
        note = c.AddNote(board, f"{board}{number}", f"Van ver {number}", "goed", face_down=True)
        talk.desk.live.do(c.Once(f"{board}{number}", note), "telefoon")


def test_slips_lie_face_down_until_they_are_shown_together(panel: Conversation) -> None:
    said = panel.type("van papier", "De tuin", "De gang", "Het eten", "lees", "wachten")
    assert "Het ligt dicht bij Het plan voor jouw hulp" in said
    assert "Er zijn nog geen briefjes." in said
    assert "Er wachten 3 briefjes." in said
    assert "De tuin" not in said
    from_phones(panel, 2)
    said = panel.type("laat zien", "lees")
    assert "5 briefjes erbij bij: Het plan voor jouw hulp." in said
    assert lies(panel) == ["De gang", "De tuin", "Het eten", "Van ver 0", "Van ver 1"]


def test_few_are_asked_about_first_and_another_word_lets_it_be(panel: Conversation) -> None:
    from_phones(panel, 2)
    said = panel.type("laat zien", "tijd", "laat zien")
    assert said.count("Er wachten er maar 2. Wie net iets inleverde is dan te raden.") == 2
    assert lies(panel) == []
    panel.type("laat zien", "laat zien")
    assert lies(panel) == ["Van ver 0", "Van ver 1"]


def test_showing_and_laying_down_can_be_undone(panel: Conversation) -> None:
    from_phones(panel, 5)
    assert "De briefjes liggen weer dicht." in panel.type("laat zien", "ongedaan")
    assert lies(panel) == []
    said = panel.type("van papier", "Weg ermee", "ongedaan", "wachten")
    assert "Er wachten 5 briefjes." in said


def test_the_next_part_lies_open_again(panel: Conversation) -> None:
    said = panel.type("van papier", "verder", "verder", "Gewoon open")
    assert "Briefjes liggen weer open op het bord." in said
    assert not panel.session.waiting


def test_what_waits_elsewhere_is_shown_when_nothing_waits_here(panel: Conversation) -> None:
    from_phones(panel, 5, "leefomgeving")
    assert "5 briefjes erbij bij: De plek waar je woont." in panel.type("laat zien")
    assert "Er wacht nu niets." in panel.type("laat zien", "wachten")


def test_closing_tells_of_them_first_and_shows_them(panel: Conversation) -> None:
    from_phones(panel, 3)
    said = panel.type("afronden", "laat zien", "laat zien", "")
    assert "Er wachten 3 briefjes. Typ laat zien." in said
    assert said.index("3 briefjes erbij") < said.index("1. Van ver")


def test_finishing_puts_what_still_waits_on_the_boards(panel: Conversation) -> None:
    from_phones(panel, 3)
    questions = 1
    while panel.session.status is Status.RUNNING:
        panel.type("afronden", *[""] * questions, "ja")
        questions += 1
    assert lies(panel) == ["Van ver 0", "Van ver 1", "Van ver 2"]


def test_votes_are_counted_by_the_same_word(panel: Conversation) -> None:
    segments = panel.session.script.segments
    kinds = {capture.key: capture for capture in panel.session.script.captures if capture.kind is CaptureKind.POLL}
    number, poll = next((n, s) for n, s in enumerate(segments, 1) if s.capture in kinds)
    panel.type(f"onderdeel {number}")
    assert panel.desk.live is not None
    question, choice = poll_key(poll.capture, poll.moment), kinds[poll.capture].items[0].key
    for phone in range(6):
        panel.desk.live.do(c.Answer(question, f"r{phone}", choice), "telefoon")
    said = panel.type("wachten", "laat zien")
    assert "Er wachten 6 stemmen of cijfers." in said
    assert "Geteld: 6." in said
    assert panel.session.polls == {question: {choice: 6}}
