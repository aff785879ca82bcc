"""What comes from phones: once and only once, taken back until it is shown, votes until they are counted."""

from random import Random

import pytest

from herstelgroep.privacy.receipts import receipt
from herstelgroep.session import commands as c
from herstelgroep.session.access import CODE_LETTERS, new_access
from herstelgroep.session.live import PHONES, LiveSession
from herstelgroep.session.model import Phones, Session, Status, Writing
from herstelgroep.session.phones import answers_waiting, is_received, mark_key, question_now
from herstelgroep.session.refusals import Refused
from tests.building import START, a_session, after

POLL = "stemming@na"
SALT = "5a" * 32


def note(number: int, text: str = "de tuin") -> c.Once:
    return c.Once(receipt(SALT, str(number)), c.AddNote("bord", f"h{number}", text, "hielp", face_down=True))


def back(number: int, text: str = "de tuin") -> c.TakeBack:
    return c.TakeBack(receipt(SALT, str(number)), receipt(SALT, "terug", str(number)), "bord", text, "hielp")


def voting() -> Session:
    return after(a_session(), c.GoTo("stemmen", START + 60))


def votes(*choices: str, question: str = POLL) -> list[c.Command]:
    return [c.Answer(question, receipt(SALT, str(n)), choice) for n, choice in enumerate(choices)]


def test_a_note_that_is_sent_a_thousand_times_is_one_note_and_one_state() -> None:
    states: list[int] = []
    session = LiveSession(a_session(), lambda session, revision: states.append(revision))
    for _ in range(1000):
        session.do(note(1), PHONES)
    assert (session.session.note_count, states) == (1, [1])


def test_what_is_refused_leaves_no_receipt_so_that_it_may_come_later() -> None:
    closed = after(a_session(), c.SetOffRecord(True))
    with pytest.raises(Refused):
        after(closed, note(1))
    assert after(closed, c.SetOffRecord(False), note(1)).note_count == 1


def test_receipts_are_sorted_whatever_came_first() -> None:
    numbers = list(range(40))
    Random(3).shuffle(numbers)
    session = after(a_session(), *(note(number, f"tekst {number}") for number in numbers))
    received = session.phones.received
    assert list(received) == sorted(received)
    assert len(received) == 40
    assert is_received(session, receipt(SALT, "7"))
    assert not is_received(session, receipt(SALT, "99"))
    assert receipt("00" * 32, "7") != receipt(SALT, "7")


def test_a_note_is_taken_back_until_it_is_shown() -> None:
    session = after(a_session(), note(1), note(2), back(1))
    assert session.note_count == 1
    assert after(session, back(1), note(1)) == session, "neither a second time nor a late copy changes anything"
    with pytest.raises(Refused, match="al op het bord"):
        after(session, c.ShowWaiting(), back(2))


def test_of_an_equal_slip_and_note_both_can_go() -> None:
    session = LiveSession(a_session(), lambda session, revision: None)
    session.do(c.AddNote("bord", "slip", "de tuin", "hielp", face_down=True), "scherm")
    session.do(note(1), PHONES)
    session.do(back(1), PHONES)
    assert session.undo("scherm") == "Je laatste briefje is weer weg."
    assert session.session.note_count == 0


def test_of_equal_notes_one_goes_and_the_other_stays() -> None:
    session = after(a_session(), note(1), note(2), note(3, "iets anders"), back(2))
    assert sorted(one.text for _, _, one in session.each_waiting()) == ["de tuin", "iets anders"]


def test_a_note_that_is_taken_back_before_it_came_is_not_taken_in_any_more() -> None:
    assert after(a_session(), back(1), note(1)).note_count == 0


def test_somebody_elses_words_do_not_take_their_note_back_twice() -> None:
    session = after(a_session(), note(1), note(2), back(1))
    assert after(session, back(1), back(1)).note_count == 1


def test_votes_can_be_changed_and_withdrawn_until_they_are_counted() -> None:
    session = after(voting(), *votes("ja", "ja", "nee"), c.Answer(POLL, receipt(SALT, "0"), "nee"))
    assert (answers_waiting(session), session.polls) == (3, {})
    session = after(session, c.Answer(POLL, receipt(SALT, "1"), ""))
    counted = after(session, c.CountAnswers())
    assert counted.polls == {POLL: {"nee": 2}}
    assert counted.phones.answers == {}
    with pytest.raises(Refused, match="al geteld"):
        after(counted, c.Answer(POLL, receipt(SALT, "0"), "ja"))
    assert after(counted, c.Answer(POLL, receipt(SALT, "9"), "ja"), c.CountAnswers()).polls == {
        POLL: {"nee": 2, "ja": 1}
    }


def test_going_on_counts_what_was_open_and_adds_to_what_was_counted_by_hand() -> None:
    session = after(voting(), c.SetCount(POLL, "ja", 4), *votes("ja", "nee"), c.GoTo("groepjes", START + 90))
    assert (session.polls, session.phones.answers) == ({POLL: {"ja": 5, "nee": 1}}, {})
    ended = after(voting(), *votes("ja"), c.Finish(START + 99))
    assert (ended.polls, ended.phones) == ({POLL: {"ja": 1}}, Phones())


def test_marks_are_counted_per_line() -> None:
    coffee, talk = mark_key("cijfers", "koffie"), mark_key("cijfers", "gesprek")
    session = after(
        a_session(),
        c.AddMark("cijfers", "koffie", 8),
        *votes("8", "7", question=coffee),
        *votes("10", question=talk),
        c.CountAnswers(),
    )
    assert session.marks == {"cijfers": {"koffie": {8: 2, 7: 1}, "gesprek": {10: 1}}}


@pytest.mark.parametrize(
    ("question", "choice"),
    [(POLL, "misschien"), ("cijfers/koffie", "11"), ("cijfers/koffie", "0"), ("cijfers/koffie", "7.5"),
     ("cijfers/thee", "7"), ("cijfers", "7"), ("bord", "ja"), ("nergens", "ja"), ("stemming/ja", "1")],
)  # fmt: skip
def test_an_answer_to_what_was_not_asked_is_refused(question: str, choice: str) -> None:
    with pytest.raises(Refused):
        after(a_session(), *votes(choice, question=question))


@pytest.mark.parametrize(
    "state", [c.SetOffRecord(True), c.SetWriting(Writing.PAPER), c.SetWriting(Writing.NOTHING), c.Finish(START + 9)]
)
def test_no_vote_is_taken_when_nothing_may_be_written(state: c.Command) -> None:
    with pytest.raises(Refused):
        after(voting(), state, *votes("ja"))


def test_what_is_asked_now() -> None:
    asked = question_now(voting())
    assert asked is not None
    assert asked.keys == (POLL,)
    assert question_now(a_session()) is None
    assert answers_waiting(a_session()) == 0


def test_keys_live_as_long_as_the_session() -> None:
    chance = Random(5)
    access = new_access(lambda size: chance.randbytes(size).hex())
    session = after(a_session(), c.SetAccess(access), note(1))
    assert session.phones.access == access
    assert after(session, c.Finish(START + 60)).phones == Phones()
    with pytest.raises(Refused):
        after(session, c.Finish(START + 60), c.SetAccess(access))
    assert after(session, c.Finish(START + 60)).status is Status.FINISHED


def test_keys_are_long_and_the_code_is_easy_to_read_out() -> None:
    chance = Random(5)
    all_keys = [new_access(lambda size: chance.randbytes(size).hex()) for _ in range(50)]
    assert {len(keys.phone) for keys in all_keys} == {22}
    assert {len(keys.secret) for keys in all_keys} == {43}
    assert len({keys.phone for keys in all_keys} | {keys.note_taker for keys in all_keys}) == 100
    assert {letter for keys in all_keys for letter in keys.code} <= set(CODE_LETTERS)
    assert {len(keys.code) for keys in all_keys} == {6}
    assert not set("ilo") & set(CODE_LETTERS)
