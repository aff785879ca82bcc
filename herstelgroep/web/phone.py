"""The phone page's side of the session: what it shows now, and what it may send.

Nothing here knows which phone it is: a message carries only an id that was made for it by
chance, of which a salted hash is kept until the session ends.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import MOST_CHARACTERS, TextRefused, clean_line, clean_note
from herstelgroep.privacy.groups import OUTSIDE
from herstelgroep.privacy.receipts import receipt
from herstelgroep.programme.model import CaptureKind, Item, Segment
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, places_of_segment
from herstelgroep.session.live import PHONES, LiveSession
from herstelgroep.session.model import Access, Session
from herstelgroep.session.phones import is_received, mark_key, question_now
from herstelgroep.session.refusals import Refused
from herstelgroep.session.showing import current_segment, places_now, shown_to_group
from herstelgroep.web.kept import PATIENCE, on_disk
from herstelgroep.web.messages import Back, FromPhone, Mark, Note, NotUnderstood, Vote, from_phone
from herstelgroep.web.sealing import MOST_BYTES, CannotOpen, open_box, public_key, unchangeable
from herstelgroep.web.standing import SENTENCES, Standing, agreement, for_notes, for_phones, notes_are_open

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

STILL_THERE = "Je tekst staat er nog."
TOO_LARGE = f"Dit is te lang om te sturen. {STILL_THERE} Maak er twee briefjes van."
NO_SENSE = f"Dit bericht konden we niet lezen. {STILL_THERE} Scan de code nog een keer."
NOT_KEPT_YET = f"Dit is nog niet bewaard. {STILL_THERE} Over een paar tellen proberen we het opnieuw."
EMPTY = "Er staat nog niets in je briefje. Schrijf eerst iets."
NO_PLACE = f"Dit onderdeel neemt geen briefjes aan. {STILL_THERE}"
NO_COLUMN = f"Kies eerst waar je briefje bij hoort. {STILL_THERE}"
CLOSED = "Deze vraag is gesloten. Wat al binnen was, telt mee."
NOT_TAKEN = "Je antwoord is nu niet meegenomen."
NO_CHOICE = "Dat staat hier niet bij. Kies iets anders."
NOT_NOW = f"Dit kon nu niet mee. {STILL_THERE} Vraag het aan de gespreksleider."

_ASKED = (CaptureKind.POLL, CaptureKind.MARKS)


class Reply(NamedTuple):
    """The answer to a message: an HTTP status, and what the page is told."""

    status: int
    body: dict[str, object]


class NotTaken(HerstelgroepError):
    """The session does not take this; the message says so to the writer."""


def refused(status: int, sentence: str, *, again: bool = False) -> Reply:
    """Not taken. ``again``: the page may quietly send the same later."""
    return Reply(status, {"goed": False, "zin": sentence, "opnieuw": again})


def page_key(session: Session) -> str:
    """The public key that stands in the page, in standard base64. The phones must be on."""
    assert session.phones.access is not None
    return public_key(session.phones.access.seal)


def state(session: Session | None, turned: Mapping[str, int] | None = None) -> dict[str, object]:
    """What the page shows now; None: the session is gone.

    ``turned`` is how often what waits at a board was shown or counted: then it can no longer be taken back.
    """
    standing = for_phones(session) if session is not None else Standing.OVER
    shown: dict[str, object] = {
        "programma": session.programme.title if session else "",
        "onderdeel": "",
        "titel": "",
        "vraag": "",
        "stand": standing.value,
        "zin": SENTENCES[standing],
        "soort": "",
        "plekken": [],
        "keuzes": [],
        "schaal": [1, 10],
        "moment": "",
        "weinig": True,
        "hoogstens": MOST_CHARACTERS,
        "getoond": dict(turned or {}),
    }
    if session is None or standing is Standing.OVER:
        return shown
    segment = current_segment(session)
    shown |= {
        "onderdeel": segment.key,
        "titel": segment.title,
        "vraag": shown_to_group(session, segment),
        "weinig": session.attendance is None or session.attendance.total < OUTSIDE,
    }
    return shown | _question(session, segment)


def _question(session: Session, segment: Segment) -> dict[str, object]:
    """What is asked in this segment, whether or not it can be answered now."""
    places = [place for place in places_now(session) if place.capture.kind in (*_ASKED, CaptureKind.NOTES)]
    if not places:
        return {}
    capture = places[0].capture
    if capture.kind in _ASKED:
        places = places[:1]
    notes = notes_are_open(session)
    return {
        "soort": capture.kind.value,
        "plekken": [_place(place, with_columns=notes) for place in places],
        "keuzes": _named(capture.items) if capture.kind in _ASKED else [],
        "schaal": list(capture.scale),
        "moment": segment.moment.value if capture.kind is CaptureKind.POLL else "",
    }


def _place(place: Place, *, with_columns: bool) -> dict[str, object]:
    columns = place.columns if place.holds_notes and with_columns else ()
    return {"sleutel": place.key, "titel": place.title, "kolommen": _named(columns)}


def _named(items: tuple[Item, ...]) -> list[dict[str, str]]:
    return [{"sleutel": item.key, "titel": item.title} for item in items]


async def take(desk: "Desk", body: bytes, seconds: float = PATIENCE) -> Reply:
    """Take a sealed message in. It is only called good when it is on disk, within so many seconds."""
    live = desk.live
    access = live.session.phones.access if live else None
    if live is None or access is None:
        return refused(409, f"{SENTENCES[Standing.OVER]} {STILL_THERE}")
    if len(body) > MOST_BYTES:
        return refused(413, TOO_LARGE)
    try:
        message = from_phone(open_box(access.seal, body))
        _take(live, desk.new_handle(), access, message, receipt(access.salt, "bericht", unchangeable(body)))
    except CannotOpen as error:
        return refused(400, error.message)
    except NotUnderstood:
        return refused(400, NO_SENSE)
    except NotTaken as error:
        return refused(409, error.message)
    except HerstelgroepError:  # the core speaks to the leader
        return refused(409, NOT_NOW)
    if not await on_disk(desk, live.revision, seconds):
        return refused(503, NOT_KEPT_YET, again=True)
    return Reply(200, {"goed": True})


def _take(live: LiveSession, handle: str, access: Access, message: FromPhone, this_one: str) -> None:
    """Carry it out. ``this_one`` is the receipt of the sealed message itself, of which no two are alike."""
    if isinstance(message, Note):
        _take_note(live, handle, access, message)
    elif isinstance(message, Back):
        _take_back(live, access, message)
    else:
        _take_answer(live, access, message, this_one)


def _take_note(live: LiveSession, handle: str, access: Access, note: Note) -> None:
    text = _clean(note.text)
    session = live.session
    place = _written_for(session, note)
    column = _column(place, note.column)
    came_in = _receipt_of(access, note.id, place, column, text)
    if is_received(session, came_in):
        return  # its answer was lost on the way
    _check(for_notes(session), STILL_THERE)
    add = c.AddNote(place.key, handle, text, column, face_down=True)
    live.do(c.Once(came_in, add), PHONES)


def _take_back(live: LiveSession, access: Access, back: Back) -> None:
    text = _clean(back.text)
    place = _written_for(live.session, back)
    column = _column(place, back.column)
    came_in = _receipt_of(access, back.id, place, column, text)
    gone = receipt(access.salt, "terug", came_in)
    try:
        live.do(c.TakeBack(came_in, gone, place.key, text, column), PHONES)
    except Refused as error:  # this sentence is for the writer
        raise NotTaken(error.message) from error


def _receipt_of(access: Access, note_id: str, place: Place, column: str, text: str) -> str:
    """It holds the words too, so that nobody takes back what somebody else wrote."""
    return receipt(access.salt, "briefje", note_id, place.key, column, text)


def _take_answer(live: LiveSession, access: Access, answer: Vote | Mark, this_one: str) -> None:
    session = live.session
    if is_received(session, this_one):
        return  # an old choice that comes again never takes the place of a newer one
    _check(agreement(session), NOT_TAKEN)
    asked = question_now(session)
    if asked is None or answer.place != asked.place.key or answer.segment != current_segment(session).key:
        raise NotTaken(CLOSED)
    key = asked.keys[0] if isinstance(answer, Vote) else mark_key(asked.place.key, answer.item)
    if (asked.place.capture.kind is CaptureKind.POLL) is not isinstance(answer, Vote) or key not in asked.keys:
        raise NotTaken(NO_CHOICE)
    given = receipt(access.salt, "antwoord", key, answer.id)
    if is_received(session, given):
        raise NotTaken(CLOSED)
    choice = answer.choice if isinstance(answer, Vote) else _figure(answer.mark)
    try:
        live.do(c.Once(this_one, c.Answer(key, given, choice)), PHONES)
    except Refused as error:
        raise NotTaken(NO_CHOICE) from error


def _figure(mark: int | None) -> str:
    return "" if mark is None else str(mark)


def _check(standing: Standing, otherwise: str) -> None:
    if standing is not Standing.OPEN:
        raise NotTaken(f"{SENTENCES[standing]} {otherwise}")


def _written_for(session: Session, note: Note | Back) -> Place:
    """The place that it names, of a segment that may lie behind us by now."""
    segment = session.script.segment(note.segment)
    places = places_of_segment(session, segment) if segment else ()
    place = next((one for one in places if one.key == note.place and one.holds_notes), None)
    if place is None:
        raise NotTaken(NO_PLACE)
    return place


def _column(place: Place, column: str) -> str:
    keys = [item.key for item in place.columns]
    if not column and len(keys) == 1:
        return keys[0]
    if column not in keys:
        raise NotTaken(NO_COLUMN)
    return column


def _clean(text: str) -> str:
    try:
        return clean_note(text)
    except TextRefused as error:
        raise NotTaken(error.message if clean_line(text) else EMPTY) from error
