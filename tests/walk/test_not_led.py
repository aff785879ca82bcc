"""What has no script to lead: programmes that are only planned, questionnaires, and what belongs to others."""

import pytest

from herstelgroep.programme.catalogue import Catalogue, NoSuchProgramme, Origin, ProgrammeText, make_catalogue
from herstelgroep.programme.model import CaptureKind, Programme, Rights, Script
from tests.building import SHIPPED

FEWEST = 5
"""An average of fewer people is never written down."""

PLANNED = """
soort = "herstelgroep-programma"
versie = 1
id = "plannen"
titel = "Alleen plannen"
doel = "Weten wanneer."
uitkomst = "groep"
rechten = "O"
eigenaar = "Iemand"
vermelding = "Dit is niet het officiële cursusmateriaal."
bron = "Eigen"
alleen_plannen = true

[[bijeenkomst]]
titel = "De eerste keer"
minuten = 120
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    paths = sorted(SHIPPED.glob("*.toml"))
    return make_catalogue(ProgrammeText(path.name, path.read_text("utf-8"), Origin.BUILT_IN) for path in paths)


@pytest.fixture(scope="module")
def programmes(catalogue: Catalogue) -> tuple[Programme, ...]:
    return tuple(entry.programme for entry in catalogue.entries)


def of_rights(programmes: tuple[Programme, ...], rights: Rights) -> list[Programme]:
    return [programme for programme in programmes if programme.rights is rights]


def test_what_is_only_planned_cannot_be_begun() -> None:
    catalogue = make_catalogue([ProgrammeText("plannen.toml", PLANNED, Origin.OWN)])
    assert catalogue.faults == ()
    assert [script.title for script in catalogue.entry("plannen").programme.scripts] == ["De eerste keer"]
    with pytest.raises(NoSuchProgramme, match="alleen een planning"):
        catalogue.script("plannen", 1)


def test_what_is_only_planned_has_meetings_with_a_length_and_no_words(
    catalogue: Catalogue, programmes: tuple[Programme, ...]
) -> None:
    planned = [programme for programme in programmes if programme.planner_only]
    assert "fotovoice" in [programme.id for programme in planned]
    for programme in planned:
        assert programme.scripts
        assert not programme.can_be_led
        for script in programme.scripts:
            assert script == Script(
                nr=script.nr, key=script.key, title=script.title, minutes=script.minutes, segments=()
            )
            assert script.title
            assert script.minutes > 0
        for nr in (None, 1, len(programme.scripts)):
            with pytest.raises(NoSuchProgramme, match="alleen een planning"):
                catalogue.script(programme.id, nr)


def test_what_is_protected_is_a_name_and_a_page(catalogue: Catalogue, programmes: tuple[Programme, ...]) -> None:
    protected = of_rights(programmes, Rights.PROTECTED)
    assert "wrap" in [programme.id for programme in protected]
    for programme in protected:
        assert programme.scripts == ()
        assert programme.pages
        assert not programme.can_be_led
        with pytest.raises(NoSuchProgramme, match="geen draaiboek"):
            catalogue.script(programme.id, None)


def test_a_questionnaire_is_told_of_and_never_asked(programmes: tuple[Programme, ...]) -> None:
    questionnaires = of_rights(programmes, Rights.QUESTIONNAIRE)
    assert len(questionnaires) >= 5
    for programme in questionnaires:
        assert programme.questionnaire is not None
        assert programme.owner
        assert programme.can_be_led
        assert programme.plan.moments or programme.plan.rhythm.value == "jaar"
        for capture in (capture for script in programme.scripts for capture in script.captures):
            assert capture.kind not in (CaptureKind.MARKS, CaptureKind.POLL), "these count what single people answer"
            if capture.kind is CaptureKind.FORM:
                assert capture.from_people >= FEWEST
                assert not capture.rows, "a row could be a person"
