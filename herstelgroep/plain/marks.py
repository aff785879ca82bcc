"""What is said about marks: which lines there are, how to write them down, and how they stand."""

from collections.abc import Iterator, Sequence

from herstelgroep.privacy.groups import OUTSIDE, figures_may_be_told
from herstelgroep.programme.model import Capture, Item
from herstelgroep.session.boards import Place
from herstelgroep.session.model import Session
from herstelgroep.session.showing import average, may_tell

FEW_ANSWERS = f"Onder de {OUTSIDE} antwoorden blijft het gemiddelde verborgen."
FEW_PEOPLE = f"Met minder dan {OUTSIDE} mensen blijft het gemiddelde verborgen."


def numbered(items: Sequence[Item]) -> str:
    """Items with the numbers by which they are chosen."""
    return ", ".join(f"{number} {item.title}" for number, item in enumerate(items, 1))


def lines_told(capture: Capture) -> Iterator[str]:
    """The lines, each named once, and how to give a mark and a reason."""
    low, high = capture.scale
    such = max(low, high - 3)
    yield f"Regels: {numbered(capture.items)}."
    yield f"Een cijfer van {low} tot en met {high} schrijf je zo: cijfer 1 {such}. Dat is een {such} bij regel 1."
    for word, asked in (("reden", capture.why), ("hoger", capture.higher)):
        if asked:
            yield f"{asked} Schrijf het zo: {word} 1 en dan je tekst."


def figures_told(session: Session, place: Place) -> Iterator[str]:
    """How the marks stand, in the order of the script: the average only where it may be told."""
    hidden = ""
    for number, item in enumerate(place.capture.items, 1):
        counts = session.marks.get(place.key, {}).get(item.key, {})
        answers = sum(counts.values())
        told = so_many_answers(answers) if answers else "nog geen cijfers"
        if answers and may_tell(session, answers):
            told += f", gemiddeld {average(counts)}"
        elif answers:
            told += ", gemiddelde verborgen"
            hidden = why_hidden(answers) if hidden != FEW_ANSWERS else hidden
        yield f"Regel {number}, {item.title}: {told}."
    if hidden:
        yield hidden


def after_mark(session: Session, counts: dict[int, int]) -> str:
    """What is said right after a mark: at the first one that it is hidden, at the fifth the average."""
    answers = sum(counts.values())
    if answers not in (1, OUTSIDE):
        return ""
    if not may_tell(session, answers):
        return why_hidden(answers)
    return f"Gemiddeld {average(counts)}. Typ lees voor alle regels."


def why_hidden(answers: int) -> str:
    """Why an average is not told."""
    return FEW_PEOPLE if figures_may_be_told(answers) else FEW_ANSWERS


def so_many_answers(answers: int) -> str:
    """A number of answers, with its word."""
    return "1 antwoord" if answers == 1 else f"{answers} antwoorden"
