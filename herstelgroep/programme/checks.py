"""What must be true of a programme as a whole: sums, pointers, numbers of columns."""

from collections import Counter
from collections.abc import Iterable, Iterator

from herstelgroep.programme.faults import Fault, named
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
)

MOST_COLUMNS = 4
_MOST_NAMED = 12
_LEAST_ITEMS = {CaptureKind.POLL: ("keuzes", 2), CaptureKind.MARKS: ("regels", 1), CaptureKind.FORM: ("velden", 1)}


def check_programme(programme: Programme, file: str) -> Iterator[Fault]:
    """Every fault that only shows when the whole programme is there."""
    if not programme.scripts and programme.rights is not Rights.PROTECTED:
        yield Fault(file, "", "bijeenkomst", "ontbreekt; verwacht: minstens één bijeenkomst.")
    if programme.rights is Rights.OWNED and not programme.owner:
        yield Fault(file, "", "eigenaar", "ontbreekt; bij rechten O hoort van wie de methode is.")
    if programme.short_of and programme.short_of == programme.id:
        yield Fault(file, "", "kort_van", "dit is het programma zelf; verwacht: de id van het lange programma.")
    if programme.plan.back_script > len(programme.scripts):
        yield Fault(file, "planning", "terugkom_bijeenkomst", "zoveel bijeenkomsten zijn er niet.")
    for place, key, text in dict.fromkeys(_inside(programme)):
        yield Fault(file, place, key, text)


def _inside(programme: Programme) -> Iterator[tuple[str, str, str]]:
    # A shared capture is one and the same in every meeting.
    for capture in {id(one): one for script in programme.scripts for one in script.captures}.values():
        yield from _check_capture(capture)
    for script in programme.scripts:
        yield from _check_script(script, programme.planner_only)


def _check_script(script: Script, planner_only: bool) -> Iterator[tuple[str, str, str]]:
    place = f"bijeenkomst {script.nr}"
    total = sum(segment.minutes for segment in script.segments)
    if planner_only:
        if script.segments:
            yield place, "onderdeel", "een programma dat je alleen plant, heeft geen onderdelen."
    elif not script.segments:
        yield place, "onderdeel", "ontbreekt; verwacht: minstens één onderdeel."
    elif script.minutes and total != script.minutes:
        yield place, "minuten", f"de onderdelen duren samen {total} minuten; verwacht: {script.minutes}."
    yield from _twice(place, "onderdeel", (segment.key for segment in script.segments))
    topic_keys = [topic.key for topic in script.topic_list.topics] if script.topic_list else []
    yield from _twice(place, "onderwerp", [*topic_keys, *(c.key for c in script.captures)])
    own_keys = {segment.key for segment in script.segments if segment.kind is not SegmentKind.TOPICS}
    for key in topic_keys:
        if key in own_keys:
            yield place, "onderwerp", f"de sleutel '{key}' is al van een onderdeel; verwacht: een eigen sleutel."
    if script.topic_list and script.topic_list.least > len(topic_keys):
        yield place, "kies_onderwerpen", f"er zijn maar {len(topic_keys)} onderwerpen om uit te kiezen."
    for key in _made_later(script, topic_keys):
        yield place, "onderwerp", f"de sleutel '{key}' maakt de app straks zelf; verwacht: een andere sleutel."
    has_slots = any(segment.kind is SegmentKind.TOPICS for segment in script.segments)
    if has_slots and not topic_keys:
        yield place, "onderwerp", "ontbreekt; een onderdeel 'onderwerpen' heeft een lijst van onderwerpen nodig."
    if topic_keys and not has_slots:
        yield place, "onderdeel", "er is een onderwerpenlijst, maar geen onderdeel van de soort 'onderwerpen'."
    for topic in script.topic_list.topics if script.topic_list else ():
        yield from _check_topic(f"{place} · onderwerp ({named(topic.title)})", topic)
    for number, segment in enumerate(script.segments, 1):
        yield from _check_segment(script, segment, f"{place} · onderdeel {number} ({named(segment.title)})")


def _made_later(script: Script, topic_keys: list[str]) -> Iterator[str]:
    """The keys that are taken although the chosen topics need them, for their votes and when they go on later."""
    theses = [topic.key for topic in script.topic_list.topics if topic.choices] if script.topic_list else []
    votes = [segment.key for segment in script.segments if segment.per_topic]
    taken = {*topic_keys, *(capture.key for capture in script.captures), *(segment.key for segment in script.segments)}
    made = [f"{key}-stemming" for key in theses] + [f"{vote}-{key}" for vote in votes for key in theses]
    slots = sum(segment.kind is SegmentKind.TOPICS for segment in script.segments)
    made += [f"{key}-vervolg" for key in topic_keys] if slots > 1 else []
    yield from (key for key in made if key in taken)


def _check_topic(place: str, topic: Topic) -> Iterator[tuple[str, str, str]]:
    yield from _check_columns(place, topic.columns)
    yield from _twice(place, "keuzes", (item.key for item in topic.choices))
    if bool(topic.thesis) != bool(topic.choices) or len(topic.choices) == 1:
        yield place, "keuzes", "een stelling heeft minstens twee keuzes; en keuzes horen bij een stelling."


def _check_segment(script: Script, segment: Segment, place: str) -> Iterator[tuple[str, str, str]]:
    if segment.least > segment.minutes:
        yield place, "minst", f"verwacht: hoogstens {segment.minutes}, de minuten van dit onderdeel."
    capture = script.capture(segment.capture) if segment.capture else None
    if segment.capture and capture is None:
        keys = ", ".join(c.key for c in script.captures[:_MOST_NAMED]) or "geen"
        yield place, "vangst", f"er is geen vangst '{segment.capture}'; er zijn: {keys}."
    if segment.per_topic:
        yield from _check_per_topic(script, segment, place)
    elif segment.moment is not Moment.ONCE and (capture is None or capture.kind is not CaptureKind.POLL):
        yield place, "moment", "dit hoort alleen bij een stemming."


def _check_per_topic(script: Script, segment: Segment, place: str) -> Iterator[tuple[str, str, str]]:
    topics = script.topic_list.topics if script.topic_list else ()
    if segment.kind is not SegmentKind.VOTE or segment.capture:
        yield (
            place,
            "per",
            "dit hoort bij een onderdeel 'stemmen' zonder vangst: elk onderwerp heeft zijn eigen keuzes.",
        )
    if not any(topic.choices for topic in topics):
        yield place, "per", "er is geen onderwerp met een stelling en keuzes."


def _check_capture(capture: Capture) -> Iterator[tuple[str, str, str]]:
    place = f"vangst {capture.key}"
    if capture.kind is CaptureKind.NOTES:
        yield from _check_columns(place, capture.items)
        return
    if capture.kind in _LEAST_ITEMS:
        key, least = _LEAST_ITEMS[capture.kind]
        if len(capture.items) < least:
            yield place, key, f"verwacht: minstens {least}."
        yield from _twice(place, key, (item.key for item in capture.items))
    if capture.done_field and capture.done_field not in {item.key for item in capture.items}:
        yield place, "klaar_veld", f"er is geen veld '{capture.done_field}'."
    if capture.from_people and (capture.rows or len(capture.items) < 2):
        yield place, "vanaf", "dit hoort bij een formulier zonder rijen: eerst het aantal mensen, dan de gemiddelden."
    if capture.kind is CaptureKind.MARKS and capture.scale[0] >= capture.scale[1]:
        yield place, "schaal", "verwacht: het laagste en het hoogste cijfer, zoals [1, 10]."


def _check_columns(place: str, columns: tuple[Item, ...]) -> Iterator[tuple[str, str, str]]:
    if len(columns) > MOST_COLUMNS:
        yield place, "kolommen", f"er zijn {len(columns)} kolommen; verwacht: een tot vier."
    yield from _twice(place, "kolommen", (column.key for column in columns))


def _twice(place: str, key: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name, times in Counter(names).items():
        if times > 1:
            yield place, key, f"de sleutel '{name}' staat er {times} keer; verwacht: elke sleutel één keer."
