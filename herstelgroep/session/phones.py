"""What comes from phones: receipts against doubling, notes that are taken back, open votes and marks."""

from bisect import bisect_left
from collections import Counter

import msgspec
from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_note
from herstelgroep.programme.model import CaptureKind
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, check_on_record, check_writing, place_of_kind, poll_key
from herstelgroep.session.change import Change, Handlers, must_run
from herstelgroep.session.face_down import slip_like, without_slip
from herstelgroep.session.model import Session, Writing
from herstelgroep.session.refusals import Refused
from herstelgroep.session.showing import current_segment, places_now

BETWEEN = "/"


class Question(msgspec.Struct, frozen=True):
    """What is asked in this segment by vote or by marks: the place and the key of each line."""

    place: Place
    keys: tuple[str, ...]


def question_now(session: Session) -> Question | None:
    """The vote or the marks of the segment of now, or None."""
    segment = current_segment(session)
    place = next(iter(places_now(session)), None)
    if place is None:
        return None
    if place.capture.kind is CaptureKind.POLL:
        return Question(place, (poll_key(place.key, segment.moment),))
    if place.capture.kind is CaptureKind.MARKS:
        return Question(place, tuple(mark_key(place.key, item.key) for item in place.capture.items))
    return None


def mark_key(board: str, item: str) -> str:
    """The question of one line of marks."""
    return f"{board}{BETWEEN}{item}"


def board_of(question: str) -> str:
    """The board that a question belongs to."""
    return question.partition(BETWEEN)[0].partition("@")[0]


def answers_waiting(session: Session) -> int:
    """How many phones answered what is asked now; of several lines the most answered one."""
    question = question_now(session)
    keys = question.keys if question else ()
    return max((len(session.phones.answers.get(key, {})) for key in keys), default=0)


def is_received(session: Session, receipt: str) -> bool:
    """Whether something with this receipt came in before."""
    received = session.phones.received
    place = bisect_left(received, receipt)
    return place < len(received) and received[place] == receipt


def with_receipts(session: Session, *receipts: str) -> Session:
    """The session that knows these receipts too; they stay sorted, so that nothing tells when they came."""
    received = tuple(sorted({*session.phones.received, *receipts}))
    return replace(session, phones=replace(session.phones, received=received))


def take_back(session: Session, command: c.TakeBack) -> Change:
    """Take a note back for its writer, as long as it is not shown.

    Equal notes stand for each other, so that nothing needs to tell which one was whose. A note
    that did not come in yet will not be taken in any more.
    """
    must_run(session)
    if is_received(session, command.back):
        return Change(session, None)
    taken = session
    if is_received(session, command.receipt):
        handle = slip_like(session, command.board, clean_note(command.text), command.column)
        if handle is None:
            raise Refused("Je briefje ligt al op het bord. Vraag de gespreksleider om het weg te halen.")
        taken = without_slip(session, command.board, handle)
    return Change(with_receipts(taken, command.receipt, command.back), None)


def answer(session: Session, command: c.Answer) -> Change:
    """Give a vote or a mark, change it or withdraw it, until it is counted."""
    must_run(session)
    if session.writing is not Writing.LAPTOP:
        check_writing(session)
    check_on_record(session)
    _check_choice(session, command.question, command.choice)
    if is_received(session, command.receipt):
        raise Refused("Dit is al geteld. Veranderen kan nu niet meer.")
    given = dict(session.phones.answers.get(command.question, {}))
    given.pop(command.receipt, None)
    if command.choice:
        given[command.receipt] = command.choice
    answers = {**session.phones.answers, command.question: dict(sorted(given.items()))}
    answers = {question: some for question, some in answers.items() if some}
    return Change(replace(session, phones=replace(session.phones, answers=answers)), None)


def _check_choice(session: Session, question: str, choice: str) -> None:
    _, is_mark, item = question.partition(BETWEEN)
    kind = CaptureKind.MARKS if is_mark else CaptureKind.POLL
    found = place_of_kind(session, board_of(question), kind)
    lowest, highest = found.capture.scale
    items = [one.key for one in found.capture.items]
    marks = [str(mark) for mark in range(lowest, highest + 1)]
    known = item in items and choice in ("", *marks) if is_mark else choice in ("", *items)
    if not known:
        raise Refused("Dat staat hier niet bij. Kies een ander. Er is niets veranderd.")


def counted(session: Session) -> Session:
    """The session with every open answer counted: only numbers remain, and nobody answers twice."""
    if not session.phones.answers:
        return session
    polls, marks = dict(session.polls), dict(session.marks)
    for question, given in session.phones.answers.items():
        board, is_mark, item = question.partition(BETWEEN)
        if is_mark:
            sheet = dict(marks.get(board, {}))
            sheet[item] = dict(Counter(sheet.get(item, {})) + Counter(int(mark) for mark in given.values()))
            marks[board] = sheet
        else:
            polls[question] = dict(Counter(polls.get(question, {})) + Counter(given.values()))
    receipts = [receipt for given in session.phones.answers.values() for receipt in given]
    known = with_receipts(session, *receipts)
    return replace(known, polls=polls, marks=marks, phones=replace(known.phones, answers={}))


def count_answers(session: Session, command: c.CountAnswers) -> Change:
    """Count what is open."""
    must_run(session)
    return Change(counted(session), None)


def set_access(session: Session, command: c.SetAccess) -> Change:
    """Make or change the keys to the pages."""
    must_run(session)
    return Change(replace(session, phones=replace(session.phones, access=command.access)), None)


HANDLERS: Handlers = {
    c.TakeBack: take_back,
    c.Answer: answer,
    c.CountAnswers: count_answers,
    c.SetAccess: set_access,
}
