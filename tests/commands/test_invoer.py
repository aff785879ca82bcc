"""``invoer``: notes from paper, all of them or none."""

import csv
import io
import json
import os
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.catalogue import Origin, ProgrammeText, make_catalogue
from herstelgroep.session.from_paper import FaultyPaper, finished_from_paper, plan_paper
from herstelgroep.session.opening import new_session
from herstelgroep.session.paper_file import read_paper
from herstelgroep.session.paper_places import Shelf
from herstelgroep.store.archive import Archive
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from tests.building import SHIPPED
from tests.commands.conftest import Done, Run
from tests.hostile import HOSTILE

Paper = Callable[..., Path]
PANEL = SHIPPED / "clientenpanel.toml"
HEADER = "onderdeel,kolom,groep,tekst\n"


def kept(root: Path, done: Done) -> dict[tuple[str, str], list[str]]:
    """The texts by board and column of the session that was just made, with the label in front where there is one."""
    numbers = iter(range(100_000))
    archive = Archive(RealFiles(), Folder(root), lambda: str(next(numbers)))
    found: dict[tuple[str, str], list[str]] = {}
    for board, _, note in archive.session(done.json()["bijeenkomst"]).each_note():
        label = f"{note.role.value}: " if note.role else ""
        found.setdefault((board, note.column), []).append(label + note.text)
    return {place: sorted(texts) for place, texts in found.items()}


CSV = """Onderdeel;Kolom;Groep;Tekst
Leefomgeving;fijn;;De tuin
DE PLEK WAAR JE WOONT;1;;De tuin
leefomgeving;Wat kan beter;;"Stil; 's avonds ""leeg""\nen koud"

dagelijkse gang van zaken;BETER;;Té vroeg eten
Herstelactiviteiten;ideeen;;Café
begeleidingsplan;2;;Ik ken het niet
dagbesteding werk en leren;goed;;Vrijwilligerswerk
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_csv_in_every_dress(run: Run, root: Path, paper: Paper, encoding: str, ending: str) -> None:
    file = paper(CSV.replace("\n", ending).encode(encoding))
    done = run("invoer", "clientenpanel", file, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json() == {"bijeenkomst": done.json()["bijeenkomst"], "briefjes": 7}
    assert kept(root, done) == {
        ("leefomgeving", "goed"): ["De tuin", "De tuin"],
        ("leefomgeving", "beter"): ['Stil; \'s avonds "leeg" en koud'],
        ("dagelijkse-gang-van-zaken", "beter"): ["Té vroeg eten"],
        ("herstelactiviteiten", "ideeen"): ["Café"],
        ("begeleidingsplan", "beter"): ["Ik ken het niet"],
        ("dagbesteding-werk-en-leren", "goed"): ["Vrijwilligerswerk"],
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_in_any_order_and_some_absent(run: Run, root: Path, paper: Paper, delimiter: str) -> None:
    lines = ["TEKST|kolom|Onderdeel", '"Rustig, en groen; echt"|fijn|wonen', "|fijn|wonen", "||"]
    done = run("invoer", "clientenpanel", paper("\n".join(lines).replace("|", delimiter)), "--json")
    assert kept(root, done) == {("leefomgeving", "goed"): ["Rustig, en groen; echt"]}
    plain = run(
        "invoer", "kickoff", paper(f"sep={delimiter}\nonderdeel{delimiter}tekst\ngemeen{delimiter}Hoop"), "--json"
    )
    assert kept(root, plain) == {("gemeen", ""): ["Hoop"]}


def test_text_file(run: Run, root: Path, paper: Paper) -> None:
    text = "\n# leefomgeving\n\n## fijn\n- De tuin\n• De tuin\n-5 graden binnen\n#wonen\n##beter\nDe lift\n#fijn hier\n"
    done = run("invoer", "clientenpanel", paper(text, "briefjes.txt"), "--json")
    assert kept(root, done) == {
        ("leefomgeving", "goed"): ["-5 graden binnen", "De tuin", "De tuin"],
        ("leefomgeving", "beter"): ["#fijn hier", "De lift"],
    }


def test_kickoff_board_by_every_name(run: Run, root: Path, paper: Paper) -> None:
    programmes = {one["id"]: one for one in run("programmas", "--json").json()}
    parts = programmes["kickoff"]["bijeenkomsten"][0]["onderdelen"]
    number = next(part["nr"] for part in parts if part["vangst"] == "flip-over")
    key = next(part["sleutel"] for part in parts if part["vangst"] == "flip-over")
    names = ["flip-over", "Flipover", str(number), key, "wat hielp, wat hinderde"]
    rows = "".join(f'"{name}",Hielp,,Nummer {place}\n' for place, name in enumerate(names))
    done = run("invoer", "kickoff", paper(f"{HEADER}{rows}wensen groepje 2,,,Een tuin\nwensen,,,Rust\n"), "--json")
    assert kept(root, done) == {
        ("flip-over", "hielp"): [f"Nummer {place}" for place in range(len(names))],
        ("wensen.2", ""): ["Een tuin"],
        ("wensen.1", ""): ["Rust"],
    }


def test_a_number_names_a_topic_where_the_part_takes_no_notes(run: Run, root: Path, paper: Paper) -> None:
    done = run("invoer", "clientenpanel", paper(f"{HEADER}2,1,,De tuin\n"), "--json")
    assert kept(root, done) == {("leefomgeving", "goed"): ["De tuin"]}


def test_what_comes_from_paper_has_a_day_to_be_deleted_and_half_is_checked(
    run: Run, paper: Paper, tmp_path: Path
) -> None:
    few = ("--datum", "2026-11-07", "--aanwezig", "cliënt=2,hulpverlener=8")
    done = run("invoer", "kickoff", paper(f"{HEADER}flip-over,hielp,,De tuin\n"), *few, "--json")
    assert "Minstens de helft hoort cliënt te zijn." in done.err
    written = run("verslag", done.json()["bijeenkomst"], "--formaat", "json", "--naar", str(tmp_path / "uit"))
    (path,) = written.out.splitlines()
    assert json.loads(Path(path).read_text("utf-8"))["verder"]["bewaren_tot"] == "2028-11-07"


def test_notes_of_a_group_taken_over_from_paper_count_as_kept(run: Run, root: Path, paper: Paper) -> None:
    text = paper("# steun\n## krijgen\nMijn hond\n", "groep.txt")
    done = run("invoer", "herstelwerkgroep/2", text, "--json")
    numbers = iter(range(1000))
    archive = Archive(RealFiles(), Folder(root), lambda: str(next(numbers)))
    assert archive.session(done.json()["bijeenkomst"]).kept


def test_labels_follow_the_small_group_rule(run: Run, root: Path, paper: Paper) -> None:
    rows = f"{HEADER}flip-over,hielp,client,A\nflip-over,hielp,Hulpverleners,B\nflip-over,hielp,manager,C\n"
    everybody = run("invoer", "kickoff", paper(rows), "--aanwezig", "cliënt=9,hulpverlener=4,manager=3", "--json")
    assert kept(root, everybody) == {("flip-over", "hielp"): ["cliënt: A", "hulpverlener: B", "manager: C"]}
    few = run("invoer", "kickoff", paper(rows), "--aanwezig", "client=9, Hulpverlener=1, manager=1", "--json")
    assert not [text for text in kept(root, few)[("flip-over", "hielp")] if ":" in text]
    assert "groep weggelaten" in few.err
    assert kept(root, run("invoer", "kickoff", paper(rows), "--json")) == {("flip-over", "hielp"): ["A", "B", "C"]}


def test_all_faults_at_once_and_nothing_kept(run: Run, root: Path, paper: Paper) -> None:
    rows = [
        "leefomgeving,fijn,,goed",
        "pauze,,,a",
        "bestaat niet,,,b",
        "leefomgeving,nee,,c",
        "leefomgeving,9,,d",
        "leefomgeving,fijn,piloot,e",
        f"leefomgeving,fijn,,{'x' * 501}",
        "leefomgeving,fijn,,f,te veel",
        ",fijn,,g",
        'leefomgeving,fijn,,"niet dicht"x',
        "6,,,h",
        '"leefomgeving",fijn,,"open',
    ]
    done = run("invoer", "clientenpanel", paper(HEADER + "\n".join(rows)), "--json")
    assert (done.code, done.out) == (1, "")
    told = [int(line.split()[1].strip(":")) for line in done.err.splitlines() if line.startswith("Regel")]
    assert told == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
    assert "1 teken te lang" in done.err
    assert done.err.splitlines()[-1].startswith("Er is niets overgenomen.")
    assert run("archief", "--json").json() == []


def test_a_line_without_a_column_is_kept_apart(run: Run, root: Path, paper: Paper, tmp_path: Path) -> None:
    rows = "onderdeel,tekst\nleefomgeving,De tuin\nleefomgeving,De lift\n"
    done = run("invoer", "clientenpanel", paper(rows), "--json")
    assert kept(root, done) == {("leefomgeving", "niet-ingedeeld"): ["De lift", "De tuin"]}
    assert "'Niet ingedeeld'" in done.err
    minutes = run("verslag", done.json()["bijeenkomst"], "--formaat", "md", "--naar", tmp_path).out.strip()
    assert "De lift" in Path(minutes).read_text(encoding="utf-8").split("Niet ingedeeld")[1]
    mixed = "# flip-over\nrust\n## hielp\nmuziek\n"
    assert kept(root, run("invoer", "kickoff", paper(mixed, "k.txt"), "--json")) == {
        ("flip-over", "niet-ingedeeld"): ["rust"],
        ("flip-over", "hielp"): ["muziek"],
    }


def test_five_hundred_characters_fit(run: Run, root: Path, paper: Paper) -> None:
    text = "é" * 500
    done = run("invoer", "clientenpanel", paper(f"{HEADER}leefomgeving,fijn,,{text}"), "--json")
    assert kept(root, done) == {("leefomgeving", "goed"): [text]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "leeg.csv"),
        (HEADER, "kop.csv"),
        ("# leefomgeving\n", "kop.txt"),
        ("zonder kop\n", "a.txt"),
        ("onderdeel,naam,tekst\nleefomgeving,Jan,De tuin\n", "naam.csv"),
        ("onderdeel,tekst,tekst\nleefomgeving,a,b\n", "dubbel.csv"),
        ("iets,anders\n1,2\n", "vreemd.csv"),
        ("#\nx\n", "hekje.txt"),
    ],
)
def test_a_file_that_holds_no_notes_is_told(run: Run, paper: Paper, text: str, name: str) -> None:
    done = run("invoer", "clientenpanel", paper(text, name))
    assert (done.code, done.out) == (1, "")
    assert "niets overgenomen" in done.err


def test_unknown_programme_meeting_and_file(run: Run, paper: Paper, tmp_path: Path) -> None:
    assert run("invoer", "niets-zo", paper(CSV)).code == 1
    assert run("invoer", "clientenpanel/2", paper(CSV)).code == 1
    done = run("invoer", "clientenpanel", tmp_path / "weg.csv")
    assert done.code == 1
    assert "kunnen we niet lezen" in done.err
    assert run("invoer", "clientenpanel", tmp_path).code == 1


def test_own_topics(run: Run, root: Path, paper: Paper) -> None:
    text = "# Het eten\nTe zout\n# HET ETEN\nLekker\n# De tuin in\n## fijn\nRust\n# leefomgeving\n## fijn\nDe tuin\n"
    assert run("invoer", "clientenpanel", paper(text, "a.txt")).code == 1
    done = run("invoer", "clientenpanel", paper(text, "a.txt"), "--nieuw", "--json")
    assert kept(root, done) == {
        ("het-eten", ""): ["Lekker", "Te zout"],
        ("de-tuin-in", "goed"): ["Rust"],
        ("leefomgeving", "goed"): ["De tuin"],
    }
    rows = f"{HEADER}Muziek,mooi,,A\nMuziek,lelijk,,B\n"
    assert kept(root, run("invoer", "kickoff", paper(rows), "--nieuw", "--json")) == {
        ("muziek", "mooi"): ["A"],
        ("muziek", "lelijk"): ["B"],
    }
    five = HEADER + "".join(f"Muziek,kolom {letter},,x\n" for letter in "abcde")
    assert run("invoer", "kickoff", paper(five), "--nieuw").code == 1


def test_the_session_is_finished_without_a_moment(run: Run, root: Path, paper: Paper) -> None:
    more = ("--datum", "2026-11-07", "--plaats", "Zaal 1", "--aanwezig", "cliënt=6,anders=1")
    done = run("invoer", "clientenpanel", paper(CSV), "--json", *more)
    listed = run("archief", "--json").json()
    assert listed == [
        {
            "bijeenkomst": done.json()["bijeenkomst"],
            "programma": "clientenpanel",
            "nr": 1,
            "titel": "Cliëntenpanel",
            "datum": "2026-11-07",
            "plaats": "Zaal 1",
            "briefjes": 7,
            "status": "klaar",
        }
    ]
    text = next((root / "bijeenkomsten").iterdir()).read_text(encoding="utf-8")
    assert '"marks":[]' in text.replace(" ", "").replace("\n", "")
    assert '"real":{}' in text.replace(" ", "").replace("\n", "")
    today = run("invoer", "clientenpanel", paper(CSV), "--json")
    assert today.json()["bijeenkomst"].startswith(date.today().isoformat())


def test_the_order_of_the_file_is_nowhere(run: Run, root: Path, paper: Paper) -> None:
    rows = [f"Eigen {n},fijn,,Briefje {n}\n" for n in range(6)]
    scripts = []
    for order in (rows, rows[::-1]):
        done = run("invoer", "clientenpanel", paper(HEADER + "".join(order)), "--nieuw", "--json")
        data = json.loads((root / "bijeenkomsten" / f"{done.json()['bijeenkomst']}.json").read_text(encoding="utf-8"))
        scripts.append(data["bijeenkomst"][done.json()["bijeenkomst"]]["programme"])
    assert scripts[0] == scripts[1]


def test_a_recovery_group_keeps_its_notes_to_itself(run: Run, paper: Paper, tmp_path: Path) -> None:
    programmes = {one["id"]: one for one in run("programmas", "--json").json()}
    meeting = programmes["herstelwerkgroep"]["bijeenkomsten"][1]
    board = next(v for v in meeting["vangsten"] if v["soort"] == "briefjes")
    column = board["kolommen"][0]["titel"] if board["kolommen"] else ""
    file = paper(f'{HEADER}{board["sleutel"]},"{column}",,Mijn geheimpje\n')
    done = run("invoer", "herstelwerkgroep/2", file)
    assert done.code == 0
    assert "blijven bij de groep" in done.out
    session = run("archief", "--json").json()[0]
    assert session["briefjes"] == 1
    formats = ("--formaat", "md,html,csv,json", "--naar", tmp_path / "uit", "--briefjes", "ja")
    for path in run("verslag", session["bijeenkomst"], *formats).out.splitlines():
        assert "geheimpje" not in Path(path).read_text(encoding="utf-8")
    assert run("archief", "zoek", "geheimpje", "--json").json() == []


def test_a_card_talk_is_never_written_down(run: Run, root: Path, paper: Paper) -> None:
    text = (SHIPPED / "clientenpanel.toml").read_text(encoding="utf-8")
    text = text.replace('id = "clientenpanel"', 'id = "kaarten"').replace('uitkomst = "delen"', 'uitkomst = "niets"')
    (root / "programmas").mkdir(parents=True)
    (root / "programmas" / "kaarten.toml").write_text(text, encoding="utf-8")
    done = run("invoer", "kaarten", paper(CSV))
    assert (done.code, done.out) == (1, "")
    assert run("archief", "--json").json() == []


def test_hostile_notes_stay_notes(run: Run, paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "vijandig.csv"
    with file.open("w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(["onderdeel", "kolom", "groep", "tekst"])
        writer.writerows(["leefomgeving", "fijn", "", text] for text in HOSTILE if len(text) <= 500)
    done = run("invoer", "clientenpanel", file, "--json")
    assert done.code == 0, done.err
    assert done.json()["briefjes"] > 250
    made = run("verslag", done.json()["bijeenkomst"], "--formaat", "md,html,csv,json", "--naar", tmp_path / "uit")
    assert made.code == 0
    assert len(made.out.splitlines()) == 4
    told = run("archief", "zoek", "quit").out + made.err
    assert not [c for c in told if ord(c) < 32 and c != "\n"]


TEXT = ProgrammeText(PANEL.name, PANEL.read_text(encoding="utf-8"), Origin.BUILT_IN)
PROGRAMME, SCRIPT = make_catalogue([TEXT]).script("clientenpanel", None)
PIECES = st.sampled_from(
    ["onderdeel", "tekst", "kolom", "groep", ",", ";", "\t", '"', "\n", "\r", "# ", "## ", "sep=", "wonen"]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join), st.booleans(), st.booleans())
def test_any_text_gives_notes_or_faults(text: str, csv_wanted: bool, own: bool) -> None:
    shelf = Shelf(SCRIPT)
    try:
        plan = plan_paper(PROGRAMME, SCRIPT, read_paper(text, shelf.heads, csv_wanted=csv_wanted), own_boards=own)
    except FaultyPaper:
        return
    prepared = new_session(PROGRAMME, plan.script, plan.choices("2026-11-25"), "proef", "geheim")
    handles = map(str, count())
    session = finished_from_paper(prepared, plan, lambda: next(handles))
    assert session.note_count == len(plan.notes) > 0


@given(st.lists(st.text(min_size=1, max_size=60).filter(clean_line), min_size=1, max_size=20))
def test_what_a_spreadsheet_writes_is_read(texts: list[str]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["onderdeel", "kolom", "groep", "tekst"])
    writer.writerows(["wonen", "fijn", "", text] for text in texts)
    read = read_paper(stream.getvalue(), Shelf(SCRIPT).heads, csv_wanted=True)
    assert not read.faults
    assert [line.text for line in read.lines] == [clean_line(text) for text in texts]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_or_a_device_is_not_waited_for(run: Run, root: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.csv")
    for path in (tmp_path / "pijp.csv", Path("/dev/zero")):
        done = run("invoer", "clientenpanel", path)
        assert (done.code, done.out) == (1, "")
        assert done.err == f"Dit bestand kunnen we niet lezen: {path}. Kijk of de naam klopt.\n"
    assert not root.exists()
