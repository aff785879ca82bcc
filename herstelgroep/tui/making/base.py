"""What every screen of the editor shares: each change holds and is kept at once, Ctrl+Z takes it back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from herstelgroep.programme.model import Programme
from herstelgroep.tui.making.workbench import Making, Minded
from herstelgroep.tui.screens.troubled import TroubledScreen

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

NOTHING_TO_UNDO = "Er is niets om ongedaan te maken."
_BESIDE = "Het bestand was intussen ook buiten de app veranderd. Die versie is niet weg. Ze staat in {}."
_ONCE_MORE = "Ga je nu weg, dan is de laatste verandering weg. Nog een keer: toch weg. Nog niet bewaard. {}"


class MakingScreen(TroubledScreen):
    """A page of the editor on one programme that is being made."""

    def __init__(self, desk: "Desk", making: Making) -> None:
        super().__init__(desk)
        self.making = making
        self._warned = False

    @property
    def programme(self) -> Programme:
        """The state of now."""
        return self.making.programme

    # What a page fills in

    def show_again(self) -> None:
        """The programme is another one than before: show it."""

    def show_minded(self) -> None:
        """Show what there is to mind."""

    # What every page gets

    def on_screen_resume(self) -> None:
        """Another page may have changed it."""
        self.call_after_refresh(self._refresh)

    @property
    def open(self) -> bool:
        """Whether the page is there, and not on its way in or out."""
        return self.app.is_running and self.is_mounted and self in self.app.screen_stack

    def _refresh(self) -> None:
        if not self.open:
            return
        self.show_head()
        self.show_again()
        self.show_minded()
        self.show_hints()

    def change(self, programme: Programme, place: str = "", *, goes_on: bool = False, show: bool = True) -> None:
        """Go on with this state, show it and keep it; without ``show`` what to mind follows once it is kept."""
        if not self.making.change(programme, place, goes_on=goes_on):
            return
        self._warned = False
        if show:
            self.say("")
            self.show_again()
            self.show_minded()
        self.show_hints()
        self.keep()

    def keep(self) -> None:
        """Keep it behind the screen; while that goes on, the newest state waits."""
        if not self.making.busy:
            self.making.busy = True
            self.work(self.making.keep, self._kept)

    def _kept(self, _: None) -> None:
        self.making.busy = False
        if not self.open:
            top = self.app.screen
            if isinstance(top, MakingScreen) and top.making is self.making and self.making.unsaved:
                top.keep()
            return
        self.show_minded()
        if self.making.trouble is not None:
            self.say(f"Nog niet bewaard. {self.making.trouble.message}")
        elif self.making.aside is not None:
            self.say(_BESIDE.format(self.making.aside))
            self.making.aside = None
        if self.making.trouble is None and self.making.unsaved:
            self.keep()
        self.show_state()

    def state_told(self) -> str:
        """Whether it can be led, and whether it is on disk."""
        if self.making.trouble is not None:
            return "Nog niet bewaard."
        if self.making.unsaved:
            return "Even geduld. Het wordt bewaard."
        faults = len(self.making.faults())
        if not faults:
            return "Alles klopt. Het is bewaard bij je eigen programma's."
        things = "1 ding" if faults == 1 else f"{faults} dingen"
        return f"Nog {things} goed te maken. Het is bewaard als concept."

    def show_state(self) -> None:
        """Show again whether it can be led."""
        for line in self.query("#state").results(Static):
            line.update(Content(self.state_told()))

    def finished(self) -> bool:
        """Keep it now; tells whether one may go. When it cannot be kept, the second time one may."""
        self.making.keep()
        trouble = self.making.trouble
        if trouble is None or self._warned:
            return True
        self._warned = True
        self.say(_ONCE_MORE.format(trouble.message))
        return False

    def may(self, action_id: str) -> bool:
        """Undo is only for what was changed; another folder is for when this one does not take it."""
        if action_id == "elsewhere":
            return self.making.trouble is not None or super().may(action_id)
        return self.making.can_undo if action_id == "undo" else super().may(action_id)

    def _moved_elsewhere(self, told: str | None) -> None:
        super()._moved_elsewhere(told)
        if told:
            self.making.moved()
            self.keep()

    def action_undo(self) -> None:
        """Take the last change back."""
        if not self.making.undo():
            self.say(NOTHING_TO_UNDO)
            return
        self._refresh()
        self.keep()
        self.say("De laatste verandering is ongedaan gemaakt.")

    def action_go_back(self) -> None:
        """Back, with everything kept."""
        if self.finished():
            self.dismiss()

    def action_leave(self) -> None:
        """Leave the app, with everything kept."""
        if self.finished():
            super().action_leave()

    def try_out(self, nr: int) -> None:
        """Begin a meeting of it, as with any other programme."""
        from herstelgroep.tui.draft import Draft

        script = self.programme.script(nr)
        if self.making.faults():
            self.say(f"Dat kan nog niet. {next(self.making.minded()).placed.said}")
        elif script is None or not self.programme.can_be_led:
            self.say("Dit programma kun je alleen plannen. Er is geen draaiboek om te proberen.")
        elif self.finished():
            self.home.open("prepare", Draft.usual(self.desk, self.programme, script))


def minded_told(minded: Iterable[Minded]) -> Content:
    """Everything to mind, under each other; the words say what sort it is, and the colour too."""
    parts = [Content.styled(one.said, "$accent" if one.wrong else "$soft") for one in minded]
    return Content("\n").join(parts)
