"""Whose a programme is, told once at the start."""

import pytest

from tests.building import shipped
from tests.plain.conftest import Conversation


@pytest.mark.parametrize(
    ("programme", "lines"),
    [
        (
            "begin-maken-met-herstel",
            ("De methode is van HEE! en Trimbos-instituut.", "Dit is niet het officiële cursusmateriaal."),
        ),
        ("hoop", ("Van: Kaye Herth.", "De lijst is van de eigenaar.")),
    ],
)
def test_the_owner_is_told_before_the_first_part(talk: Conversation, programme: str, lines: tuple[str, ...]) -> None:
    talk.begin(shipped(programme))
    said = talk.type("verder")
    for line in lines:
        assert said.count(line) == 1
        assert said.index(line) < said.index("Onderdeel 1 van")
    assert lines[0] not in talk.type("zeg")


def test_a_programme_of_nobody_has_no_owner_to_tell(talk: Conversation) -> None:
    talk.begin(shipped("clientenpanel"))
    said = talk.type()
    assert "De methode is van" not in said
    assert said.splitlines()[1].startswith("Onderdeel 1 van")
