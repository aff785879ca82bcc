import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from herstelgroep.programme import editing as e
from herstelgroep.programme.checks import check_programme
from herstelgroep.programme.frame import PlanRule
from herstelgroep.programme.keys import is_key
from herstelgroep.programme.model import CaptureKind, Item, Moment, Programme, Rights, Script, Segment, SegmentKind
from herstelgroep.programme.unfinished import faults_of
from tests.building import a_programme, shipped
from tests.programme.edits import edited


def script(programme: Programme, nr: int = 1) -> Script:
    found = programme.script(nr)
    assert found is not None
    return found


def segment(programme: Programme, key: str) -> Segment:
    found = script(programme).segment(key)
    assert found is not None
    return found


def keys(programme: Programme) -> list[str]:
    return [one.key for one in script(programme).segments]


def test_a_copy_has_its_own_id_and_keeps_owner_and_credit() -> None:
    owned = replace(a_programme(), rights=Rights.OWNED, owner="Iemand", credit="Niet officieel.")
    copy = e.copied(owned, "  Onze\tproef ", {"onze-proef"})
    assert (copy.id, copy.title) == ("onze-proef-2", "Onze proef")
    assert (copy.owner, copy.credit, copy.rights) == ("Iemand", "Niet officieel.", Rights.OWNED)
    assert copy.scripts == owned.scripts
    assert e.copied(owned, " ", ()).title == "Proef"


@pytest.mark.parametrize("rights", [Rights.QUESTIONNAIRE, Rights.PROTECTED])
def test_what_is_protected_is_not_copied(rights: Rights) -> None:
    with pytest.raises(e.NotCopied, match="Kies een ander programma"):
        e.copied(replace(a_programme(), rights=rights), "Van mij", ())


def test_what_is_only_planned_can_be_copied_and_what_is_only_a_name_cannot() -> None:
    planned = replace(a_programme(), planner_only=True, scripts=(replace(script(a_programme()), segments=()),))
    assert e.copied(planned, "Van mij", ()).planner_only
    with pytest.raises(e.NotCopied):
        e.copied(replace(planned, scripts=()), "Van mij", ())


def test_the_head_keeps_the_number_of_people_in_order() -> None:
    assert e.change_programme(a_programme(), least=9, most=6).least == 6
    assert e.change_programme(a_programme(), least=4, most=0).least == 0
    assert e.change_programme(a_programme(), purpose=" a \n b ", preparation=("", " x ")).preparation == ("x",)


def test_a_segment_is_added_moved_and_removed() -> None:
    programme, key = e.add_segment(a_programme(), 1, "welkom")
    assert keys(programme)[:3] == ["welkom", key, "bord"]
    programme, other = e.add_segment(programme, 1, "")
    assert other != key
    assert keys(programme)[0] == other
    programme = e.move_segment(programme, 1, key, 99)
    assert keys(programme)[-1] == key
    programme = e.move_segment(programme, 1, key, -1)
    assert keys(programme)[-2] == key
    gone = e.remove_segment(e.remove_segment(programme, 1, key), 1, other)
    assert gone == a_programme()
    assert e.move_segment(gone, 1, "niets", 1) == gone


def test_the_least_follows_the_minutes() -> None:
    shorter = e.change_segment(a_programme(), 1, "welkom", minutes=1)
    assert segment(shorter, "welkom").least == 1
    fixed = e.change_segment(a_programme(), 1, "welkom", fixed=True)
    assert segment(fixed, "welkom").least == 6
    pause = e.change_segment(a_programme(), 1, "bord", kind=SegmentKind.BREAK)
    assert segment(pause, "bord").least == 9


def test_a_capture_that_goes_leaves_no_pointer_and_one_that_changes_kind_no_moment() -> None:
    assert segment(a_programme(), "stemmen").moment is Moment.AFTER
    changed = e.change_capture(a_programme(), 1, "stemming", kind=CaptureKind.NOTES)
    assert segment(changed, "stemmen").moment is Moment.ONCE
    gone = e.remove_capture(a_programme(), 1, "stemming")
    assert segment(gone, "stemmen").capture == ""
    assert not list(check_programme(gone, ""))


def test_a_capture_keeps_only_what_belongs_to_its_kind() -> None:
    found = script(e.change_capture(a_programme(), 1, "cijfers", kind=CaptureKind.NOTES, title="Bord")).capture(
        "cijfers"
    )
    assert found is not None
    assert (found.why, found.scale, found.title) == ("", (1, 10), "Bord")
    added, key = e.add_capture(a_programme(), 1, "Stemming", CaptureKind.POLL)
    assert key == "stemming-2"
    assert not list(faults_of(added))


def test_a_capture_that_turns_back_has_all_it_had_and_its_votes_before_and_after() -> None:
    programme = a_programme()
    for key in ("cijfers", "stemming"):
        seen = {}
        found = script(programme).capture(key)
        assert found is not None
        order = [*(kind for kind in CaptureKind if kind is not found.kind), found.kind]
        turned = programme
        for kind in order:
            now = script(turned).capture(key)
            assert now is not None
            seen[now.kind] = turned
            turned = e.turn_capture(turned, 1, key, kind, seen.get(kind))
        assert turned == programme


def test_what_becomes_a_vote_can_be_voted_on_and_lines_come_back_after_agreements() -> None:
    bare, key = e.add_capture(a_programme(), 1, "Bord", CaptureKind.NOTES)
    assert not list(faults_of(e.turn_capture(bare, 1, key, CaptureKind.POLL)))
    agreed = e.turn_capture(a_programme(), 1, "bord", CaptureKind.ACTIONS)
    poll = script(e.turn_capture(agreed, 1, "bord", CaptureKind.POLL, a_programme())).capture("bord")
    board = script(a_programme()).capture("bord")
    assert poll is not None
    assert board is not None
    assert (poll.kind, poll.items) == (CaptureKind.POLL, board.items)


def test_the_key_of_a_line_follows_its_title_only_while_it_is_new() -> None:
    old: tuple[Item, ...] = (Item("hielp", "Hielp"),)
    items = old
    for typed in ("N", "Ni", "Nieuw", "Nieuws"):
        items = e.items_of(("Hielp", typed), items, {item.key for item in items} - {"hielp"})
    assert items == (*old, Item("nieuws", "Nieuws"))
    assert e.items_of(("Helpt", "Nieuws"), items, {"nieuws"})[0] == Item("hielp", "Helpt")


def test_a_topic_says_its_new_name_where_it_only_said_the_old_one() -> None:
    programme, key = e.add_topic(a_programme(), 1, e.NEW_TOPIC)
    for typed in ("", "G", "Geld"):
        programme = e.change_topic(programme, 1, key, title=typed)
    listed = script(programme).topic_list
    assert listed is not None
    assert (listed.topics[-1].say[0], listed.topics[-1].shown) == ("We praten over: Geld.", "Geld")
    programme = e.change_topic(programme, 1, key, shown="Wat kost het?")
    programme = e.change_topic(programme, 1, key, title="Werk")
    listed = script(programme).topic_list
    assert listed is not None
    assert (listed.topics[-1].say[0], listed.topics[-1].shown) == ("We praten over: Werk.", "Wat kost het?")


def test_the_only_meeting_goes_by_the_title_of_its_programme_until_it_has_another() -> None:
    one = replace(a_programme(), scripts=(replace(script(a_programme()), title=a_programme().title),))
    copy = e.copied(one, "Ons panel", ())
    assert (copy.scripts[0].title, copy.scripts[0].key) == ("Ons panel", one.scripts[0].key)
    named = e.change_meeting(copy, 1, title="In de tuin")
    assert e.change_programme(named, title="Panel").scripts == named.scripts
    many = shipped("herstelwerkgroep")
    assert e.copied(many, "Onze groep", ()).scripts == many.scripts


def test_items_keep_their_keys_when_they_are_renamed_moved_or_joined_by_others() -> None:
    old = (Item("hielp", "Hielp", ("helpend",), ("Wie?",)), Item("hinderde", "Hinderde"))
    assert e.items_of(("Hinderde", "Hielp"), old) == (old[1], old[0])
    assert e.items_of(("Dit hielp", "Hinderde"), old) == (replace(old[0], title="Dit hielp"), old[1])
    assert [item.key for item in e.items_of(("Hielp", "Nieuw", "Hinderde", " "), old)] == ["hielp", "nieuw", "hinderde"]
    assert [item.key for item in e.items_of(("a", "a"), ())] == ["a", "a-2"]


def test_topics_come_and_go_and_the_last_one_takes_the_list_with_it() -> None:
    programme, key = e.add_topic(a_programme(), 1, "Over geld")
    listed = script(programme).topic_list
    assert listed is not None
    assert listed.topics[-1].columns == listed.topics[0].columns
    programme = e.change_topic(programme, 1, key, title="Geld", say=("Hoe is het met geld?",))
    listed = script(programme).topic_list
    assert listed is not None
    assert (listed.topics[-1].key, listed.topics[-1].title) == (key, "Geld")
    for topic in listed.topics:
        programme = e.remove_topic(programme, 1, topic.key)
    assert script(programme).topic_list is None
    assert any("lijst van onderwerpen" in fault.told for fault in faults_of(programme))


def test_a_meeting_more_or_less_numbers_the_rest_again_and_the_plan_follows() -> None:
    programme = shipped("herstelwerkgroep")
    count = len(programme.scripts)
    plan = PlanRule(times=count, free_week_after=(1, 3), back_after_months=3, back_script=3)
    more = e.copy_meeting(replace(programme, plan=plan), 2)
    assert [one.nr for one in more.scripts] == list(range(1, count + 2))
    assert len({one.key for one in more.scripts}) == count + 1
    assert (more.plan.times, more.plan.free_week_after, more.plan.back_script) == (count + 1, (1, 4), 4)
    less = e.remove_meeting(more, 3)
    assert less.plan == plan
    assert less.scripts == programme.scripts
    assert e.remove_meeting(less, 3).plan.back_script == 0
    assert e.remove_meeting(a_programme(), 1) == a_programme()


def test_faults_are_told_in_the_place_where_they_are() -> None:
    programme = e.change_segment(a_programme(), 1, "welkom", title="", minutes=9)
    told = [str(fault) for fault in faults_of(programme)]
    assert told == [
        "bijeenkomst 1 · onderdeel 1 · 'titel': is nog leeg. Typ iets.",
        "bijeenkomst 1 · 'minuten': de onderdelen duren samen 63 minuten; verwacht: 60.",
    ]


@given(edited(), st.text(max_size=30))
def test_keys_and_pointers_always_hold(programme: Programme, title: str) -> None:
    assert is_key(e.copied(programme, title, {"x"}).id)
    for one in programme.scripts:
        parts = [s.key for s in one.segments]
        assert len(set(parts)) == len(parts)
        assert all(is_key(key) for key in parts)
        assert all(s.least <= s.minutes for s in one.segments)
        assert all(one.capture(s.capture) for s in one.segments if s.capture)
    told = [
        fault for fault in check_programme(programme, "") if fault.key in ("vangst", "minst", "moment", "klaar_veld")
    ]
    assert not told
