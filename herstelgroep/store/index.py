"""The file of the search index, which may be thrown away at any time; :mod:`herstelgroep.store.search` fills it."""

from contextlib import suppress

from herstelgroep.store.files import FileSystem, remove_for_good
from herstelgroep.store.folder import Folder
from herstelgroep.store.trouble import StoreTrouble, told

INDEX = "zoekindex.sqlite"


def forget_index(files: FileSystem, folder: Folder) -> None:
    """Throw the index away, so that nothing of a deleted session stays in it. Raises a StoreTrouble."""
    path = folder.root / INDEX
    with told(path):
        for name in (path.name, f"{path.name}-journal"):
            remove_for_good(files, folder.root / name)


def forget_old_index(files: FileSystem, folder: Folder) -> None:
    """Throw the index away when a session was kept or deleted after it, also where a deletion was broken off."""
    with suppress(OSError, StoreTrouble):  # the next search brings it up to date
        kept = folder.sessions.stat().st_mtime_ns  # every write gives a file its name in this folder
        if (folder.root / INDEX).stat().st_mtime_ns <= kept:
            forget_index(files, folder)
