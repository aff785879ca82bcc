"""The slow timer and the writer may speak before a new screen is whole; that must never stop the app."""

from itertools import count
from pathlib import Path

import pytest

from herstelgroep.desk import open_desk
from herstelgroep.example import fixed_world
from herstelgroep.store.files import RealFiles
from herstelgroep.tui.app import HerstelgroepApp, Start


@pytest.mark.parametrize("name", ["archive", "settings", "need", "choose"])
async def test_a_tick_before_the_screen_is_whole_does_nothing(name: str, tmp_path: Path) -> None:
    presses = count(0, 10)
    with open_desk(RealFiles(), tmp_path / "map", fixed_world()) as desk:
        app = HerstelgroepApp(desk, Start.HOME, seconds=lambda: float(next(presses)))
        async with app.run_test() as pilot:
            app.open(name)
            app.look_again()
            app.on_herstelgroep_app_kept()
            app.action_help_quit()
            await pilot.pause()
            assert getattr(app.screen, "SCREEN", "") == name
            app.look_again()
            await pilot.pause()
            assert app.is_running


async def test_what_is_kept_after_the_last_screen_went_is_no_trouble(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path / "map", fixed_world()) as desk:
        app = HerstelgroepApp(desk, Start.HOME)
        async with app.run_test():
            app.exit()
        assert not app.screen_stack
        app.look_again()
        app.on_herstelgroep_app_kept()
        app.action_help_quit()


class Closing(HerstelgroepApp):
    """The app, in which the timer ticks while the parts of the last screen are being taken away."""

    async def _close_all(self) -> None:
        await self._prune(*self.screen.children)
        self.look_again()
        self.on_herstelgroep_app_kept()
        await super()._close_all()


async def test_a_tick_while_the_app_closes_does_nothing(tmp_path: Path) -> None:
    with open_desk(RealFiles(), tmp_path / "map", fixed_world()) as desk:
        app = Closing(desk, Start.HOME)
        async with app.run_test() as pilot:
            await pilot.pause()
        assert not app.screen_stack
