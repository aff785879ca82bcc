"""What preparing knows of groups: to which one this meeting belongs, and what that one remembers."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups.memory import Memory
from herstelgroep.groups.model import Group
from herstelgroep.groups.turn import AlreadyBegun, begun
from herstelgroep.groups.words import short_day
from herstelgroep.session.model import Session
from herstelgroep.store.trouble import StoreTrouble
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.widgets.lists import PickList
from herstelgroep.tui.widgets.recalled import LastTime

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.tui.app import HerstelgroepApp
    from herstelgroep.tui.screens.prepare import PrepareScreen

NO_GROUP = "Geen groep"


class GroupWork:
    """The groups of a programme beside the page of preparation; files are read behind it."""

    def __init__(self, screen: "PrepareScreen") -> None:
        self.screen = screen
        self.groups: tuple[Group, ...] = ()

    def begin(self) -> None:
        """Look which groups there are, and what this one remembers."""
        self.screen.query_one("#group", PickList).display = False
        self.screen.query_one("#group-head").display = False
        draft = self.screen.draft
        if draft.group is None:
            self.screen.work(self._groups, self._show_groups)
            return
        self.look_back()
        if draft.planned is not None and draft.planned.day != draft.day.isoformat():
            when = short_day(draft.planned.day)
            self.screen.say(f"In het plan staat deze bijeenkomst op {when}. Begin je nu, dan staat hij bij vandaag.")

    def _groups(self) -> tuple[Group, ...]:
        wanted = self.screen.draft.programme.id
        return tuple(group for group in self.screen.desk.groups() if group.programme == wanted)

    def _show_groups(self, groups: tuple[Group, ...]) -> None:
        if not groups or not self.screen.is_attached:
            return
        self.groups = groups
        self.screen.query_one("#group-head").display = True
        picks = self.screen.query_one("#group", PickList)
        picks.display = True
        picks.offer([NO_GROUP, *(group.name for group in groups)], 0)

    def picked(self, place: int) -> None:
        """It belongs to this group; 0 is none."""
        draft = self.screen.draft
        had = draft.place
        draft.join(self.groups[place - 1] if place else None)
        if draft.place != had:
            self.screen.query_one("#place", Input).value = draft.place
        self.look_back()

    def look_back(self) -> None:
        """Read what the group remembers, and show it."""
        group = self.screen.draft.group
        if group is None:
            self.screen.query_one(LastTime).show(None)
        else:
            self.screen.work(partial(self.screen.desk.memory_of, group), partial(self._show_memory, group))

    def _show_memory(self, group: Group, memory: Memory) -> None:
        draft = self.screen.draft
        if self.screen.is_attached and draft.group is group:  # another one may have been picked meanwhile
            draft.memory = memory
            self.screen.query_one(LastTime).show(memory)


def refuse_second(desk: "Desk", draft: Draft) -> None:
    """A group that has begun today goes on there. Raises AlreadyBegun; a disk that cannot be read is no reason."""
    session_id = ""
    if draft.group is not None:
        with suppress(StoreTrouble):
            session_id = desk.going_on(draft.group)
    if draft.group is not None and session_id:
        raise AlreadyBegun(draft.group, session_id)


def remember_at_last(desk: "Desk", draft: Draft) -> None:
    """The memory must be there when it begins; a disk that cannot be read is no reason not to begin."""
    try:
        draft.remembered(desk)
    except HerstelgroepError:
        draft.memory = Memory()


def mark_led(app: "HerstelgroepApp", draft: Draft, session: Session) -> None:
    """Put in the plan of the group that this meeting is held, behind the screens."""
    if draft.group is not None:
        planned_id = draft.planned.id if draft.planned else ""
        app.run_worker(partial(_mark, app, draft.group.id, planned_id, session), thread=True, exit_on_error=False)


def _mark(app: "HerstelgroepApp", group_id: str, planned_id: str, session: Session) -> None:
    try:
        # The plan of now: it may have been changed since it was chosen.
        app.desk.keep_group(begun(app.desk.group(group_id), planned_id, session))
    except HerstelgroepError as error:
        told = f"De bijeenkomst is bewaard. In het plan van de groep staat hij nog niet. {error.message}"
        app.call_from_thread(_tell, app, told)


def _tell(app: "HerstelgroepApp", text: str) -> None:
    if isinstance(app.screen, CalmScreen) and app.screen.is_mounted:
        app.screen.say(text)
