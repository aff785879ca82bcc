"""From a topic list to segments: the chosen topics share the minutes that were kept for them."""

from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.keys import key_of
from herstelgroep.programme.model import Capture, CaptureKind, Item, Script, Segment, SegmentKind, Topic


def own_topic(title: str, script: Script, others: tuple[Topic, ...] = ()) -> Topic:
    """A topic the group brings itself, with the columns of the listed ones.

    ``others`` are own topics that were made before; each gets its own key.
    """
    title = clean_line(title)
    topics = script.topic_list.topics if script.topic_list else ()
    columns, choices = (topics[0].columns, topics[0].choices) if topics else ((), ())
    taken = {topic.key for topic in (*topics, *others)}
    taken |= {capture.key for capture in script.captures} | {segment.key for segment in script.segments}
    return Topic(
        key=key_of(title, taken),
        title=title,
        say=_said(title, columns, thesis=bool(choices)),
        do=("Vraag wie nog niet aan bod was.",),
        mind=("Stilte mag.",),
        easier="Wat wil jij hierover kwijt?",
        shown=title,
        columns=columns,
        thesis=title if choices else "",
        choices=choices,
    )


def _read_out(thesis: str) -> str:
    return f"De stelling is: ‘{thesis}{'' if thesis.endswith(('.', '!', '?')) else '.'}’"


def _said(title: str, columns: tuple[Item, ...], *, thesis: bool) -> tuple[str, ...]:
    if thesis:
        return (_read_out(title), "Wat vind jij? Passen mag ook.")
    if columns and columns[-1].key == "beter":
        return (f"We praten over: {title}.", "Wat is fijn? Wat kan beter?")
    return (f"We praten over: {title}.", "Wat wil je hierover vertellen?")


def with_topics(script: Script, chosen: tuple[Topic, ...]) -> Script:
    """The script with these topics in the segments that were kept for them.

    The length stays the same. One topic goes on after the break when there is room left.
    A vote that is ``per_topic`` is held for each chosen thesis.
    """
    slots = [segment for segment in script.segments if segment.kind is SegmentKind.TOPICS]
    if not slots or not chosen:
        return script
    shares = _shares([slot.minutes for slot in slots], len(chosen))
    queue = list(chosen)
    filled: dict[str, tuple[Segment, ...]] = {}
    last, again = chosen[0], 0
    for slot, share in zip(slots, shares, strict=True):
        topics = queue[:share]
        del queue[:share]
        again = 0 if topics else again + 1
        filled[slot.key] = _segments(slot, topics) if topics else (_continued(slot, last, again),)
        last = topics[-1] if topics else last
    theses = tuple(topic for topic in chosen if topic.choices)
    for segment in script.segments:
        if segment.per_topic and theses:
            filled[segment.key] = _votes(segment, theses)
    segments = [part for s in script.segments for part in filled.get(s.key, (s,))]
    boards = (
        Capture(key=t.key, kind=CaptureKind.NOTES, title=t.title, also=t.also, question=t.shown, items=t.columns)
        for t in chosen
    )
    polls = (
        Capture(key=_poll_key(t), kind=CaptureKind.POLL, title=t.title, also=t.also, question=t.thesis, items=t.choices)
        for t in theses
    )
    return replace(script, segments=tuple(segments), captures=(*script.captures, *boards, *polls))


def _poll_key(topic: Topic) -> str:
    return f"{topic.key}-stemming"


def _votes(vote: Segment, theses: tuple[Topic, ...]) -> tuple[Segment, ...]:
    """One vote for each thesis; they share the minutes."""
    each, extra = divmod(vote.minutes, len(theses))
    found = []
    for place, topic in enumerate(theses):
        minutes = each + (1 if place < extra else 0)
        found.append(
            replace(
                vote,
                key=f"{vote.key}-{topic.key}",
                title=f"{vote.title}: {topic.title}",
                minutes=minutes,
                least=min(minutes, vote.least // len(theses)) if vote.flexible else minutes,
                say=(_read_out(topic.thesis), *vote.say),
                shown=topic.thesis,
                capture=_poll_key(topic),
                per_topic=False,
            )
        )
    return tuple(found)


def _shares(minutes: list[int], count: int) -> list[int]:
    """How many of ``count`` topics go in each slot, in proportion to its minutes; the first has at least one."""
    minutes = minutes if any(minutes) else [1] * len(minutes)
    whole = sum(minutes)
    shares = [count * part // whole for part in minutes]
    by_remainder = sorted(range(len(minutes)), key=lambda i: (-(count * minutes[i] % whole), i))
    for place in by_remainder[: count - sum(shares)]:
        shares[place] += 1
    if not shares[0]:
        shares[shares.index(max(shares))] -= 1
        shares[0] = 1
    return shares


def _segments(slot: Segment, topics: list[Topic]) -> tuple[Segment, ...]:
    each, extra = divmod(slot.minutes, len(topics))
    least = slot.least // len(topics)
    return tuple(
        _segment(slot, topic, topic.key, topic.title, each + (1 if place < extra else 0), least)
        for place, topic in enumerate(topics)
    )


def _continued(slot: Segment, topic: Topic, again: int) -> Segment:
    key = f"{topic.key}-vervolg" + (f"-{again}" if again > 1 else "")
    return _segment(slot, topic, key, f"{topic.title} (verder)", slot.minutes, slot.least)


def _segment(slot: Segment, topic: Topic, key: str, title: str, minutes: int, least: int) -> Segment:
    return Segment(
        key=key,
        kind=SegmentKind.TOPIC,
        title=title,
        also=topic.also,
        minutes=minutes,
        least=min(minutes, max(1, least)) if not slot.fixed else minutes,
        fixed=slot.fixed,
        say=topic.say,
        do=topic.do,
        mind=topic.mind,
        easier=topic.easier,
        shown=topic.shown or topic.title,
        capture=topic.key,
        speaks=slot.speaks,
    )
