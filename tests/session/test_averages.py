"""An average of a few people says too much about each of them: it is only written down from so many on."""

import pytest
from msgspec.structs import replace

from herstelgroep.programme.model import Capture, CaptureKind, Item
from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.model import Session
from herstelgroep.session.refusals import Refused
from tests.building import a_programme, a_session, after

MEASURE = Capture(
    "meting",
    CaptureKind.FORM,
    "Gemiddelden",
    items=(Item("mensen", "Hoeveel mensen?"), Item("hoop", "Hoop"), Item("steun", "Steun")),
    from_people=5,
)


def measuring() -> Session:
    programme = a_programme()
    [script] = programme.scripts
    own = replace(programme, scripts=(replace(script, captures=(*script.captures, MEASURE)),))
    return a_session(own)


def set_field(field: str, text: str) -> c.SetField:
    return c.SetField("meting", "", field, text)


@pytest.mark.parametrize("people", ["", "0", "4"])
def test_no_average_of_a_few(people: str) -> None:
    session = measuring()
    if people:
        session = after(session, set_field("mensen", people))
    with pytest.raises(Refused, match="vanaf 5 mensen"):
        apply(session, set_field("hoop", "3,2"))


@pytest.mark.parametrize("people", ["vijf", "-7", "5,5", "²", "9" * 30, "5 en Anna"])
def test_how_many_is_a_whole_number(people: str) -> None:
    with pytest.raises(Refused, match="heel getal"):
        apply(measuring(), set_field("mensen", people))


@pytest.mark.parametrize("average", ["anna 2", "5, piet 1", "3,2,1", "-4", "²", "3;4", "1000,5"])
def test_an_average_is_a_number_and_nothing_of_a_person(average: str) -> None:
    session = after(measuring(), set_field("mensen", "8"))
    with pytest.raises(Refused, match="zoals 3,4"):
        apply(session, set_field("hoop", average))


@pytest.mark.parametrize("people", ["5", "12", "999"])
def test_from_five_on_it_may(people: str) -> None:
    session = after(measuring(), set_field("mensen", people), set_field("hoop", "3,2"))
    assert session.forms["meting"][""] == {"mensen": people, "hoop": "3,2"}


def test_the_number_stays_as_long_as_there_are_averages() -> None:
    session = after(measuring(), set_field("mensen", "6"), set_field("hoop", "3,2"))
    with pytest.raises(Refused):
        apply(session, set_field("mensen", "3"))
    bare = after(session, set_field("hoop", ""), set_field("mensen", "3"))
    assert bare.forms["meting"][""] == {"mensen": "3"}


def test_a_row_with_averages_of_a_few_is_refused_too() -> None:
    with pytest.raises(Refused):
        apply(measuring(), c.AddRow("meting", "", {"mensen": "2", "hoop": "4"}))
