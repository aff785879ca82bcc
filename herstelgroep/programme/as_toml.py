"""From a programme to the text of a file that a person can read and change, in the order of the example in docs/."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from herstelgroep.programme.frame import PlanRule, ProgrammeKind, Questionnaire
from herstelgroep.programme.model import Capture, CaptureKind, Item, Programme, Script, Segment, Topic
from herstelgroep.programme.reading import KIND, VERSION, least_when_unsaid

MADE_HERE = "# Gemaakt met Herstelgroep, bij 'zelf maken'."
_HEAD = (
    "# SPDX-License-Identifier: CC-BY-SA-4.0",
    MADE_HERE,
    "# Je kunt het daar veranderen, of hier met een gewoon tekstprogramma. Achter een hekje staat uitleg.",
)
_ITEMS = {
    CaptureKind.NOTES: "kolommen",
    CaptureKind.POLL: "keuzes",
    CaptureKind.MARKS: "regels",
    CaptureKind.FORM: "velden",
}
_SHORT = 100
Pair = tuple[str, Any]


def as_toml(programme: Programme) -> str:
    """The text of a file; reading it gives the same programme, faults and all."""
    shared = _shared(programme.scripts)
    lines = [*_HEAD, "", *_lines(_head(programme))]
    if programme.plan != PlanRule():
        lines += ["", "[planning]", *_lines(_plan(programme.plan))]
    if programme.questionnaire is not None:
        lines += ["", "[vragenlijst]", *_lines(_questionnaire(programme.questionnaire))]
    for page in programme.pages:
        lines += ["", "[[blad]]", *_lines([("titel", page.title), ("tekst", page.text)])]
    if shared:
        lines += ["", "# Vangsten: de plekken waar je iets opschrijft."]
    for number, capture in enumerate(shared):
        lines += [*([""] if number else []), f"[vangst.{capture.key}]", *_lines(_capture(capture))]
    for script in programme.scripts:
        lines += _script(script, shared)
    return "\n".join(lines) + "\n"


def _head(programme: Programme) -> Iterator[Pair]:
    yield "soort", KIND
    yield "versie", VERSION
    yield "id", programme.id
    yield "titel", programme.title
    yield "doel", programme.purpose
    yield "voor_wie", programme.audience
    yield "vorm", "" if programme.kind is ProgrammeKind.CONVERSATION else programme.kind.value
    yield "voor", tuple(role.value for role in programme.for_roles)
    yield "deelnemers", [programme.least, programme.most] if programme.least or programme.most else []
    yield "helft_clienten", programme.half_clients
    yield "alleen_plannen", programme.planner_only
    yield "uitkomst", programme.outcome.value
    yield "rechten", programme.rights.value
    yield "bron", programme.source
    yield "eigenaar", programme.owner
    yield "vermelding", programme.credit
    yield "kort_van", programme.short_of
    yield "voorbereiding", programme.preparation
    yield "wat_gebeurt_ermee", programme.what_happens
    yield "wie_leest", programme.readers


def _plan(plan: PlanRule) -> Iterator[Pair]:
    yield "ritme", plan.rhythm.value
    yield "keer", plan.times
    yield "binnen_weken", plan.within_weeks
    yield "vrije_week_na", list(plan.free_week_after)
    yield "terugkom_na_maanden", plan.back_after_months
    yield "terugkom_bijeenkomst", plan.back_script
    yield "meetmomenten", list(plan.moments)


def _questionnaire(asked: Questionnaire) -> Iterator[Pair]:
    yield "dimensies", asked.dimensions
    yield "vragen", asked.items
    yield "schaal", list(asked.scale)


def _capture(capture: Capture) -> Iterator[Pair]:
    yield "soort", capture.kind.value
    yield "titel", capture.title
    yield "ook", capture.also
    yield "vraag", capture.question
    yield "per", "subgroep" if capture.per_subgroup else ""
    yield "schaal", list(capture.scale) if capture.kind is CaptureKind.MARKS else []
    yield "rijen", capture.rows
    if capture.kind in _ITEMS:
        yield _ITEMS[capture.kind], _items(capture.items)
    yield "klaar_veld", capture.done_field
    yield "vanaf", capture.from_people
    yield "waarom", capture.why
    yield "hoger", capture.higher


def _items(items: Iterable[Item]) -> list[dict[str, Any]]:
    return [{key: value for key, value in _item(item) if value} for item in items]


def _item(item: Item) -> Iterator[Pair]:
    yield "sleutel", item.key
    yield "titel", item.title
    yield "ook", item.also
    yield "hulp", item.help


def _script(script: Script, shared: tuple[Capture, ...]) -> list[str]:
    lines = ["", f"# Bijeenkomst {script.nr}", "[[bijeenkomst]]", *_lines(_meeting(script))]
    for topic in script.topic_list.topics if script.topic_list else ():
        lines += ["", "[[bijeenkomst.onderwerp]]", *_lines(_topic(topic))]
    for capture in _own(script.captures, shared) or ():
        lines += ["", f"[bijeenkomst.vangst.{capture.key}]", *_lines(_capture(capture))]
    for segment in script.segments:
        lines += ["", "[[bijeenkomst.onderdeel]]", *_lines(_segment(segment))]
    return lines


def _meeting(script: Script) -> Iterator[Pair]:
    yield "titel", script.title
    yield "sleutel", script.key
    yield "ook", script.also
    yield "minuten", script.minutes
    yield "doel", script.purpose
    yield "gast", script.guest
    yield "eigen_thema", script.free_theme
    yield "voorbereiding", script.preparation
    yield "kies_onderwerpen", [script.topic_list.least, script.topic_list.most] if script.topic_list else []


def _topic(topic: Topic) -> Iterator[Pair]:
    yield "sleutel", topic.key
    yield "titel", topic.title
    yield "ook", topic.also
    yield from _words(topic)
    yield "kolommen", _items(topic.columns)
    yield "stelling", topic.thesis
    yield "keuzes", _items(topic.choices)


def _segment(segment: Segment) -> Iterator[Pair]:
    yield "sleutel", segment.key
    yield "soort", segment.kind.value
    yield "titel", segment.title
    yield "ook", segment.also
    yield "minuten", _Said(segment.minutes)
    unsaid = least_when_unsaid(segment.minutes, fixed=not segment.flexible)
    yield "minst", _Said(segment.least) if segment.least != unsaid else 0
    yield "vast", segment.fixed
    yield from _words(segment)
    yield "vangst", segment.capture
    yield "spreekt", segment.speaks.value if segment.speaks else ""
    yield "moment", segment.moment.value
    yield "per", "onderwerp" if segment.per_topic else ""


def _words(part: Segment | Topic) -> Iterator[Pair]:
    yield "zeg", part.say
    yield "doe", part.do
    yield "let_op", part.mind
    yield "makkelijker", part.easier
    yield "groep_ziet", part.shown


class _Said(int):
    """A number that is written down also when it is 0."""


def _lines(pairs: Iterable[Pair]) -> Iterator[str]:
    """A key and a value a line; what is empty, 0 or false is left out."""
    for key, value in pairs:
        if value or isinstance(value, _Said):
            yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    """A list of texts or tables has one on a line; numbers, and what is short, stay beside each other."""
    if not isinstance(value, (list, tuple)):
        return _literal(value)
    parts = [_literal(one) for one in value]
    beside = f"[{', '.join(parts)}]"
    tables = any(isinstance(one, dict) for one in value)
    if len(beside) <= _SHORT and (len(parts) == 1 or not tables):
        return beside
    return "\n".join(["[", *(f"    {part}," for part in parts), "]"])


def _literal(value: Any) -> str:
    from tomli_w import dumps  # only who writes a programme needs it

    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_inline(one)}' for key, one in value.items())} }}"
    return dumps({"x": int(value) if type(value) is _Said else value}).removeprefix("x = ").rstrip("\n")


def _inline(value: Any) -> str:
    return f"[{', '.join(map(_literal, value))}]" if isinstance(value, tuple) else _literal(value)


def _shared(scripts: tuple[Script, ...]) -> tuple[Capture, ...]:
    """The captures that may stand above the meetings, so that each is written once."""
    if not scripts:
        return ()
    keys = set.intersection(*({c.key for c in script.captures} for script in scripts))
    often = Counter(c for script in scripts for c in script.captures if c.key in keys)
    usual = {key: max((c for c in often if c.key == key), key=lambda c: often[c]) for key in keys}
    most = max(scripts, key=lambda script: sum(usual.get(c.key) == c for c in script.captures))
    shared = tuple(c for c in most.captures if usual.get(c.key) == c)
    while any(_own(script.captures, shared) is None for script in scripts):
        shared = shared[:-1]
    return shared


def _own(captures: tuple[Capture, ...], shared: tuple[Capture, ...]) -> tuple[Capture, ...] | None:
    """What a meeting must write itself to have these captures in this order; None when that cannot be."""
    for count in range(len(captures), -1, -1):
        own = captures[count:]
        keys = {capture.key for capture in own}
        if tuple(c for c in shared if c.key not in keys) == captures[:count]:
            return own
    return None


def with_head(text: str) -> bool:
    """Whether a file was written by :func:`as_toml`, so that writing it again loses nothing."""
    return MADE_HERE in text[:400]
