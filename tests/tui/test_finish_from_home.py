"""From home into a meeting, and finishing it: the live screen is gone by then, and is asked for nothing any more."""

from pathlib import Path

from herstelgroep.session.commands import Finish, GoTo
from herstelgroep.session.model import Status
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.base import Head
from herstelgroep.tui.screens.live import LiveScreen
from herstelgroep.tui.screens.minutes import MinutesScreen
from herstelgroep.tui.screens.ways import go_home
from tests.tui.desks import NOW, desk_in, led, on, press, settled, shown


async def test_the_minutes_follow_and_the_app_goes_on(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        live = led(desk, notes=("De tuin.",))
        live.do(GoTo(live.session.script.segments[4].key, NOW), "scherm")
        name = live.session.id
        async with shown(desk) as pilot:
            await press(pilot, "enter")
            assert on(pilot, LiveScreen)
            await press(pilot, "f10")
            app = pilot.app
            assert isinstance(app, HerstelgroepApp)
            assert desk.live is not None
            assert desk.live.session.id == name
            desk.live.do(Finish(NOW), "scherm")
            go_home(app, "minutes")
            for _ in range(5):
                await settled(pilot)
            assert on(pilot, MinutesScreen)
            assert desk.live.session.status is Status.FINISHED
            assert app.screen.query_one(Head).left.startswith("Verslag")
