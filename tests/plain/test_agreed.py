"""What a group brings along, line by line: told at the start, ticked off at the close."""

from herstelgroep.session.model import Action
from herstelgroep.session.opening import Choices
from tests.building import a_programme
from tests.plain.conftest import Conversation

COFFEE, CHAIRS = Action("koffie halen", "gastvrouw", "volgende keer"), Action("stoelen zetten")


def begin(talk: Conversation, *actions: Action, recalled: tuple[str, ...] = ()) -> None:
    programme = a_programme("groep")
    choices = Choices(date="2026-11-25", group="g", recalled=recalled, open_actions=actions)
    talk.desk.begin(talk.desk.prepare(programme, programme.scripts[0], choices))


def done(talk: Conversation) -> dict[str, bool]:
    return {action.what: action.done for action in talk.session.actions.values()}


def test_what_is_remembered_is_told_once_at_the_start(talk: Conversation) -> None:
    begin(talk, recalled=("Vorige keer bleef liggen: muziek.", "Nog open: [b]koffie[/b]."))
    said = talk.type("verder").splitlines()
    assert said.index("Vorige keer bleef liggen: muziek.") < said.index("Nog open: [b]koffie[/b].")
    assert said.index("Nog open: [b]koffie[/b].") < next(n for n, line in enumerate(said) if "Onderdeel 1" in line)
    again = talk.type("vorige keer")
    assert again.count("Vorige keer bleef liggen: muziek.") == 1


def test_without_a_group_nothing_is_remembered(talk: Conversation) -> None:
    begin(talk)
    said = talk.type("vorige keer", "afspraken", "afronden")
    assert "Er is niets van een vorige keer." in said
    assert "Er zijn nog geen afspraken." in said
    assert "Deze afspraken stonden al open" not in said


def test_an_agreement_is_ticked_off_at_any_time_and_that_is_undone(talk: Conversation) -> None:
    begin(talk, COFFEE, CHAIRS)
    said = talk.type("afspraken", "gedaan 2", "gedaan 2", "gedaan 9", "afspraken")
    assert "1. koffie halen, gastvrouw, volgende keer\n2. stoelen zetten\n" in said
    assert "Gedaan: stoelen zetten. Bewaard." in said
    assert "Dat was al gedaan: stoelen zetten." in said
    assert "Er is geen afspraak 9." in said
    assert "2. stoelen zetten (gedaan)" in said
    assert done(talk) == {"koffie halen": False, "stoelen zetten": True}
    talk.type("gedaan 1")
    talk.type("ongedaan")
    assert done(talk) == {"koffie halen": False, "stoelen zetten": True}


def test_the_close_asks_which_agreements_of_before_are_done(talk: Conversation) -> None:
    begin(talk, COFFEE, CHAIRS)
    said = talk.type("afspraak nieuw", "afronden", "", "geen idee", "7", "2", "")
    asked = said[said.index("Deze afspraken stonden al open:") :]
    assert "Schrijf de nummers, zoals 1 3." in asked
    assert "Er is geen afspraak 7." in asked
    assert "nieuw" not in asked[: asked.index("Welke zijn gedaan?")]
    assert "Nog een afspraak?" in asked[asked.index("Gedaan: stoelen zetten. Bewaard.") :]
    assert done(talk) == {"koffie halen": False, "stoelen zetten": True, "nieuw": False}


def test_nothing_is_asked_once_all_are_done(talk: Conversation) -> None:
    begin(talk, COFFEE, CHAIRS)
    said = talk.type("afronden", "", "1, 2")
    assert said.count("Welke zijn gedaan?") == 1
    assert "Nog een afspraak?" in said
    assert done(talk) == {"koffie halen": True, "stoelen zetten": True}
    assert "Deze afspraken stonden al open" not in talk.type("afronden", "")
