"""Must show: hostile strings through every widget with text from people. They stay text, do nothing, and no control
byte reaches the terminal. Lists are looked at line by line, also the lines that would have to be scrolled to."""

import re
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from herstelgroep.desk import Desk
from herstelgroep.privacy.cleaning import shows_something
from herstelgroep.session import commands as c
from herstelgroep.session.boards import topic_places
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Action, Leftover, Note
from herstelgroep.session.opening import Choices
from herstelgroep.store.archive import Listing
from herstelgroep.store.search import Hit
from herstelgroep.tui.app import HerstelgroepApp, Start
from herstelgroep.tui.base import Head
from herstelgroep.tui.base import Message as MessageLine
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.screens.archive import ArchiveScreen
from herstelgroep.tui.screens.home import HomeScreen
from herstelgroep.tui.screens.live import LiveScreen
from herstelgroep.tui.screens.prepare import PrepareScreen
from herstelgroep.tui.screens.steps import StepScreen
from herstelgroep.tui.widgets.notefield import NoteField
from herstelgroep.tui.widgets.timebar import TimeBar, TimeShown
from tests.hostile import HOSTILE
from tests.tui.desks import desk_in, led, settled
from tests.tui.looking import (
    CLEAN,
    CLICKS,
    CONTROL,
    NOTES,
    SHORT,
    SIZE,
    Watched,
    calm,
    click,
    in_bunches,
    seen,
    shows,
    whole,
)


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 300
    assert len(NOTES) >= 300
    assert len(SHORT) >= 100


def with_notes(desk: Desk, texts: Iterable[str] = NOTES) -> LiveSession:
    """A panel at its first topic, with these as notes."""
    live = led(desk)
    board = topic_places(live.session)[0]
    columns = cycle(board.columns)
    for number, text in enumerate(texts):
        live.do(c.AddNote(board.key, f"n{number}", text, next(columns).key), "scherm")
    live.do(c.GoTo(board.key, desk.world.now()), "scherm")
    return live


def notes_in(live: LiveSession, column: str) -> list[str]:
    notes: list[Note] = [note for board in live.session.boards.values() for note in board.values()]
    return [note.text for note in notes if note.column == column and note.text in SHORT]


async def opened(pilot: Pilot[None], name: str, *args: object) -> Any:
    app = pilot.app
    assert isinstance(app, HerstelgroepApp)
    app.open(name, *args)
    await settled(pilot)
    return app.screen


async def test_notes_on_the_board_the_group_screen_and_from_paper(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = with_notes(desk)
        async with Watched(desk, Start.LIVE).run_test(size=SIZE) as pilot:
            await settled(pilot)
            assert shows(pilot.app.screen.query_one("#board"))
            group = await opened(pilot, "group")
            assert shows(group.query_one("#board"))
            seen(pilot)
            paper = await opened(pilot, "paper")
            assert shows(paper.query_one("#list"), notes_in(live, "goed"))
            seen(pilot)
            assert calm(pilot)


async def test_clicking_on_them_does_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = with_notes(desk, CLICKS)
        for number, text in enumerate(CLICKS):
            live.do(c.SetLeftover(f"l{number}", Leftover(text)), "scherm")
            live.do(c.SetAction(f"a{number}", Action(text, text, text)), "scherm")
        async with Watched(desk, Start.LIVE).run_test(size=SIZE) as pilot:
            await settled(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, LiveScreen)
            await click(pilot)
            screen.say(" ".join(CLICKS))
            screen.field.field.show("", "", CLICKS[0])
            await click(pilot)
            live.do(c.GoTo("vervolg", desk.world.now()), "scherm")
            screen.show_session()
            await pilot.pause()
            await click(pilot)
            await opened(pilot, "group")
            live.do(c.GoTo("begeleidingsplan", desk.world.now()), "scherm")
            pilot.app.screen.query_one("#board").refresh()
            for name, places in (("closing", (0, 2, 4)), ("minutes", (0, 3))):
                steps = await opened(pilot, name)
                assert isinstance(steps, StepScreen)
                for place in places:
                    await steps.go_to(place)
                    await settled(pilot)
                    if "[/]" in seen(pilot):
                        await click(pilot)


async def test_closing_and_the_minutes(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = with_notes(desk)
        for number, text in enumerate(CLEAN):
            live.do(c.SetLeftover(f"l{number}", Leftover(text)), "scherm")
            live.do(c.SetAction(f"a{number}", Action(text, text[:40], text[:40])), "scherm")
        async with Watched(desk).run_test(size=SIZE) as pilot:
            screen = await opened(pilot, "closing")
            assert isinstance(screen, StepScreen)
            lists = {"Klopt dit zo?": "#notes", "Wat bleef liggen": "#leftovers", "Afspraken": "#agreed"}
            for place in range(len(screen.steps)):
                await screen.go_to(place)
                await settled(pilot)
                seen(pilot)
                if wanted := lists.pop(screen.step.heading, ""):
                    assert shows(screen.query_one(wanted))
            assert not lists
            minutes = await opened(pilot, "minutes")
            assert shows(minutes.query_one("#read"))
            for place in range(1, len(minutes.steps)):
                await minutes.go_to(place)
                await settled(pilot)
                seen(pilot)
            assert calm(pilot)


async def test_summaries(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = with_notes(desk, ["Iets"])
        board = topic_places(live.session)[0]
        async with Watched(desk, Start.LIVE).run_test(size=SIZE) as pilot:
            await settled(pilot)
            live_screen = pilot.app.screen
            assert isinstance(live_screen, LiveScreen)
            closing = await opened(pilot, "closing")
            await closing.go_to(1)
            await settled(pilot)
            for texts in in_bunches(CLEAN, 6):
                live.do(c.SetSummary(board.key, "\n".join(texts)), "scherm")
                live_screen.show_session()
                whole(live_screen.query_one("#board"))
                closing.step.show_again()
                area = closing.query(TextArea).first()
                area.scroll_home(animate=False)
                assert shows(area, [text for text in texts[:2] if text in SHORT])
            assert calm(pilot)


async def test_rows_of_agreements_and_forms(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk)
        for number, text in enumerate(CLEAN):
            live.do(c.SetAction(f"a{number}", Action(text, text[:40], text[:40])), "scherm")
        live.do(c.GoTo("vervolg", desk.world.now()), "scherm")
        async with Watched(desk, Start.LIVE).run_test(size=SIZE) as pilot:
            await settled(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, LiveScreen)
            assert shows(screen.query_one("#sheet"))
            live.do(c.GoTo("afsluiting", desk.world.now()), "scherm")
            names = ("werving", "opkomst", "afspiegeling", "tijd-en-plek", "vergoeding", "volgende-keer")
            for texts in in_bunches(CLEAN, len(names)):
                for name, text in zip(names, texts, strict=False):
                    live.do(c.SetField("proces", "r", name, text), "scherm")
                screen.show_session()
                assert shows(screen.query_one("#sheet"), [text for text in texts if text in SHORT])
            assert calm(pilot)


async def test_every_line_of_the_live_screen(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        with_notes(desk, ["Iets"])
        async with Watched(desk, Start.LIVE).run_test(size=SIZE) as pilot:
            await settled(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, LiveScreen)
            field, bar, head = screen.query_one(NoteField), screen.query_one(TimeBar), screen.query_one(Head)
            screen.say("Iets")
            field.show("Iets dat lang genoeg is", "", "Iets dat lang genoeg is")
            await pilot.pause()
            for text in CLEAN:
                screen.say(f"Nu: {text}")
                head.left, bar.shown = text, TimeShown("nog 8 min", 0.5, text)
                field.show(text, text, text)
                field.input.put("")
                for widget in (screen.query_one(MessageLine), head, bar, field.input, *field.query("Static")):
                    assert shows(widget, [text] if text in SHORT else [])
                field.input.put(text)
                assert shows(field.input, [text] if text in SHORT else [])
            for text in HOSTILE:
                screen.say(text)
                whole(screen.query_one(MessageLine))
            assert calm(pilot)


@pytest.mark.parametrize(("name", "wanted"), [("live", "#note"), ("archive", "#search"), ("paper", "#slip")])
async def test_what_is_pasted_raw_arrives_clean(tmp_path: Path, name: str, wanted: str) -> None:
    with desk_in(tmp_path) as desk:
        with_notes(desk, ["Iets"])
        async with Watched(desk).run_test(size=SIZE) as pilot:
            screen = await opened(pilot, name)
            field = screen.query_one(wanted, Input)
            field.focus()
            await pilot.pause()
            for texts in in_bunches([text for text in HOSTILE if len(text.splitlines()) == 1], 40):
                pilot.app.post_message(Paste(" ".join(texts)))
                await pilot.pause()
                assert field.value
                assert not CONTROL.search(field.value)
                whole(field)
                field.value = ""
            assert calm(pilot)


async def test_the_palette_finds_nothing_and_does_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with Watched(desk).run_test(size=SIZE) as pilot:
            await settled(pilot)
            await pilot.press("ctrl+p")
            field = pilot.app.screen.query_one("#search", Input)
            for text in CLEAN:
                field.value = text
                whole(field)
            await pilot.pause()
            seen(pilot)
            assert calm(pilot)


def begun(desk: Desk) -> Listing:
    """Meetings of which the place and the theme hold all of them."""
    found = desk.catalogue.script("herstelwerkgroep", 12)
    for texts in in_bunches(CLEAN, 12):
        desk.begin(desk.prepare(*found, Choices("2026-11-25", place=" ".join(texts), theme=" ".join(texts[::-1]))))
    assert desk.flush()
    return desk.archive.listing()


async def test_places_and_themes_on_home_and_in_the_archive(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        listing = begun(desk)
        async with Watched(desk).run_test(size=(600, 60)) as pilot:
            await settled(pilot)
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            for head in listing.heads:
                home._listed(Listing((head,)))
                whole(home.query_one("#ways"))
            archive = await opened(pilot, "archive")
            assert isinstance(archive, ArchiveScreen)
            whole(archive.query_one("#list"))
            bunches = in_bunches(CLEAN, 12)
            found = tuple(
                Hit(head.id, head.title, head.date, " ".join(bunch))
                for head, bunch in zip(listing.heads, bunches, strict=True)
            )
            archive._found(archive.asked, found)
            whole(archive.query_one("#list"))
            retention = await opened(pilot, "retention", listing.heads)
            whole(retention.query_one("#list"))
            assert calm(pilot)


def quoted(text: str) -> str:
    """A text as TOML writes it, whatever is in it."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


AT_ONCE = 100
"""As many as fit in one list of a programme file."""


def programme_of(texts: list[str]) -> str:
    """A programme file that holds them wherever there is room for text; every hundred is a meeting."""
    lines = ['soort = "herstelgroep-programma"', "versie = 1", 'id = "eigen"', 'uitkomst = "delen"', 'rechten = "G"']
    keys = ("titel", "doel", "voor_wie", "bron", "wat_gebeurt_ermee", "wie_leest")
    lines += [f"{key} = {quoted(text)}" for key, text in zip(keys, texts, strict=False)]
    for start in range(0, len(texts), AT_ONCE):
        lines += meeting_of(texts[start : start + AT_ONCE], f"b{start}")
    return "\n".join(lines) + "\n"


def meeting_of(texts: list[str], key: str) -> list[str]:
    """A meeting that holds them in its lists, and has a part for each."""
    every = "[" + ", ".join(map(quoted, texts)) + "]"
    lines = ["[[bijeenkomst]]", f"titel = {quoted(texts[6])}", f'sleutel = "{key}"', f"minuten = {len(texts)}"]
    lines += [f"doel = {quoted(texts[7])}", f"voorbereiding = {every}"]
    for number, text in enumerate(texts):
        lines += ["[[bijeenkomst.onderdeel]]", f'sleutel = "s{number}"', 'soort = "uitleg"', "minuten = 1"]
        lines += [
            f"titel = {quoted(text if shows_something(text) else 'Leeg')}",
            f"makkelijker = {quoted(text)}",
            f"groep_ziet = {quoted(text)}",
        ]
        lines += [f"{key} = {every if number == 0 else f'[{quoted(text)}]'}" for key in ("zeg", "doe", "let_op")]
    return lines


async def test_an_own_programme_when_choosing_preparing_and_leading(tmp_path: Path) -> None:
    (tmp_path / "programmas").mkdir()
    texts = [text for text in NOTES if len(text) <= 150 and not re.search("[\ud800-\udfff]", text)]
    (tmp_path / "programmas" / "eigen.toml").write_text(programme_of(texts), "utf-8")
    with desk_in(tmp_path) as desk:
        assert not desk.catalogue.faults
        async with Watched(desk).run_test(size=SIZE) as pilot:
            choose = await opened(pilot, "choose")
            chosen = choose.query_one("#list")
            chosen.highlighted = [option.id for option in chosen.options].index("eigen")
            await settled(pilot)
            whole(chosen)
            await pilot.press("enter")
            for place, start in enumerate(range(0, len(texts), AT_ONCE)):
                here = [text for text in texts[start : start + AT_ONCE] if text in SHORT]
                chosen.highlighted = place
                await settled(pilot)
                assert shows(choose.query_one("#preview"), here)
            for script in desk.catalogue.entry("eigen").programme.scripts:
                here = [text for text in texts[(script.nr - 1) * AT_ONCE :][:AT_ONCE] if text in SHORT]
                await lead_through(pilot, desk, script.nr, here)
            seen(pilot)
            assert calm(pilot)


async def lead_through(pilot: Pilot[None], desk: Desk, nr: int, here: list[str]) -> None:
    """Begin this meeting and look at some of its parts, on the screen of the leader and of the group."""
    live = desk.begin(desk.prepare(*desk.catalogue.script("eigen", nr), Choices("2026-11-25")))
    screen = await opened(pilot, "live")
    assert shows(screen.query_one("#script"), here)
    assert shows(screen.query_one("#agenda"), [text for text in here if len(text) < 16])
    group = await opened(pilot, "group")
    for number in range(20, len(live.session.script.segments), 20):
        live.do(c.GoTo(f"s{number}", desk.world.now()), "scherm")
        group.clock_ticked()
        screen.show_session()
        whole(group.query_one("#big"))
        whole(screen.query_one("#script"))
    await pilot.pause()


async def test_preparing_with_own_topics_and_pasted_fields(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        draft = Draft.usual(desk, *desk.catalogue.script("clientenpanel", None))
        for text in NOTES:
            draft.add_topic(text)
        async with Watched(desk).run_test(size=SIZE) as pilot:
            screen = await opened(pilot, "prepare", draft)
            assert isinstance(screen, PrepareScreen)
            assert shows(screen.query_one("#topics"))
            for name in ("place", "call", "own", "day", "end"):
                field = screen.query_one(f"#{name}", Input)
                field.focus()
                await pilot.pause()
                for texts in in_bunches([text for text in HOSTILE if len(text.splitlines()) == 1], 90):
                    field.value = ""
                    pilot.app.post_message(Paste(" ".join(texts)))
                    await pilot.pause()
                    assert field.value
                    assert not CONTROL.search(field.value)
                    whole(field)
            await settled(pilot)
            seen(pilot)
            assert calm(pilot)
