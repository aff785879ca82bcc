"""The same rules for the real disk and its twin in memory; and the rules of Windows."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from herstelgroep.store.files import (
    FileSystem,
    RealFiles,
    clear_leftovers,
    move,
    remove_for_good,
    temporary_name,
    write_atomically,
)
from tests.store.disk import MemoryFiles, WindowsFiles
from tests.store.odd import odd_entries


class Place:
    def __init__(self, files: FileSystem, folder: Path) -> None:
        self.files, self.folder = files, folder


@pytest.fixture(params=["real", "memory", "windows"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    makers: dict[str, Callable[[], FileSystem]] = {
        "real": RealFiles,
        "memory": lambda: MemoryFiles(tmp_path),
        "windows": lambda: WindowsFiles(tmp_path),
    }
    return Place(makers[request.param](), tmp_path)


def test_what_is_written_is_read(place: Place) -> None:
    path = place.folder / "a.json"
    for data in (b"een", b"een veel langere inhoud" * 5_000, b"", "kort é".encode()):
        write_atomically(place.files, path, data)
        assert place.files.read(path) == data
        assert place.files.names(place.folder) == ["a.json"]


def test_a_missing_file_and_a_missing_folder_say_so(place: Place) -> None:
    with pytest.raises(FileNotFoundError):
        place.files.read(place.folder / "geen.json")
    with pytest.raises(FileNotFoundError):
        write_atomically(place.files, place.folder / "geen" / "a.json", b"x")
    with pytest.raises(FileNotFoundError):
        place.files.names(place.folder / "geen")
    with pytest.raises(FileNotFoundError):
        place.files.replace(place.folder / "geen.json", place.folder / "b.json")
    assert not place.files.is_folder(place.folder / "geen")


def test_folders_are_made_with_those_above_and_again(place: Place) -> None:
    deep = place.folder / "een" / "twee"
    place.files.make_folder(deep)
    place.files.make_folder(deep)
    assert place.files.is_folder(deep)
    assert place.files.is_folder(deep.parent)
    write_atomically(place.files, deep / "a", b"1")
    assert place.files.names(deep) == ["a"]
    assert place.files.names(place.folder) == []


def test_a_file_moves_over_another(place: Place) -> None:
    other = place.folder / "ander"
    place.files.make_folder(other)
    write_atomically(place.files, place.folder / "a", b"nieuw")
    write_atomically(place.files, other / "a", b"oud")
    move(place.files, place.folder / "a", other / "a")
    assert place.files.read(other / "a") == b"nieuw"
    assert place.files.names(place.folder) == []


def test_removal_takes_what_was_half_written_too(place: Place) -> None:
    path = place.folder / "a"
    write_atomically(place.files, path, b"1")
    place.files.create(temporary_name(path)).close()
    remove_for_good(place.files, path)
    assert place.files.names(place.folder) == []
    remove_for_good(place.files, path)


def test_leftovers_are_cleared_and_nothing_else(place: Place) -> None:
    for name in ("a", ".verborgen", "b.tijdelijk"):
        write_atomically(place.files, place.folder / name, b"1")
    half = place.files.create(temporary_name(place.folder / "a"))
    half.write(b"hal")
    half.close()
    assert clear_leftovers(place.files, place.folder) == 1
    assert place.files.names(place.folder) == [".verborgen", "a", "b.tijdelijk"]
    assert clear_leftovers(place.files, place.folder) == 0


def test_a_half_written_file_is_written_anew(place: Place) -> None:
    path = place.folder / "a"
    half = place.files.create(temporary_name(path))
    half.write(b"veel meer dan er straks in staat")
    half.close()
    write_atomically(place.files, path, b"kort")
    assert place.files.read(path) == b"kort"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no owner-only mode")
def test_only_the_owner_can_read(tmp_path: Path) -> None:
    files = RealFiles()
    files.make_folder(tmp_path / "map")
    write_atomically(files, tmp_path / "map" / "a", b"1")
    assert stat.S_IMODE((tmp_path / "map" / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "map").stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_link_in_the_place_of_the_temporary_file_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "ander bestand"
    victim.write_bytes(b"blijft")
    temporary_name(tmp_path / "a").symlink_to(victim)
    with pytest.raises(OSError, match="symbolic"):
        write_atomically(RealFiles(), tmp_path / "a", b"1")
    assert victim.read_bytes() == b"blijft"


def test_windows_is_given_about_two_and_a_half_seconds() -> None:
    files, waits = WindowsFiles(Path("/map")), list[float]()
    write_atomically(files, Path("/map/a"), b"oud")
    files.in_use = [5, 32, 33, 5]
    write_atomically(files, Path("/map/a"), b"nieuw", waits.append)
    assert files.read(Path("/map/a")) == b"nieuw"
    assert len(waits) == 4
    assert waits == sorted(waits)

    waits.clear()
    files.in_use = [5] * 1_000
    with pytest.raises(PermissionError):
        write_atomically(files, Path("/map/a"), b"nooit", waits.append)
    assert 2.5 <= sum(waits) < 3
    assert files.read(Path("/map/a")) == b"nieuw"


def test_windows_waits_for_removal_too() -> None:
    files, waits = WindowsFiles(Path("/map")), list[float]()
    write_atomically(files, Path("/map/a"), b"1")
    files.in_use = [32, 32]
    remove_for_good(files, Path("/map/a"), waits.append)
    assert files.names(Path("/map")) == []
    assert len(waits) == 2


def test_an_ordinary_refusal_is_not_waited_for() -> None:
    files, waits = MemoryFiles(Path("/map")), list[float]()
    files.refuses = lambda what, path: PermissionError(13, "nee") if what == "replace" else None
    with pytest.raises(PermissionError):
        write_atomically(files, Path("/map/a"), b"1", waits.append)
    assert waits == []
    assert files.names(Path("/map")) == []


def test_windows_is_never_asked_to_sync_a_folder() -> None:
    files = WindowsFiles(Path("/map"))
    with pytest.raises(PermissionError):
        files.sync_folder(Path("/map"))
    write_atomically(files, Path("/map/a"), b"1")
    move(files, Path("/map/a"), Path("/map/b"))
    remove_for_good(files, Path("/map/b"))


@pytest.mark.parametrize("name", ["con.json", "NUL", "com1.txt", "naam.", "naam ", "a:b"])
def test_the_twin_of_windows_refuses_what_windows_refuses(name: str) -> None:
    with pytest.raises(OSError, match="onjuist"):
        WindowsFiles(Path("/map")).create(Path("/map") / name)


def test_of_a_large_file_so_much_is_read_as_is_asked(place: Place) -> None:
    write_atomically(place.files, place.folder / "a", b"0123456789")
    assert [place.files.read(place.folder / "a", most) for most in (0, 3, 10, 11, -1)] == [
        b"", b"012", b"0123456789", b"0123456789", b"0123456789",
    ]  # fmt: skip


def test_folders_are_told_apart_from_files(place: Place) -> None:
    write_atomically(place.files, place.folder / "a", b"1")
    place.files.make_folder(place.folder / "map")
    assert (place.files.names(place.folder), place.files.others(place.folder)) == (["a"], ["map"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_odd_entries_are_in_the_way_of_nobody(tmp_path: Path) -> None:
    files, odd = RealFiles(), odd_entries(tmp_path)
    write_atomically(files, tmp_path / "gewoon", b"1")
    (tmp_path / "wijst").symlink_to("gewoon")
    for leftover in (".a.tijdelijk", ".b.tijdelijk"):
        (tmp_path / leftover).symlink_to(leftover)
    (tmp_path / ".map.tijdelijk").mkdir()
    assert files.names(tmp_path) == ["gewoon", "wijst"]
    assert files.others(tmp_path) == sorted([*odd, ".a.tijdelijk", ".b.tijdelijk", ".map.tijdelijk"])
    assert clear_leftovers(files, tmp_path) == 2
    assert files.others(tmp_path) == sorted([*odd, ".map.tijdelijk"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "ring").symlink_to("ring")
    for path in (tmp_path / "pijp", tmp_path / "ring", Path("/dev/null"), tmp_path):
        with pytest.raises(OSError, match=str(path)):
            RealFiles().read(path)
