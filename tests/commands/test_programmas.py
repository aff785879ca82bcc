"""``programmas``, ``controleer`` and ``draaiboek``."""

import os
from pathlib import Path

import pytest

from tests.building import SHIPPED
from tests.commands.conftest import Run

KEYS = {"id", "titel", "rechten", "eigenaar", "bron", "uitkomst", "kort_van", "herkomst", "bijeenkomsten"}
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
            assert sum(part["minuten"] for part in meeting["onderdelen"]) == meeting["minuten"]
            assert [part["nr"] for part in meeting["onderdelen"]] == list(range(1, len(meeting["onderdelen"]) + 1))
            assert all(part.keys() >= PART_KEYS for part in meeting["onderdelen"])
    by_id = {one["id"]: one for one in programmes}
    assert by_id["clientenpanel"]["kort_van"] is None
    assert by_id["clientenpanel-kort"]["kort_van"] == "clientenpanel"
    assert by_id["kickoff"]["uitkomst"] == "delen"


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
