"""A command and its undo give the state back, whatever came in between from another door."""

import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from herstelgroep.session import commands as c
from herstelgroep.session.commands import Command
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Note, Session
from herstelgroep.session.notes import label_that_may_stay
from herstelgroep.session.refusals import Refused
from tests.building import START
from tests.session.asking import Asking, full_session

TIMING = (c.GoTo, c.HoldStill, c.Resume)
NOW = START + 400


def a_live_session() -> LiveSession:
    return LiveSession(full_session(), lambda session, revision: None)


def done(live: LiveSession, command: Command | None, door: str) -> tuple[bool, bool]:
    """Carry a command out (None: undo). Tells whether it was done, and whether it changed anything."""
    before, revision = live.session, live.revision
    try:
        if command is None:
            live.undo(door)
        else:
            live.do(command, door)
    except Refused:
        assert live.session is before
        assert live.revision == revision
        return False, False
    assert live.revision == revision + 1
    return True, live.session != before


def without_labels(session: Session) -> Session:
    def bare(note: Note) -> Note:
        return replace(note, role=None, pile=tuple(sorted(bare(one) for one in note.pile)))

    boards = {board: {h: bare(note) for h, note in notes.items()} for board, notes in session.boards.items()}
    return replace(session, boards=boards)


def check_labels(session: Session) -> None:
    for _, _, note in session.each_note():
        for one in note.all():
            assert one.role == label_that_may_stay(one.role, session.attendance)


def texts_of(door: str, session: Session) -> set[str]:
    return set(re.findall(rf"{door}\d+{door}", msgspec.json.encode(session).decode()))


@given(st.data())
def test_a_command_and_its_undo_give_the_state_back(data: st.DataObject) -> None:
    live = a_live_session()
    before = live.session
    asking = Asking(data.draw, "a")
    steps = 0
    for number in range(data.draw(st.integers(1, 6))):
        _, changed = done(live, asking.command(live.session, NOW + number), "a")
        steps += changed
    check_labels(live.session)
    for _ in range(steps):
        live.undo("a")
        check_labels(live.session)
    # Taking the numbers back brings labels back, but never on a note that was put back in between.
    attended = live.session.attendance != before.attendance
    assert not attended
    assert without_labels(live.session) == without_labels(before)


@settings(max_examples=max(300, settings().max_examples))
@given(st.data())
def test_undo_leaves_only_what_the_other_door_did(data: st.DataObject) -> None:
    both, only = a_live_session(), a_live_session()
    first = Asking(data.draw, "a").command(both.session, NOW)
    if done(both, first, "a") != (True, True):
        return
    asking, same, numbers_changed = Asking(data.draw, "b"), True, isinstance(first, c.SetAttendance)
    for number in range(data.draw(st.integers(0, 5))):
        back = number and data.draw(st.integers(0, 4)) == 0
        command = None if back else asking.command(both.session, NOW + number)
        if isinstance(command, c.CorrectStart) and isinstance(first, TIMING):
            continue
        numbers_changed |= isinstance(command, c.SetAttendance)
        same &= done(both, command, "b") == done(only, command, "b")
    written = texts_of("b", both.session)
    undone, _ = done(both, None, "a")
    check_labels(both.session)
    assert written <= texts_of("b", both.session)
    if undone and same:
        got, wanted = both.session, only.session
        if numbers_changed:
            got, wanted = without_labels(got), without_labels(wanted)
        assert got == wanted


@given(st.data())
def test_no_label_stays_that_may_not_stay(data: st.DataObject) -> None:
    live = a_live_session()
    doors = {name: Asking(data.draw, name) for name in ("a", "b")}
    kinds = ("add", "remove", "attendance", "attendance", "together", "apart", "move")
    for number in range(12):
        door = data.draw(st.sampled_from(sorted(doors)))
        back = data.draw(st.booleans())
        done(live, None if back else doors[door].command(live.session, NOW + number, kinds), door)
        check_labels(live.session)
