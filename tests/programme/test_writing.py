"""Remarks on the writing: told with their place, and none on what we ship."""

import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from herstelgroep.programme.jargon import JARGON, PHRASES, jargon_in
from herstelgroep.programme.model import Programme
from herstelgroep.programme.reading import read_programme
from herstelgroep.programme.writing import Remark, judge
from tests.building import ROOT, SHIPPED, programme_text

MEETING = "bijeenkomst 1"
BOARD = f"{MEETING} · onderdeel 2 (Deel bord)"
LONG = " ".join(["woord"] * 21) + "."
POLL = 'keuzes = [{ sleutel = "ja", titel = "Ja" }, { sleutel = "nee", titel = "Nee" }]'
THESES = POLL.replace("Ja", "Eens").replace("Nee", "Oneens")
GOOD = [
    "Vandaag gaat het over steun. Steun kan van alles zijn.",
    "Een mens, een hond, een plek, muziek: wat was er voor jou toen het moeilijk was?",
    "Wacht. Tel in jezelf tot tien voordat je iets zegt.",
    "Iemand kan zeggen: er was niemand. Dat is ook een antwoord.",
    "Zeg niet dat het anders had gekund.",
    "Er staat een laptop. Hij neemt geen geluid op en geen beeld.",
    "We schrijven op wat er gezegd wordt, en niet door wie.",
    "Kies maar: laptop mag, alleen papier, of niets opschrijven.",
    "Passen mag altijd. Je mag even weg en weer terug.",
    "Neem iets kleins mee, bijv. een foto, een steen of een lied dat bij jou hoort.",
    "De pauze is om 10.30 uur. Om 12.00 uur zijn we klaar.",
    "In het dossier staat: ‘Participatie en zelfredzaamheid zijn beperkt.’",
    "Sommigen noemen dat “empowerment”. Hoe noem jij het?",
    "Zet de flip-over klaar, met dikke pennen.",
    "{gast} vertelt een eigen verhaal. Daarna mag je vragen stellen.",
    "Hoe was het vandaag? Eén woord is genoeg.",
    "Wat hielp · wat hinderde · wat neem je mee?",
    "Is iemand geraakt? De ander neemt het dan over.",
    "Een cliënt, een naaste of een hulpverlener: iedereen mag antwoorden.",
    "Tel de stemmen. Bij minder dan vijf laten we niets zien.",
]


def of(text: str) -> Programme:
    return read_programme(text, "proef.toml")


def complete(old: str = "", new: str = "") -> str:
    """The programme of the tests with a simpler wording of each question, and one change."""
    text = programme_text().replace('?"]\nkolommen', '?"]\nmakkelijker = "En?"\nkolommen')
    assert old in text
    return text.replace(old, new, 1) if old else text


def in_the_board(lines: str) -> list[Remark]:
    return list(judge(of(complete('titel = "Deel bord"', f'titel = "Deel bord"\n{lines}'))))


def test_a_complete_programme_gives_nothing() -> None:
    assert list(judge(of(complete()))) == []


@pytest.mark.parametrize("sentence", GOOD)
def test_good_sentences_give_nothing(sentence: str) -> None:
    lines = "\n".join(f"{key} = ['''{sentence}''']" for key in ("zeg", "doe", "let_op"))
    assert in_the_board(f"{lines}\nmakkelijker = '''{sentence}'''\ngroep_ziet = '''{sentence}'''") == []


@pytest.mark.parametrize("key", ["zeg", "doe", "let_op", "makkelijker", "groep_ziet"])
def test_a_long_sentence(key: str) -> None:
    [remark] = in_the_board(f'{key} = "Kort. {LONG}"')
    assert (remark.place, remark.key) == (BOARD, key)
    told = "een zin van 21 woorden: ‘woord woord woord woord woord woord …’. Maak er twee van."
    assert str(remark) == f"{BOARD} · '{key}': {told}"
    assert in_the_board(f'{key} = "{LONG.replace("woord ", "", 1)}"') == []


@pytest.mark.parametrize(
    ("old", "new", "place", "key"),
    [
        ('doel = "Alles', 'doel = "Een interventie. Alles', "", "doel"),
        ('bron = "Eigen"', 'bron = "Eigen"\nvoorbereiding = ["Een interventie."]', "", "voorbereiding"),
        ('bron = "Eigen"', 'bron = "Eigen"\nwat_gebeurt_ermee = "Een interventie."', "", "wat_gebeurt_ermee"),
        ("minuten = 60", 'minuten = 60\ndoel = "Een interventie."', MEETING, "doel"),
        ('titel = "Nog eens?"', 'titel = "Nog?"\nvraag = "Welke interventie?"', "vangst stemming", "vraag"),
        ('waarom = "Waarom?"', 'waarom = "Welke interventie?"', "vangst cijfers", "waarom"),
        ('titel = "De koffie"', 'titel = "De koffie", hulp = ["Interventie?"]', "vangst cijfers (De koffie)", "hulp"),
        (
            'titel = "Over wonen"',
            'titel = "Over wonen"\ndoe = "Interventie."',
            f"{MEETING} · onderwerp (Over wonen)",
            "doe",
        ),
    ],
)
def test_jargon_is_told_with_its_place(old: str, new: str, place: str, key: str) -> None:
    text = complete(old, new).replace('vangst = "stemming"', 'vangst = "stemming"\nmakkelijker = "En?"')
    [remark] = judge(of(text))
    assert (remark.place, remark.key) == (place, key)
    assert remark.told == "‘interventie’ is een vakwoord."
    assert remark.proposal == "Gewoner is: wat je doet om te helpen."


def test_names_and_sources_and_quotes_are_no_jargon() -> None:
    text = complete('bron = "Eigen"', 'bron = "Een interventie"\neigenaar = "Bureau Interventie Nu"')
    named = text.replace(
        'titel = "Deel bord"', 'titel = "Deel bord"\nook = ["casus"]\ndoe = ["Bel Bureau interventie nu."]'
    )
    assert list(judge(of(named))) == []
    [remark] = in_the_board('zeg = "Een casus is een voorbeeld."')
    assert remark.told == "‘casus’ is een vakwoord."
    assert in_the_board('zeg = "Een ‘casus’ is een voorbeeld."') == []


def test_the_same_word_is_told_once_a_paragraph_key() -> None:
    assert len(in_the_board('doe = ["Een casus en een casus.", "Nog een casus.", "Een traject."]')) == 2


def test_a_shared_capture_is_told_once() -> None:
    text = complete('waarom = "Waarom?"', 'waarom = "Welke casus?"')
    head, meeting = text.split("[[bijeenkomst]]", 1)
    twice = f"{head}[[bijeenkomst]]{meeting}\n[[bijeenkomst]]{meeting}"
    assert [remark.place for remark in judge(of(twice))] == ["vangst cijfers"]


@pytest.mark.parametrize("lines", ['zeg = ["Kom.", "Hoe is het?"]', 'groep_ziet = "Hoe is het?"'])
def test_a_question_has_a_simpler_wording(lines: str) -> None:
    [remark] = in_the_board(lines)
    assert (remark.place, remark.key) == (BOARD, "makkelijker")
    assert in_the_board(f'{lines}\nmakkelijker = "Gaat het?"') == []


def test_a_topic_and_a_capture_ask_too() -> None:
    assert {remark.place for remark in judge(of(programme_text()))} == {
        f"{MEETING} · onderwerp (Over {name})" for name in ("wonen", "dag", "werk", "hulp", "herstel")
    }
    [remark] = judge(
        of(
            complete('titel = "Losse briefjes"', 'titel = "Losse briefjes"\nvraag = "Wat nog?"').replace(
                'vangst = "bord"', 'vangst = "losse"'
            )
        )
    )
    assert (remark.place, remark.key) == (BOARD, "makkelijker")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('vraag = "Herstel is onmogelijk."', [("vraag", "in deze stelling staat ‘onmogelijk’.")]),
        ('vraag = "Herstel lukt nooit zonder hulp."', [("vraag", "in deze stelling staat ‘nooit’ en ‘zonder’.")]),
        ('vraag = "Herstel is mooi, maar zwaar."', [("vraag", "deze stelling zegt twee dingen tegelijk (maar).")]),
        ('vraag = "Herstel is voor iedereen."', []),
    ],
)
def test_a_thesis(line: str, told: list[tuple[str, str]]) -> None:
    text = complete(POLL, f"{line}\n{THESES}")
    assert [(remark.key, remark.told) for remark in judge(of(text))] == told
    assert list(judge(of(complete(POLL, f"{line}\n{POLL}")))) == []


def test_a_thesis_in_the_title() -> None:
    text = complete('titel = "Nog eens?"', 'titel = "Herstel is niet te meten."').replace(POLL, THESES)
    assert [(remark.place, remark.key) for remark in judge(of(text))] == [("vangst stemming", "titel")]


def test_the_list_of_jargon() -> None:
    words = [word for entry, _ in JARGON for word in entry.split()]
    assert len(set(words)) == len(words) > 150
    assert all(word == word.casefold() for word in words)
    plain = [plainer for _, plainer in (*JARGON, *PHRASES)]
    assert [found for text in plain for found in jargon_in(text)] == []
    assert [word for word, _ in jargon_in("Zorgprofessionals en hun EVALUATIEFORMULIER: Zelfstigma, eigen  regie")] == [
        "zorgprofessionals",
        "evaluatieformulier",
        "zelfstigma",
        "regie",
        "eigen regie",
    ]
    assert list(jargon_in("Registers, reflex, inzet, regisseur, kaderen en middelste strategen")) == []


@pytest.mark.parametrize(
    "part",
    ["a", "a ", ".", ". ", ".’", "‘a’", "‘", "“", "’", "a’a", "en is ", "een, ", "–", "/a", "ab/", "casus ", "́", "!?"],
)
def test_a_megabyte_of_anything_is_judged_in_a_moment(part: str) -> None:
    programme = of(complete(POLL, THESES))
    [script] = programme.scripts
    text = part * (1_000_000 // len(part))
    captures = tuple(replace(capture, question=text) for capture in script.captures[:1])
    full = replace(script, title=text[:1000], segments=(replace(script.segments[0], say=(text,)),), captures=captures)
    began = time.process_time()
    list(judge(replace(programme, scripts=(full,))))
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "path", [ROOT / "docs" / "voorbeeld-programma.toml", *sorted(SHIPPED.glob("*.toml"))], ids=lambda p: p.name
)
def test_what_we_ship_gives_no_remarks(path: Path) -> None:
    assert [str(remark) for remark in judge(of(path.read_text("utf-8")))] == []
