"""Changing a programme: pure functions from a programme to the next one, that keep its keys and pointers consistent.

A meeting is named by its number (from 1), a segment, capture or topic by its key. Whatever is not there stays as it is.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from msgspec.structs import replace

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.fields import LONGEST_TITLE
from herstelgroep.programme.keys import folded, key_of
from herstelgroep.programme.model import (
    Capture,
    CaptureKind,
    Item,
    Moment,
    Programme,
    Rights,
    Script,
    Segment,
    SegmentKind,
    Topic,
    TopicList,
)
from herstelgroep.programme.topics import own_topic

NEW_MINUTES = 5
NEW_SEGMENT, NEW_TOPIC, NEW_BOARD = "Nieuw onderdeel", "Nieuw onderwerp", "Nieuw bord"
"""What is new is called so, until somebody gives it a name."""


class NotCopied(HerstelgroepError):
    """This programme may not be copied, or has nothing to copy."""


def copied(programme: Programme, title: str, taken: Collection[str]) -> Programme:
    """A programme of your own with this title, and an id that is not in ``taken``; owner and credit stay.

    Raises :class:`NotCopied` for what is protected.
    """
    if programme.rights is Rights.QUESTIONNAIRE:
        told = "Dit is een onderzochte vragenlijst. Die mag je niet veranderen, en dus ook niet kopiëren."
        raise NotCopied(f"{told} Kies een ander programma.")
    if programme.rights is Rights.PROTECTED or not programme.scripts:
        told = "Dit is een beschermde methode. Hier staat alleen de naam, er is niets te kopiëren."
        raise NotCopied(f"{told} Kies een ander programma.")
    title = clean_line(title) or programme.title
    return change_programme(
        replace(programme, id=key_of(title if folded(title) else programme.title, set(taken))), title=title
    )


def change_programme(programme: Programme, **fields: Any) -> Programme:
    """Other words or numbers at the head. ``least`` and ``most`` stay in order, and both or neither are 0.

    The only meeting goes by the title of the programme for as long as it has the same one.
    """
    changed = replace(programme, **_cleaned(fields))
    if len(programme.scripts) == 1 and programme.scripts[0].title == programme.title:
        changed = replace(changed, scripts=(replace(programme.scripts[0], title=changed.title),))
    if not changed.most:
        return replace(changed, least=0, most=0)
    return replace(changed, least=min(changed.least, changed.most))


# Meetings


def change_meeting(programme: Programme, nr: int, **fields: Any) -> Programme:
    """Another title, purpose, length in minutes or checklist for a meeting."""
    return _in_script(programme, nr, lambda script: replace(script, **_cleaned(fields)))


def copy_meeting(programme: Programme, nr: int) -> Programme:
    """A copy of a meeting, right after it; the plan follows."""
    script = programme.script(nr)
    if script is None:
        return programme
    again = f"{script.title} (nog een keer)"
    title = again if len(again) <= LONGEST_TITLE else script.title
    twin = replace(script, key=key_of(title, {one.key for one in programme.scripts}), title=title)
    scripts = (*programme.scripts[:nr], twin, *programme.scripts[nr:])
    return _replanned(programme, scripts, lambda old: old + 1 if old > nr else old)


def remove_meeting(programme: Programme, nr: int) -> Programme:
    """Without this meeting; the last one stays."""
    if len(programme.scripts) < 2 or programme.script(nr) is None:
        return programme
    scripts = tuple(script for script in programme.scripts if script.nr != nr)
    return _replanned(programme, scripts, lambda old: 0 if old == nr else old - 1 if old > nr else old)


def _replanned(programme: Programme, scripts: tuple[Script, ...], now: Callable[[int], int]) -> Programme:
    """The meetings numbered again; ``now`` gives the new number of an old one (0: it is gone)."""
    plan, count = programme.plan, len(programme.scripts)
    plan = replace(
        plan,
        times=len(scripts) if plan.times == count else plan.times,
        free_week_after=tuple(nr for old in plan.free_week_after if (nr := now(old))),
        back_script=now(plan.back_script) if plan.back_script else 0,
        back_after_months=plan.back_after_months,
    )
    numbered = tuple(replace(script, nr=nr) for nr, script in enumerate(scripts, 1))
    return replace(programme, scripts=numbered, plan=plan)


# Segments


def change_segment(programme: Programme, nr: int, key: str, **fields: Any) -> Programme:
    """Other words, minutes or pointers for a segment; ``least`` follows what it may be."""

    def change(script: Script) -> Script:
        return _each(script, key, lambda segment: replace(segment, **_cleaned(fields)))

    return _in_script(programme, nr, change)


def add_segment(programme: Programme, nr: int, after: str) -> tuple[Programme, str]:
    """A new segment after another (at the front when that is not there), and its key."""
    script = programme.script(nr)
    if script is None:
        return programme, ""
    key = key_of(NEW_SEGMENT, _keys(script))
    new = Segment(key, SegmentKind.CONVERSATION, NEW_SEGMENT, NEW_MINUTES, -(-NEW_MINUTES // 2))
    place = next((at for at, one in enumerate(script.segments, 1) if one.key == after), 0)
    segments = (*script.segments[:place], new, *script.segments[place:])
    return _in_script(programme, nr, lambda one: replace(one, segments=segments)), key


def remove_segment(programme: Programme, nr: int, key: str) -> Programme:
    """Without this segment."""
    return _in_script(programme, nr, lambda one: replace(one, segments=_without(one.segments, key)))


def move_segment(programme: Programme, nr: int, key: str, by: int) -> Programme:
    """A segment so many places later (below 0: earlier), as far as there is room."""
    return _in_script(programme, nr, lambda one: replace(one, segments=_moved(one.segments, key, by)))


# Captures


def change_capture(programme: Programme, nr: int, key: str, **fields: Any) -> Programme:
    """Another title, question, kind or items for a capture, in every meeting that has the very same one."""
    script = programme.script(nr)
    old = script.capture(key) if script else None
    if old is None:
        return programme
    new = _settled_capture(replace(old, **_cleaned(fields)))

    def change(one: Script) -> Script:
        return _settled(replace(one, captures=tuple(new if c == old else c for c in one.captures)))

    return replace(programme, scripts=tuple(change(one) for one in programme.scripts))


def turn_capture(
    programme: Programme, nr: int, key: str, kind: CaptureKind, before: Programme | None = None
) -> Programme:
    """Make a capture one of another kind.

    ``before`` is a state from before: what the capture had when it was of that kind comes back, or else its lines.
    """
    turned = change_capture(programme, nr, key, kind=kind)
    was, now = (_capture(one, nr, key) for one in (before, turned))
    if before is None or was is None or was.kind is not kind:
        items = now.items if now else ()
        return change_capture(turned, nr, key, items=items or (was.items if was else _first_items(kind)))
    kept = ("items", "scale", "why", "higher", "rows", "done_field", "from_people")
    turned = change_capture(turned, nr, key, **{name: getattr(was, name) for name in kept})
    for one in before.scripts:
        for segment in one.segments:
            if segment.capture == key and segment.moment is not Moment.ONCE:
                turned = change_segment(turned, one.nr, segment.key, moment=segment.moment)
    return turned


def _capture(programme: Programme | None, nr: int, key: str) -> Capture | None:
    script = programme.script(nr) if programme else None
    return script.capture(key) if script else None


def add_capture(programme: Programme, nr: int, title: str, kind: CaptureKind) -> tuple[Programme, str]:
    """A new capture in one meeting, with something to begin with, and its key."""
    script = programme.script(nr)
    title = clean_line(title)
    if script is None:
        return programme, ""
    key = key_of(title or str(kind), _keys(script))
    new = Capture(key, kind, title, items=_first_items(kind))
    return _in_script(programme, nr, lambda one: replace(one, captures=(*one.captures, new))), key


def remove_capture(programme: Programme, nr: int, key: str) -> Programme:
    """Without this capture in this meeting; segments that pointed at it point at nothing."""
    return _in_script(programme, nr, lambda one: replace(one, captures=_without(one.captures, key)))


def items_of(titles: Iterable[str], old: tuple[Item, ...], fresh: Collection[str] = ()) -> tuple[Item, ...]:
    """Items with these titles. One that is there keeps its key; another title at the same place does so too.

    Only the keys in ``fresh``, which nobody has used yet, follow the title while it is typed.
    """
    wanted = [clean for title in titles if (clean := clean_line(title))]
    by_title = {item.title: item for item in old}
    kept = [by_title.pop(title, None) for title in wanted]
    left = {place: item for place, item in enumerate(old) if item.title in by_title}
    taken = {item.key for item in old}
    items: list[Item] = []
    for place, title in enumerate(wanted):
        item = kept[place] or left.pop(place, None)
        if item is not None and item.key in fresh and item.title != title:
            taken.discard(item.key)
            item = None
        if item is None:
            item = Item(key_of(title, taken), title)
            taken.add(item.key)
        items.append(replace(item, title=title))
    return tuple(items)


# Topics


def change_topic(programme: Programme, nr: int, key: str, **fields: Any) -> Programme:
    """Another name or other words for a topic; its key stays, and words that only say its name say the new one."""

    def change(script: Script) -> Script:
        listed = script.topic_list or TopicList()
        new = _cleaned(fields)
        topics = tuple(_renamed(t, replace(t, **new), script) if t.key == key else t for t in listed.topics)
        return _with_topics(script, topics)

    return _in_script(programme, nr, change)


def _renamed(old: Topic, new: Topic, script: Script) -> Topic:
    if new.title == old.title:
        return new
    before, after = own_topic(old.title, script), own_topic(new.title, script)
    return replace(
        new,
        say=after.say if new.say == before.say else new.say,
        shown=after.shown if new.shown == before.shown else new.shown,
        thesis=after.thesis if new.thesis and new.thesis == before.thesis else new.thesis,
    )


def add_topic(programme: Programme, nr: int, title: str) -> tuple[Programme, str]:
    """A topic at the end of the list, with the columns of the others, and its key."""
    script = programme.script(nr)
    if script is None:
        return programme, ""
    new = own_topic(clean_line(title) or NEW_TOPIC, script)
    topics = script.topic_list.topics if script.topic_list else ()
    return _in_script(programme, nr, lambda one: _with_topics(one, (*topics, new))), new.key


def remove_topic(programme: Programme, nr: int, key: str) -> Programme:
    """Without this topic."""

    def change(script: Script) -> Script:
        return _with_topics(script, _without(script.topic_list.topics, key) if script.topic_list else ())

    return _in_script(programme, nr, change)


def choose_topics(programme: Programme, nr: int, least: int, most: int) -> Programme:
    """How many topics are chosen beforehand, at least and at most."""

    def change(script: Script) -> Script:
        if script.topic_list is None:
            return script
        top = max(1, min(most, len(script.topic_list.topics)))
        return replace(script, topic_list=replace(script.topic_list, least=max(1, min(least, top)), most=top))

    return _in_script(programme, nr, change)


def _with_topics(script: Script, topics: tuple[Topic, ...]) -> Script:
    if not topics:
        return replace(script, topic_list=None)
    listed = script.topic_list or TopicList()
    return replace(
        script, topic_list=TopicList(topics, min(listed.least, len(topics)), max(1, min(listed.most, len(topics))))
    )


# What they share


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """Texts as they are kept: one line each, and no empty ones in a list."""
    return {name: _clean(value) for name, value in fields.items()}


def _clean(value: Any) -> Any:
    if isinstance(value, tuple) and all(type(one) is str for one in value):
        return tuple(clean for one in value if (clean := clean_line(one)))
    return clean_line(value) if type(value) is str else value


def _in_script(programme: Programme, nr: int, change: Callable[[Script], Script]) -> Programme:
    scripts = tuple(_settled(change(one)) if one.nr == nr else one for one in programme.scripts)
    return replace(programme, scripts=scripts)


def _each(script: Script, key: str, change: Callable[[Segment], Segment]) -> Script:
    return replace(script, segments=tuple(change(one) if one.key == key else one for one in script.segments))


def _without(parts: tuple[Any, ...], key: str) -> tuple[Any, ...]:
    return tuple(one for one in parts if one.key != key)


def _moved(parts: tuple[Segment, ...], key: str, by: int) -> tuple[Segment, ...]:
    place = next((at for at, one in enumerate(parts) if one.key == key), None)
    if place is None:
        return parts
    rest = [*parts[:place], *parts[place + 1 :]]
    rest.insert(max(0, min(len(rest), place + by)), parts[place])
    return tuple(rest)


def _keys(script: Script) -> set[str]:
    topics = script.topic_list.topics if script.topic_list else ()
    return {s.key for s in script.segments} | {c.key for c in script.captures} | {t.key for t in topics}


def _settled(script: Script) -> Script:
    return replace(script, segments=tuple(_settled_segment(one, script) for one in script.segments))


def _settled_segment(segment: Segment, script: Script) -> Segment:
    """Pointers to nothing go; what may not shrink is at least its own minutes."""
    capture = script.capture(segment.capture)
    poll = capture is not None and capture.kind is CaptureKind.POLL
    return replace(
        segment,
        capture=segment.capture if capture else "",
        moment=segment.moment if poll or segment.per_topic else Moment.ONCE,
        least=min(segment.least, segment.minutes) if segment.flexible else segment.minutes,
    )


def _settled_capture(capture: Capture) -> Capture:
    """Only what belongs to its kind."""
    marks, form = capture.kind is CaptureKind.MARKS, capture.kind is CaptureKind.FORM
    keys = {item.key for item in capture.items}
    return replace(
        capture,
        items=() if capture.kind is CaptureKind.ACTIONS else capture.items,
        scale=capture.scale if marks else (1, 10),
        why=capture.why if marks else "",
        higher=capture.higher if marks else "",
        rows=capture.rows and form,
        done_field=capture.done_field if form and capture.done_field in keys else "",
        from_people=capture.from_people if form else 0,
    )


def _first_items(kind: CaptureKind) -> tuple[Item, ...]:
    return items_of(("Ja", "Nee"), ()) if kind is CaptureKind.POLL else ()
