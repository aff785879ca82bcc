"""A writer at work in a test, and what it told."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from herstelgroep.store.document import Kind
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder, open_folder
from herstelgroep.store.storage import AtomicStorage
from herstelgroep.store.trouble import StoreTrouble
from herstelgroep.store.writer import Writer

KIND = Kind("bijeenkomst")
ROOT = Path("/thuis/Herstelgroep")
SOON = 30.0


def state(number: int) -> dict[str, dict[str, Any]]:
    return {"bijeenkomst": {"nu": {"stand": number}}}


class Desk:
    """A writer, and what it told."""

    def __init__(self, files: FileSystem, root: Path, retry_seconds: float = 600) -> None:
        self.files = files
        self.folder = open_folder(files, root)
        self.safe: list[tuple[str, int]] = []
        self.troubles: list[tuple[str, StoreTrouble]] = []
        self.told = threading.Event()
        self.writer = Writer(
            files,
            self.folder,
            self.store,
            on_safe=self.on_safe,
            on_trouble=lambda key, trouble: self.troubles.append((key, trouble)),
            retry_seconds=retry_seconds,
        )

    def store(self, folder: Folder, key: str) -> AtomicStorage:
        return AtomicStorage(folder.sessions / key, self.files, KIND, lambda seconds: None)

    def on_safe(self, key: str, revision: int) -> None:
        self.safe.append((key, revision))
        self.told.set()

    def keep(self, number: int, key: str = "a.json") -> None:
        self.writer.keep(key, number, lambda: state(number))

    def kept(self, key: str = "a.json", root: Path | None = None) -> int | None:
        tables = self.store(Folder(root or self.folder.root), key).read()
        return tables["bijeenkomst"]["nu"]["stand"] if tables else None

    def hold(self) -> Callable[[], None]:
        """Keep the writer busy until what this returns is called."""
        busy, free = threading.Event(), threading.Event()

        def wait(folder: Folder) -> None:
            busy.set()
            assert free.wait(SOON)

        self.writer.run(wait)
        assert busy.wait(SOON)
        return free.set
