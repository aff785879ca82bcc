"""The editor in a test: a copy of a programme, opened at one of its pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from herstelgroep.desk import Desk
from herstelgroep.programme.editing import copied
from herstelgroep.programme.model import Programme, Script
from herstelgroep.tui.app import HerstelgroepApp
from herstelgroep.tui.base import Message
from herstelgroep.tui.making.base import MakingScreen
from herstelgroep.tui.making.workbench import Making
from tests.building import a_programme
from tests.tui.desks import desk_in, settled, shown

NAME = "van-mij"


@asynccontextmanager
async def editor(
    folder: Path, programme: Programme | None = None, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[Pilot[None], Desk]]:
    """A kept copy of a programme, opened in the editor."""
    with desk_in(folder) as desk:
        copy = copied(programme or a_programme(), "Van mij", ())
        name = desk.keep_programme(copy).name
        async with shown(desk, size) as pilot:
            cast("HerstelgroepApp", pilot.app).open("make")
            await settled(pilot)
            cast("HerstelgroepApp", pilot.app).open("make_programme", Making(desk, copy, name))
            await settled(pilot)
            yield pilot, desk


def page(pilot: Pilot[None]) -> MakingScreen:
    """The page of the editor that is on top."""
    screen = pilot.app.screen
    assert isinstance(screen, MakingScreen)
    return screen


def now(pilot: Pilot[None]) -> Programme:
    """The programme as it is in the editor."""
    return page(pilot).programme


def meeting(pilot: Pilot[None]) -> Script:
    """The first meeting as it is in the editor."""
    return now(pilot).scripts[0]


def on_disk(desk: Desk) -> Programme:
    """The newest state that was kept."""
    (own,) = desk.own_programmes()
    return own.programme


def text(pilot: Pilot[None], where: str) -> str:
    """What a line of the screen says."""
    return str(pilot.app.screen.query_one(where, Static).content)


def said(pilot: Pilot[None]) -> str:
    """The message line."""
    return pilot.app.screen.query_one(Message).text


def field(pilot: Pilot[None], number: int) -> Input:
    """A field of a form, by the number of what it asks."""
    return pilot.app.screen.query_one(f"#ask-{number}", Input)


def area(pilot: Pilot[None], number: int) -> TextArea:
    """A field of several lines."""
    return pilot.app.screen.query_one(f"#ask-{number}", TextArea)
