"""The plan of a group on paper."""

import io

import pypdf
import pytest
from msgspec.structs import replace

from herstelgroep.groups.words import short_day
from herstelgroep.minutes.calendar_page import PLAN_FORMATS, plan_page, render_plan
from herstelgroep.minutes.document import Paragraph, Table
from herstelgroep.minutes.paper import NoSuchPaper
from tests.groups.building import year_group
from tests.hostile import HOSTILE

GROUP = year_group(place="De Linde")


def rows(**changed: object) -> tuple[tuple[str, ...], ...]:
    first, *rest = GROUP.planned
    page = plan_page(replace(GROUP, planned=(replace(first, **changed), *rest)))
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    return table.rows


def test_every_day_is_on_the_page_and_nobody_by_name() -> None:
    assert [row[0] for row in rows()] == [short_day(one.day) for one in GROUP.planned]
    assert rows()[1] == (short_day(GROUP.planned[1].day), "19.30 – 21.30", GROUP.planned[1].title)


def test_what_is_skipped_or_in_question_says_so() -> None:
    assert rows(skipped=True, holiday="Kerst")[0][1:] == ("–", "Geen bijeenkomst (Kerst)")
    assert rows(skipped=True, holiday="")[0][1:] == ("–", "Geen bijeenkomst")
    assert rows(holiday="Kerst")[0][2].endswith("(Kerst: wel of niet?)")
    assert "Kerst" not in rows(holiday="Kerst", asked=True)[0][2]


def test_an_empty_plan_says_so() -> None:
    blocks = plan_page(replace(GROUP, planned=())).blocks
    assert Paragraph("Er staat nog niets gepland.") in blocks


@pytest.mark.parametrize("format", PLAN_FORMATS)
def test_twice_the_same_bytes(format: str) -> None:
    assert render_plan(GROUP, format) == render_plan(GROUP, format)


def test_a_year_fits_on_one_page() -> None:
    agreed = replace(GROUP, planned=tuple(replace(one, asked=True) for one in GROUP.planned))
    reader = pypdf.PdfReader(io.BytesIO(render_plan(agreed, "pdf")))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert len(reader.pages) == 1
    assert all(short_day(one.day) in text for one in GROUP.planned)


@pytest.mark.parametrize("text", HOSTILE[::25])
def test_text_from_people_is_data(text: str) -> None:
    strange = replace(GROUP, name=text, place=text, planned=tuple(replace(o, title=text) for o in GROUP.planned[:2]))
    for format in PLAN_FORMATS:
        made = render_plan(strange, format)
        assert b"\x1b" not in made or format == "pdf"
        assert b"<script>" not in made or format != "html"


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(NoSuchPaper, match="pdf, html, md"):
        render_plan(GROUP, "docx")
