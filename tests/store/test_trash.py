"""Deleted is out of sight at once, comes back when asked, and is gone for good after that."""

from pathlib import Path

import pytest

from herstelgroep.store.files import FileSystem, RealFiles, temporary_name, write_atomically
from herstelgroep.store.folder import Folder, open_folder
from herstelgroep.store.trash import discard, empty_bin, put_back
from herstelgroep.store.trouble import FolderGone
from tests.store.disk import MemoryFiles


@pytest.fixture(params=["real", "memory"])
def files(request: pytest.FixtureRequest) -> FileSystem:
    return RealFiles() if request.param == "real" else MemoryFiles()


@pytest.fixture
def folder(files: FileSystem, tmp_path: Path) -> Folder:
    folder = open_folder(files, tmp_path / "Herstelgroep")
    for name in ("a.json", "b.json"):
        write_atomically(files, folder.sessions / name, name.encode())
    return folder


def everything(files: FileSystem, folder: Folder) -> list[str]:
    return sorted(name for room in folder.rooms for name in files.names(room))


def test_undone_until_the_bin_is_emptied(files: FileSystem, folder: Folder) -> None:
    path = folder.sessions / "a.json"
    discard(files, folder, path)
    assert files.names(folder.sessions) == ["b.json"]
    put_back(files, folder, path)
    assert files.read(path) == b"a.json"
    discard(files, folder, path)
    assert empty_bin(files, folder) == 1
    with pytest.raises(FolderGone):
        put_back(files, folder, path)
    assert everything(files, folder) == ["b.json"]
    assert empty_bin(files, folder) == 0


def test_earlier_versions_and_half_written_ones_go_too(files: FileSystem, folder: Folder) -> None:
    path = folder.sessions / "a.json"
    for name in ("a.json", "2-a.json", "b.json", "extra-a.json", "2-b.json"):
        write_atomically(files, folder.aside / name, b"kapot")
    half = files.create(temporary_name(path))
    half.write(b"half")
    half.close()
    discard(files, folder, path)
    empty_bin(files, folder)
    assert everything(files, folder) == ["2-b.json", "b.json", "b.json", "extra-a.json"]


def test_a_deletion_survives_a_power_cut_at_any_later_step() -> None:
    files = MemoryFiles()
    folder = open_folder(files, Path("/thuis/Herstelgroep"))
    path = folder.sessions / "a.json"
    write_atomically(files, path, b"a")
    discard(files, folder, path)
    later: list[MemoryFiles] = []
    files.watch = lambda step: later.append(files.freeze())
    empty_bin(files, folder)
    for moment in [*later, files]:
        for left in [moment.after_kill(), *moment.after_power_cut()]:
            disk = MemoryFiles.holding(left)
            disk.folders |= set(folder.rooms)
            open_folder(disk, folder.root)
            empty_bin(disk, folder)
            assert everything(disk, folder) == []


def test_a_deletion_that_fails_leaves_the_file_or_the_bin(tmp_path: Path) -> None:
    files = MemoryFiles()
    folder = open_folder(files, Path("/thuis/Herstelgroep"))
    path = folder.sessions / "a.json"
    write_atomically(files, path, b"a")
    files.refuses = lambda what, path: OSError(30, "nee") if what == "replace" else None
    with pytest.raises(Exception, match="Er is niets weg"):
        discard(files, folder, path)
    assert files.read(path) == b"a"
