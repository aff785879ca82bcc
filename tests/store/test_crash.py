"""Whatever happens at whichever step, the file is the state before or the state after, and what was safe is there."""

import errno
import itertools
from pathlib import Path

import pytest

from herstelgroep.store.folder import Folder
from herstelgroep.store.storage import AtomicStorage
from herstelgroep.store.trouble import StoreTrouble
from herstelgroep.store.writer import Writer
from tests.store import crash
from tests.store.crash import FILE, ROOM, STATES, StockDisk, faults, open_atomic, read_atomic, run_edits, run_states
from tests.store.disk import Fault, MemoryFiles

MISHAPS = {"fails": (errno.EIO, False), "is full": (errno.ENOSPC, False), "is torn": (errno.ENOSPC, True)}
AFTERMATH = 14


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> StockDisk:
    return StockDisk(monkeypatch)


def test_the_scenario_grows_and_shrinks() -> None:
    run = run_states(MemoryFiles(ROOM), open_atomic)
    sizes = [len(moment.disk.after_kill().get(FILE, b"")) for moment in run.moments]
    pairs = list(itertools.pairwise(sizes))
    assert sum(after > before for before, after in pairs) >= 5
    assert sum(after < before for before, after in pairs) >= 5
    assert run.safe == len(STATES) - 1


def test_killed_or_without_power_at_every_step() -> None:
    run = run_states(MemoryFiles(ROOM), open_atomic)
    assert len(run.moments) >= 6 * (len(STATES) - 1)
    assert list(faults(run.moments, STATES, read_atomic)) == []


def test_killed_or_without_power_at_every_step_of_tinydbs_own_edits() -> None:
    run, states = run_edits(MemoryFiles(ROOM), open_atomic)
    assert run.safe == 24
    assert list(faults(run.moments, states, read_atomic)) == []


@pytest.mark.parametrize("mishap", MISHAPS)
def test_every_step_in_turn_goes_wrong(mishap: str) -> None:
    number, torn = MISHAPS[mishap]
    steps = run_states(MemoryFiles(ROOM), open_atomic).disk.steps
    for step in range(steps):
        disk = MemoryFiles(ROOM)
        disk.fault = Fault(step, number, torn=torn)
        run = run_states(disk, open_atomic, range(step, step + AFTERMATH))
        assert list(faults(run.moments, STATES, read_atomic)) == [], f"step {step} {mishap}"
        assert run.safe >= len(STATES) - 2


def test_stock_tinydb_does_not_survive_kills(stock: StockDisk) -> None:
    run = run_states(MemoryFiles(ROOM), stock.open)
    assert run.safe == len(STATES) - 1
    found = list(faults(run.moments, STATES, stock.read))
    assert any("unreadable" in fault for fault in found)
    killed = [moment for moment in run.moments if not _readable(stock, moment.disk.after_kill().get(FILE))]
    assert killed, "even without a power cut"


def test_stock_tinydb_does_not_survive_kills_in_its_own_edits(stock: StockDisk) -> None:
    run, states = run_edits(MemoryFiles(ROOM), stock.open)
    assert list(faults(run.moments, states, stock.read))


@pytest.mark.parametrize("mishap", MISHAPS)
def test_stock_tinydb_does_not_survive_mishaps(stock: StockDisk, mishap: str) -> None:
    number, torn = MISHAPS[mishap]
    steps = run_states(MemoryFiles(ROOM), stock.open).disk.steps
    broken = 0
    for step in range(2, steps):
        disk = MemoryFiles(ROOM)
        disk.fault = Fault(step, number, torn=torn)
        run = run_states(disk, stock.open, range(step + 1, step + 2))
        broken += any(not _readable(stock, moment.disk.after_kill().get(FILE)) for moment in run.moments)
    assert broken


def _readable(stock: StockDisk, content: bytes | None) -> bool:
    try:
        stock.read(content)
    except ValueError:
        return False
    return True


class Session:
    """The scenario through the real writer: every state is handed over, and told safe."""

    def __init__(self, disk: MemoryFiles, steps: range | None = None) -> None:
        self.run = crash.Run(disk, steps)
        self.troubles: list[StoreTrouble] = []
        self.writer = Writer(
            disk,
            Folder(ROOM.parent),
            lambda folder, key: AtomicStorage(folder.sessions / key, disk, crash.KIND),
            on_safe=self._safe,
            on_trouble=lambda key, trouble: self.troubles.append(trouble),
            retry_seconds=60,
        )

    def play(self) -> crash.Run:
        for number, tables in enumerate(STATES[1:], 1):
            self.run.tried = number
            self.writer.keep(FILE.name, number, lambda tables=tables: tables or {})  # type: ignore[misc]
            if number % 3:
                self.writer.flush(30)
        self.writer.flush(30)  # the last state may be the one that fails
        assert self.writer.close(30)
        assert self.writer.unsaved == 0
        return self.run.end()

    def _safe(self, key: str, revision: int) -> None:
        self.run.safe = revision


def test_the_writer_killed_at_every_step() -> None:
    run = Session(MemoryFiles(ROOM)).play()
    assert run.safe == len(STATES) - 1
    assert len(run.moments) > 40
    assert list(faults(run.moments, STATES, read_atomic)) == []


@pytest.mark.parametrize("mishap", MISHAPS)
def test_the_writer_goes_on_after_every_mishap(mishap: str) -> None:
    number, torn = MISHAPS[mishap]
    steps = Session(MemoryFiles(ROOM)).play().disk.steps
    for step in range(steps):
        disk = MemoryFiles(ROOM)
        disk.fault = Fault(step, number, torn=torn)
        session = Session(disk, range(step, step + AFTERMATH))
        run = session.play()
        assert run.safe == len(STATES) - 1
        assert list(faults(run.moments, STATES, read_atomic)) == [], f"step {step} {mishap}"


def test_the_harness_sees_a_missing_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.store.disk.MemoryFile.sync", lambda file: None)
    assert list(faults(run_states(MemoryFiles(ROOM), open_atomic).moments, STATES, read_atomic))


def test_the_harness_sees_a_missing_sync_of_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = MemoryFiles(ROOM)
    monkeypatch.setattr(disk, "sync_folder", lambda folder: None)
    monkeypatch.setattr("tests.store.crash.outcomes", lambda moment: {_oldest(moment.disk).get(FILE)})
    assert list(faults(run_states(disk, open_atomic).moments[:20], STATES, read_atomic))


def _oldest(disk: MemoryFiles) -> dict[Path, bytes]:
    return {path: inode.durable for path, inode in disk.names_durable.items()}
