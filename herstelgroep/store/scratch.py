"""Folders for once: for an example that nobody needs to keep, and for files that somebody looks at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from herstelgroep.store.trouble import told

_START = "herstelgroep-"


def new_folder(name: str) -> Path:
    """A new, empty folder among the temporary files; it stays. Raises a StoreTrouble."""
    with told(Path(name)):
        return Path(mkdtemp(prefix=f"{_START}{name}-"))


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A folder that is gone afterwards. Raises a StoreTrouble."""
    with told(Path(_START)):
        folder = TemporaryDirectory(prefix=_START, ignore_cleanup_errors=True)
    with folder as name:
        yield Path(name)
