"""What stands around the scripts of a programme: its kind, how it is planned, a questionnaire, pages to read."""

from enum import StrEnum

import msgspec


class ProgrammeKind(StrEnum):
    """What sort of programme it is, to choose by."""

    CONVERSATION = "gesprek"
    EXERCISE = "werkvorm"
    COURSE = "cursus"
    TEAM = "overleg"
    PLAN = "plan"
    MEASUREMENT = "meting"
    POINTER = "verwijzing"


class Rhythm(StrEnum):
    """How often a group meets."""

    ONCE = "eenmalig"
    WEEKLY = "week"
    FORTNIGHTLY = "twee-weken"
    MONTHLY = "maand"
    SIX_WEEKLY = "zes-weken"
    EIGHT_WEEKLY = "acht-weken"
    QUARTERLY = "kwartaal"
    YEARLY = "jaar"


class PlanRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the meetings of a programme lie in time; a start for the plan of a group.

    ``times`` is how many meetings are planned (0: each script once). ``within_weeks`` is the span that
    the meetings should fit in (0: no limit). After the meetings numbered ``free_week_after`` a week stays
    free. ``back_after_months`` months after the last one there is a return meeting, led with the script
    numbered ``back_script`` (0: it has none). ``moments`` are the months after the first meeting at which
    the same people are asked again.
    """

    rhythm: Rhythm = Rhythm.ONCE
    times: int = 0
    within_weeks: int = 0
    free_week_after: tuple[int, ...] = ()
    back_after_months: int = 0
    back_script: int = 0
    moments: tuple[int, ...] = ()


class Questionnaire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The facts of a validated questionnaire; never its items. ``items`` is how many there are."""

    dimensions: tuple[str, ...] = ()
    items: int = 0
    scale: tuple[int, int] = (1, 5)


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page to read: a heading and paragraphs."""

    title: str
    text: tuple[str, ...] = ()
