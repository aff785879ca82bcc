"""What other doors do while the leader is busy: in sight at once, and never in the way."""

from pathlib import Path

from herstelgroep.session import commands as c
from herstelgroep.tui.widgets.board import Board
from herstelgroep.tui.widgets.notefield import NoteInput
from tests.tui.leading import leading
from tests.tui.looking import seen
from tests.tui.test_face_down import PLAN, board_texts, do, line, phones, until


async def test_another_door_never_disturbs_what_is_half_typed_the_cursor_or_the_place(tmp_path: Path) -> None:
    async with leading(tmp_path, notes=60, size=(80, 24)) as led:
        board = led.live.query_one(Board)
        await led.press("up", *["up"] * 20)
        await led.press()
        here, first = board.cursor, board.scroll_offset.y
        assert first > 0
        at = board._spans[here][0] - board.scroll_offset.y
        for number in range(10):
            do(led, c.AddNote(PLAN, f"x{number}", f"Erbij {number}", "goed"), "notulist")
        await until(led, lambda: "Erbij 9" in board_texts(led))
        await led.press()
        assert board.cursor == here
        assert board._spans[here][0] - board.scroll_offset.y == at
        await led.press("escape")
        await led.type("half ge")
        await led.press("left", "left")
        field = led.live.query_one(NoteInput)
        do(led, c.AddNote(PLAN, "y", "Nog een", "goed"), "notulist")
        await until(led, lambda: "Nog een" in board_texts(led))
        assert (field.value, field.cursor_position, led.focus) == ("half ge", 5, "note")


async def test_what_the_note_taker_types_is_in_sight_on_a_full_board(tmp_path: Path) -> None:
    async with leading(tmp_path, notes=60, size=(80, 24)) as led:
        for number in range(4):
            do(led, c.AddNote(PLAN, f"x{number}", f"Net getypt {number}", "goed"), "notulist")
            await until(led, lambda n=number: f"Net getypt {n}" in seen(led.pilot))  # type: ignore[misc]
        await led.write("Zelf getypt")
        assert "Zelf getypt" in seen(led.pilot)


async def test_what_other_doors_did_meanwhile_is_there_when_the_leader_comes_back(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("f8")
        do(led, c.AddNote(PLAN, "y", "Ondertussen", "goed"), "notulist")
        phones(led, 2)
        await led.press("escape")
        assert board_texts(led) == ["Ondertussen"]
        assert line(led).startswith("2 briefjes wachten")
