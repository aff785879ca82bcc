"""One app at a time works in a folder; the lock is the system's own and dies with the process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from herstelgroep.store.files import FileSystem
from herstelgroep.store.trouble import FolderBusy, told

LOCK = ".slot"


@contextmanager
def folder_lock(files: FileSystem, root: Path) -> Iterator[None]:
    """Hold the folder, making it where needed; who only reads needs no lock.

    Raises FolderBusy when another holds it, and a StoreTrouble when the folder cannot be used.
    """
    from filelock import FileLock, Timeout  # costs a tenth of a start, and only writers need it

    path = root / LOCK
    # no soft lock: a file that merely exists would stay behind after a crash
    lock = FileLock(path, blocking=False, fallback_to_soft=False, thread_local=False)
    with told(path):
        files.make_folder(root)
        try:
            lock.acquire()
        except Timeout as error:
            raise FolderBusy(path) from error
    try:
        yield
    finally:
        lock.release()
