"""What the group sees: one board or another, nothing that is not for them, and reading along at the end."""

from pathlib import Path

from herstelgroep.session import commands as c
from herstelgroep.session.model import Action
from herstelgroep.tui.screens.along import AlongScreen
from herstelgroep.tui.screens.group import BigText, GroupBoard, GroupScreen
from tests.tui.leading import Led, leading


def titles(led: Led) -> list[str]:
    return [column.title for column in led.top.query_one(GroupBoard).shown.columns]


def note(led: Led, board: str, column: str, text: str) -> None:
    assert led.desk.live is not None
    led.desk.live.do(c.AddNote(board, led.desk.new_handle(), text, column), "scherm")


async def test_the_group_can_leaf_to_what_was_written_before(tmp_path: Path) -> None:
    async with leading(tmp_path, "kickoff", segment="gemeen") as led:
        note(led, "flip-over", "hielp", "Mijn zus.")
        await led.press("f3")
        assert isinstance(led.top, GroupScreen)
        asked = led.top.query_one(BigText).text
        assert asked == "Wat hebben we gemeen?"
        assert titles(led) == [""]
        await led.press("right")
        assert titles(led) == ["Hielp", "Hinderde"]
        assert led.top.query_one(BigText).text == "Wat hielp, wat hinderde"
        await led.press("left")
        assert led.top.query_one(BigText).text == asked
        await led.press("right", "pagedown", "pageup")
        assert led.top.query_one(BigText).text == asked


async def test_a_part_without_notes_shows_the_question_and_no_more(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="") as led:
        await led.press("f3")
        assert not led.top.query_one(GroupBoard).display
        drawn = "".join(strip.text for strip in led.pilot.app.screen._compositor.render_strips())
        assert led.top.query_one(BigText).text.split()[0] in drawn
        assert "#" not in drawn


async def test_after_the_last_part_the_group_screen_gives_way_to_closing(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="afsluiting") as led:
        assert next(hint for hint in led.live.hints() if hint.key == "PgDn").text == "afronden"
        assert "F10" not in [hint.key for hint in led.live.hints()]
        await led.press("f3")
        assert "PgDn" not in [hint.key for hint in led.top.hints()]
        await led.press("pagedown")
        assert led.top is led.live
        assert led.said == "Dit was het laatste onderdeel. PgDn: afronden."


async def test_everybody_reads_along_while_closing_and_nothing_changes(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="afsluiting", size=(80, 24)) as led:
        await led.press("f10", "f3")
        assert led.top.SCREEN == "closing"
        assert led.said == "Er staat nog niets om samen na te lezen."
        for number in range(12):
            note(led, "begeleidingsplan", "goed", f"Lang briefje nummer {number}, met genoeg woorden voor twee regels.")
        note(led, "leefomgeving", "beter", "De gang is koud.")
        assert led.desk.live is not None
        led.desk.live.do(c.SetAction("a", Action("De lift nakijken", "huismeester", "deze week")), "scherm")
        before = led.session
        await led.press("f3")
        assert isinstance(led.top, AlongScreen)
        shown = {n.text for b in led.top.query(GroupBoard) for col in b.shown.columns for _, n in col.notes}
        assert shown == {one.text for _, _, one in before.each_note()}
        pages = led.top.query_one("#all")
        assert "PgUp" not in [hint.key for hint in led.top.hints()]
        await led.press("pagedown", "delete", "w", "enter")
        assert pages.scroll_y > 0
        assert "PgUp" in [hint.key for hint in led.top.hints()]
        assert led.session == before
        await led.press("f3")
        assert led.top.SCREEN == "closing"
