"""The minutes as a document: which headings a reader meets, in which order."""

from collections.abc import Iterator

from herstelgroep.minutes.dates import in_words, minutes_in_words
from herstelgroep.minutes.document import Block, Bullet, Bullets, Document, Facts, Heading, Paragraph, Table
from herstelgroep.minutes.form_layout import form_blocks
from herstelgroep.minutes.model import Choice, Column, Head, LeftoverLine, Marks, Minutes, NoteLine, Part, Poll, Section

COMMON_TITLE = "Wat cliënten en anderen allebei zeiden"
LEFT_TITLE = "Wat bleef liggen"
_MANY = {
    "cliënt": "cliënten",
    "hulpverlener": "hulpverleners",
    "manager": "managers",
    "naastbetrokkene": "naastbetrokkenen",
    "anders": "anderen",
}
NO_ORDER = "We schreven op wat er is gezegd, en niet door wie. De volgorde van de briefjes zegt niets."


def document_of(minutes: Minutes) -> Document:
    """The minutes as blocks; sections without anything in them are not there."""
    head = minutes.head
    named = [head.session_title if head.session_title != head.title else "", head.theme]
    subtitle = " · ".join(dict.fromkeys(part for part in named if part))
    return Document(
        title=head.title,
        subtitle=subtitle,
        date=head.date,
        footer=f"{head.title} · {in_words(head.date, weekday=False)}",
        blocks=tuple(_blocks(minutes)),
    )


def _blocks(minutes: Minutes) -> Iterator[Block]:
    yield Facts(tuple(facts_of(minutes.head)))
    if minutes.remark:
        yield Paragraph(minutes.remark)
    if minutes.purpose:
        yield Heading("Waar het over ging")
        yield Paragraph(minutes.purpose)
    if any(_has_notes(part) for part in minutes.parts):
        yield Paragraph(NO_ORDER, soft=True)
    above = ""
    for part in minutes.parts:
        yield from part_blocks(part, headed=part.title != above)
        above = part.title
    if minutes.common:
        yield Heading(COMMON_TITLE)
        yield Bullets(tuple(_bullet(line) for line in minutes.common))
    if minutes.leftovers:
        yield Heading(LEFT_TITLE)
        yield Bullets(tuple(Bullet(line.text, people_in_words(line)) for line in minutes.leftovers))
    yield from _actions(minutes)
    if minutes.process:
        yield from part_blocks(minutes.process)
    yield from _tail(minutes)


def _has_notes(part: Part) -> bool:
    return isinstance(part, Section | Marks) and bool(part.columns)


def facts_of(head: Head) -> Iterator[tuple[str, str]]:
    """The head of the minutes, a line for everything that is known."""
    yield "Datum", in_words(head.date)
    if head.place:
        yield "Plaats", head.place
    if head.present is not None:
        yield "Aanwezig", present_in_words(head)
    lengths = [f"gepland {minutes_in_words(head.planned)}" if head.planned else ""]
    lengths.append(f"echt {minutes_in_words(head.real)}" if head.real else "")
    if any(lengths):
        yield "Duur", ", ".join(part for part in lengths if part)


def present_in_words(head: Head) -> str:
    """How many people, and how many of each group when that may be told."""
    people = "1 mens" if head.present == 1 else f"{head.present} mensen"
    parts = ", ".join(f"{count} {_MANY.get(name, name)}" for name, count in head.split.items())
    return f"{people}: {parts}" if parts else people


def people_in_words(line: LeftoverLine) -> str:
    """How many want to talk about it again; some, when they are fewer than five."""
    if line.few:
        return "enkele mensen praten hier graag over mee"
    if line.people is None:
        return ""
    if line.people == 0:
        return "niemand hoeft hier nog over te praten"
    return f"{line.people} mensen praten hier graag over mee"


def part_blocks(part: Part, *, headed: bool = True) -> Iterator[Block]:
    """One topic, poll, marks or form."""
    if headed:
        yield Heading(part.title)
    if isinstance(part, Section):
        yield from _summary_and_notes(part)
    elif isinstance(part, Poll):
        yield from _poll(part)
    elif isinstance(part, Marks):
        yield from _marks(part)
    else:
        yield from form_blocks(part)


def _summary_and_notes(part: Section | Marks) -> Iterator[Block]:
    if part.summary:
        yield Paragraph(part.summary)
    yield from _columns(part.columns)
    if part.remark and isinstance(part, Section):
        yield Paragraph(part.remark, soft=True)


def _columns(columns: tuple[Column, ...]) -> Iterator[Block]:
    for column in columns:
        if column.title:
            yield Heading(column.title, level=2)
        yield Bullets(tuple(_bullet(line) for line in column.notes))


def _bullet(line: NoteLine) -> Bullet:
    times = f"×{line.count}" if line.count > 1 else ""
    after = " · ".join(part for part in (times, " en ".join(line.groups)) if part)
    return Bullet(line.text, after, line.also)


def _poll(poll: Poll) -> Iterator[Block]:
    if poll.question and poll.question != poll.title:
        yield Paragraph(poll.question)
    rounds = {
        "Aantal": [choice.once for choice in poll.choices],
        "Vooraf": [choice.before for choice in poll.choices],
        "Na afloop": [choice.after for choice in poll.choices],
    }
    told = {name: counts for name, counts in rounds.items() if any(c is not None for c in counts)}
    if told:
        shifts = [shift_in_words(choice) for choice in poll.choices]
        columns = {name: [str(count) for count in counts] for name, counts in told.items()}
        columns |= {"Verschil": shifts} if all(shifts) else {}
        rows = tuple((choice.title, *(texts[n] for texts in columns.values())) for n, choice in enumerate(poll.choices))
        yield Table(("Antwoord", *columns), rows, numbers=True)
    if poll.remark:
        yield Paragraph(poll.remark, soft=True)


def shift_in_words(choice: Choice) -> str:
    """How many more (+) or fewer (−) chose this afterwards; nothing unless both may be told."""
    if choice.before is None or choice.after is None:
        return ""
    shift = choice.after - choice.before
    return f"+{shift}" if shift > 0 else f"−{-shift}" if shift else "0"


def _marks(marks: Marks) -> Iterator[Block]:
    if marks.question and marks.question != marks.title:
        yield Paragraph(marks.question)
    if marks.lines:
        rows = tuple((m.title, "–" if m.hidden else m.average, "" if m.hidden else str(m.times)) for m in marks.lines)
        lowest, highest = marks.scale
        yield Table(("Waarover", f"Gemiddeld ({lowest} tot {highest})", "Hoe vaak"), rows, numbers=True)
    if marks.remark:
        yield Paragraph(marks.remark, soft=True)
    yield from _summary_and_notes(marks)


def _actions(minutes: Minutes) -> Iterator[Block]:
    if not minutes.actions:
        return
    yield Heading(minutes.actions_title)
    columns = {
        "Wat": [action.what for action in minutes.actions],
        "Wie": [action.who for action in minutes.actions],
        "Wanneer": [action.when for action in minutes.actions],
        "Klaar": ["ja" if action.done else "" for action in minutes.actions],
    }
    told = {name: texts for name, texts in columns.items() if name == "Wat" or any(texts)}
    rows = tuple(tuple(texts[n] for texts in told.values()) for n in range(len(minutes.actions)))
    yield Table(tuple(told), rows)


def _tail(minutes: Minutes) -> Iterator[Block]:
    tail, origin = minutes.tail, minutes.origin
    for title, text in (
        ("Wat hiermee gebeurt", tail.what_happens),
        ("Wie dit verslag leest", tail.readers),
        ("De volgende keer", in_words(tail.next_date)),
    ):
        if text:
            yield Heading(title)
            yield Paragraph(text)
    if tail.delete_by:
        yield Paragraph(f"Bewaar dit verslag tot {in_words(tail.delete_by, weekday=False)}. Wis het daarna.", soft=True)
    source = f"Naar: {origin.source}." if origin.source else ""
    owner = f"Eigenaar van de methode: {origin.owner}." if origin.owner else ""
    credit = " ".join(part for part in (source, owner, origin.credit) if part)
    if credit:
        yield Paragraph(credit, soft=True)
