"""The groups at a desk: what cannot be kept waits with the writer and is never lost, as with a session."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from herstelgroep.groups.model import Group
from herstelgroep.groups.plan import led
from herstelgroep.groups.turn import led_on
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.groups import TABLE, by_name, delete_group, keep_group, read_groups
from herstelgroep.store.trouble import FileCorrupt, StoreTrouble
from herstelgroep.store.writer import Store, Writer

GROUP = "groep:"
"""The writer's names for groups begin so; no session is called like that."""


class Freed(NamedTuple):
    """A place in the plan of a group whose session was deleted, and the day (ISO) that one was held."""

    group_id: str
    planned_id: str
    day: str


class KeptGroups:
    """Reads and keeps groups in the writer's turn. ``aside`` puts a file that cannot be read out of the way."""

    def __init__(self, files: FileSystem, writer: Writer, aside: Callable[[StoreTrouble], StoreTrouble]) -> None:
        self._files, self._writer, self._aside = files, writer, aside
        self._waiting: dict[str, Group] = {}
        self._freed: dict[str, Freed] = {}

    def every(self) -> tuple[Group, ...]:
        """Every group by name, as it is here or waits to be kept. Raises a StoreTrouble."""
        try:
            found = read_groups(self._files, self._writer.folder)
        except StoreTrouble as trouble:
            raise self._aside(trouble) from trouble
        every = {one.id: one for one in found} | self._waiting.copy()
        return tuple(sorted(every.values(), key=by_name))

    def keep(self, group: Group) -> Group:
        """Keep this group; it is on disk when this returns what was kept.

        Raises a StoreTrouble; it is tried again then until it works or something newer of this group is kept.
        """
        try:
            return self._writer.run(lambda folder: self._keep(folder, group)).result()
        except FileCorrupt as trouble:  # once that is aside there is room
            raise self._aside(trouble) from trouble

    def _keep(self, folder: Folder, group: Group) -> Group:
        """In the writer's thread, or an older state could follow a newer one."""
        try:
            kept = keep_group(self._files, folder, group)
        except FileCorrupt:
            raise
        except StoreTrouble:
            self._let_go(group.id)  # however often it was tried, it is one change that waits
            self._waiting[group.id] = group
            self._writer.keep(GROUP + group.id, 0, lambda: {TABLE: {group.id: group}})
            raise
        self._let_go(group.id)
        return kept

    def _let_go(self, group_id: str) -> None:
        self._waiting.pop(group_id, None)
        self._writer.forget(GROUP + group_id)

    def remove(self, group_id: str) -> None:
        """Take a group away. Raises a StoreTrouble."""

        def work(folder: Folder) -> None:
            delete_group(self._files, folder, group_id)
            self._let_go(group_id)

        self._writer.run(work).result()

    def place(self, folder: Folder) -> Store:
        """Where the writer keeps what waited."""
        return _Place(self._files, folder, self._waiting)

    def free(self, session_id: str) -> None:
        """A session was deleted: what was planned is open again, where the groups can be read."""

        def work(folder: Folder) -> None:
            for group in read_groups(self._files, folder):
                for planned in group.planned:
                    if planned.session == session_id:
                        keep_group(self._files, folder, led(group, planned.id, ""))
                        self._freed[session_id] = Freed(group.id, planned.id, planned.day)

        with suppress(StoreTrouble):
            self._writer.run(work).result()

    def lead_again(self, session_id: str) -> None:
        """Undo :meth:`free`, unless something else came in its place. Raises a StoreTrouble."""
        if (freed := self._freed.pop(session_id, None)) is None:
            return

        def work(folder: Folder) -> None:
            for group in read_groups(self._files, folder):
                if group.id == freed.group_id:
                    keep_group(self._files, folder, led_on(group, freed.planned_id, session_id, freed.day))

        self._writer.run(work).result()


class _Place:
    """The file of all groups, as a place for one of them."""

    def __init__(self, files: FileSystem, folder: Folder, waiting: dict[str, Group]) -> None:
        self._files, self._folder, self._waiting = files, folder, waiting

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep the groups in these tables. Raises a StoreTrouble."""
        for group in data[TABLE].values():
            keep_group(self._files, self._folder, group)
            self._waiting.pop(group.id, None)
