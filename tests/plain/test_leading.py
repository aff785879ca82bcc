"""The same session line by line."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from herstelgroep.plain.words import WORDS
from herstelgroep.programme.model import Programme, Role
from herstelgroep.programme.reading import read_programme
from herstelgroep.session.clock import current_key, is_still
from herstelgroep.session.model import Status, Writing
from herstelgroep.store.sessions import read_session, session_path
from tests.building import SHIPPED
from tests.hostile import HOSTILE
from tests.plain.conftest import Conversation


@cache
def shipped(name: str) -> Programme:
    path = SHIPPED / f"{name}.toml"
    return read_programme(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture
def panel(talk: Conversation) -> Conversation:
    """A panel that has just begun."""
    talk.begin(shipped("clientenpanel"))
    return talk


def texts(talk: Conversation) -> list[str]:
    return sorted(note.text for _, _, note in talk.session.each_note())


def test_it_says_where_we_are_and_what_to_say(panel: Conversation) -> None:
    said = panel.type()
    assert "Onderdeel 1 van 11: Welkom. nog 5 min." in said
    assert "Zeg: Welkom. Fijn dat je er bent." in said
    assert "Doe:" not in said
    assert "Gestopt. Alles is bewaard." in said
    assert "\x1b" not in said


def test_the_way_through_the_script(panel: Conversation) -> None:
    said = panel.type("doe", "let op", "makkelijker", "verder", "verder", "terug", "vandaag")
    assert current_key(panel.session.timeline) == "voorstellen"
    for told in ("Doe: Schenk in", "Let op: Twijfelt", "Makkelijker: Vind je", "2. Voorstellen, 5 min (hier zijn we)"):
        assert told in said
    assert "Dit is het eerste onderdeel." in panel.type("terug", "terug")
    assert "Typ afronden" in panel.type("onderdeel 11", "verder")


def test_time_is_whole_minutes(panel: Conversation) -> None:
    said = panel.type(2, "tijd", 5, "tijd", "begon 1", "stil", 10, "tijd", "verder", "meer 5", "tijd")
    for told in ("nog 3 min.", "+2 min.", "De tijd staat stil.", "De tijd loopt weer.", "nog 9 min."):
        assert told in said
    assert not is_still(panel.session.timeline)
    assert current_key(panel.session.timeline) == "welkom"


def test_a_plan_that_does_not_fit_any_more(panel: Conversation) -> None:
    said = panel.type("herplan", 20, "herplan", "herplan 9", "herplan 1", "herplan")
    assert said.count("Er is tijd genoeg.") == 2
    assert "1. Korter: " in said
    assert "Kies een nummer" in said
    assert panel.session.timeline.extra
    assert "Het plan is weer zoals het was." in panel.type("ongedaan")
    assert not panel.session.timeline.extra


def test_a_line_is_a_note_where_notes_are_written(panel: Conversation) -> None:
    said = panel.type(
        "hier nog niet", "onderdeel 6", "De tuin", "terug naar huis wil ik", "kolom wat kan beter", "stil is het"
    )
    assert "Hier schrijf je geen briefjes." in said
    assert "Wat is fijn. Dat zijn er 2." in said
    assert texts(panel) == ["De tuin", "stil is het", "terug naar huis wil ik"]
    said = panel.type("onderwerp", "onderwerp 2", "briefje stop")
    assert "Briefje bij De plek waar je woont, Wat is fijn. Dat is er 1. Bewaard." in said
    assert "stop" in texts(panel)
    assert current_key(panel.session.timeline) == panel.session.script.segments[5].key


def test_notes_are_on_disk_before_it_is_said(panel: Conversation) -> None:
    panel.type("onderdeel 6", "De tuin")
    path = session_path(panel.desk.folder, panel.session.id)
    kept = read_session(panel.desk.files, path, panel.desk.new_handle)
    assert [note.text for _, _, note in kept.each_note()] == ["De tuin"]


def test_what_is_not_on_disk_yet_is_said(panel: Conversation) -> None:
    panel.type("onderdeel 6")
    root = panel.desk.folder.root
    root.rename(root.with_name("weg"))
    said = panel.type("onderwerp 1", "De tuin", "Mijn kamer")
    assert "Dat is er 1. Nog niet bewaard: 1. Deze map is er even niet" in said
    assert "Dat zijn er 2. Nog niet bewaard: 2." in said
    assert "Alles is bewaard" not in said
    assert "Nog niet gestopt." in panel.type("stop")
    elsewhere = root.with_name("Nieuwe plek")
    said = panel.type(f"andere map {elsewhere}", "stop")
    assert "Alles is daar bewaard." in said
    path = session_path(panel.desk.folder, panel.session.id)
    assert read_session(panel.desk.files, path, panel.desk.new_handle).note_count == 2
    assert panel.desk.folder.root == elsewhere


def test_change_remove_lay_together(panel: Conversation) -> None:
    said = panel.type(
        "onderdeel 6", "een", "twee", "weg 1", "lees", "weg 1", "ongedaan", "lees", "samen 1 2", "los 1", "los 1"
    )
    assert "Typ eerst lees." in said
    assert "Briefje weggehaald is teruggezet." in said
    assert "2 keer" in said
    assert "ligt al los" in said
    assert texts(panel) == ["een", "twee"]
    said = panel.type(
        "lees", "wijzig 1 drie", "verplaats 1 2", "verplaats 1 7", "weg 9", "samenvatting Kort", "samenvatting"
    )
    assert "drie" in texts(panel)
    assert "ligt nu bij Wat kan beter" in said
    assert "Kies een kolom van 1 tot en met 2." in said
    assert "Er is geen briefje 9." in said
    assert "Samenvatting van Het plan voor jouw hulp: Kort" in said


def test_refusals_say_what_becomes_of_the_note(panel: Conversation) -> None:
    said = panel.type(
        "onderdeel 6", "x" * 501, "kolom 9", "papier", "een", "laptop", "buiten verslag", "twee", "buiten verslag"
    )
    assert "1 teken te lang" in said
    assert said.count("Dit briefje is niet bewaard.") >= 3
    assert "veld" not in said.replace("Je veld", "")
    assert panel.session.writing is Writing.LAPTOP
    assert texts(panel) == []
    said = panel.type("niets", "drie", "ongedaan", "buiten verslag", "verder")
    assert "briefje niets" in said
    assert "Nog buiten verslag" in said


def test_labels_and_numbers_present(talk: Conversation) -> None:
    talk.begin(shipped("kickoff"))
    segment = next(n for n, s in enumerate(talk.session.script.segments, 1) if s.speaks is Role.CLIENT)
    said = talk.type(f"onderdeel {segment}", "zonder telling", "aanwezig cliënt=4,hulpverlener=9", "met telling")
    assert "Groep: cliënt." in said
    assert "Zonder groep" in said
    assert "minder dan de helft" in said
    said = talk.type(
        "groep hulpverleners", "van een ander", "groep geen", "van niemand", "groep piloot", "aanwezig piloot=3"
    )
    assert "Die groep kennen we niet." in said
    assert "De groep 'piloot' kennen we niet." in said
    labels = {note.text: note.role for _, _, note in talk.session.each_note()}
    assert labels == {
        "zonder telling": None,
        "met telling": Role.CLIENT,
        "van een ander": Role.PROFESSIONAL,
        "van niemand": None,
    }


def test_small_groups_each_have_a_board(talk: Conversation) -> None:
    talk.begin(shipped("kickoff"))
    number = next(n for n, s in enumerate(talk.session.script.segments, 1) if s.capture == "wensen")
    said = talk.type(f"onderdeel {number}", "groepjes 2", "groepjes 99", "onderwerp")
    assert talk.session.subgroups == 2
    assert "Wensen · groepje 2" in said
    assert "Wensen · groepje 3" not in said
    assert "Kies een aantal groepjes" in said


def test_filling_in(panel: Conversation) -> None:
    said = panel.type(
        "onderdeel 9", "invullen", "stemming ja=5 nee=1", "stemming misschien=1", "cijfer 1 7", "veld 1 x"
    )
    assert panel.session.polls == {"terugkomen": {"ja": 5, "nee": 1}}
    assert "minder dan 5 antwoorden" in said
    assert "'misschien' staat er niet bij" in said
    assert "hoort geen cijfers" in said
    panel.type("onderdeel 11", "veld", "veld 1 Via de hal", "afspraak Bellen ; begeleider ; morgen", "later De lift")
    assert panel.session.forms["proces"][""] == {"werving": "Via de hal"}
    (action,) = panel.session.actions.values()
    assert (action.what, action.who, action.when) == ("Bellen", "begeleider", "morgen")
    assert [one.text for one in panel.session.leftovers.values()] == ["De lift"]


def test_at_need_and_help_and_minutes(panel: Conversation) -> None:
    said = panel.type("nood", "help", "verslag")
    assert said.index("Bel hier:") < said.index("113")
    assert all(word.shown in said for word in WORDS)
    assert "# Cliëntenpanel" in said


def test_finishing_asks_and_can_be_left(panel: Conversation) -> None:
    said = panel.type("onderdeel 6", "De tuin", "Weg hiermee", "afronden", "weg 2", "stop", "verder")
    assert "Klopt dit zo?" in said
    assert "Nog niet afgerond." in said
    assert texts(panel) == ["De tuin"]
    answers = [
        "",
        "drie",
        "3",
        "verder",
        "",
        "",
        "",
        "ja=5",
        "; niets",
        "afronden",
        "",
        "",
        "",
        "",
        "Bellen;begeleider",
        "",
        "vrijdag",
    ]
    said = panel.type("afronden", *answers, "ja", "de hal", "", "", "", "", "", "ja")
    assert "Schrijf een getal" in said
    assert "Je bent aan het afronden." in said
    assert [one.text for one in panel.session.leftovers.values()] == ["De plek waar je woont"]
    assert "Schrijf eerst wat jullie afspreken." in said
    assert panel.session.status is Status.FINISHED
    assert panel.session.polls == {"terugkomen": {"ja": 5}}
    assert panel.session.closing.next_date == "vrijdag"
    assert panel.session.closing.delete_by == "2028-11-25"
    assert panel.session.forms["proces"][""] == {"werving": "de hal"}
    assert "staat in het archief" in said


def test_finishing_is_only_done_on_yes(panel: Conversation) -> None:
    said = panel.type("afronden", *[""] * 15, "nee")
    assert "Nog niet afgerond." in said
    assert panel.session.status is Status.RUNNING


@pytest.mark.parametrize(("answer", "left"), [("wissen", []), ("bewaren", ["Van ons"])])
def test_a_group_decides_about_its_notes(talk: Conversation, answer: str, left: list[str]) -> None:
    talk.begin(shipped("herstelwerkgroep"), 2)
    segments = talk.session.script.segments
    keys = {c.key for c in talk.session.script.captures if c.kind.value == "briefjes"}
    number = next(n for n, segment in enumerate(segments, 1) if segment.capture in keys)
    said = talk.type(f"onderdeel {number}", "Te vroeg", "open", "Van ons", "verslag")
    assert "De groep heeft de briefjes nog niet geopend." in said
    assert "# Herstelwerkgroep" in said
    assert "Van ons" not in said.split("# Herstelwerkgroep")[1]
    said = talk.type("afronden", "", "", "", "misschien", answer, "ja")
    assert "Kies: wissen of bewaren." in said
    assert talk.session.status is Status.FINISHED
    assert texts(talk) == left


def test_hostile_lines_never_act_and_never_reach_the_terminal(panel: Conversation) -> None:
    panel.type("onderdeel 6")
    said = panel.type(
        "onderwerp 1", *[f"briefje {text}".replace("\n", " ").replace("\r", " ") for text in HOSTILE], "lees"
    )
    assert not [c for c in said if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) <= 0x9F or c in "\u202e\u2066\u200f"]
    assert panel.session.note_count > 250


def program(root: Path, typed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "herstelgroep", "start", *arguments, "--tekst"],
        input=typed,
        env={**os.environ, "HERSTELGROEP_MAP": str(root)},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )


def test_over_a_pipe_stop_and_go_on(tmp_path: Path) -> None:
    first = program(tmp_path, "onderdeel 6\nDe tuin: één\n", "clientenpanel")
    assert (first.returncode, first.stderr) == (0, "")
    assert "Dat is er 1." in first.stdout
    second = program(tmp_path, "onderwerp 1\nlees\nstop\n", "--verder")
    assert second.returncode == 0
    assert "Onderdeel 6 van 11" in second.stdout
    assert "1. De tuin: één" in second.stdout
    third = program(tmp_path, "stop\n", "clientenpanel")
    assert "Er is vandaag al een begonnen" in third.stdout
    assert program(tmp_path, "", "--verder", "bestaat-niet").returncode == 1
    chosen = ("clientenpanel", "--onderwerpen", "Dagbesteding, 2", "--aanwezig", "cliënt=6", "--bel", "Anna 06")
    fourth = program(tmp_path, "vandaag\naanwezig\nnood\n", *chosen)
    assert "6. Werken, leren, bezig zijn" in fourth.stdout
    assert "8. De plek waar je woont" in fourth.stdout
    assert "Aanwezig: 6 mensen (6 cliënt)." in fourth.stdout
    assert "Bel hier: Anna 06." in fourth.stdout
    assert program(tmp_path, "", "clientenpanel", "--onderwerpen", "niets").returncode == 2
    assert "\x1b" not in first.stdout + second.stdout + third.stdout


def test_the_screen_needs_a_terminal(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "herstelgroep", "leid", "clientenpanel"],
        env={**os.environ, "HERSTELGROEP_MAP": str(tmp_path / "m")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "--tekst" in done.stderr
    assert not (tmp_path / "m").exists()


def test_an_end_with_something_unsaved_is_a_fault(tmp_path: Path) -> None:
    root = tmp_path / "stick" / "Herstelgroep"
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "herstelgroep", "--map", str(root), "start", "clientenpanel", "--tekst"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as talking:
        assert talking.stdin
        assert talking.stdout
        talking.stdin.write("tijd\n")
        talking.stdin.flush()
        assert any("Einde rond" in line for line in talking.stdout)
        (tmp_path / "stick").rename(tmp_path / "weg")
        said, told = talking.communicate("onderdeel 6\nDe tuin\n", timeout=60)
    assert talking.returncode == 1
    assert "Nog niet bewaard" in said
    assert "Alles is bewaard" not in said
    assert len(told.splitlines()) == 1


def test_notes_that_stay_too_long_are_named_at_the_start(tmp_path: Path) -> None:
    paper = tmp_path / "briefjes.txt"
    paper.write_text("# leefomgeving\n## goed\nDe tuin\n", encoding="utf-8")
    environment = {**os.environ, "HERSTELGROEP_MAP": str(tmp_path / "map")}
    invoer = [sys.executable, "-m", "herstelgroep", "invoer", "clientenpanel", str(paper), "--datum", "2020-02-03"]
    subprocess.run(invoer, env=environment, check=True, capture_output=True)
    said = program(tmp_path / "map", "stop\n", "clientenpanel").stdout
    assert "Er staan nog briefjes van maandag 3 februari 2020: Cliëntenpanel. Verder of wissen?" in said
    assert re.search(r"Wissen: herstelgroep wis 2020-02-03-clientenpanel-\w+ --briefjes", said)
