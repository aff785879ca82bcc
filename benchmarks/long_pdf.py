"""The PDF of a long session, over typst alone on the same text."""

import json
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from itertools import count
from typing import Any

import typst
from msgspec.structs import replace

from benchmarks import sessions
from benchmarks.pairs import Effort, Pairs, in_turns
from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.document import Bullets, Document, Facts, Heading, Paragraph, Table
from herstelgroep.minutes.formats import render
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.session import commands as c
from herstelgroep.session.model import Session

ROUNDS = 25
NOTES = 400
_STANDARDS: list[Any] = ["ua-1", "a-2a"]


def measure(effort: Effort) -> Pairs:
    """Make both in turns, from a panel on which all topics were talked through.

    The engine remembers what it has set before, so every round has other words.
    """
    sessions_to_make = with_other_words(long_session())

    def ours() -> float:
        session = next(sessions_to_make)
        return _seconds(lambda: render(build_minutes(session, NotesChoice.ALWAYS), "pdf"))

    def bare() -> float:
        document = document_of(build_minutes(next(sessions_to_make), NotesChoice.ALWAYS))
        return _seconds(typst_alone(document))

    return in_turns(ours, bare, effort.rounds(ROUNDS), effort.warm_up)


def long_session() -> Session:
    """A client panel of all topics, finished, with 400 notes."""
    with sessions.fresh_folder() as root, sessions.desk_in(root) as desk:
        live = sessions.begun(desk, "clientenpanel")
        sessions.add_notes(live, sessions.topic_boards(live), NOTES)
        live.do(c.Finish(desk.world.now() + 3600), sessions.DOOR)
        return live.session


def with_other_words(session: Session) -> Iterator[Session]:
    """The same session, every time with another word in every note."""
    for number in count():
        boards = {
            board: {handle: replace(note, text=f"{note.text} En {number}.") for handle, note in notes.items()}
            for board, notes in session.boards.items()
        }
        yield replace(session, boards=boards)


def typst_alone(document: Document) -> Callable[[], bytes]:
    """The engine on a plain source with the same words, fonts and kind of PDF, and no house style."""
    source = "\n\n".join(source_lines(document)).encode()

    def one() -> bytes:
        made = typst.compile(
            source, font_paths=_fonts(), ignore_system_fonts=True, format="pdf", pdf_standards=_STANDARDS, timestamp=0
        )
        assert isinstance(made, bytes)
        return made

    return one


@cache
def _fonts() -> typst.Fonts:
    folder = resources.files("herstelgroep.minutes").joinpath("fonts")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def source_lines(document: Document) -> Iterator[str]:
    """Typst source with every word of the document, in paragraphs, lists and tables."""
    yield f"#set document(title: {quoted(document.title)})"
    yield '#set text(lang: "nl", font: ("Atkinson Hyperlegible Next", "Noto Emoji", "DejaVu Sans"))'
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


def _seconds(work: Callable[[], bytes]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
