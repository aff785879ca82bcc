"""How long loose notes stay: which sessions still hold them for too long, and wiping every trace."""

from collections.abc import Iterable
from datetime import date

from herstelgroep.store.archive import Head
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.index import forget_index
from herstelgroep.store.sessions import session_path
from herstelgroep.store.trash import forget_earlier


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
    forget_earlier(files, folder, session_path(folder, session_id))
    forget_index(files, folder)
