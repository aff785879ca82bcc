"""What the group sees of its own marks: the lines at once, an average only when enough people gave one."""

from msgspec.structs import replace

from herstelgroep.session import commands as c
from herstelgroep.session.for_group import group_view
from herstelgroep.session.model import Session
from tests.building import START, a_programme, a_session, after, present


def marking(people: int) -> Session:
    programme = a_programme()
    [script] = programme.scripts
    segments = tuple(replace(s, capture="cijfers") if s.key == "stemmen" else s for s in script.segments)
    segments = tuple(replace(s, moment=type(s.moment)("")) if s.key == "stemmen" else s for s in segments)
    session = a_session(replace(programme, scripts=(replace(script, segments=segments),)))
    return after(session, c.SetAttendance(present(people)), c.GoTo("stemmen", START))


def test_an_average_is_shown_from_five_marks_on() -> None:
    session = marking(6)
    lines = ("De koffie", "Het gesprek")
    assert group_view(session, START).small == lines
    for mark in (6, 7, 8, 8):
        session = after(session, c.AddMark("cijfers", "koffie", mark))
    assert group_view(session, START).small == lines
    session = after(session, c.AddMark("cijfers", "koffie", 8))
    assert group_view(session, START).small == ("De koffie   gemiddeld 7,4", "Het gesprek")


def test_never_when_fewer_than_five_are_there() -> None:
    session = marking(4)
    for mark in (6, 7, 8, 8, 9):
        session = after(session, c.AddMark("cijfers", "koffie", mark))
    assert group_view(session, START).small == ("De koffie", "Het gesprek")
