"""What a group is: a name, a programme, and a plan of meetings; never who is in it.

Days are ISO dates, times of the day "19.30" in local time, lengths minutes.
"""

from datetime import date
from enum import StrEnum

import msgspec

from herstelgroep.country import Country
from herstelgroep.programme.frame import Rhythm


class PlannedKind(StrEnum):
    """What is planned."""

    MEETING = "bijeenkomst"
    BACK = "terugkombijeenkomst"
    MEASURE = "meetmoment"


class Planned(msgspec.Struct, frozen=True):
    """One planned moment of a group.

    ``id`` never changes, ``changes`` counts how often the rest did (a calendar updates by these two).
    ``nr`` is the script it is led with (0: none). ``holiday`` names the public holiday on this day, ``asked``
    tells that the group said to meet all the same. ``session`` is the id of the session that was led, and
    ``was`` the day it was planned on when it was led on another one.
    """

    id: str
    day: str
    time: str
    minutes: int
    title: str
    kind: PlannedKind = PlannedKind.MEETING
    nr: int = 0
    holiday: str = ""
    asked: bool = False
    skipped: bool = False
    changes: int = 0
    session: str = ""
    was: str = ""

    @property
    def in_question(self) -> bool:
        """Whether somebody still has to say if there is a meeting on this holiday."""
        return bool(self.holiday) and not self.asked and not self.skipped and not self.session

    def asks(self, today: date) -> bool:
        """Whether that is still a question today: a day that is past asks nothing any more."""
        return self.in_question and self.day >= today.isoformat()


class Wish(msgspec.Struct, frozen=True):
    """A theme that a member brought, and whether the group has talked about it."""

    theme: str
    done: bool = False


class Group(msgspec.Struct, frozen=True):
    """A group with its plan, in order of days.

    ``programme`` is the id of a programme and ``title`` its name. ``places`` is how many people can
    be in the group and ``taken`` how many are (0 places: it is not counted). ``free_weeks`` are the
    Mondays (ISO) of weeks without meetings. ``gone`` is what was planned once and taken out: a
    calendar that knows it has to hear that it is off.
    """

    id: str
    name: str
    programme: str
    title: str
    rhythm: Rhythm
    time: str
    minutes: int
    place: str = ""
    country: Country = Country.NETHERLANDS
    free_weeks: tuple[str, ...] = ()
    places: int = 0
    taken: int = 0
    planned: tuple[Planned, ...] = ()
    wishes: tuple[Wish, ...] = ()
    gone: tuple[Planned, ...] = ()

    @property
    def free_places(self) -> int:
        """How many people can still join."""
        return max(0, self.places - self.taken)
