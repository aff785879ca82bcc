"""Going through a session: moving, time, quiet, need, the group screen, captures of other kinds, small screens."""

from pathlib import Path

import pytest

from herstelgroep.programme.model import CaptureKind
from herstelgroep.session import commands as c
from herstelgroep.session.access import new_access
from herstelgroep.session.clock import current_key, view
from herstelgroep.session.model import Action
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import ACTIONS, actions_in
from herstelgroep.tui.app import HerstelgroepApp, Start
from herstelgroep.tui.widgets.hints import HintLine, fitting
from herstelgroep.tui.widgets.sheet import Sheet
from herstelgroep.tui.widgets.timebar import TimeBar
from tests.tui.leading import leading

FORBIDDEN = {*(f"ctrl+{k}" for k in "aekuwdfxcvhijm"), "f5", "home", "end", "left", "right", "enter", "tab"}


def test_no_action_takes_a_key_that_a_field_edits_with() -> None:
    taken = {key for action in actions_in("live") for key in action.keys}
    assert not taken & FORBIDDEN
    assert not taken & {"f5", "alt+b", "alt+f"}


@pytest.mark.parametrize("screen", sorted({name for action in ACTIONS for name in action.screens if name != "*"}))
def test_no_key_means_two_things_in_one_screen(screen: str) -> None:
    keys = [key for action in actions_in(screen) for key in action.keys]
    assert len(keys) == len(set(keys))


def test_hints_shorten_before_they_go() -> None:
    hints = [Hint("F2", "even stil", "stil", 2), Hint("PgDn", "verder", rank=0), Hint("F3", "groepsscherm", "groep", 4)]
    assert fitting(hints, 100) == tuple(hints)
    assert [h.text for h in fitting(hints, 40)] == ["even stil", "verder", "groep"]
    assert [h.key for h in fitting(hints, 12)] == ["PgDn"]


async def test_a_second_press_soon_after_is_no_press_and_back_always_works(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="") as led:
        keys = [segment.key for segment in led.session.script.segments]
        led.hand.step = 0.2
        await led.press(*["pagedown"] * 12)
        assert current_key(led.session.timeline) == keys[1]
        assert "Vergissing? PgUp" in led.said
        await led.press("pageup")
        assert current_key(led.session.timeline) == keys[0]


async def test_still_keeps_time_and_place_until_somebody_goes_on(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        for key in ("pagedown", "f2", "escape"):
            await led.press("f2")
            assert led.top.SCREEN == "quiet"
            assert led.still()
            led.hand.at += 600
            await led.press(key)
            assert led.top is led.live
            assert not led.still()
            assert view(led.session, led.hand.at).elapsed == 0
            assert current_key(led.session.timeline) == "begeleidingsplan"


async def test_after_the_end_the_minutes_count_on_softly(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        bar = led.live.query_one(TimeBar)
        assert bar.shown.left == "nog 14 min"
        led.hand.at += 16 * 60
        led.live.clock_ticked()
        assert bar.shown.left == "+2 min"


async def test_what_was_open_is_shown_again_with_how_long_ago_it_began(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.write("Blijft staan")
        session_id = led.session.id
        assert led.desk.flush()
        led.hand.at += 240
        led.desk.resume(session_id)
        app = HerstelgroepApp(led.desk, Start.LIVE, led.hand.seconds)
        async with app.run_test(size=(120, 36)) as pilot:
            again = led._replace(pilot=pilot)
            await again.press()
            assert again.said.startswith("Verder waar je was. Dit onderdeel begon 4 minuten geleden.")
            assert "F4" not in again.said
            assert again.texts("begeleidingsplan") == ["Blijft staan"]


async def test_who_goes_on_is_told_that_the_phones_are_off(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        led.live.do(c.SetAccess(new_access(led.desk.world.token)))
        session_id = led.session.id
        assert led.desk.flush()
        led.desk.resume(session_id)
        app = HerstelgroepApp(led.desk, Start.LIVE, led.hand.seconds)
        async with app.run_test(size=(120, 36)) as pilot:
            again = led._replace(pilot=pilot)
            await again.press()
            assert again.said.endswith("De telefoons staan uit. Weer aan: F4.")


async def test_the_time_screen_gives_minutes_corrects_and_replans(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("f6", *["right"] * 3)
        assert led.session.timeline.extra == {"begeleidingsplan": 3}
        await led.press("down", *["right"] * 4)
        assert view(led.session, led.hand.at).elapsed == 0
        led.hand.at += 1500
        led.top.clock_ticked()
        await led.press("down", "enter")
        await led.type("15.00")
        await led.press("enter")
        assert led.session.timeline.end is not None
        sheet = led.top.query_one(Sheet)
        plans = [row for row in sheet.rows if row.key.startswith("plan")]
        assert plans or view(led.session, led.hand.at).drift <= 0
        await led.press("ctrl+z")
        assert "eindtijd" in led.said


async def test_a_proposal_is_carried_out_only_when_chosen(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        led.hand.at += 600
        led.live.do(c.SetEnd(view(led.session, led.hand.at).end - 180))
        await led.press("f6")
        sheet = led.top.query_one(Sheet)
        assert any(row.key == "plan0" for row in sheet.rows)
        extra = led.session.timeline.extra
        sheet.go_to("plan0")
        assert led.session.timeline.extra == extra
        await led.press("enter")
        assert view(led.session, led.hand.at).drift <= 0
        await led.press("ctrl+z")
        assert led.session.timeline.extra == extra


async def test_need_shows_whom_to_call_and_changes_nothing(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        led.live.do(c.SetHead("call", "Ans van de wacht, 06 0000"))
        assert led.desk.live is not None
        revision = led.desk.live.revision
        await led.press("f8")
        text = led.top.query_one("#needtext")
        shown = "\n".join("".join(s.text for s in text.render_line(y)) for y in range(text.size.height))
        assert shown.strip().startswith("Bel hier: Ans van de wacht, 06 0000")
        assert "0800-0113" in shown
        await led.press("escape")
        assert led.desk.live.revision == revision


async def test_the_palette_finds_and_does(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("ctrl+p")
        await led.type("nood")
        await led.press("enter")
        await led.press()
        assert led.top.SCREEN == "need"


async def test_the_group_screen_moves_the_same_session_and_never_shows_the_guest(tmp_path: Path) -> None:
    async with leading(tmp_path, "begin-maken-met-herstel", segment="") as led:
        led.live.do(c.SetHead("guest", "Katrien"))
        await led.press("f3", "pagedown", "pagedown", "pagedown")
        assert current_key(led.session.timeline) == led.session.script.segments[3].key
        big = led.top.query_one("#big")
        shown = "\n".join("".join(s.text for s in big.render_line(y)) for y in range(big.size.height))
        assert "Katrien" not in shown


async def test_agreements_are_asked_a_part_at_a_time(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        key = next(
            s.key for s in led.session.script.segments
            if (found := led.session.script.capture(s.capture)) and found.kind is CaptureKind.ACTIONS
        )  # fmt: skip
        led.live.do(c.GoTo(key, led.hand.at))
        await led.press()
        await led.write("Een bank in de tuin")
        await led.write("begeleider")
        await led.write("voor Pasen")
        assert list(led.session.actions.values()) == [Action("Een bank in de tuin", "begeleider", "voor Pasen")]


async def test_a_poll_counts_with_digits_and_plus(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        script = led.session.script
        polls = [s for s in script.segments if (f := script.capture(s.capture)) and f.kind is CaptureKind.POLL]
        if not polls:
            pytest.fail("the panel has no poll in a segment")
        led.live.do(c.GoTo(polls[0].key, led.hand.at))
        await led.press()
        await led.press("1", "2", "plus", "down", "3", "minus")
        assert list(led.session.polls[polls[0].capture].values()) == [13, 2]


async def test_at_every_size_the_words_the_field_and_the_minutes_are_there(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        for width, height in ((200, 60), (100, 30), (80, 24), (60, 18)):
            await led.pilot.resize_terminal(width, height)
            await led.press()
            for name in ("#script", "NoteField", "TimeBar"):
                region = led.live.query_one(name).region
                assert region.height >= 1
                assert region.bottom <= height
                assert region.right <= width
            assert led.live.query_one("#hints", HintLine).hints


async def test_trouble_with_keeping_is_told_with_what_to_do(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        assert led.desk.flush()
        folder = led.desk.folder.sessions
        moved = folder.rename(tmp_path / "weg")
        folder.write_text("in de weg")
        await led.write("Nog niet bewaard")
        for _ in range(200):
            if led.desk.trouble is not None:
                break
            await led.pilot.pause(0.02)
        await led.press()
        banner = str(led.live.query_one("#banner").render())
        assert "Nog niet bewaard: 1" in banner
        assert "F12" in banner
        folder.unlink()
        moved.rename(folder)
        led.desk.retry()
        assert led.desk.flush()
        await led.press()
        assert not led.live.query_one("#banner").display


async def test_marks_are_counted_per_line_and_hidden_under_five(tmp_path: Path) -> None:
    example = (Path(__file__).parents[2] / "docs" / "voorbeeld-programma.toml").read_text("utf-8")
    own = tmp_path / "H" / "programmas"
    own.mkdir(parents=True)
    changed = example.replace('vangst = "terugkomen"', 'vangst = "rapport"').replace('moment = "', '# moment = "')
    (own / "voorbeeld.toml").write_text(changed, "utf-8")
    async with leading(tmp_path / "H", "voorbeeld", segment="stemmen") as led:
        assert led.focus == "sheet"
        await led.press("7", "7", "8", "0")
        assert led.session.marks == {"rapport": {"koffie": {7: 2, 8: 1, 10: 1}}}
        row = led.live.query_one("#sheet", Sheet).rows[0]
        assert row.detail == "4 antwoorden"
        await led.press("8")
        assert led.live.query_one("#sheet", Sheet).rows[0].detail == "5 antwoorden, gemiddeld 8,0"
        await led.press("ctrl+z")
        assert led.live.query_one("#sheet", Sheet).rows[0].detail == "4 antwoorden"
        await led.press("tab")
        await led.write("Lekker warm")
        assert led.texts("rapport") == ["Lekker warm"]


async def test_each_small_group_has_its_own_board(tmp_path: Path) -> None:
    async with leading(tmp_path, "kickoff", segment="wensen") as led:
        await led.write("Van de een")
        await led.press("alt+2")
        await led.write("Van de ander")
        assert {board: led.texts(board) for board in led.session.boards} == {
            "wensen.1": ["Van de een"],
            "wensen.2": ["Van de ander"],
        }


async def test_a_form_goes_from_field_to_field(tmp_path: Path) -> None:
    async with leading(tmp_path, segment="afsluiting") as led:
        await led.press("enter")
        await led.write("Zelf gevraagd")
        await led.write("Acht, zes kwamen")
        await led.press("escape")
        (row,) = led.session.forms["proces"].values()
        assert row == {"werving": "Zelf gevraagd", "opkomst": "Acht, zes kwamen"}
        assert led.focus == "sheet"


async def test_after_a_stop_while_it_was_still_the_quiet_screen_is_there_again(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        await led.press("f2")
        app = HerstelgroepApp(led.desk, Start.LIVE, led.hand.seconds)
        async with app.run_test(size=(80, 24)) as pilot:
            again = led._replace(pilot=pilot)
            await again.press()
            assert again.top.SCREEN == "quiet"
            await again.press("escape")
            assert not again.still()


async def test_another_folder_is_chosen_by_typing_it(tmp_path: Path) -> None:
    async with leading(tmp_path / "H") as led:
        await led.press("f12")
        await led.write(str(tmp_path / "elders"))
        for _ in range(100):
            if led.top is led.live:
                break
            await led.pilot.pause(0.02)
        assert "Alles wordt nu bewaard in" in led.said
        assert led.desk.flush()
        assert list((tmp_path / "elders" / "bijeenkomsten").glob("*.json"))


def test_no_action_anywhere_has_a_key_that_terminals_send_for_something_else() -> None:
    taken = {key for action in ACTIONS for key in action.keys}
    assert not taken & {"alt+b", "alt+f", "f5", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"}
