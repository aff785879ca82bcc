"""The script on paper: everything to lead a session without a laptop, with room to write.

Of a programme that has no script: the page that tells what it is.
"""

from collections.abc import Callable, Iterator

from herstelgroep.errors import HerstelgroepError
from herstelgroep.minutes.cleaned import cleaned
from herstelgroep.minutes.dates import minutes_in_words
from herstelgroep.minutes.document import Block, Bullet, Bullets, Document, Facts, Heading, Paragraph, Room, Table
from herstelgroep.privacy.cleaning import clean_block
from herstelgroep.programme.catalogue import instead_of_leading
from herstelgroep.programme.frame import Questionnaire
from herstelgroep.programme.model import (
    Capture,
    CaptureKind,
    Item,
    Moment,
    Programme,
    Rights,
    Script,
    Segment,
    SegmentKind,
    Topic,
)
from herstelgroep.session.showing import on_paper

PAPER_FORMATS = ("pdf", "html", "md")
_LINES = 7
_MOST_COLUMNS = 5
"""More columns are too narrow to write in."""
_MOMENTS = {Moment.ONCE: "", Moment.BEFORE: "vooraf", Moment.AFTER: "na afloop"}


class NoSuchPaper(HerstelgroepError):
    """A script cannot be made in this format; the message names the ones there are."""


def render_script(programme: Programme, script: Script, format: str) -> bytes:
    """The script as a file in one of :data:`PAPER_FORMATS`. Raises :class:`NoSuchPaper`."""
    return _renderer(format)(paper_of(programme, script))


def render_page(programme: Programme, format: str) -> bytes:
    """The page of a programme without a script, in one of :data:`PAPER_FORMATS`. Raises :class:`NoSuchPaper`."""
    return _renderer(format)(page_of(programme))


def _renderer(format: str) -> Callable[[Document], bytes]:
    if format not in PAPER_FORMATS:
        raise NoSuchPaper(f"Een draaiboek kan als {', '.join(PAPER_FORMATS)}. Kies een daarvan.")
    return paper_renderer(format)


def paper_renderer(format: str) -> Callable[[Document], bytes]:
    """What makes a file in one of :data:`PAPER_FORMATS` of a document; loaded when it is asked for."""
    if format == "md":
        from herstelgroep.minutes.markdown import markdown_of

        return markdown_of
    if format == "html":
        from herstelgroep.minutes.html import html_of

        return html_of
    from herstelgroep.minutes.pdf import pdf_of

    return pdf_of


def paper_of(programme: Programme, script: Script) -> Document:
    """The script as blocks, in large type."""
    title = programme.title if len(programme.scripts) == 1 else f"{programme.title} {script.nr}"
    return cleaned(
        Document(
            title=title,
            subtitle="" if script.title == programme.title else script.title,
            date="",
            footer=f"Draaiboek {title}",
            blocks=(
                *_opening(programme, script),
                *_pages(programme),
                *_plan(script),
                *_segments(script),
                *_origin(programme),
            ),
            large=True,
        ),
        lambda text: on_paper(clean_block(text)),
    )


def page_of(programme: Programme) -> Document:
    """What a programme without a script is, as blocks: to read, and to give to somebody."""
    return cleaned(
        Document(
            title=programme.title,
            subtitle="",
            date="",
            footer=programme.title,
            blocks=(
                *_what_it_is(programme),
                *_pages(programme),
                *_questionnaire(programme.questionnaire),
                *_meetings(programme),
                *_origin(programme),
            ),
            large=True,
        ),
        lambda text: on_paper(clean_block(text)),
    )


def _what_it_is(programme: Programme) -> Iterator[Block]:
    people = f"{programme.least} tot {programme.most} mensen" if programme.most else ""
    facts = tuple((name, text) for name, text in (("Voor wie", programme.audience), ("Hoeveel", people)) if text)
    if facts:
        yield Facts(facts)
    yield Heading("Waar het om gaat")
    yield Paragraph(programme.purpose)
    yield Paragraph(instead_of_leading(programme), soft=True)
    if programme.preparation:
        yield Heading("Vooraf")
        yield _boxes(programme.preparation)


def _questionnaire(facts: Questionnaire | None) -> Iterator[Block]:
    """What may be told of a questionnaire: never its questions."""
    if facts is None:
        return
    yield Heading("De vragenlijst")
    if facts.items:
        low, high = facts.scale
        yield Paragraph(f"{facts.items} vragen, met een antwoord van {low} tot en met {high}.")
    if facts.dimensions:
        yield Paragraph("Het gaat over:")
        yield Bullets(tuple(Bullet(dimension) for dimension in facts.dimensions))
    yield Paragraph("De vragen zelf staan niet in deze app.", soft=True)


def _meetings(programme: Programme) -> Iterator[Block]:
    if programme.scripts:
        yield Heading("De bijeenkomsten")
        rows = tuple((script.title, str(script.minutes)) for script in programme.scripts)
        yield Table(("Bijeenkomst", "Minuten"), rows, numbers=True)


def _opening(programme: Programme, script: Script) -> Iterator[Block]:
    facts = [("Duur", minutes_in_words(script.minutes)), ("Voor wie", programme.audience)]
    facts += [("Datum", "\u00a0"), ("Plaats", "\u00a0"), ("Aanwezig", "alleen aantallen, geen namen:")]
    yield Facts(tuple((name, text) for name, text in facts if text))
    purpose = script.purpose or programme.purpose
    if purpose:
        yield Heading("Waar het om gaat")
        yield Paragraph(purpose)
    preparation = (*programme.preparation, *script.preparation)
    if preparation:
        yield Heading("Vooraf")
        yield _boxes(preparation)


def _pages(programme: Programme) -> Iterator[Block]:
    for page in programme.pages:
        yield Heading(page.title)
        for text in page.text:
            yield Paragraph(text)


def _boxes(texts: tuple[str, ...]) -> Bullets:
    return Bullets(tuple(Bullet(text) for text in texts), boxes=True)


def _plan(script: Script) -> Iterator[Block]:
    yield Heading("Vandaag")
    rows = tuple((segment.title, str(segment.minutes)) for segment in script.segments)
    yield Table(("Onderdeel", "Minuten"), rows, numbers=True)
    if script.topic_list:
        least, most = script.topic_list.least, script.topic_list.most
        number = str(least) if least == most else f"{least} of {most}" if most == least + 1 else f"{least} tot {most}"
        yield Heading(f"Kies {number} onderwerpen", 2)
        yield _boxes(tuple(topic.title for topic in script.topic_list.topics))


def _segments(script: Script) -> Iterator[Block]:
    topics_told = False
    tables: set[str] = set()
    for number, segment in enumerate(script.segments, 1):
        yield Heading(f"{number}. {segment.title} · {minutes_in_words(segment.minutes)}")
        yield from _spoken(segment)
        if segment.kind is SegmentKind.TOPICS and script.topic_list and not topics_told:
            topics_told = True
            for topic in script.topic_list.topics:
                yield from _topic(topic)
        elif segment.kind is SegmentKind.TOPICS:
            yield Paragraph("De onderwerpen staan hierboven. Ga verder waar je was.", soft=True)
        capture = script.capture(segment.capture) if segment.capture else None
        if capture and capture.rows and capture.key in tables:
            yield Paragraph(f"Schrijf verder in de tabel ‘{capture.title}’, hierboven.", soft=True)
        elif capture:
            tables.add(capture.key)
            yield from _room(capture, segment)


def _topic(topic: Topic) -> Iterator[Block]:
    yield Heading(f"Onderwerp: {topic.title}", 2)
    yield from _spoken(topic, level=3)
    yield Room(_titles(topic.columns), _LINES)


def _spoken(part: Segment | Topic, level: int = 2) -> Iterator[Block]:
    """What the leader says, does and minds, under small headings of this level."""
    if part.say:
        yield Heading("Zeg", level)
        for text in part.say:
            yield Paragraph(text, strong=True)
    if part.easier:
        yield Heading("Makkelijker", level)
        yield Paragraph(part.easier)
    for title, texts in (("Doe", part.do), ("Let op", part.mind)):
        if texts:
            yield Heading(title, level)
            yield Bullets(tuple(Bullet(text) for text in texts))


def _titles(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.title for item in items)


def _room(capture: Capture, segment: Segment) -> Iterator[Block]:
    """Room to write what this capture asks for."""
    told = [capture.title, segment.speaks.value if segment.speaks else "", _MOMENTS[segment.moment]]
    yield Heading("Opschrijven: " + " · ".join(part for part in told if part), 2)
    if capture.question:
        yield Paragraph(capture.question)
    helps = tuple(Bullet(line) for item in capture.items for line in item.help)
    if helps:
        yield Bullets(helps)
    if capture.kind is CaptureKind.NOTES:
        for part in ("Groepje 1", "Groepje 2", "Groepje 3") if capture.per_subgroup else ("",):
            yield Room(_titles(capture.items) or ((part,) if part else ()), _LINES)
    elif capture.kind is CaptureKind.POLL:
        yield Table(("Antwoord", "Aantal"), tuple((title, "") for title in _titles(capture.items)))
    elif capture.kind is CaptureKind.MARKS:
        yield from _marks(capture)
    elif capture.kind is CaptureKind.ACTIONS:
        yield Room(("Wat", "Wie (een rol)", "Wanneer"), 5)
    elif capture.rows:
        yield from _table_room(_titles(capture.items))
    else:
        for title in _titles(capture.items):
            yield Room((title,), 3)


def _table_room(titles: tuple[str, ...]) -> Iterator[Block]:
    """Room for a table to write in by hand: a wide one in pieces, each with the first column in front."""
    yield Room(titles[:_MOST_COLUMNS], _LINES)
    for start in range(_MOST_COLUMNS, len(titles), _MOST_COLUMNS - 1):
        yield Room((titles[0], *titles[start : start + _MOST_COLUMNS - 1]), _LINES)


def _marks(capture: Capture) -> Iterator[Block]:
    lowest, highest = capture.scale
    yield Paragraph(f"Zet een streepje bij het cijfer, van {lowest} tot {highest}. Geen namen.", soft=True)
    scale = tuple(str(mark) for mark in range(lowest, highest + 1))
    if len(scale) <= 10:
        yield Table(("Waarover", *scale), tuple((title, *("",) * len(scale)) for title in _titles(capture.items)))
    else:
        yield Room(("Waarover", "Cijfers"), _LINES)
    texts = tuple(text for text in (capture.why, capture.higher) if text)
    if texts:
        yield Room(texts, _LINES)


def _origin(programme: Programme) -> Iterator[Block]:
    owner = f"Eigenaar van de methode: {programme.owner}." if programme.owner else ""
    owned = programme.rights is Rights.OWNED and not programme.credit
    credit = "Dit is niet het officiële cursusmateriaal." if owned else programme.credit
    told = " ".join(part for part in (f"Naar: {programme.source}.", owner, credit) if part)
    yield Paragraph(told, soft=True)
