"""One rich session, made with real commands: what every format is tried on."""

from collections.abc import Iterable
from itertools import count

from herstelgroep.programme.model import (
    Capture,
    CaptureKind,
    Item,
    Moment,
    Outcome,
    Programme,
    Rights,
    Role,
    Script,
    Segment,
    SegmentKind,
    Topic,
    TopicList,
)
from herstelgroep.session import commands as c
from herstelgroep.session.apply import apply
from herstelgroep.session.model import Action, Attendance, Leftover, Session
from herstelgroep.session.opening import Choices, begun, new_session

BEGIN = 1_795_613_400
SECRET = "geheim-van-de-bijeenkomst"
GUEST = "Annelies Vandergast"
CALL = "06-99887766"
CHECKLIST = "Zet koffie, thee en iets lekkers klaar."

_GOOD_BETTER = (Item("goed", "Wat is fijn"), Item("beter", "Wat kan beter"))
_CAPTURES = (
    Capture(
        "flip-over",
        CaptureKind.NOTES,
        "Wat hielp, wat hinderde",
        items=(Item("hielp", "Hielp"), Item("hinderde", "Hinderde")),
    ),
    Capture("wensen", CaptureKind.NOTES, "Wensen", per_subgroup=True),
    Capture(
        "stelling",
        CaptureKind.POLL,
        "Praten met een ervaringsdeskundige helpt",
        question="Wat vind je hiervan?",
        items=(Item("eens", "Eens"), Item("oneens", "Oneens"), Item("weet-niet", "Weet ik nog niet")),
    ),
    Capture("nog-eens", CaptureKind.POLL, "Wil je nog eens meepraten?", items=(Item("ja", "Ja"), Item("nee", "Nee"))),
    Capture(
        "cijfers",
        CaptureKind.MARKS,
        "Een cijfer geven",
        question="Hoe tevreden ben je?",
        items=(Item("eten", "Het eten"), Item("rust", "Rust in huis")),
        why="waarom dit cijfer",
        higher="wat maakt het een punt hoger",
    ),
    Capture(
        "plan",
        CaptureKind.FORM,
        "Wie vertelt het aan wie",
        items=(Item("doelgroep", "Voor wie"), Item("hoe", "Hoe"), Item("wanneer", "Wanneer")),
        rows=True,
    ),
    Capture("afspraken", CaptureKind.ACTIONS, "Afspraken"),
    Capture(
        "proces",
        CaptureKind.FORM,
        "Hoe het panel ging",
        items=(Item("werving", "Hoe zijn mensen gevraagd?"), Item("opkomst", "Hoeveel kwamen er?")),
    ),
)
_SEGMENTS = (
    Segment(
        "welkom",
        SegmentKind.WELCOME,
        "Welkom",
        5,
        3,
        say=("Welkom. Fijn dat je er bent.",),
        do=("Schenk in.",),
        easier="Wil je koffie?",
    ),
    Segment("onderwerpen", SegmentKind.TOPICS, "Onderwerpen", 15, 8, say=("We nemen er een paar.",)),
    Segment(
        "bord",
        SegmentKind.EXERCISE,
        "Wat hielp, wat hinderde",
        10,
        5,
        capture="flip-over",
        say=("Wat hielp jou?",),
        mind=("Stilte mag.",),
    ),
    Segment("pauze", SegmentKind.BREAK, "Pauze", 5, 5),
    Segment("voor", SegmentKind.VOTE, "Stemmen", 2, 1, capture="stelling", moment=Moment.BEFORE),
    Segment("na", SegmentKind.VOTE, "Nog eens stemmen", 2, 1, capture="stelling", moment=Moment.AFTER),
    Segment("groepjes", SegmentKind.SUBGROUPS, "In groepjes", 6, 3, capture="wensen"),
    Segment("cijfers", SegmentKind.ROUND, "Cijfers", 5, 3, capture="cijfers"),
    Segment("plan", SegmentKind.CONVERSATION, "Vertellen", 3, 2, capture="plan"),
    Segment("nog-eens", SegmentKind.VOTE, "Nog eens?", 2, 1, capture="nog-eens"),
    Segment("vervolg", SegmentKind.PRACTICAL, "Afspraken", 3, 2, capture="afspraken"),
    Segment("einde", SegmentKind.CLOSE, "Afsluiting", 2, 2, capture="proces"),
)
_TOPICS = (
    Topic("wonen", "De plek waar je woont", columns=_GOOD_BETTER, say=("Wat is fijn? Wat kan beter?",)),
    Topic("dag", "Een gewone dag", columns=_GOOD_BETTER, say=("Loop de dag eens door.",)),
    Topic("werk", "Werken, leren, bezig zijn", columns=_GOOD_BETTER),
)
PROGRAMME = Programme(
    id="voorbeeldpanel",
    title="Cliëntenpanel",
    purpose="Horen wat mensen goed vinden en wat beter kan.",
    outcome=Outcome.SHARE,
    rights=Rights.OWNED,
    source="Handreiking voor de implementatie van herstelondersteunende zorg (2012), 6.3",
    owner="HEE!",
    credit="Dit is niet het officiële cursusmateriaal.",
    what_happens="Iemand leest dit verslag na. Dan gaat het naar het team en de leiding.",
    readers="Iedereen die meedeed, het team en de leiding.",
    preparation=(CHECKLIST,),
    scripts=(
        Script(
            nr=1,
            key="panel",
            title="Najaar",
            minutes=60,
            purpose="Van iedereen horen wat goed gaat en wat beter kan.",
            segments=_SEGMENTS,
            captures=_CAPTURES,
            preparation=("Regel iets terug voor wie meedoet.",),
            topic_list=TopicList(_TOPICS, 2, 3),
            guest=True,
        ),
    ),
)

NOTES: tuple[tuple[str, str, str, Role | None], ...] = (
    ("wonen", "goed", "De tuin. Daar kom ik tot rust. 🌳", None),
    ("wonen", "goed", "Mijn kamer is van mij.", Role.CLIENT),
    ("wonen", "beter", "'s Avonds is er niemand om mee te praten.", Role.CLIENT),
    ("wonen", "beter", "Ik wil zelf koken.", None),
    ("wonen", "beter", "Ik wil zelf koken.", None),
    ("wonen", "beter", "*Geen* [rare] <tekens> & =1+1", None),
    ("dag", "goed", "Samen eten om zes uur ☕", None),
    ("dag", "beter", "De ochtend is te druk.", Role.MANAGER),
    ("flip-over", "hielp", "Iemand die bleef luisteren.", Role.CLIENT),
    ("flip-over", "hielp", "Dat er iemand luisterde.", Role.PROFESSIONAL),
    ("flip-over", "hielp", "Mijn hond 🐕‍🦺", Role.CLIENT),
    ("flip-over", "hinderde", "Steeds een ander gezicht.", Role.PROFESSIONAL),
    ("flip-over", "hinderde", "漢字 kan niet iedereen lezen.", Role.PROFESSIONAL),
    ("wensen.1", "", "Een wandelgroep.", Role.CLIENT),
    ("wensen.2", "", "Een cursus over slapen.", Role.PROFESSIONAL),
    ("cijfers", "eten.waarom", "Het is vaak lauw.", None),
    ("cijfers", "eten.hoger", "Zelf een keer mogen kiezen.", None),
)
LAID_TOGETHER = (
    ("wonen", "Ik wil zelf koken.", "Ik wil zelf koken."),
    ("flip-over", "Iemand die bleef luisteren.", "Dat er iemand luisterde."),
)
ATTENDANCE = Attendance({Role.CLIENT: 6, Role.PROFESSIONAL: 5})


def run(session: Session, commands: Iterable[c.Command]) -> Session:
    """The session after these commands."""
    for command in commands:
        session = apply(session, command).session
    return session


def opened(programme: Programme = PROGRAMME, attendance: Attendance | None = ATTENDANCE, topics: int = 3) -> Session:
    """A session that has begun, prepared with things that may never reach the minutes."""
    choices = Choices(
        date="2026-11-25",
        place="De Linde, Utrecht",
        guest=GUEST,
        call=CALL,
        topics=_TOPICS[:topics],
        attendance=attendance,
        subgroups=2,
    )
    return begun(new_session(programme, programme.scripts[0], choices, "2026-11-25-voorbeeldpanel", SECRET), BEGIN)


def note_commands(notes: Iterable[tuple[str, str, str, Role | None]]) -> list[c.Command]:
    """A command for each note, its handle by its place in the row."""
    return [c.AddNote(board, f"h{n}", text, column, role) for n, (board, column, text, role) in enumerate(notes)]


def laid(session: Session) -> Session:
    """The session with the notes that say the same laid together."""
    for board, top, under in LAID_TOGETHER:
        handles = {text: handle for handle, note in session.boards[board].items() for text in [note.text]}
        first = next(h for h, n in session.boards[board].items() if n.text == top and h != handles[under])
        session = run(session, [c.LayTogether(board, first, (handles[under],))])
    return session


def figures() -> list[c.Command]:
    """Votes and marks; one question was answered by too few to tell."""
    polls = [("stelling@voor", (4, 5, 2)), ("stelling@na", (8, 1, 2))]
    keys = ("eens", "oneens", "weet-niet")
    counts: list[c.Command] = [
        c.SetCount(poll, key, n) for poll, numbers in polls for key, n in zip(keys, numbers, strict=True)
    ]
    counts += [c.SetCount("nog-eens", "ja", 3), c.SetCount("nog-eens", "nee", 1)]
    marks = [("eten", mark) for mark in (4, 5, 6, 6, 7, 8)] + [("rust", mark) for mark in (8, 9)]
    return counts + [c.AddMark("cijfers", item, mark) for item, mark in marks]


def texts() -> list[c.Command]:
    """Summaries, forms, agreements, leftovers and the end of the minutes."""
    number = count(1)
    return [
        c.SetSummary("dag", "De middag is rustig.\nDe ochtend is voor veel mensen te druk."),
        c.SetField("proces", "", "werving", "Met een kaartje en een gesprek."),
        c.SetField("proces", "", "opkomst", "12 gevraagd, 11 gekomen."),
        c.AddRow("plan", "r1", {"doelgroep": "Bewoners", "hoe": "Aan tafel", "wanneer": "In december"}),
        c.AddRow("plan", "r2", {"doelgroep": "Familie", "hoe": "Brief", "wanneer": ""}),
        c.SetAction(f"a{next(number)}", Action("Vragen of we zelf mogen koken", "begeleider", "voor 1 januari")),
        c.SetAction(f"a{next(number)}", Action("Een datum prikken", "kartrekker")),
        c.SetLeftover("l1", Leftover("Geld", 7)),
        c.SetLeftover("l2", Leftover("Vervoer naar de stad", 2)),
        c.SetLeftover("l3", Leftover("Huisdieren")),
        c.SetClosing("next_date", "2027-02-24"),
        c.SetClosing("delete_by", "2027-05-25"),
    ]


def timeline(session: Session) -> list[c.Command]:
    """Through all segments, a little slower than planned."""
    at = BEGIN
    moves: list[c.Command] = []
    for segment in session.script.segments[1:]:
        at += 5 * 60 + 20
        moves.append(c.GoTo(segment.key, at))
    return [*moves, c.Finish(at + 4 * 60)]


def example() -> Session:
    """The whole session, finished."""
    session = run(opened(), note_commands(NOTES))
    session = run(laid(session), [*figures(), *texts()])
    return run(session, timeline(session))
