"""Groups for tests: made by the real planner, kept by the real desk."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from herstelgroep.desk import Desk
from herstelgroep.groups.model import Group
from herstelgroep.groups.plan import led, make_group, usual
from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.model import Action
from herstelgroep.tui.base import Message
from herstelgroep.tui.draft import Draft

FIRST = date(2026, 12, 2)
LIBERATION = "2027-05-05"
"""A Wednesday in this plan, and a holiday in the Netherlands."""


def group_in(desk: Desk, programme: str = "herstelwerkgroep", **wanted: Any) -> Group:
    """A group for a year, on the disk: every other Wednesday from 2 December on."""
    chosen = desk.catalogue.entry(programme).programme
    asked = replace(usual(chosen, FIRST, "19.30"), **{"name": "Woensdaggroep", "place": "De huiskamer", **wanted})
    return desk.keep_group(make_group(chosen, asked, desk.new_handle(), desk.new_handle))


def meet(desk: Desk, group: Group, place: int, people: int, action: str = "") -> Group:
    """Lead the meeting at this place of the plan, with so many people, to its end."""
    planned = group.planned[place]
    draft = Draft.for_group(desk, group, planned)
    draft.counts = {Role.CLIENT: people}
    live = desk.begin(draft.session(desk))
    if action:
        live.do(c.SetAction(desk.new_handle(), Action(action, "de gastvrouw")), "scherm")
    live.do(c.Finish(desk.world.now()), "scherm")
    assert desk.flush()
    desk.live = None
    return desk.keep_group(led(group, planned.id, live.session.id))


def said(screen: object) -> str:
    """The message line."""
    assert hasattr(screen, "query_one")
    return str(screen.query_one(Message).text)
