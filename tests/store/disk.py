"""A disk in memory that forgets what was not synced, fails when told, and shows what a power cut may leave.

The model is as bad as real disks are: what was written but not synced may be there, be lost, be half there, or be
zeros; a name that was changed but whose folder was not synced may have changed or not, in any combination; and after
a sync that failed, a later sync of the same file proves nothing.
"""

import errno
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

from herstelgroep.store.files import NewFile
from herstelgroep.store.names import is_reserved

Change = tuple[int, bytes] | int  # bytes at an offset, or a new length


def apply(content: bytes, change: Change) -> bytes:
    if isinstance(change, int):
        return content[:change].ljust(change, b"\0")
    offset, data = change
    return content[:offset].ljust(offset, b"\0") + data + content[offset + len(data) :]


class Inode:
    """One file: what the programs see, and what may be left of it."""

    def __init__(self, durable: bytes = b"") -> None:
        self.durable = durable
        self.seen = durable
        self.pending: list[Change] = []
        self.doubtful = False

    def change(self, change: Change) -> None:
        self.pending.append(change)
        self.seen = apply(self.seen, change)

    def sync(self) -> None:
        if not self.doubtful:
            self.durable, self.pending = self.seen, []

    def copy(self) -> "Inode":
        twin = Inode(self.durable)
        twin.seen, twin.pending, twin.doubtful = self.seen, list(self.pending), self.doubtful
        return twin

    def possible(self) -> set[bytes]:
        """Everything that a power cut may leave."""
        content = self.durable
        found = {content}
        for change in self.pending:
            if not isinstance(change, int):
                offset, data = change
                found.add(apply(content, (offset, data[: len(data) // 2])))
                found.add(apply(content, (offset, bytes(len(data)))))
            content = apply(content, change)
            found.add(content)
        return found


class NameChange:
    """A name that came, went or moved; it is settled when each of its folders was synced."""

    def __init__(self, gone: Path | None, new: Path | None, inode: Inode | None) -> None:
        self.gone, self.new, self.inode = gone, new, inode
        self.unsynced = {path.parent for path in (gone, new) if path}

    def apply(self, names: dict[Path, Inode]) -> None:
        if self.gone is not None:
            names.pop(self.gone, None)
        if self.new is not None and self.inode is not None:
            names[self.new] = self.inode

    def copy(self, twins: dict[int, Inode]) -> "NameChange":
        twin = NameChange(self.gone, self.new, self.inode and twins[id(self.inode)])
        twin.unsynced = set(self.unsynced)
        return twin


class Fault:
    """Step number ``step`` fails with ``number``; a write is then half done when it is ``torn``."""

    def __init__(self, step: int, number: int, *, torn: bool = False) -> None:
        self.step, self.number, self.torn = step, number, torn


class MemoryFiles:
    """A FileSystem in memory. ``watch(step)`` is called before every step, and halfway every write."""

    syncs_folders = True

    def __init__(self, *folders: Path) -> None:
        self.names_now: dict[Path, Inode] = {}
        self.names_durable: dict[Path, Inode] = {}
        self.pending: list[NameChange] = []
        self.folders = {above for folder in folders for above in (folder, *folder.parents)}
        self.steps = 0
        self.fault: Fault | None = None
        self.refuses: Callable[[str, Path], OSError | None] = lambda what, path: None
        self.watch: Callable[[int], None] = lambda step: None

    def create(self, path: Path) -> NewFile:
        self._step("create", path)
        self._need_folder(path.parent)
        inode = self.names_now.get(path)
        if inode is None:
            inode = Inode()
            self._rename(None, path, inode)
        elif inode.seen:
            inode.change(0)
        return MemoryFile(self, path, inode)

    def read(self, path: Path, most: int = -1) -> bytes:
        if path not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        seen = self.names_now[path].seen
        return seen if most < 0 else seen[:most]

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace", target)
        self._need_folder(target.parent)
        if source not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(source))
        self._rename(source, target, self.names_now[source])

    def remove(self, path: Path) -> None:
        self._step("remove", path)
        if path not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        self._rename(path, None, None)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder", folder)
        self._need_folder(folder)
        for change in self.pending:
            change.unsynced.discard(folder)
            if not change.unsynced:
                change.apply(self.names_durable)
        self.pending = [change for change in self.pending if change.unsynced]

    def make_folder(self, folder: Path) -> None:
        self._step("make_folder", folder)
        self.folders |= {folder, *folder.parents}

    def is_folder(self, path: Path) -> bool:
        return path in self.folders

    def names(self, folder: Path) -> list[str]:
        self._need_folder(folder)
        return sorted(path.name for path in self.names_now if path.parent == folder)

    def others(self, folder: Path) -> list[str]:
        self._need_folder(folder)
        return sorted(path.name for path in self.folders if path.parent == folder and path != folder)

    def write(self, path: Path, inode: Inode, offset: int, data: bytes) -> None:
        """Write at an offset, in two halves, so that a kill in between is seen too."""
        half = len(data) // 2
        torn = self.fault is not None and self.fault.torn and self.fault.step == self.steps
        if torn:
            inode.change((offset, data[:half]))
        self._step("write", path)
        inode.change((offset, data[:half]))
        self.watch(self.steps)
        inode.change((offset + half, data[half:]))

    def truncate(self, path: Path, inode: Inode, size: int) -> None:
        self._step("truncate", path)
        inode.change(size)

    def sync(self, path: Path, inode: Inode) -> None:
        try:
            self._step("sync", path)
        except OSError:
            inode.doubtful = True
            raise
        inode.sync()

    def freeze(self) -> "MemoryFiles":
        """The disk as it is at this moment."""
        twin = MemoryFiles()
        inodes = [*self.names_now.values(), *self.names_durable.values()]
        inodes += [change.inode for change in self.pending if change.inode]
        twins = {id(inode): inode.copy() for inode in inodes}
        twin.folders = set(self.folders)
        twin.names_now = {path: twins[id(inode)] for path, inode in self.names_now.items()}
        twin.names_durable = {path: twins[id(inode)] for path, inode in self.names_durable.items()}
        twin.pending = [change.copy(twins) for change in self.pending]
        return twin

    def after_kill(self) -> dict[Path, bytes]:
        """What is there when only the app dies: everything it wrote."""
        return {path: inode.seen for path, inode in self.names_now.items()}

    def after_power_cut(self) -> Iterator[dict[Path, bytes]]:
        """Everything that may be there when the power goes."""
        for chosen in itertools.product((True, False), repeat=len(self.pending)):
            names = dict(self.names_durable)
            for change in itertools.compress(self.pending, chosen):
                change.apply(names)
            contents = [[(path, content) for content in inode.possible()] for path, inode in names.items()]
            for outcome in itertools.product(*contents):
                yield dict(outcome)

    @classmethod
    def holding(cls, contents: dict[Path, bytes]) -> "MemoryFiles":
        """A disk, after the computer has started again."""
        disk = cls(*{path.parent for path in contents})
        disk.names_now = {path: Inode(content) for path, content in contents.items()}
        disk.names_durable = dict(disk.names_now)
        return disk

    def lose(self, folder: Path) -> None:
        """Take a folder away with all that is in it, as when a stick is pulled out."""
        self.folders = {kept for kept in self.folders if not kept.is_relative_to(folder)}
        for names in (self.names_now, self.names_durable):
            for path in [path for path in names if path.is_relative_to(folder)]:
                del names[path]

    def _step(self, what: str, path: Path) -> None:
        self.watch(self.steps)
        number, self.steps = self.steps, self.steps + 1
        if self.fault is not None and self.fault.step == number:
            raise OSError(self.fault.number, "made to fail", str(path))
        refusal = self.refuses(what, path)
        if refusal is not None:
            raise refusal

    def _need_folder(self, folder: Path) -> None:
        if folder not in self.folders:
            raise FileNotFoundError(errno.ENOENT, "no such folder", str(folder))

    def _rename(self, gone: Path | None, new: Path | None, inode: Inode | None) -> None:
        change = NameChange(gone, new, inode)
        change.apply(self.names_now)
        self.pending.append(change)


class MemoryFile:
    """A new file on a disk in memory."""

    def __init__(self, disk: MemoryFiles, path: Path, inode: Inode) -> None:
        self._disk, self._path, self._inode, self._offset = disk, path, inode, 0

    def write(self, data: bytes) -> None:
        self._disk.write(self._path, self._inode, self._offset, data)
        self._offset += len(data)

    def sync(self) -> None:
        self._disk.sync(self._path, self._inode)

    def close(self) -> None:
        pass


class WindowsError5(PermissionError):
    """What Python raises on Windows when a file is briefly in use; 5, 32 or 33."""

    def __init__(self, winerror: int, path: Path) -> None:
        super().__init__(errno.EACCES, "Toegang geweigerd", str(path))
        self.winerror = winerror


class WindowsFiles(MemoryFiles):
    """A disk with the rules of Windows: no folder can be synced, some names are devices, files are briefly in use."""

    syncs_folders = False

    def __init__(self, *folders: Path) -> None:
        super().__init__(*folders)
        self.in_use: list[int] = []

    def create(self, path: Path) -> NewFile:
        self._check_name(path)
        return super().create(path)

    def replace(self, source: Path, target: Path) -> None:
        self._check_name(target)
        if self.in_use:
            raise WindowsError5(self.in_use.pop(0), target)
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        if self.in_use:
            raise WindowsError5(self.in_use.pop(0), path)
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Toegang geweigerd", str(folder))

    @staticmethod
    def _check_name(path: Path) -> None:
        name = path.name
        if is_reserved(name) or name != name.rstrip(". ") or any(character in '<>:"|?*\\' for character in name):
            raise OSError(errno.EINVAL, "De bestandsnaam is onjuist", str(path))
