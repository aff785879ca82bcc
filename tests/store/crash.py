"""The crash harness: one scenario of states that grow and shrink, and what may be found after each mishap."""

import io
import json
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import tinydb.storages
from tinydb.storages import JSONStorage, Storage
from tinydb.table import Document

from herstelgroep.store.document import Kind
from herstelgroep.store.storage import AtomicStorage, NamedTables
from herstelgroep.store.trouble import StoreTrouble
from tests.store.disk import Inode, MemoryFiles

Tables = dict[str, dict[str, Any]]
OpenStorage = Callable[[MemoryFiles], Storage]
Read = Callable[[bytes | None], Tables | None]

ROOM = Path("/thuis/Herstelgroep/bijeenkomsten")
FILE = ROOM / "2026-11-25-clientenpanel-1.json"
KIND = Kind("bijeenkomst")
SIZES = (1, 2, 3, 8, 5, 9, 2, 12, 1, 0, 6, 3)


def state(number: int) -> Tables:
    """The session after ``number`` changes; every text says which change it belongs to."""
    size = SIZES[number - 1]
    notes = {f"{(number * 7 + n * 31) % 97:02x}{n}": {"tekst": f"café {number} " + "é" * (n * 9)} for n in range(size)}
    return {"bijeenkomst": {"nu": {"stand": number, "plaats": "Zaal" * (size % 4)}}, "briefjes": notes}


STATES: tuple[Tables | None, ...] = (None, *(state(number) for number in range(1, len(SIZES) + 1)))


class Moment:
    """The disk at one moment, with what was acknowledged and what was tried by then."""

    def __init__(self, step: int, safe: int, tried: int, disk: MemoryFiles) -> None:
        self.step, self.safe, self.tried, self.disk = step, safe, tried, disk


class Run:
    """A run of the scenario: how far it came, and the moments that were watched."""

    def __init__(self, disk: MemoryFiles, steps: range | None = None) -> None:
        self.safe = self.tried = 0
        self.disk = disk
        self.moments: list[Moment] = []
        self._steps = steps
        disk.watch = self._watch

    def _watch(self, step: int) -> None:
        if self._steps is None or step in self._steps:
            self.moments.append(Moment(step, self.safe, self.tried, self.disk.freeze()))

    def end(self) -> "Run":
        self.moments.append(Moment(self.disk.steps, self.safe, self.tried, self.disk.freeze()))
        return self


def run_states(disk: MemoryFiles, open_storage: OpenStorage, steps: range | None = None) -> Run:
    """Write every state as a whole; one that fails is overtaken by the next."""
    run = Run(disk, steps)
    storage = open_storage(disk)
    for number, tables in enumerate(STATES[1:], 1):
        run.tried = number
        try:
            storage.write(tables or {})
        except (StoreTrouble, OSError):
            continue
        run.safe = number
    return run.end()


def run_edits(disk: MemoryFiles, open_storage: OpenStorage) -> tuple[Run, list[Tables | None]]:
    """Insert, change and remove notes through TinyDB's own tables; gives the states it went through."""
    run = Run(disk)
    database = NamedTables(open_storage(disk))
    notes = database.table("briefjes")
    states: list[Tables | None] = [None]
    now: dict[str, Any] = {}
    for number in range(1, 25):
        name = f"{(number * 37) % 101:02x}"
        run.tried = number
        now = dict(now)
        if number % 6 == 5:
            removed = max(now, key=lambda key: len(now[key]["tekst"]))
            del now[removed]
            states.append({"briefjes": now})
            notes.remove(doc_ids=[removed])  # type: ignore[list-item]
        elif number % 6 == 3:
            changed = max(now, key=lambda key: len(now[key]["tekst"]))
            now[changed] = {"tekst": f"kort {number}"}
            states.append({"briefjes": now})
            notes.update({"tekst": f"kort {number}"}, doc_ids=[changed])  # type: ignore[list-item]
        else:
            now[name] = {"tekst": f"briefje {number} " + "é" * (number * 5)}
            states.append({"briefjes": now})
            notes.insert(Document(now[name], doc_id=name))  # type: ignore[arg-type]
        run.safe = number
    return run.end(), states


def faults(moments: list[Moment], states: list[Tables | None] | tuple[Tables | None, ...], read: Read) -> Iterator[str]:
    """Every outcome, of every moment, that is neither the state before nor the one after, or lost what was safe."""
    for moment in moments:
        allowed = states[moment.safe : moment.tried + 1]
        for outcome in outcomes(moment):
            try:
                found = read(outcome)
            except (StoreTrouble, ValueError) as error:
                yield f"step {moment.step}: unreadable ({error!r})"
                continue
            if found not in allowed:
                yield f"step {moment.step}: neither before nor after, {moment.safe} was safe"


def outcomes(moment: Moment) -> set[bytes | None]:
    """What the session's file may hold after the app was killed, or the power cut, at this moment."""
    return {moment.disk.after_kill().get(FILE)} | {left.get(FILE) for left in moment.disk.after_power_cut()}


def open_atomic(disk: MemoryFiles) -> Storage:
    return AtomicStorage(FILE, disk, KIND)


@lru_cache(maxsize=4096)
def read_atomic(content: bytes | None) -> Tables | None:
    disk = MemoryFiles.holding({} if content is None else {FILE: content})
    return AtomicStorage(FILE, disk, KIND).read()


class RawFile(io.RawIOBase):
    """An open file on a disk in memory, as the operating system gives it to Python."""

    def __init__(self, disk: MemoryFiles, inode: Inode) -> None:
        self._disk, self._inode, self._offset = disk, inode, 0

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inode.seen[self._offset : self._offset + len(buffer)]
        buffer[: len(data)] = data
        self._offset += len(data)
        return len(data)

    def write(self, data: Any) -> int:
        self._disk.write(FILE, self._inode, self._offset, bytes(data))
        self._offset += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._offset, os.SEEK_END: len(self._inode.seen)}[whence]
        self._offset = start + offset
        return self._offset

    def tell(self) -> int:
        return self._offset

    def truncate(self, size: int | None = None) -> int:
        size = self._offset if size is None else size
        self._disk.truncate(FILE, self._inode, size)
        return size

    def fileno(self) -> int:
        return 1_000


class StockDisk:
    """Lets TinyDB's own JSONStorage, unchanged, work on a disk in memory."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.disk = MemoryFiles(ROOM)
        patch.setattr(tinydb.storages, "open", self._open, raising=False)
        patch.setattr(tinydb.storages, "os", SimpleNamespace(path=os.path, SEEK_END=os.SEEK_END, fsync=self._sync))

    def open(self, disk: MemoryFiles) -> Storage:
        self.disk = disk
        storage = JSONStorage(str(FILE), encoding="utf-8")
        disk.sync_folder(ROOM)  # more than stock does: its faults should be its own
        return storage

    def read(self, content: bytes | None) -> Tables | None:
        """What TinyDB reads; a file of nothing is an empty session."""
        tables: Tables | None = json.loads(content) if content else None
        return tables

    def _open(self, path: str, mode: str = "r", encoding: str | None = None) -> io.TextIOWrapper:
        if Path(path) not in self.disk.names_now:
            self.disk.create(Path(path))
        raw = RawFile(self.disk, self.disk.names_now[Path(path)])
        return io.TextIOWrapper(io.BufferedRandom(raw), encoding=encoding)

    def _sync(self, number: int) -> None:
        self.disk.sync(FILE, self.disk.names_now[FILE])
