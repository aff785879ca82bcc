"""Deleting: out of sight at once, undone until the app closes, gone for good after that."""

import time
from pathlib import Path

from herstelgroep.store.files import FileSystem, Pause, move, remove_for_good, temporary_name
from herstelgroep.store.folder import Folder
from herstelgroep.store.trouble import told


def discard(files: FileSystem, folder: Folder, path: Path, pause: Pause = time.sleep) -> None:
    """Take a file away, with what was half written; it waits in the bin. Raises a StoreTrouble.

    Unreadable copies of the same file that were set aside are removed at once.
    """
    with told(path):
        files.make_folder(folder.bin)
        move(files, path, folder.bin / path.name, pause)
        forget_earlier(files, folder, path, pause)


def forget_earlier(files: FileSystem, folder: Folder, path: Path, pause: Pause = time.sleep) -> None:
    """Take away what may still hold an earlier state of a file: half-written, or set aside. Raises a StoreTrouble."""
    with told(path):
        remove_for_good(files, temporary_name(path), pause)
        for name in earlier_versions(files, folder, path.name):
            remove_for_good(files, folder.aside / name, pause)


def put_back(files: FileSystem, folder: Folder, path: Path, pause: Pause = time.sleep) -> None:
    """Undo ``discard``. Raises a StoreTrouble when the bin was emptied."""
    with told(path):
        move(files, folder.bin / path.name, path, pause)


def empty_bin(files: FileSystem, folder: Folder, pause: Pause = time.sleep) -> int:
    """Remove for good what was deleted, at the close and at every start; returns how many files."""
    with told(folder.bin):
        names = files.names(folder.bin) if files.is_folder(folder.bin) else []
        for name in names:
            remove_for_good(files, folder.bin / name, pause)
    return len(names)


def earlier_versions(files: FileSystem, folder: Folder, name: str) -> list[str]:
    """The names in ``opzij`` that once were the file ``name``."""
    if not files.is_folder(folder.aside):
        return []
    copies = (kept for kept in files.names(folder.aside) if kept.endswith(name))
    return [kept for kept in copies if kept == name or kept.removesuffix(name)[:-1].isdecimal()]
