"""The groups that meet for longer: each with its next day and what waits for an answer."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Resize, ScreenResume
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.desk import Desk
from herstelgroep.groups.model import Group
from herstelgroep.groups.plan import next_up
from herstelgroep.groups.words import places
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.groups.keeping import NOTHING_TO_UNDO
from herstelgroep.tui.groups.words import questions_told, short_day
from herstelgroep.tui.screens.troubled import TroubledScreen
from herstelgroep.tui.widgets.lists import SignList, beside

if TYPE_CHECKING:
    from herstelgroep.programme.model import Programme

NEW = "+"
BESIDE = 8
"""Cells that a line has not: margins, sign and scroll bar."""
EMPTY = (
    "Je hebt nog geen groep.\n\n"
    "Met een groep plan je een hele reeks bijeenkomsten. De app kent de feestdagen en maakt een agenda. "
    "Ze onthoudt welke thema's klaar zijn en wat nog open staat. Nooit wie er was."
)


class GroupsScreen(TroubledScreen):
    """The list, with making a new one as its last line."""

    SCREEN = "groups"
    BINDINGS: ClassVar[list[BindingType]] = bindings("groups")
    CSS = """
    GroupsScreen #empty { padding: 1 2 0 4; height: auto; max-width: 84; }
    GroupsScreen #list { padding: 1 2; height: 1fr; max-height: 1fr; max-width: 110; }
    GroupsScreen.-flat #empty { padding: 0 2; }
    GroupsScreen.-flat #list { padding: 0 2; }
    GroupsScreen.-flat.-none #list { padding: 1 2; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.groups: tuple[Group, ...] = ()
        self.looked = False
        self.sure = ""
        self.wiped: list[Group] = []

    def title_text(self) -> str:
        """Where we are."""
        return "Groepen"

    def compose_body(self) -> Iterable[Widget]:
        """A word when there is none yet, and the list."""
        yield Static(Content(EMPTY), id="empty")
        yield SignList(id="list", classes="-lit")

    def on_mount(self) -> None:
        """The list has the cursor."""
        self.query_one("#empty").display = False
        self.set_focus(self.query_one("#list"))

    def on_screen_resume(self, event: ScreenResume) -> None:
        """It may be other than before."""
        self._look()

    def on_resize(self, event: Resize) -> None:
        """Less room is fewer words."""
        self.call_after_refresh(self._show)

    def own_hints(self) -> Iterable[Hint]:
        """How to choose."""
        return (Hint("↑ ↓", "kiezen", "", 4), Hint("Enter", "openen", "", 0))

    def _look(self) -> None:
        self.work(self.desk.groups, self._found)

    def _found(self, groups: tuple[Group, ...]) -> None:
        self.groups, self.looked = groups, True
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        if not self.looked:
            return
        none = not self.groups
        self.query_one("#empty").display = none
        self.set_class(none, "-none")
        options = [Option(self._line(group), id=group.id) for group in self.groups]
        options.append(Option(Content("Een nieuwe groep"), id=NEW))
        self.query_one("#list", SignList).keep_place(options)
        self.show_hints()

    def _line(self, group: Group) -> Content:
        today = self.desk.world.today()
        upcoming = next_up(group, today)
        roomy = self.size.height >= 24
        told = [f"volgende {short_day(upcoming.day, year=False).replace('  ', ' ')}" if upcoming else "alles geweest"]
        more = [part for part in (questions_told(group, today), places(group)) if part]
        line = beside(group.name, told[0], min(110, self.size.width) - BESIDE)
        if not roomy:
            return line
        about = "   ".join([group.title, *more])
        return Content.assemble(line, "\n", (about, "not bold $soft"), "\n")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line needs another yes."""
        if event.option.id != self.sure:
            self.sure = ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the plan, or make a new one."""
        event.stop()
        group = self._group(event.option.id or "")
        if group is None:
            self.action_new_group()
        else:
            self.home.open("group_plan", group)

    def _group(self, wanted: str) -> Group | None:
        return next((group for group in self.groups if group.id == wanted), None)

    def action_new_group(self) -> None:
        """First which programme."""
        self.home.open("group_programme", then=self._chosen)

    def _chosen(self, programme: "Programme | None") -> None:
        if programme is not None:
            self.home.open("group_new", programme)

    def lit(self) -> Group | None:
        """The group under the cursor."""
        option = self.query_one("#list", SignList).highlighted_option
        return self._group(option.id or "") if option else None

    def action_wipe(self) -> None:
        """Delete; it asks once, and can be undone as long as this screen is open."""
        group = self.lit()
        if group is None:
            return
        if self.sure != group.id:
            self.sure = group.id
            self.say(f"{group.name} wissen, met de hele agenda? De verslagen blijven. Druk nog een keer op F9.")
            return
        self.sure = ""
        self.work(partial(self.desk.remove_group, group.id), lambda _: self._wiped(group))

    def _wiped(self, group: Group) -> None:
        self.wiped.append(group)
        self.say(f"{group.name} is gewist. Ctrl+Z zet de groep terug, zolang je hier bent.")
        self._look()

    def action_undo(self) -> None:
        """Put back what was deleted last."""
        if not self.wiped:
            self.say(NOTHING_TO_UNDO)
            return
        group = self.wiped.pop()
        self.work(partial(self.desk.keep_group, group), lambda _: self._returned(group))

    def _returned(self, group: Group) -> None:
        self.say(f"{group.name} staat er weer.")
        self._look()

    def may(self, action_id: str) -> bool:
        """Undo is only for what was deleted here; deleting asks for something to delete."""
        if action_id == "wipe":
            return self.lit() is not None
        return bool(self.wiped) if action_id == "undo" else super().may(action_id)

    def action_go_back(self) -> None:
        """Home."""
        self.dismiss()
