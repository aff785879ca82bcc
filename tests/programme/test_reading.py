"""A faulty programme is told of in Dutch: the file, the place, the key and what was expected."""

import re
from pathlib import Path

import pytest

from herstelgroep.programme.faults import Fault, FaultyProgramme
from herstelgroep.programme.model import CaptureKind, Moment, Outcome, Role, SegmentKind
from herstelgroep.programme.reading import read_programme
from tests.building import ROOT, SHIPPED, a_programme, programme_text

FILE = "proef.toml"
GOOD = programme_text()
MEETING = "bijeenkomst 1"
WELCOME = f"{MEETING} · onderdeel 1 (Deel welkom)"
BOARD = f"{MEETING} · onderdeel 2 (Deel bord)"
CLOSE = f"{MEETING} · onderdeel 8 (Deel afsluiting)"


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(FaultyProgramme) as found:
        read_programme(text, FILE)
    assert found.value.message == "\n".join(str(fault) for fault in found.value.faults)
    assert all(fault.file == FILE for fault in found.value.faults)
    return found.value.faults


FAULTS = {
    "wrong type": (
        "minuten = 6\nminst",
        'minuten = "6"\nminst',
        WELCOME,
        "minuten",
        "een heel getal van 0 tot en met 1440",
    ),
    "yes is not a number": ("minst = 2", "minst = true", WELCOME, "minst", "er staat: true of false"),
    "a fraction": ("minst = 2", "minst = 2.5", WELCOME, "minst", "er staat: een getal met een komma"),
    "out of bounds": ("minst = 2", "minst = -1", WELCOME, "minst", "er staat: -1"),
    "far out of bounds": ("minst = 2", "minst = 0x" + "f" * 9000, WELCOME, "minst", "een veel te groot getal"),
    "wrong flag": ("vast = true", 'vast = "ja"', f"{MEETING} · onderdeel 6 (Deel stemmen)", "vast", "true of false"),
    "wrong list": (
        'zeg = ["Hoe is het met dag?"]',
        "zeg = [1]",
        f"{MEETING} · onderwerp 2",
        "zeg",
        "een lijst van teksten",
    ),
    "wrong text": ('titel = "Deel bord"', "titel = 3", f"{MEETING} · onderdeel 2", "titel", "er staat: een getal"),
    "unknown key": ("minst = 2", "mints = 2", WELCOME, "mints", "Bedoel je 'minst'?"),
    "unknown key at the top": ('bron = "Eigen"', 'bron = "Eigen"\nwerkt = 1', "", "werkt", "kennen we niet"),
    "missing title": ('titel = "Proef"\n', "", "", "titel", "ontbreekt; verwacht: een tekst"),
    "empty title": ('titel = "Proef"', 'titel = "  "', "", "titel", "is leeg"),
    "missing title of a part": ('titel = "Deel bord"\n', "", f"{MEETING} · onderdeel 2", "titel", "ontbreekt"),
    "sum of minutes": ("minuten = 60", "minuten = 90", MEETING, "minuten", "samen 60 minuten; verwacht: 90"),
    "five columns": (
        'kolommen = [{ sleutel = "hielp"',
        "kolommen = [" + "".join(f'{{ titel = "k{n}" }}, ' for n in range(3)) + '{ sleutel = "hielp"',
        "vangst bord",
        "kolommen",
        "er zijn 5 kolommen; verwacht: een tot vier",
    ),
    "nothing to see": ('titel = "Proef"', 'titel = "\u200b\u2060\ufe0f \u3164"', "", "titel", "is leeg"),
    "short of itself": ('id = "proef"', 'id = "proef"\nkort_van = "proef"', "", "kort_van", "het programma zelf"),
    "pointer to nothing": (
        'vangst = "bord"',
        'vangst = "brod"',
        BOARD,
        "vangst",
        "er is geen vangst 'brod'; er zijn: bord,",
    ),
    "wrong choice": ('soort = "gesprek"', 'soort = "gesprk"', BOARD, "soort", "Bedoel je 'gesprek'?"),
    "who speaks": ('spreekt = "cliënt"', 'spreekt = "client"', BOARD, "spreekt", "Bedoel je 'cliënt'?"),
    "outcome": ('uitkomst = "delen"', 'uitkomst = "weg"', "", "uitkomst", "een van: delen, groep, niets"),
    "not a programme": ("herstelgroep-programma", "iets-anders", "", "soort", "verwacht: 'herstelgroep-programma'"),
    "newer version": ("versie = 1", "versie = 2", "", "versie", "een nieuwere Herstelgroep; wij lezen versie 1"),
    "id": ('id = "proef"', 'id = "Proef 1"', "", "id", "kleine letters, cijfers en streepjes"),
    "key": ('sleutel = "bord"', 'sleutel = "het bord"', BOARD, "sleutel", "kleine letters, cijfers en streepjes"),
    "same key twice": ('sleutel = "pauze"', 'sleutel = "bord"', MEETING, "onderdeel", "'bord' staat er 2 keer"),
    "topic with the key of a part": (
        'sleutel = "wonen"',
        'sleutel = "pauze"',
        MEETING,
        "onderwerp",
        "al van een onderdeel",
    ),
    "more topics than there are": (
        "kies_onderwerpen = [2, 3]",
        "kies_onderwerpen = [6, 7]",
        MEETING,
        "kies_onderwerpen",
        "maar 5",
    ),
    "pair": (
        "kies_onderwerpen = [2, 3]",
        "kies_onderwerpen = [3, 2]",
        MEETING,
        "kies_onderwerpen",
        "het kleinste eerst",
    ),
    "least above the minutes": ("minst = 2", "minst = 7", WELCOME, "minst", "hoogstens 6"),
    "moment without a poll": (
        'vangst = "bord"',
        'vangst = "bord"\nmoment = "na"',
        BOARD,
        "moment",
        "alleen bij een stemming",
    ),
    "one choice": (', { sleutel = "nee", titel = "Nee" }]', "]", "vangst stemming", "keuzes", "minstens 2"),
    "scale": ('waarom = "Waarom?"', "schaal = [5, 5]", "vangst cijfers", "schaal", "zoals [1, 10]"),
    "per": ('per = "subgroep"', 'per = "persoon"', "vangst wensen", "per", "verwacht: 'subgroep'"),
    "owner": ('rechten = "G"', 'rechten = "O"', "", "eigenaar", "van wie de methode is"),
    "a key of another kind": (
        "rijen = true",
        "rijen = true\nschaal = [1, 5]",
        "vangst plan",
        "schaal",
        "kennen we niet",
    ),
}


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("a = 1\nb = 2\na = 3", "regel 3", "a"),
        ('a = 1\ntekst = 1\ntekst = [\n  "a = 1",\n  "b",\n]\nb = 1\n', "regel 3", "tekst"),
        ('tekst = 1\n\ntekst = """\n\n"""\n', "regel 3", "tekst"),
        ('a = 1\n"a" = 2\n', "regel 2", ""),
        ("[planning]\na = 1\n\n[planning]\n", "regel 4", "planning"),
        ("[planning]\na = 1\n[[ planning ]] # nog een\n", "regel 3", "planning"),
        ("[a]\nk = 1\r\n[b]\r\nk = 1\r\nk = 2\r\n\r\n", "regel 5", "k"),
        ("a = [\n 1 ]\n[[a]]\n", "regel 3", "a"),
        ("a = { b = 1, b = 2 }\n", "regel 1", "a"),
        ("a.b = 1\na.b.c = 1\n", "regel 2", "a.b.c"),
    ],
)
def test_what_stands_twice_is_named(text: str, place: str, key: str) -> None:
    (fault,) = faults_of(text)
    assert (fault.place, fault.key) == (place, key)
    assert "staat er twee keer" in fault.told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a = 1\nb = "C:\\map"', "regel 2"),
        ('b = """\nx\n\\u12 """', "regel 3"),
        ('b = "\\uD800"\n', "regel 1"),
        ('a = ["\\q"]', "regel 1"),
    ],
)
def test_a_bad_escape_is_told(text: str, place: str) -> None:
    (fault,) = faults_of(text)
    assert fault.place == place
    assert "een \\ die hier niet kan. Schrijf er twee: \\\\," in str(fault)


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_told(name: str) -> None:
    old, new, place, key, told = FAULTS[name]
    found = faults_of(changed(old, new))
    assert [(f.place, f.key) for f in found if told in f.told] == [(place, key)]
    assert str(found[0]).startswith(FILE + (f" · {found[0].place}" if found[0].place else ""))


def test_several_faults_are_told_in_one_go() -> None:
    text = changed("minuten = 60", "minuten = 61").replace("minst = 2", "mints = 2").replace('id = "proef"', "id = 4")
    assert {(f.place, f.key) for f in faults_of(text)} == {("", "id"), (MEETING, "minuten"), (WELCOME, "mints")}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('titel = "open\nid = "x"', "regel 1"),
        ("a = 1\nb = [1, 2\n", "regel 2"),
        ("a = 1\n\nb == 2", "regel 3"),
        ("a = 99-99-99", "regel 1"),
        ("\x00", "regel 1"),
        ("a = " + "9" * 5000, ""),
    ],
)
def test_broken_toml_is_told_with_its_line(text: str, where: str) -> None:
    [fault] = faults_of(text)
    assert fault.place == where
    assert "geen geldige TOML" in fault.told


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "[" * 5000 + "]" * 5000, "a = " + "{b=" * 5000])
def test_nesting_without_end_is_told(text: str) -> None:
    assert "te veel lijsten" in faults_of(text)[0].told or "geldige TOML" in faults_of(text)[0].told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bijeenkomst = 3",
        "bijeenkomst = [1, [2], {}]",
        "vangst = []",
        "vangst = { a = 1, 'B c' = {} }",
        "[[bijeenkomst]]\nonderdeel = [1]\nonderwerp = ['x']",
        "[[bijeenkomst]]\nonderdeel = [{ titel = [] }]",
        "[vangst.x]\nsoort = 'cijfers'\nregels = 'x'\nschaal = ['a', 'b']",
        "a = " + "[" * 300 + "]" * 300,
        '"\\u001b[31m" = 1',
    ],
)
def test_any_shape_is_told_and_never_an_accident(text: str) -> None:
    for fault in faults_of(text):
        assert re.search(r"[\x00-\x1f]", str(fault)) is None


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert read_programme("\ufeff" + GOOD.replace("\n", "\r\n"), FILE) == a_programme()


def test_what_is_read() -> None:
    programme = a_programme("groep")
    [script] = programme.scripts
    assert (programme.outcome, script.nr, script.key, script.minutes) == (Outcome.GROUP, 1, "de-proef", 60)
    board, vote, form = script.segments[1], script.segments[5], script.capture("plan")
    assert (board.kind, board.speaks, board.least) == (SegmentKind.CONVERSATION, Role.CLIENT, 5)
    assert (vote.moment, vote.least, vote.flexible) == (Moment.AFTER, 3, False)
    assert [s.key for s in script.segments if not s.flexible] == ["pauze", "stemmen", "afsluiting"]
    assert form is not None
    assert (form.kind, form.rows, [item.key for item in form.items]) == (CaptureKind.FORM, True, ["doel", "wie"])
    assert script.topic_list is not None
    assert (script.topic_list.least, script.topic_list.most) == (2, 3)


def test_a_meeting_has_its_own_capture_before_a_shared_one() -> None:
    own = '[bijeenkomst.vangst.bord]\nsoort = "briefjes"\ntitel = "Eigen bord"\n\n[[bijeenkomst.onderwerp]]'
    script = read_programme(changed("[[bijeenkomst.onderwerp]]", own), FILE).scripts[0]
    assert [capture.title for capture in script.captures if capture.key == "bord"] == ["Eigen bord"]


def test_texts_are_cleaned() -> None:
    text = changed('titel = "Proef"', 'titel = "Pro\\u001b[1m\\u202eef  x"')
    assert read_programme(text, FILE).title == "Pro[1mef x"


@pytest.mark.parametrize(
    "path", [ROOT / "docs" / "voorbeeld-programma.toml", *sorted(SHIPPED.glob("*.toml"))], ids=lambda p: p.name
)
def test_what_we_ship_reads_without_faults(path: Path) -> None:
    programme = read_programme(path.read_text("utf-8"), "x.toml")
    assert programme.scripts or programme.pages
