"""The script on paper is enough to lead without a laptop."""

import io

import pypdf
import pytest
from msgspec.structs import replace

from herstelgroep.minutes.document import Bullets, Paragraph, Room, Table
from herstelgroep.minutes.glyphs import missing
from herstelgroep.minutes.paper import PAPER_FORMATS, NoSuchPaper, page_of, paper_of, render_page, render_script
from herstelgroep.programme.frame import Page, Questionnaire
from herstelgroep.programme.model import Programme, Rights
from herstelgroep.programme.reading import read_programme
from tests.minutes.example import PROGRAMME
from tests.minutes.test_files import ROOT

SCRIPT = PROGRAMME.scripts[0]


def test_everything_the_leader_needs_is_there() -> None:
    text = render_script(PROGRAMME, SCRIPT, "md").decode()
    for segment in SCRIPT.segments:
        assert segment.title in text
        for line in (*segment.say, *segment.do, *segment.mind, segment.easier):
            assert line in text
    for topic in SCRIPT.topic_list.topics if SCRIPT.topic_list else ():
        assert text.count(topic.title) == 2
    for line in (*PROGRAMME.preparation, *SCRIPT.preparation, SCRIPT.purpose, PROGRAMME.source, PROGRAMME.credit):
        assert line in text


def shipped(name: str) -> Programme:
    return read_programme((ROOT / "sessions" / f"{name}.toml").read_text("utf-8"), name)


@pytest.mark.parametrize("name", ["wrap", "spellen", "fotovoice"])
def test_what_has_no_script_is_a_page(name: str) -> None:
    programme = shipped(name)
    text = render_page(programme, "md").decode()
    assert text.startswith(f"# {programme.title}\n")
    told = [programme.purpose, programme.audience, programme.owner, programme.source, programme.credit]
    for line in (*told, *(line for page in programme.pages for line in (page.title, *page.text))):
        assert line in text
    for form in PAPER_FORMATS:
        assert len(render_page(programme, form)) > len(programme.title)
    with pytest.raises(NoSuchPaper):
        render_page(programme, "docx")


def test_a_page_lists_the_meetings_and_the_facts_of_a_questionnaire() -> None:
    planned = shipped("fotovoice")
    (table,) = (block for block in page_of(planned).blocks if isinstance(block, Table))
    assert table.rows == tuple((script.title, "120") for script in planned.scripts)
    facts = Questionnaire(dimensions=("Hoop", "Regie"), items=24, scale=(1, 5))
    text = render_page(replace(shipped("wrap"), questionnaire=facts), "md").decode()
    assert "24 vragen, met een antwoord van 1 tot en met 5." in text
    assert "- Hoop\n- Regie\n" in text
    assert "De vragen zelf staan niet in deze app." in text
    assert "De bijeenkomsten" not in text


def test_nothing_to_fill_in_is_left_on_paper() -> None:
    for name, nr in (("kickoff", 1), ("begin-maken-met-herstel", 2), ("herstelwerkgroep", 12)):
        programme = read_programme((ROOT / "sessions" / f"{name}.toml").read_text("utf-8"), name)
        script = programme.script(nr)
        assert script is not None
        text = render_script(programme, script, "md").decode()
        assert "{" not in text
        assert "onze gast" in text or "ons eigen thema" in text


def test_there_is_room_to_write_for_every_capture() -> None:
    blocks = paper_of(PROGRAMME, SCRIPT).blocks
    rooms = [block.columns for block in blocks if isinstance(block, Room)]
    assert ("Hielp", "Hinderde") in rooms
    assert rooms.count(("Wat is fijn", "Wat kan beter")) == 3
    assert ("Wat", "Wie (een rol)", "Wanneer") in rooms
    assert ("Voor wie", "Hoe", "Wanneer") in rooms
    assert ("Hoe zijn mensen gevraagd?",) in rooms
    tables = [block.head for block in blocks if isinstance(block, Table)]
    assert tables.count(("Antwoord", "Aantal")) == 3
    assert ("Waarover", *map(str, range(1, 11))) in tables


def test_what_is_said_is_strong_and_lists_can_be_ticked() -> None:
    blocks = paper_of(PROGRAMME, SCRIPT).blocks
    assert next(b.text for b in blocks if isinstance(b, Paragraph) and b.strong) == "Welkom. Fijn dat je er bent."
    assert [len(b.items) for b in blocks if isinstance(b, Bullets) and b.boxes] == [2, 3]


WITH_SCRIPTS = sorted(
    path.name for path in (ROOT / "sessions").glob("*.toml") if "[[bijeenkomst.onderdeel]]" in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", WITH_SCRIPTS)
def test_every_shipped_script_goes_on_paper(name: str) -> None:
    programme = read_programme((ROOT / "sessions" / name).read_text(encoding="utf-8"), name)
    for script in programme.scripts:
        assert missing(render_script(programme, script, "md").decode()) == ()
    last = programme.scripts[-1]
    pages = pypdf.PdfReader(io.BytesIO(render_script(programme, last, "pdf"))).pages
    words = " ".join("".join(page.extract_text() for page in pages).split())
    assert last.segments[-1].title in words


@pytest.mark.parametrize("format", PAPER_FORMATS)
def test_twice_the_same_bytes(format: str) -> None:
    assert render_script(PROGRAMME, SCRIPT, format) == render_script(PROGRAMME, SCRIPT, format)


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(NoSuchPaper, match="pdf, html, md"):
        render_script(PROGRAMME, SCRIPT, "docx")


def test_whose_it_is_and_the_pages_stand_on_paper() -> None:
    owned = [
        programme
        for path in sorted((ROOT / "sessions").glob("*.toml"))
        if (programme := read_programme(path.read_text("utf-8"), path.name)).rights is Rights.OWNED
    ]
    assert len(owned) >= 10
    for programme in owned:
        for script in programme.scripts:
            last = paper_of(programme, script).blocks[-1]
            assert isinstance(last, Paragraph)
            assert programme.owner in last.text
            assert "niet het officiële" in last.text, programme.id
    with_page = replace(PROGRAMME, pages=(Page("Wat het is", ("Een gesprek.", "Met koffie.")),), owner="Iemand")
    text = render_script(replace(with_page, rights=Rights.OWNED, credit=""), SCRIPT, "md").decode()
    assert "## Wat het is\n\nEen gesprek.\n\nMet koffie." in text
    assert "Eigenaar van de methode: Iemand. Dit is niet het officiële cursusmateriaal." in text
