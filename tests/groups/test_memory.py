"""What a group remembers of real sessions: themes, what is open, how many came; never who."""

import pytest
from msgspec.structs import replace

from herstelgroep.groups.memory import Memory, recalled, remember
from herstelgroep.groups.model import Group, Planned, Wish
from herstelgroep.programme.frame import Rhythm
from herstelgroep.programme.model import Capture, CaptureKind, Item, Outcome, Programme, Role
from herstelgroep.session import commands as c
from herstelgroep.session.model import Action, Leftover, Session
from herstelgroep.session.opening import Choices
from tests.building import START, a_programme, a_session, after, present

GROUP = Group("tuin", "De tuin", "proef", "Proef", Rhythm.WEEKLY, "19.30", 60)
PDSA = Capture(
    key="pdsa",
    kind=CaptureKind.FORM,
    title="Kleine verandering",
    items=(Item("idee", "Idee"), Item("afgerond", "Afgerond")),
    done_field="afgerond",
    rows=True,
)


def with_pdsa(outcome: str = "delen", capture: Capture = PDSA) -> Programme:
    """A programme with a form that comes back until it is done."""
    programme = a_programme(outcome)
    script = programme.scripts[0]
    return replace(programme, scripts=(replace(script, captures=(*script.captures, capture)),))


def held(
    day: str, *commands: c.Command, theme: str = "", outcome: str = "delen", keep: bool = False, **more: object
) -> Session:
    """A meeting of the group that was held on this day and finished."""
    session = a_session(with_pdsa(outcome), Choices(day, group="tuin", theme=theme))
    session = after(session, *commands, c.Finish(START + 3600, keep_notes=keep))
    return replace(session, id=f"{day}-proef-1a2b", **more)


def test_themes_once_each_in_order() -> None:
    sessions = [held("2026-02-02", theme="Slapen"), held("2026-01-05"), held("2026-03-02", theme="Slapen")]
    assert remember(GROUP, sessions).themes_done == ("Slapen",)
    course = replace(GROUP, planned=tuple(Planned(f"p{nr}", "2026-01-05", "19.30", 60, "", nr=nr) for nr in (1, 2)))
    assert remember(course, sessions).themes_done == ("De proef", "Slapen")


def test_only_finished_meetings_of_this_group() -> None:
    other = held("2026-01-05", theme="Anders", group="anders")
    running = a_session(choices=Choices("2026-01-06", group="tuin", theme="Bezig"))
    assert remember(GROUP, [other, running, held("2026-01-07", theme="Eigen")]).themes_done == ("Eigen",)
    assert remember(GROUP, []) == Memory()


def test_left_over_and_agreements_are_of_the_last_meeting() -> None:
    first = held("2026-01-05", c.SetLeftover("l", Leftover("Vervoer")), c.SetAction("a", Action("Bellen")))
    last = held(
        "2026-01-19",
        c.SetLeftover("l", Leftover("Eten", 3)),
        c.SetAction("a", Action("Sleutel", "begeleider")),
        c.SetAction("b", Action("Koffie", done=True)),
    )
    memory = remember(GROUP, [last, first])
    assert (memory.left_over, memory.open_actions) == (("Eten",), (Action("Sleutel", "begeleider"),))


def test_two_meetings_on_one_day_are_in_the_order_of_the_plan() -> None:
    morning = replace(held("2026-01-05", theme="Ochtend"), id="z")
    evening = replace(held("2026-01-05", c.SetLeftover("l", Leftover("Rust")), theme="Avond"), id="a")
    plan = tuple(
        Planned(name, "2026-01-05", time, 60, "", session=name) for name, time in (("z", "10.00"), ("a", "20.00"))
    )
    memory = remember(replace(GROUP, planned=plan), [evening, morning])
    assert (memory.themes_done, memory.left_over) == (("Ochtend", "Avond"), ("Rust",))


def test_a_form_is_open_until_it_is_done() -> None:
    first = held(
        "2026-01-05",
        c.AddRow("pdsa", "r1", {"idee": "Samen koken"}),
        c.AddRow("pdsa", "r2", {"idee": "Wandelen", "afgerond": "ja"}),
        c.AddRow("pdsa", "r3", {}),
        c.AddRow("plan", "r4", {"doel": "Een formulier dat niet terugkomt"}),
    )
    assert remember(GROUP, [first]).open_rows == {"pdsa": ({"idee": "Samen koken"},)}
    done = held("2026-01-19", c.AddRow("pdsa", "r1", {"idee": "Samen koken", "afgerond": "ja"}))
    assert remember(GROUP, [first, done]).open_rows == {}


def test_a_form_that_was_not_there_the_last_time_stays_open() -> None:
    first = held("2026-01-05", c.AddRow("pdsa", "r1", {"idee": "Samen koken"}))
    without = after(a_session(choices=Choices("2026-01-19", group="tuin")), c.Finish(START + 60))
    assert remember(GROUP, [first, without]).open_rows == {"pdsa": ({"idee": "Samen koken"},)}


@pytest.mark.parametrize("keep", [True, False])
def test_of_a_recovery_group_only_what_it_let_stay(keep: bool) -> None:
    session = held(
        "2026-01-05",
        c.SetAttendance(present(5)),
        c.SetOpened(True),
        c.AddNote("losse", "n", "Iets van mij"),
        c.SetLeftover("l", Leftover("Vervoer")),
        c.AddRow("pdsa", "r1", {"idee": "Samen koken"}),
        c.SetAction("a", Action("Koffie halen")),
        theme="Steun",
        outcome="groep",
        keep=keep,
    )
    memory = remember(GROUP, [session])
    assert (memory.themes_done, memory.heads) == (("Steun",), (("2026-01-05", 5),))
    assert memory.open_actions == (Action("Koffie halen"),)
    assert memory.left_over == (("Vervoer",) if keep else ())
    assert bool(memory.open_rows) is keep
    assert "Iets van mij" not in repr(memory)


def test_of_a_talk_that_is_nobodys_nothing() -> None:
    session = held("2026-01-05", c.SetAttendance(present(1, 1)), c.SetAction("a", Action("Bellen")), theme="Ik")
    session = replace(session, programme=replace(session.programme, outcome=Outcome.NOTHING))
    assert remember(GROUP, [session]) == Memory()


def test_heads_are_one_number_and_never_who() -> None:
    sessions = [
        held("2026-01-05", c.SetAttendance(present(6, 2, others=1))),
        held("2026-01-12"),
        held("2026-01-19", c.SetAttendance(present(4))),
    ]
    memory = remember(GROUP, sessions)
    assert memory.heads == (("2026-01-05", 9), ("2026-01-19", 4))
    assert not any(role.value in repr(memory) for role in Role)


def test_wishes_that_were_not_talked_about_yet() -> None:
    group = replace(GROUP, wishes=(Wish("Slapen"), Wish("Muziek", done=True), Wish("Geld")))
    assert remember(group, []).wishes == ("Slapen", "Geld")


def test_what_is_told_at_the_start() -> None:
    memory = Memory(
        themes_done=("Steun", "Slapen.", "Geld", "Muziek"),
        left_over=("Vervoer",),
        open_actions=(Action("Sleutel regelen", "begeleider", "maandag"), Action("Koffie halen.")),
        open_rows={"pdsa": ({"idee": "Samen koken"},)},
        wishes=("Slapen",),
    )
    assert recalled(memory) == (
        "Vorige keer bleef liggen: Vervoer.",
        "Eén plan is nog niet af. Kijk samen hoe het ging.",
        "Nog open: Sleutel regelen (begeleider, maandag).",
        "Nog open: Koffie halen.",
        "Iemand wil het nog hebben over: Slapen.",
        "Jullie hadden het al over: Slapen, Geld en Muziek.",
    )
    assert recalled(Memory()) == ()


def test_much_is_cut_at_six_lines_and_that_is_told() -> None:
    many = tuple(f"Punt {n}" for n in range(1, 21))
    lines = recalled(Memory(left_over=many, wishes=("Slapen",)))
    assert len(lines) == 6
    assert lines[-1] == "En nog 16 dingen. Die staan bij de voorbereiding."
    assert len(recalled(Memory(left_over=many[:6]))) == 6


def test_what_a_group_did_not_let_stay_is_not_told_even_when_a_file_still_has_it() -> None:
    kept = held("2026-01-05", c.SetLeftover("l", Leftover("Vervoer")), outcome="groep", keep=True)
    assert remember(GROUP, [kept]).left_over == ("Vervoer",)
    assert remember(GROUP, [replace(kept, kept=False)]).left_over == ()
