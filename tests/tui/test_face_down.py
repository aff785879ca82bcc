"""What lies face down in the live screen: how much waits, showing it, slips of paper, and what other doors do."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest
from textual.content import Content

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.face_down import waiting_count
from herstelgroep.session.model import Attendance, Status
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.mover import AGAIN
from herstelgroep.tui.screens.closing import ClosingScreen
from herstelgroep.tui.steps.notes import NoteList, NotesStep
from herstelgroep.tui.widgets.board import Board
from herstelgroep.tui.widgets.notefield import NoteField
from herstelgroep.tui.widgets.waiting import WaitingLine
from tests.tui.leading import Led, leading
from tests.tui.looking import seen

PLAN = "begeleidingsplan"
HOUSE = "leefomgeving"
FEW = (
    "Er wachten maar 2 briefjes. Wie net een telefoon weglegde, is dan te raden. "
    "F7: toch laten zien. Of wacht nog even."
)
PRESENT = Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 4})


def do(led: Led, command: c.Command, door: str = "telefoon") -> None:
    assert led.desk.live is not None
    led.desk.live.do(command, door)


def phones(led: Led, count: int, board: str = PLAN) -> None:
    """So many phones send a note."""
    for number in range(count):
        name = f"{board}-{number}"
        do(led, c.Once(name, c.AddNote(board, led.desk.new_handle(), f"Van ver {number}", "goed", face_down=True)))


def votes(led: Led, question: str, count: int, choice: str) -> None:
    for number in range(count):
        do(led, c.Answer(question, f"{question}-{number}", choice))


async def until(led: Led, so: Callable[[], bool]) -> None:
    """Wait until the screen has followed."""
    async with asyncio.timeout(10):
        while not so():
            await led.pilot.pause()


def line(led: Led) -> str:
    """What the soft line says."""
    shown = led.live.query_one(WaitingLine)
    return " ".join(str(shown.render()).split()) if shown.display else ""


def board_texts(led: Led) -> list[str]:
    columns = led.live.query_one(Board).shown.columns
    return [note.text for column in columns for _, note in column.notes]


async def test_the_line_tells_how_many_wait_here_and_elsewhere(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        assert line(led) == ""
        phones(led, 1)
        await until(led, lambda: line(led) == "1 briefje wacht F7 laat zien")
        phones(led, 4)
        await until(led, lambda: line(led) == "4 briefjes wachten F7 laat zien")
        phones(led, 2, HOUSE)
        told = "2 wachten bij: De plek waar je woont · 4 briefjes wachten F7 laat zien"
        await until(led, lambda: line(led) == told)
        assert "Van ver" not in seen(led.pilot)


async def test_a_number_that_waits_draws_only_its_line(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 1)
        await until(led, lambda: bool(line(led)))
        drawn: list[str] = []
        led.live._show_caught = lambda: drawn.append("all")  # type: ignore[method-assign]
        phones(led, 3)
        await until(led, lambda: line(led).startswith("3 "))
        assert drawn == []
        do(led, c.AddNote(PLAN, "n", "Van de notulist", "goed"), "notulist")
        await until(led, lambda: drawn == ["all"])


async def test_five_are_shown_at_once_without_a_mark_or_an_order_and_undo_turns_them_again(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.write("Getypt")
        phones(led, 5)
        await led.press("f7")
        assert led.said == "5 briefjes liggen erbij. Ctrl+Z legt ze weer dicht."
        assert sorted(board_texts(led)) == ["Getypt", *(f"Van ver {n}" for n in range(5))]
        assert led.live.field.fresh == set()  # nothing lies at the end any more, so nothing tells which was typed
        assert line(led) == ""
        await led.press("ctrl+z")
        assert led.said == "De briefjes liggen weer dicht."
        assert board_texts(led) == ["Getypt"]
        assert line(led).startswith("5 briefjes wachten")


async def test_one_new_note_among_those_that_were_shown_before_is_asked_about(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 5)
        await led.press("f7", "ctrl+z", "f7")
        assert led.said.startswith("5 briefjes liggen erbij."), "nothing new: the group saw all of them"
        await led.press("ctrl+z")
        do(led, c.AddNote(PLAN, "later", "Van later", "goed", face_down=True))
        await led.press("f7")
        assert led.said.startswith("Er is maar 1 nieuw briefje. Wie net een telefoon weglegde, is dan te raden.")
        assert board_texts(led) == []
        await led.press("f7")
        assert len(board_texts(led)) == 6


async def test_few_are_asked_about_first_and_the_same_key_does_it(tmp_path: Path) -> None:
    for first, second in (("f7", "f7"), ("alt+l", "f7")):
        async with leading(tmp_path / first) as led:
            phones(led, 2)
            await led.press(first)
            assert led.said == FEW
            assert board_texts(led) == []
            await led.press(second)
            assert sorted(board_texts(led)) == ["Van ver 0", "Van ver 1"]


async def test_a_held_key_is_no_yes(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 2)
        await led.press("f7")
        led.hand.step = AGAIN / 2
        await led.press(*["f7"] * 5)
        assert led.said == FEW
        assert waiting_count(led.session) == 2
        led.hand.step = AGAIN
        await led.press("f7")
        assert waiting_count(led.session) == 0


async def test_another_key_lets_them_lie_and_does_what_it_always_does(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 2)
        await led.press("f7", "escape")
        assert led.said == "Goed. Er is niets veranderd."
        assert led.focus == "note"
        await led.press("f7", "a")
        assert (led.said, led.typed) == ("", "a")
        await led.press("f7")
        assert led.said == FEW
        assert waiting_count(led.session) == 2


async def test_a_batch_that_changed_is_asked_about_again(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 2)
        await led.press("f7")
        phones(led, 3)
        await led.press("f7")
        assert led.said.startswith("Er wachten maar 3 briefjes.")
        phones(led, 5)
        await led.press("f7")
        assert waiting_count(led.session) == 0


async def test_the_palette_can_show_them_too(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 2)
        for _ in range(2):
            await led.press("ctrl+p")
            await led.type("laat zien")
            await led.press("enter")
        assert waiting_count(led.session) == 0


async def test_what_waits_elsewhere_is_shown_there_and_named(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 5, HOUSE)
        await until(led, lambda: line(led) == "5 briefjes wachten bij: De plek waar je woont F7 laat zien")
        await led.press("f7")
        assert led.said.startswith("5 briefjes liggen nu bij: De plek waar je woont.")
        assert board_texts(led) == []
        assert len(led.texts(HOUSE)) == 5
        await led.press("f7")
        assert led.said == "Er wacht nu niets."


async def test_a_shown_note_is_left_out_and_put_back(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        phones(led, 5)
        await led.press("f7", "up", "delete")
        assert led.said == "Weggelaten. Ctrl+Z zet het terug."
        assert len(board_texts(led)) == 4
        await led.press("ctrl+z")
        assert len(board_texts(led)) == 5


async def test_slips_of_paper_lie_face_down_and_nothing_of_them_stays_on_the_screen(tmp_path: Path) -> None:
    async with leading(tmp_path, attendance=PRESENT) as led:
        await led.press("alt+i", "alt+c")
        assert led.said.startswith("Van papier: niemand ziet het tot F7.")
        field = led.live.query_one(NoteField)
        assert str(field.query_one("#side").render()).startswith("dicht · ")
        assert field.input.placeholder == "Van papier. Dicht tot F7"
        await led.write("Geheim van Piet")
        assert led.said == "Het briefje ligt dicht."
        assert line(led) == "1 briefje wacht F7 laat zien"
        assert "Geheim" not in seen(led.pilot)
        assert "Piet" not in seen(led.pilot)
        ((_, _, slip),) = led.session.each_waiting()
        assert (slip.text, slip.column, slip.role) == ("Geheim van Piet", "goed", None)
        await led.press("ctrl+z")
        assert led.said == "Je laatste briefje is weer weg."
        assert waiting_count(led.session) == 0
        await led.press("alt+c")
        await led.write("Open")
        assert led.texts(PLAN) == ["Open"]


async def test_slips_and_phones_are_one_batch(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("alt+c")
        for text in ("een", "twee"):
            await led.write(text)
        phones(led, 3)
        await led.press("f7")
        assert sorted(board_texts(led)) == ["Van ver 0", "Van ver 1", "Van ver 2", "een", "twee"]
        assert led.live.field.fresh == set()


async def test_a_half_typed_slip_stays_a_slip_in_the_next_segment_and_new_notes_are_open(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("alt+c")
        await led.type("half")
        await led.press("pagedown", "pagedown")
        assert led.said.endswith("Wat je typt, ligt weer open.") or not led.live.field.face_down
        await led.press("enter")
        assert waiting_count(led.session, PLAN) == 1
        await led.write("De buurt")
        assert led.texts(HOUSE) == ["De buurt"]


async def test_the_slips_of_a_break_all_go_to_the_topic_that_was_picked(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="pauze") as led:
        await led.press("alt+c")
        assert led.said.startswith("Van papier. Kies een onderwerp")
        await led.press("alt+1")
        await led.write("een")
        await led.write("twee")
        assert waiting_count(led.session) == 2
        assert led.live.field.entry is not None


async def test_pasted_slips_lie_face_down_too(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("alt+c")
        led.live.field.paste(("een", "twee"))
        await led.press("enter")
        assert led.said == "2 briefjes liggen dicht."
        assert waiting_count(led.session) == 2


async def test_the_group_sees_at_once_what_the_note_taker_writes_and_never_what_waits(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("f3")
        phones(led, 5)
        do(led, c.AddNote(PLAN, "y", "Van de notulist", "goed"), "notulist")
        await until(led, lambda: "Van de notulist" in seen(led.pilot))
        assert "Van ver" not in seen(led.pilot)


async def test_closing_tells_what_waits_and_shows_it_in_its_first_step(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="afsluiting") as led:
        phones(led, 3)
        await led.press("f10")
        assert isinstance(led.top, ClosingScreen)
        assert isinstance(led.top.step, NotesStep)
        assert "Er wachten nog 3 briefjes. F7: laat ze zien." in seen(led.pilot)
        await led.press("f7")
        assert led.said.startswith("Er wachten maar 3 briefjes.")
        await led.press("f7")
        assert "Van ver 2" in seen(led.pilot)
        assert "Er wachten nog" not in seen(led.pilot)
        await led.press("ctrl+z")
        assert waiting_count(led.session) == 3
        assert "Van ver" not in seen(led.pilot)


async def test_a_note_that_comes_while_one_is_changed_while_closing_changes_nothing_else(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="afsluiting") as led:
        do(led, c.AddNote(PLAN, "a", "Deze", "goed"), "notulist")
        await led.press("f10")
        notes = led.top.query_one(NoteList)
        notes.highlighted = next(n for n, at in enumerate(notes.notes) if at and at.note.text == "Deze")
        await led.press("enter")
        for number in range(5):
            do(led, c.AddNote(PLAN, f"b{number}", f"Erbij {number}", "goed"), "notulist")
        await until(led, lambda: "Erbij 4" in seen(led.pilot))
        assert notes.note_here is not None
        assert notes.note_here.note.text == "Deze"
        await led.type(" hier")
        await led.press("enter")
        assert "Deze hier" in led.texts(PLAN)
        assert len(led.texts(PLAN)) == 6


async def test_reading_along_grows_with_what_the_note_taker_writes(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="afsluiting") as led:
        do(led, c.AddNote(PLAN, "a", "Een", "goed"), "notulist")
        await led.press("f10", "f3")
        do(led, c.AddNote(HOUSE, "b", "Twee", "goed"), "notulist")
        await until(led, lambda: "Twee" in seen(led.pilot))
        assert "Een" in seen(led.pilot)


async def test_finishing_loses_nothing_that_still_waits(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="afsluiting") as led:
        phones(led, 2)
        await led.press("f10")
        assert isinstance(led.top, ClosingScreen)
        await led.top.go_to(len(led.top.steps) - 1)
        await led.press()
        assert "Dan gebeurt dat vanzelf bij het afronden." in seen(led.pilot)
        await led.press("enter")
        assert led.session.status is Status.FINISHED
        assert led.texts(PLAN) == ["Van ver 0", "Van ver 1"]


async def test_a_full_stop_blanks_the_page_on_the_beamer_and_a_letter_right_after_it_is_a_note(tmp_path: Path) -> None:
    async with leading(tmp_path) as led, aiohttp.ClientSession() as browser:
        app = led.pilot.app
        assert isinstance(app, HerstelgroepApp)
        page = (await app.server.open_screen()).partition("#")[0]
        async with browser.get(f"{page}/volg"):
            await until(led, lambda: app.server.screens == 1)
            await led.press("full_stop")
            assert (app.server.blank, led.top is led.live) == (True, True)
            assert led.said == "Het beeld voor de groep is leeg. Punt: weer aan."
            await led.type("later")  # the clock of this test is ten seconds on
            assert (led.typed, app.server.blank) == ("later", True)
            await led.press("enter", "full_stop")
            assert (led.said, app.server.blank) == ("Het beeld staat weer aan.", False)
            led.hand.step = 0.5
            await led.press("enter", "full_stop")
            assert app.server.blank
            await led.type("en toen")
            assert (led.typed, app.server.blank) == (".en toen", False)
        await until(led, lambda: app.server.screens == 0)
        await led.press("enter", "full_stop")
        assert led.top.SCREEN == "group"


async def test_the_line_fits_in_every_window(tmp_path: Path) -> None:
    for size in ((60, 18), (80, 24), (120, 36)):
        async with leading(tmp_path / str(size[0]), size=size) as led:
            phones(led, 4)
            phones(led, 2, HOUSE)
            await until(led, lambda led=led: bool(line(led)))  # type: ignore[misc]
            await led.press()
            assert "4 briefjes wachten   F7 laat zien" in seen(led.pilot)
            rendered = led.live.query_one(WaitingLine).render()
            assert Content(str(rendered)).cell_length <= size[0]


async def test_the_group_screen_opens_the_page_on_the_beamer_but_a_letter_after_a_full_stop_is_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)  # no browser opens here, so the address is told
    async with leading(tmp_path) as led:
        await led.press("full_stop", "b")
        assert (led.top is led.live, led.typed) == (True, ".b")
        await led.press("f3", "b")
        await until(led, lambda: "http://127.0.0.1:" in led.said)
