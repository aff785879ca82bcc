"""A command and its undo give the state back, whatever came in between from another door.

An undo that would take along what another did, is refused and changes nothing.
"""

import re
from random import Random

import msgspec
import pytest
from msgspec.structs import replace

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.commands import Command
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Note, Notes, Session
from herstelgroep.session.notes import label_that_may_stay
from herstelgroep.session.refusals import Overtaken, Refused
from tests.building import START, present
from tests.session.asking import ALL, FAMILIES, Asking, full_session

FULL = full_session()
ROUNDS = 400
KINDS = {**FAMILIES, "everything": ALL}
CLOCK = (c.GoTo, c.HoldStill, c.Resume, c.CorrectStart)
NOW = START + 400


def a_live_session() -> LiveSession:
    return LiveSession(FULL, lambda session, revision: None)


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

    def all_bare(boards: dict[str, Notes]) -> dict[str, Notes]:
        return {board: {h: bare(note) for h, note in notes.items()} for board, notes in boards.items()}

    return replace(session, boards=all_bare(session.boards), waiting=all_bare(session.waiting))


def check_labels(session: Session) -> None:
    for _, _, note in (*session.each_note(), *session.each_waiting()):
        for one in note.all():
            assert one.role == label_that_may_stay(one.role, session.attendance)


def texts_of(door: str, session: Session) -> set[str]:
    return set(re.findall(rf"{door}\d+{door}", msgspec.json.encode(session).decode()))


def asks_the_same(first: Command, command: Command | None) -> bool:
    """Whether the other door asks for just what the first asked: then nobody can tell whose it is."""
    if isinstance(first, c.ChangePlan) and isinstance(command, c.ChangePlan):
        return bool({*first.drop, *first.restore} & {*command.drop, *command.restore})
    return first == command


def check_alone(random: Random, kinds: tuple[str, ...]) -> None:
    """What one door did, it takes back step by step, to where it began."""
    live, asking, steps = a_live_session(), Asking(random, "a"), 0
    for number in range(random.randint(1, 8)):
        command = asking.command(live.session, NOW + number, kinds)
        steps += done(live, command, "a")[1]
        check_labels(live.session)
    for _ in range(steps):
        live.undo("a")
        check_labels(live.session)
    # A note that was away while the numbers changed comes back without its label.
    assert without_labels(live.session) == without_labels(FULL)
    with pytest.raises(Refused, match="niets om ongedaan"):
        live.undo("a")


def check_with_another(random: Random, kinds: tuple[str, ...]) -> bool:
    """After an undo there is what would be there if only the other door had done something."""
    both, only = a_live_session(), a_live_session()
    first = Asking(random, "a").command(both.session, NOW, kinds)
    if done(both, first, "a") != (True, True):
        return False
    asking, same, renumbered = Asking(random, "b"), True, isinstance(first, c.SetAttendance)
    for number in range(random.randint(0, 4)):
        back = number > 0 and random.random() < 0.2
        command = None if back else asking.command(both.session, NOW + number, kinds)
        if isinstance(command, c.CorrectStart) and isinstance(first, CLOCK):
            continue  # a correction keeps to the marks beside it, so it may differ by what the first door marked
        same &= not asks_the_same(first, command)
        renumbered |= isinstance(command, c.SetAttendance)
        same &= done(both, command, "b") == done(only, command, "b")
    written = texts_of("b", both.session)
    undone, _ = done(both, None, "a")
    check_labels(both.session)
    assert written <= texts_of("b", both.session)
    if undone and same:
        got, wanted = both.session, only.session
        assert without_labels(got) == without_labels(wanted)
        assert renumbered or got == wanted
    return undone and same


@pytest.mark.parametrize("family", KINDS)
def test_a_command_and_its_undo_give_the_state_back(family: str) -> None:
    for seed in range(ROUNDS):
        check_alone(Random(f"{family} {seed}"), KINDS[family])


@pytest.mark.parametrize("family", KINDS)
def test_undo_leaves_only_what_the_other_door_did(family: str) -> None:
    compared = sum(check_with_another(Random(f"{family} {seed}"), KINDS[family]) for seed in range(3 * ROUNDS))
    assert compared > ROUNDS // 2


def test_no_label_stays_that_may_not_stay() -> None:
    for seed in range(ROUNDS):
        random, live = Random(seed), a_live_session()
        doors = {name: Asking(random, name) for name in ("a", "b")}
        for number in range(16):
            door = random.choice("ab")
            command = doors[door].command(live.session, NOW + number, FAMILIES["labels"])
            done(live, None if random.random() < 0.4 else command, door)
            check_labels(live.session)


def undone_after(first: Command, *others: Command) -> Session:
    """The session after one door did the first, another the rest, and the first undid."""
    live = a_live_session()
    live.do(first, "a")
    for other in others:
        live.do(other, "b")
    live.undo("a")
    return live.session


@pytest.mark.parametrize(
    ("first", "others"),
    [
        (c.AddNote("losse", "x", "van a"), (c.EditNote("losse", "x", "beter"),)),
        (c.AddNote("losse", "x", "van a"), (c.LayTogether("losse", "x", ("n6",)),)),
        (c.MoveNote("bord", "n1", "bord", "hinderde"), (c.MoveNote("bord", "n1", "losse", ""),)),
        (c.MoveNote("losse", "n6", "bord", "hielp"), (c.MoveNote("bord", "n6", "bord", "hinderde"),)),
        (c.MoveNote("losse", "n6", "bord", "hielp"), (c.LayTogether("bord", "n6", ("n1",)),)),
        (c.RemoveNote("wensen.3", "n8"), (c.SetSubgroups(2),)),
        (c.SetSubgroups(5), (c.SetSummary("wensen.5", "van b"),)),
        (c.SetSubgroups(2 + 2), (c.SetSubgroups(5),)),
        (c.AddRow("plan", "r9", {"doel": "a"}), (c.SetField("plan", "r9", "wie", "van b"),)),
        (c.SetField("plan", "r9", "doel", "a"), (c.SetField("plan", "r9", "wie", "van b"),)),
        (c.SetField("plan", "r1", "doel", ""), (c.RemoveRow("plan", "r1"),)),
        (c.SetEnd(START + 1), (c.SetEnd(START + 2),)),
        (c.CorrectStart(START + 60, NOW), (c.CorrectStart(START + 90, NOW),)),
        (c.ChangePlan(later=10), (c.SetEnd(START + 2),)),
        (c.ChangePlan(drop=("wonen",)), (c.ChangePlan(restore=("wonen",)),)),
        (c.SetAttendance(present(9, 9)), (c.SetAttendance(present(8, 8)),)),
        (c.SetHead("theme", "van a"), (c.SetHead("theme", "van b"),)),
        (c.SetSummary("losse", "van a"), (c.SetSummary("losse", "van b"),)),
        (c.SetCount("stemming@na", "ja", 4), (c.SetCount("stemming@na", "ja", 5),)),
    ],
)
def test_what_another_changed_since_is_overtaken(first: Command, others: tuple[Command, ...]) -> None:
    with pytest.raises(Refused):
        undone_after(first, *others)


def test_going_is_taken_back_under_what_the_other_did() -> None:
    session = undone_after(c.GoTo("wonen", NOW), c.AddNote("losse", "y", "van b"), c.HoldStill(NOW + 5))
    assert [mark.segment for mark in session.timeline.marks] == ["welkom", "bord", ""][-len(session.timeline.marks) :]
    assert session.boards["losse"]["y"] == Note("van b")


def test_undoing_numbers_drops_what_was_labelled_under_them() -> None:
    live = a_live_session()
    live.do(c.SetAttendance(present(4, 4, managers=3)), "a")
    live.do(c.AddNote("losse", "m", "van een manager", role=Role.MANAGER), "b")
    assert live.session.boards["losse"]["m"].role is Role.MANAGER
    live.undo("a")
    assert live.session.boards["losse"]["m"].role is None


def test_mistyped_numbers_give_their_labels_back_and_rising_does_not() -> None:
    live = a_live_session()
    live.do(c.SetAttendance(present(2, 4)), "a")
    assert {note.role for _, _, note in live.session.each_note()} == {None}
    live.undo("a")
    assert live.session == FULL
    live.do(c.SetAttendance(present(2, 4)), "a")
    live.do(c.SetAttendance(present(4, 4)), "a")
    assert {note.role for _, _, note in live.session.each_note()} == {None}


@pytest.mark.parametrize("dropping", [present(2, 4), None])
def test_a_label_does_not_come_back_with_a_note_that_was_away(dropping: object) -> None:
    live = a_live_session()
    live.do(c.RemoveNote("bord", "n2"), "a")
    live.do(c.LayTogether("bord", "n0", ("n5",)), "a")
    live.do(c.SetAttendance(present(2, 4) if dropping else None), "b")
    live.do(c.SetAttendance(present(4, 4)), "b")
    live.undo("a")
    live.undo("a")
    assert live.session.boards["bord"]["n2"].role is None
    assert live.session.boards["bord"]["n5"].role is None


def test_numbers_taken_back_also_reach_a_note_that_was_away() -> None:
    live = a_live_session()
    live.do(c.SetAttendance(present(4, 4, managers=3)), "a")
    live.do(c.AddNote("losse", "m", "van een manager", role=Role.MANAGER), "b")
    live.do(c.RemoveNote("losse", "m"), "b")
    live.undo("a")
    live.do(c.SetAttendance(present(4, 4, managers=3)), "a")
    live.undo("b")
    assert live.session.boards["losse"]["m"].role is None


def test_an_overtaken_step_is_let_go() -> None:
    live = a_live_session()
    live.do(c.SetSummary("losse", "een"), "a")
    live.do(c.AddNote("losse", "x", "van a"), "a")
    live.do(c.RemoveNote("losse", "x"), "b")
    with pytest.raises(Overtaken, match="op een andere plek veranderd"):
        live.undo("a")
    assert live.undo("a") == "De samenvatting is weer zoals die was."
