"""What waits face down, told in words: notes, votes and marks, and what F7 does with them. Pure."""

from typing import NamedTuple

from herstelgroep.programme.model import CaptureKind
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, places
from herstelgroep.session.face_down import FEW, waiting_count
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Session
from herstelgroep.session.phones import answers_waiting, question_now

SHOWN_AFTER = "Ctrl+Z legt ze weer dicht."


class Batch(NamedTuple):
    """What F7 does next: the command, how many of it nobody saw yet, and what to say before and after."""

    command: c.Command
    unseen: int
    asks: str
    told: str

    @property
    def is_small(self) -> bool:
        """Whether it is so few that one can guess whose they are."""
        return 0 < self.unseen < FEW


class WaitingShown(NamedTuple):
    """The soft line: what waits here with its key, and what waits elsewhere."""

    here: str = ""
    key: str = ""
    elsewhere: str = ""


def many(count: int, one: str, more: str) -> str:
    """A number with its word: 1 briefje, 4 briefjes."""
    return f"{count} {one if count == 1 else more}"


def _wait(count: int) -> str:
    return "wacht" if count == 1 else "wachten"


def notes_wait(count: int) -> str:
    """So many notes wait."""
    return f"{many(count, 'briefje', 'briefjes')} {_wait(count)}"


def answers_wait(session: Session, count: int) -> str:
    """So many votes or marks wait."""
    return f"{_answers(session, count)} {_wait(count)}"


def _answers(session: Session, count: int) -> str:
    question = question_now(session)
    marks = question is not None and question.place.capture.kind is CaptureKind.MARKS
    return many(count, "cijfer", "cijfers") if marks else many(count, "stem", "stemmen")


def elsewhere(session: Session, here: str) -> list[tuple[Place, int]]:
    """The other places where notes wait."""
    found = [(place, waiting_count(session, place.key)) for place in places(session) if place.key != here]
    return [(place, count) for place, count in found if count]


def waiting_shown(session: Session, here: str) -> WaitingShown:
    """The line for the place on the screen (empty: there is none)."""
    answers, others = answers_waiting(session), elsewhere(session, here)
    notes = waiting_count(session, here) if here else 0
    total = sum(count for _, count in others)
    where = f"bij: {others[0][0].title}" if len(others) == 1 else "bij andere onderwerpen"
    if answers:
        told = answers_wait(session, answers)
        beside = [f"ook {many(notes, 'briefje', 'briefjes')}"] if notes else []
        beside += [f"{total} {_wait(total)} {where}"] if total else []
        return WaitingShown(told, "F7 telt en laat zien", "  ·  ".join(beside))
    if notes:
        return WaitingShown(notes_wait(notes), "F7 laat zien", f"{total} {_wait(total)} {where}" if total else "")
    if total:
        return WaitingShown(f"{notes_wait(total)} {where}", "F7 laat zien")
    return WaitingShown()


def something_waits(session: Session) -> bool:
    """Whether F7 has anything to show or to count."""
    return bool(waiting_count(session) or answers_waiting(session))


def batch_here(live: LiveSession, here: str) -> Batch | None:
    """What F7 does in the live screen: count what was voted, else show what waits here, else elsewhere."""
    session = live.session
    if count := answers_waiting(session):
        return _counting(session, count)
    if here and waiting_count(session, here):
        return _showing(live, here, "erbij")
    for place, _ in elsewhere(session, here):
        return _showing(live, place.key, f"nu bij: {place.title}")
    return None


def batch_of_all(live: LiveSession) -> Batch | None:
    """What F7 does while closing: show what waits anywhere, then count what was voted."""
    session = live.session
    if waiting_count(session):
        return _showing(live, "", "erbij")
    count = answers_waiting(session)
    return _counting(session, count) if count else None


def still_waiting(session: Session) -> str:
    """What must be told while closing, with the key for it; empty when nothing waits."""
    if count := waiting_count(session):
        them = "het" if count == 1 else "ze"
        return f"Er {_wait(count)} nog {many(count, 'briefje', 'briefjes')}. F7: laat {them} zien."
    count = answers_waiting(session)
    return f"Er {_wait(count)} nog {_answers(session, count)}. F7: tellen." if count else ""


def _showing(live: LiveSession, board: str, where: str) -> Batch:
    count, unseen = waiting_count(live.session, board), live.unseen(board)
    told = f"{many(count, 'briefje ligt', 'briefjes liggen')} {where}."
    few = f"Er {_wait(unseen)} maar {many(unseen, 'briefje', 'briefjes')}."
    if unseen < count:
        few = f"Er {'is' if unseen == 1 else 'zijn'} maar {many(unseen, 'nieuw briefje', 'nieuwe briefjes')}."
    asks = f"{few} Wie net een telefoon weglegde, is dan te raden. F7: toch laten zien. Of wacht nog even."
    after = "Ctrl+Z legt het weer dicht." if count == 1 else SHOWN_AFTER
    return Batch(c.ShowWaiting(board), unseen, asks, f"{told} {after}")


def _counting(session: Session, count: int) -> Batch:
    few = f"Er {_wait(count)} maar {_answers(session, count)}."
    asks = f"{few} Wie net een telefoon weglegde, is dan te raden. F7: toch tellen. Of wacht nog even."
    return Batch(c.CountAnswers(), count, asks, f"{_answers(session, count)} geteld.{_too_many(session, count)}")


def _too_many(session: Session, count: int) -> str:
    """A page that is opened again may answer again: nothing is kept by which it could be known."""
    present = session.attendance.total if session.attendance else count
    return f" Er zijn {present} mensen. Misschien gaf iemand twee keer antwoord." if count > present else ""
