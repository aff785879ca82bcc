"""A form that was begun before goes on in the same row, also when the meeting was closed in between."""

from herstelgroep.plain.closing import questions
from herstelgroep.plain.talk import Talk
from tests.building import shipped
from tests.plain.conftest import Conversation


def test_a_form_goes_on_after_a_break(talk: Conversation) -> None:
    talk.begin(shipped("clientenpanel"))
    form = next(capture for capture in talk.session.script.captures if capture.key == "proces")
    first, second, third, *_ = form.items
    talk.type("onderdeel 11", "veld 1 Via de hal")
    talk.desk.resume(talk.session.id)
    talk.type("veld 2 Gevraagd in de huiskamer")
    expected = {first.key: "Via de hal", second.key: "Gevraagd in de huiskamer"}
    assert list(talk.session.forms["proces"].values()) == [expected]
    live = talk.desk.resume(talk.session.id)
    asking = questions(Talk(talk.desk, live, lambda line: None))
    question, asked = next(asking), []
    while not question.startswith("Typ ja"):
        asked.append(question)
        wanted = "ja" if form.title in question else ""
        question = asking.send("Dit ook" if third.title in question else wanted)
    assert any(third.title in one for one in asked)
    assert not any(item.title in one for item in (first, second) for one in asked)
    assert list(live.session.forms["proces"].values()) == [{**expected, third.key: "Dit ook"}]
