"""Every screen of before and after a meeting, at every size: whole, with its hints, and in plain text."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.base import Head, Message
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.widgets.hints import HintLine
from tests.tui.desks import desk_in, led, settled, shown

HOSTILE = ("[b]vet[/b] [@click=app.quit]weg[/]", "[/", "\\[x] {y} $soft 👩‍👩‍👧", "=1+1")
SCREENS = ("home", "choose", "prepare", "closing", "minutes", "archive", "settings", "paper")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)], ids=str)
async def test_every_screen_is_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, notes=HOSTILE)
        desk.take_in(replace(live.session, place=HOSTILE[0], theme=HOSTILE[1]))
        assert desk.flush()
        draft = Draft.usual(desk, *desk.catalogue.script("kickoff", 1))
        draft.place = HOSTILE[0]
        async with shown(desk, size) as pilot:
            app = pilot.app
            assert isinstance(app, HerstelgroepApp)
            for name in SCREENS:
                app.open(name, *([draft] if name == "prepare" else []))
                await settled(pilot)
                screen = app.screen
                hints = screen.query_one(HintLine)
                assert hints.region.bottom == size[1], name
                assert hints.region.height == 1, name
                assert screen.query_one(Head).region.y == 0, name
                assert screen.query_one(Message).region.height <= 3, name
                assert screen.focused is not None, name
                assert hints.hints, name
                app.pop_screen()
                await settled(pilot)
        assert desk.live is not None
        assert {note.text for _, _, note in desk.live.session.each_note()} == set(HOSTILE)
