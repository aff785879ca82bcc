"""A folder that is read-only, full, gone or holds a file that cannot be used: the writer goes on."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstelgroep.store.document import Kind, pack
from herstelgroep.store.files import RealFiles, write_atomically
from herstelgroep.store.trouble import (
    FileCorrupt,
    FileNewer,
    FolderGone,
    FolderReadOnly,
    NotWritable,
)
from tests.store.desk import SOON, Desk
from tests.store.disk import MemoryFiles


def test_a_vanished_folder_is_told_and_used_again_when_it_is_back(tmp_path: Path) -> None:
    desk = Desk(RealFiles(), tmp_path / "stick" / "Herstelgroep")
    desk.keep(1)
    assert desk.writer.flush(SOON)
    (tmp_path / "stick").rename(tmp_path / "weg")
    desk.keep(2)
    desk.keep(3)
    assert not desk.writer.flush(SOON)
    assert desk.writer.unsaved == 2
    assert isinstance(desk.troubles[-1][1], FolderGone)
    assert not (tmp_path / "stick").exists()
    (tmp_path / "weg").rename(tmp_path / "stick")
    assert desk.writer.flush(SOON)
    assert desk.kept() == 3
    assert desk.writer.close(SOON)


def test_a_vanished_room_is_made_again(tmp_path: Path) -> None:
    desk = Desk(RealFiles(), tmp_path / "Herstelgroep")
    shutil.rmtree(desk.folder.sessions)
    desk.keep(1)
    assert desk.writer.close(SOON)
    assert (desk.kept(), desk.troubles) == (1, [])


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder of an ordinary user, who is also who we are: root may write everywhere."""
    if os.name == "nt":
        pytest.skip("folders on Windows have no write bit")
    root = Path(tempfile.mkdtemp())
    if os.geteuid():
        yield root
    else:
        os.chown(root, 65_534, 65_534)
        os.seteuid(65_534)
        try:
            yield root
        finally:
            os.seteuid(0)
    shutil.rmtree(root)


def test_a_read_only_folder_is_told_and_used_as_soon_as_it_may_be(ordinary_folder: Path) -> None:
    desk = Desk(RealFiles(), ordinary_folder / "Herstelgroep")
    desk.keep(1)
    assert desk.writer.flush(SOON)
    desk.folder.sessions.chmod(0o500)
    desk.keep(2)
    assert not desk.writer.flush(SOON)
    assert isinstance(desk.troubles[-1][1], FolderReadOnly)
    assert (desk.kept(), desk.writer.unsaved) == (1, 1)
    desk.folder.sessions.chmod(0o700)
    assert desk.writer.close(SOON)
    assert desk.kept() == 2


def test_a_corrupt_file_is_set_aside_and_the_state_is_kept(desk: Desk, memory: MemoryFiles) -> None:
    write_atomically(memory, desk.folder.sessions / "a.json", b"kapot")
    desk.keep(1)
    assert desk.writer.flush(SOON)
    assert desk.kept() == 1
    assert memory.read(desk.folder.aside / "a.json") == b"kapot"
    assert [type(trouble) for _, trouble in desk.troubles] == [FileCorrupt]


def test_a_newer_file_is_left_alone(desk: Desk, memory: MemoryFiles) -> None:
    newer = pack(Kind("bijeenkomst", (dict,)), {})
    write_atomically(memory, desk.folder.sessions / "a.json", newer)
    desk.keep(1)
    assert not desk.writer.flush(SOON)
    assert isinstance(desk.troubles[-1][1], FileNewer)
    assert memory.read(desk.folder.sessions / "a.json") == newer


def test_a_state_that_no_file_can_hold_is_told_and_stops_nothing(desk: Desk) -> None:
    desk.writer.keep("a.json", 1, lambda: {"bijeenkomst": {"nu": object()}})
    desk.keep(1, "b.json")
    assert not desk.writer.flush(SOON)
    key, trouble = desk.troubles[0]
    assert (key, type(trouble), type(trouble.__cause__)) == ("a.json", NotWritable, TypeError)
    assert desk.kept("b.json") == 1
    desk.keep(2)
    assert desk.writer.flush(SOON)


NO_ROOM = """
import resource, sys
from pathlib import Path
from herstelgroep.store.files import RealFiles
from tests.store.desk import Desk, SOON
desk = Desk(RealFiles(), Path(sys.argv[1]))
desk.keep(1)
assert desk.writer.flush(SOON)
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, resource.RLIM_INFINITY))
desk.writer.keep("a.json", 2, lambda: {"bijeenkomst": {"nu": {"stand": 2, "tekst": "x" * 9_000}}})
assert not desk.writer.flush(SOON)
print(type(desk.troubles[-1][1]).__name__, desk.kept(), desk.writer.unsaved, desk.files.names(desk.folder.sessions))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert desk.writer.close(SOON)
print(desk.kept(), desk.writer.unsaved)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_a_real_refusal_halfway_a_write(tmp_path: Path) -> None:
    """The system itself stops the write after 4,000 bytes, as a full disk does."""
    done = subprocess.run([sys.executable, "-c", NO_ROOM, str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("DiskFull 1 1 ['a.json']\n2 0\n", "")
