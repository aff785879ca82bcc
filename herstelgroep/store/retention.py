"""How long loose notes stay: which sessions still hold them for too long, and wiping every trace."""

from collections.abc import Iterable
from datetime import date

from herstelgroep.store.archive import Head
from herstelgroep.store.files import FileSystem, remove_for_good, temporary_name
from herstelgroep.store.folder import Folder
from herstelgroep.store.sessions import ENDING, session_path
from herstelgroep.store.trash import earlier_versions
from herstelgroep.store.trouble import told


def age(head: Head, today: date) -> int:
    """How many days ago a session was; 0 when its day cannot be read."""
    try:
        return (today - date.fromisoformat(head.date)).days
    except ValueError:
        return 0


def stale(heads: Iterable[Head], today: date, days: int) -> tuple[Head, ...]:
    """The sessions that hold loose notes for more than so many days."""
    return tuple(head for head in heads if head.notes and age(head, today) > days)


def forget_traces(files: FileSystem, folder: Folder, session_id: str) -> None:
    """Take away what may still hold wiped notes: half-written and earlier files, and the index.

    For after the session itself was kept without them, in the writer's turn. Raises a StoreTrouble.
    """
    from herstelgroep.store.search import forget_index  # costs a start-up, and few wipe

    path = session_path(folder, session_id)
    with told(path):
        remove_for_good(files, temporary_name(path))
        for name in earlier_versions(files, folder, f"{session_id}{ENDING}"):
            remove_for_good(files, folder.aside / name)
    forget_index(files, folder)
