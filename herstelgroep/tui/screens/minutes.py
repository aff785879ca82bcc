"""The minutes: read, change, and make files of them."""

from typing import ClassVar

from textual.binding import BindingType

from herstelgroep.programme.model import Outcome
from herstelgroep.session.model import Status
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.screens.steps import STEPS_CSS, StepScreen
from herstelgroep.tui.steps.base import Step
from herstelgroep.tui.steps.notes import NotesStep
from herstelgroep.tui.steps.reading import ReadStep
from herstelgroep.tui.steps.sharing import ShareStep
from herstelgroep.tui.steps.texts import TailStep
from herstelgroep.tui.widgets.fields import TABS, clothes


class MinutesScreen(StepScreen):
    """The minutes of the session that the desk has; PgDn reads on and then goes to the next step."""

    SCREEN = "minutes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("minutes"), *TABS]
    CSS = clothes("MinutesScreen", STEPS_CSS)

    def choose_steps(self) -> list[type[Step]]:
        """Notes can be read and changed only where they may be in the minutes."""
        notes = self.session.programme.outcome is Outcome.SHARE and self.session.note_count > 0
        return [ReadStep, TailStep, *([NotesStep] if notes else []), ShareStep]

    def title_text(self) -> str:
        """Whose minutes."""
        return f"Verslag  ·  {super().title_text()}"

    def on_mount(self) -> None:
        """A session that still runs has minutes too, but says so."""
        if self.session.status is Status.RUNNING:
            self.call_after_refresh(self.say, "Deze bijeenkomst is nog niet afgerond.")

    async def action_next_step(self) -> None:
        """A page further, or to the next step."""
        if not (isinstance(self.step, ReadStep) and self.step.page(1)):
            await super().action_next_step()

    async def action_last_step(self) -> None:
        """A page back, or to the step before."""
        if not (isinstance(self.step, ReadStep) and self.step.page(-1)):
            await super().action_last_step()

    async def action_export(self) -> None:
        """To the files; once there, make them."""
        if isinstance(self.step, ShareStep):
            self.step.make()
        else:
            await self.go_to(len(self.steps) - 1)

    def may(self, action_id: str) -> bool:
        """Enter and F2 open the step to change from anywhere."""
        if action_id == "edit" and self.query(ReadStep):
            return True
        return super().may(action_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F2 works while reading."""
        if action == "edit" and self.query(ReadStep):
            return True
        return super().check_action(action, parameters)

    async def action_edit(self) -> None:
        """From reading to changing; elsewhere what the cursor is on."""
        if isinstance(self.step, ReadStep):
            await self.go_to(1)
        else:
            self.step.edit()
