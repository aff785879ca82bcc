"""Make a group: what is usual stands there already, and its days show while you type."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, Resize
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from herstelgroep.dates import coming_day, full_date, read_hour
from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups import plan
from herstelgroep.groups.model import Group, PlannedKind
from herstelgroep.groups.naming import new_name
from herstelgroep.groups.remarks import remarks
from herstelgroep.groups.weeks import read_weeks
from herstelgroep.groups.words import questions
from herstelgroep.programme.frame import Rhythm
from herstelgroep.programme.model import Programme
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.groups.words import (
    COUNTRIES,
    RHYTHMS,
    back_told,
    moments_told,
    questions_told,
    rule_told,
    short_day,
)
from herstelgroep.tui.screens.troubled import TroubledScreen
from herstelgroep.tui.widgets.fields import TABS, BigButton, Field, Form, clothes, number_in
from herstelgroep.tui.widgets.lists import PickList, TickList

USUAL_TIME = "19.30"
NAMELESS = "Nieuwe groep"
"""Stands in for a name while there is none, so that the days show at once."""


class GroupNewScreen(TroubledScreen):
    """Goes on to the plan of the group once it is kept."""

    SCREEN = "group_new"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("group_new"),
        *TABS,
        Binding("pagedown", "page(1)", "de dagen omlaag", show=False, priority=True),
        Binding("pageup", "page(-1)", "de dagen omhoog", show=False, priority=True),
    ]
    CSS = clothes(
        "GroupNewScreen",
        """
    SCREEN #both { height: 1fr; }
    SCREEN #page { width: 1fr; }
    SCREEN #days-side { display: none; width: 50; padding: 1 2; scrollbar-size-vertical: 1; }
    SCREEN.-wide #days-side { display: block; width: 44; }
    SCREEN.-very-wide #days-side { display: block; }
    SCREEN #side, SCREEN #below { height: auto; }
    SCREEN.-wide #below { display: none; }
    SCREEN.-very-wide #below { display: none; }
    SCREEN #foot { height: auto; padding: 0 2; }
    SCREEN #sum { height: 1; color: $secondary; }
    SCREEN.-high #sum, SCREEN.-very-high #sum { margin: 1 0; }
    SCREEN.-high Form { padding: 1 2; }
    SCREEN.-very-high Form { padding: 1 2; }
    """,
    )

    def __init__(self, desk: Desk, programme: Programme) -> None:
        super().__init__(desk)
        self.programme = programme
        self.wanted = plan.usual(programme, desk.world.today(), USUAL_TIME)
        self.wanted = replace(self.wanted, country=desk.settings.country)
        self.weeks_typed = ""
        self.wrong: dict[str, str] = {}
        self.making = False
        self.group_id = desk.new_handle()

    def title_text(self) -> str:
        """Which programme."""
        return f"Een nieuwe groep  ·  {self.programme.title}"

    def compose_body(self) -> Iterable[Widget]:
        """The fields, the days beside them, and the button that is always in sight."""
        side = VerticalScroll(Static(id="side"), id="days-side", can_focus=False)
        yield Horizontal(Form(*self._page(), id="page"), side, id="both")
        yield Vertical(Static(id="sum"), BigButton("Maak de groep", id="make"), id="foot")

    def _page(self) -> Iterable[Widget]:
        wanted = self.wanted
        yield Static(Content(f"Zo is het gewoon bij dit programma: {rule_told(self.programme)}."), classes="told")
        yield _head("De groep")
        yield Field("Naam van de groep", name="name", placeholder="bijvoorbeeld: Woensdaggroep")
        yield Field("Plaats", name="place", placeholder="bijvoorbeeld: de huiskamer")
        yield _head("Wanneer")
        yield Field("Eerste dag", full_date(wanted.first), name="first")
        yield Field("Hoe laat", wanted.time, name="time")
        if wanted.times:
            yield Field("Hoeveel keer", str(wanted.times), name="times", number=True)
            yield PickList(RHYTHMS.values(), list(RHYTHMS).index(wanted.rhythm), id="rhythm")
        yield _head("Weken zonder bijeenkomst")
        yield Field("Welke weken?", name="weeks", placeholder="bijvoorbeeld: week 30, 27 december")
        yield PickList(COUNTRIES.values(), list(COUNTRIES).index(wanted.country), id="country")
        extra = self._extra()
        if extra:
            yield _head("Erbij")
            yield TickList(extra, range(len(extra)), id="extra")
        yield _head("Hoeveel mensen? Alleen aantallen, nooit namen.")
        yield Field("Plekken", str(wanted.places or ""), name="places", number=True)
        yield Field("Daarvan bezet", str(wanted.taken or ""), name="taken", number=True)
        yield Static(id="below")

    def _extra(self) -> list[str]:
        """What the programme asks for after its meetings."""
        rule = self.programme.plan
        lines = [back_told(rule)] if rule.back_after_months else []
        return [*lines, moments_told(rule)] if rule.moments else lines

    def on_mount(self) -> None:
        """Begin with the name."""
        self.set_focus(self.query_one("#name"))
        self.look()

    def on_resize(self, event: Resize) -> None:
        """Other room, other lines."""
        self.call_after_refresh(self.look)

    # What is filled in

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take over what is typed as soon as it can be read, and show what follows from it."""
        self._read(event.input)
        self.look()

    def _read(self, field: Input) -> None:
        name = field.id or ""
        try:
            self._take(name, field.value)
        except HerstelgroepError as error:
            self.wrong[name] = error.message
        else:
            if self.wrong.pop(name, ""):
                self.say("")

    def _take(self, name: str, value: str) -> None:
        today = self.desk.world.today()
        if name == "first":
            first = coming_day(value, today, today)
            self.wanted = replace(self.wanted, first=first)
            self._take("weeks", self.weeks_typed)
        elif name == "time":
            self.wanted = replace(self.wanted, time=f"{read_hour(value):%H.%M}")
        elif name == "weeks":
            self.weeks_typed = value
            self.wanted = replace(self.wanted, free_weeks=read_weeks(value, today, self.wanted.first))
        elif name in ("times", "places", "taken"):
            self.wanted = replace(self.wanted, **{name: number_in(value)})
        elif name in ("name", "place"):
            self.wanted = replace(self.wanted, **{name: value})

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Say what could not be read, once the cursor leaves it."""
        super().on_descendant_blur(event)
        if wrong := self.wrong.get(event.widget.id or ""):
            self.say(wrong)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Another rhythm, or the holidays of another country."""
        if event.picks.id == "rhythm":
            self.wanted = replace(self.wanted, rhythm=list(RHYTHMS)[event.index])
            if self.wanted.rhythm is Rhythm.ONCE:
                self.query_one("#times", Input).value = "1"
        else:
            self.wanted = replace(self.wanted, country=list(COUNTRIES)[event.index])
        self.look()

    def on_tick_list_ticked(self, event: TickList.Ticked) -> None:
        """With or without what comes after the meetings."""
        lines = [line for number, line in enumerate(self._extra()) if number in event.ticks.ticked]
        rule = self.programme.plan
        self.wanted = replace(self.wanted, back=back_told(rule) in lines, moments=moments_told(rule) in lines)
        self.look()

    # What follows from it

    def trial(self) -> Group:
        """The group as it would be now. Raises GroupRefused."""
        numbers = iter(range(1000))
        wanted = replace(self.wanted, name=self.wanted.name if self.wanted.name.strip() else NAMELESS)
        return plan.make_group(self.programme, wanted, "", lambda: str(next(numbers)))

    def look(self) -> None:
        """Show the days as they would be."""
        try:
            group = self.trial()
        except HerstelgroepError as error:
            self._show_days("", [Content(error.message)])
            return
        self._show_days(_sum(group, self.size.width - 4, self.desk.world.today()), list(self._days(group)))

    def _show_days(self, total: str, lines: list[Content]) -> None:
        told = Content("\n").join(lines)
        self.query_one("#sum", Static).update(Content(total))
        self.query_one("#side", Static).update(told)
        self.query_one("#below", Static).update(Content.assemble("\n", told))

    def _days(self, group: Group) -> Iterable[Content]:
        today = self.desk.world.today()
        yield Content.styled("De dagen", "bold $secondary")
        for planned in group.planned:
            what = f"  {planned.holiday}?" if planned.asks(today) else ""
            kind = "" if planned.kind is PlannedKind.MEETING else f"  {planned.kind.value}"
            day = short_day(planned.day, year=True)
            sign = "? " if planned.asks(today) else "· "
            yield Content.assemble((sign, "$soft"), day, (kind, "$soft"), (what, "bold $secondary"))
        told = remarks(group, self.programme, today)
        if told:
            yield Content("")
        for remark in told:
            yield Content.styled(remark, "$accent")

    def action_page(self, step: int) -> None:
        """A page through the days, or through the form where they stand below."""
        side = self.query_one("#days-side", VerticalScroll)
        page = side if side.display else self.query_one("#page", Form)
        page.scroll_relative(y=step * max(1, page.size.height - 2), animate=False)

    def own_hints(self) -> Iterable[Hint]:
        """How to read on."""
        return (*super().own_hints(), Hint("PgDn", "de dagen", "dagen", 3))

    def on_big_button_pressed(self) -> None:
        """Make it."""
        self.action_make()

    def action_make(self) -> None:
        """Make the group and keep it; what cannot be is told, and the cursor goes there."""
        if self.making:
            return
        for field in self.query(Input):
            self._read(field)
        if self.wrong:
            name, message = next(iter(self.wrong.items()))
            self.say(message)
            self.set_focus(self.query_one(f"#{name}"))
            return
        try:
            group = plan.make_group(self.programme, self.wanted, self.group_id, self.desk.new_handle)
        except HerstelgroepError as error:
            self.say(error.message)
            if not self.wanted.name.strip():
                self.set_focus(self.query_one("#name"))
            return
        self.making = True
        self.work(partial(self._keep, group), lambda kept: self.home.change_to("group_plan", kept, True))

    def _keep(self, group: Group) -> Group:
        new_name(group.name, (other for other in self.desk.groups() if other.id != group.id))
        return self.desk.keep_group(group)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What could not be kept can be tried again."""
        self.making = self.making and event.state is not WorkerState.ERROR
        super().on_worker_state_changed(event)

    def action_go_back(self) -> None:
        """Back to the groups; nothing is made."""
        self.dismiss()


def _head(text: str) -> Static:
    return Static(Content(text), classes="head")


def _sum(group: Group, room: int, today: date) -> str:
    first, last = (date.fromisoformat(group.planned[place].day) for place in (0, -1))
    number = len(group.planned)
    days = "1 dag" if number == 1 else f"{number} dagen"
    asked = questions_told(group, today)
    span = f"{full_date(first)} tot en met {full_date(last)}" if first != last else full_date(first)
    said = f"{days}: {span}.{f' {asked}.' if asked else ''}"
    if len(said) <= room:
        return said
    waiting = len(questions(group, today))
    told = f" {waiting} feestdag{'en' if waiting > 1 else ''}." if waiting else ""
    return f"{days}, tot en met {full_date(last)}.{told}"
