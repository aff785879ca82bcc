"""The life of a session: opening, the doors to it, finishing; and a script that never changes under it."""

import msgspec
import pytest
from msgspec.structs import replace

from herstelgroep.programme.catalogue import Origin, ProgrammeText, make_catalogue
from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.finishing import real_minutes, started
from herstelgroep.session.live import MOST_STEPS_BACK, LiveSession
from herstelgroep.session.model import Attendance, Preparation, Session, Status, Timeline
from herstelgroep.session.opening import Choices, first_topics, new_session, open_topics
from herstelgroep.session.refusals import Refused
from tests.building import MINUTE, START, a_programme, a_session, after, present, programme_text, shipped
from tests.session.asking import full_session


def group_session() -> Session:
    """A session of a group with something in every place, and a guest."""
    full = full_session()
    own = replace(full, programme=replace(full.programme, outcome=a_programme("groep").outcome), opened=True)
    return after(own, c.SetHead("guest", "Iris de gast"), c.SetHead("call", "06"), c.Tick(2, True))


def test_a_new_session_holds_what_was_prepared() -> None:
    choices = Choices(
        "2025-11-25", " Zaal\x1b 2 ", "thema", "Iris", "06", attendance=present(4, 0), end=START, ticked=(1,)
    )
    session = a_session(choices=choices, at=None)
    assert (session.place, session.theme, session.date) == ("Zaal 2", "thema", "2025-11-25")
    assert session.preparation == Preparation("Iris", "06", (1,))
    assert session.timeline == Timeline(end=START)
    assert session.attendance == present(4)
    assert (session.status, session.subgroups) == (Status.RUNNING, 3)
    assert started(session) is None
    assert a_session(shipped("clientenpanel"), at=None).subgroups == 1


def test_numbers_that_cannot_be_are_refused_at_the_door() -> None:
    with pytest.raises(Refused, match="van 0 tot 999"):
        a_session(choices=Choices("2025-11-25", attendance=Attendance(others=-2)))


def test_the_chosen_topics_are_held_and_the_others_stay_open() -> None:
    session = a_session()
    [script] = a_programme().scripts
    assert [topic.key for topic in first_topics(script)] == ["wonen", "dag"]
    assert [topic.key for topic in open_topics(session)] == ["werk", "hulp", "herstel"]
    assert script.topic_list is not None
    other = a_session(choices=Choices("2025-11-25", topics=script.topic_list.topics[3:4]))
    assert [topic.key for topic in open_topics(other)] == ["wonen", "dag", "werk", "herstel"]
    assert open_topics(a_session(shipped("kickoff"))) == ()


def test_it_begins_at_the_first_segment() -> None:
    first = started(a_session())
    assert first is not None
    assert (first.segment, first.at) == ("welkom", START)


def test_a_changed_programme_does_not_change_an_old_session() -> None:
    session = full_session()
    kept = msgspec.json.encode(session)
    text = (
        programme_text().replace('titel = "Deel bord"', 'titel = "Heel anders"').replace("minuten = 60", "minuten = 51")
    )
    text = text.replace("minuten = 9", "minuten = 0").replace('sleutel = "hielp"', 'sleutel = "anders"')
    catalogue = make_catalogue([ProgrammeText("proef.toml", text, Origin.OWN)])
    assert catalogue.faults == ()
    programme, script = catalogue.script("proef", 1)
    newer = new_session(programme, script, Choices("2025-11-26"), "nieuw", "ff")
    opened = msgspec.json.decode(kept, type=Session)
    assert opened == session
    assert opened.script.segments[1].title == "Deel bord"
    assert newer.script.segments[1].title == "Heel anders"
    moved = after(opened, c.AddNote("bord", "later", "nog een", "hielp"), c.GoTo("groepjes", START + 900))
    assert moved.script == session.script


def test_a_session_holds_only_its_own_script() -> None:
    session = a_session(shipped("begin-maken-met-herstel"), nr=3)
    assert len(session.programme.scripts) == 1
    assert session.script.nr == 3


def test_every_state_is_handed_over_in_order() -> None:
    kept: list[tuple[Session, int]] = []
    live = LiveSession(a_session(), lambda session, revision: kept.append((session, revision)))
    assert live.revision == 0
    for number in range(3):
        assert live.do(c.AddNote("losse", f"n{number}", "tekst"), "scherm") is live.session
    with pytest.raises(Refused):
        live.do(c.AddNote("losse", "n0", "tekst"), "scherm")
    live.undo("scherm")
    assert [revision for _, revision in kept] == [1, 2, 3, 4]
    assert [session.note_count for session, _ in kept] == [1, 2, 3, 2]
    assert kept[-1] == (live.session, live.revision)


def test_each_door_takes_back_only_its_own_last_act() -> None:
    live = LiveSession(a_session(), lambda session, revision: None)
    live.do(c.AddNote("losse", "a", "van het scherm"), "scherm")
    live.do(c.AddNote("losse", "b", "van de notulist"), "notulist")
    live.do(c.RemoveNote("losse", "b"), "notulist")
    assert live.undo("notulist") == "Briefje weggehaald is teruggezet."
    assert live.undo("scherm") == "Je laatste briefje is weer weg."
    assert set(live.session.boards["losse"]) == {"b"}
    for door in ("scherm", "telefoon"):
        with pytest.raises(Refused, match="niets om ongedaan te maken"):
            live.undo(door)


def test_what_changes_nothing_is_not_a_step_back() -> None:
    live = LiveSession(a_session(), lambda session, revision: None)
    live.do(c.SetSummary("bord", "kort"), "scherm")
    live.do(c.SetSummary("bord", " kort "), "scherm")
    live.do(c.SetOffRecord(False), "scherm")
    live.undo("scherm")
    assert live.session == a_session()


def test_the_way_back_is_long_but_not_endless() -> None:
    live = LiveSession(a_session(), lambda session, revision: None)
    for number in range(MOST_STEPS_BACK + 5):
        live.do(c.AddNote("losse", f"n{number}", "tekst"), "scherm")
    for _ in range(MOST_STEPS_BACK):
        live.undo("scherm")
    assert live.session.note_count == 5
    with pytest.raises(Refused):
        live.undo("scherm")


@pytest.mark.parametrize("command", [c.Finish(START), c.WipeNotes()])
def test_there_is_no_way_back_past_the_end(command: c.Command) -> None:
    live = LiveSession(full_session(), lambda session, revision: None)
    for door in ("scherm", "notulist"):
        live.do(c.AddNote("losse", door, "tekst"), door)
    live.do(command, "scherm")
    for door in ("scherm", "notulist"):
        with pytest.raises(Refused):
            live.undo(door)


def test_finishing_what_may_be_shared_keeps_the_notes() -> None:
    session = after(full_session(), c.SetOffRecord(True), c.SetHead("guest", "Iris"))
    done = after(session, c.Finish(START + 20 * MINUTE))
    assert done.boards == session.boards
    assert (done.status, done.kept, done.off_record, done.preparation) == (Status.FINISHED, False, False, Preparation())
    assert done.timeline.real == {"welkom": 5, "bord": 15}
    assert real_minutes(done) == 20
    assert str(START)[:6] not in msgspec.json.encode(done.timeline).decode()


def test_finishing_a_group_wipes_what_was_said() -> None:
    session = group_session()
    done = after(session, c.Finish(START + 20 * MINUTE))
    assert not any((done.boards, done.summaries, done.polls, done.marks, done.leftovers, done.kept, done.opened))
    assert (done.actions, done.attendance, done.place) == (session.actions, session.attendance, session.place)
    assert b"Iris" not in msgspec.json.encode(done)


def test_a_group_may_keep_its_notes_and_wipe_them_later() -> None:
    session = group_session()
    kept = after(session, c.Finish(START + 20 * MINUTE, keep_notes=True))
    assert (kept.boards, kept.summaries, kept.kept) == (session.boards, session.summaries, True)
    assert b"Iris" not in msgspec.json.encode(kept)
    wiped = after(kept, c.WipeNotes())
    assert not any((wiped.boards, wiped.summaries, wiped.polls, wiped.marks, wiped.leftovers, wiped.kept))
    assert wiped.actions == session.actions


def test_wiping_what_was_shared_keeps_the_summaries() -> None:
    session = after(full_session(), c.Finish(START + MINUTE))
    wiped = after(session, c.WipeNotes())
    assert (wiped.boards, wiped.note_count) == ({}, 0)
    assert (wiped.summaries, wiped.polls, wiped.marks) == (session.summaries, session.polls, session.marks)


def test_finishing_where_nothing_is_kept() -> None:
    done = after(a_session(outcome="niets"), c.Finish(START + MINUTE, keep_notes=True))
    assert (done.kept, done.boards, done.status) == (False, {}, Status.FINISHED)


@pytest.mark.parametrize(
    "command",
    [
        c.AddNote("losse", "x", "tekst"),
        c.SetOpened(True),
        c.SetOffRecord(True),
        c.SetHead("guest", "Iris"),
        c.Tick(1, True),
    ],
)
def test_after_the_end_nothing_of_the_room_comes_back(command: c.Command) -> None:
    with pytest.raises(Refused, match="al afgerond"):
        apply(after(full_session(), c.Finish(START)), command)


def test_after_the_end_the_text_can_still_be_corrected() -> None:
    done = after(full_session(), c.Finish(START))
    corrected = after(
        done,
        c.EditNote("losse", "n6", "zonder naam"),
        c.RemoveNote("bord", "n1"),
        c.SetSummary("losse", "kort"),
        c.SetClosing("next_date", "12 januari"),
        c.SetField("proces", "", "opkomst", "vier"),
    )
    assert corrected.boards["losse"]["n6"].text == "zonder naam"
    assert corrected.closing.next_date == "12 januari"
