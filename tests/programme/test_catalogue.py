"""All programmes together: own ones win and are marked, a faulty one stops nobody."""

import pytest

from herstelgroep.programme.catalogue import Catalogue, NoSuchProgramme, Origin, ProgrammeText, make_catalogue
from tests.building import programme_text

BUILT_IN = ProgrammeText("proef.toml", programme_text(), Origin.BUILT_IN)


def own(file: str, text: str) -> ProgrammeText:
    return ProgrammeText(file, text, Origin.OWN)


def named(programme_id: str, title: str) -> str:
    text = programme_text().replace('id = "proef"', f'id = "{programme_id}"')
    return text.replace('titel = "Proef"', f'titel = "{title}"')


@pytest.mark.parametrize("own_first", [True, False])
def test_an_own_programme_wins_and_is_marked(own_first: bool) -> None:
    texts = [BUILT_IN, own("proef.toml", named("proef", "Onze proef")), own("anders.toml", named("anders", "anders"))]
    catalogue = make_catalogue(texts[::-1] if own_first else texts)
    found = [(e.programme.title, e.origin, e.replaces) for e in catalogue.entries]
    assert found == [("anders", Origin.OWN, False), ("Onze proef", Origin.OWN, True)]
    assert catalogue.faults == ()


def test_a_faulty_file_is_told_and_the_others_keep_working() -> None:
    faulty = own("kapot.toml", named("proef", "Kapot").replace("minuten = 60", "minuten = 61"))
    catalogue = make_catalogue([faulty, BUILT_IN, own("stuk.toml", "a ="), own("goed.toml", named("goed", "Goed"))])
    assert [e.programme.id for e in catalogue.entries] == ["goed", "proef"]
    assert catalogue.entry("proef").origin is Origin.BUILT_IN
    assert [fault.file for fault in catalogue.faults] == ["kapot.toml", "stuk.toml"]


def test_the_same_id_twice_in_one_folder_is_told() -> None:
    catalogue = make_catalogue([own("b.toml", named("x", "Twee")), own("a.toml", named("x", "Een"))])
    assert [e.programme.title for e in catalogue.entries] == ["Een"]
    [fault] = catalogue.faults
    assert (fault.file, fault.key, fault.told) == ("b.toml", "id", "'x' staat ook al in a.toml; dat programma geldt.")


def test_finding_a_programme_and_its_meetings() -> None:
    catalogue: Catalogue = make_catalogue([BUILT_IN])
    assert catalogue.script("proef", None) == catalogue.script("proef", 1)
    with pytest.raises(NoSuchProgramme, match="geen programma 'porf'"):
        catalogue.entry("porf")
    for nr in (0, 2, -1):
        with pytest.raises(NoSuchProgramme, match=f"geen bijeenkomst {nr}. Kies een nummer van 1 tot en met 1"):
            catalogue.script("proef", nr)
