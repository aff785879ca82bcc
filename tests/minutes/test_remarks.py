"""What somebody is asked to look at before minutes leave the room."""

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.minutes.remarks import before_sharing
from herstelgroep.session import commands as c
from herstelgroep.session.model import Action
from tests.minutes.example import example, note_commands, opened, run


def test_the_example_has_one_sign_without_a_font() -> None:
    minutes = build_minutes(example())
    remarks = before_sharing(minutes)
    assert [(remark.kind, remark.place, remark.words) for remark in remarks] == [
        ("teken", "Wat hielp, wat hinderde", "漢 字")
    ]
    assert remarks[0].sentence == "Wat hielp, wat hinderde: ‘漢 字’ kan niet in een PDF. Daar komt [teken] te staan."


def test_names_are_pointed_out_everywhere_and_nothing_is_changed() -> None:
    notes = [("wonen", "goed", "Zuster Anneke is lief.", None), ("wonen", "goed", "mooie tuin", None)]
    session = run(
        opened(),
        [
            *note_commands(notes),
            c.SetSummary("dag", "Bel 06-12345678."),
            c.SetAction("a", Action("Mail iemand@voorbeeld.nl", "Karin")),
            c.SetField("proces", "", "werving", "Kerkstraat 12"),
        ],
    )
    minutes = build_minutes(session, NotesChoice.ALWAYS)
    before = minutes
    told = {(remark.place, remark.words): remark.proposal for remark in before_sharing(minutes)}
    assert told == {
        ("De plek waar je woont", "Zuster Anneke"): "een verpleegkundige",
        ("Een gewone dag", "06-12345678"): "[nummer]",
        ("Afspraken", "iemand@voorbeeld.nl"): "[e-mailadres]",
        ("Afspraken", "Karin"): "[naam]",
        ("Hoe het panel ging", "Kerkstraat 12"): "[adres]",
    }
    assert minutes == before
    remark = before_sharing(minutes)[0]
    assert (
        remark.sentence
        == "De plek waar je woont: ‘Zuster Anneke’ lijkt een naam van een hulpverlener. Voorstel: een verpleegkundige."
    )


def test_notes_that_are_left_out_are_not_looked_at() -> None:
    session = run(opened(), note_commands([("wonen", "goed", "Bel 06-12345678", None)]))
    assert before_sharing(build_minutes(session, NotesChoice.NEVER)) == ()
    assert len(before_sharing(build_minutes(session))) == 1
