"""Tables of one state after another are those of each state alone, and what is gone is let go."""

import gc

from herstelgroep.session import commands as c
from herstelgroep.session.model import Note
from herstelgroep.store.sessions import SessionTables, tables_of
from tests.building import a_session, after

BOARD = "bord"


def test_each_state_gives_what_it_gives_alone() -> None:
    tables = SessionTables()
    session = a_session()
    steps: list[c.Command] = [
        c.AddNote(BOARD, "a", "Iemand luisterde.", "hielp"),
        c.AddNote(BOARD, "b", "Iemand luisterde.", "hielp"),
        c.AddNote(BOARD, "d", "Steeds een ander.", "hinderde"),
        c.RemoveNote(BOARD, "a"),
        c.LayTogether(BOARD, "b", ("d",)),
        c.EditNote(BOARD, "b", "Er werd geluisterd."),
    ]
    for step in steps:
        session = after(session, step)
        assert tables.of(session) == tables_of(session)


def test_a_note_that_is_gone_is_not_held() -> None:
    tables = SessionTables()
    session = after(a_session(), c.AddNote(BOARD, "a", "Dit gaat weer weg.", "hielp"))
    tables.of(session)
    tables.of(after(session, c.RemoveNote(BOARD, "a")))
    held = [one for one in gc.get_referents(vars(tables)["_known"]) if isinstance(one, tuple)]
    assert not [part for one in held for part in one if isinstance(part, Note)]
