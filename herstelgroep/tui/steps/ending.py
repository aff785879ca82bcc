"""The last step: what happens to the notes, and the button that finishes the meeting."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from herstelgroep.programme.model import Outcome
from herstelgroep.session.model import Session
from herstelgroep.tui.action import Hint
from herstelgroep.tui.steps.base import Step, head, told
from herstelgroep.tui.waiting_view import still_waiting
from herstelgroep.tui.widgets.fields import BigButton
from herstelgroep.tui.widgets.lists import HERE, NOT_HERE, PickList

QUESTION = "Wat doen we met de briefjes? Nu wissen, of bewaren voor de volgende keer?"
WAYS = ("Nu wissen", "Bewaren voor de volgende keer")
_WIPED = (
    "Als je afrondt, worden alle briefjes gewist. Ook de samenvattingen, stemmen en cijfers. "
    "Dat kan niet ongedaan worden gemaakt. De datum, het thema, het aantal mensen en de afspraken blijven staan."
)
_KEPT = (
    "De briefjes blijven op deze laptop, voor de groep. Ze komen niet in een verslag. "
    "Na {days} dagen vragen we of ze weg mogen."
)
_SHARED = (
    "De bijeenkomst gaat naar het archief. Je kunt het verslag daarna nog lezen en veranderen. "
    "Er gaat niets de kamer uit zolang jij er geen bestanden van maakt."
)
_NOTHING = "Er wordt niets bewaard, behalve dat deze bijeenkomst er was."


class KeepList(PickList):
    """Wipe or keep, with its keys told."""

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (Hint("↑ ↓", "kiezen", rank=1), Hint("Enter", "kies", rank=0))


class FinishButton(BigButton):
    """The last button, with the same sign for the cursor as the list above it."""

    def render(self) -> Content:
        """The sign shows the cursor also where colours do not."""
        return Content(f"{HERE if self.has_focus else NOT_HERE}{self.content}")


class EndingStep(Step):
    """Finish, after the group has said what happens to its notes."""

    heading = "Afronden"

    class Finished(Message):
        """The leader finishes; ``keep_notes`` is what the group chose."""

        def __init__(self, keep_notes: bool) -> None:
            super().__init__()
            self.keep_notes = keep_notes

    def compose(self) -> ComposeResult:
        """The question aloud where there is one, what will happen, and the button."""
        if asks(self.session):
            yield told("Vraag hardop aan de groep:")
            yield head(QUESTION)
            yield KeepList(WAYS, None, id="keep")
        yield Static(Content(still_there(self.session)), id="waits", classes="told")
        yield Static(Content(self.what_happens(None)), id="happens", classes="told")
        yield FinishButton("Rond af", id="finish")

    def on_mount(self) -> None:
        """Ask first."""
        self.screen.set_focus(self.query("PickList, BigButton").first())
        self._show()
        self.follow()

    def follow(self) -> None:
        """Phones still send."""
        self.query_one("#waits", Static).update(Content(still_there(self.session)))
        self.query_one("#waits").display = bool(still_there(self.session))

    def what_happens(self, picked: int | None) -> str:
        """In exact words what finishing does."""
        outcome = self.session.programme.outcome
        if outcome is Outcome.NOTHING:
            return _NOTHING
        if outcome is Outcome.SHARE or not asks(self.session):
            return _SHARED
        if picked is None:
            return "Kies eerst wat de groep wil."
        return _WIPED if picked == 0 else _KEPT.format(days=self.desk.settings.note_days)

    def _picked(self) -> int | None:
        return next((picks.picked for picks in self._picks()), None)

    def _picks(self) -> Iterator[PickList]:
        yield from self.query(PickList)

    def _show(self) -> None:
        self.query_one("#happens", Static).update(Content(self.what_happens(self._picked())))

    def on_pick_list_picked(self) -> None:
        """Say what happens then."""
        self._show()
        self.screen.set_focus(self.query_one(BigButton))

    def on_big_button_pressed(self) -> None:
        """Finish, once it is clear what happens to the notes."""
        picked = self._picked()
        if asks(self.session) and picked is None:
            self.calm.say("Kies eerst wat er met de briefjes gebeurt.")
            self.screen.set_focus(self.query_one(PickList))
            return
        self.post_message(self.Finished(keep_notes=picked == 1))


def still_there(session: Session) -> str:
    """What finishing does with what nobody saw yet; F7 shows it first."""
    waits = still_waiting(session) if session.programme.outcome is not Outcome.NOTHING else ""
    if not waits or asks(session):
        return waits
    return f"{waits} Doe je niets? Dan gebeurt dat vanzelf bij het afronden."


def asks(session: Session) -> bool:
    """Whether the group decides about its notes: there must be something to decide about."""
    something = session.note_count or session.summaries or session.polls or session.marks or session.forms
    return session.programme.outcome is Outcome.GROUP and bool(something)
