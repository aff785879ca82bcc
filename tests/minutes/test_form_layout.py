"""A plan of rows reads as a document: tables that fit, a heading for every row otherwise, and a bar of months."""

import io
from functools import reduce

import docx
import pytest
from docx.table import Table as WordTable

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.document import Block, Facts, Heading, Paragraph, Room, Table
from herstelgroep.minutes.form_layout import SIGN, YEAR_TITLE, fits, form_blocks
from herstelgroep.minutes.formats import render
from herstelgroep.minutes.layout import document_of, part_blocks, shift_in_words
from herstelgroep.minutes.model import Choice, Form, Marks, Minutes, Poll, Section
from herstelgroep.minutes.months import MONTHS
from herstelgroep.minutes.paper import paper_of
from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.model import Session
from tests.building import a_session, after, shipped
from tests.minutes.golden import words_of_pdf

CLIENTS = {
    "groep": "Cliënten van Noord",
    "soort-groep": "Om wie het gaat",
    "doel": "Weten dat de groep er is",
    "middel": "Een kaartje",
    "moment": "Bij het plan",
    "maanden": "jan, mrt-mei",
    "wie": "ervaringsdeskundige",
    "opmerking": "Groot gedrukt",
}
FAMILY = {"groep": "Familie", "doel": "Begrijpen wat herstel is", "middel": "Een avond", "maanden": "sept, okt"}


def plan(*rows: dict[str, str]) -> Session:
    session = a_session(shipped("communicatieplan"))
    return reduce(lambda now, nr: apply(now, c.AddRow("plan", f"r{nr}", rows[nr])).session, range(len(rows)), session)


def blocks_of(minutes: Minutes) -> tuple[Block, ...]:
    return document_of(minutes).blocks


def test_a_plan_that_is_too_wide_for_a_table_has_a_heading_for_every_row() -> None:
    blocks = blocks_of(build_minutes(plan(CLIENTS, FAMILY)))
    place = blocks.index(Heading("Cliënten van Noord", 2))
    answers, family = blocks[place + 1 : place + 3]
    assert isinstance(answers, Facts)
    assert answers.plain
    assert [value for _, value in answers.rows] == list(CLIENTS.values())[1:]
    assert family == Heading("Familie", 2)


def test_the_months_are_a_bar_of_a_year() -> None:
    blocks = blocks_of(build_minutes(plan(CLIENTS, FAMILY)))
    bar = blocks[blocks.index(Heading(YEAR_TITLE, 2)) + 1]
    assert isinstance(bar, Table)
    assert bar.signs
    assert bar.head[1:] == MONTHS
    said = {row[0]: [month for month, cell in zip(MONTHS, row[1:], strict=True) if cell == SIGN] for row in bar.rows}
    assert said == {"Cliënten van Noord": ["jan", "mrt", "apr", "mei"], "Familie": ["sep", "okt"]}


def test_without_a_month_there_is_no_bar() -> None:
    assert Heading(YEAR_TITLE, 2) not in blocks_of(build_minutes(plan({"groep": "Familie"})))


def test_the_bar_is_in_every_file_to_read() -> None:
    minutes = build_minutes(plan(CLIENTS, FAMILY))
    assert render(minutes, "html").decode().count(f"<td>{SIGN}</td>") == 6
    assert render(minutes, "md").decode().count(SIGN) == 6
    assert words_of_pdf(render(minutes, "pdf")).count(SIGN) == 6
    parts = docx.Document(io.BytesIO(render(minutes, "docx"))).iter_inner_content()
    cells = [cell.text for part in parts if isinstance(part, WordTable) for row in part.rows for cell in row.cells]
    assert cells.count(SIGN) == 6


@pytest.mark.parametrize(
    ("head", "row", "together"),
    [
        (("Wat?", "Wie?", "Wanneer?"), ("Bellen", "het team", "morgen"), True),
        (("a", "b", "c", "d", "e", "f"), ("1", "2", "3", "4", "5", "6"), False),
        (("a", "b", "c", "d", "e"), ("1", "2", "ervaringsdeskundigen", "4", "5"), False),
        (("a", "b", "c"), ("1", "2", "lang " * 80), False),
    ],
)
def test_a_table_only_where_it_fits(head: tuple[str, ...], row: tuple[str, ...], together: bool) -> None:
    assert fits((head, row)) is together
    tables = [block for block in form_blocks(Form("Plan", head, (row,), table=True)) if isinstance(block, Table)]
    assert bool(tables) is together


def test_a_row_with_a_long_or_no_first_answer_has_a_number() -> None:
    fields = tuple("abcdef")
    rows = (("woord " * 20, *"2345", ""), ("", *"23456"))
    first, answers, second, others = form_blocks(Form("Plan", fields, rows, table=True))
    assert (first, second) == (Heading("Regel 1", 2), Heading("Regel 2", 2))
    assert answers == Facts((("a", rows[0][0]), *zip("bcde", "2345", strict=True)), plain=True)
    assert others == Facts(tuple(zip("bcdef", "23456", strict=True)), plain=True)


def test_short_answers_stand_next_to_their_questions_and_long_ones_under_them() -> None:
    short = Form("Gemiddelde", ("Hoeveel mensen?", "Hoop", "Steun"), (("6", "", "3,4"),))
    assert list(form_blocks(short)) == [Facts((("Hoeveel mensen?", "6"), ("Steun", "3,4")), plain=True)]
    told = "De helft kwam. We belden mensen op."
    long = Form("Hoe het ging", ("Opkomst", "Werving"), ((told, "goed"),))
    assert list(form_blocks(long))[:2] == [Heading("Opkomst", 2), Paragraph(told)]


def test_a_very_long_answer_breaks_no_file() -> None:
    minutes = build_minutes(plan({**CLIENTS, "doel": "heel veel woorden " * 400}))
    for name in ("pdf", "docx", "html"):
        assert render(minutes, name)


def test_the_shift_is_told_only_when_both_counts_are() -> None:
    assert shift_in_words(Choice("Eens", before=9, after=4)) == "−5"
    assert shift_in_words(Choice("Eens", before=4, after=9)) == "+5"
    assert shift_in_words(Choice("Eens", before=4, after=4)) == "0"
    assert shift_in_words(Choice("Eens", after=9)) == ""


def test_a_vote_stands_with_what_was_said_about_its_thesis_under_one_heading() -> None:
    session = a_session(shipped("discussiebijeenkomst"))
    script = session.script
    votes = [s for s in script.segments if s.capture.endswith("-stemming") and s.moment.value]
    topic = votes[0].capture.removesuffix("-stemming")
    keys = [item.key for capture in script.captures if capture.key == votes[0].capture for item in capture.items]
    columns = [item.key for capture in script.captures if capture.key == topic for item in capture.items]
    counted = [c.SetCount(f"{votes[0].capture}@{moment}", keys[0], n) for moment, n in (("voor", 9), ("na", 5))]
    minutes = build_minutes(after(session, *counted, c.AddNote(topic, "n1", "Ja, want het hielp.", columns[0])))
    kinds = [type(part) for part in minutes.parts if part.title == minutes.parts[0].title]
    assert kinds == [Poll, Section]
    blocks = blocks_of(minutes)
    assert [block for block in blocks if block == Heading(minutes.parts[0].title)] == [Heading(minutes.parts[0].title)]
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.head == ("Antwoord", "Vooraf", "Na afloop", "Verschil")
    assert table.rows[0][1:] == ("9", "5", "−4")


def test_a_question_that_is_the_title_is_not_said_twice() -> None:
    marks = Marks("Welk cijfer?", "Welk cijfer?", (1, 10), summary="Goed.")
    assert list(part_blocks(marks)) == [Heading("Welk cijfer?"), Paragraph("Goed.")]


def test_on_paper_a_wide_table_comes_in_pieces_with_its_first_column() -> None:
    programme = shipped("communicatieplan")
    titles = [item.title for item in programme.scripts[0].captures[0].items]
    rooms = [block.columns for block in paper_of(programme, programme.scripts[0]).blocks if isinstance(block, Room)]
    assert len(titles) == 8
    pieces = [tuple(titles[:5]), (titles[0], *titles[5:])]
    assert rooms[:2] == pieces
    assert not set(rooms[2:]) & set(pieces), "once is enough, also where three parts of the meeting write in it"
