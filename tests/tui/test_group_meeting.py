"""A meeting of a group: what it remembers, in preparation, at the start and in the close."""

import secrets
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, Static

from herstelgroep.desk import Desk
from herstelgroep.groups.model import Group, Wish
from herstelgroep.groups.plan import led, make_group, usual
from herstelgroep.programme.catalogue import NoSuchProgramme
from herstelgroep.programme.model import Role
from herstelgroep.session.commands import Finish, SetAction, SetLeftover
from herstelgroep.session.model import Action, Leftover
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.base import Message
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.screens.live import LiveScreen
from herstelgroep.tui.screens.prepare import PrepareScreen
from herstelgroep.tui.steps.agreed import AgreedList, AgreedStep
from herstelgroep.tui.steps.texts import NextStep
from herstelgroep.tui.widgets.lists import PickList
from herstelgroep.tui.widgets.recalled import Brought, LastTime
from herstelgroep.tui.widgets.script import ScriptPane
from herstelgroep.tui.widgets.topics import TopicList
from tests.tui.desks import TODAY, desk_in, on, press, settled, shown, write

HOSTILE = "[b]De bus[/b] [@click=app.quit]weg[/]"


def group_of(desk: Desk, programme: str, times: int = 0) -> Group:
    """A group that met a fortnight ago for the first time, and has a wish."""
    found = desk.catalogue.entry(programme).programme
    asked = replace(usual(found, TODAY - timedelta(days=14), "19.30"), name="De dinsdaggroep", place="De huiskamer")
    asked = replace(asked, times=times or max(2, asked.times))
    made = make_group(found, asked, "g1", lambda: secrets.token_hex(4))
    return desk.keep_group(replace(made, wishes=(Wish("Geld"), Wish("Slapen", done=True))))


def met(desk: Desk, programme: str, left_over: str = HOSTILE, times: int = 0) -> Group:
    """The group after its first meeting."""
    group = group_of(desk, programme, times)
    draft = Draft.for_group(desk, group, group.planned[0])
    live = desk.begin(draft.session(desk))
    live.do(SetAction("a", Action("De sleutel regelen", "kartrekker")), "scherm")
    live.do(SetAction("b", Action("Al klaar", done=True)), "scherm")
    if left_over:
        live.do(SetLeftover("l", Leftover(left_over)), "scherm")
    live.do(Finish(desk.world.now(), keep_notes=True), "scherm")
    assert desk.flush()
    desk.live = None
    return desk.keep_group(led(group, group.planned[0].id, live.session.id))


async def prepared(pilot: Pilot[None], draft: Draft, goal: str = "prepare") -> PrepareScreen:
    assert isinstance(pilot.app, HerstelgroepApp)
    pilot.app.open("prepare", draft, goal)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, PrepareScreen)
    return screen


def told(screen: PrepareScreen) -> str:
    return str(screen.query_one("#was", Static).content)


async def test_what_was_left_over_becomes_a_topic_and_the_plan_knows_the_meeting(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = met(desk, "clientenpanel")
        planned = group.planned[1]
        async with shown(desk) as pilot:
            screen = await prepared(pilot, Draft.for_group(desk, group, planned))
            assert screen.query_one(LastTime).display
            assert not screen.query_one("#group", PickList).display
            assert screen.query_one("#place", Input).value == "De huiskamer"
            assert "Nog open: De sleutel regelen (kartrekker)." in told(screen)
            assert "Al klaar" not in told(screen)
            brought = screen.query_one(Brought)
            assert [str(option.prompt).split("   ")[0] for option in brought.options] == [HOSTILE, "Geld"]
            brought.focus()
            await press(pilot, "enter")
            assert screen.draft.chosen[-1].title == HOSTILE
            await press(pilot, "enter")
            assert [topic.title for topic in screen.draft.chosen].count(HOSTILE) == 1
            screen.query_one("#day", Input).value = TODAY.isoformat()
            await press(pilot, "f10")
            assert on(pilot, LiveScreen)
            assert desk.live is not None
            session = desk.live.session
        assert session.group == group.id
        assert f"Vorige keer bleef liggen: {HOSTILE}." in session.preparation.recalled
        assert [action.what for action in session.actions.values()] == ["De sleutel regelen"]
        assert next(one.session for one in desk.group("g1").planned if one.id == planned.id) == session.id


async def test_a_theme_that_somebody_brought_is_the_theme_of_today(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        free = next(
            (entry.programme.id, script.nr)
            for entry in desk.catalogue.entries
            for script in entry.programme.scripts
            if script.free_theme and entry.programme.can_be_led
        )
        group = group_of(desk, free[0], times=max(2, free[1]))
        planned = next(one for one in group.planned if one.nr == free[1])
        async with shown(desk) as pilot:
            screen = await prepared(pilot, Draft.for_group(desk, group, planned))
            screen.query_one(Brought).focus()
            await press(pilot, "enter")
            assert screen.draft.theme == "Geld"
            assert "Geld" in screen.query_one(Message).text


async def test_the_first_time_says_so_and_without_a_group_there_is_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = desk.keep_group(replace(group_of(desk, "clientenpanel"), wishes=()))
        async with shown(desk) as pilot:
            screen = await prepared(pilot, Draft.for_group(desk, group, group.planned[0]))
            assert "eerste keer" in told(screen)
            screen.dismiss()
            await settled(pilot)
            kickoff = Draft.usual(desk, *desk.catalogue.script("kickoff", 1))
            screen = await prepared(pilot, kickoff)
            assert not screen.query_one(LastTime).display
            assert not screen.query_one("#group", PickList).display


@pytest.mark.parametrize("goal", ["prepare", "paper"])
async def test_chosen_from_home_it_can_belong_to_a_group(tmp_path: Path, goal: str) -> None:
    with desk_in(tmp_path) as desk:
        group = met(desk, "clientenpanel")
        async with shown(desk) as pilot:
            screen = await prepared(pilot, Draft.usual(desk, *desk.catalogue.script("clientenpanel", 1)), goal)
            picks = screen.query_one("#group", PickList)
            assert [str(option.prompt) for option in picks.options] == ["Geen groep", "De dinsdaggroep"]
            assert screen.draft.group is None
            picks.focus()
            await press(pilot, "down", "enter")
            assert screen.query_one(LastTime).display
            assert screen.query_one("#place", Input).value == "De huiskamer"
            await press(pilot, "up", "enter")
            assert not screen.query_one(LastTime).display
            await press(pilot, "down", "enter", "f10")
            await settled(pilot)
            assert desk.live is not None
            session = desk.live.session
        assert session.group == group.id
        assert [one.session for one in desk.group("g1").planned].count(session.id) == 1


def test_what_is_only_planned_cannot_be_prepared(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = group_of(desk, "fotovoice")
        with pytest.raises(NoSuchProgramme):
            Draft.for_group(desk, group, group.planned[0])


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)], ids=str)
async def test_the_start_tells_of_the_last_time_and_then_no_more(tmp_path: Path, size: tuple[int, int]) -> None:
    with desk_in(tmp_path) as desk:
        group = met(desk, "clientenpanel")
        async with shown(desk, size) as pilot:
            await prepared(pilot, Draft.for_group(desk, group, group.planned[1]))
            await press(pilot, "f10")
            screen = pilot.app.screen
            assert isinstance(screen, LiveScreen)
            pane = screen.query_one(ScriptPane)
            lines = [line.plain for line in pane._lines]
            assert "De vorige keer" in lines
            assert HOSTILE[:5] in "".join(lines)
            if pane.max_scroll_y:
                assert "Alt+↓" in screen.query_one(Message).text
            await press(pilot, "pagedown")
            assert "De vorige keer" not in [line.plain for line in pane._lines]


async def test_an_agreement_is_ticked_with_one_key_and_undone(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = met(desk, "clientenpanel")
        live = desk.begin(_draft(desk, group).session(desk))
        live.do(SetAction("z", Action("Koffie")), "scherm")
        async with shown(desk) as pilot:
            assert isinstance(pilot.app, HerstelgroepApp)
            pilot.app.open("closing")
            await settled(pilot)
            while not pilot.app.screen.query(AgreedStep):
                await press(pilot, "pagedown")
            agreed = pilot.app.screen.query_one(AgreedList)
            agreed.focus()
            agreed.highlighted = 0
            await settled(pilot)
            assert agreed.render_line(0).text.startswith("▶ ○ De sleutel regelen")
            await press(pilot, "space")
            assert [action.done for action in live.session.actions.values()].count(True) == 1
            assert agreed.render_line(0).text.startswith("  ○ Koffie")
            assert agreed.render_line(1).text.startswith("▶ ✓ De sleutel regelen")
            assert "klaar" in agreed.render_line(1).text
            await press(pilot, "ctrl+z")
            assert not any(action.done for action in live.session.actions.values())


async def test_the_next_day_is_proposed_once_from_the_plan(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        group = met(desk, "herstelwerkgroep", left_over="")
        live = desk.begin(_draft(desk, group).session(desk))
        upcoming = date.fromisoformat(group.planned[2].day)
        async with shown(desk) as pilot:
            assert isinstance(pilot.app, HerstelgroepApp)
            pilot.app.open("closing")
            await settled(pilot)
            while not pilot.app.screen.query(NextStep):
                await press(pilot, "pagedown")
            await settled(pilot)
            field = pilot.app.screen.query_one(NextStep).query(Input).first()
            assert field.value.endswith(f"{upcoming.year}, 19.30 uur")
            assert str(upcoming.day) in field.value
            assert "plan van de groep" in str(pilot.app.screen.query_one("#proposed", Static).content)
            field.focus()
            await press(pilot, "end", "ctrl+u", "pageup", "pagedown")
            await settled(pilot)
            field = pilot.app.screen.query_one(NextStep).query(Input).first()
            assert field.value == ""
            await write(pilot, "donderdag")
            await press(pilot, "pagedown")
        assert live.session.closing.next_date == "donderdag"


def _draft(desk: Desk, group: Group) -> Draft:
    draft = Draft.for_group(desk, group, group.planned[1])
    draft.day = TODAY
    draft.remembered(desk)
    return draft


async def test_an_own_thesis_is_warned_of_softly(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        programme, script, first = next(
            (entry.programme, script, script.topic_list.topics[0])
            for entry in desk.catalogue.entries
            for script in entry.programme.scripts
            if script.topic_list and any(topic.choices for topic in script.topic_list.topics)
        )
        async with shown(desk) as pilot:
            screen = await prepared(pilot, Draft.usual(desk, programme, script))
            screen.query_one("#own", Input).focus()
            await write(pilot, "Herstel is niet voor iedereen.")
            await press(pilot, "enter")
            assert "ontkenning" in screen.query_one(Message).text
            assert screen.draft.chosen[-1].thesis == "Herstel is niet voor iedereen."
            topics = screen.query_one(TopicList)
            topics.focus()
            topics.highlighted = 0
            await press(pilot, "f2")
            assert screen.query_one("#own", Input).value == first.thesis
            screen.query_one("#own", Input).value = "Praten helpt."
            await press(pilot, "enter")
            assert screen.query_one(Message).text == ""
            assert screen.draft.topics[0].topic.thesis == "Praten helpt."


def test_the_size_is_told_softly(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        panel = Draft.usual(desk, *desk.catalogue.script("clientenpanel", 1))
        screen = PrepareScreen(desk, panel)
        assert screen.about_people()[0] == "Dit is bedoeld voor twee tot zes cliënten."
        panel.counts = {Role.CLIENT: 6, Role.PROFESSIONAL: 1}
        assert not any("hoogstens" in line for line in screen.about_people())
        panel.counts = {Role.CLIENT: 8}
        assert "Hier passen hoogstens zes cliënten bij. Nu zijn het er acht." in screen.about_people()
        panel.counts = {Role.CLIENT: 1}
        assert any("minstens twee" in line for line in screen.about_people())
