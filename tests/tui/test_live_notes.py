"""Writing notes in the live screen, and what may be done with them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.content import Content
from textual.events import Paste

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.model import Attendance, Writing
from herstelgroep.tui.action import Hint
from herstelgroep.tui.widgets.board import Board
from herstelgroep.tui.widgets.notefield import NoteInput
from tests.tui.leading import leading

PLAN = "begeleidingsplan"
PRESENT = Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 4})


async def test_enter_writes_in_the_chosen_column_and_tab_chooses_the_next(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.write("De tuin.")
        await led.press("tab")
        await led.write("De gang")
        columns = {note.text: note.column for note in led.session.boards[PLAN].values()}
        assert columns == {"De tuin.": "goed", "De gang": "beter"}
        assert led.typed == ""


async def test_a_full_stop_in_a_text_is_a_full_stop_and_in_an_empty_field_it_blanks(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.type("Rust.")
        assert led.typed == "Rust."
        await led.press("enter", "full_stop")
        assert led.top.SCREEN == "group"
        assert led.top.has_class("-blank")
        await led.press("full_stop")
        assert not led.top.has_class("-blank")
        await led.press("escape")
        assert led.top is led.live


async def test_a_half_typed_note_stays_with_the_segment_it_was_begun_in(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.type("Ik wil zelf")
        await led.press("pagedown", "pagedown")
        assert led.typed == "Ik wil zelf"
        assert "hoort bij: Het plan voor jouw hulp" in str(led.live.query_one("#after").render())
        await led.type(" koken")
        await led.press("enter")
        assert led.texts(PLAN) == ["Ik wil zelf koken"]
        await led.write("De buurt")
        assert led.texts("leefomgeving") == ["De buurt"]


async def test_alt_and_a_number_picks_the_topic_of_one_note_without_moving_the_leader(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("alt+2")
        await led.write("Bij het andere onderwerp")
        await led.write("Weer hier")
        assert led.texts("leefomgeving") == ["Bij het andere onderwerp"]
        assert led.texts(PLAN) == ["Weer hier"]
        assert "Het plan voor jouw hulp" in led.live.title_text()


async def test_pasted_lines_ask_once_and_become_notes(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        led.live.query_one(NoteInput).post_message(Paste("een\n\ntwee\x1b[31m\ndrie\n"))
        await led.press()
        assert "3 regels" in led.said
        await led.press("enter")
        assert led.texts(PLAN) == ["drie", "een", "twee[31m"]


async def test_pasted_lines_can_be_left(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        led.live.query_one(NoteInput).post_message(Paste("een\ntwee"))
        await led.press()
        await led.press("escape", "enter")
        assert led.texts(PLAN) == []


async def test_too_long_is_refused_and_the_text_stays(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        led.live.query_one(NoteInput).value = "a" * 501
        await led.press("enter")
        assert led.texts(PLAN) == []
        assert led.typed == "a" * 501
        assert "te lang" in led.said


async def test_undo_takes_typing_back_first_and_then_names_the_last_act(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.write("De tuin")
        await led.type("half af")
        await led.press("ctrl+z")
        assert led.typed == "half "
        await led.press("ctrl+z", "ctrl+z")
        assert led.typed == ""
        assert led.texts(PLAN) == []
        assert led.said == "Je laatste briefje is weer weg."


async def test_off_record_closes_the_field_and_keeps_its_text(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.type("half")
        await led.press("f9")
        field = led.live.query_one(NoteInput)
        assert led.closed()
        assert field.value == "half"
        assert "Buiten verslag" in str(led.live.query_one("#banner").render())
        assert Hint("F9", "weer opschrijven", "opschrijven", 1) in led.live.hints()
        await led.press("pagedown")
        assert "Nog buiten verslag?" in led.said
        await led.press("f9")
        assert not led.closed()
        assert led.focus == "note"
        await led.press("enter")
        assert led.texts(PLAN) == ["half"]


async def test_when_the_group_chose_paper_the_text_stays_and_the_reason_is_told(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.type("half")
        await led.press("alt+e", "2")
        assert led.session.writing is Writing.PAPER
        assert "Alleen papier" in led.live.title_text()
        led.live.set_focus(led.live.query_one(NoteInput))
        await led.press("enter")
        assert led.typed == "half"
        assert "alleen papier" in led.said


async def test_a_group_programme_has_no_field_until_the_group_opens_it(tmp_path: Path) -> None:
    async with leading(tmp_path, "begin-maken-met-herstel", segment="") as led:
        with_capture = next(s for s in led.session.script.segments if s.capture)
        led.live.do(c.GoTo(with_capture.key, led.hand.at))
        await led.press()
        assert not led.live.query_one("NoteField").display
        await led.press("alt+o")
        assert led.session.opened
        assert led.live.query_one("NoteField").display
        await led.write("Van ons")
        assert led.session.note_count == 1


async def test_the_board_edits_moves_lays_together_and_removes(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        for text in ("een", "twee", "drie"):
            await led.write(text)
        await led.press("up")
        assert led.focus == "board"
        await led.press("enter")
        await led.type(" keer")
        await led.press("enter")
        assert led.texts(PLAN) == ["drie keer", "een", "twee"]
        await led.press("k")
        assert {n.text: n.column for n in led.session.boards[PLAN].values()}["drie keer"] == "beter"
        await led.press("left", "l", "down", "l")
        assert [n.count for n in led.session.boards[PLAN].values() if n.pile] == [2]
        await led.press("u")
        assert not [n for n in led.session.boards[PLAN].values() if n.pile]
        before = led.session.note_count
        await led.press("w")
        assert led.session.note_count == before - 1
        await led.press("ctrl+z")
        assert led.session.note_count == before
        assert led.said == "Briefje weggehaald is teruggezet."
        await led.press("escape")
        assert led.focus == "note"


async def test_a_note_waits_while_another_is_changed(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.write("een")
        await led.type("half")
        await led.press("up", "enter")
        assert led.typed == "een"
        await led.press("escape")
        assert led.typed == "half"


async def test_a_summary_is_written_from_the_board(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.write("een")
        await led.press("up", "s")
        await led.write("Kort gezegd")
        assert led.session.summaries == {PLAN: "Kort gezegd"}
        assert led.live.query_one(Board).shown.summary == "Kort gezegd"


async def test_labels_ask_for_attendance_first(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("alt+i")
        assert "Alt+W" in led.said
        await led.press("alt+w", "6", "down", "2", "escape")
        assert led.session.attendance == Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 2})
        await led.press("alt+i")
        assert "te klein" in led.said


async def test_only_groups_that_are_large_enough_become_a_label(tmp_path: Path) -> None:
    async with leading(tmp_path, attendance=PRESENT) as led:
        await led.press("alt+i")
        await led.write("van een cliënt")
        await led.press("alt+i")
        await led.write("van een hulpverlener")
        roles = {note.text: note.role for note in led.session.boards[PLAN].values()}
        assert roles == {"van een cliënt": Role.CLIENT, "van een hulpverlener": Role.PROFESSIONAL}


async def test_a_name_is_pointed_out_and_the_proposal_taken(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.write("Ik praat met zuster Willemijn")
        assert "Alt+N" in led.said
        await led.press("alt+n")
        assert led.texts(PLAN) == ["Ik praat met een verpleegkundige"]
        await led.press("ctrl+z")
        assert led.texts(PLAN) == ["Ik praat met zuster Willemijn"]


HOSTILE = (
    *("[/b]", "[@click=app.quit]klik[/]", "[red]rood", "\\[x"),
    *("{gast}", "$foreground", "[link=x]y[/link]", "%s ${x}"),
)


async def test_a_note_is_only_ever_text(tmp_path: Path) -> None:
    async with leading(tmp_path, size=(120, 60)) as led:
        for text in HOSTILE:
            led.live.query_one(NoteInput).value = text
            await led.press("enter")
            led.live.say(text)
            await led.press()
        assert led.texts(PLAN) == sorted(HOSTILE)
        shown = lines_of(led.live.query_one(Board))
        await led.press("f3")
        for text in HOSTILE:
            assert text in shown
            assert text in lines_of(led.top.query_one(Board))


def lines_of(board: Board) -> str:
    return "\n".join("".join(part.text for part in board.render_line(y)) for y in range(board.size.height))


async def test_a_letter_does_not_build_the_board_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with leading(tmp_path, notes=500) as led:
        built: list[int] = []
        real = Board.build

        def build(board: Board, width: int) -> Sequence[Content]:
            built.append(width)
            return real(board, width)

        monkeypatch.setattr(Board, "build", build)
        await led.type("abc")
        assert built == []
        await led.press("enter")
        assert built
