"""A thesis: no negation, one point ([H 7.3]); the rules say nothing of a good one."""

import pytest

from herstelgroep.programme.model import Capture, CaptureKind, Item
from herstelgroep.programme.theses import is_thesis, negations, second_point

GOOD = [
    "Herstel is mogelijk voor iedereen.",
    "Voor herstel is behandeling nodig.",
    "Een goede houding is genoeg om herstel te ondersteunen.",
    "Herstel kost tijd en geld.",
    "Cliënten en hulpverleners moeten samen beslissen.",
    "Een hulpverlener die luistert en meedenkt, is goud waard.",
    "Wie rust en hulp krijgt, komt verder.",
    "Herstel is mogelijk als je hulp krijgt en rust hebt.",
    "Het maakt uit of je hulp krijgt.",
    "Het maakt uit of iemand hulp heeft gekregen.",
    "Werk is maar een deel van herstel.",
    "Ieder mens heeft zijn eigen tempo en zijn eigen weg.",
    "Een mens mag fouten maken en opnieuw beginnen.",
    "Wonen en werken is de basis van een goed leven.",
    "Herstel lukt thuis of in een kliniek even goed.",
    "De staat en de gemeente moeten meer betalen.",
    "Onderwijs ondersteunt herstel ongeveer even goed als werk.",
    "Een ervaringsdeskundige is onmisbaar in onze teams.",
    "Zorg die herstel steunt, is ‘rehabilitatie’ met een nieuwe naam.",
    "Stelling 3: een hulpverlener moet de eigen vakkennis opzijzetten.",
]
NEGATED = {
    "Herstel is niet voor iedereen.": ["niet"],
    "Geen mens herstelt alleen.": ["geen"],
    "Herstel lukt nooit zonder hulp.": ["nooit", "zonder"],
    "Niemand kan een ander herstellen.": ["niemand"],
    "Volledig herstel is onmogelijk.": ["onmogelijk"],
    "Hoge doelen zijn onhaalbare doelen.": ["onhaalbare"],
    "Dwang is een onnodige maatregel.": ["onnodige"],
    "Van dwang wordt niets beter.": ["niets"],
}
DOUBLE = {
    "Herstel kost tijd en hulp kost geld.": "en",
    "Een leider luistert en beslist zelf.": "en",
    "Een team kan herstel steunen en moet daar tijd voor krijgen.": "en",
    "Cliënten kunnen meebeslissen en hulpverleners moeten luisteren.": "en",
    "Familie hoort erbij, en de buurt is belangrijk.": "en",
    "Hulp is nodig, maar een mens doet het zelf.": "maar",
    "Herstel is mooi, maar zwaar.": "maar",
    "Herstel gaat langzaam, want wonden zijn diep.": "want",
    "Iemand blijft thuis of gaat naar een kliniek.": "of",
    "Hulp moet dichtbij zijn; familie hoort erbij.": ";",
    "Herstel is mogelijk. Hulp is altijd nodig.": "twee zinnen",
}


@pytest.mark.parametrize("thesis", GOOD)
def test_a_good_thesis_gives_nothing(thesis: str) -> None:
    assert (list(negations(thesis)), second_point(thesis)) == ([], "")


@pytest.mark.parametrize("thesis", NEGATED)
def test_a_negation(thesis: str) -> None:
    assert list(negations(thesis)) == NEGATED[thesis]
    assert second_point(thesis) == ""


@pytest.mark.parametrize("thesis", DOUBLE)
def test_two_points(thesis: str) -> None:
    assert second_point(thesis) == DOUBLE[thesis]
    assert not list(negations(thesis))


@pytest.mark.parametrize(
    ("choices", "thesis"),
    [
        (("Eens", "Oneens", "Weet ik niet"), True),
        (("Mee eens", "Niet mee eens"), True),
        (("Ja", "Nee"), False),
        (("Oneens", "Weet ik niet"), False),
        (("Nog eens", "Liever niet"), False),
    ],
)
def test_which_polls_are_theses(choices: tuple[str, ...], thesis: bool) -> None:
    items = tuple(Item(key=str(number), title=title) for number, title in enumerate(choices))
    assert is_thesis(Capture(key="x", kind=CaptureKind.POLL, title="X", items=items)) is thesis
    assert not is_thesis(Capture(key="x", kind=CaptureKind.FORM, title="X", items=items))
