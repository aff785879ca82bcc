"""Small things that a leader meets: what fits on a narrow screen, and what is said at the right moment."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import OptionList

from herstelgroep.session import commands as c
from herstelgroep.session.model import Writing
from herstelgroep.tui.base import Head, Message
from herstelgroep.tui.screens.archive import ArchiveScreen, _around
from herstelgroep.tui.screens.home import EXAMPLE
from herstelgroep.tui.widgets.board import Board
from herstelgroep.tui.widgets.choices import ChoiceRow
from herstelgroep.tui.widgets.lists import SignList, beside
from tests.tui.desks import desk_in, ended, press, settled, shown, write
from tests.tui.leading import leading


@pytest.mark.parametrize(("width", "words"), [(60, "● laptop  ○ papier  ○ niets"), (80, "niets opschrijven")])
async def test_the_agreement_fits(tmp_path: Path, width: int, words: str) -> None:
    async with leading(tmp_path, segment="", size=(width, 24)) as led:
        assert words in led.live.query_one(ChoiceRow).render().plain


async def test_long_names_in_the_palette_hang_under_their_words(tmp_path: Path) -> None:
    async with leading(tmp_path, size=(60, 18)) as led:
        await led.press("ctrl+p")
        lines = [line for option in led.top.query_one(OptionList).options for line in str(option.prompt).split("\n")]
        assert any(line.startswith(" " * 10 + "plannen") for line in lines)
        assert max(len(line) for line in lines) <= 60 - 6


def test_what_is_soft_goes_under_a_long_line() -> None:
    assert beside("Kickoff", "180 min", 20).plain == "Kickoff      180 min"
    assert beside("Herstelwerkgroep", "12 × 120 min", 20).plain == "Herstelwerkgroep\n12 × 120 min"


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_no_line_of_the_programmes_wraps(tmp_path: Path, width: int) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk, (width, 24)) as pilot:
            await press(pilot, "1")
            chosen = pilot.app.screen.query_one("#list", SignList)
            fits = chosen.size.width - len(chosen.sign(0, False)) - 1
            for place, option in enumerate(chosen.options):
                wanted = str(option.prompt).split("\n")
                shown_on = sum(1 for index, _ in chosen._lines if index == place)
                assert shown_on == len(wanted) or max(map(len, wanted)) > fits, wanted
            assert chosen.option_count > 40


async def test_a_group_sees_no_board_before_it_opens_its_notes(tmp_path: Path) -> None:
    async with leading(tmp_path, "herstelwerkgroep", segment="herstel") as led:
        assert not led.live.query_one(Board).display
        assert ("Alt+O", "briefjes openen") in [hint[:2] for hint in led.live.hints_near()]
        await led.press("alt+o")
        assert led.live.query_one(Board).display
        assert ("Alt+O", "briefjes dicht") in [hint[:2] for hint in led.live.hints_near()]


@pytest.mark.parametrize(("writing", "words"), [("papier", "Alleen papier"), ("niets", "Niets opschrijven")])
async def test_what_was_agreed_is_never_cut_off(tmp_path: Path, writing: str, words: str) -> None:
    async with leading(tmp_path, "herstelwerkgroep", segment="herstel", size=(60, 18)) as led:
        await led.press("alt+e", "2" if writing == "papier" else "3")
        assert led.session.writing == Writing(writing)
        assert words in led.live.query_one(Head).render().plain


async def test_a_new_part_begins_in_its_first_column(tmp_path: Path) -> None:
    async with leading(tmp_path, "kickoff", segment="bord-clienten") as led:
        await led.press("tab")
        await led.write("Niemand")
        await led.press("pagedown")
        await led.write("Rust")
        columns = {note.text: note.column for _, _, note in led.session.each_note()}
        assert columns == {"Niemand": "hinderde", "Rust": "hielp"}


async def test_a_topic_that_is_picked_shows_its_notes(tmp_path: Path) -> None:
    async with leading(tmp_path, "kickoff", segment="gemeen") as led:
        assert led.desk.live is not None
        led.desk.live.do(c.AddNote("flip-over", "n", "Mijn zus.", "hielp"), "scherm")
        board = led.live.query_one(Board)
        await led.press("alt+1")
        assert [len(column.notes) for column in board.shown.columns] == [1, 0]
        await led.press("up", "enter")
        await led.write(" Altijd.")
        assert led.texts("flip-over") == ["Mijn zus. Altijd."]
        assert [column.title for column in board.shown.columns] == ["Wat hebben we gemeen?"]
        await led.press("escape", "alt+1")
        await led.write("Rust")
        assert led.texts("flip-over") == ["Mijn zus. Altijd.", "Rust"]
        assert [column.title for column in board.shown.columns] == ["Wat hebben we gemeen?"]
        await led.press("alt+1", "up", "w")
        assert led.session.note_count == 1


@pytest.mark.parametrize("size", [(60, 18), (120, 36)])
async def test_several_small_groups_are_hinted(tmp_path: Path, size: tuple[int, int]) -> None:
    async with leading(tmp_path, "kickoff", segment="wensen", size=size) as led:
        hints = (*led.live.hints_near(), *led.live.hints())
        assert ("Alt+1…3", "groepje") in [hint[:2] for hint in hints]
        await led.press("up")
        assert "Esc" in [hint.key for hint in (*led.live.hints_near(), *led.live.hints())]


async def test_the_example_is_made_once_and_says_that_it_is_one(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            for _ in range(2):
                ways = pilot.app.screen.query_one("#ways", SignList)
                ways.highlighted = ways.get_option_index("demo")
                await press(pilot, "enter")
                await settled(pilot)
                await press(pilot, "escape")
            assert [head.place for head in desk.archive.listing().heads] == [EXAMPLE]


async def test_nothing_found_is_nothing_to_delete(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        ended(desk, notes=("De tuin.",))
        async with shown(desk) as pilot:
            await press(pilot, "4")
            archive = pilot.app.screen
            assert isinstance(archive, ArchiveScreen)
            assert archive.may("wipe")
            await write(pilot, "olifant")
            assert archive.query_one(SignList).highlighted is None
            assert not archive.may("wipe")
            assert "F9" not in [hint.key for hint in archive.hints()]


def test_the_word_that_was_found_is_in_sight() -> None:
    fragment = "Mensen zijn blij met de tuin, een eigen kamer en het samen koken."
    assert _around(fragment, "koken", 80) == fragment
    found = _around(fragment, "Koken", 40)
    assert found.startswith("… ") or found.startswith("…")
    assert found.endswith("koken.")
    assert len(found) <= 40
    assert _around(fragment, "olifant", 40) == fragment


async def test_wiping_old_notes_is_told_on_home(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = ended(desk, notes=("De tuin.",))
        desk.take_in(replace(live.session, id="2026-11-07-clientenpanel-aa", date="2026-11-07"))
        assert desk.flush()
        async with shown(desk) as pilot:
            await press(pilot, "1", "f9", "f9")
            assert "gewist" in pilot.app.screen.query_one(Message).text
