"""Words that may tell who somebody is, and innocents that should be left in peace."""

from itertools import pairwise

import pytest

from herstelgroep.privacy.spotting import Kind, spot
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "words", "kind", "proposal"),
    [
        ("Mail naar jan.jansen@voorbeeld.nl graag", "jan.jansen@voorbeeld.nl", Kind.MAIL, "[e-mailadres]"),
        ("bel 06-12345678", "06-12345678", Kind.PHONE, "[nummer]"),
        ("bel +31 6 1234 5678 even", "+31 6 1234 5678", Kind.PHONE, "[nummer]"),
        ("(030) 123 45 67 is het nummer", "(030) 123 45 67", Kind.PHONE, "[nummer]"),
        ("mijn nummer is 123456782", "123456782", Kind.NUMBER, "[nummer]"),
        ("BSN: 12345678", "12345678", Kind.NUMBER, "[nummer]"),
        ("geboren op 3 mei 1980", "3 mei 1980", Kind.BIRTH, "[datum]"),
        ("Ik ben jarig op 12 juni", "12 juni", Kind.BIRTH, "[datum]"),
        ("12-03-1985 was dat", "12-03-1985", Kind.BIRTH, "[datum]"),
        ("Ik woon op Dorpsstraat 12a nu", "Dorpsstraat 12a", Kind.ADDRESS, "[adres]"),
        ("postcode 3511 AB", "3511 AB", Kind.ADDRESS, "[adres]"),
        ("bij 3511AB 12", "3511AB 12", Kind.ADDRESS, "[adres]"),
        ("dokter Van den Berg luistert", "dokter Van den Berg", Kind.PROFESSIONAL, "een arts"),
        ("Zuster Anneke is lief", "Zuster Anneke", Kind.PROFESSIONAL, "een verpleegkundige"),
        ("Mijn begeleider Kees ook", "begeleider Kees", Kind.PROFESSIONAL, "een begeleider"),
        ("psychiater J. de Wit", "J. de Wit", Kind.PERSON, "[naam]"),
        ("meneer De Boer zei het", "meneer De Boer", Kind.PERSON, "[naam]"),
        ("mevr. Jansen ook", "mevr. Jansen", Kind.PERSON, "[naam]"),
        ("Ik heet Wolfram", "Wolfram", Kind.PERSON, "[naam]"),
        ("ik ben Karin", "Karin", Kind.PERSON, "[naam]"),
        ("A.B. van Dijk schreef", "A.B. van Dijk", Kind.PERSON, "[naam]"),
        ("Ik sprak Jan de Vries gisteren", "Jan de Vries", Kind.PERSON, "[naam]"),
        ("mijn broer Piet", "Piet", Kind.PERSON, "[naam]"),
        ("Zoë helpt me", "Zoë", Kind.PERSON, "[naam]"),
        ("toen belde Roos", "Roos", Kind.PERSON, "[naam]"),
        ("Roos Visser belde", "Roos Visser", Kind.PERSON, "[naam]"),
    ],
)
def test_found(text: str, words: str, kind: Kind, proposal: str) -> None:
    findings = spot(text)
    assert [(f.words, f.kind, f.proposal) for f in findings] == [(words, kind, proposal)]
    assert text[findings[0].start : findings[0].end] == words


@pytest.mark.parametrize(
    "text",
    [
        "De tuin. Daar kom ik tot rust.",
        "Roos is een mooie bloem.",
        "Leuk. Roos en tulp in de vaas.",
        "een roos in de tuin",
        "'s Avonds is er niemand om mee te praten.",
        "Om 10.30 uur is er koffie",
        "We waren met 12 van de 15",
        "in 2012 was het beter",
        "Op 25 november 2026 weer",
        "Ik ben moe",
        "ik ben de begeleider",
        "mijn begeleider luistert",
        "De straat is druk",
        "1000 euro per jaar",
        "bel 113 of 0800-0113",
        "mark is een oude munt",
        "Meneer en mevrouw",
        "De psychiater kwam niet",
        "cijfer 7,5 van 10",
        "Kan ik Nederlands leren",
        "100 %",
        "",
    ],
)
def test_innocent(text: str) -> None:
    assert spot(text) == ()


def test_several_from_left_to_right_without_overlap() -> None:
    findings = spot("Karin belt dokter Bakker: 06-12345678, Kerkstraat 1, 3511 AB.")
    assert [f.words for f in findings] == ["Karin", "dokter Bakker", "06-12345678", "Kerkstraat 1", "3511 AB"]
    assert all(one.end <= other.start for one, other in pairwise(findings))


def test_a_lower_case_name_is_left_in_peace() -> None:
    assert spot("ik ging met jan en karin mee") == ()


@pytest.mark.parametrize("text", HOSTILE[::3])
def test_hostile_text_is_looked_through(text: str) -> None:
    assert all(text[f.start : f.end] == f.words and f.words for f in spot(text))


def test_long_text_is_looked_through_quickly() -> None:
    assert spot("a" * 20_000) == ()
    assert spot("1 " * 5_000) == ()
    assert len(spot("Jan en Karin. " * 100)) == 200


@pytest.mark.parametrize("text", ["Elke avond is er iemand", "We praten. Elke week weer"])
def test_elke_at_the_start_is_a_word(text: str) -> None:
    assert spot(text) == ()


def test_elke_within_a_sentence_is_a_name() -> None:
    assert [found.words for found in spot("Ik praat graag met Elke")] == ["Elke"]
