"""Words for what lies face down: slips of paper, notes and votes from phones, until they are shown in one batch."""

from re import Match

from herstelgroep.plain.talk import Talk, Unclear
from herstelgroep.session import commands as c
from herstelgroep.session.boards import check_writing, place
from herstelgroep.session.face_down import FEW, waiting_count
from herstelgroep.session.phones import answers_waiting


def from_paper(talk: Talk, _said: Match[str]) -> None:
    """The next notes are slips of paper, that lie face down; or notes lie open again."""
    if not talk.face_down:
        check_writing(talk.session)
    talk.face_down = not talk.face_down
    if talk.face_down:
        talk.say("Van papier: elk briefje ligt dicht, tot je laat zien typt. Typ van papier om te stoppen.")
    else:
        talk.say("Briefjes liggen weer open op het bord.")


def lay_down(talk: Talk, text: str) -> None:
    """Put a slip face down where the next note goes; it never has a group."""
    assert talk.board is not None
    talk.do(c.AddNote(talk.board.key, talk.desk.new_handle(), text, talk.column, face_down=True))
    count = waiting_count(talk.session, talk.board.key)
    talk.kept(f"Het ligt dicht bij {talk.place_told()}. Daar {_wait(count)} nu {_notes(count)}.", "Bewaard.")


def show(talk: Talk, _said: Match[str]) -> None:
    """Show what lies face down here (or, with nothing here, everywhere); count what was voted."""
    if count := answers_waiting(talk.session):
        if _may(talk, "stemmen", count):
            talk.do(c.CountAnswers())
            talk.kept(f"Geteld: {count}.", "Bewaard.")
        return
    here = talk.board.key if talk.board and waiting_count(talk.session, talk.board.key) else ""
    count = waiting_count(talk.session, here)
    if not count:
        raise Unclear("Er wacht nu niets.")
    if not _may(talk, here, count):
        return
    boards = (place(talk.session, key) for key in ([here] if here else list(talk.session.waiting)))
    titles = ", ".join(board.title for board in boards)
    talk.do(c.ShowWaiting(here))
    talk.kept(f"{_notes(count)} erbij bij: {titles}. Typ lees alles. Typ ongedaan om ze weer dicht te leggen.")


def _may(talk: Talk, what: str, count: int) -> bool:
    """With few in a batch it asks first: the same word again does it, as long as it is the same batch."""
    asked, talk.asked = talk.asked, ("", 0)
    if count >= FEW or asked == (f"{what}?", count):
        return True
    talk.asked = (f"{what}?", count)
    few = "Er wacht er maar 1." if count == 1 else f"Er wachten er maar {count}."
    talk.say(f"{few} Wie net iets inleverde is dan te raden. Typ nog eens laat zien, of wacht nog even.")
    return False


def told(talk: Talk) -> str:
    """How much lies face down, or nothing."""
    count, answers = waiting_count(talk.session), answers_waiting(talk.session)
    notes = f"Er {_wait(count)} {_notes(count)}." if count else ""
    votes = f"Er {_wait(answers)} {answers} {'stem of cijfer' if answers == 1 else 'stemmen of cijfers'}."
    return f"{notes} {votes if answers else ''}".strip()


def waiting(talk: Talk, _said: Match[str]) -> None:
    """Say how much lies face down."""
    talk.say(f"{told(talk)} Typ laat zien." if told(talk) else "Er wacht nu niets.")


def _wait(count: int) -> str:
    return "wacht" if count == 1 else "wachten"


def _notes(count: int) -> str:
    return "1 briefje" if count == 1 else f"{count} briefjes"
