"""What the shipped programmes must have; the facts come from the issue and the public sources."""

import pytest

from herstelgroep.programme.model import CaptureKind, Outcome, Programme, Role, Script, SegmentKind
from herstelgroep.programme.writing import judge
from tests.building import SHIPPED, shipped

NAMES = sorted(path.stem for path in SHIPPED.glob("*.toml"))
PROGRAMMES = [shipped(name) for name in NAMES]
SCRIPTS = [(programme, script) for programme in PROGRAMMES if programme.can_be_led for script in programme.scripts]
LAST_QUESTION = "Wat doen we met de briefjes? Nu wissen, of bewaren voor de volgende keer?"
each_programme = pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda p: str(p.id))
each_script = pytest.mark.parametrize(
    ("programme", "script"), SCRIPTS, ids=lambda s: str(s.key if isinstance(s, Script) else s.id)
)


def starts(script: Script) -> dict[str, int]:
    """At which minute each segment begins."""
    found, minute = {}, 0
    for segment in script.segments:
        found[segment.key] = minute
        minute += segment.minutes
    return found


def test_the_core_programmes_are_there() -> None:
    assert {"begin-maken-met-herstel", "herstelwerkgroep", "clientenpanel", "clientenpanel-kort", "kickoff"} <= set(
        NAMES
    )
    assert [programme.id for programme in PROGRAMMES] == NAMES


@each_programme
def test_purpose_source_owner_and_preparation(programme: Programme) -> None:
    assert programme.purpose
    assert programme.source
    assert programme.audience
    told = [page.text for page in programme.pages] if programme.rights == "X" else [programme.preparation]
    assert told
    assert all(told)
    if programme.rights == "O":
        assert programme.owner
        assert "niet het officiële cursusmateriaal" in programme.credit
    if programme.rights == "N":
        assert programme.owner
        assert "geen" in programme.credit
    assert programme.can_be_led == (programme.rights != "X" and not programme.planner_only)


def test_every_page_has_something_to_read() -> None:
    pages = [page for programme in PROGRAMMES for page in programme.pages]
    assert pages
    assert all(page.title and page.text for page in pages)


@each_programme
def test_our_own_programmes_give_no_remarks(programme: Programme) -> None:
    assert [str(remark) for remark in judge(programme)] == []


@each_script
def test_every_segment_is_complete(programme: Programme, script: Script) -> None:
    for segment in script.segments:
        assert segment.minutes > 0
        assert segment.say, segment.key
        assert segment.do, segment.key
        assert segment.mind, segment.key
        assert segment.easier, segment.key
    for topic in script.topic_list.topics if script.topic_list else ():
        assert topic.say
        assert topic.do
        assert topic.mind
        assert topic.easier


@each_script
def test_the_first_segment_tells_of_the_laptop(programme: Programme, script: Script) -> None:
    first = script.segments[0]
    said = " ".join((*first.say, *first.do)).casefold()
    for words in ("laptop", "geluid", "beeld", "alleen papier", "niets opschrijven"):
        assert words in said


@each_script
def test_a_group_asks_last_what_becomes_of_its_notes(programme: Programme, script: Script) -> None:
    said = " ".join(script.segments[-1].say)
    assert (LAST_QUESTION in said) == (programme.outcome is Outcome.GROUP)
    assert script.segments[-1].kind is SegmentKind.CLOSE


@each_script
def test_the_guest_is_never_shown_to_the_group(programme: Programme, script: Script) -> None:
    shown = [segment.shown + segment.title for segment in script.segments]
    shown += [capture.title + capture.question for capture in script.captures]
    assert not any("{gast}" in text for text in shown)
    if not script.guest:
        assert not any("{gast}" in text for s in script.segments for text in (*s.say, *s.do, *s.mind, s.easier))
    if not script.free_theme:
        assert not any(
            "{thema}" in text for s in script.segments for text in (*s.say, *s.do, *s.mind, s.easier, s.shown)
        )


def test_beginning_with_recovery() -> None:
    programme = shipped("begin-maken-met-herstel")
    assert (programme.outcome, programme.rights) == (Outcome.GROUP, "O")
    assert [script.minutes for script in programme.scripts] == [120] * 5
    for script in programme.scripts:
        assert script.guest
        kinds = [segment.kind for segment in script.segments]
        fixed = [SegmentKind.STORY, SegmentKind.QUESTIONS, SegmentKind.EXERCISE, SegmentKind.CLOSE]
        order = list(dict.fromkeys(kind for kind in kinds if kind in fixed))
        assert order == fixed
        assert kinds[0] is SegmentKind.WELCOME
        assert SegmentKind.BREAK in kinds
    exercises = [
        segment.say
        for script in programme.scripts
        for segment in script.segments
        if segment.kind is SegmentKind.EXERCISE
    ]
    assert len(set(exercises)) == len(exercises) >= 5


def test_the_working_group() -> None:
    programme = shipped("herstelwerkgroep")
    assert programme.outcome is Outcome.GROUP
    titles = [script.title.casefold() for script in programme.scripts]
    words = [
        "start",
        "steun",
        "valkuil",
        "hulpverlener",
        "medicijn",
        "hulp vragen",
        "terugval",
        "vakantie",
        "vakantie",
        "feest",
        "eenzaam",
    ]
    assert len(titles) == 12
    for word, title, script in zip(words, titles, programme.scripts, strict=False):
        assert any(word in name.casefold() for name in (title, script.key, *script.also)), (word, title)
    assert programme.scripts[11].free_theme
    assert not any(script.free_theme for script in programme.scripts[:11])
    theme = {SegmentKind.CONVERSATION, SegmentKind.EXERCISE}
    for script in programme.scripts[1:]:
        kinds = [segment.kind for segment in script.segments]
        assert set(kinds[2:5:2]) == theme
        agenda = [SegmentKind.WELCOME, SegmentKind.ROUND, SegmentKind.BREAK]
        agenda += [SegmentKind.ROUND, SegmentKind.PRACTICAL, SegmentKind.CLOSE]
        assert [kind for kind in kinds if kind not in theme] == agenda
    assert all(script.minutes == 120 for script in programme.scripts)


def test_the_panel() -> None:
    [script] = shipped("clientenpanel").scripts
    assert (script.minutes, len(script.segments)) == (60, 11)
    [pause] = [segment for segment in script.segments if segment.kind is SegmentKind.BREAK]
    assert 25 <= starts(script)[pause.key] <= 35
    assert [segment.kind for segment in script.segments if segment.kind is SegmentKind.TOPICS] == [
        SegmentKind.TOPICS
    ] * 2
    listed = script.topic_list
    assert listed is not None
    assert (len(listed.topics), listed.least, listed.most) == (5, 2, 3)
    asked = ["leefomgeving", "begeleidingsplan", "dagelijkse gang van zaken", "herstelactiviteiten"]
    for name in [*asked, "dagbesteding werk en leren"]:
        assert len([topic for topic in listed.topics if name in topic.also]) == 1, name
    kinds = {capture.kind for capture in script.captures}
    assert {CaptureKind.POLL, CaptureKind.FORM, CaptureKind.ACTIONS} <= kinds
    assert shipped("clientenpanel").most == 6


def test_the_short_panel() -> None:
    short, long = shipped("clientenpanel-kort"), shipped("clientenpanel")
    assert short.short_of == long.id
    assert short.scripts[0].minutes < 60


def test_the_kickoff() -> None:
    programme = shipped("kickoff")
    [script] = programme.scripts
    assert (programme.outcome, programme.half_clients, script.minutes) == (Outcome.SHARE, True, 180)
    two = [capture for capture in script.captures if len(capture.items) == 2 and capture.kind is CaptureKind.NOTES]
    assert [capture.key for capture in two] == ["flip-over"]
    board = [segment for segment in script.segments if segment.capture == "flip-over"]
    assert len(board) >= 3
    speakers = [segment.speaks for segment in board if segment.speaks]
    assert speakers[:2] == [Role.CLIENT, Role.PROFESSIONAL]
    wishes = script.capture("wensen")
    assert wishes is not None
    assert wishes.per_subgroup
