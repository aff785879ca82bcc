"""``programmas``, ``controleer`` and ``draaiboek``."""

import os
from pathlib import Path

import pytest

from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.settings import Settings, keep_settings
from tests.building import SHIPPED
from tests.commands.conftest import Run
from tests.store.odd import odd_entries

KEYS = {"id", "titel", "rechten", "eigenaar", "bron", "uitkomst", "kort_van", "herkomst", "bijeenkomsten"}
KEYS |= {"vorm", "voor", "alleen_plannen", "planning", "vragenlijst", "blad", "vermelding", "voor_wie", "deelnemers"}
PART_KEYS = {"nr", "sleutel", "titel", "soort", "minuten", "minst", "vast", "vangst"}


def own(root: Path, name: str, text: str) -> Path:
    path = root / "programmas" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def panel() -> str:
    return (SHIPPED / "clientenpanel.toml").read_text(encoding="utf-8")


def test_json_has_every_key_and_adds_up(run: Run) -> None:
    programmes = run("programmas", "--json").json()
    assert {"begin-maken-met-herstel", "herstelwerkgroep", "clientenpanel", "clientenpanel-kort", "kickoff"} <= {
        one["id"] for one in programmes
    }
    for one in programmes:
        assert one.keys() >= KEYS
        assert one["herkomst"] == "ingebouwd"
        for number, meeting in enumerate(one["bijeenkomsten"], 1):
            assert meeting["nr"] == number
            if one["alleen_plannen"]:
                assert meeting["onderdelen"] == []
                continue
            if not one["alleen_plannen"]:
                assert sum(part["minuten"] for part in meeting["onderdelen"]) == meeting["minuten"]
            assert [part["nr"] for part in meeting["onderdelen"]] == list(range(1, len(meeting["onderdelen"]) + 1))
            assert all(part.keys() >= PART_KEYS for part in meeting["onderdelen"])
    by_id = {one["id"]: one for one in programmes}
    assert by_id["clientenpanel"]["kort_van"] is None
    assert by_id["clientenpanel-kort"]["kort_van"] == "clientenpanel"
    assert by_id["kickoff"]["uitkomst"] == "delen"
    assert [by_id[name]["bijeenkomsten"] for name in ("wrap", "spellen")] == [[], []]
    assert [meeting["minuten"] for meeting in by_id["fotovoice"]["bijeenkomsten"]] == [120] * 12


def test_own_programmes_are_marked_and_win(run: Run, root: Path) -> None:
    own(root, "ons.toml", panel().replace('id = "clientenpanel"', 'id = "ons-panel"'))
    own(root, "anders.toml", panel().replace('titel = "Cliëntenpanel"\ndoel', 'titel = "Ons eigen panel"\ndoel'))
    by_id = {one["id"]: one for one in run("programmas", "--json").json()}
    assert by_id["ons-panel"]["herkomst"] == "eigen"
    assert not by_id["ons-panel"]["vervangt"]
    assert (by_id["clientenpanel"]["herkomst"], by_id["clientenpanel"]["vervangt"]) == ("eigen", True)
    assert by_id["clientenpanel"]["titel"] == "Ons eigen panel"
    table = run("programmas").out
    assert "eigen (vervangt)" in table
    assert max(map(len, table.splitlines())) <= 80


def test_a_faulty_own_file_is_told_and_the_others_work(run: Run, root: Path) -> None:
    own(root, "kapot.toml", panel().replace("minuten = 60", "minuten = 61"))
    own(root, "lang.toml", panel().replace('id = "clientenpanel"', f'id = "{"x" * 50}"'))
    done = run("programmas")
    assert done.code == 0
    assert "kapot.toml" in done.err
    assert "verwacht: 61" in done.err
    assert "x" * 50 in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_controleer_all_built_in_is_in_order(run: Run) -> None:
    done = run("controleer")
    assert (done.code, done.err) == (0, "")
    assert "clientenpanel.toml: in orde" in done.out


def test_controleer_tells_all_faults_in_one_go(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "a.toml"
    broken.write_text("soort = \nversie = 1", encoding="utf-8")
    wrong = tmp_path / "b.toml"
    wrong.write_text(panel().replace("minuten = 60", 'minuten = 61\nkleur = "rood"'), encoding="utf-8")
    good = tmp_path / "c.toml"
    good.write_text(panel(), encoding="utf-8")
    done = run("controleer", tmp_path, tmp_path / "weg.toml")
    assert done.code == 1
    assert done.out == "c.toml: in orde\n"
    for told in ("a.toml", "regel 1", "'kleur'", "verwacht: 61", "weg.toml"):
        assert told in done.err
    twice = tmp_path / "d.toml"
    twice.write_text(panel(), encoding="utf-8")
    assert "staat ook al in c.toml" in run("controleer", good, twice).err
    (tmp_path / "leeg").mkdir()
    assert run("controleer", tmp_path / "leeg").code == 1


@pytest.mark.parametrize(("form", "start"), [("md", b"# "), ("html", b"<!doctype"), ("pdf", b"%PDF")])
def test_draaiboek_writes_one_file_and_says_where(
    run: Run, root: Path, tmp_path: Path, form: str, start: bytes
) -> None:
    done = run("draaiboek", "begin-maken-met-herstel/2", "--formaat", form, "--naar", tmp_path / "nieuw" / "map")
    path = Path(done.out.strip())
    assert done.code == 0
    assert path.name == f"draaiboek-begin-maken-met-herstel-2.{form}"
    assert path.read_bytes().lower().startswith(start.lower())
    assert Path(run("draaiboek", "clientenpanel", "--formaat", form).out.strip()).parent == root / "uit"
    assert os.name == "nt" or root.stat().st_mode & 0o077 == 0


def test_draaiboek_of_what_is_not_there(run: Run) -> None:
    assert run("draaiboek", "bestaat-niet").code == 1
    done = run("draaiboek", "kickoff/2", "--formaat", "md")
    assert (done.code, done.out) == (1, "")


def test_controleer_tells_how_it_is_written_and_that_is_no_fault(run: Run, tmp_path: Path) -> None:
    long = tmp_path / "lang.toml"
    written = panel().replace("zeg = [", f'zeg = ["{"woord " * 21}met een casus.", ', 1)
    long.write_text(written.replace("makkelijker", "# makkelijker", 1), encoding="utf-8")
    done = run("controleer", long)
    assert done.code == 0
    assert done.out == "lang.toml: te gebruiken, 3 keer let op\n"
    *remarks, last = done.err.splitlines()
    assert len(remarks) == 3
    assert all(line.startswith("let op: lang.toml · bijeenkomst 1 · onder") for line in remarks)
    for told in (
        "24 woorden",
        "‘casus’ is een vakwoord. Gewoner is: een voorbeeld",
        "'makkelijker': er staat een vraag",
    ):
        assert told in done.err
    assert last == "3 keer let op. Dit zijn geen fouten: je kunt gewoon verder."
    wrong = tmp_path / "fout.toml"
    wrong.write_text(written.replace("minuten = 60", "minuten = 61"), encoding="utf-8")
    both = run("controleer", tmp_path)
    assert both.code == 1
    assert "let op: fout.toml" not in both.err
    assert "1 fout gevonden" in both.err.splitlines()[-1]
    assert "3 keer let op" in both.err


ONLY_PLANNED = """soort = "herstelgroep-programma"
versie = 1
id = "foto"
titel = "Beelden en verhalen"
doel = "Samen foto's maken."
rechten = "O"
eigenaar = "Yucare"
vermelding = "Dit is niet het officiële cursusmateriaal."
bron = "Handreiking"
uitkomst = "groep"
vorm = "cursus"
voor = ["cliënt"]
alleen_plannen = true

[planning]
ritme = "week"
vrije_week_na = [1]

[[blad]]
titel = "Wat het is"
tekst = ["Mensen maken foto's."]

[[bijeenkomst]]
sleutel = "een"
titel = "De eerste keer"
minuten = 120

[[bijeenkomst]]
sleutel = "twee"
titel = "De tweede keer"
minuten = 120
"""


def test_json_tells_the_kind_the_plan_and_the_pages(run: Run, root: Path) -> None:
    own(root, "foto.toml", ONLY_PLANNED)
    one = next(one for one in run("programmas", "--json").json() if one["id"] == "foto")
    assert (one["vorm"], one["voor"], one["alleen_plannen"], one["blad"]) == (
        "cursus",
        ["cliënt"],
        True,
        [{"titel": "Wat het is", "tekst": ["Mensen maken foto's."]}],
    )
    assert (one["planning"]["ritme"], one["planning"]["vrije_week_na"]) == ("week", [1])
    assert (one["eigenaar"], one["vermelding"]) == ("Yucare", "Dit is niet het officiële cursusmateriaal.")
    assert [(meeting["titel"], meeting["onderdelen"]) for meeting in one["bijeenkomsten"]] == [
        ("De eerste keer", []),
        ("De tweede keer", []),
    ]


@pytest.mark.parametrize("command", ["start", "invoer"])
def test_what_has_no_script_is_not_led(run: Run, root: Path, tmp_path: Path, command: str) -> None:
    own(root, "foto.toml", ONLY_PLANNED)
    notes = tmp_path / "x.csv"
    notes.write_text("onderdeel,tekst\nx,y\n", encoding="utf-8")
    extra: dict[str, list[object]] = {"start": ["--tekst"], "invoer": [notes]}
    done = run(command, "foto/2", *extra[command])
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Van 'Beelden en verhalen' is er hier alleen een planning")
    assert done.err.endswith("bij Groepen. Lezen: herstelgroep draaiboek foto\n")
    page = run(command, "wrap", *extra[command])
    assert (page.code, page.out) == (1, "")
    assert "geen draaiboek" in page.err
    assert "beschermde methode" in page.err
    assert page.err.endswith("Lezen: herstelgroep draaiboek wrap\n")


@pytest.mark.parametrize(("form", "start"), [("md", b"# "), ("html", b"<!doctype"), ("pdf", b"%PDF")])
def test_what_has_no_script_is_read_as_a_page(run: Run, root: Path, form: str, start: bytes) -> None:
    own(root, "foto.toml", ONLY_PLANNED)
    for asked, ident in (("wrap", "wrap"), ("foto", "foto"), ("foto/2", "foto")):
        done = run("draaiboek", asked, "--formaat", form)
        path = Path(done.out.strip())
        assert (done.code, path) == (0, root / "uit" / f"bladzijde-{ident}.{form}")
        assert path.read_bytes().lower().startswith(start.lower())
    for asked, title in (("foto/3", "Beelden en verhalen"), ("wrap/1", "WRAP")):
        done = run("draaiboek", asked)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"'{title}' heeft geen bijeenkomst {asked[-1]}. Lezen: herstelgroep draaiboek ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_odd_entries_are_told_and_the_others_work(run: Run, root: Path) -> None:
    own(root, "ons.toml", panel().replace('id = "clientenpanel"', 'id = "ons-panel"'))
    odd = odd_entries(root / "programmas", ".toml")
    listed = run("programmas")
    checked = run("controleer")
    inside = run("controleer", root / "programmas")
    assert (listed.code, checked.code, inside.code) == (0, 1, 1)
    assert "ons-panel" in listed.out
    assert "ons.toml: " in checked.out
    assert inside.out.startswith("ons.toml: ")
    for done in (listed, checked, inside):
        assert [line.split(":")[0] for line in done.err.splitlines() if "geen gewoon bestand" in line] == odd
    assert run("draaiboek", "ons-panel", "--formaat", "md").code == 0
    assert run("archief").code == 0
    for name in set(odd) - {"map.toml"}:
        one = run("controleer", root / "programmas" / name)
        assert one.code == 1
        assert "geen gewoon bestand" in one.err


def ids(run: Run, *options: str) -> list[str]:
    return [one["id"] for one in run("programmas", "--json", *options).json()]


def test_narrowing_on_the_command_line(run: Run, root: Path) -> None:
    own(root, "foto.toml", ONLY_PLANNED)
    every = ids(run)
    short = ids(run, "--kort")
    assert "clientenpanel-kort" in short
    assert all(ident in every for ident in short)
    assert "clientenpanel" not in short
    assert ids(run, "--zoek", "beelden VERHALEN") == ["foto"]
    assert "foto" in ids(run, "--voor", "Cliënten", "--duur", "120", "--vorm", "Cursus of groep")
    assert "foto" not in ids(run, "--voor", "manager")
    assert "foto" not in ids(run, "--duur", "60")
    assert "foto" not in ids(run, "--duur", "langer")
    assert "hompa" in ids(run, "--duur", "langer")
    panel = ids(run, "--mensen", "6", "--vorm", "gesprek", "--duur", "60")
    assert "clientenpanel" in panel
    assert "clientenpanel" not in ids(run, "--mensen", "7")
    none = run("programmas", "--zoek", "olifant")
    assert (none.code, none.out) == (0, "Niets gevonden. Laat iets weg, of typ alleen: herstelgroep programmas\n")
    assert ids(run, "--zoek", "olifant") == []


@pytest.mark.parametrize("wrong", [("--voor", "x"), ("--duur", "0"), ("--mensen", "-1"), ("--vorm", "kwartet")])
def test_a_narrowing_that_cannot_be_read_is_wrong_usage(run: Run, wrong: tuple[str, str]) -> None:
    done = run("programmas", *wrong)
    assert (done.code, done.out) == (2, "")
    assert wrong[0] in done.err


def test_favourites_stand_first_in_the_table(run: Run, root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)
    keep_settings(RealFiles(), Folder(root), Settings(favourites=("wensen",)))
    assert run("programmas").out.splitlines()[0].startswith("wensen")
    assert "★" in run("programmas").out.splitlines()[0]
    assert ids(run, "--favoriet") == ["wensen"]
