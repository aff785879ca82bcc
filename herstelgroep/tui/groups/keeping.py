"""A group while somebody changes its plan: the newest state to disk, and the way back."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from herstelgroep.desk import Desk
from herstelgroep.groups.model import Group
from herstelgroep.store.files import FileSystem, write_atomically
from herstelgroep.store.folder import Folder
from herstelgroep.store.groups import plan_stem
from herstelgroep.store.trouble import told

NOTHING_TO_UNDO = "Er is niets om ongedaan te maken."


class GroupKeeper:
    """The group of now, what is on disk of it, and every earlier state with the name of the change."""

    def __init__(self, desk: Desk, group: Group) -> None:
        self._desk = desk
        self._lock = Lock()
        self.group = self._safe = group
        self._earlier: list[tuple[Group, str]] = []
        self.number = 0
        """How often it was changed here."""

    @property
    def waits(self) -> bool:
        """Whether something is not on disk yet."""
        return self.group is not self._safe

    @property
    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._earlier)

    def change(self, group: Group, name: str) -> None:
        """From now on the group is so; ``name`` says in Dutch what was done."""
        self._earlier.append((self.group, name))
        self.group = group
        self.number += 1

    def undo(self) -> str:
        """Take the last change back; gives its name, or an empty text when there is none."""
        if not self._earlier:
            return ""
        self.group, name = self._earlier.pop()
        self.number += 1
        return name

    def found(self, group: Group, number: int) -> None:
        """What is on disk, read when ``number`` changes had been made here; what came after it counts.

        After a meeting that was led elsewhere there is no way back to before it.
        """
        if self.waits or number != self.number:
            return
        if _led_in(group) != _led_in(self.group):
            self._earlier.clear()
        self.group = self._safe = group

    def write(self) -> tuple[Group, Group]:
        """Keep the newest state, in any thread; gives it as it was and as it is on disk. Raises a StoreTrouble."""
        with self._lock:
            group = self.group
            if group is self._safe:
                return group, group
            kept = self._desk.keep_group(group)
            self._safe = group
            return group, kept

    def arrived(self, given: Group, kept: Group) -> None:
        """What was given is on disk like this: calendars count its changes by it."""
        if self.group is given:
            self._safe = self.group = kept


def _led_in(group: Group) -> list[str]:
    return [planned.session for planned in group.planned if planned.session]


def calendar_files(files: FileSystem, group: Group, at: int, folder: Folder) -> tuple[Path, ...]:
    """The calendar of a group and its plan to print, in the folder for files. ``at`` is UTC seconds.

    Raises a StoreTrouble.
    """
    from herstelgroep.groups.calendar import as_ics
    from herstelgroep.minutes.calendar_page import render_plan

    made = {
        f"{plan_stem(group)}.ics": as_ics(group, datetime.fromtimestamp(at, UTC)),
        f"{plan_stem(group)}.pdf": render_plan(group, "pdf"),
    }
    for name, data in made.items():
        with told(folder.out / name):
            files.make_folder(folder.out)
            write_atomically(files, folder.out / name, data)
    return tuple(folder.out / name for name in made)
