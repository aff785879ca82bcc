"""A nursery of writers that are killed at random moments: ``python -m tests.store.kill MAP TIMES atomic|stock``.

It forks a child that writes states through the real writer (or TinyDB's own storage) and tells every revision that is
safe on a pipe; kills it; reads the file; and prints how it was found as JSON.
"""

import itertools
import json
import os
import random
import select
import signal
import struct
import sys
from pathlib import Path
from typing import Any, NoReturn

from tinydb.storages import JSONStorage

from herstelgroep.store.document import Kind
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder, open_folder
from herstelgroep.store.storage import AtomicStorage
from herstelgroep.store.trouble import StoreTrouble
from herstelgroep.store.writer import Writer

KEY = "a.json"
KIND = Kind("bijeenkomst")
REVISION = struct.Struct(">Q")
Tables = dict[str, dict[str, Any]]


def state(revision: int) -> Tables:
    """A session that is now long and now short; all of it follows from its revision."""
    size = random.Random(revision).choice((0, 3, 20, 60, 150))
    notes = {f"{number * 7919 % 10_007:05d}": {"tekst": f"briefje {revision} " + "é" * 40} for number in range(size)}
    return {"bijeenkomst": {"nu": {"stand": revision}}, "briefjes": notes}


def write_on(folder: Folder, revision: int, pipe: int) -> NoReturn:
    """Write state after state, now and then in a burst, until killed."""

    def tell(key: str, revision: int) -> None:
        os.write(pipe, REVISION.pack(revision))

    writer = Writer(
        RealFiles(),
        folder,
        lambda folder, key: AtomicStorage(folder.sessions / key, RealFiles(), KIND),
        on_safe=tell,
        on_trouble=lambda key, trouble: os._exit(3),
    )
    while True:
        revision += 1
        writer.keep(KEY, revision, lambda revision=revision: state(revision))  # type: ignore[misc]
        if revision % 4:
            writer.flush(30)


def write_on_stock(folder: Folder, revision: int, pipe: int) -> NoReturn:
    """The same with TinyDB's own storage."""
    storage = JSONStorage(str(folder.sessions / KEY))
    while True:
        revision += 1
        storage.write(state(revision))
        os.write(pipe, REVISION.pack(revision))


def raise_and_kill(folder: Folder, revision: int, chance: random.Random, *, stock: bool) -> list[int]:
    """Fork a writer, let it come some way, kill it; gives the revisions it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        (write_on_stock if stock else write_on)(folder, revision, writing)
    os.close(writing)
    told = b""
    for _ in range(chance.randint(1, 6)):
        piece = os.read(reading, REVISION.size)
        if not piece:
            raise SystemExit("the writer died by itself")
        told += piece
    select.select([], [], [], chance.uniform(0, 0.002))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reading, 65_536):
        told += piece
    os.close(reading)
    return [revision for (revision,) in REVISION.iter_unpack(told)]


def found(folder: Folder, *, stock: bool) -> int | None:
    """The revision in the file, or None when it cannot be read or is not what was written."""
    path = folder.sessions / KEY
    try:
        tables = JSONStorage(str(path)).read() if stock else AtomicStorage(path, RealFiles(), KIND).read()
        revision = int(tables["bijeenkomst"]["nu"]["stand"]) if tables else 0
    except (StoreTrouble, ValueError, KeyError):
        return None
    return revision if not revision or tables == state(revision) else None


def main(root: Path, times: int, *, stock: bool) -> dict[str, int]:
    """Kill ``times`` writers; the stock one only until the first file that is broken."""
    chance, revision = random.Random(2026), 0
    count = {"kills": 0, "unreadable": 0, "lost": 0, "told": 0, "longer": 0, "shorter": 0, "halfway": 0}
    folder = open_folder(RealFiles(), root)
    for _ in range(times):
        told = raise_and_kill(folder, revision, chance, stock=stock)
        now = found(folder, stock=stock)
        count["kills"] += 1
        count["told"] += len(told)
        count["unreadable"] += now is None
        count["lost"] += now is not None and now < told[-1]
        count["halfway"] += any(name.startswith(".") for name in os.listdir(folder.sessions))
        sizes = [len(state(number)["briefjes"]) for number in told]
        count["longer"] += sum(after > before for before, after in itertools.pairwise(sizes))
        count["shorter"] += sum(after < before for before, after in itertools.pairwise(sizes))
        if now is None:
            break
        revision = now
    return count


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), stock=sys.argv[3] == "stock")))
