"""What is in the files besides the words: schema, structure, metadata, colours, and real programs that open them."""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import docx
import jsonschema
import msgspec
import pypdf
import pytest
from msgspec.structs import replace

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.formats import FORMATS, render
from herstelgroep.minutes.model import Minutes, NotesChoice
from herstelgroep.programme.model import Outcome
from tests.conftest import need
from tests.minutes.example import example, opened
from tests.minutes.test_hostile import hostile_session

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "verslag.schema.json").read_text(encoding="utf-8"))
HERE = [str(place).encode() for place in (ROOT, ROOT.parent, Path.home(), sys.prefix, tempfile.gettempdir())]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    minutes = build_minutes(example())
    return {name: render(minutes, name) for name in FORMATS}


@pytest.mark.parametrize("choice", list(NotesChoice))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_json_follows_its_schema(outcome: Outcome, choice: NotesChoice) -> None:
    for session in (example(), opened(attendance=None), hostile_session()):
        programme = replace(session.programme, outcome=outcome)
        made = json.loads(render(build_minutes(replace(session, programme=programme), choice), "json"))
        jsonschema.validate(made, SCHEMA, jsonschema.Draft202012Validator)
        assert (made["soort"], made["versie"]) == ("herstelgroep-verslag", 1)


def test_schema_is_a_schema_and_refuses_what_is_else() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    made = json.loads(render(build_minutes(example()), "json"))
    for wrong in ({**made, "versie": 2}, {**made, "auteur": "iemand"}, {**made, "onderdelen": [{"soort": "anders"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA, jsonschema.Draft202012Validator)


def test_schema_names_what_the_model_has() -> None:
    model = msgspec.json.schema(Minutes)["$defs"]
    assert {name: sorted(part["properties"]) for name, part in model.items()} == {
        name: sorted(part["properties"]) for name, part in SCHEMA["$defs"].items()
    }
    assert all(part["required"] == sorted(part["properties"]) for part in SCHEMA["$defs"].values())


@pytest.mark.parametrize("format", list(FORMATS))
def test_no_path_of_this_machine(format: str, files: dict[str, bytes]) -> None:
    data = [files[format]]
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(files[format])) as package:
            data = [package.read(name) for name in package.namelist()]
    assert not [place for one in data for place in HERE if place in one]


def test_docx_tells_nobody_and_no_time(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        entries = package.infolist()
        everything = "".join(package.read(entry).decode() for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.extra, entry.comment) for entry in entries} == {
        (0, 0o600 << 16, b"", b"")
    }
    names = {entry.filename for entry in entries}
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "customXml" in name]
    for word in ("python-docx", "Macintosh", "<dcterms:", "<dc:creator", "lastModifiedBy", "w:rsid"):
        assert word not in everything


def test_docx_core_properties(files: dict[str, bytes]) -> None:
    core = docx.Document(io.BytesIO(files["docx"])).core_properties
    assert core.title == "Cliëntenpanel · 25 november 2026"
    assert (core.author, core.last_modified_by, core.created, core.modified, core.comments) == ("", "", None, None, "")


def test_docx_has_real_headings_lists_and_tables(files: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(files["docx"]))
    styles = {p.style.name for p in word.paragraphs if p.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "List Bullet 2"} <= styles
    assert len(word.tables) == 4
    assert word.element.xpath("//w:tblHeader")
    assert 'w:val="nl-NL"' in word.styles.element.xml


def test_pdf_names_its_engine_and_the_day_of_the_session_only(files: dict[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(files["pdf"]))
    found = {name: str(value) for name, value in (reader.metadata or {}).items()}
    assert re.fullmatch(r"Typst [\d.]+", found.pop("/Creator"))
    assert found == {
        "/Title": "Cliëntenpanel · 25 november 2026",
        "/CreationDate": "D:20261125000000Z",
        "/ModDate": "D:20261125000000Z",
    }


def test_pdf_is_tagged_for_people_who_listen(files: dict[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(files["pdf"]))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/StructTreeRoot"]
    told = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in told
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_pdf_carries_its_own_fonts(files: dict[str, bytes]) -> None:
    fonts = set()
    for page in pypdf.PdfReader(io.BytesIO(files["pdf"])).pages:
        used: Any = page["/Resources"]
        for font in used["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
            fonts.add(inner["/BaseFont"].split("+")[1].split("-")[0])
    assert fonts == {"AtkinsonHyperlegibleNext", "NotoEmoji"}


def test_html_allows_its_own_style_and_nothing_else(files: dict[str, bytes]) -> None:
    page = files["html"].decode()
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page
    assert '<html lang="nl">' in page
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img", page)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_can_be_read() -> None:
    css = (ROOT / "herstelgroep" / "minutes" / "templates" / "minutes.css").read_text(encoding="utf-8")
    schemes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part)) for part in re.findall(r":root \{([^}]*)\}", css)]
    assert len(schemes) == 2 or {"#fff"} <= set(re.findall(r"--ground: (\S+);", css))
    for scheme in schemes:
        ground = scheme.get("ground", "#ffffff")
        assert contrast(scheme["text"], ground) >= 7
        assert contrast(scheme["pine"], ground) >= 7
        assert contrast(scheme["ochre"], ground) >= 7
        assert contrast(scheme["soft"], ground) >= 4.5
    for scheme in schemes[:2]:
        assert contrast(scheme["soft"], scheme["raised"]) >= 4.5


@pytest.mark.browser
@pytest.mark.slow
def test_html_opens_in_a_browser(files: dict[str, bytes], tmp_path: Path) -> None:
    page, picture = tmp_path / "verslag.html", tmp_path / "verslag.png"
    page.write_bytes(files["html"])
    command = [
        need("chromium"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    shot = [*command, "--window-size=900,1600", f"--screenshot={picture}", page.as_uri()]
    subprocess.run(shot, check=True, capture_output=True, timeout=60)
    assert picture.stat().st_size > 20_000


@pytest.mark.office
@pytest.mark.slow
def test_docx_opens_in_a_word_processor(tmp_path: Path) -> None:
    page, hostile = tmp_path / "verslag.docx", hostile_session()
    session = replace(example(), boards={"wonen": hostile.boards["wonen"]}, place=hostile.place, theme=hostile.theme)
    page.write_bytes(render(build_minutes(session, NotesChoice.ALWAYS), "docx"))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [need("soffice"), home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(page)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    words = "".join(p.extract_text() for p in pypdf.PdfReader(tmp_path / "verslag.pdf").pages)
    assert "Wat bleef liggen" in words


def test_pdf_turns_into_pictures(files: dict[str, bytes], tmp_path: Path) -> None:
    page = tmp_path / "verslag.pdf"
    page.write_bytes(files["pdf"])
    subprocess.run([need("pdftoppm"), "-r", "40", "-png", str(page), str(tmp_path / "p")], check=True, timeout=60)
    pictures = sorted(tmp_path.glob("p-*.png"))
    assert len(pictures) == len(pypdf.PdfReader(page).pages)
    assert all(picture.stat().st_size > 1500 for picture in pictures)
