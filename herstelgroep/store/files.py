"""Files on a disk, written in one piece: after any mishap a file is the old one or the new one."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol, TypeVar

if sys.platform == "darwin":
    import fcntl

LEFTOVER = ".tijdelijk"
PATIENCE = 2.5
_BRIEFLY_IN_USE = frozenset({5, 32, 33})
_FIRST_PAUSE = 0.01
_LONGEST_PAUSE = 0.3

Pause = Callable[[float], None]
_T = TypeVar("_T")


class NewFile(Protocol):
    """A file that was just made, open for writing."""

    def write(self, data: bytes) -> None:
        """Put all of ``data`` at the end."""

    def sync(self) -> None:
        """Return when what was written is on the disk itself."""

    def close(self) -> None:
        """Let go of the file."""


class FileSystem(Protocol):
    """The few things this app asks of a disk; each may raise OSError."""

    @property
    def syncs_folders(self) -> bool:
        """Whether a folder can be synced; Windows cannot."""

    def create(self, path: Path) -> NewFile:
        """Make an empty file that only its owner can read, also where there was one."""

    def read(self, path: Path, most: int = -1) -> bytes:
        """The whole content, or so many bytes of it."""

    def replace(self, source: Path, target: Path) -> None:
        """Give ``source`` the name ``target``, in one step, also where that exists."""

    def remove(self, path: Path) -> None:
        """Take a file away."""

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in ``folder`` are on the disk itself."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder, and those above it, that only its owner can look into."""

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder of that name."""

    def names(self, folder: Path) -> list[str]:
        """The names of the files in ``folder``, sorted."""

    def others(self, folder: Path) -> list[str]:
        """The names of all else in ``folder``, sorted: folders, pipes, links that lead to no file."""


class _RealFile:
    def __init__(self, path: Path) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        self._number = os.open(path, flags, 0o600)

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._number, rest) :]

    def sync(self) -> None:
        _sync_to_disk(self._number)

    def close(self) -> None:
        os.close(self._number)


class RealFiles:
    """The disk of this computer."""

    @property
    def syncs_folders(self) -> bool:
        """Everywhere but on Windows."""
        return os.name != "nt"

    def create(self, path: Path) -> NewFile:
        """Make an empty file; a symbolic link in its place is refused."""
        return _RealFile(path)

    def read(self, path: Path, most: int = -1) -> bytes:
        """The whole content, or so many bytes of it; a pipe or a device would keep us waiting and is refused."""
        _need_file(path, os.stat(path).st_mode)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            _need_file(path, os.fstat(file.fileno()).st_mode)
            return file.read(most)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over what was there."""
        os.replace(source, target)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Bring the names to the disk itself."""
        number = os.open(folder, os.O_RDONLY)
        try:
            _sync_to_disk(number)
        finally:
            os.close(number)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it; one that exists is left as it is."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder of that name."""
        return path.is_dir()

    def names(self, folder: Path) -> list[str]:
        """The names of the files in ``folder``, sorted."""
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if _is_file(entry))

    def others(self, folder: Path) -> list[str]:
        """The names of all else in ``folder``, sorted."""
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if not _is_file(entry))


def write_atomically(files: FileSystem, path: Path, data: bytes, pause: Pause = time.sleep) -> None:
    """Give ``path`` the content ``data``; when this returns it is on the disk itself.

    Raises OSError when that cannot be; then ``path`` holds the old content or the new.
    """
    temporary = temporary_name(path)
    try:
        with closing(patiently(lambda: files.create(temporary), pause)) as fresh:
            fresh.write(data)
            fresh.sync()
        patiently(lambda: files.replace(temporary, path), pause)
    except OSError:
        with suppress(OSError):
            files.remove(temporary)
        raise
    sync_names(files, path.parent)


def remove_for_good(files: FileSystem, path: Path, pause: Pause = time.sleep) -> None:
    """Take a file and its half-written twin away, and return when that is on the disk itself."""
    for doomed in (temporary_name(path), path):
        with suppress(FileNotFoundError):
            patiently(lambda doomed=doomed: files.remove(doomed), pause)  # type: ignore[misc]
    sync_names(files, path.parent)


def move(files: FileSystem, source: Path, target: Path, pause: Pause = time.sleep) -> None:
    """Give a file another name or folder, and return when that is on the disk itself."""
    patiently(lambda: files.replace(source, target), pause)
    sync_names(files, target.parent)
    if source.parent != target.parent:
        sync_names(files, source.parent)


def clear_leftovers(files: FileSystem, folder: Path, pause: Pause = time.sleep) -> int:
    """Take away what was half written when the app died; returns how many."""
    found = [*files.names(folder), *(name for name in files.others(folder) if not files.is_folder(folder / name))]
    doomed = [name for name in found if name.startswith(".") and name.endswith(LEFTOVER)]
    for name in doomed:
        path = folder / name
        patiently(lambda path=path: files.remove(path), pause)  # type: ignore[misc]
    if doomed:
        sync_names(files, folder)
    return len(doomed)


def sync_names(files: FileSystem, folder: Path) -> None:
    """Bring the names in ``folder`` to the disk itself, where the system knows how."""
    if files.syncs_folders:
        files.sync_folder(folder)


def temporary_name(path: Path) -> Path:
    """Where the new content of ``path`` is written first; always the same, so that nothing piles up."""
    return path.with_name(f".{path.name}{LEFTOVER}")


def patiently(act: Callable[[], _T], pause: Pause) -> _T:
    """Do it, and again for about 2.5 seconds while Windows says that the file is briefly in use."""
    waited, wait = 0.0, _FIRST_PAUSE
    while True:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BRIEFLY_IN_USE or waited >= PATIENCE:
                raise
        pause(wait)
        waited += wait
        wait = min(wait * 2, _LONGEST_PAUSE)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a ring of links, or a link to where nobody may look
        return False


def _need_file(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
        raise OSError(number, os.strerror(number), str(path))


def _sync_to_disk(number: int) -> None:
    """fsync; on macOS that stops at the drive's own cache, so ask for more where it can be had."""
    if sys.platform == "darwin":
        with suppress(OSError):
            fcntl.fcntl(number, fcntl.F_FULLFSYNC)
            return
    os.fsync(number)
