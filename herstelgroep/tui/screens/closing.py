"""Afronden: read along together, keep what was left, agree, and finish."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Key

from herstelgroep.desk import Desk
from herstelgroep.programme.model import CaptureKind, Outcome
from herstelgroep.session.boards import places
from herstelgroep.session.commands import Finish, SetClosing
from herstelgroep.session.model import Session
from herstelgroep.session.opening import not_reached
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.reveal import Reveal
from herstelgroep.tui.screens.steps import STEPS_CSS, StepScreen
from herstelgroep.tui.screens.ways import go_home
from herstelgroep.tui.steps.agreed import AgreedStep
from herstelgroep.tui.steps.base import Step
from herstelgroep.tui.steps.ending import EndingStep
from herstelgroep.tui.steps.figures import FiguresStep, marks, polls
from herstelgroep.tui.steps.leftovers import LeftoverStep
from herstelgroep.tui.steps.notes import NotesStep
from herstelgroep.tui.steps.texts import NextStep, SummaryStep, boards, delete_day
from herstelgroep.tui.waiting_view import batch_of_all, something_waits
from herstelgroep.tui.widgets.fields import TABS, clothes


def steps_of(session: Session) -> list[type[Step]]:
    """The steps that make sense for this session."""
    if session.programme.outcome is Outcome.NOTHING:
        return [EndingStep]
    shared = session.programme.outcome is Outcome.SHARE
    agreements = any(p.capture.kind is CaptureKind.ACTIONS for p in places(session)) or session.actions
    found: list[tuple[type[Step], bool]] = [
        (NotesStep, bool(session.note_count)),
        (SummaryStep, shared and bool(boards(session))),
        (LeftoverStep, shared and bool(not_reached(session) or session.leftovers)),
        (FiguresStep, bool(polls(session) or marks(session))),
        (AgreedStep, bool(agreements)),
        (NextStep, True),
        (EndingStep, True),
    ]
    return [step for step, wanted in found if wanted]


class ClosingScreen(StepScreen):
    """The steps of afronden; everything may wait until home."""

    SCREEN = "closing"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("closing"), *TABS]
    CSS = clothes("ClosingScreen", STEPS_CSS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reveal = Reveal(self)

    def on_mount(self) -> None:
        """The page on the beamer asks the group to read along."""
        self._read_along(True)

    def on_unmount(self) -> None:
        """It goes back to what the group saw."""
        self._read_along(False)

    def _read_along(self, along: bool) -> None:
        if self.home.made_server is not None:
            self.home.made_server.along = along

    def key_comes(self, key: Key) -> bool:
        """The question of F7 hears of every key."""
        return self.reveal.key_comes(key)

    def choose_steps(self) -> list[type[Step]]:
        """Only what this session has."""
        return steps_of(self.session)

    def title_text(self) -> str:
        """Which meeting is closed."""
        return f"Afronden  ·  {super().title_text()}"

    def may(self, action_id: str) -> bool:
        """The group reads along when there is something to read."""
        if action_id == "show_waiting":
            return something_waits(self.session)
        if action_id == "along":
            return bool(self.session.note_count or self.session.actions or self.session.forms)
        return super().may(action_id)

    def action_along(self) -> None:
        """All that was written, big, for the group."""
        if not self.may("along"):
            self.say("Er staat nog niets om samen na te lezen.")
        elif self.step.commit():
            self.home.open("along")

    def action_show_waiting(self) -> None:
        """Show what still lies face down, so that the group reads it along; then count what was voted."""
        if self.step.commit() and self.reveal.press(batch_of_all(self.live)):
            self.step.show_again()
            self.show_hints()

    def action_for_now(self) -> None:
        """The rest waits on home."""
        if self.step.commit():
            go_home(self.home)
            self.home.screen.call_after_refresh(self._tell_home)

    def _tell_home(self) -> None:
        from herstelgroep.tui.base import CalmScreen

        if isinstance(self.home.screen, CalmScreen):
            self.home.screen.say("Klaar voor nu. Alles is bewaard. Verder gaan kan hier altijd.")

    def on_ending_step_finished(self, event: EndingStep.Finished) -> None:
        """Finish, and read the minutes."""
        if not self.session.closing.delete_by:
            day = delete_day(self.session, self.desk)
            if not self.do(SetClosing("delete_by", day)):
                return
        if self.do(Finish(at=self.desk.world.now(), keep_notes=event.keep_notes)):
            go_home(self.home, "minutes")
