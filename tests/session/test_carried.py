"""Agreements and plans go on in the next meeting until they are done."""

from datetime import date
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from herstelgroep.desk import World, open_desk
from herstelgroep.groups.memory import recalled, remember
from herstelgroep.programme.model import Capture, CaptureKind, Item, Outcome, Programme
from herstelgroep.session import commands as c
from herstelgroep.session.finishing import as_written
from herstelgroep.session.model import Action, Session
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from tests.building import START, a_programme, a_session, after
from tests.groups.building import year_group

FIELDS = (Item("idee", "Idee"), Item("hoe", "Hoe ging het?"), Item("afgerond", "Afgerond"))
TABLE = Capture("tabel", CaptureKind.FORM, "Plannen", items=FIELDS, done_field="afgerond", rows=True)
SINGLE = Capture("pdsa", CaptureKind.FORM, "Kleine verandering", items=FIELDS, done_field="afgerond")
SHARED = Capture("groepjes", CaptureKind.FORM, "Per groepje", items=FIELDS, done_field="afgerond", per_subgroup=True)


def programme_of(outcome: Outcome = Outcome.SHARE) -> Programme:
    programme = a_programme()
    script = programme.scripts[0]
    script = replace(script, captures=(*script.captures, TABLE, SINGLE, SHARED))
    return replace(programme, scripts=(script,), outcome=outcome)


def opened(choices: Choices, outcome: Outcome = Outcome.SHARE) -> Session:
    return a_session(programme_of(outcome), choices)


def rows(session: Session) -> dict[str, list[dict[str, str]]]:
    return {form: list(found.values()) for form, found in session.forms.items()}


OPEN = Choices(
    "2026-01-19",
    group="tuin",
    recalled=("Vorige keer bleef liggen: Vervoer.",),
    open_actions=(Action("Bellen", "begeleider", "maandag"), Action("Koffie", done=True), Action("Bellen")),
    open_rows={
        "tabel": ({"idee": "Koken"}, {"idee": "Wandelen", "afgerond": "ja"}, {"idee": "Zingen", "onbekend": "x"}),
        "pdsa": ({"idee": "Thee"},),
        "groepjes.2": ({"idee": "Tuin"},),
        "groepjes.9": ({"idee": "Er zijn geen negen groepjes"},),
        "plan": ({"doel": "Dit formulier komt niet terug"},),
        "weg": ({"idee": "Dit formulier is er niet"},),
    },
)


def test_what_is_open_is_in_the_new_meeting() -> None:
    session = opened(OPEN)
    assert list(session.actions.values()) == [Action("Bellen", "begeleider", "maandag"), Action("Bellen")]
    assert rows(session) == {
        "tabel": [{"idee": "Koken"}, {"idee": "Zingen"}],
        "pdsa": [{"idee": "Thee"}],
        "groepjes.2": [{"idee": "Tuin"}],
    }
    assert session.preparation.recalled == OPEN.recalled


def test_it_can_be_changed_ticked_off_and_taken_away_like_any_other() -> None:
    session = opened(OPEN)
    first, second = session.actions
    table, single = (next(iter(session.forms[form])) for form in ("tabel", "pdsa"))
    session = after(
        session,
        c.SetAction(first, replace(session.actions[first], done=True)),
        c.SetAction(second, None),
        c.SetAction("nieuw", Action("Nieuw")),
        c.SetField("tabel", table, "hoe", "Goed"),
        c.SetField("pdsa", single, "afgerond", "ja"),
        c.AddRow("tabel", "nieuw", {"idee": "Nog een"}),
    )
    assert [(one.what, one.done) for one in session.actions.values()] == [("Bellen", True), ("Nieuw", False)]
    assert rows(session)["tabel"][0] == {"idee": "Koken", "hoe": "Goed"}
    assert rows(session)["pdsa"] == [{"idee": "Thee", "afgerond": "ja"}]
    assert len(rows(session)["tabel"]) == 3


def test_a_form_that_is_no_table_stays_one_row() -> None:
    assert rows(opened(Choices("2026-01-19", open_rows={"pdsa": ({"idee": "A"}, {"idee": "B"})}))) == {
        "pdsa": [{"idee": "A"}]
    }


@pytest.mark.parametrize("outcome", [Outcome.SHARE, Outcome.GROUP])
def test_a_form_goes_on_meeting_after_meeting_until_it_is_done(outcome: Outcome) -> None:
    group = year_group()
    session = opened(Choices("2026-01-05", group=group.id), outcome)
    session = after(session, c.SetField("pdsa", "r", "idee", "Thee"), c.SetAction("a", Action("Bellen")))
    past: list[Session] = []
    for number in range(1, 5):
        done = after(session, c.Finish(START + 3600, keep_notes=True))
        past.append(replace(done, id=f"s{number}"))
        memory = remember(group, past)
        session = opened(
            Choices(
                f"2026-0{number + 1}-05",
                group=group.id,
                recalled=recalled(memory),
                open_actions=memory.open_actions,
                open_rows=memory.open_rows,
            ),
            outcome,
        )
        assert rows(session) == {"pdsa": [{"idee": "Thee"}]}
        assert list(session.actions.values()) == [Action("Bellen")]
    handle, action = next(iter(session.forms["pdsa"])), next(iter(session.actions))
    session = after(
        session, c.SetField("pdsa", handle, "afgerond", "ja"), c.SetAction(action, Action("Bellen", done=True))
    )
    past.append(replace(after(session, c.Finish(START + 3600, keep_notes=True)), id="s9"))
    memory = remember(group, past)
    assert (memory.open_rows, memory.open_actions) == ({}, ())


def test_a_talk_of_which_nothing_is_kept_begins_empty() -> None:
    session = opened(OPEN, Outcome.NOTHING)
    assert (session.actions, session.forms, session.preparation.recalled) == ({}, {}, ())
    assert "Koken" not in repr(as_written(session))


def test_text_that_comes_back_is_clean() -> None:
    session = opened(
        Choices(
            "2026-01-19",
            recalled=("a\nb\x1b[31m",),
            open_actions=(Action(" Bellen\n"), Action("\x07")),
            open_rows={"pdsa": ({"idee": "x\x1b]52;c;\x07y\nz"},)},
        )
    )
    assert session.preparation.recalled == ("a b[31m",)
    assert list(session.actions.values()) == [Action("Bellen")]
    assert rows(session) == {"pdsa": [{"idee": "x]52;c;y\nz"}]}


def test_it_is_on_disk_when_the_meeting_has_begun(tmp_path: Path) -> None:
    numbers = count(1)
    world = World(lambda: START, lambda: date(2026, 1, 19), lambda size: f"{next(numbers):0{size * 2}x}")
    with open_desk(RealFiles(), tmp_path, world) as desk:
        programme = programme_of()
        live = desk.begin(desk.prepare(programme, programme.scripts[0], OPEN))
        assert desk.flush()
        again = desk.archive.session(live.session.id)
    assert rows(again) == rows(live.session)
    assert sorted(one.who for one in again.actions.values()) == ["", "begeleider"]
    assert (again.group, again.preparation.recalled) == ("tuin", OPEN.recalled)
