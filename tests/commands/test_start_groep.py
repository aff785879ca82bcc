"""Leading the next planned meeting of a group from the command line."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Done, Run

Lead = Callable[..., Done]
TODAY = date.today()
FINISH = ("afronden", "", "", "", "ja")


@pytest.fixture
def lead(run: Run, monkeypatch: pytest.MonkeyPatch) -> Lead:
    """Lead a meeting of the group, typing these lines."""

    def typed(*lines: str, more: tuple[object, ...] = ()) -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("start", "--groep", "noord", "--tekst", *more)

    return typed


@pytest.fixture
def group(run: Run) -> Run:
    """A group that meets today and then every fortnight."""
    course = ("--programma", "herstelwerkgroep", "--begin", TODAY.isoformat(), "--tijd", "19.30")
    assert run("groepen", "maak", "Groep Noord", *course, "--plaats", "De Linde").code == 0
    return run


def plan(run: Run) -> Any:
    return run("plan", "noord", "--json").json()


def finish(lead: Lead, *lines: str) -> Done:
    done = lead(*lines, *FINISH)
    assert done.code == 0
    assert "De bijeenkomst is afgerond" in done.out
    return done


def test_the_meeting_of_today_begins_and_stands_in_the_plan(group: Run, lead: Lead) -> None:
    done = lead("stop")
    assert (done.code, done.err) == (0, "")
    assert "Groep Noord\nPlaats: De Linde\nIn het plan: " in done.out
    assert "Herstelwerkgroep · Startbijeenkomst." in done.out
    first, second, *_ = plan(group)["agenda"]
    assert first["status"] == "begonnen"
    assert "begonnen" in group("plan", "noord").out
    assert first["bijeenkomst"].startswith(f"{TODAY.isoformat()}-herstelwerkgroep")
    assert second["status"] == ""
    assert group("archief", "--json").json()[0]["plaats"] == "De Linde"


def test_a_programme_that_is_gone_is_told(group: Run, lead: Lead, root: Path) -> None:
    kept = root / "groepen.json"
    kept.write_text(kept.read_text("utf-8").replace('"herstelwerkgroep"', '"verdwenen"'), encoding="utf-8")
    done = lead("stop")
    assert (done.code, done.out) == (1, "")
    assert "Het programma 'Herstelwerkgroep' is er niet meer. Het plan blijft zoals het is." in done.err


def test_starting_twice_goes_on_with_what_has_begun(group: Run, lead: Lead) -> None:
    lead("stop")
    before = plan(group)["agenda"]
    done = lead("stop")
    assert (done.code, done.out) == (1, "")
    assert f"--verder {before[0]['bijeenkomst']}" in done.err
    assert plan(group)["agenda"] == before


def test_what_the_group_remembers_is_told_next_time(group: Run, lead: Lead) -> None:
    group("groepen", "thema", "noord", "Muziek maken")
    finish(lead, "aanwezig cliënt=7", "afspraak koffie halen ; gastvrouw")
    memory = plan(group)["geheugen"]
    assert memory["themas_geweest"] == ["Startbijeenkomst"]
    assert memory["open_afspraken"] == [{"wat": "koffie halen", "wie": "gastvrouw", "wanneer": ""}]
    assert memory["opkomst"] == [{"dag": TODAY.isoformat(), "mensen": 7}]
    shown = group("plan", "noord").out
    assert "koffie halen (gastvrouw)" in shown
    assert "7  ━━━━━━━" in shown
    done = finish(lead, "gedaan 1")
    assert "Nog open: koffie halen (gastvrouw)." in done.out
    assert "Iemand wil het nog hebben over: Muziek maken." in done.out
    assert plan(group)["geheugen"]["open_afspraken"] == []


def test_a_meeting_of_another_day_comes_to_today_in_the_plan(group: Run, lead: Lead) -> None:
    finish(lead)
    done = lead("stop")
    assert "Dat is niet vandaag." in done.out
    agenda = plan(group)["agenda"]
    assert [(one["dag"], one["status"]) for one in agenda[:2]] == [
        (TODAY.isoformat(), "geweest"),
        (TODAY.isoformat(), "begonnen"),
    ]
    assert agenda[2]["dag"] == (TODAY + timedelta(days=28)).isoformat()


def test_a_theme_of_a_member_has_had_its_turn(group: Run, lead: Lead) -> None:
    group("groepen", "thema", "noord", "Muziek maken")
    done = lead("stop", more=("herstelwerkgroep/12", "--thema", "muziek maken"))
    assert "Thema: muziek maken" in done.out
    assert "Herstelwerkgroep · muziek maken." in done.out
    assert plan(group)["geheugen"]["eigen_themas"] == [{"thema": "Muziek maken", "klaar": True}]
    assert plan(group)["agenda"][0]["status"] == "begonnen"  # it was the evening that was planned


def test_something_else_between_two_planned_days_takes_none_of_them(group: Run, lead: Lead) -> None:
    finish(lead)
    done = lead("stop", more=("themabijeenkomst",))
    assert done.code == 0
    assert "In het plan" not in done.out
    assert [one["status"] for one in plan(group)["agenda"][:2]] == ["geweest", ""]


def test_an_extra_meeting_with_a_title_has_that_as_its_theme(group: Run, lead: Lead) -> None:
    group("plan", "noord", "sla-over", 1)
    group("plan", "noord", "erbij", TODAY.isoformat(), "--titel", "Uitje")
    assert "Thema: Uitje" in lead("stop").out


def test_nothing_planned_any_more(group: Run, lead: Lead) -> None:
    for nr in range(1, 27):
        group("plan", "noord", "sla-over", nr)
    done = lead("stop")
    assert (done.code, done.out) == (1, "")
    assert "erbij DATUM" in done.err
    assert group("archief", "--json").json() == []


@pytest.mark.parametrize("more", [("--verder",), ("--onderwerpen", "kip"), ("bestaat-niet",)])
def test_what_does_not_fit_begins_nothing(group: Run, lead: Lead, more: tuple[str, ...]) -> None:
    done = lead("stop", more=more)
    assert done.code in (1, 2)
    assert len(done.err.splitlines()) == 1
    assert group("archief", "--json").json() == []
    assert plan(group)["agenda"][0]["status"] == "vandaag"


def test_a_meeting_of_the_plan_that_is_chosen_is_that_one(run: Run, lead: Lead) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    run("groepen", "maak", "Noord", "--programma", "begin-maken-met-herstel", "--begin", tomorrow, "--tijd", "10.00")
    done = lead("stop", more=("begin-maken-met-herstel/2",))
    assert "Dat is niet vandaag." in done.out
    agenda = plan(run)["agenda"]
    assert [(one["nr"], one["dag"]) for one in agenda if one["bijeenkomst"]] == [(2, TODAY.isoformat())]
    assert [one["nr"] for one in agenda] == [2, 1, 3, 4, 5]


def test_a_session_that_is_deleted_is_open_in_the_plan_again(group: Run, lead: Lead) -> None:
    lead("stop")
    (led,) = [one["bijeenkomst"] for one in plan(group)["agenda"] if one["bijeenkomst"]]
    assert group("wis", led, "--ja").code == 0
    assert [one["status"] for one in plan(group)["agenda"][:2]] == ["vandaag", ""]
    assert lead("stop").code == 0


def test_a_group_that_is_not_there(run: Run, lead: Lead) -> None:
    done = lead("stop")
    assert (done.code, done.out) == (1, "")
    assert "herstelgroep groepen" in done.err
