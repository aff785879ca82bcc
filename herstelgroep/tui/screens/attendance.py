"""Who is present, in numbers and never in names."""

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from herstelgroep.privacy.groups import IN_THE_ROOM
from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.model import Attendance
from herstelgroep.tui import DOOR
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.widgets.sheet import Row, Sheet

MOST = 999
_PLURAL = {
    Role.CLIENT: "cliënten",
    Role.PROFESSIONAL: "hulpverleners",
    Role.MANAGER: "managers",
    Role.SIGNIFICANT_OTHER: "naastbetrokkenen",
}
_HINTS = (Hint("↑ ↓", "kiezen", rank=2), Hint("0…9", "aantal", rank=1), Hint("+ -", "meer of minder", "tellen", 1))


class AttendanceScreen(CalmScreen[str]):
    """Numbers per group; each change holds at once."""

    SCREEN = "attendance"
    AUTO_FOCUS = "#numbers"
    BINDINGS: ClassVar[list[BindingType]] = bindings("attendance")
    CSS = "AttendanceScreen Sheet { padding: 1 2; }"

    def compose_body(self) -> list[Widget]:
        """One row for each group."""
        return [Sheet(id="numbers", hints=_HINTS)]

    def on_mount(self) -> None:
        """Show the numbers of now."""
        self._show()

    def title_text(self) -> str:
        """What this is."""
        return "Wie zijn er? Alleen aantallen, geen namen"

    @property
    def counted(self) -> Attendance:
        """The numbers of now."""
        live = self.desk.live
        return (live.session.attendance if live else None) or Attendance()

    def _show(self) -> None:
        counted = self.counted
        rows = [Row(role, _PLURAL[role], str(counted.by_role.get(role, 0)), kind="number") for role in Role]
        rows.append(Row("others", "anderen", str(counted.others), kind="number"))
        rows.append(Row("", "", kind="told"))
        rows.append(Row("", f"Samen: {counted.total}", kind="told"))
        rows.append(Row("", "", kind="told"))
        told = f"Een groep van minder dan {IN_THE_ROOM} komt niet bij een briefje te staan. Zo is niemand te herkennen."
        rows.append(Row("", told, kind="told"))
        self.query_one(Sheet).show("", tuple(rows))

    def _set(self, key: str, count: int) -> None:
        counted, count = self.counted, max(0, min(MOST, count))
        if key == "others":
            changed = replace(counted, others=count)
        else:
            changed = replace(counted, by_role={**counted.by_role, Role(key): count})
        if self.do(c.SetAttendance(changed)):
            self.say("")
            self._show()

    def _count(self, key: str) -> int:
        return self.counted.others if key == "others" else self.counted.by_role.get(Role(key), 0)

    @on(Sheet.Adjusted)
    def _adjusted(self, event: Sheet.Adjusted) -> None:
        self._set(event.key, self._count(event.key) + event.by)

    @on(Sheet.Typed)
    def _typed(self, event: Sheet.Typed) -> None:
        whole = event.digit if event.first else self._count(event.key) * 10 + event.digit
        self._set(event.key, whole if whole <= MOST else event.digit)

    @on(Sheet.Taken)
    def _taken(self, event: Sheet.Taken) -> None:
        self._set(event.key, self._count(event.key) // 10)

    @on(Sheet.Chosen)
    def _chosen(self) -> None:
        self.query_one(Sheet).action_step(1)

    def action_undo(self) -> None:
        """Take the last act back."""
        if self.desk.live is not None:
            with self.telling():
                self.say(self.desk.live.undo(DOOR))
            self._show()

    def action_close(self) -> None:
        """Back, with how many there are."""
        self.dismiss(f"Er zijn {self.counted.total} mensen." if self.counted.total else "")
