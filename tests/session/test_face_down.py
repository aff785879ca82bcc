"""Notes that lie face down: shown in one batch that tells nothing of who came first, and never lost."""

from itertools import permutations

import pytest

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.face_down import waiting_count
from herstelgroep.session.live import PHONES, LiveSession
from herstelgroep.session.model import Note, Session, Writing
from herstelgroep.session.refusals import Overtaken, Refused
from tests.building import START, a_session, after, present

SCREEN, NOTE_TAKER = "scherm", "notulist"


def live(session: Session | None = None) -> LiveSession:
    return LiveSession(session or a_session(), lambda session, revision: None)


def slip(handle: str, text: str = "", column: str = "hielp", role: Role | None = None) -> c.AddNote:
    return c.AddNote("bord", handle, text or f"tekst {handle}", column, role, face_down=True)


def test_a_note_that_lies_face_down_is_on_no_board_until_it_is_shown() -> None:
    session = after(a_session(), slip("a"), slip("b"), c.AddNote("bord", "c", "open", "hielp"))
    assert list(session.boards["bord"]) == ["c"]
    assert (waiting_count(session), waiting_count(session, "bord"), waiting_count(session, "losse")) == (2, 2, 0)
    assert session.note_count == 3
    shown = after(session, c.ShowWaiting("bord"))
    assert set(shown.boards["bord"]) == {"a", "b", "c"}
    assert not shown.waiting


def test_a_shown_note_is_just_like_a_typed_one() -> None:
    typed = after(a_session(), c.AddNote("bord", "a", "de tuin", "hielp"))
    assert after(a_session(), slip("a", "de tuin"), c.ShowWaiting()) == typed


def test_it_never_carries_a_label_so_that_nobody_sees_which_way_it_came() -> None:
    counted = after(a_session(), c.SetAttendance(present(4, 4)))
    session = after(counted, slip("a", role=Role.CLIENT))
    assert {note.role for _, _, note in session.each_waiting()} == {None}


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_the_order_in_memory_is_another_one_than_that_of_coming_in(order: tuple[str, ...]) -> None:
    session = after(a_session(), *(slip(handle) for handle in order), c.ShowWaiting("bord"))
    expected = after(a_session(), *(slip(handle) for handle in "abc"), c.ShowWaiting("bord"))
    assert list(session.boards["bord"]) == list(expected.boards["bord"])


def test_showing_one_board_leaves_the_others_and_nothing_is_told_when_nothing_waits() -> None:
    session = after(a_session(), slip("a"), c.AddNote("losse", "b", "los", face_down=True))
    shown = after(session, c.ShowWaiting("losse"))
    assert (waiting_count(shown, "bord"), list(shown.boards)) == (1, ["losse"])
    with pytest.raises(Refused, match="wachten hier geen"):
        after(shown, c.ShowWaiting("losse"))
    assert waiting_count(after(session, c.ShowWaiting())) == 0


def test_undoing_the_showing_turns_them_face_down_again() -> None:
    session = live(after(a_session(), slip("a"), slip("b")))
    session.do(c.ShowWaiting("bord"), SCREEN)
    session.do(c.LayTogether("bord", "a", ("b",)), NOTE_TAKER)
    session.do(c.AddNote("bord", "d", "getypt", "hielp"), NOTE_TAKER)
    with pytest.raises(Overtaken):
        session.undo(SCREEN)
    other = live(after(a_session(), slip("a"), slip("b")))
    other.do(c.ShowWaiting("bord"), SCREEN)
    other.do(c.RemoveNote("bord", "a"), NOTE_TAKER)
    assert other.undo(SCREEN) == "De briefjes liggen weer dicht."
    assert (set(other.session.waiting["bord"]), other.session.boards) == ({"b"}, {})


def test_a_slip_that_was_typed_face_down_can_be_taken_back_by_who_typed_it() -> None:
    session = live()
    session.do(slip("a"), SCREEN)
    session.do(slip("b"), PHONES)
    assert session.undo(SCREEN) == "Je laatste briefje is weer weg."
    assert list(session.session.waiting["bord"]) == ["b"]
    assert not session.can_undo(PHONES)
    with pytest.raises(Refused, match="niets om ongedaan"):
        session.undo(SCREEN)
    session.do(slip("d"), SCREEN)
    session.do(c.ShowWaiting(), NOTE_TAKER)
    with pytest.raises(Overtaken):
        session.undo(SCREEN)


def test_what_phones_bring_leaves_the_way_back_of_the_screen_alone() -> None:
    session = live()
    session.do(c.AddNote("bord", "a", "eerste", "hielp"), SCREEN)
    session.do(c.Once("11", slip("b")), PHONES)
    assert session.undo(SCREEN) == "Je laatste briefje is weer weg."
    assert (session.session.boards, waiting_count(session.session)) == ({}, 1)


def test_a_slip_is_taken_and_put_back_as_it_was() -> None:
    session = after(a_session(), slip("a"))
    note = Note("tekst a", "hielp")
    taken = after(session, c.TakeSlip("bord", "a", if_now=note))
    assert not taken.waiting
    assert after(taken, c.PutSlipBack("bord", "a", note)) == session
    with pytest.raises(Overtaken):
        after(session, c.PutSlipBack("bord", "a", note))
    with pytest.raises(Overtaken):
        after(session, c.TakeSlip("bord", "a", if_now=Note("iets anders", "hielp")))


def test_face_down_obeys_the_same_rules_as_any_note() -> None:
    for state in (c.SetOffRecord(True), c.SetWriting(Writing.NOTHING), c.SetWriting(Writing.PAPER)):
        with pytest.raises(Refused):
            after(a_session(), state, slip("a"))
    with pytest.raises(Refused, match="kolom"):
        after(a_session(), slip("a", column=" "))
    with pytest.raises(Refused):
        after(a_session(outcome="groep"), slip("a"))
    with pytest.raises(Overtaken):
        after(a_session(), slip("a"), c.AddNote("bord", "a", "zelfde", "hielp"))


def test_what_still_waits_at_the_end_is_put_on_the_boards_and_a_group_keeps_or_wipes_it() -> None:
    ended = after(a_session(), slip("a"), c.Finish(START + 60))
    assert (list(ended.boards["bord"]), ended.waiting) == (["a"], {})
    opened = after(a_session(outcome="groep"), c.SetOpened(True), slip("a"))
    assert after(opened, c.Finish(START + 60)).note_count == 0
    assert after(opened, c.Finish(START + 60, keep_notes=True)).note_count == 1
    assert after(opened, c.WipeNotes()).note_count == 0


def test_small_groups_with_something_face_down_stay() -> None:
    waiting = after(a_session(), c.AddNote("wensen.3", "a", "zingen", face_down=True))
    with pytest.raises(Refused, match="Groepje 3"):
        after(waiting, c.SetSubgroups(2))
