"""Notes, boards and the other captures: what is kept, what is refused, and that nothing gets lost on the way."""

import re
from random import Random

import pytest

from herstelgroep.privacy.cleaning import TextRefused
from herstelgroep.programme.model import Moment, Role
from herstelgroep.programme.reading import read_programme
from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.boards import place, places, places_of_segment, poll_key, topic_places
from herstelgroep.session.commands import Command
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Action, Leftover, Note, Session, Writing
from herstelgroep.session.people import present_groups
from herstelgroep.session.refusals import Overtaken, Refused
from tests.building import a_session, after, present, programme_text
from tests.session.asking import full_session

LABELLED = c.AddNote("losse", "x", "tekst", role=Role.CLIENT)


def doing(session: Session, command: Command) -> Session:
    """What a door gets when it asks for this."""
    return LiveSession(session, lambda session, revision: None).do(command, "scherm")


def with_notes(**columns: str) -> Session:
    """A session with a note for each handle, in this column of the board."""
    return after(a_session(), *(c.AddNote("bord", key, f"tekst {key}", column) for key, column in columns.items()))


def test_a_note_is_clean_text_in_a_column() -> None:
    session = after(a_session(), c.AddNote("bord", "x", " [b]een\x1b\ttwee[/b] ", "hielp"))
    assert session.boards == {"bord": {"x": Note("[b]een twee[/b]", "hielp")}}
    assert after(session, c.EditNote("bord", "x", "drie\nvier")).boards["bord"]["x"].text == "drie vier"


@pytest.mark.parametrize("text", ["", "\x1b", "x" * 501])
def test_a_note_that_cannot_be_is_refused_and_nothing_is_cut(text: str) -> None:
    with pytest.raises(TextRefused):
        apply(a_session(), c.AddNote("losse", "x", text))
    with pytest.raises(TextRefused):
        apply(with_notes(a="hielp"), c.EditNote("bord", "a", text))


def test_a_column_need_only_be_named_where_there_are_more() -> None:
    with pytest.raises(Refused, match="kolom"):
        apply(a_session(), c.AddNote("bord", "x", "tekst", from_paper=True))
    assert after(a_session(), c.AddNote("losse", "x", "tekst")).boards["losse"]["x"].column == ""
    one = 'kolommen = [{ sleutel = "hinderde", titel = "Hinderde" }]'
    text = re.sub(r"kolommen = \[\{ sleutel = .hielp.*", one, programme_text())
    session = a_session(read_programme(text, "proef.toml"))
    assert after(session, c.AddNote("bord", "x", "tekst")).boards["bord"]["x"].column == "hinderde"


def test_the_same_may_stand_in_two_columns_and_equal_notes_stay_two() -> None:
    session = after(
        a_session(),
        c.AddNote("bord", "x", "mijn moeder", "hielp"),
        c.AddNote("bord", "y", "mijn moeder", "hinderde"),
        c.AddNote("bord", "z", "mijn moeder", "hinderde"),
    )
    assert session.note_count == 3


@pytest.mark.parametrize(
    "command",
    [
        c.AddNote("bord", "y", "tekst", "fijn"),
        c.AddNote("cijfers", "y", "tekst"),
        c.AddNote("cijfers", "y", "tekst", "thee.waarom"),
        c.AddNote("bestaat-niet", "y", "tekst"),
        c.AddNote("stemming", "y", "tekst", "ja"),
        c.AddNote("bord", "a", "tekst", "hielp"),
        c.MoveNote("bord", "a", "stemming", "ja"),
        c.MoveNote("bord", "a", "proces", "werving"),
        c.MoveNote("bord", "a", "bord", "fijn"),
        c.MoveNote("bord", "weg", "losse", ""),
        c.LayTogether("bord", "a", ("a",)),
        c.LayTogether("bord", "a", ()),
        c.LayTogether("bord", "a", ("b", "b")),
        c.LayTogether("bord", "a", ("weg",)),
        c.TakeApart("bord", "a", (("n", Note("los")),)),
        c.TakeApart("bord", "a", (("n", Note("los")), ("n", Note("los")))),
        c.RemoveNote("bord", "weg"),
        c.EditNote("bord", "weg", "tekst"),
        c.PutBackNote("bord", "a", Note("tekst")),
        c.PutBackNote("wensen.9", "n", Note("tekst")),
        c.SetSummary("bestaat-niet", "tekst"),
        c.SetCount("stemming", "misschien", 1),
        c.SetCount("bord", "hielp", 1),
        c.SetCount("stemming", "ja", -1),
        c.SetCount("stemming", "ja", 1000),
        c.AddMark("cijfers", "koffie", 11),
        c.AddMark("cijfers", "thee", 5),
        c.AddMark("bord", "hielp", 5),
        c.RemoveMark("cijfers", "koffie", 5),
        c.SetField("proces", "", "bestaat-niet", "tekst"),
        c.SetField("bord", "", "hielp", "tekst"),
        c.AddRow("plan", "r", {"bestaat-niet": "tekst"}),
        c.AddRow("losse", "r"),
        c.RemoveRow("plan", "r"),
        c.SetAction("h", Action(" ")),
        c.SetLeftover("h", Leftover("\x1b")),
        c.SetSubgroups(0),
        c.SetSubgroups(10),
        c.SetAttendance(present(-1)),
        c.SetAttendance(present(others=1000)),
    ],
)
def test_what_cannot_be_is_refused(command: Command) -> None:
    with pytest.raises(Refused) as refused:
        apply(with_notes(a="hielp", b="hinderde"), command)
    assert refused.value.message.endswith((".", "!"))


def test_moving_and_laying_together() -> None:
    session = after(with_notes(a="hielp", b="hinderde", c="hielp"), c.LayTogether("bord", "a", ("b", "c")))
    assert [(h, n.count) for _, h, n in session.each_note()] == [("a", 3)]
    assert session.note_count == 3
    with pytest.raises(Refused, match="Leg ze eerst los"):
        apply(session, c.MoveNote("bord", "a", "losse", ""))
    moved = after(session, c.MoveNote("bord", "a", "bord", "hinderde"))
    loose = after(moved, c.TakeApart("bord", "a", (("n", Note("tekst b", "hinderde")),)))
    assert {h: (n.text, n.column, n.count) for _, h, n in loose.each_note()} == {
        "a": ("tekst a", "hinderde", 2),
        "n": ("tekst b", "hinderde", 1),
    }


def test_a_board_without_notes_is_no_longer_there() -> None:
    session = with_notes(a="hielp")
    assert after(session, c.MoveNote("bord", "a", "losse", "")).boards == {"losse": {"a": Note("tekst a")}}
    assert after(session, c.RemoveNote("bord", "a")).boards == {}


def test_labels_wait_for_numbers_and_for_enough_people() -> None:
    def label(session: Session) -> Role | None:
        return after(session, LABELLED).boards["losse"]["x"].role

    assert label(a_session()) is None
    assert label(after(a_session(), c.SetAttendance(present(2, 5)))) is None
    assert label(after(a_session(), c.SetAttendance(present(3, 5)))) is Role.CLIENT
    assert label(after(a_session(), c.SetAttendance(present(5, 2)))) is None
    assert label(after(a_session(), c.SetAttendance(present(5, others=1)))) is None
    assert present_groups(None) == frozenset()
    assert present_groups(present(3, 1, 2)) == {Role.CLIENT}


def test_falling_removes_labels_in_piles_too_and_rising_never_restores_them() -> None:
    session = after(
        a_session(),
        c.SetAttendance(present(4, 4)),
        c.AddNote("losse", "x", "een", role=Role.CLIENT),
        c.AddNote("losse", "y", "twee", role=Role.CLIENT),
        c.AddNote("losse", "z", "drie", role=Role.PROFESSIONAL),
        c.LayTogether("losse", "x", ("y",)),
        c.SetAttendance(present(2, 4)),
        c.SetAttendance(present(9, 9)),
    )
    assert session.boards["losse"] == {"x": Note("een", pile=(Note("twee"),)), "z": Note("drie")}


def test_ten_thousand_attendances_leave_no_label_that_points_at_few() -> None:
    random = Random(7)
    session = after(
        a_session(),
        c.SetAttendance(present(9, 9, 9, 9)),
        *(c.AddNote("losse", role.value, role.value, role=role) for role in Role),
    )
    for _ in range(10_000):
        sizes = [random.choice((0, 1, 2, 3, 4, 5, 8)) for _ in range(5)]
        shown = after(session, c.SetAttendance(present(*sizes)))
        visible = {note.role for _, _, note in shown.each_note() if note.role}
        somebody = sizes[4] + sum(n for n, role in zip(sizes, Role, strict=False) if role not in visible)
        assert all(n >= 3 for n, role in zip(sizes, Role, strict=False) if role in visible)
        assert not visible or somebody == 0 or somebody >= 3


@pytest.mark.parametrize(
    ("session", "told"),
    [
        (after(a_session(), c.SetOffRecord(True)), "Buiten verslag"),
        (after(a_session(), c.SetWriting(Writing.NOTHING)), "niets opgeschreven"),
        (a_session(outcome="niets"), "niets"),
        (a_session(outcome="groep"), "nog niet geopend"),
        (after(a_session(), c.SetWriting(Writing.PAPER)), "alleen papier"),
    ],
    ids=["off the record", "nothing agreed", "nothing kept", "not opened", "paper"],
)
def test_when_no_note_may_be_written(session: Session, told: str) -> None:
    with pytest.raises(Refused, match=told) as refused:
        apply(session, c.AddNote("losse", "x", "tekst"))
    assert "Je tekst staat" in refused.value.message
    if told != "alleen papier":
        with pytest.raises(Refused, match=told):
            apply(session, c.AddNote("losse", "x", "tekst", from_paper=True))
        with pytest.raises(Refused, match="niet"):
            doing(session, c.SetSummary("losse", "kort"))


def test_what_opens_writing_again() -> None:
    paper = after(a_session(), c.SetWriting(Writing.PAPER), c.AddNote("losse", "x", "tekst", from_paper=True))
    opened = after(a_session(outcome="groep"), c.SetOpened(True), c.AddNote("losse", "x", "tekst"))
    off = after(a_session(), c.SetOffRecord(True), c.SetOffRecord(False), c.AddNote("losse", "x", "tekst"))
    assert paper.note_count == opened.note_count == off.note_count == 1


@pytest.mark.parametrize(
    "command",
    [
        c.EditNote("bord", "n1", "nieuw"),
        c.EditNote("bord", "n1", "nieuw", if_now="briefje 1"),
        c.SetSummary("losse", "nieuw"),
        c.SetCount("stemming", "ja", 1),
        c.AddMark("cijfers", "koffie", 5),
        c.SetField("proces", "", "werving", "nieuw"),
        c.AddRow("plan", "r9"),
        c.SetAction("h", Action("nieuw")),
        c.SetLeftover("h", Leftover("nieuw")),
    ],
)
def test_off_the_record_nothing_new_is_kept_anywhere(command: Command) -> None:
    assert doing(full_session(), command) != full_session()
    with pytest.raises(Refused, match="Buiten verslag"):
        doing(after(full_session(), c.SetOffRecord(True)), command)
    with pytest.raises(Refused, match="niets"):
        doing(a_session(outcome="niets"), command)


def test_the_other_captures_hold_clean_text_and_bare_counts() -> None:
    session = after(
        a_session(),
        c.SetSummary("bord", "een\r\n twee\x1b "),
        c.SetCount(poll_key("stemming", session_moment()), "ja", 4),
        c.AddMark("cijfers", "koffie", 7),
        c.AddMark("cijfers", "koffie", 7),
        c.SetField("proces", "", "werving", "\x00a\nb"),
        c.AddRow("plan", "r", {"doel": "\x1bx", "wie": " "}),
        c.SetAction("h", Action(" bellen\n", " begeleider ", "morgen")),
        c.SetLeftover("h", Leftover(" eten ", 3)),
    )
    assert session.summaries == {"bord": "een\ntwee"}
    assert session.polls == {"stemming@na": {"ja": 4}}
    assert session.marks == {"cijfers": {"koffie": {7: 2}}}
    assert session.forms == {"proces": {"": {"werving": "a\nb"}}, "plan": {"r": {"doel": "x"}}}
    assert session.actions == {"h": Action("bellen", "begeleider", "morgen")}
    assert session.leftovers == {"h": Leftover("eten", 3)}


def session_moment() -> Moment:
    [moment] = {segment.moment for segment in a_session().script.segments if segment.capture == "stemming"}
    return moment


def test_places_in_the_order_of_the_script() -> None:
    session = a_session()
    keys = [found.key for found in places(session)]
    assert keys[:7] == ["bord", "wonen", "dag", "stemming", "wensen.1", "wensen.2", "wensen.3"]
    assert place(session, "wensen.2").title == "Wensen · groepje 2"
    assert [column.key for column in place(session, "cijfers").columns] == ["koffie.waarom", "gesprek.waarom"]
    assert [found.key for found in topic_places(session)][:3] == ["bord", "wonen", "dag"]
    groups = session.script.segment("groepjes")
    assert groups is not None
    assert len(places_of_segment(after(session, c.SetSubgroups(4)), groups)) == 4
    noted = after(session, c.AddNote("cijfers", "x", "te heet", "koffie.waarom"))
    assert noted.boards["cijfers"]["x"].column == "koffie.waarom"


def test_a_small_group_that_wrote_something_stays() -> None:
    for command in (c.AddNote("wensen.3", "x", "tekst"), c.SetSummary("wensen.3", "tekst")):
        with pytest.raises(Refused, match="Groepje 3"):
            apply(after(a_session(), command), c.SetSubgroups(2))
    assert after(a_session(), c.SetSubgroups(1)).subgroups == 1


def test_an_overtaken_edit_changes_nothing() -> None:
    session = with_notes(a="hielp")
    with pytest.raises(Overtaken):
        apply(session, c.EditNote("bord", "a", "nieuw", if_now="iets anders"))
    with pytest.raises(Overtaken):
        apply(session, c.SetHead("place", "hier", if_now="daar"))
    with pytest.raises(ValueError, match="datum"):
        apply(session, c.SetHead("datum", "hier"))
