"""Small builders for tests of groups: ids in order, and plans of programmes that come with the app."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

from msgspec.structs import replace

from herstelgroep.groups.model import Group
from herstelgroep.groups.plan import make_group, usual
from herstelgroep.programme.frame import PlanRule
from herstelgroep.programme.model import Programme
from tests.building import a_programme, shipped

MONDAY = date(2026, 1, 5)


def ids() -> Callable[[], str]:
    """New ids: m1, m2 …"""
    numbers = count(1)
    return lambda: f"m{next(numbers)}"


def of_scripts(number: int, **rule: Any) -> Programme:
    """A programme of so many meetings with this planning rule."""
    programme = a_programme()
    script = programme.scripts[0]
    scripts = (replace(script, nr=nr, key=f"deel-{nr}", title=f"Deel {nr}") for nr in range(1, number + 1))
    return replace(programme, scripts=tuple(scripts), plan=PlanRule(**rule))


def planned_group(programme: Programme, first: date = MONDAY, time: str = "19.30", **wanted: Any) -> Group:
    """The group that the rule of this programme gives, but for what is wanted otherwise."""
    asked = replace(usual(programme, first, time), **{"name": "De tuin", **wanted})
    return make_group(programme, asked, "groep-1", ids())


def year_group(**wanted: Any) -> Group:
    """A recovery group that meets every fortnight for a year."""
    return planned_group(shipped("herstelwerkgroep"), **wanted)


def days(group: Group) -> list[date]:
    """The days of everything that is planned."""
    return [date.fromisoformat(one.day) for one in group.planned]
