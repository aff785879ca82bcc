"""Filling in on the leader's screen: rows, marks with their notes, votes before and after, agreements that are done."""

from pathlib import Path

import pytest

from herstelgroep.programme.model import CaptureKind, Moment
from herstelgroep.session import commands as c
from herstelgroep.session.boards import places, poll_key
from herstelgroep.session.model import Action
from herstelgroep.tui.screens.group import BigText, GroupBoard
from herstelgroep.tui.widgets.board import Board, BoardShown, Column
from herstelgroep.tui.widgets.sheet import Sheet
from tests.tui.leading import Led, leading
from tests.tui.looking import seen
from tests.tui.test_face_down import do


def side(led: Led) -> str:
    return led.live.field.entry.side if led.live.field.entry else ""


async def test_after_the_last_field_enter_begins_the_next_line(tmp_path: Path) -> None:
    async with leading(tmp_path, "projectplan", segment="doelen") as led:
        await led.press("enter")
        for text in ("rust", "we horen het", "elke week"):
            await led.write(text)
        assert led.live.query_one(Sheet).here == led.live.query_one(Sheet).rows[-1]
        await led.press("enter")
        await led.write("een panel")
        assert [row["doel"] for row in led.session.forms["doelen"].values()] == ["rust", "een panel"]


async def test_tab_at_a_mark_writes_about_that_mark(tmp_path: Path) -> None:
    async with leading(tmp_path, "rapportcijfers", segment="waarom") as led:
        await led.press("down", "down", "7", "tab")
        third = led.live.query_one(Sheet).rows[2].label
        assert side(led).startswith(f"{third}: Waarom")
        await led.write("rustig")
        assert led.said.startswith(f"Het briefje ligt bij: {third}: Waarom")
        led.live.set_focus(led.live.query_one(Sheet))
        await led.press("up", "tab")
        assert side(led).startswith(led.live.query_one(Sheet).rows[1].label)


@pytest.mark.parametrize("programme", ["rapportcijfers", "eigen-werk"])
async def test_the_note_belongs_to_what_is_asked_now(tmp_path: Path, programme: str) -> None:
    async with leading(tmp_path, programme, segment="waarom" if programme == "rapportcijfers" else "") as led:
        place = next(p for p in places(led.session) if p.capture.kind is CaptureKind.MARKS)
        asked = next(s for s in led.session.script.segments if s.shown == place.capture.higher)
        do(led, c.SetOpened(opened=True), "scherm")
        do(led, c.GoTo(asked.key, led.hand.at), "scherm")
        led.live.field.arrive()
        assert side(led).endswith(place.capture.higher)


async def test_five_marks_are_no_longer_hidden(tmp_path: Path) -> None:
    async with leading(tmp_path, "rapportcijfers", segment="waarom") as led:
        await led.press("7", "7", "7", "7")
        assert "verborgen" in led.said
        await led.press("7")
        assert led.said == "Geteld."


async def test_the_vote_after_stands_beside_the_vote_before(tmp_path: Path) -> None:
    async with leading(tmp_path, "discussiebijeenkomst", segment="") as led:
        segment = next(s for s in led.session.script.segments if s.moment is Moment.AFTER)
        place = next(p for p in places(led.session) if p.capture.key == segment.capture)
        first = place.capture.items[0]
        before, after = (poll_key(place.key, moment) for moment in (Moment.BEFORE, Moment.AFTER))
        do(led, c.SetCount(before, first.key, 6), "scherm")
        do(led, c.GoTo(segment.key, led.hand.at), "scherm")
        do(led, c.SetCount(after, first.key, 4), "scherm")
        led.live.show_session()
        await led.press()
        assert "eerst 6" not in seen(led.pilot)
        do(led, c.SetCount(after, first.key, 5), "scherm")
        led.live.show_session()
        await led.press()
        assert "eerst 6" in seen(led.pilot)
        await led.press("f3")
        assert led.top.query_one(BigText).small[0] == f"{first.title}   5   eerst 6"


async def test_the_group_sees_the_form_and_the_agreements(tmp_path: Path) -> None:
    async with leading(tmp_path, "projectplan", segment="doelen") as led:
        do(led, c.AddRow("doelen", "een"), "scherm")
        do(led, c.SetField("doelen", "een", "doel", "Rust in huis"), "scherm")
        await led.press("f3")
        shown = led.top.query_one(GroupBoard).shown.columns
        assert [column.title for column in shown] == ["2. Doelen · regel 1"]
        assert [note.text for _, note in shown[0].notes] == ["Wat willen we bereiken? Rust in huis"]
        do(led, c.SetAction("a", Action("Zaal regelen", "het team", "mei")), "scherm")
        do(led, c.GoTo(led.session.script.segments[-1].key, led.hand.at), "scherm")
        await led.press("escape", "f3")
        shown = led.top.query_one(GroupBoard).shown.columns
        assert [note.text for column in shown for _, note in column.notes] == ["Zaal regelen, het team, mei"]


async def test_the_space_bar_ticks_an_agreement_off(tmp_path: Path) -> None:
    async with leading(tmp_path, "projectplan", segment="afsluiting") as led:
        do(led, c.SetAction("a", Action("Zaal regelen")), "scherm")
        led.live.show_session()
        await led.press("up", "home", "up", "space")
        assert [one.done for one in led.session.actions.values()] == [True]
        assert "klaar" in seen(led.pilot)
        await led.press("space")
        assert [one.done for one in led.session.actions.values()] == [False]
        assert led.said == "Deze staat weer open."


async def test_the_questions_of_a_column_stand_in_it_while_it_is_empty(tmp_path: Path) -> None:
    async with leading(tmp_path, "swot", segment="op-het-bord") as led:
        await led.press("f3")
        help_ = led.top.query_one(GroupBoard).shown.columns[0].help
        assert len(help_) == 3
        assert help_[0] in seen(led.pilot)
        do(led, c.AddNote("swot", "n", "De tuin", "sterk"), "scherm")
        await led.press("escape", "f3")
        assert help_[0] not in seen(led.pilot)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (2, 1), (3, 1), (4, 2)])
async def test_four_columns_stand_two_by_two(tmp_path: Path, columns: int, rows: int) -> None:
    async with leading(tmp_path, size=(80, 24)) as led:
        board = led.live.query_one(Board)
        board.shown = BoardShown(tuple(Column(str(n), f"Kolom{n}") for n in range(columns)))
        lines = [line.plain for line in board.build(90)]
        assert sum("Kolom" in line for line in lines) == rows
        assert max(line.count("Kolom") for line in lines) == columns // rows
