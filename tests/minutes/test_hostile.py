"""Hostile text through every export: it stays text, and no export fails."""

import csv
import io
import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import docx
import pypdf
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.data import read_json, render_json
from herstelgroep.minutes.formats import FORMATS, render
from herstelgroep.minutes.markdown import escape
from herstelgroep.minutes.model import Form, Minutes, NoteLine, NotesChoice, Section
from herstelgroep.minutes.paper import PAPER_FORMATS, render_script
from herstelgroep.minutes.spreadsheet import harmless
from herstelgroep.privacy.cleaning import clean_block
from herstelgroep.programme.model import Segment
from herstelgroep.session.model import Action, Closing, Leftover, Note, Session
from tests.hostile import HOSTILE
from tests.minutes.example import PROGRAMME, example

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SOME = {"=1+1", "<script>alert(1)</script>", '#panic("weg")', "{{ 7*7 }}", "[@click=app.quit]weg[/]"}


def hostile_session() -> Session:
    """Every hostile string in every place where text can stand, past the doors that would have cleaned it."""
    everywhere = HOSTILE * 2
    session = example()
    notes = {f"x{n}": Note(text, "goed" if n % 2 else "beter") for n, text in enumerate(HOSTILE)}
    segments = tuple(replace(s, title=text) for s, text in zip(session.script.segments, everywhere, strict=False))
    script = replace(session.script, segments=segments, title=HOSTILE[0], purpose=HOSTILE[40])
    programme = replace(session.programme, scripts=(script,), source=HOSTILE[60], owner=HOSTILE[90], credit="\ud800")
    return replace(
        session,
        programme=programme,
        place="\x1b]52;c;d2Vn\x07",
        theme="<script>alert(1)</script>",
        boards={**session.boards, "wonen": notes, "wensen.1": {"p": Note("boven", pile=tuple(notes.values())[:60])}},
        summaries={"werk": "\n".join(HOSTILE), "flip-over": "\n\n".join(HOSTILE)},
        forms={
            "plan": {f"r{n}": {"doelgroep": text, "hoe": text, "wanneer": ""} for n, text in enumerate(HOSTILE)},
            "proces": {"": {"werving": "\n".join(HOSTILE)}},
        },
        actions={f"a{n}": Action(text, text, text) for n, text in enumerate(HOSTILE)},
        leftovers={f"l{n}": Leftover(text, n % 9) for n, text in enumerate(HOSTILE)},
        closing=Closing(HOSTILE[5], HOSTILE[6], HOSTILE[7], next_date="=1+1", delete_by="@x"),
    )


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return build_minutes(hostile_session(), NotesChoice.ALWAYS)


@pytest.fixture(scope="module")
def files(minutes: Minutes) -> dict[str, bytes]:
    return {name: render(minutes, name) for name in FORMATS}


def cleaned() -> set[str]:
    return {text for text in map(clean_block, HOSTILE) if text.strip()}


def assert_no_control(text: str, allowed: str = "\n") -> None:
    wrong = {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in allowed}
    assert wrong == set()
    assert not _BIDI.search(text)


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 300


def test_every_export_is_made(files: dict[str, bytes]) -> None:
    assert all(len(data) > 1000 for data in files.values())


@pytest.mark.parametrize("format", ["md", "html", "csv", "json"])
def test_no_control_bytes_in_text(format: str, files: dict[str, bytes]) -> None:
    assert_no_control(files[format].decode(), "\n\r" if format == "csv" else "\n")


def test_json_gives_the_same_minutes_back(files: dict[str, bytes], minutes: Minutes) -> None:
    assert read_json(files["json"]) == minutes


def test_csv_has_every_note_and_no_formula(files: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {5}
    unseen = {"Zs", "Zl", "Zp", "Cf", "Cc"}
    first = {next((c for c in cell if unicodedata.category(c) not in unseen), "") for row in rows for cell in row}
    assert first.isdisjoint("=+-@\t\r＝＋－＠|%")
    texts = {row[4] for row in rows}
    assert not [text for text in cleaned() if "\n" not in text and harmless(text) not in texts]


class Page(HTMLParser):
    """Gathers the tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


OUR_TAGS = {"html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3", "h4", "p", "br"}
OUR_TAGS |= {"dl", "div", "dt", "dd", "ul", "li", "span", "table", "thead", "tbody", "tr", "th", "td"}


def test_html_has_our_tags_only_and_every_note(files: dict[str, bytes]) -> None:
    page = Page()
    page.feed(files["html"].decode())
    page.close()
    assert page.tags <= OUR_TAGS
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}
    words = {word.strip() for word in page.words}
    assert not [text for text in cleaned() if "\n" not in text and text.strip() not in words]


OUR_TOKENS = {"text", "text_special", "softbreak", "hardbreak", "em_open", "em_close", "strong_open", "strong_close"}
OUR_BLOCKS = {
    "inline",
    *(f"{name}_{side}" for side in ("open", "close") for name in ("heading", "paragraph", "bullet_list")),
}
OUR_BLOCKS |= {
    f"{name}_{side}"
    for side in ("open", "close")
    for name in ("list_item", "table", "thead", "tbody", "tr", "th", "td")
}


def test_markdown_is_our_markup_only(files: dict[str, bytes]) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(files["md"].decode())
    assert {token.type for token in tokens} <= OUR_BLOCKS
    assert {child.type for token in tokens for child in token.children or ()} <= OUR_TOKENS


@pytest.mark.parametrize("text", [t for t in map(clean_block, HOSTILE) if t.strip() and "\n" not in t][::4])
def test_markdown_reads_back_as_it_was(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- {escape(text)}\n")
    inline = [token for token in tokens if token.type == "inline"]
    assert "".join(child.content for token in inline for child in token.children or ()) == text.strip()


def test_docx_opens_with_every_note_and_one_field(files: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(files["docx"]))
    bullets = {p.text.split("  ")[0] for p in word.paragraphs if p.style is not None and p.style.name == "List Bullet"}
    assert not [text for text in cleaned() if "\n" not in text and text.split("  ")[0] not in bullets]
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        texts = {name: package.read(name).decode() for name in package.namelist()}
    assert [
        name
        for name, text in texts.items()
        if "instrText" in text or "fldSimple" in text.replace("&lt;w:fldSimple", "")
    ] == ["word/footer1.xml"]
    for text in texts.values():
        assert_no_control("".join(ElementTree.fromstring(text).itertext()), "\n\t")
    assert "hyperlink" not in texts["word/_rels/document.xml.rels"]


def test_pdf_opens_without_actions(files: dict[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(files["pdf"]))
    assert not [page for page in reader.pages if "/Annots" in page or "/AA" in page]
    root: Any = reader.trailer["/Root"]
    assert "/OpenAction" not in root
    assert "/JavaScript" not in files["pdf"].decode("latin-1")
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert not [text for text in SOME if text not in words]
    assert "[teken]" in words
    # An emoji is still there: the file was made with all fonts, not by leaving signs out.
    assert "👍" in words


@pytest.mark.parametrize("format", PAPER_FORMATS)
def test_script_on_paper_takes_hostile_words(format: str) -> None:
    script = PROGRAMME.scripts[0]
    segments = tuple(
        Segment(f"s{n}", script.segments[0].kind, text, 1, 1, say=(text,), do=(text,), easier=text)
        for n, text in enumerate(HOSTILE)
    )
    made = render_script(PROGRAMME, replace(script, segments=segments, title="\x1b[2J"), format)
    if format != "pdf":
        assert_no_control(made.decode())
    assert len(made) > 10_000


def test_a_heap_of_signs_that_no_font_draws_does_not_stop_the_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    import herstelgroep.minutes.pdf as pdf

    monkeypatch.setattr(pdf, "shown", lambda text: text)
    head = build_minutes(example()).head
    made = pdf.render_pdf(Minutes(head=head, parts=(Section("漢字 👍 hallo", summary="\ue000"),)))
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "[teken] [teken] hallo" in words


def test_empty_everything_is_still_a_file() -> None:
    head = replace(build_minutes(example()).head, title="", session_title="", date="geen datum")
    bare = Minutes(head=head, parts=(Section(""), Form("", (), ())), common=(NoteLine(""),))
    for name in FORMATS:
        assert render(bare, name)
    assert read_json(render_json(bare)) == bare
