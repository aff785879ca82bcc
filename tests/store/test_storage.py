"""TinyDB on whole files: documents under names, the same bytes for the same notes, nothing written over by mistake."""

import itertools
import random
import time
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from herstelgroep.store.document import Kind, pack
from herstelgroep.store.files import RealFiles, write_atomically
from herstelgroep.store.storage import AtomicStorage, NamedTables, read_tables
from herstelgroep.store.trouble import DiskFull, DiskTrouble, FileCorrupt, FileNewer, NotAFolder, StoreTrouble
from tests.store.disk import Fault, MemoryFiles

KIND = Kind("bijeenkomst")
FOLDER = Path("/map")
PATH = FOLDER / "a.json"


NO_NOTE = b'{"soort":"bijeenkomst","versie":1,"briefjes":{"a1":"tekst"}}'


def tables(count: int) -> dict[str, dict[str, Any]]:
    notes = {
        f"{n * 7919 % 100_003:024x}": {"tekst": f"briefje nummer {n} over de tuin", "kolom": "fijn"}
        for n in range(count)
    }
    return {"bijeenkomst": {"nu": {"plaats": "Zaal 1"}}, "briefjes": notes}


def test_what_is_written_is_read_through_tables() -> None:
    files = MemoryFiles(FOLDER)
    database = NamedTables(AtomicStorage(PATH, files, KIND))
    assert database.table("briefjes").all() == []
    database.storage.write(tables(3))
    again = NamedTables(AtomicStorage(PATH, files, KIND))
    assert again.tables() == {"bijeenkomst", "briefjes"}
    notes = again.table("briefjes").all()
    assert sorted(note["tekst"][:17] for note in notes) == [
        "briefje nummer 0 ",
        "briefje nummer 1 ",
        "briefje nummer 2 ",
    ]
    assert {str(note.doc_id) for note in notes} == set(tables(3)["briefjes"])


def test_tables_that_are_read_once_belong_to_one_state() -> None:
    files = MemoryFiles(FOLDER)
    AtomicStorage(PATH, files, KIND).write(tables(3))
    seen = read_tables(AtomicStorage(PATH, files, KIND))
    assert len(seen.table("bijeenkomst")) == 1
    AtomicStorage(PATH, files, KIND).write({"briefjes": {}})
    assert len(seen.table("briefjes")) == 3
    with pytest.raises(TypeError, match="only for reading"):
        seen.table("briefjes").truncate()
    assert read_tables(AtomicStorage(FOLDER / "geen.json", files, KIND)).table("briefjes").all() == []


def test_tables_can_be_changed_one_note_at_a_time() -> None:
    database = NamedTables(AtomicStorage(PATH, MemoryFiles(FOLDER), KIND))
    notes = database.table("briefjes")
    notes.insert(Document({"tekst": "een"}, doc_id="b7"))  # type: ignore[arg-type]
    notes.insert(Document({"tekst": "twee"}, doc_id="a1"))  # type: ignore[arg-type]
    notes.update({"tekst": "drie"}, doc_ids=["b7"])  # type: ignore[list-item]
    notes.remove(doc_ids=["a1"])  # type: ignore[list-item]
    assert [(str(note.doc_id), dict(note)) for note in notes.all()] == [("b7", {"tekst": "drie"})]


def test_the_order_in_which_notes_came_is_not_in_the_file() -> None:
    contents = set()
    for order in itertools.islice(itertools.permutations(tables(6)["briefjes"].items()), 100):
        files = MemoryFiles(FOLDER)
        notes = NamedTables(AtomicStorage(PATH, files, KIND)).table("briefjes")
        for name, note in order:
            notes.insert(Document(note, doc_id=name))  # type: ignore[arg-type]
        contents.add(files.read(PATH))
    assert len(contents) == 1


def test_a_stock_tinydb_opens_the_file_too(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    AtomicStorage(path, RealFiles(), KIND).write(tables(2))
    with TinyDB(path, access_mode="r") as stock:
        raw = stock.storage.read()
    assert raw is not None
    assert {name: raw[name] for name in ("bijeenkomst", "briefjes")} == tables(2)


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"soort":"bijeenkomst","versie":1,"briefjes":[]}', NO_NOTE, b"\0" * 99]
)
def test_a_corrupt_file_is_neither_read_nor_written_over(content: bytes) -> None:
    files = MemoryFiles.holding({PATH: content})
    with pytest.raises(FileCorrupt):
        AtomicStorage(PATH, files, KIND).read()
    with pytest.raises(FileCorrupt):
        AtomicStorage(PATH, files, KIND).write(tables(1))
    assert files.read(PATH) == content


def test_a_newer_file_is_left_alone() -> None:
    newer = pack(Kind("bijeenkomst", (dict,)), {"briefjes": {}})
    files = MemoryFiles.holding({PATH: newer})
    with pytest.raises(FileNewer):
        AtomicStorage(PATH, files, KIND).read()
    with pytest.raises(FileNewer):
        AtomicStorage(PATH, files, KIND).write(tables(1))
    assert files.read(PATH) == newer


@pytest.mark.parametrize(("number", "trouble"), [(28, DiskFull), (5, DiskTrouble)])
def test_what_goes_wrong_is_told_and_the_old_state_stays(number: int, trouble: type[StoreTrouble]) -> None:
    files = MemoryFiles(FOLDER)
    storage = AtomicStorage(PATH, files, KIND)
    storage.write(tables(2))
    files.fault = Fault(files.steps + 1, number)
    with pytest.raises(trouble, match="Er is niets weg"):
        storage.write(tables(3))
    assert storage.read() == tables(2)
    assert files.names(FOLDER) == ["a.json"]


def test_a_disk_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(NotAFolder):
        AtomicStorage(tmp_path / "a.json", RealFiles(), KIND).read()


@pytest.mark.slow
def test_a_durable_note_costs_at_most_twice_stock_tinydbs_insert(tmp_path: Path) -> None:
    write_atomically(RealFiles(), tmp_path / "warm", b"1")
    random.seed(1)
    stock = TinyDB(tmp_path / "stock.json")
    stock.table("briefjes").insert_multiple(dict(note) for note in tables(200)["briefjes"].values())
    storage = AtomicStorage(tmp_path / "eigen.json", RealFiles(), KIND)
    storage.write(tables(200))
    ratios = []
    for number in range(60):
        state = tables(200 + number)
        start = time.perf_counter()
        stock.table("briefjes").insert({"tekst": f"briefje nummer {number} over de tuin", "kolom": "fijn"})
        middle = time.perf_counter()
        storage.write(state)
        ratios.append((time.perf_counter() - middle) / (middle - start))
    stock.close()
    assert sorted(ratios)[len(ratios) // 2] <= 2.0
