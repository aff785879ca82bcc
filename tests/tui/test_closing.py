from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from herstelgroep.session.model import Status
from herstelgroep.tui.app import HerstelgroepApp, Start
from herstelgroep.tui.base import Message
from herstelgroep.tui.screens.along import AlongScreen
from herstelgroep.tui.screens.closing import ClosingScreen
from herstelgroep.tui.screens.home import HomeScreen
from herstelgroep.tui.screens.minutes import MinutesScreen
from herstelgroep.tui.steps.agreed import AgreedStep
from herstelgroep.tui.steps.base import Step
from herstelgroep.tui.steps.ending import EndingStep
from herstelgroep.tui.steps.figures import FiguresStep
from herstelgroep.tui.steps.leftovers import LeftoverStep
from herstelgroep.tui.steps.notes import NotesStep
from herstelgroep.tui.steps.reading import ReadStep
from herstelgroep.tui.steps.sharing import ShareStep
from herstelgroep.tui.steps.texts import NextStep, SummaryStep, TailStep
from tests.tui.desks import desk_in, ended, led, on, press, settled, shown, write

NOTES = ("De tuin.", "De gang is koud.", "[@click=app.quit]klik[/]")


async def open_screen(pilot: object, name: str) -> object:
    app = pilot.app  # type: ignore[attr-defined]
    assert isinstance(app, HerstelgroepApp)
    app.open(name)
    await settled(pilot)  # type: ignore[arg-type]
    return app.screen


async def test_a_panel_is_closed_step_by_step(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, notes=NOTES)
        async with shown(desk) as pilot:
            screen = await open_screen(pilot, "closing")
            assert isinstance(screen, ClosingScreen)
            assert screen.steps == [
                NotesStep, SummaryStep, LeftoverStep, FiguresStep, AgreedStep, NextStep, EndingStep,
            ]  # fmt: skip
            await press(pilot, "delete")
            assert live.session.note_count == 2
            await press(pilot, "ctrl+z")
            assert live.session.note_count == 3
            await press(pilot, "enter", "ctrl+u")
            await write(pilot, "Anders")
            await press(pilot, "enter")
            assert "Anders" in {note.text for _, _, note in live.session.each_note()}

            await press(pilot, "pagedown")
            await write(pilot, "Fijn is de tuin")
            await press(pilot, "pagedown")
            assert list(live.session.summaries.values()) == ["Fijn is de tuin"]

            await press(pilot, "enter", "down", "down")
            assert len(live.session.leftovers) == 1
            people = screen.query_one("#people", Input)
            screen.query_one("#leftovers").focus()
            await press(pilot, "home")
            people.focus()
            await write(pilot, "4")
            assert [leftover.people for leftover in live.session.leftovers.values()] == [4]

            await press(pilot, "pagedown", "6", "enter", "1", "pagedown")
            assert live.session.polls == {"terugkomen": {"ja": 6, "nee": 1}}
            await write(pilot, "Zelf koken")
            await press(pilot, "pagedown")
            assert [action.what for action in live.session.actions.values()] == ["Zelf koken"]
            await write(pilot, "9 december")
            await press(pilot, "tab")
            await write(pilot, "Met een briefje")
            await press(pilot, "pagedown")
            assert live.session.closing.next_date == "9 december"
            assert next(iter(live.session.forms["proces"].values())) == {"werving": "Met een briefje"}
            await press(pilot, "enter")
            assert on(pilot, MinutesScreen)
        assert live.session.status is Status.FINISHED
        assert live.session.closing.delete_by == "2028-11-25"
        assert live.session.note_count == 3


async def test_ready_for_now_leaves_the_rest_for_home(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, notes=NOTES)
        async with shown(desk) as pilot:
            await open_screen(pilot, "closing")
            await press(pilot, "pagedown")
            await write(pilot, "Half")
            await press(pilot, "f9")
            assert on(pilot, HomeScreen)
            assert "Klaar voor nu" in pilot.app.screen.query_one(Message).text
            assert list(live.session.summaries.values()) == ["Half"]
            assert live.session.status is Status.RUNNING


async def close_group(pilot: object, picked: int) -> None:
    screen = await open_screen(pilot, "closing")
    assert isinstance(screen, ClosingScreen)
    await screen.go_to(len(screen.steps) - 1)
    await settled(pilot)  # type: ignore[arg-type]
    assert "Wat doen we met de briefjes?" in str([s.content for s in screen.query(Static)])
    screen.query_one("#finish").focus()
    await press(pilot, "enter")  # type: ignore[arg-type]
    assert "Kies eerst" in screen.query_one(Message).text
    await press(pilot, *(["down"] * picked), "enter")  # type: ignore[arg-type]
    told = str(screen.query_one("#happens", Static).content)
    assert ("niet ongedaan" in told) is (picked == 0)
    await press(pilot, "enter")  # type: ignore[arg-type]


async def test_a_group_wipes_its_notes(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, "begin-maken-met-herstel", notes=NOTES)
        async with shown(desk) as pilot:
            await close_group(pilot, 0)
        assert live.session.status is Status.FINISHED
        assert live.session.note_count == 0


async def test_a_group_keeps_its_notes_and_they_never_reach_the_minutes(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, "begin-maken-met-herstel", notes=NOTES)
        async with shown(desk) as pilot:
            await close_group(pilot, 1)
            screen = pilot.app.screen
            assert isinstance(screen, MinutesScreen)
            assert NotesStep not in screen.steps
            assert "De tuin" not in str(screen.query_one("#read", Static).content)
        assert live.session.kept
        assert live.session.note_count == 3


async def test_minutes_are_read_changed_and_made_into_files(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = ended(desk, notes=(*NOTES, "Mevrouw De Vries helpt mij."))
        async with shown(desk) as pilot:
            screen = await open_screen(pilot, "minutes")
            assert isinstance(screen, MinutesScreen)
            assert "[@click=app.quit]klik[/]" in str(screen.query_one("#read", Static).content)
            await press(pilot, "f2")
            assert isinstance(screen.step, TailStep)
            area = screen.query(TextArea).first()
            area.focus()
            area.text = "Waarom we dit deden"
            await press(pilot, "f10")
            assert live.session.closing.purpose == "Waarom we dit deden"
            assert isinstance(screen.step, ShareStep)
            assert "De Vries" in str(screen.query_one("#remarks", Static).content)
            await press(pilot, "f10")
            made = sorted(path.suffix for path in desk.folder.out.iterdir())
            assert made == [".docx", ".pdf"]
            assert str(desk.folder.out) in str(screen.query_one("#where", Static).content)


async def test_reading_goes_on_before_the_next_step_comes(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        ended(desk, notes=tuple(f"Briefje {n}" for n in range(60)))
        async with shown(desk, (60, 18)) as pilot:
            screen = await open_screen(pilot, "minutes")
            assert isinstance(screen, MinutesScreen)
            await press(pilot, "pagedown")
            assert isinstance(screen.step, ReadStep)
            assert screen.step.scroll_y > 0
            for _ in range(12):
                await press(pilot, "pagedown")
            assert not isinstance(screen.query(Step).first(), ReadStep)


async def test_an_app_that_began_live_still_comes_home(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        led(desk, notes=NOTES)
        async with shown(desk, start=Start.LIVE) as pilot:
            await press(pilot, "f10", "f9")
            assert on(pilot, HomeScreen)
            assert "Klaar voor nu" in pilot.app.screen.query_one(Message).text
            await press(pilot, "1", "f10")
            screen = pilot.app.screen
            assert isinstance(screen, ClosingScreen)
            await screen.go_to(len(screen.steps) - 1)
            await press(pilot, "enter")
            assert on(pilot, MinutesScreen)
            await press(pilot, "escape")
            assert on(pilot, HomeScreen)


async def test_the_page_on_the_beamer_reads_along_for_as_long_as_the_leader_closes(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        led(desk, notes=NOTES)
        async with shown(desk, start=Start.LIVE) as pilot:
            app = pilot.app
            assert isinstance(app, HerstelgroepApp)
            await app.server.open_screen()
            assert not app.server.along
            await press(pilot, "f10")
            assert (on(pilot, ClosingScreen), app.server.along) == (True, True)
            await press(pilot, "f3")
            assert (on(pilot, AlongScreen), app.server.along) == (True, True)
            await press(pilot, "escape", "escape")
            assert not on(pilot, ClosingScreen)
            assert not app.server.along


async def test_a_page_that_opens_while_closing_reads_along_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with desk_in(tmp_path) as desk:
        led(desk, notes=NOTES)
        async with shown(desk, start=Start.LIVE) as pilot:
            app = pilot.app
            assert isinstance(app, HerstelgroepApp)
            await press(pilot, "f10", "f3")
            assert app.made_server is None
            await press(pilot, "b")
            await app.workers.wait_for_complete()
            assert (
                "Typ dit adres in een browser op deze laptop: http://127.0.0.1:" in app.screen.query_one(Message).text
            )
            assert app.server.along
            await press(pilot, "escape", "f9")
            assert (on(pilot, HomeScreen), app.server.along) == (True, False)
