"""Reads the minutes of a walked meeting: what must be there is there, what must not leave is nowhere."""

from html import unescape
from pathlib import Path

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.formats import render
from herstelgroep.minutes.model import Form, Marks, Minutes, NotesChoice, Poll, Section
from herstelgroep.minutes.parts import HIDDEN_POLL
from herstelgroep.programme.model import CaptureKind, Moment, Outcome, Rights
from herstelgroep.session.boards import Place, places
from herstelgroep.session.model import Session, Status
from tests.minutes.golden import words_of_docx, words_of_pdf
from tests.walk.walker import CALL, GUEST, PLACE, PRESENT, THEME, Walk, marks_for, votes

QUICK = ("md", "html", "csv", "json")
SLOW = {"docx": words_of_docx, "pdf": words_of_pdf}


def check(walk: Walk, *, every_format: bool) -> None:
    """Everything that a reader may and may not find, in each format, and on disk."""
    session = walk.session
    minutes = build_minutes(session, NotesChoice.ALWAYS)
    assert session.status is Status.FINISHED
    _check_head(walk, minutes)
    makers = {Outcome.SHARE: _check_shared, Outcome.GROUP: _check_of_group, Outcome.NOTHING: _check_of_nothing}
    makers[session.programme.outcome](walk, minutes)
    _check_files(walk, minutes, every_format=every_format)
    _check_disk(walk)


def _check_head(walk: Walk, minutes: Minutes) -> None:
    programme, head = walk.programme, minutes.head
    assert (head.title, head.programme_id, head.date) == (programme.title, programme.id, "2025-11-25")
    assert minutes.origin.source == programme.source
    assert (minutes.origin.owner, minutes.origin.credit) == (programme.owner, programme.credit)
    if programme.rights is Rights.OWNED:
        assert programme.owner
        assert "officiële" in programme.credit


def _check_shared(walk: Walk, minutes: Minutes) -> None:
    head = minutes.head
    assert (head.planned, head.real) == (walk.script.minutes, walk.script.minutes)
    assert (head.present, head.place) == (PRESENT.total, PLACE)
    assert head.split == {"cliënt": 8, "hulpverlener": 6, "manager": 5}
    assert head.theme == (THEME if walk.script.free_theme else "")
    assert [(line.text, line.people, line.few) for line in minutes.leftovers] == [
        (walk.later[0], 6, False),
        (walk.later[1], None, True),
    ]
    assert minutes.tail.next_date == "2025-12-09"
    _check_agreements(walk, minutes)
    _check_summaries(walk.session)
    for place in places(walk.session):
        if place.capture.kind is CaptureKind.POLL:
            _check_poll(walk, place, minutes)
        elif place.capture.kind is CaptureKind.MARKS:
            _check_marks(place, minutes)
        elif place.capture.kind is CaptureKind.FORM:
            _check_form(walk.session, place, minutes)
        elif place.capture.kind is CaptureKind.NOTES:
            _check_board(walk.session, place, minutes)


def _check_agreements(walk: Walk, minutes: Minutes) -> None:
    assert [action.what for action in minutes.actions] == sorted(walk.agreed)
    assert {(action.who, action.when) for action in minutes.actions} == {("het team", "volgende week")}


def _check_summaries(session: Session) -> None:
    """Loose notes are only there where nothing was summed up; asked for no notes there are none."""
    for part in build_minutes(session).parts:
        if isinstance(part, Section | Marks):
            assert bool(part.summary) != bool(part.columns)
    bare = build_minutes(session, NotesChoice.NEVER)
    assert not bare.common
    assert not [part for part in bare.parts if isinstance(part, Section | Marks) and part.columns]


def _check_board(session: Session, place: Place, minutes: Minutes) -> None:
    (part,) = (part for part in minutes.parts if isinstance(part, Section) and part.title == place.title)
    assert [column.title for column in part.columns] == [column.title for column in place.columns]
    written = sum(note.count for note in session.boards[place.key].values())
    assert sum(line.count for column in part.columns for line in column.notes) == written


def _check_poll(walk: Walk, place: Place, minutes: Minutes) -> None:
    """The counts of each moment, and so the shift; under five answers only the sentence why not."""
    segments = [segment for segment in walk.session.script.segments if segment.capture == place.capture.key]
    assert segments, f"nobody ever votes on {place.title!r}"
    (part,) = (
        part
        for part in minutes.parts
        if isinstance(part, Poll) and (part.title, part.question) == (place.title, place.capture.question)
    )
    if walk.way.answers < 5:
        assert (part.choices, part.remark) == ((), HIDDEN_POLL)
        return
    choices = [item.key for item in place.capture.items]
    for segment in segments:
        counts = votes(choices, segment, walk.way.answers)
        name = {Moment.ONCE: "once", Moment.BEFORE: "before", Moment.AFTER: "after"}[segment.moment]
        assert [getattr(choice, name) for choice in part.choices] == [counts.get(key, 0) for key in choices]
    moments = {segment.moment for segment in segments}
    assert moments in ({Moment.ONCE}, {Moment.AFTER}, {Moment.BEFORE, Moment.AFTER})
    if Moment.BEFORE in moments:
        assert [choice.before for choice in part.choices] != [choice.after for choice in part.choices]


def _check_marks(place: Place, minutes: Minutes) -> None:
    (part,) = (part for part in minutes.parts if isinstance(part, Marks) and part.title == place.title)
    given = marks_for(place.capture)
    assert len(part.lines) == len(given)
    for line, marks in zip(part.lines, given.values(), strict=True):
        assert (line.hidden, line.times) == ((True, None) if len(marks) < 5 else (False, len(marks)))
        assert bool(line.average) is not line.hidden


def _check_form(session: Session, place: Place, minutes: Minutes) -> None:
    forms = [*minutes.parts, *([minutes.process] if minutes.process else [])]
    (part,) = (part for part in forms if isinstance(part, Form) and part.title == place.title)
    rows = session.forms[place.key].values()
    assert part.table is place.capture.rows
    assert part.fields == tuple(item.title for item in place.capture.items)
    assert part.rows == tuple(tuple(row.get(item.key, "") for item in place.capture.items) for row in rows)


def _check_of_group(walk: Walk, minutes: Minutes) -> None:
    head = minutes.head
    assert (head.place, head.planned, head.real, head.split) == ("", None, None, {})
    assert head.present == PRESENT.total
    assert not minutes.parts
    assert not minutes.common
    assert not minutes.leftovers
    assert minutes.process is None
    _check_agreements(walk, minutes)
    assert walk.session.kept is walk.way.keep
    if not walk.way.keep:
        caught = ("boards", "waiting", "summaries", "polls", "marks", "forms", "leftovers")
        assert [name for name in caught if getattr(walk.session, name)] == []


def _check_of_nothing(_: Walk, minutes: Minutes) -> None:
    empty = Minutes(head=minutes.head, remark=minutes.remark, origin=minutes.origin)
    assert minutes == empty
    assert (minutes.head.place, minutes.head.present, minutes.head.planned, minutes.head.real) == ("", None, None, None)


def _check_files(walk: Walk, minutes: Minutes, *, every_format: bool) -> None:
    shared = walk.shared
    for name in QUICK:
        text = unescape(render(minutes, name).decode())
        if name != "csv":  # a spreadsheet has no head and no tail
            assert walk.programme.title in text.replace("\\", "")
        _check_text(text, [*(walk.said if shared else ()), *walk.agreed], _secret(walk))
    for name, words in SLOW.items() if every_format else ():
        text = " ".join(words(render(minutes, name)).split())
        _check_text(text, [*(walk.said if shared else ()), *walk.agreed], _secret(walk))


def _secret(walk: Walk) -> list[str]:
    """What may be in no file."""
    stays = [] if walk.shared else [*walk.said, *walk.later, PLACE]
    return [*walk.gone, *stays, GUEST, CALL]


def _check_text(text: str, must: list[str], must_not: list[str]) -> None:
    assert [one for one in must if one not in text] == []
    assert [one for one in must_not if one in text] == []


def _check_disk(walk: Walk) -> None:
    """What was taken back, and what the group keeps to itself, is in no file of the folder."""
    text = "".join(_read(path) for path in walk.root.rglob("*") if path.is_file())
    wiped = [] if walk.shared or walk.way.keep else [*walk.said, *walk.later]
    of_nobody = [PLACE] if walk.programme.outcome is Outcome.NOTHING else []
    assert walk.session.id in text
    assert [one for one in (*walk.gone, *wiped, *of_nobody, GUEST, CALL) if one in text] == []


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
