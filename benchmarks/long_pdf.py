"""The PDF of a long session, over typst alone on the same text."""

import json
import time
from collections.abc import Callable, Iterator
from importlib import resources

import typst

from benchmarks import sessions
from benchmarks.pairs import Effort, Measure, Pairs, in_turns
from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.document import Bullets, Document, Facts, Heading, Paragraph, Table
from herstelgroep.minutes.formats import render
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.session import commands as c
from herstelgroep.session.model import Session

ROUNDS = 15
NOTES = 400


def measure(effort: Effort) -> Pairs:
    """Make both in turns, from a panel on which all topics were talked through."""
    session = long_session()
    alone = typst_alone(document_of(build_minutes(session, NotesChoice.ALWAYS)))
    return in_turns(_timed(lambda: ours(session)), _timed(alone), effort.rounds(ROUNDS), effort.warm_up)


def long_session() -> Session:
    """A client panel of all topics, finished, with 400 notes."""
    with sessions.fresh_folder() as root, sessions.desk_in(root) as desk:
        live = sessions.begun(desk, "clientenpanel")
        sessions.add_notes(live, sessions.topic_boards(live), NOTES)
        live.do(c.Finish(desk.world.now() + 3600), sessions.DOOR)
        return live.session


def ours(session: Session) -> bytes:
    """From the session to the bytes of a file."""
    return render(build_minutes(session, NotesChoice.ALWAYS), "pdf")


def typst_alone(document: Document) -> Callable[[], bytes]:
    """The engine on a plain source with the same words, fonts and kind of PDF, and no house style."""
    source = "\n\n".join(source_lines(document)).encode()
    folder = resources.files("herstelgroep.minutes").joinpath("fonts")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])

    def one() -> bytes:
        made = typst.compile(source, font_paths=fonts, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
        assert isinstance(made, bytes)
        return made

    return one


def source_lines(document: Document) -> Iterator[str]:
    """Typst source with every word of the document, in paragraphs, lists and tables."""
    yield f'#set document(title: {quoted(document.title)})\n#set text(lang: "nl", font: ("Atkinson Hyperlegible Next", "Noto Emoji", "DejaVu Sans"))'
    yield f"= #{quoted(document.title)}"
    yield f"#{quoted(document.subtitle)}"
    for block in document.blocks:
        match block:
            case Heading(text, level):
                yield f"{'=' * (level + 1)} #{quoted(text)}"
            case Paragraph(text):
                yield f"#{quoted(text)}"
            case Facts(rows):
                yield from (f"#{quoted(name)}: #{quoted(text)}" for name, text in rows)
            case Bullets(items):
                yield "\n".join(f"- #{quoted(' '.join((one.text, one.after, *one.under)))}" for one in items)
            case Table(head, rows):
                cells = (cell for row in (head, *rows) for cell in row)
                yield f"#table(columns: {len(head)}, {', '.join(map(quoted, cells))})"


def quoted(text: str) -> str:
    """Text as a string in typst source."""
    return json.dumps(text, ensure_ascii=False)


def _timed(work: Callable[[], bytes]) -> Measure:
    def one() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return one
