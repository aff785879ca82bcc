"""The plan of a group from the command line: shown, changed, as a calendar file and on paper."""

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pypdf
import pytest

from herstelgroep.commands.plan import ACTS
from herstelgroep.groups.words import PAST_TOLD, QUESTION
from tests.commands.conftest import Done, Run

MAKE = ("groepen", "maak", "Groep Noord", "--programma", "herstelwerkgroep", "--tijd", "19.30")


def agenda(run: Run) -> list[dict[str, Any]]:
    read = run("plan", "noord", "--json").json()
    assert (read["soort"], read["versie"]) == ("herstelgroep-plan", 1)
    found: list[dict[str, Any]] = read["agenda"]
    return found


@pytest.fixture
def year(run: Run) -> Run:
    """A group that meets every fortnight for a year, on a Monday from Easter Monday on."""
    assert run(*MAKE, "--begin", "6-4-2048", "--plaats", "De Linde").code == 0
    return run


def did(run: Run, *words: object) -> Done:
    done = run("plan", "noord", *words)
    assert (done.code, done.err) == (0, "")
    return done


def test_a_year_in_a_calm_table(year: Run) -> None:
    done = year("plan", "noord")
    lines = done.out.splitlines()
    assert done.code == 0
    assert max(map(len, lines)) <= 80
    assert lines[:2] == ["Groep Noord", "Herstelwerkgroep, om de week, De Linde"]
    assert lines[3] == " 1  ma  6 apr 2048  19.30  Startbijeenkomst"
    assert [line.strip() for line in lines[4:6]] == ["Tweede paasdag.", QUESTION]
    assert sum(line[:2].strip().isdigit() for line in lines) == 26
    assert "feestdag" in done.err


def test_the_plan_as_a_program_reads_it(year: Run) -> None:
    lines = agenda(year)
    first = date(2048, 4, 6)
    assert [one["dag"] for one in lines] == [(first + timedelta(weeks=2 * n)).isoformat() for n in range(26)]
    assert [one["regel"] for one in lines] == list(range(1, 27))
    assert len({one["id"] for one in lines}) == 26
    assert [one["nr"] for one in lines] == [*range(1, 13), *[12] * 14]
    assert (lines[0]["vraag"], lines[0]["feestdag"], lines[1]["vraag"]) == (True, "Tweede paasdag", False)
    read = year("plan", "noord", "--json").json()
    assert read["groep"]["naam"] == "Groep Noord"
    assert read["geheugen"]["opkomst"] == []
    assert any("feestdag" in sentence for sentence in read["opmerkingen"])


def test_moving_skipping_adding_and_answering_keep_the_rest(year: Run) -> None:
    before = {one["id"]: one for one in agenda(year)}
    third, fourth = list(before)[2:4]
    assert "Verzet: 3. di 5 mei 2048, 20.00. Valkuilen" in did(year, "verzet", 3, "5-5-2048", "20.00").out
    assert "Overgeslagen: 4. ma 18 mei 2048" in did(year, "sla-over", 4).out
    assert "Gaat door op Tweede paasdag" in did(year, "feestdag", 1, "wel").out
    added = did(year, "erbij", "20", "mei", "2048", "14.00", "--titel", "Uitje", "--minuten", 240, "--nr", 3)
    assert "Erbij: 5. wo 20 mei 2048, 14.00. Uitje" in added.out
    after = {one["id"]: one for one in agenda(year)}
    assert set(before) < set(after)
    assert (after[third]["dag"], after[third]["tijd"], after[third]["wijzigingen"]) == ("2048-05-05", "20.00", 1)
    assert (after[fourth]["status"], after[fourth]["dag"]) == ("overgeslagen", before[fourth]["dag"])
    assert (agenda(year)[0]["toch"], agenda(year)[0]["vraag"]) == (True, False)
    (new,) = (one for one in after.values() if one["id"] not in before)
    assert (new["minuten"], new["nr"], new["titel"]) == (240, 3, "Uitje")
    for planned_id in list(before)[4:]:
        assert {**after[planned_id], "regel": 0} == {**before[planned_id], "regel": 0}
    out = year("plan", "noord").out
    assert "overgeslagen" in out
    assert "ook op Tweede paasdag" in out
    assert "Gaat weer door: 4." in did(year, "zet-terug", 4).out
    assert "Weg uit het plan: wo 20 mei 2048" in did(year, "weg", 5).out
    assert len(agenda(year)) == 26


def test_not_on_a_holiday_is_skipped(year: Run) -> None:
    did(year, "feestdag", 1, "niet")
    assert agenda(year)[0]["status"] == "overgeslagen"


def test_moving_to_a_holiday_asks_about_it(year: Run) -> None:
    done = did(year, "verzet", 2, "27", "april", "2048")
    assert f"Koningsdag. {QUESTION}" in done.out
    assert 'herstelgroep plan "Groep Noord" feestdag 2 wel' in done.out


def test_an_extra_meeting_has_what_the_programme_gives(year: Run) -> None:
    did(year, "erbij", "2048-04-14")
    new = agenda(year)[1]
    assert (new["dag"], new["tijd"], new["minuten"], new["nr"]) == ("2048-04-14", "19.30", 120, 12)
    assert new["titel"] == "Eigen thema"


def test_dates_are_read_as_people_write_them(year: Run) -> None:
    for typed, day, time in (
        (["2048-05-06"], "2048-05-06", "20.15"),
        (["7-5-2048"], "2048-05-07", "20.15"),
        (["8 mei 2048"], "2048-05-08", "20.15"),
        (["9", "mei", "2048", "20:15"], "2048-05-09", "20.15"),
        (["29-2-2048", "8", "uur"], "2048-02-29", "08.00"),
    ):
        line = next(one["regel"] for one in agenda(year) if one["titel"] == "Valkuilen")
        did(year, "verzet", line, *typed, *(["20.15"] if len(typed) == 1 else []))
        moved = next(one for one in agenda(year) if one["titel"] == "Valkuilen")
        assert (moved["dag"], moved["tijd"]) == (day, time)


def test_a_day_without_a_year_is_still_to_come(year: Run) -> None:
    yesterday = date.today() - timedelta(days=1)
    did(year, "verzet", 2, f"{yesterday.day}-{yesterday.month}")
    assert agenda(year)[0]["dag"] > date.today().isoformat()
    did(year, "verzet", 1, "29-2")
    assert agenda(year)[0]["dag"].endswith("-02-29")


COURSE = ("groepen", "maak", "Groep Noord", "--programma", "begin-maken-met-herstel", "--tijd", "19.30")


def test_a_change_tells_what_is_new_to_remark_and_nothing_twice(run: Run) -> None:
    assert run(*COURSE, "--begin", "7-4-2048").code == 0
    skipped = did(run, "sla-over", 2).out
    assert "Dit programma heeft 5 bijeenkomsten. In het plan staan er 4." in skipped
    late = did(run, "verzet", 5, "14-7-2048").out
    assert "De laatste bijeenkomst valt na tien weken." in late
    assert "staan er" not in late
    assert "tien weken" not in did(run, "sla-over", 3).out
    added = did(run, "erbij", "14-7-2048").out
    assert "Er staan twee bijeenkomsten op dezelfde dag." in added


def test_a_return_meeting_is_told_of_in_the_answer(run: Run) -> None:
    run("groepen", "maak", "Noord", "--programma", "herstellen-doe-je-zelf", "--begin", "7-4-2048", "--tijd", "10.00")
    (last,) = [one["regel"] for one in agenda(run) if one["nr"] == 13]
    assert "De terugkombijeenkomst valt niet meer drie maanden" in did(run, "sla-over", last).out
    assert "terugkombijeenkomst" not in did(run, "zet-terug", last).out


def test_a_day_that_is_past_is_told_and_asks_nothing(year: Run) -> None:
    assert PAST_TOLD in did(year, "verzet", 2, "27-4-2020").out
    assert PAST_TOLD in did(year, "erbij", "25-12-2020").out
    assert PAST_TOLD not in did(year, "erbij", "1-5-2048").out
    first = agenda(year)[0]
    assert (first["feestdag"], first["vraag"], first["status"]) == ("Koningsdag", False, "voorbij")
    assert year("plan", "noord", "--json").json()["groep"]["vragen"] == 1


def test_free_weeks_are_in_the_plan(run: Run) -> None:
    run(*COURSE, "--begin", "7-4-2048", "--vrij", "week 17, 19 mei")
    lines = run("plan", "noord").out.splitlines()
    assert lines[2] == "Vrij: week 17 (20 april 2048), week 21 (18 mei 2048)"


@pytest.mark.parametrize(("taken", "told"), [(7, "1 van de 8 plekken is vrij"), (6, "2 van de 8 plekken zijn vrij")])
def test_places_that_are_free(year: Run, taken: int, told: str) -> None:
    year("groepen", "plekken", "noord", 8, "--bezet", taken)
    assert told in year("plan", "noord").out


def test_only_the_group_is_asked_for(run: Run) -> None:
    done = run("plan")
    assert done.code == 2
    assert "GROEP" in done.err
    assert "WOORDEN" not in done.err


def test_how_it_stands_with_a_day(year: Run) -> None:
    did(year, "verzet", 2, date.today().isoformat())
    did(year, "verzet", 3, (date.today() - timedelta(days=7)).isoformat())
    assert [one["status"] for one in agenda(year)][:3] == ["voorbij", "vandaag", ""]


@pytest.mark.parametrize(
    "wrong",
    [
        ("verzet",),
        ("verzet", "1"),
        ("verzet", "1", "kip"),
        ("verzet", "1", "29-2-2047"),
        ("verzet", "1", "0-0-0000"),
        ("verzet", "1", "2048-13-01"),
        ("verzet", "1", "1-5-2048", "25.00"),
        ("verzet", "1", "1-5-2048", "19.30", "nu"),
        ("verzet", "1", "١-٥-٢٠٤٨", "\x1b[2J"),
        ("verzet", "een", "1-5-2048"),
        ("verzet", "-1", "1-5-2048"),
        ("verzet", "9" * 5000, "1-5-2048"),
        ("sla-over",),
        ("sla-over", "1", "2"),
        ("feestdag", "1", "misschien"),
        ("feestdag", "1"),
        ("erbij",),
        ("erbij", "1-5-2048", "--minuten", "lang"),
        ("sla-over", "1", "--titel", "x"),
        ("--naar", "x"),
        ("--formaat", "docx"),
        ("--formaat", ","),
        ("doe",),
    ],
)
def test_wrong_usage_is_told_in_one_line(year: Run, wrong: tuple[str, ...]) -> None:
    before = agenda(year)
    done = year("plan", "noord", *wrong)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert len(done.err) < 500
    assert "\x1b" not in done.err
    assert agenda(year) == before


@pytest.mark.parametrize(
    "refused",
    [
        ("verzet", "0", "1-5-2048"),
        ("verzet", "27", "1-5-2048"),
        ("verzet", "1", "1-5-9999"),
        ("verzet", "1", "1-5-0001"),
        ("feestdag", "2", "wel"),
        ("erbij", "31-12-9999"),
        ("erbij", "1-5-2048", "--nr", "99"),
        ("erbij", "1-5-2048", "--nr", "0"),
        ("erbij", "1-5-2048", "--minuten", "0"),
        ("erbij", "1-5-2048", "--minuten", "9999"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(year: Run, refused: tuple[str, ...]) -> None:
    before = agenda(year)
    done = year("plan", "noord", *refused)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert agenda(year) == before


def test_no_such_group(run: Run) -> None:
    done = run("plan", "noord")
    assert (done.code, done.out) == (1, "")
    assert "herstelgroep groepen" in done.err


def test_a_programme_that_is_gone_leaves_its_plan(year: Run, root: Path) -> None:
    kept = root / "groepen.json"
    kept.write_text(kept.read_text("utf-8").replace('"herstelwerkgroep"', '"verdwenen"'), encoding="utf-8")
    done = year("plan", "noord")
    assert done.code == 0
    assert "Startbijeenkomst" in done.out
    assert "is er niet meer" in done.err
    did(year, "erbij", "1-5-2048")
    (extra,) = [one for one in agenda(year) if one["dag"] == "2048-05-01"]
    assert (extra["nr"], extra["titel"]) == (None, "Herstelwerkgroep")


def events(path: Path) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_the_calendar_file_is_read_by_a_calendar_library(year: Run, tmp_path: Path) -> None:
    path = tmp_path / "agenda" / "noord.ics"
    assert did(year, "--ics", path).out.strip() == str(path)
    before = events(path)
    assert len(before) == 26
    days = sorted(event["dtstart"].dt for event in before.values())
    assert [day.date() for day in days] == [date.fromisoformat(one["dag"]) for one in agenda(year)]
    assert {(day.hour, day.minute) for day in days} == {(19, 30)}
    did(year, "verzet", 3, "6-5-2048")
    did(year, "sla-over", 4)
    did(year, "--ics", path)  # a calendar of this plan may be written over
    after = events(path)
    assert set(after) == set(before)
    changed = [uid for uid in after if after[uid]["sequence"] != before[uid]["sequence"]]
    assert len(changed) == 2
    assert sorted(str(after[uid]["status"]) for uid in changed) == ["CANCELLED", "CONFIRMED"]


def test_a_calendar_never_goes_over_another_file(year: Run, tmp_path: Path) -> None:
    year("groepen", "maak", "Zuid", "--programma", "herstelwerkgroep", "--tijd", "10.00", "--begin", "1-4-2048")
    other = tmp_path / "zuid.ics"
    assert year("plan", "zuid", "--ics", other).code == 0
    mine, folder = tmp_path / "brief.txt", tmp_path / "map"
    mine.write_text("Lieve oma", encoding="utf-8")
    folder.mkdir()
    for path in (other, mine, folder):
        before = path.read_bytes() if path.is_file() else b""
        done = year("plan", "noord", "--ics", path)
        assert (done.code, done.out) == (1, "")
        assert len(done.err.splitlines()) == 1
        assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("path", ["", "x" * 300, "/proc/geen/a.ics", "/dev/null"])
def test_a_calendar_that_cannot_be_written_is_told(year: Run, path: str) -> None:
    done = year("plan", "noord", "--ics", path)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


def test_the_plan_on_paper(year: Run, root: Path, tmp_path: Path) -> None:
    did(year, "feestdag", 1, "niet")
    done = did(year, "--formaat", "html,md,pdf", "--naar", tmp_path / "papier")
    paths = [Path(line) for line in done.out.splitlines()]
    assert [path.name.partition("-noord-")[0] for path in paths] == ["agenda-groep"] * 3
    assert [path.suffix for path in paths] == [".html", ".md", ".pdf"]
    for path in paths[:2]:
        text = path.read_text("utf-8")
        assert "De Linde" in text
        assert "Geen bijeenkomst (Tweede paasdag)" in text.replace("\\", "")
    pages = pypdf.PdfReader(io.BytesIO(paths[2].read_bytes())).pages
    assert "19.30 – " in paths[1].read_text("utf-8")
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    for one in agenda(year)[1:]:
        assert str(one["titel"]) in words
    assert "ma 22 mrt 2049" in words
    assert Path(did(year, "--formaat", "md").out.strip()).parent == root / "uit"


def test_a_change_and_its_files_in_one_command(year: Run, tmp_path: Path) -> None:
    path = tmp_path / "noord.ics"
    done = did(year, "sla-over", 4, "--ics", path)
    assert done.out.splitlines() == ["Overgeslagen: 4. ma 18 mei 2048, 19.30. Omgaan met je hulpverlener", str(path)]
    assert sum(str(event["status"]) == "CANCELLED" for event in events(path).values()) == 1
    read = year("plan", "noord", "zet-terug", 4, "--json").json()
    assert read["agenda"][3]["overgeslagen"] is False


def test_every_act_is_in_the_help(run: Run) -> None:
    told = run("plan", "--help").out
    assert all(f"herstelgroep plan GROEP {act.typed}" in told for act in ACTS.values())
