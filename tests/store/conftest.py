"""A writer on a disk in memory."""

from collections.abc import Iterator

import pytest

from tests.store.desk import ROOT, SOON, Desk
from tests.store.disk import MemoryFiles


@pytest.fixture
def memory() -> MemoryFiles:
    return MemoryFiles()


@pytest.fixture
def desk(memory: MemoryFiles) -> Iterator[Desk]:
    desk = Desk(memory, ROOT)
    yield desk
    memory.refuses = lambda what, path: None
    desk.writer.close(SOON)
