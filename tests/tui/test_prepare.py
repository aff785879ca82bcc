from pathlib import Path

from textual.widgets import Input, Static

from herstelgroep.programme.model import Role
from herstelgroep.session.model import Status
from herstelgroep.session.replan import ProposalKind
from herstelgroep.tui.base import Message
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.screens.choose import ChooseScreen
from herstelgroep.tui.screens.minutes import MinutesScreen
from herstelgroep.tui.screens.paper import PaperScreen
from herstelgroep.tui.screens.prepare import PrepareScreen
from herstelgroep.tui.widgets.lists import PickList
from herstelgroep.tui.widgets.topics import TopicList
from tests.tui.desks import NOW, desk_in, on, press, shown, write

PANEL = ("1", *"clientenpanel", "enter")
PAPER = ("2", *"clientenpanel", "down", "enter")


async def opened(pilot: object, *keys: str) -> PrepareScreen:
    await press(pilot, *keys)  # type: ignore[arg-type]
    screen = pilot.app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, PrepareScreen)
    return screen


async def test_everything_may_stay_as_it_is(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await opened(pilot, *PANEL)
            await press(pilot, "f10")
            assert type(pilot.app.screen).__name__ == "LiveScreen"
        assert desk.live is not None
        session = desk.live.session
        assert session.programme.id == "clientenpanel"
        assert session.date == "2026-11-25"
        assert session.attendance is None
        assert session.timeline.marks[0].at == NOW


async def test_what_was_filled_in_stays_while_the_list_is_open(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot, *PANEL)
            screen.query_one("#place", Input).focus()
            await write(pilot, "Zaal 2")
            await press(pilot, "escape")
            assert on(pilot, ChooseScreen)
            screen = await opened(pilot, "enter")
            assert screen.query_one("#place", Input).value == "Zaal 2"
            assert not desk.archive.ids()


async def test_an_end_that_does_not_fit_is_told_with_ways_out(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot, *PANEL)
            screen.query_one("#end", Input).focus()
            await write(pilot, "14.50")
            assert "Dat is later dan je wilt" in str(screen.query_one("#fit", Static).content)
            ways = screen.query_one("#ways", PickList)
            assert ways.display
            ways.focus()
            ways.highlighted = 0
            await press(pilot, "enter")
            assert screen.draft.way is ProposalKind.SHORTEN
            await press(pilot, "f10")
        assert desk.live is not None
        assert sum(desk.live.session.timeline.extra.values()) == -10


async def test_an_hour_that_cannot_be_read_is_told_and_nothing_begins(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot, *PANEL)
            screen.query_one("#end", Input).focus()
            await write(pilot, "straks")
            await press(pilot, "f10")
            assert "Deze tijd begrijpen we niet" in screen.query_one(Message).text
            assert desk.live is None


async def test_numbers_warn_but_never_stop(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        draft = Draft.usual(desk, *desk.catalogue.script("kickoff", 1))
        screen = PrepareScreen(desk, draft)
        draft.counts = {Role.CLIENT: 2, Role.PROFESSIONAL: 5}
        assert any("de helft" in line for line in screen.about_people())
        draft.counts = {Role.CLIENT: 5, Role.PROFESSIONAL: 5}
        assert not any("de helft" in line for line in screen.about_people())
        panel = Draft.usual(desk, *desk.catalogue.script("clientenpanel", 1))
        panel.counts = {Role.CLIENT: 9}
        assert any("hoogstens zes" in line for line in PrepareScreen(desk, panel).about_people())


async def test_topics_are_chosen_moved_named_and_added(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot, *PANEL)
            topics = screen.query_one(TopicList)
            assert [topic.key for topic in screen.draft.chosen] == ["begeleidingsplan", "leefomgeving"]
            topics.focus()
            topics.highlighted = 0
            await press(pilot, "enter", "alt+down")
            assert [choice.topic.key for choice in screen.draft.topics][:2] == ["leefomgeving", "begeleidingsplan"]
            assert [topic.key for topic in screen.draft.chosen] == ["leefomgeving"]
            await press(pilot, "f2", "ctrl+a", "ctrl+k")
            await write(pilot, "Ons plan")
            await press(pilot, "enter")
            assert screen.draft.topics[1].topic.title == "Ons plan"
            screen.query_one("#own", Input).focus()
            await write(pilot, "De [b]bus")
            await press(pilot, "enter")
            assert screen.draft.chosen[-1].title == "De [b]bus"
            await press(pilot, "f10")
        assert desk.live is not None
        assert [s.title for s in desk.live.session.script.segments if s.kind.value == "onderwerp"] == [
            "De plek waar je woont",
            "De [b]bus",
        ]


async def test_more_topics_than_fit_is_told(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        draft = Draft.usual(desk, *desk.catalogue.script("clientenpanel", 1))
        screen = PrepareScreen(desk, draft)
        assert screen.about_topics()[0] == "Een uur heeft ruimte voor twee of drie onderwerpen."
        for choice in draft.topics:
            choice.chosen = True
        assert "Dat past niet goed" in screen.about_topics()[1]


async def test_slips_from_paper_become_a_finished_meeting(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot, *PAPER)
            screen.query_one("#day", Input).value = "7 november"
            await press(pilot, "f10")
            assert on(pilot, PaperScreen)
            await write(pilot, "De tuin")
            await press(pilot, "enter", "tab")
            await write(pilot, "De gang [b]")
            await press(pilot, "enter")
            await write(pilot, "half")
            await press(pilot, "f10")
            assert on(pilot, PaperScreen)
            await press(pilot, "ctrl+u", "f10")
            assert on(pilot, MinutesScreen)
        assert desk.live is not None
        session = desk.archive.session(desk.live.session.id)
        assert session.status is Status.FINISHED
        assert session.date == "2026-11-07"
        assert sorted((note.text, note.column) for _, _, note in session.each_note()) == [
            ("De gang [b]", "beter"),
            ("De tuin", "goed"),
        ]


async def test_half_typed_over_goes_on_from_home(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await opened(pilot, *PAPER)
            await press(pilot, "f10")
            await write(pilot, "De tuin")
            await press(pilot, "enter", "escape", "1")
            assert on(pilot, PaperScreen)
            assert desk.live is not None
            assert desk.live.session.note_count == 1


async def test_a_file_with_slips_is_taken_over_or_told_whole(tmp_path: Path) -> None:
    slips = tmp_path / "slips.csv"
    slips.write_text("onderdeel,kolom,tekst\nleefomgeving,fijn,De tuin\nonzin,fijn,Weg\n", "utf-8")
    with desk_in(tmp_path / "map") as desk:
        async with shown(desk) as pilot:
            screen = await opened(pilot, *PAPER)
            screen.query_one("#file", Input).value = str(slips)
            await press(pilot, "f10")
            assert "Regel 3" in str(screen.query_one("#faults", Static).content)
            assert not desk.archive.ids()
            slips.write_text("onderdeel,kolom,tekst\nleefomgeving,fijn,De tuin\n", "utf-8")
            await press(pilot, "f10")
            assert on(pilot, MinutesScreen)
            assert desk.live is not None
            assert desk.live.session.note_count == 1
