"""What the minutes tell and what they leave out."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.data import render_json
from herstelgroep.minutes.dates import in_words
from herstelgroep.minutes.formats import FORMATS, NoSuchFormat, render
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import Form, Marks, Minutes, NoteLine, NotesChoice, Poll, Section
from herstelgroep.programme.model import Outcome, Role
from herstelgroep.session import commands as c
from herstelgroep.session.model import Action, Attendance, Leftover, Session, Writing
from herstelgroep.session.showing import average
from tests.minutes.example import (
    ATTENDANCE,
    CALL,
    CHECKLIST,
    GUEST,
    NOTES,
    PROGRAMME,
    SECRET,
    example,
    note_commands,
    opened,
    run,
    texts,
    timeline,
)


def section(minutes: Minutes, title: str) -> Section:
    found = [part for part in minutes.parts if isinstance(part, Section) and part.title == title]
    assert len(found) == 1
    return found[0]


def notes_of(part: Section | Marks) -> dict[str, NoteLine]:
    return {line.text: line for column in part.columns for line in column.notes}


def poll(minutes: Minutes, title: str) -> Poll:
    return next(part for part in minutes.parts if isinstance(part, Poll) and part.title == title)


def marks(minutes: Minutes) -> Marks:
    return next(part for part in minutes.parts if isinstance(part, Marks))


def with_outcome(outcome: Outcome, session: Session) -> Session:
    return replace(session, programme=replace(session.programme, outcome=outcome))


@pytest.fixture(scope="module")
def session() -> Session:
    return example()


def test_head_tells_length_planned_and_real(session: Session) -> None:
    head = build_minutes(session).head
    assert (head.planned, head.real, head.place, head.date) == (60, 69, "De Linde, Utrecht", "2026-11-25")


def test_without_a_clock_there_is_no_real_length() -> None:
    assert build_minutes(opened()).head.real is None


@dataclass(frozen=True)
class Split:
    clients: int
    professionals: int
    others: int
    told: dict[str, int]


@pytest.mark.parametrize(
    "case",
    [
        Split(6, 5, 0, {"cliënt": 6, "hulpverlener": 5}),
        Split(6, 4, 0, {}),
        Split(6, 5, 1, {}),
        Split(6, 0, 5, {"cliënt": 6, "anders": 5}),
        Split(4, 0, 0, {}),
        Split(0, 0, 0, {}),
    ],
)
def test_total_always_split_only_when_every_part_is_large_enough(case: Split) -> None:
    attendance = Attendance({Role.CLIENT: case.clients, Role.PROFESSIONAL: case.professionals}, case.others)
    head = build_minutes(opened(attendance=attendance)).head
    assert head.present == case.clients + case.professionals + case.others
    assert head.split == case.told


def test_nobody_counted_nothing_told() -> None:
    head = build_minutes(opened(attendance=None)).head
    assert head.present is None
    assert head.split == {}


def test_summary_takes_the_place_of_notes(session: Session) -> None:
    minutes = build_minutes(session)
    assert section(minutes, "Een gewone dag").columns == ()
    assert section(minutes, "De plek waar je woont").columns != ()


def test_notes_everywhere_when_asked_for(session: Session) -> None:
    day = section(build_minutes(session, NotesChoice.ALWAYS), "Een gewone dag")
    assert day.summary
    assert "De ochtend is te druk." in notes_of(day)


def test_no_notes_at_all_when_asked_for(session: Session) -> None:
    minutes = build_minutes(session, NotesChoice.NEVER)
    told = render_json(minutes).decode()
    assert not any(text in told for _, _, text, _ in NOTES)
    assert (
        section(minutes, "De plek waar je woont").remark
        == "Hier zijn 6 briefjes geschreven. Ze staan niet in dit verslag."
    )
    assert (
        section(minutes, "Wensen · groepje 1").remark == "Hier is 1 briefje geschreven. Het staat niet in dit verslag."
    )
    assert minutes.common == ()


def test_topic_that_was_reached_says_so_and_other_empty_boards_are_left_out(session: Session) -> None:
    minutes = build_minutes(session)
    assert section(minutes, "Werken, leren, bezig zijn").remark == "Hierover is niets opgeschreven."
    assert not build_minutes(run(opened(), timeline(opened())[:1])).leftovers
    empty = [part.title for part in build_minutes(run(opened(), timeline(opened()))).parts]
    assert empty == ["De plek waar je woont", "Een gewone dag", "Werken, leren, bezig zijn"]


def test_topic_that_was_never_reached_is_left_out() -> None:
    assert build_minutes(opened()).parts == ()


def test_notes_laid_together_are_one_line_with_the_other_words(session: Session) -> None:
    minutes = build_minutes(session)
    assert notes_of(section(minutes, "De plek waar je woont"))["Ik wil zelf koken."].count == 2
    together = notes_of(section(minutes, "Wat hielp, wat hinderde"))["Iemand die bleef luisteren."]
    assert together == NoteLine(
        "Iemand die bleef luisteren.", 2, ("cliënt", "hulpverlener"), ("Dat er iemand luisterde.",)
    )


def test_common_ground_is_what_clients_and_others_said(session: Session) -> None:
    assert [line.text for line in build_minutes(session).common] == ["Iemand die bleef luisteren."]


def test_the_very_same_words_of_two_groups_are_common_ground() -> None:
    many = Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 5})
    notes = [
        ("flip-over", "hielp", "Vrienden", Role.CLIENT),
        ("flip-over", "hielp", "vrienden", Role.PROFESSIONAL),
        ("flip-over", "hinderde", "haast", Role.CLIENT),
        ("flip-over", "hielp", "haast", Role.PROFESSIONAL),
    ]
    (line,) = build_minutes(run(opened(attendance=many), note_commands(notes))).common
    assert (line.text.casefold(), line.count) == ("vrienden", 2)
    assert line.groups == ("cliënt", "hulpverlener")


def test_labels_leave_the_room_from_five_people() -> None:
    few = Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 4, Role.MANAGER: 3})
    notes = [("flip-over", "hielp", "een", Role.CLIENT), ("flip-over", "hielp", "twee", Role.PROFESSIONAL)]
    session = run(opened(attendance=few), note_commands(notes))
    assert {n.role for n in session.boards["flip-over"].values()} == {Role.CLIENT, Role.PROFESSIONAL}
    lines = notes_of(section(build_minutes(session), "Wat hielp, wat hinderde"))
    assert lines["een"].groups == ("cliënt",)
    assert lines["twee"].groups == ()


def test_no_common_ground_when_the_other_label_may_not_be_told() -> None:
    few = Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 3})
    notes = [("flip-over", "hielp", "een", Role.CLIENT), ("flip-over", "hielp", "twee", Role.PROFESSIONAL)]
    session = run(opened(attendance=few), [*note_commands(notes), c.LayTogether("flip-over", "h0", ("h1",))])
    assert session.boards["flip-over"]["h0"].pile[0].role is Role.PROFESSIONAL
    assert build_minutes(session).common == ()


def test_a_small_group_tells_no_labels(session: Session) -> None:
    assert session.boards["wensen.1"]["h13"].role is Role.CLIENT
    assert notes_of(section(build_minutes(session), "Wensen · groepje 1"))["Een wandelgroep."].groups == ()


def test_poll_before_and_after(session: Session) -> None:
    found = poll(build_minutes(session), "Praten met een ervaringsdeskundige helpt")
    assert [(choice.once, choice.before, choice.after) for choice in found.choices] == [
        (None, 4, 8),
        (None, 5, 1),
        (None, 2, 2),
    ]


@pytest.mark.parametrize(("yes", "no", "told"), [(4, 0, False), (4, 1, True), (0, 0, None), (3, 1, False)])
def test_poll_under_five_answers_is_hidden(yes: int, no: int, told: bool | None) -> None:
    session = run(opened(), [c.SetCount("nog-eens", "ja", yes), c.SetCount("nog-eens", "nee", no)])
    polls = [part for part in build_minutes(session).parts if isinstance(part, Poll)]
    if told is None:
        assert polls == []
    elif told:
        assert [choice.once for choice in polls[0].choices] == [yes, no]
        assert polls[0].remark == ""
    else:
        assert polls[0].choices == ()
        assert polls[0].remark.startswith("Er waren minder dan vijf antwoorden.")


def test_one_round_under_five_hides_only_that_round() -> None:
    counts = [c.SetCount("stelling@voor", "eens", 5), c.SetCount("stelling@na", "eens", 4)]
    found = poll(build_minutes(run(opened(), counts)), "Praten met een ervaringsdeskundige helpt")
    assert [choice.before for choice in found.choices] == [5, 0, 0]
    assert {choice.after for choice in found.choices} == {None}
    assert found.remark


def test_more_answers_than_people_do_not_make_a_figure() -> None:
    session = run(opened(attendance=Attendance({Role.CLIENT: 3})), [c.SetCount("nog-eens", "ja", 6)])
    assert poll(build_minutes(session), "Wil je nog eens meepraten?").choices == ()


def test_marks_are_an_average_and_how_often_or_hidden(session: Session) -> None:
    food, rest = marks(build_minutes(session)).lines
    assert (food.average, food.times, food.hidden) == ("6,0", 6, False)
    assert (rest.average, rest.times, rest.hidden) == ("", None, True)


def test_hidden_marks_are_nowhere_in_the_file(session: Session) -> None:
    told = render_json(build_minutes(session)).decode()
    assert "8,5" not in told


@pytest.mark.parametrize(
    ("counts", "told"),
    [({7: 1, 8: 1}, "7,5"), ({6: 2, 7: 1}, "6,3"), ({10: 5}, "10,0"), ({1: 19, 2: 1}, "1,1"), ({-2: 1, -1: 2}, "-1,3")],
)
def test_average_in_dutch_rounded_half_up(counts: dict[int, int], told: str) -> None:
    assert average(counts) == told


def test_dates_in_words() -> None:
    assert in_words("2026-11-25") == "woensdag 25 november 2026"
    assert in_words("2026-11-25", weekday=False) == "25 november 2026"
    assert in_words("na de vakantie") == "na de vakantie"


def test_forms_and_process(session: Session) -> None:
    minutes = build_minutes(session)
    table = next(part for part in minutes.parts if isinstance(part, Form))
    assert table.rows == (("Bewoners", "Aan tafel", "In december"), ("Familie", "Brief", ""))
    assert minutes.process is not None
    assert minutes.process.rows == (("Met een kaartje en een gesprek.", "12 gevraagd, 11 gekomen."),)


def test_leftovers_tell_some_people_under_five(session: Session) -> None:
    lines = {line.text: (line.people, line.few) for line in build_minutes(session).leftovers}
    assert lines == {"Geld": (7, False), "Huisdieren": (None, False), "Vervoer naar de stad": (None, True)}
    zero = build_minutes(run(opened(), [c.SetLeftover("l", Leftover("Geld", 0))])).leftovers
    assert (zero[0].people, zero[0].few) == (0, False)


def test_what_was_changed_at_the_end_wins(session: Session) -> None:
    tail = build_minutes(run(session, [c.SetClosing("readers", "Alleen wij.")])).tail
    assert tail.readers == "Alleen wij."
    assert tail.what_happens == PROGRAMME.what_happens


def test_group_keeps_its_words() -> None:
    group = replace(PROGRAMME, outcome=Outcome.GROUP)
    session = run(opened(group), [c.SetOpened(True), *note_commands(NOTES), *texts(), c.SetHead("theme", "Steun")])
    assert session.boards
    minutes = build_minutes(session, NotesChoice.ALWAYS)
    assert (minutes.head.present, minutes.head.split, minutes.head.theme) == (11, {}, "Steun")
    assert [action.what for action in minutes.actions] == ["Een datum prikken", "Vragen of we zelf mogen koken"]
    assert (minutes.parts, minutes.common, minutes.leftovers, minutes.process, minutes.purpose) == (
        (),
        (),
        (),
        None,
        "",
    )
    told = render_json(minutes).decode()
    assert not any(text in told for _, _, text, _ in NOTES)
    for word in ("middag", "Geld", "Bewoners", "kaartje", "Linde"):
        assert word not in told


def test_group_that_keeps_its_notes_still_gives_none_away() -> None:
    group = replace(PROGRAMME, outcome=Outcome.GROUP)
    session = run(opened(group), [c.SetOpened(True), *note_commands(NOTES), c.Finish(1_795_620_000, keep_notes=True)])
    assert session.kept
    assert session.boards
    told = "".join(block.text for block in document_of(build_minutes(session)).blocks if hasattr(block, "text"))
    assert "tuin" not in told


def test_nothing_means_only_that_it_was_held(session: Session) -> None:
    minutes = build_minutes(with_outcome(Outcome.NOTHING, session), NotesChoice.ALWAYS)
    head = minutes.head
    assert (head.title, head.date) == ("Cliëntenpanel", "2026-11-25")
    assert (head.present, head.place, head.theme, head.planned, head.real) == (None, "", "", None, None)
    assert (minutes.parts, minutes.actions, minutes.leftovers, minutes.process) == ((), (), (), None)
    assert minutes.remark == "Deze bijeenkomst is gehouden. Wat er is gezegd, is niet opgeschreven."


def test_agreed_to_write_nothing(session: Session) -> None:
    minutes = build_minutes(replace(session, writing=Writing.NOTHING), NotesChoice.ALWAYS)
    assert (minutes.parts, minutes.common) == ((), ())
    assert minutes.actions


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("format", list(FORMATS))
def test_preparation_and_secret_are_in_no_file(outcome: Outcome, format: str, session: Session) -> None:
    prepared = replace(with_outcome(outcome, session), preparation=opened().preparation)
    assert prepared.preparation.guest == GUEST
    made = render(build_minutes(prepared, NotesChoice.ALWAYS), format)
    for word in (GUEST, CALL, CHECKLIST, SECRET, "h13"):
        assert word.encode() not in made


def test_actions_and_leftovers_do_not_tell_what_came_first() -> None:
    one, two = (c.SetAction(name, Action(name)) for name in ("koken", "bellen"))
    assert build_minutes(run(opened(), [one, two])) == build_minutes(run(opened(), [two, one]))


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(NoSuchFormat, match="Kies uit: md, html, docx, pdf, csv, json"):
        render(build_minutes(opened(attendance=ATTENDANCE)), "odt")
