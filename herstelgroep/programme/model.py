"""What a programme is: sessions of segments, and the captures that segments point at.

Everything here is frozen data. A programme is written in Dutch TOML (see
``docs/programma-maken.md``) and read by :mod:`herstelgroep.programme.reading`.
"""

from enum import StrEnum

import msgspec

from herstelgroep.programme.frame import Page, PlanRule, ProgrammeKind, Questionnaire


class Outcome(StrEnum):
    """What becomes of the notes of a session."""

    SHARE = "delen"
    GROUP = "groep"
    NOTHING = "niets"


class Rights(StrEnum):
    """Who owns the method, and so how much of it a script may contain."""

    GENERIC = "G"
    OWNED = "O"
    QUESTIONNAIRE = "N"
    PROTECTED = "X"


class CaptureKind(StrEnum):
    """The five ways to catch what is said, and no more."""

    NOTES = "briefjes"
    POLL = "stemming"
    MARKS = "cijfers"
    FORM = "formulier"
    ACTIONS = "afspraken"


class SegmentKind(StrEnum):
    """What happens in a segment; the break and the close are never shortened."""

    WELCOME = "welkom"
    EXPLANATION = "uitleg"
    GROUND_RULES = "huisregels"
    STORY = "verhaal"
    QUESTIONS = "vragen"
    EXERCISE = "oefening"
    ROUND = "rondje"
    CONVERSATION = "gesprek"
    TOPICS = "onderwerpen"
    TOPIC = "onderwerp"
    SUBGROUPS = "kleine-groepen"
    REPORT_BACK = "terugkoppeling"
    VOTE = "stemmen"
    PRACTICAL = "praktisch"
    BREAK = "pauze"
    CLOSE = "afsluiting"


class Role(StrEnum):
    """The groups a note may carry as a label; never a person."""

    CLIENT = "cliënt"
    PROFESSIONAL = "hulpverlener"
    MANAGER = "manager"
    SIGNIFICANT_OTHER = "naastbetrokkene"


class Moment(StrEnum):
    """When a poll is held: once, or before and after."""

    ONCE = ""
    BEFORE = "voor"
    AFTER = "na"


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column, choice, scale item or form field: a stable key and what people see."""

    key: str
    title: str
    also: tuple[str, ...] = ()
    help: tuple[str, ...] = ()


class Capture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place where something is caught, of one of the five kinds.

    ``items`` are the columns of notes, the choices of a poll, the lines of marks or the
    fields of a form. ``scale`` is the lowest and highest mark. ``rows`` makes a form a
    table. ``per_subgroup`` repeats the capture for each small group. What is written in a form
    comes back in the next meeting of the group until its field ``done_field`` is filled in.
    ``from_people``: the first field of a form tells of how many people the other fields are an
    average, and under this number those stay empty (0: no such rule).
    """

    key: str
    kind: CaptureKind
    title: str
    also: tuple[str, ...] = ()
    question: str = ""
    items: tuple[Item, ...] = ()
    scale: tuple[int, int] = (1, 10)
    why: str = ""
    higher: str = ""
    rows: bool = False
    per_subgroup: bool = False
    done_field: str = ""
    from_people: int = 0


class Segment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a session.

    ``minutes`` is its planned length and ``least`` the shortest it may become, in
    minutes. ``fixed`` segments keep their length. ``say``, ``do``, ``mind`` and
    ``easier`` are for the leader; ``shown`` is what the group sees. ``per_topic`` repeats a
    vote for each chosen topic that is a thesis.
    """

    key: str
    kind: SegmentKind
    title: str
    minutes: int
    least: int
    fixed: bool = False
    also: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    mind: tuple[str, ...] = ()
    easier: str = ""
    shown: str = ""
    capture: str = ""
    speaks: Role | None = None
    moment: Moment = Moment.ONCE
    per_topic: bool = False

    @property
    def flexible(self) -> bool:
        """Whether a re-plan may shorten or drop this segment."""
        return not self.fixed and self.kind not in (SegmentKind.BREAK, SegmentKind.CLOSE)


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject the leader may choose in preparation; it becomes a segment with a board.

    A ``thesis`` is something to agree with or not: then ``choices`` are what people vote for.
    """

    key: str
    title: str
    also: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    mind: tuple[str, ...] = ()
    easier: str = ""
    shown: str = ""
    columns: tuple[Item, ...] = ()
    thesis: str = ""
    choices: tuple[Item, ...] = ()


class TopicList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The topics of a session and how many of them fit in its length."""

    topics: tuple[Topic, ...] = ()
    least: int = 1
    most: int = 1


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One session of a programme. ``minutes`` is its whole length, breaks included."""

    nr: int
    key: str
    title: str
    minutes: int
    segments: tuple[Segment, ...]
    captures: tuple[Capture, ...] = ()
    also: tuple[str, ...] = ()
    purpose: str = ""
    preparation: tuple[str, ...] = ()
    topic_list: TopicList | None = None
    free_theme: bool = False
    guest: bool = False

    def capture(self, key: str) -> Capture | None:
        """The capture with this key, if the script has it."""
        return next((c for c in self.captures if c.key == key), None)

    def segment(self, key: str) -> Segment | None:
        """The segment with this key, if the script has it."""
        return next((s for s in self.segments if s.key == key), None)


class Programme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A programme: what it is for, whose it is, and its sessions in order.

    ``least`` and ``most`` are the advised number of participants (0: no advice).
    ``half_clients`` asks that at least half of those present are clients. ``for_roles`` are the
    groups it is made for. ``planner_only``: the meetings have a name and a length, and no script.
    """

    id: str
    title: str
    purpose: str
    outcome: Outcome
    rights: Rights
    source: str
    scripts: tuple[Script, ...]
    owner: str = ""
    credit: str = ""
    audience: str = ""
    least: int = 0
    most: int = 0
    half_clients: bool = False
    short_of: str = ""
    preparation: tuple[str, ...] = ()
    what_happens: str = ""
    readers: str = ""
    kind: ProgrammeKind = ProgrammeKind.CONVERSATION
    for_roles: tuple[Role, ...] = ()
    planner_only: bool = False
    plan: PlanRule = PlanRule()
    questionnaire: Questionnaire | None = None
    pages: tuple[Page, ...] = ()

    @property
    def can_be_led(self) -> bool:
        """Whether there is a script to lead a meeting with."""
        return bool(self.scripts) and not self.planner_only

    def script(self, nr: int) -> Script | None:
        """The session with this number, counted from 1."""
        return next((s for s in self.scripts if s.nr == nr), None)
