"""What a page may say, read strictly: a message that is not exactly one of these is not understood."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, TypeAlias

import msgspec

from herstelgroep.programme.model import Role
from herstelgroep.web.sealing import Value

Id: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""Made by chance on the page, so that nothing is taken twice."""
PageId: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{32})?\Z")]
"""What a note-taker's page calls itself; a page from before that says nothing."""
Key: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]

_DUTCH = {
    "segment": "onderdeel",
    "place": "plek",
    "column": "kolom",
    "text": "tekst",
    "choice": "keuze",
    "item": "punt",
    "mark": "cijfer",
    "group": "groep",
    "handle": "greep",
    "was": "was",
    "id": "id",
    "page": "bladzijde",
}


class _Message(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="soort", forbid_unknown_fields=True, rename=_DUTCH.get
):
    """The base of all messages."""

    id: Id
    place: Key


class Note(_Message, frozen=True, kw_only=True, tag="briefje"):
    """A note from a phone, for the segment and the place it was written for."""

    segment: Key
    column: Key
    text: str


class Back(_Message, frozen=True, kw_only=True, tag="terug"):
    """The writer of a note wants it back; it says what the note said."""

    segment: Key
    column: Key
    text: str


class Vote(_Message, frozen=True, kw_only=True, tag="stem"):
    """A choice in a poll; an empty one withdraws it."""

    segment: Key
    choice: Key


class Mark(_Message, frozen=True, kw_only=True, tag="cijfer"):
    """A mark for one line; None withdraws it."""

    segment: Key
    item: Key
    mark: int | None


class _FromPage(_Message, frozen=True, kw_only=True):
    """The base of what a note-taker's page says about a note."""

    page: PageId = ""


class Typed(_FromPage, frozen=True, kw_only=True, tag="briefje"):
    """A note that the note-taker typed."""

    column: Key
    group: Key
    text: str

    def __post_init__(self) -> None:
        if self.group:
            Role(self.group)  # another word is not understood


class Changed(_FromPage, frozen=True, kw_only=True, tag="verander"):
    """Another text for a note, which was ``was`` when it was changed."""

    handle: Key
    text: str
    was: str


class Removed(_FromPage, frozen=True, kw_only=True, tag="weg"):
    """A note is taken away, ``was`` what it said on the page (None: that was not looked at)."""

    handle: Key
    was: str | None = None


class Undo(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="soort",
    tag="ongedaan",
    forbid_unknown_fields=True,
    rename=_DUTCH.get,
):
    """The last act of that page is taken back."""

    id: Id
    page: PageId = ""


FromPhone: TypeAlias = Note | Back | Vote | Mark
FromNoteTaker: TypeAlias = Typed | Changed | Removed | Undo


class NotUnderstood(ValueError):
    """An opened message that is none of ours."""


def from_phone(message: Mapping[str, Value]) -> FromPhone:
    """What a phone says. Raises :class:`NotUnderstood`."""
    with _understood():
        found: FromPhone = msgspec.convert(message, FromPhone)
    return found


def from_note_taker(message: Mapping[str, Value]) -> FromNoteTaker:
    """What the note-taker says. Raises :class:`NotUnderstood`."""
    with _understood():
        found: FromNoteTaker = msgspec.convert(message, FromNoteTaker)
    return found


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except msgspec.ValidationError as error:
        raise NotUnderstood from error
