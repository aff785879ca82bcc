"""Groups from the command line: making, listing, taking away, places and themes."""

import os
from pathlib import Path
from typing import Any

import pytest

from herstelgroep.commands.groepen import ACTS
from tests.building import programme_text
from tests.commands.conftest import Done, Run
from tests.hostile import HOSTILE

MAKE = ("groepen", "maak")
USUAL = ("--programma", "herstelwerkgroep", "--begin", "2048-04-08", "--tijd", "19.30")


def groups(run: Run) -> list[dict[str, Any]]:
    read = run("groepen", "--json").json()
    assert (read["soort"], read["versie"]) == ("herstelgroep-groepen", 1)
    found: list[dict[str, Any]] = read["groepen"]
    return found


def themes(run: Run) -> Any:
    return run("plan", "noord", "--json").json()["geheugen"]["eigen_themas"]


def make(run: Run, name: str = "Groep Noord", *more: object) -> Done:
    done = run(*MAKE, name, *USUAL, *more)
    assert (done.code, done.err) == (0, "")
    return done


def test_without_groups_it_says_how_to_make_one(run: Run, root: Path) -> None:
    done = run("groepen")
    assert (done.code, done.err) == (0, "")
    assert "Er zijn nog geen groepen." in done.out
    assert "groepen maak" in done.out
    assert groups(run) == []
    assert not root.exists()


def test_a_group_is_made_as_the_programme_asks(run: Run) -> None:
    assert "Gemaakt: Groep Noord, met 26 dagen" in make(run).out
    (group,) = groups(run)
    assert (group["naam"], group["ritme"], group["aantal"], group["land"]) == ("Groep Noord", "twee-weken", 26, "NL")
    assert group["volgende"]["dag"] == "2048-04-08"
    assert group["volgende"]["tijd"] == "19.30"
    listed = run("groepen").out
    for told in ("Groep Noord", "Herstelwerkgroep, om de week", "wo 8 apr 2048, 19.30 – 21.30", "10 vrije plekken"):
        assert told in listed
    assert max(map(len, listed.splitlines())) <= 80


def test_everything_can_be_chosen(run: Run) -> None:
    days = "8 apr 2048,22-4-2048"
    more = ("--ritme", "week", "--keer", "5", "--plaats", "Zaal één", "--land", "be", "--vrij", days)
    make(run, "Zuid", *more, "--plekken", "8", "--bezet", "6")
    (group,) = groups(run)
    assert (group["ritme"], group["land"], group["plaats"]) == ("week", "BE", "Zaal één")
    assert group["vrije_weken"] == ["2048-04-06", "2048-04-20"]
    assert group["volgende"]["dag"] == "2048-04-15"
    assert (group["plekken"], group["bezet"], group["vrije_plekken"]) == (8, 6, 2)
    assert "Zaal één" in run("groepen").out


@pytest.mark.parametrize(
    ("typed", "mondays"),
    [
        ("week 8", ["2049-02-22"]),
        ("27 december", ["2048-12-21"]),
        ("2 t/m 16 augustus", ["2048-07-27", "2048-08-03", "2048-08-10"]),
        ("week 8, 27 december, 22-4-2048", ["2048-04-20", "2048-12-21", "2049-02-22"]),
    ],
)
def test_free_weeks_are_typed_as_in_the_app(run: Run, typed: str, mondays: list[str]) -> None:
    make(run, "Zuid", "--vrij", typed)
    assert groups(run)[0]["vrije_weken"] == mondays


def test_what_there_is_to_remark_is_told_at_once(run: Run) -> None:
    course = ("--programma", "begin-maken-met-herstel", "--begin", "7-4-2048", "--tijd", "10.00")
    free = "21-4-2048 t/m 31-5-2048"
    done = run(*MAKE, "Zuid", *course, "--vrij", free, "--keer", "4", "--plekken", "4", "--bezet", "5")
    assert (done.code, done.err) == (0, "")
    assert "In het plan staan er 4." in done.out
    assert "Er zijn meer plekken bezet dan er zijn." in done.out
    assert "meer plekken bezet" in run("groepen", "plekken", "zuid", "3").out
    assert "valt" not in run(*MAKE, "Oost", *course, "--vrij", "21-4-2048").out
    assert "De laatste bijeenkomst valt na tien weken." in run(*MAKE, "West", *course, "--ritme", "maand").out


def test_moments_and_the_return_meeting_can_be_left_out(run: Run, root: Path) -> None:
    own = root / "programmas"
    own.mkdir(parents=True)
    rule = '\n[planning]\nritme = "week"\nkeer = 3\nterugkom_na_maanden = 3\nmeetmomenten = [2, 18]\n'
    (own / "proef.toml").write_text(programme_text() + rule, encoding="utf-8")
    course = ("--programma", "proef", "--begin", "2048-04-08", "--tijd", "10.00")
    run(*MAKE, "Met", *course)
    run(*MAKE, "Zonder", *course, "--zonder-terugkom", "--zonder-meetmomenten")
    with_all, without = (run("plan", name, "--json").json()["agenda"] for name in ("Met", "Zonder"))
    assert {one["soort"] for one in with_all} == {"bijeenkomst", "terugkombijeenkomst", "meetmoment"}
    assert [one["soort"] for one in without] == ["bijeenkomst"] * 3


def test_days_on_a_holiday_are_counted_as_questions(run: Run) -> None:
    monday = ("--programma", "herstelwerkgroep", "--begin", "6-4-2048", "--tijd", "19.30", "--ritme", "week")
    done = run(*MAKE, "Feest", *monday, "--keer", "4")  # Easter Monday, and the birthday of the king three weeks later
    assert "2 dagen vallen op een feestdag.\n  1. ma 6 apr 2048: Tweede paasdag\n  4. ma 27 apr 2048: " in done.out
    assert "\nDit valt op een feestdag: juist wel, of niet?\n" in done.out
    assert 'herstelgroep plan "Feest" feestdag 1 wel (of: niet)' in done.out
    assert groups(run)[0]["vragen"] == 2
    assert "2 vragen over een feestdag" in run("groepen").out
    assert "Eén dag valt op een feestdag." in run(*MAKE, "Een", *monday, "--keer", "2").out


@pytest.mark.parametrize(
    "wrong",
    [
        ("maak",),
        ("maak", "Noord"),
        ("maak", "Noord", "--programma", "herstelwerkgroep"),
        ("maak", "Noord", "Oost", *USUAL),
        ("maak", "Noord", *USUAL, "--keer", "veel"),
        ("maak", "Noord", *USUAL, "--keer", "9" * 5000),
        ("maak", "Noord", *USUAL, "--ritme", "soms"),
        ("maak", "Noord", *USUAL, "--land", "DE"),
        ("maak", "Noord", *USUAL, "--vrij", "29-2-2047"),
        ("maak", "Noord", *USUAL[:2], "--begin", "31-11-2048", "--tijd", "19.30"),
        ("maak", "Noord", *USUAL[:4], "--tijd", "25.00"),
        ("maak", "Noord", *USUAL, "--json"),
        ("weg",),
        ("weg", "Noord", "--bezet", "3"),
        ("plekken", "Noord"),
        ("plekken", "Noord", "-1"),
        ("plekken", "Noord", "een"),
        ("thema", "Noord"),
        ("--keer", "3"),
        ("zoek",),
    ],
)
def test_wrong_usage_is_told_in_one_line(run: Run, wrong: tuple[str, ...]) -> None:
    done = run("groepen", *wrong)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert len(done.err) < 500
    assert groups(run) == []


@pytest.mark.parametrize(
    "refused",
    [
        ("maak", "  \t ", *USUAL),
        ("maak", "x" * 81, *USUAL),
        ("maak", "Groep noord", *USUAL),
        ("maak", "Oost", *USUAL, "--keer", "0"),
        ("maak", "Oost", *USUAL, "--keer", "10000"),
        ("maak", "Oost", *USUAL, "--ritme", "eenmalig", "--keer", "2"),
        ("maak", "Oost", *USUAL, "--bezet", "1000"),
        ("maak", "Oost", *USUAL, "--vrij", "1-1-0001"),
        ("maak", "Oost", "--programma", "bestaat-niet", *USUAL[2:]),
        ("maak", "Oost", *USUAL[:2], "--begin", "31-12-9999", "--tijd", "19.30"),
        ("weg", "Oost", "--ja"),
        ("weg", "Groep Noord"),
        ("plekken", "Groep Noord", "1000"),
        ("plekken", "Oost", "3"),
        ("thema", "Groep Noord", " "),
        ("thema", "Groep Noord", "x" * 201),
        ("thema", "Groep Noord", "Muziek", "--klaar"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(run: Run, refused: tuple[str, ...]) -> None:
    make(run)
    before = groups(run)
    done = run("groepen", *refused)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert groups(run) == before


def test_a_group_goes_only_when_somebody_is_sure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    make(run)
    done = run("groepen", "weg", "noord")
    assert done.code == 1
    assert "--ja" in done.err
    assert len(groups(run)) == 1
    done = run("groepen", "weg", "noord", "--ja")
    assert (done.code, done.err) == (0, "")
    assert "De verslagen blijven in het archief." in done.out
    assert groups(run) == []


def test_places_are_counted_or_not(run: Run) -> None:
    make(run)
    assert "2 vrije plekken van de 9" in run("groepen", "plekken", "noord", "9", "--bezet", "7").out
    assert "3 vrije plekken van de 10" in run("groepen", "plekken", "noord", 10).out
    assert "1 vrije plek van de 8" in run("groepen", "plekken", "noord", 8).out
    assert "geen vrije plekken van de 2" in run("groepen", "plekken", "noord", 2).out
    assert "we tellen de plekken niet" in run("groepen", "plekken", "noord", 0).out
    assert groups(run)[0]["vrije_plekken"] is None


def test_a_theme_of_a_member_comes_and_is_done(run: Run) -> None:
    make(run)
    assert run("groepen", "thema", "noord", "Muziek\tmaken").code == 0
    assert "Dat stond er al zo." in run("groepen", "thema", "noord", "muziek maken").out
    assert themes(run) == [{"thema": "Muziek maken", "klaar": False}]
    assert "  Muziek maken" in run("plan", "noord").out.splitlines()
    assert run("groepen", "thema", "noord", "MUZIEK maken", "--klaar").code == 0
    assert themes(run) == [{"thema": "Muziek maken", "klaar": True}]
    assert "Muziek" not in run("plan", "noord").out


def test_an_unclear_name_names_the_groups_that_could_be_meant(run: Run) -> None:
    make(run)
    make(run, "Groep Zuid")
    done = run("plan", "groep")
    assert (done.code, done.out) == (1, "")
    assert "Groep Noord" in done.err
    assert "Groep Zuid" in done.err
    assert run("plan", "zuid").code == 0
    assert run("plan", groups(run)[1]["id"]).out.startswith("Groep Zuid\n")


def test_the_folder_may_be_busy_while_groups_are_read(run: Run, root: Path) -> None:
    from herstelgroep.commands.common import real_world
    from herstelgroep.desk import open_desk
    from herstelgroep.store.files import RealFiles

    make(run)
    with open_desk(RealFiles(), root, real_world()):
        assert run("groepen").code == run("plan", "noord").code == 0
        done = run("groepen", "plekken", "noord", "3")
    assert done.code == 1
    assert "al open" in done.err


def test_damaged_groups_are_told_in_one_line(run: Run, root: Path) -> None:
    make(run)
    (root / "groepen.json").write_text("{", encoding="utf-8")
    for command in (("groepen",), ("groepen", "--json"), ("plan", "noord")):
        done = run(*command)
        assert (done.code, done.out) == (1, "")
        assert len(done.err.splitlines()) == 1


def can_be_typed(text: str) -> bool:
    """Whether a shell of this system can hand this text over."""
    try:
        return bool(os.fsencode(text))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(
    "text", [*filter(can_be_typed, HOSTILE[::30]), "\x1b]52;c;d2Vn\x07", "\x00", "a\nb", "=1+1", "[b]x[/b]"]
)
def test_text_from_people_is_data(run: Run, tmp_path: Path, text: str) -> None:
    made = run(*MAKE, f"N {text}"[:60], *USUAL, "--plaats", text, "--keer", "2")
    assert made.code in (0, 2) if text.startswith("-") else made.code == 0
    if made.code:
        return
    (group,) = groups(run)
    run("groepen", "thema", "--map", tmp_path / "Herstelgroep", group["id"], f"T {text}"[:190])
    calendar = tmp_path / "a.ics"
    for command in (
        ("groepen",),
        ("plan", group["id"]),
        ("plan", group["id"], "--ics", calendar, "--formaat", "md,html", "--naar", tmp_path / "uit"),
    ):
        done = run(*command)
        assert done.code == 0
        assert not [sign for sign in done.out + done.err if (sign < " " and sign != "\n") or "\x7f" <= sign < "\xa0"]
    assert len(list((tmp_path / "uit").iterdir())) == 2
    assert b"\x1b" not in calendar.read_bytes()


def test_every_act_is_in_the_help(run: Run) -> None:
    told = run("groepen", "--help").out
    assert all(f"herstelgroep groepen {act.typed}" in told for act in ACTS.values())
