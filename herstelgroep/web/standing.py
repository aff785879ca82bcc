"""How a session stands for who is in the room: whether something can be sent now, and if not, why not."""

from enum import StrEnum

from herstelgroep.programme.model import CaptureKind, Outcome
from herstelgroep.session.model import Session, Status, Writing
from herstelgroep.session.showing import places_now


class Standing(StrEnum):
    """Whether something can be sent now."""

    OPEN = "open"
    CLOSED = "dicht"
    PAPER = "papier"
    NOTHING = "niets"
    OFF_RECORD = "buiten"
    NO_QUESTION = "geen"
    OVER = "klaar"


SENTENCES = {
    Standing.OPEN: "",
    Standing.CLOSED: "De groep heeft de briefjes nog niet geopend.",
    Standing.PAPER: "We schrijven vandaag alleen op papier.",
    Standing.NOTHING: "De afspraak is: er wordt niets opgeschreven.",
    Standing.OFF_RECORD: "Buiten verslag: er wordt niets bewaard.",
    Standing.NO_QUESTION: "Er is nu geen vraag. Deze bladzijde gaat vanzelf verder.",
    Standing.OVER: "De bijeenkomst is afgelopen. Er komt niets meer bij.",
}
"""What the page says when it is not open."""

CATCHES = (CaptureKind.NOTES, CaptureKind.POLL, CaptureKind.MARKS)
"""What a phone can answer to."""


def agreement(session: Session | None) -> Standing:
    """What was agreed about keeping, for votes and marks as well as notes."""
    if session is None or session.status is Status.FINISHED:
        return Standing.OVER
    if session.programme.outcome is Outcome.NOTHING or session.writing is Writing.NOTHING:
        return Standing.NOTHING
    if session.off_record:
        return Standing.OFF_RECORD
    return Standing.PAPER if session.writing is Writing.PAPER else Standing.OPEN


def for_notes(session: Session | None) -> Standing:
    """Whether a note can be written now, wherever it belongs."""
    agreed = agreement(session)
    if agreed is Standing.OPEN and session is not None and not notes_are_open(session):
        return Standing.CLOSED
    return agreed


def for_phones(session: Session) -> Standing:
    """Whether a phone has something to answer in the segment of now."""
    agreed = agreement(session)
    if agreed is not Standing.OPEN:
        return agreed
    place = next(iter(places_now(session)), None)
    if place is None or place.capture.kind not in CATCHES:
        return Standing.NO_QUESTION
    return for_notes(session) if place.capture.kind is CaptureKind.NOTES else Standing.OPEN


def notes_are_open(session: Session) -> bool:
    """Whether the group has opened its notes; what is shared is always open."""
    return session.programme.outcome is not Outcome.GROUP or session.opened
