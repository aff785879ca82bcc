"""Chosen topics share the minutes that were kept for them; names are matched forgivingly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from herstelgroep.programme.keys import answers_to, folded, is_key, key_of
from herstelgroep.programme.model import (
    CaptureKind,
    Item,
    Moment,
    Script,
    Segment,
    SegmentKind,
    Topic,
    TopicList,
)
from herstelgroep.programme.topics import own_topic, with_topics
from tests.building import a_programme, shipped

SCRIPTS = [a_programme().scripts[0], shipped("clientenpanel").scripts[0], shipped("clientenpanel-kort").scripts[0]]


def topics_of(script: Script) -> tuple[Topic, ...]:
    assert script.topic_list is not None
    return script.topic_list.topics


def slots(*minutes: int) -> Script:
    """A script with slots of these lengths, with a break after each."""
    base, parts = SCRIPTS[0], []
    for number, length in enumerate(minutes):
        parts.append(Segment(f"slot-{number}", SegmentKind.TOPICS, "", minutes=length, least=length // 2))
        parts.append(Segment(f"pauze-{number}", SegmentKind.BREAK, "", minutes=5, least=5))
    return replace(base, segments=tuple(parts), minutes=sum(minutes) + 5 * len(minutes))


def check(script: Script, chosen: tuple[Topic, ...]) -> None:
    filled = with_topics(script, chosen)
    assert sum(s.minutes for s in filled.segments) == sum(s.minutes for s in script.segments)
    keys = [s.key for s in filled.segments]
    assert len(set(keys)) == len(keys)
    assert not any(s.kind is SegmentKind.TOPICS for s in filled.segments)
    assert all(0 <= s.least <= s.minutes for s in filled.segments)
    held = [s.capture for s in filled.segments if s.kind is SegmentKind.TOPIC]
    assert list(dict.fromkeys(held)) == [topic.key for topic in chosen]
    assert next(s.key for s in filled.segments if s.kind is SegmentKind.TOPIC) == chosen[0].key
    for topic in chosen:
        board = filled.capture(topic.key)
        assert board is not None
        assert (board.items, board.title) == (topic.columns, topic.title)
    others = [s for s in script.segments if s.kind is not SegmentKind.TOPICS]
    assert [s for s in filled.segments if s.kind is not SegmentKind.TOPIC] == others


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: str(script.key))
def test_one_to_all_topics_fill_the_same_time(script: Script) -> None:
    everything = topics_of(script)
    for count in range(1, len(everything) + 1):
        check(script, everything[:count])
        check(script, everything[::-1][:count])


@given(st.lists(st.integers(0, 30), min_size=1, max_size=4), st.integers(1, 5))
def test_any_slots_hold_any_number_of_topics(minutes: list[int], count: int) -> None:
    check(slots(*minutes), topics_of(SCRIPTS[0])[:count])


def test_one_topic_goes_on_after_the_break() -> None:
    [one, *_] = topics_of(SCRIPTS[0])
    filled = with_topics(slots(5, 14, 9), (one,))
    found = [(s.key, s.title, s.capture) for s in filled.segments if s.kind is SegmentKind.TOPIC]
    assert found == [
        ("wonen", "Over wonen", "wonen"),
        ("wonen-vervolg", "Over wonen (verder)", "wonen"),
        ("wonen-vervolg-2", "Over wonen (verder)", "wonen"),
    ]


def test_without_a_choice_or_a_list_nothing_changes() -> None:
    script = shipped("kickoff").scripts[0]
    assert with_topics(SCRIPTS[0], ()) is SCRIPTS[0]
    assert with_topics(script, topics_of(SCRIPTS[0])[:1]) is script


def test_an_own_topic_gets_a_key_of_its_own() -> None:
    script = SCRIPTS[0]
    first = own_topic("  Over\twonen ", script)
    again = own_topic("Over wonen", script, (first,))
    pause = own_topic("Pauze", script)
    assert (first.key, first.title, again.key, pause.key) == ("over-wonen", "Over wonen", "over-wonen-2", "pauze-2")
    assert first.columns == topics_of(script)[0].columns
    check(script, (first, again, pause))
    assert own_topic("Wonen", script).key == "wonen-2"
    assert own_topic("Iets", shipped("kickoff").scripts[0]).columns == ()


@given(st.text())
def test_a_key_of_any_title_is_a_key(title: str) -> None:
    key = key_of(title)
    assert is_key(key)
    assert key_of(title, {key}) == f"{key}-2"
    assert folded(folded(title)) == folded(title)


def test_names_forgive_case_accents_and_signs() -> None:
    assert folded("  Café-gesprek: Één! ") == "cafe gesprek een"
    assert answers_to("FLIP OVER", "bord", "Wat hielp", ("flip-over",))
    assert answers_to("wat  hielp?", "bord", "Wat hielp", ())
    assert not answers_to("wat hinderde", "bord", "Wat hielp", ("flip-over",))
    assert answers_to("", "", "", ())
    assert answers_to("🙂", "blij", "🙂", ())
    assert not answers_to("🙁", "blij", "🙂", ())
    assert not answers_to("", "blij", "🙂", ())
    assert not is_key("Een")
    assert not is_key("een--twee")


def a_debate() -> Script:
    """A script with a vote before and after on each chosen thesis, and a talk between."""
    choices = (Item("eens", "Eens"), Item("oneens", "Oneens"))
    theses = tuple(Topic(f"t{nr}", f"Punt {nr}", thesis=f"Stelling {nr}.", choices=choices) for nr in range(4))
    vote = Segment("voor", SegmentKind.VOTE, "Vooraf", minutes=5, least=2, per_topic=True, moment=Moment.BEFORE)
    talk = Segment("praten", SegmentKind.TOPICS, "Praten", minutes=20, least=10)
    after = replace(vote, key="na", title="Achteraf", moment=Moment.AFTER)
    listed = TopicList(theses, 1, 3)
    return replace(SCRIPTS[0], segments=(vote, talk, after), captures=(), topic_list=listed, minutes=30)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_chosen_thesis_has_its_vote_before_and_after(count: int) -> None:
    script = a_debate()
    chosen = topics_of(script)[:count]
    made = with_topics(script, chosen)
    assert sum(segment.minutes for segment in made.segments) == 30
    for moment, place in ((Moment.BEFORE, slice(0, count)), (Moment.AFTER, slice(-count, None))):
        votes = made.segments[place]
        assert {vote.moment for vote in votes} == {moment}
        for vote, topic in zip(votes, chosen, strict=True):
            poll = made.capture(vote.capture)
            assert poll is not None
            assert (poll.kind, poll.question, poll.items) == (CaptureKind.POLL, topic.thesis, topic.choices)
            assert vote.shown == topic.thesis
            assert topic.thesis in vote.say[0]
            assert not vote.per_topic
            assert 0 <= vote.least <= vote.minutes
    keys = [segment.key for segment in made.segments]
    assert len(set(keys)) == len(keys)


def test_a_thesis_of_the_group_itself_is_voted_on_too() -> None:
    script = a_debate()
    own = own_topic("Herstel vraagt tijd.", script)
    made = with_topics(script, (own,))
    assert [segment.shown for segment in made.segments] == ["Herstel vraagt tijd."] * 3
    assert made.segments[0].kind is made.segments[2].kind is SegmentKind.VOTE


def test_an_own_topic_asks_what_its_columns_ask() -> None:
    panel = own_topic("Het eten", SCRIPTS[1])
    assert "Wat is fijn? Wat kan beter?" in panel.say
    other = own_topic("Het eten", replace(SCRIPTS[1], topic_list=None))
    assert "Wat is fijn? Wat kan beter?" not in other.say


@pytest.mark.parametrize(("title", "said"), [("Rust helpt", "‘Rust helpt.’"), ("Helpt rust?", "‘Helpt rust?’")])
def test_an_own_thesis_is_read_out_as_a_sentence(title: str, said: str) -> None:
    assert own_topic(title, a_debate()).say[0] == f"De stelling is: {said}"
