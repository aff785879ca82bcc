"""The close asks first whether a form is filled in now; it can be left half-way."""

from tests.building import shipped
from tests.plain.conftest import Conversation

ASKED = "Wil je 'Een kleine verandering (PDSA)' nu invullen? 19 velden zijn nog leeg."


def until_the_form(talk: Conversation) -> list[str]:
    """The Enters from the beginning of the close to the form."""
    talk.begin(shipped("projectteam"))
    for many in range(20):
        if ASKED in talk.type("afronden", *[""] * many):
            return ["afronden", *[""] * many]
    raise AssertionError("The form is never asked about.")


def filled(talk: Conversation) -> list[str]:
    return [text for row in talk.session.forms.get("pdsa", {}).values() for text in row.values() if text]


def test_one_enter_skips_the_whole_form(talk: Conversation) -> None:
    begin = until_the_form(talk)
    said = talk.type(*begin, "")
    assert said.count(ASKED) == 1
    assert "Typ ja om de bijeenkomst af te ronden." in said.split(ASKED)[1]
    assert filled(talk) == []


def test_another_answer_fills_nothing_in(talk: Conversation) -> None:
    begin = until_the_form(talk)
    said = talk.type(*begin, "de gang", "nee")
    assert said.count(ASKED) == 2
    assert "Er is nog niets ingevuld." in said
    assert filled(talk) == []


def test_klaar_stops_half_way_and_keeps_what_is_there(talk: Conversation) -> None:
    begin = until_the_form(talk)
    said = talk.type(*begin, "ja", "Een eigen kopje", "", "Klaar").split(ASKED)[1]
    assert "Typ klaar als je eerder wilt stoppen." in said
    assert said.count("Enter slaat over.") == 3
    assert "Typ ja om de bijeenkomst af te ronden." in said
    assert filled(talk) == ["Een eigen kopje"]
    assert "18 velden zijn nog leeg." in talk.type(*begin)


def test_a_refused_field_is_asked_again(talk: Conversation) -> None:
    talk.begin(shipped("hoop"))
    (form,) = (capture for capture in talk.session.script.captures if capture.from_people)
    said = talk.type("afronden", *[""] * 3, "ja", "", "3,4", "").split("nu invullen?")[1]
    assert "Een gemiddelde schrijven we pas op vanaf 5 mensen." in said
    assert said.count(f"{form.items[0].title} Enter slaat over.") == 1
    assert said.count(f"{form.items[1].title}. Enter slaat over.") == 2
    assert "Typ ja om de bijeenkomst af te ronden." in said
    assert "3,4" not in str(talk.session.forms)
