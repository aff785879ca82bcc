"""A screen of steps: one page at a time, forward and back, with its own undo."""

from collections.abc import Iterable

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Session
from herstelgroep.store.archive import title_of
from herstelgroep.tui import DOOR
from herstelgroep.tui.screens.troubled import TroubledScreen
from herstelgroep.tui.steps.base import Step

STEPS_CSS = """
#steps { height: auto; padding: 1 2 0 2; color: $soft; }
#page { height: 1fr; }
Step { padding: 1 2 0 2; }
SCREEN.-flat #steps { padding: 0 2; }
SCREEN.-flat Step { padding: 0 2; }
Step .area { height: auto; margin-top: 1; max-width: 100; }
Step .area > .label { color: $foreground; }
Step TextArea, Step TextArea:focus {
    height: auto; min-height: 2; max-height: 8; border: none; padding: 0 1;
    background: $field; color: $foreground;
}
Step TextArea:focus { border-left: thick $primary; padding: 0 1 0 0; }
Step Field { margin-top: 1; margin-bottom: 0; }
Step Field.number { margin-top: 0; }
Step SignList { margin-top: 1; }
Step #leftovers { margin: 1 0; }
SCREEN.-flat Step SignList { margin-top: 0; }
SCREEN.-flat Step .head { margin-top: 0; }
SCREEN.-flat Step #happens { margin-top: 0; }
Step BigButton { margin-top: 1; }
Step #happens { max-width: 90; margin-top: 1; }
"""


class StepScreen(TroubledScreen):
    """The base of closing and of the minutes; the desk has a live session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened = desk.live.revision if desk.live else 0
        self.place = 0
        self.steps: list[type[Step]] = []
        self.proposed = False
        """Whether the next day was proposed; who emptied that field is not asked again."""

    def choose_steps(self) -> list[type[Step]]:
        """The steps of this session, in order."""
        return []

    @property
    def live(self) -> LiveSession:
        """The session that goes on, with its way back."""
        assert self.desk.live is not None
        return self.desk.live

    @property
    def session(self) -> Session:
        """The session of now."""
        return self.live.session

    @property
    def step(self) -> Step:
        """The page that is open."""
        return self.query_one(Step)

    def title_text(self) -> str:
        """Which meeting."""
        return title_of(self.session) if self.desk.live else ""

    def compose_body(self) -> Iterable[Widget]:
        """The names of the steps, and the page."""
        self.steps = self.choose_steps()
        yield Static(id="steps")
        yield Vertical(self.steps[0](self.desk), id="page")

    def on_mount(self) -> None:
        """Say which step this is."""
        self._show_steps()

    def follow(self) -> None:
        """The page shows what another door changed."""
        if self.desk.live is not None:
            for step in self.query(Step):
                if step.is_mounted:  # between two steps there is none, or one that is not whole yet
                    step.follow()
            self.show_hints()

    def on_resize(self) -> None:
        """Less room is fewer names."""
        self.call_after_refresh(self._show_steps)

    def _show_steps(self) -> None:
        names = [step.heading for step in self.steps]
        whole = "   ".join(names)
        if len(whole) + 6 > self.size.width:
            here = Content.assemble((names[self.place], "bold $primary"), f"   stap {self.place + 1} van {len(names)}")
        else:
            here = Content("   ").join(
                [
                    Content.styled(n, "bold underline $primary" if p == self.place else "$soft")
                    for p, n in enumerate(names)
                ]
            )
        self.query_one("#steps", Static).update(here)

    async def go_to(self, place: int) -> None:
        """Open another step, after what stands in this one is kept."""
        if not self.step.commit():
            return
        self.place = place
        self.say("")
        page = self.query_one("#page", Vertical)
        with self.app.batch_update():
            await page.remove_children()
            await page.mount(self.steps[place](self.desk))
        if self.focused is None or not self.focused.is_attached:
            self.focus_next()
        self._show_steps()
        self.show_hints()

    async def action_next_step(self) -> None:
        """To the next step."""
        if self.place + 1 < len(self.steps):
            await self.go_to(self.place + 1)

    async def action_last_step(self) -> None:
        """To the step before."""
        if self.place:
            await self.go_to(self.place - 1)

    def may(self, action_id: str) -> bool:
        """What works depends on the step."""
        if action_id in ("edit", "remove"):
            # between two steps there is none, and the hints may be shown again just then
            return bool(self.query(Step)) and self.step.may(action_id)
        if action_id == "next_step":
            return self.place + 1 < len(self.steps)
        if action_id == "last_step":
            return self.place > 0
        return super().may(action_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a field the key for taking away is the field's own."""
        if action in ("edit", "remove") and self.is_mounted:
            return bool(self.query(Step)) and self.step.may(action)
        return True

    async def action_edit(self) -> None:
        """Change what the cursor is on."""
        self.step.edit()

    def action_remove(self) -> None:
        """Take away what the cursor is on."""
        self.step.take_away()

    def action_undo(self) -> None:
        """Undo typing first, then the last act since this screen opened: what was done elsewhere is not seen here."""
        if isinstance(self.focused, TextArea) and self.step.unsent(self.focused):
            self.focused.undo()
            return
        if self.focused is not None and self.step.unsent(self.focused):
            self.step.show_again()
            return
        if self.desk.live is None:
            return
        if not self.desk.live.steps_of(DOOR, self._opened):
            self.say("Er is hier niets om ongedaan te maken.")
            return
        try:
            self.say(self.desk.live.undo(DOOR))
        except HerstelgroepError as error:
            self.say(error.message)
        self.step.show_again()

    def leave(self) -> None:
        """Go away from here, with everything kept."""
        self.dismiss()

    def action_go_back(self) -> None:
        """Esc is for the page first, and then leaves."""
        if not self.step.escape() and self.step.commit():
            self.leave()
