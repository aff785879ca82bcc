"""What a person should look at before minutes leave the room. Nothing is changed here."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from herstelgroep.minutes.glyphs import PLACEHOLDER, missing
from herstelgroep.minutes.layout import COMMON_TITLE, LEFT_TITLE
from herstelgroep.minutes.model import Column, Form, Marks, Minutes, Section
from herstelgroep.privacy.spotting import spot


class Remark(msgspec.Struct, frozen=True):
    """Something to look at: in which part, in which text, which words, and what could stand there."""

    kind: str
    place: str
    text: str
    words: str
    proposal: str

    @property
    def sentence(self) -> str:
        """The remark as it is told."""
        return f"{self.place}: ‘{self.words}’ lijkt een {self.kind}. Voorstel: {self.proposal}."


class SignRemark(Remark, frozen=True):
    """Characters that a PDF cannot show."""

    @property
    def sentence(self) -> str:
        """The remark as it is told."""
        return f"{self.place}: ‘{self.words}’ kan niet in een PDF. Daar komt {self.proposal} te staan."


class Where(StrEnum):
    """Parts of the minutes that have no title of their own."""

    HEAD = "Bovenaan"
    PURPOSE = "Waar het over ging"
    TAIL = "Hoe het verder gaat"


def before_sharing(minutes: Minutes) -> tuple[Remark, ...]:
    """Identifying words and characters without a font, in the order of the minutes, each once."""
    found: dict[Remark, None] = {}
    for place, text in texts_of(minutes):
        for finding in spot(text):
            found[Remark(finding.kind.value, place, text, finding.words, finding.proposal)] = None
        signs = missing(text)
        if signs:
            found[SignRemark("teken", place, text, " ".join(signs), PLACEHOLDER)] = None
    return tuple(found)


def texts_of(minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Every text that people wrote, with the title of its part."""
    head, tail = minutes.head, minutes.tail
    yield Where.HEAD, head.theme
    yield Where.HEAD, head.place
    yield Where.PURPOSE, minutes.purpose
    for part in minutes.parts:
        if isinstance(part, Section | Marks):
            yield part.title, part.summary
            for text in _notes(part.columns):
                yield part.title, text
        elif isinstance(part, Form):
            yield from _form(part)
        yield part.title, part.title
    for line in minutes.common:
        for text in (line.text, *line.also):
            yield COMMON_TITLE, text
    for left in minutes.leftovers:
        yield LEFT_TITLE, left.text
    for action in minutes.actions:
        for text in (action.what, action.who, action.when):
            yield minutes.actions_title, text
    if minutes.process:
        yield from _form(minutes.process)
    for text in (tail.what_happens, tail.readers, tail.next_date):
        yield Where.TAIL, text


def _notes(columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        for line in column.notes:
            yield line.text
            yield from line.also


def _form(form: Form) -> Iterator[tuple[str, str]]:
    for row in form.rows:
        for text in row:
            yield form.title, text
