"""Filling in polls, marks, forms and agreements in the live screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from herstelgroep.programme.model import CaptureKind
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, poll_key
from herstelgroep.session.showing import current_segment, may_tell
from herstelgroep.tui.action import Hint
from herstelgroep.tui.entries import Agreement, FormField
from herstelgroep.tui.live_view import NEW, OFF_RECORD, sheet_rows
from herstelgroep.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from herstelgroep.tui.screens.live import LiveScreen

MOST = 999
HIDDEN = "Geteld. Onder de vijf antwoorden blijft het cijfer verborgen."
HINTS: dict[CaptureKind, tuple[Hint, ...]] = {
    CaptureKind.POLL: (
        Hint("↑ ↓", "kiezen", rank=2), Hint("+ -", "een meer of minder", "tellen", 1), Hint("0…9", "aantal", rank=2),
    ),
    CaptureKind.MARKS: (
        Hint("↑ ↓", "regel", rank=2), Hint("1…9 en 0", "cijfer geven, 0 is 10", "cijfer", 1), Hint("Tab", "schrijven"),
    ),
    CaptureKind.FORM: (Hint("↑ ↓", "kiezen", rank=2), Hint("Enter", "invullen", rank=1)),
    CaptureKind.ACTIONS: (
        Hint("↑ ↓", "kiezen", rank=3), Hint("Enter", "veranderen", "anders", 1), Hint("Del", "weghalen", "weg", 2),
        Hint("spatie", "klaar", rank=1),
    ),
}  # fmt: skip


class SheetWork:
    """Carries out what is typed at a row."""

    def __init__(self, screen: "LiveScreen") -> None:
        self.screen = screen

    @property
    def sheet(self) -> Sheet:
        """The widget."""
        return self.screen.query_one("#sheet", Sheet)

    def _place(self, kind: CaptureKind) -> Place | None:
        place = self.screen.field.place_now()
        if self.screen.session.off_record:
            self.screen.say(f"{OFF_RECORD}.")
            return None
        return place if place and place.capture.kind is kind else None

    def adjusted(self, key: str, by: int) -> None:
        """More or fewer in a poll."""
        self._count(key, lambda old: max(0, min(MOST, old + by)))

    def typed(self, key: str, digit: int, first: bool) -> None:
        """A digit: part of a number in a poll, or one mark."""
        if place := self._place(CaptureKind.MARKS):
            highest = place.capture.scale[1]
            mark = 10 if digit == 0 and highest >= 10 else digit
            if self.screen.do(c.AddMark(place.key, key, mark)):
                answers = sum(self.screen.session.marks[place.key][key].values())
                hidden = not may_tell(self.screen.session, answers)
                self.screen.say(HIDDEN if hidden else "Geteld.")
            return
        self._count(key, lambda old: digit if first or old * 10 + digit > MOST else old * 10 + digit)

    def _count(self, key: str, change: Callable[[int], int]) -> None:
        place = self._place(CaptureKind.POLL)
        if place is None:
            return
        poll = poll_key(place.key, current_segment(self.screen.session).moment)
        old = self.screen.session.polls.get(poll, {}).get(key, 0)
        self.screen.do(c.SetCount(poll, key, change(old), if_now=old))

    def chosen(self, key: str) -> None:
        """Enter at a row of a form or at an agreement."""
        if place := self._place(CaptureKind.FORM):
            row, _, name = key.partition("|")
            if key == NEW or (place.capture.rows and not row):  # a table without lines shows an empty one
                row = self.screen.desk.new_handle()
                if self.screen.do(c.AddRow(place.key, row)):
                    self._fill(place, f"{row}|{name or place.capture.items[0].key}")
            else:
                self._fill(place, key)
        elif self._place(CaptureKind.ACTIONS):
            old = self.screen.session.actions.get(key)
            entry = Agreement(action=old, handle=key, old=old) if old else Agreement()
            self.screen.field.begin(entry, entry.text())

    def taken(self, key: str) -> None:
        """Del at an agreement."""
        if self._place(CaptureKind.ACTIONS) and (old := self.screen.session.actions.get(key)):
            if self.screen.do(c.SetAction(key, None, if_now=old, checked=True)):
                self.screen.say("Afspraak weggehaald. Ctrl+Z zet haar terug.")
        elif self._place(CaptureKind.MARKS):
            self.screen.say("Ctrl+Z haalt het cijfer weg dat je het laatst gaf.")

    def ticked(self, key: str) -> None:
        """The space bar at an agreement: it is done, or not after all."""
        old = self.screen.session.actions.get(key) if self._place(CaptureKind.ACTIONS) else None
        if old and self.screen.do(c.SetAction(key, replace(old, done=not old.done), if_now=old)):
            self.screen.say("Deze staat weer open." if old.done else "Klaar. Toch niet? Nog eens de spatie.")

    def _fill(self, place: Place, key: str) -> None:
        row, _, name = key.partition("|")
        item = next(i for i in place.capture.items if i.key == name)
        old = self.screen.session.forms.get(place.key, {}).get(row, {}).get(name, "")
        row = row or self.screen.desk.new_handle()
        self.screen.field.begin(FormField(place.key, row, name, item.title, old), old)
        self.sheet.go_to(key)

    def next_field(self, done: FormField) -> None:
        """After Enter: on to the next field, until the last one."""
        place = self._place(CaptureKind.FORM)
        if place is None:
            return
        keys = [row.key for row in sheet_rows(self.screen.session, place, current_segment(self.screen.session))[1]]
        key = f"{done.row}|{done.field}"
        after = keys[keys.index(key) + 1 :] if key in keys else []
        if after and "|" in after[0] and not after[0].endswith("|"):
            self._fill(place, after[0])
        else:
            self.screen.rest("sheet")
            if after == [NEW]:  # Enter begins the next line
                self.sheet.go_to(NEW)
