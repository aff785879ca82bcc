"""How the shipped programmes lie in time, and what is told of questionnaires and protected practices."""

from datetime import date, timedelta
from itertools import count, pairwise

import pytest
from msgspec.structs import replace

from herstelgroep.groups.model import PlannedKind
from herstelgroep.groups.plan import make_group, usual
from herstelgroep.programme.model import CaptureKind
from tests.building import shipped

LISTS = {"nel": (6, 40, (1, 5)), "hoop": (0, 12, (1, 4)), "mhcs": (3, 16, (1, 6)), "mansa": (0, 16, (1, 7))}
"""How many dimensions, how many items, and the scale."""


def planned(name: str) -> list[tuple[date, PlannedKind]]:
    """The usual plan of a programme, from a Tuesday without a holiday in sight."""
    programme, numbers = shipped(name), count()
    wanted = replace(usual(programme, date(2027, 1, 12), "19.30"), name="Proef")
    group = make_group(programme, wanted, "g", lambda: str(next(numbers)))
    return [(date.fromisoformat(one.day), one.kind) for one in group.planned]


def test_five_meetings_within_ten_weeks() -> None:
    assert shipped("begin-maken-met-herstel").plan.within_weeks == 10
    days = [day for day, _ in planned("begin-maken-met-herstel")]
    assert len(days) == 5
    assert days[-1] - days[0] < timedelta(weeks=10)


def test_a_year_of_fortnights() -> None:
    days = [day for day, _ in planned("herstelwerkgroep")]
    assert len(days) == 26
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(weeks=2)}


def test_a_return_meeting_after_three_months() -> None:
    programme = shipped("herstellen-doe-je-zelf")
    assert (programme.plan.back_after_months, programme.plan.back_script) == (3, 14)
    assert programme.scripts[13].title == "Terugkombijeenkomst"
    days = planned("herstellen-doe-je-zelf")
    assert [kind for _, kind in days] == [PlannedKind.MEETING] * 13 + [PlannedKind.BACK]
    assert 80 <= (days[13][0] - days[12][0]).days <= 100


def test_a_free_week_between_the_three_blocks() -> None:
    programme = shipped("werken-met-eigen-ervaring")
    assert programme.plan.free_week_after == (4, 8)
    days = [day for day, kind in planned(programme.id) if kind is PlannedKind.MEETING]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert gaps == [7, 7, 7, 14, 7, 7, 7, 14, 7, 7, 7]


def test_panels_each_quarter_and_meetings_of_ambassadors_each_six_weeks() -> None:
    assert [day.month for day, _ in planned("clientenpanel")] == [1, 4, 7, 10]
    days = [day for day, _ in planned("ambassadeursoverleg")]
    assert {(later - earlier).days for earlier, later in pairwise(days)} == {42}


@pytest.mark.parametrize("name", [*LISTS, "metingen"])
def test_the_same_people_within_two_and_after_eighteen_and_thirty_months(name: str) -> None:
    assert shipped(name).plan.moments == (2, 18, 30)
    assert [kind for _, kind in planned(name)] == [PlannedKind.MEASURE] * 3


def test_the_audit_comes_back_each_year() -> None:
    assert [day.year for day, _ in planned("ropi")] == [2027, 2028, 2029]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_questionnaire_has_its_facts_and_nothing_else(name: str) -> None:
    found = shipped(name).questionnaire
    assert found is not None
    assert (len(found.dimensions), found.items, found.scale) == LISTS[name]


@pytest.mark.parametrize("name", [*LISTS, "ropi", "metingen"])
def test_no_persons_scores_and_averages_from_five_people(name: str) -> None:
    programme = shipped(name)
    [script] = programme.scripts
    form, actions = script.captures
    assert (form.kind, form.from_people, form.rows) == (CaptureKind.FORM, 5, False)
    assert actions.kind is CaptureKind.ACTIONS
    dimensions = programme.questionnaire.dimensions if programme.questionnaire else ()
    assert len(form.items) - 1 == max(1, len(dimensions))
    assert "mensen" in form.items[0].title
    told = " ".join(text for page in programme.pages for text in page.text)
    for words in ("staan niet in deze app", "persoon bewaart", "steunpersoon", "een mens geen nummer"):
        assert words in told


def test_the_audit_has_eight_dimensions_and_is_done_by_others() -> None:
    found = shipped("ropi").questionnaire
    assert found is not None
    assert (len(found.dimensions), found.scale) == (8, (1, 5))


@pytest.mark.parametrize("name", ["wrap", "spellen"])
def test_what_is_protected_has_a_name_and_a_page_only(name: str) -> None:
    programme = shipped(name)
    assert programme.pages
    assert not programme.scripts
    assert not programme.can_be_led


def test_the_games_are_on_one_page() -> None:
    [page] = shipped("spellen").pages
    for game in ("Herstelkwartet", "Toekomstspel", "Herstelspel", "crisiskaart"):
        assert game in " ".join(page.text)


def test_fotovoice_is_planned_and_not_told() -> None:
    programme = shipped("fotovoice")
    assert programme.planner_only
    assert not any(script.segments or script.captures for script in programme.scripts)
    assert len(planned("fotovoice")) == 12
