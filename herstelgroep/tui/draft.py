"""What was filled in before a meeting; it lives in memory until the meeting begins."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TypeAlias

from msgspec.structs import replace as changed

from herstelgroep.dates import moment
from herstelgroep.desk import Desk
from herstelgroep.groups.memory import Memory, recalled
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.turn import planned_for, theme_of
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.model import Programme, Role, Script, SegmentKind, Topic, TopicList
from herstelgroep.programme.topics import own_topic, with_topics
from herstelgroep.session.apply import apply
from herstelgroep.session.clock import view
from herstelgroep.session.model import Attendance, Session
from herstelgroep.session.opening import Choices
from herstelgroep.session.replan import Proposal, ProposalKind, proposals

GROUPS: tuple[tuple[str, Role | None], ...] = (
    ("Cliënten", Role.CLIENT),
    ("Hulpverleners", Role.PROFESSIONAL),
    ("Managers", Role.MANAGER),
    ("Naastbetrokkenen", Role.SIGNIFICANT_OTHER),
    ("Anderen", None),
)


@dataclass
class TopicChoice:
    """A topic of the list, and whether it is talked about today."""

    topic: Topic
    chosen: bool


@dataclass
class Draft:
    """The choices for one meeting, as they are now. Minutes are whole, ``day`` is local."""

    programme: Programme
    script: Script
    day: date
    place: str = ""
    end: time | None = None
    counts: dict[Role | None, int] = field(default_factory=dict)
    ticked: set[int] = field(default_factory=set)
    topics: list[TopicChoice] = field(default_factory=list)
    theme: str = ""
    guest: str = ""
    subgroups: int = 3
    call: str = ""
    way: ProposalKind = ProposalKind.LATER
    group: Group | None = None
    planned: Planned | None = None
    memory: Memory | None = None
    """What the group remembers, once it was looked up."""

    @classmethod
    def usual(cls, desk: Desk, programme: Programme, script: Script) -> "Draft":
        """What holds when nothing is filled in."""
        listed = script.topic_list
        topics = [TopicChoice(t, place < listed.least) for place, t in enumerate(listed.topics)] if listed else []
        contact = desk.settings.contact
        call = " ".join(part for part in (contact.name, contact.number) if part)
        return cls(programme, script, desk.world.today(), topics=topics, call=call)

    @classmethod
    def for_group(cls, desk: Desk, group: Group, planned: Planned) -> "Draft":
        """What holds for a meeting of the plan of a group. Raises NoSuchProgramme when it cannot be led."""
        programme, script = desk.catalogue.script(group.programme, planned.nr or None)
        draft = cls.usual(desk, programme, script)
        draft.day = date.fromisoformat(planned.day)
        draft.place = group.place
        draft.theme = theme_of(group, planned, script)
        draft.group, draft.planned = group, planned
        return draft

    def join(self, group: Group | None) -> None:
        """This meeting belongs to a group, or to none; the nearest one of its plan with this script is this one."""
        self.group, self.memory = group, None
        self.planned = planned_for(group, self.programme.id, self.script.nr, self.day) if group else None
        if group and not self.place:
            self.place = group.place

    def remembered(self, desk: Desk) -> Memory:
        """What the group remembers, looked up once. Raises a StoreTrouble."""
        if self.memory is None:
            self.memory = desk.memory_of(self.group) if self.group else Memory()
        return self.memory

    @property
    def with_theses(self) -> bool:
        """Whether the topics are theses to vote on."""
        return any(choice.topic.choices for choice in self.topics)

    @property
    def checklist(self) -> tuple[str, ...]:
        """What to do beforehand: for the programme, and for this meeting."""
        return (*self.programme.preparation, *self.script.preparation)

    @property
    def chosen(self) -> tuple[Topic, ...]:
        """The topics of today, in order."""
        return tuple(choice.topic for choice in self.topics if choice.chosen)

    @property
    def present(self) -> int:
        """Everybody who is there."""
        return sum(self.counts.values())

    @property
    def attendance(self) -> Attendance | None:
        """The numbers, or None when nobody counted."""
        roles = {role: count for role, count in self.counts.items() if role is not None and count}
        others = self.counts.get(None, 0)
        return Attendance(roles, others) if roles or others else None

    def add_topic(self, title: str) -> None:
        """A topic of the group's own, chosen at once; nothing happens without a title."""
        title = clean_line(title)
        if not title:
            return
        listed = self.script.topic_list or TopicList()
        script = changed(self.script, topic_list=changed(listed, topics=tuple(c.topic for c in self.topics)))
        self.topics.append(TopicChoice(_apart(own_topic(title, script), script), True))

    def rename_topic(self, place: int, title: str) -> None:
        """Give a topic another name; what the leader says stays."""
        title = clean_line(title) or self.topics[place].topic.title
        choice = self.topics[place]
        choice.topic = changed(choice.topic, title=title)
        if choice.topic.choices:
            own = own_topic(title, changed(self.script, topic_list=TopicList((choice.topic,))))
            choice.topic = changed(choice.topic, thesis=title, shown=title, say=own.say)

    def minutes_each(self) -> tuple[int, int]:
        """The least and most minutes that a topic gets now; (0, 0) without topics."""
        made = with_topics(self.script, self.chosen)
        minutes = [s.minutes for s in made.segments if s.kind is SegmentKind.TOPIC]
        return (min(minutes), max(minutes)) if minutes else (0, 0)

    def choices(self) -> Choices:
        """What a session is made of."""
        memory = self.memory or Memory()
        return Choices(
            date=self.day.isoformat(),
            place=self.place,
            theme=self.theme,
            guest=self.guest,
            call=self.call,
            topics=self.chosen,
            attendance=self.attendance,
            subgroups=self.subgroups,
            end=moment(self.day, self.end) if self.end else None,
            ticked=tuple(sorted(self.ticked)),
            group=self.group.id if self.group else "",
            recalled=recalled(memory),
            open_actions=memory.open_actions,
            open_rows=memory.open_rows,
        )

    def session_as_planned(self, desk: Desk) -> Session:
        """The session that these choices make, whether it fits or not."""
        return desk.prepare(self.programme, self.script, self.choices())

    def ways(self, desk: Desk) -> tuple[Proposal, ...]:
        """How to be ready in time when it begins now; nothing when it fits, or on another day."""
        if self.end is None or self.day != desk.world.today():
            return ()
        return proposals(self.session_as_planned(desk), desk.world.now())

    def ready_at(self, desk: Desk) -> int:
        """When the whole script would end (UTC seconds) if it began now."""
        open_end = replace(self, end=None)
        return view(desk.prepare(self.programme, self.script, open_end.choices()), desk.world.now()).end

    def session(self, desk: Desk) -> Session:
        """The session that these choices make, fitted to its end in the way that was chosen."""
        session = self.session_as_planned(desk)
        way = next((p for p in self.ways(desk) if p.kind is self.way), None)
        return apply(session, way.plan).session if way else session


Drafts: TypeAlias = dict[tuple[str, int], Draft]


def _apart(topic: Topic, script: Script) -> Topic:
    """A key that no segment has either."""
    keys = {segment.key for segment in script.segments}
    number, key = 2, topic.key
    while key in keys:
        key, number = f"{topic.key}-{number}", number + 1
    return changed(topic, key=key)
