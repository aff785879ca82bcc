"""The parts of the minutes: topics, polls, marks and forms, each only where something was written."""

from collections.abc import Callable

from herstelgroep.minutes.model import Choice, Column, Form, MarkLine, Marks, NotesChoice, Part, Poll, Section
from herstelgroep.minutes.notes import columns_of
from herstelgroep.programme.model import CaptureKind, Moment, SegmentKind
from herstelgroep.session.boards import Place, places, poll_key
from herstelgroep.session.clock import visited
from herstelgroep.session.model import Session
from herstelgroep.session.showing import average, may_tell

MONTHS_FIELD = "maanden"
NOTHING_HERE = "Hierover is niets opgeschreven."
HIDDEN_POLL = "Er waren minder dan vijf antwoorden. Daarom staat de uitslag hier niet."
HIDDEN_MARKS = "Bij minder dan vijf antwoorden laten we het cijfer niet zien."


def parts_of(session: Session, notes: NotesChoice, leave_out: str) -> tuple[Part, ...]:
    """Every part with something in it, in the order of the script, without one form."""
    makers: dict[CaptureKind, Callable[[Session, Place, NotesChoice], Part | None]] = {
        CaptureKind.NOTES: _section,
        CaptureKind.POLL: _poll,
        CaptureKind.MARKS: _marks,
        CaptureKind.FORM: lambda s, place, _: form_of(s, place),
    }
    found = []
    for place in places(session):
        maker = makers.get(place.capture.kind)
        part = maker(session, place, notes) if maker and place.key != leave_out else None
        if part is not None:
            found.append(part)
    return _with_their_votes(found)


def _with_their_votes(parts: list[Part]) -> tuple[Part, ...]:
    """The vote about a thesis comes right before what was said about it."""
    said = {part.title for part in parts if isinstance(part, Section)}
    votes = {part.title: part for part in parts if isinstance(part, Poll) and part.title in said}
    moved = list(votes.values())
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Section) and part.title in votes:
            found.append(votes.pop(part.title))
        if not any(part is vote for vote in moved):
            found.append(part)
    return tuple(found)


def _loose(session: Session, place: Place, summary: str, notes: NotesChoice) -> tuple[tuple[Column, ...], str]:
    """The notes that are shown here, and a remark when they are not and nothing else is."""
    columns = columns_of(session, place)
    if notes is NotesChoice.ALWAYS or (notes is NotesChoice.WHERE_NEEDED and not summary):
        return columns, ""
    if summary or not columns:
        return (), ""
    count = sum(line.count for column in columns for line in column.notes)
    if count == 1:
        return (), "Hier is 1 briefje geschreven. Het staat niet in dit verslag."
    return (), f"Hier zijn {count} briefjes geschreven. Ze staan niet in dit verslag."


def _section(session: Session, place: Place, notes: NotesChoice) -> Section | None:
    summary = session.summaries.get(place.key, "")
    columns, remark = _loose(session, place, summary, notes)
    if summary or columns or remark:
        return Section(title=place.title, summary=summary, columns=columns, remark=remark)
    if _talked_about(session, place):
        return Section(title=place.title, remark=NOTHING_HERE)
    return None


def _talked_about(session: Session, place: Place) -> bool:
    """Whether a topic was reached: then silence is told, so that nobody thinks it was forgotten."""
    reached = visited(session.timeline)
    segments = session.script.segments
    return any(s.kind is SegmentKind.TOPIC and s.capture == place.capture.key and s.key in reached for s in segments)


def _poll(session: Session, place: Place, _notes: NotesChoice) -> Poll | None:
    capture = place.capture
    counts = {moment: session.polls.get(poll_key(place.key, moment), {}) for moment in Moment}
    held = {moment: count for moment, count in counts.items() if sum(count.values())}
    if not held:
        return None
    told = {moment: count for moment, count in held.items() if may_tell(session, sum(count.values()))}

    def number(key: str, moment: Moment) -> int | None:
        return told[moment].get(key, 0) if moment in told else None

    choices = tuple(
        Choice(
            title=item.title,
            once=number(item.key, Moment.ONCE),
            before=number(item.key, Moment.BEFORE),
            after=number(item.key, Moment.AFTER),
        )
        for item in capture.items
    )
    return Poll(
        title=place.title,
        question=capture.question,
        choices=choices if told else (),
        remark="" if len(told) == len(held) else HIDDEN_POLL,
    )


def _marks(session: Session, place: Place, notes: NotesChoice) -> Marks | None:
    sheet = session.marks.get(place.key, {})
    lines = []
    for item in place.capture.items:
        counts = sheet.get(item.key, {})
        times = sum(counts.values())
        if times and may_tell(session, times):
            lines.append(MarkLine(title=item.title, average=average(counts), times=times))
        elif times:
            lines.append(MarkLine(title=item.title, hidden=True))
    summary = session.summaries.get(place.key, "")
    columns, remark = _loose(session, place, summary, notes)
    if not (lines or summary or columns or remark):
        return None
    hidden = HIDDEN_MARKS if any(line.hidden for line in lines) else ""
    return Marks(
        title=place.title,
        question=place.capture.question,
        scale=place.capture.scale,
        lines=tuple(lines),
        summary=summary,
        columns=columns,
        remark=" ".join(part for part in (hidden, remark) if part),
    )


def form_of(session: Session, place: Place) -> Form | None:
    """A form as it was filled in; None when nothing was."""
    items = place.capture.items
    every = [tuple(row.get(item.key, "") for item in items) for row in session.forms.get(place.key, {}).values()]
    rows = tuple(row for row in every if any(row))
    if not rows:
        return None
    keys = [item.key for item in items]
    return Form(
        title=place.title,
        fields=tuple(item.title for item in items),
        rows=rows,
        table=place.capture.rows,
        months=keys.index(MONTHS_FIELD) if MONTHS_FIELD in keys else None,
    )
