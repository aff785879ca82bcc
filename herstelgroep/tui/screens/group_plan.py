"""One group: its plan to change, beside it what it remembers; and from here the next meeting begins."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize, ScreenResume
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups.memory import Memory
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.remarks import remarks
from herstelgroep.groups.turn import must_be_answered, next_to_lead
from herstelgroep.groups.words import programme_gone, questions
from herstelgroep.programme.catalogue import NoSuchProgramme
from herstelgroep.session.model import Status
from herstelgroep.store.groups import NoSuchGroup
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.groups.actions import ACTIONS
from herstelgroep.tui.groups.keeping import calendar_files
from herstelgroep.tui.groups.words import about, detail_of, questions_told
from herstelgroep.tui.mover import AGAIN
from herstelgroep.tui.screens.group_changes import ASKS, GroupChanges
from herstelgroep.tui.screens.ways import from_paper
from herstelgroep.tui.widgets.fields import TABS, clothes
from herstelgroep.tui.widgets.memory_column import MemoryColumn
from herstelgroep.tui.widgets.plan_list import PlanList

PAGE = 10
"""Days that PgDn goes on."""
_AT_DAY = ("meet", "stay_away", "shift", "skip", "remove")
"""What is done to the day under the cursor."""
_OWN = frozenset(action.id for action in ACTIONS if action.holds_in("group_plan"))


class GroupPlanScreen(GroupChanges):
    """Every change holds at once and is kept at once; Ctrl+Z takes it back and names it."""

    SCREEN = "group_plan"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("group_plan"),
        *TABS,
        Binding("pagedown", "page(1)", "verder omlaag", show=False, priority=True),
        Binding("pageup", "page(-1)", "verder omhoog", show=False, priority=True),
    ]
    _pressed: float | None = None
    CSS = clothes(
        "GroupPlanScreen",
        """
    SCREEN #about { padding: 1 2 0 2; height: auto; color: $soft; }
    SCREEN #remarks { padding: 0 2; height: auto; color: $accent; }
    SCREEN #remarks.-none { display: none; }
    SCREEN #both { height: 1fr; }
    SCREEN #left { width: 1fr; padding: 1 2 0 2; max-width: 90; }
    SCREEN #list { height: 1fr; }
    SCREEN #detail { height: auto; margin-top: 1; padding-left: 4; }
    SCREEN #ask, SCREEN #ask:focus { padding: 0 1 0 4; height: 1; background: $field; display: none; }
    SCREEN.-asks #ask, SCREEN.-asks #ask:focus { display: block; }
    SCREEN #memory { display: none; width: 1fr; padding: 1 2; }
    SCREEN.-wide #memory { display: block; width: 38; }
    SCREEN.-very-wide #memory { display: block; width: 44; }
    SCREEN.-memory #memory { display: block; }
    SCREEN.-memory.-narrow #left { display: none; }
    SCREEN.-memory.-normal #left { display: none; }
    SCREEN #memory Field > .label { width: 10; }
    SCREEN #memory Field.-bare > .label { display: none; }
    SCREEN #memory > #past, SCREEN #memory > #heads, SCREEN #memory > #free { height: auto; }
    SCREEN #memory > #heads { margin-bottom: 1; }
    SCREEN.-flat #about { padding: 0 2; }
    SCREEN.-flat #remarks { display: none; }
    SCREEN.-flat #left { padding: 0 2; }
    SCREEN.-flat #detail { margin-top: 0; }
    SCREEN.-flat #memory { padding: 0 2; }
    SCREEN.-low #remarks { display: none; }
    """,
    )

    def title_text(self) -> str:
        """Which group."""
        same = self.group.name == self.group.title
        return self.group.name if same else f"{self.group.name}  ·  {self.group.title}"

    def compose_body(self) -> Iterable[Widget]:
        """The plan, what holds for the day under the cursor, and the memory."""
        ask = Input(id="ask", compact=True)
        ask.cursor_blink = False
        yield Static(id="about", markup=False)
        yield Static(id="remarks", markup=False)
        left = Vertical(PlanList(id="list"), Static(id="detail", markup=False), ask, id="left")
        yield Horizontal(left, MemoryColumn(id="memory"), id="both")

    def on_mount(self) -> None:
        """Begin at the first question, or else at the next meeting."""
        self.set_focus(self.days)
        self._pressed = self.home.seconds() if self.just_made else None

    def _again(self) -> bool:
        """Whether this is the key that made the group, held or pressed twice."""
        before, now = self._pressed, self.home.seconds()
        self._pressed = now if before is not None and now - before < AGAIN else None
        return self._pressed is not None

    def on_screen_resume(self, event: ScreenResume) -> None:
        """A meeting may have been led in the meantime."""
        self.work(partial(self._read, self.keeper.number), self._is_read)

    def _read(self, number: int) -> tuple[int, Group, Memory, str, frozenset[str]]:
        try:
            group = self.desk.group(self.group.id)
        except NoSuchGroup:  # we went on in another folder, and what is open goes along
            group = self.desk.keep_group(self.group)
        running = frozenset(head.id for head in self.desk.listing().heads if head.status is Status.RUNNING)
        return number, group, self.desk.memory_of(group), self.desk.going_on(group), running

    def _is_read(self, found: tuple[int, Group, Memory, str, frozenset[str]]) -> None:
        number, group, self.memory, self.going_on, self.running = found
        self.keeper.found(group, number)
        if self.is_mounted:
            self.show_plan()

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self.show_plan)

    def show_plan(self, at: str = "") -> None:
        """Show the group of now; ``at`` is where the cursor goes."""
        upcoming = self.upcoming
        if not self.opened:
            self.opened = True
            waiting = questions(self.group, self.desk.world.today())
            first = waiting[0] if waiting else upcoming
            at = first.id if first else ""
            self.call_after_refresh(self._tell_unseen)
        self.days.show(self.group, self.desk.world.today(), upcoming.id if upcoming else "", at, self.running)
        self.query_one("#about", Static).update(Content(about(self.group, self.size.width - 4, self.running)))
        self._show_remarks()
        self.query_one(MemoryColumn).show(self.group, self.memory)
        self.show_head()
        self.show_detail()

    def _tell_unseen(self) -> None:
        if told := self.unseen(()):
            self.say(" ".join(told))

    def _show_remarks(self) -> None:
        try:
            programme = self.desk.catalogue.entry(self.group.programme).programme
            self.remarks = remarks(self.group, programme, self.desk.world.today())
        except NoSuchProgramme:
            self.remarks = (programme_gone(self.group),)
        except HerstelgroepError as error:
            self.remarks = (error.message,)
        line = self.query_one("#remarks", Static)
        line.update(Content("\n".join(self.remarks)))
        line.set_class(not self.remarks, "-none")

    def show_detail(self) -> None:
        """Say all of the day under the cursor, and what is asked about it."""
        lit, today = self.days.lit, self.desk.world.today()
        first, second = detail_of(lit, today) if lit else ("", "")
        if self.asking:
            second = ASKS[self.asking]
            first = first if self.asking == "shift" else ""
        style = "bold $secondary" if self.asking or (lit and lit.asks(today)) else "$soft"
        self.query_one("#detail", Static).update(Content.assemble(first, "\n", (second, style)))
        self.show_hints()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another day."""
        self.show_detail()

    # Keys

    def own_hints(self) -> Iterable[Hint]:
        """What Enter does here."""
        if self.asking:
            return (Hint("Enter", "zo doen we het", "zo", 0),)
        if self.focused is self.days and (lit := self.days.lit) is not None and not self.asked_about(lit):
            return (Hint("Enter", "verslag" if lit.session else "voorbereiden", "open", 3),)
        return tuple(super().own_hints())

    def hints(self) -> tuple[Hint, ...]:
        """F3 puts back what is skipped; F10 goes on with what has begun."""
        lit = self.days.lit
        other = {"F3": "toch wel"} if lit is not None and lit.skipped else {}
        if self.going_on:
            other["F10"] = "verder"
        return tuple(
            hint._replace(text=other[hint.key], short="") if hint.key in other else hint for hint in super().hints()
        )

    def may(self, action_id: str) -> bool:
        """What works for the day under the cursor; while a day is typed only that."""
        lit = self.days.lit
        if self.asking:
            return action_id in ("go_back", "keys", "need", "palette", "leave")
        if action_id in ("meet", "stay_away"):
            return self.focused is self.days and lit is not None and self.asked_about(lit)
        if action_id in ("shift", "skip", "remove"):
            return self.focused is self.days and lit is not None and not lit.session
        if action_id == "begin":
            return bool(self.going_on) or next_to_lead(self.group, self.desk.world.today()) is not None
        return self.keeper.can_undo if action_id == "undo" else super().may(action_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a field a letter is a letter, and a key for a day is for the day under the cursor."""
        if action in _OWN and (self.asking or action in _AT_DAY) and not self._here(action):
            return False
        return super().check_action(action, parameters)

    def _here(self, action: str) -> bool:
        return self.may(action) if self.asking else self.focused is self.days

    def action_page(self, step: int) -> None:
        """A page through the plan, or through the memory."""
        days = self.days
        if self.focused is days and days.highlighted is not None:
            days.highlighted = max(0, min(days.option_count - 1, days.highlighted + step * PAGE))
        else:
            column = self.query_one(MemoryColumn)
            column.scroll_relative(y=step * max(1, column.size.height - 2), animate=False)

    def action_memory(self) -> None:
        """To what was before, and back to the plan."""
        there = not self.has_class("-memory") and self.focused is self.days
        self.set_class(there, "-memory")
        self.call_after_refresh(lambda: self.set_focus(self.query_one(MemoryColumn).first() if there else self.days))

    # To other screens

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter prepares this meeting, or opens what was led."""
        if event.option_list is not self.query_one(PlanList) or (lit := self.days.lit) is None:
            return
        event.stop()
        if self._again():
            return
        if lit.session:
            self._open_led(lit.session)
        elif lit.skipped:
            self.say("Deze dag gaat niet door. Met F3 toch wel.")
        else:
            self._prepare(lit)

    def _open_led(self, session_id: str) -> None:
        with self.telling():
            session = self.desk.resume(session_id).session
            if session.status is Status.FINISHED:
                self.home.open("minutes")
            else:
                self.home.open("paper" if from_paper(session) else "live")

    def action_begin(self) -> None:
        """Prepare the next meeting, or go on with what began today."""
        if self._again():
            return
        if self.going_on:
            self._open_led(self.going_on)
        elif (upcoming := next_to_lead(self.group, self.desk.world.today())) is None:
            self.say("Er komt geen bijeenkomst meer. F4 zet er een dag bij.")
        else:
            self._prepare(upcoming)

    def _prepare(self, planned: Planned) -> None:
        today = self.desk.world.today()
        if must_be_answered(planned, today):
            self.show_plan(planned.id)
            self.say("Deze dag is een feestdag. Druk eerst op J (juist wel) of N (niet).")
            return
        with self.telling():
            try:
                programme = self.desk.catalogue.entry(self.group.programme).programme
            except NoSuchProgramme:
                self.say(programme_gone(self.group))
                return
            if not programme.can_be_led or not planned.nr:
                self.say("Hiervoor staat geen draaiboek in de app. De dag staat wel in de agenda.")
                return
            self.keeper.arrived(*self.keeper.write())
            draft = Draft.for_group(self.desk, self.group, planned)
            draft.day = today  # it begins now, whatever day was planned
            self.home.open("prepare", draft, "prepare")

    def action_export(self) -> None:
        """The calendar as a file, and the plan on paper."""
        self.say("Even geduld. We maken de bestanden.")
        self.work(self._make_files, self._made)

    def _make_files(self) -> tuple[Path, ...]:
        _, kept = self.keeper.write()
        return self.desk.in_turn(partial(calendar_files, self.desk.files, kept, self.desk.world.now()))

    def _made(self, paths: tuple[Path, ...]) -> None:
        names = " en ".join(path.name for path in paths)
        waiting = questions_told(self.group, self.desk.world.today())
        more = f" Let op: {waiting}, zonder antwoord." if waiting else ""
        self.say(f"In de map {paths[0].parent} staan nu {names}.{more}")

    def action_go_back(self) -> None:
        """First close the field, then the memory, then go back; with everything kept."""
        if self.asking:
            self._asked()
        elif self.has_class("-memory"):
            self.action_memory()
        elif self.keep_now():
            self.dismiss()
