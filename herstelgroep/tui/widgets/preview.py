"""A script as somebody reads it beforehand: the parts with their minutes, and what is said."""

from collections.abc import Iterator

from textual.content import Content

from herstelgroep.programme.catalogue import Entry, Origin, instead_of_leading
from herstelgroep.programme.frame import Page, Questionnaire
from herstelgroep.programme.model import Outcome, Programme, Script, Segment, SegmentKind
from herstelgroep.programme.rights import rights_told

SOFT = "$soft"
HEAD = "bold $secondary"
STRONG = "bold"

_OUTCOMES = {
    Outcome.SHARE: "Van deze bijeenkomst komt een verslag. Dat mag de kamer uit nadat jij het hebt nagelezen.",
    Outcome.GROUP: "De briefjes blijven bij de groep. Ze gaan nooit de kamer uit.",
    Outcome.NOTHING: "Er wordt niets bewaard.",
}


def soft(text: str) -> Content:
    """Text that is less important."""
    return Content.styled(text, SOFT)


def lines(parts: list[Content]) -> Content:
    """These lines under each other."""
    return Content("\n").join(parts)


def meetings_told(programme: Programme) -> str:
    """How many meetings there are and how long they take."""
    lengths = sorted({script.minutes for script in programme.scripts})
    if not lengths:
        return "vragenlijst" if programme.questionnaire else "alleen de naam"
    each = f"{lengths[0]} min" if len(lengths) == 1 else f"{lengths[0]} tot {lengths[-1]} min"
    return each if len(programme.scripts) == 1 else f"{len(programme.scripts)} × {each}"


def _whose(entry: Entry) -> str:
    """Whether an own programme takes the place of another."""
    return "eigen, in plaats van het ingebouwde" if entry.replaces else "eigen"


def programme_told(entry: Entry) -> Content:
    """What a programme is for, before its script."""
    programme = entry.programme
    said = [Content.styled(programme.title, STRONG), Content(programme.purpose)]
    if not programme.can_be_led:
        said.append(Content(instead_of_leading(programme)))
    said += [part for page in programme.pages for part in _page_told(page)]
    said += [*questionnaire_told(programme.questionnaire), Content("")]
    if programme.audience:
        said.append(soft("Voor wie: ") + Content(programme.audience))
    if programme.scripts:
        said.append(soft("Hoe lang: ") + Content(meetings_told(programme)))
    if entry.origin is Origin.OWN:
        said.append(soft("Van wie: ") + Content(_whose(entry)))
    if programme.most:
        said.append(soft("Hoeveel: ") + Content(f"{programme.least} tot {programme.most} mensen"))
    if programme.can_be_led:
        said += [Content(""), soft(_OUTCOMES[programme.outcome])]
    said += [soft(line) for line in rights_told(programme)]
    return lines(said)


def questionnaire_told(facts: Questionnaire | None) -> list[Content]:
    """What may be told of a questionnaire: never its questions."""
    if facts is None:
        return []
    told = [Content(""), Content.styled("De vragenlijst", HEAD)]
    if facts.items:
        low, high = facts.scale
        told.append(Content(f"{facts.items} vragen, met een antwoord van {low} tot en met {high}."))
    if facts.dimensions:
        told.append(soft("Het gaat over:"))
        told += [Content(f"· {dimension}") for dimension in facts.dimensions]
    return [*told, soft("De vragen zelf staan niet in deze app.")]


def _page_told(page: Page) -> Iterator[Content]:
    yield Content("")
    yield Content.styled(page.title, HEAD)
    for text in page.text:
        yield Content(text)


def script_told(script: Script) -> Content:
    """The whole script to read, with its total at the top."""
    head = [
        Content.styled(script.title, HEAD) + soft(f"   {script.minutes} minuten, {len(script.segments)} onderdelen"),
    ]
    if script.purpose:
        head.append(Content(script.purpose))
    if script.topic_list:
        head += [Content(""), soft("Onderwerpen om uit te kiezen:")]
        head += [Content(f"· {topic.title}") for topic in script.topic_list.topics]
    return lines([*head, *(part for segment in script.segments for part in _segment_told(segment))])


def _segment_told(segment: Segment) -> Iterator[Content]:
    yield Content("")
    yield Content.styled(segment.title, STRONG) + soft(f"   {segment.minutes} min")
    if segment.kind is SegmentKind.TOPICS:
        yield soft("Hier komen de onderwerpen die je kiest.")
    for line in segment.say:
        yield Content(line)
    for name, texts in (("Doe", segment.do), ("Let op", segment.mind)):
        for text in texts:
            yield soft(f"{name}: {text}")


def table_of_parts(script: Script) -> Content:
    """The parts of a script in short, with their minutes."""
    rows = [f"{segment.minutes:>4}  {segment.title}" for segment in script.segments]
    return lines([*(Content(row) for row in rows), Content.styled(f"{script.minutes:>4}  minuten samen", STRONG)])
