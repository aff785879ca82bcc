"""Changing the plan of a group: every change holds at once, is kept at once, and can be taken back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from msgspec.structs import replace
from textual.widgets import Input

from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups import plan
from herstelgroep.groups.memory import Memory
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.remarks import to_ask
from herstelgroep.groups.wishes import brought, talked
from herstelgroep.groups.words import PAST_TOLD, REMOVED_TOLD, questions
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.catalogue import NoSuchProgramme
from herstelgroep.tui.groups.keeping import NOTHING_TO_UNDO, GroupKeeper
from herstelgroep.tui.groups.weeks import read_day_and_hour
from herstelgroep.tui.groups.words import questions_told, spoken_day
from herstelgroep.tui.screens.troubled import TroubledScreen
from herstelgroep.tui.widgets.memory_column import MemoryColumn
from herstelgroep.tui.widgets.plan_list import PlanList

ASKS = {"shift": "Naar welke dag?", "add": "Welke dag erbij?"}
ROOMY = 30
"""From this many lines on remarks stand above the plan; below that they are told once."""
_EXAMPLE = "bijvoorbeeld: 14 oktober, of 14 oktober 19.00"


class GroupChanges(TroubledScreen):
    """What the screen of a plan does to that plan; how it looks is its own affair."""

    def __init__(self, desk: Desk, group: Group, just_made: bool = False) -> None:
        super().__init__(desk)
        self.just_made = just_made
        self.remarks: tuple[str, ...] = ()
        self.keeper = GroupKeeper(desk, group)
        self.memory: Memory | None = None
        self.asking = ""
        self.opened = self.told_unkept = False
        self.going_on = ""
        """The session that began today and is not finished."""
        self.running: frozenset[str] = frozenset()
        """The sessions of whatever day that are not finished."""

    @property
    def group(self) -> Group:
        """The group of now."""
        return self.keeper.group

    @property
    def upcoming(self) -> Planned | None:
        """The next meeting."""
        return plan.next_up(self.group, self.desk.world.today())

    def asked_about(self, planned: Planned) -> bool:
        """Whether somebody still has to say if there is a meeting on this holiday."""
        return planned.asks(self.desk.world.today())

    @property
    def days(self) -> PlanList:
        """The plan on the screen."""
        return self.query_one("#list", PlanList)

    def show_plan(self, at: str = "") -> None:
        """Show the group of now; ``at`` is where the cursor goes."""

    def show_detail(self) -> None:
        """Say all of the day under the cursor."""

    def change(self, make: Callable[[Group], Group], name: str, at: str = "", more: str = "") -> bool:
        """Change the plan, show it and keep it; tells whether that could be.

        ``name`` says what was done, ``more`` is told with it.
        """
        try:
            changed = make(self.group)
        except HerstelgroepError as error:
            self.say(error.message)
            return False
        if changed == self.group:
            return True
        before = self.remarks
        self.keeper.change(changed, name)
        self.show_plan(at)
        self.say(" ".join([f"{name}.", *filter(None, [more]), *self.unseen(before)]))
        self._keep()
        return True

    def unseen(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """What is new to remark about the plan, when there is no room to show it."""
        seen = (*before, to_ask(self.group, self.desk.world.today()))  # a holiday is asked about where it stands
        return tuple(one for one in self.remarks if one not in seen) if self.size.height < ROOMY else ()

    def _keep(self) -> None:
        self.work(self.keeper.write, lambda pair: self.keeper.arrived(*pair))

    def action_undo(self) -> None:
        """Take the last change back, and name it."""
        before, name = self.group, self.keeper.undo()
        if not name:
            self.say(NOTHING_TO_UNDO)
            return
        here = {planned.id for planned in before.planned}
        self.show_plan(next((planned.id for planned in self.group.planned if planned.id not in here), ""))
        self.say(f"Ongedaan gemaakt: {name[0].lower()}{name[1:]}.")
        self._keep()

    def action_meet(self) -> None:
        """There is a meeting on this holiday."""
        self._answer(True)

    def action_stay_away(self) -> None:
        """There is no meeting on this holiday."""
        self._answer(False)

    def _answer(self, meet: bool) -> None:
        lit = self.days.lit
        if lit is None or not self.asked_about(lit):
            self.say("Kies eerst een dag met een vraagteken ervoor.")
            return
        waiting = [planned for planned in questions(self.group, self.desk.world.today()) if planned.id != lit.id]
        after = next((planned for planned in waiting if planned.day > lit.day), waiting[0] if waiting else lit)
        word = "juist wel" if meet else "niet"
        if self.change(lambda group: plan.answered(group, lit.id, meet), f"{lit.holiday}: {word}", after.id):
            left = questions_told(self.group, self.desk.world.today())
            self.say(f"{lit.holiday}: {word}. {left or 'Alle vragen zijn beantwoord'}.")

    def action_skip(self) -> None:
        """There is no meeting that day, or there is after all."""
        if (lit := self.days.lit) is None:
            return
        day = spoken_day(lit.day)
        if lit.skipped:
            self.change(lambda group: plan.restored(group, lit.id), f"Toch wel op {day}")
        else:
            self.change(lambda group: plan.skipped(group, lit.id), f"Niet op {day}")

    def action_remove(self) -> None:
        """Out of the plan."""
        if (lit := self.days.lit) is None:
            return
        name = f"Weggehaald: {lit.title}, {spoken_day(lit.day)}"
        if self.change(lambda group: plan.removed(group, lit.id), name):
            self.say(f"{name}. Ctrl+Z zet die terug. {REMOVED_TOLD}")

    def action_shift(self) -> None:
        """Type another day for this one."""
        if (lit := self.days.lit) is not None:
            if lit.session:
                self.say("Deze bijeenkomst is al begonnen of geweest. Kies een dag die nog komt.")
            else:
                self._ask("shift")

    def action_add(self) -> None:
        """Type a day to add."""
        self._ask("add")

    def _ask(self, what: str) -> None:
        self.set_class(False, "-memory")
        self.asking = what
        self.add_class("-asks")
        field = self.query_one("#ask", Input)
        field.value, field.placeholder = "", _EXAMPLE
        self.call_after_refresh(self.set_focus, field)
        self.show_detail()
        self.say("")

    def _asked(self) -> None:
        self.asking = ""
        self.set_focus(self.days)
        self.remove_class("-asks")
        self.show_detail()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The day was typed."""
        if event.input.id == "ask" and self.asking:
            event.stop()
            with self.telling():
                today = self.desk.world.today()
                day, hour = read_day_and_hour(event.value, today, today)
                done = (self._shift if self.asking == "shift" else self._add)(day, f"{hour:%H.%M}" if hour else "")
                if done:
                    self._asked()

    def _shift(self, day: date, hour: str) -> bool:
        lit = self.days.lit
        assert lit is not None
        name = f"Verzet naar {spoken_day(day.isoformat())}{', ' + hour if hour else ''}"
        return self.change(lambda group: plan.moved(group, lit.id, day, hour), name, lit.id, self._past(day))

    def _past(self, day: date) -> str:
        return PAST_TOLD if day < self.desk.world.today() else ""

    def _add(self, day: date, hour: str) -> bool:
        programme = None
        with suppress(NoSuchProgramme):
            programme = self.desk.catalogue.entry(self.group.programme).programme
        new = plan.extra(programme, self.desk.new_handle(), day, hour)
        name = f"Erbij: {spoken_day(new.day)}"
        return self.change(lambda group: plan.added(group, new), name, new.id, self._past(day))

    def on_memory_column_brought(self, event: MemoryColumn.Brought) -> None:
        """A theme of a member."""
        self.change(lambda group: brought(group, event.theme), f"Eigen thema: {clean_line(event.theme)}")

    def on_memory_column_talked(self, event: MemoryColumn.Talked) -> None:
        """The group talked about it, or not after all."""
        old = self.group.wishes[event.place]
        name = f"{'Nog niet besproken' if old.done else 'Besproken'}: {old.theme}"
        self.change(lambda group: talked(group, old.theme, done=not old.done), name)

    def on_memory_column_counted(self, event: MemoryColumn.Counted) -> None:
        """Places became free, or were taken."""
        self.change(lambda group: replace(group, places=event.places, taken=event.taken), "Plekken veranderd")

    def keep_now(self) -> bool:
        """Keep what waits; what cannot be kept is told once, so that somebody can still leave."""
        try:
            self.keeper.write()
        except HerstelgroepError as error:
            self.say(error.message)
            told, self.told_unkept = self.told_unkept, True
            return told
        return True

    def on_unmount(self) -> None:
        """What was changed last is kept, also when the app closes."""
        with suppress(HerstelgroepError):
            self.keeper.write()
