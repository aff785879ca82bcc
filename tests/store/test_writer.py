"""The writer: the latest state wins, safe means on disk, and nothing stops it."""

import errno
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.trouble import (
    DiskFull,
    FolderReadOnly,
)
from tests.store.desk import ROOT, SOON, Desk, state
from tests.store.disk import MemoryFiles


def test_a_state_is_kept_and_told_safe(desk: Desk) -> None:
    desk.keep(1)
    assert desk.writer.flush(SOON)
    assert (desk.safe, desk.troubles, desk.kept()) == ([("a.json", 1)], [], 1)
    assert desk.writer.unsaved == 0


def test_a_burst_is_one_write(desk: Desk, memory: MemoryFiles) -> None:
    free, before = desk.hold(), memory.steps
    for number in range(1, 101):
        desk.keep(number)
    assert desk.writer.unsaved == 100
    free()
    assert desk.writer.flush(SOON)
    assert desk.safe == [("a.json", 100)]
    assert memory.steps - before == 5
    assert desk.writer.unsaved == 0


def test_only_the_latest_is_rendered_and_in_the_thread_of_the_writer(desk: Desk) -> None:
    rendered: list[tuple[int, str]] = []

    def render(number: int) -> dict[str, dict[str, Any]]:
        rendered.append((number, threading.current_thread().name))
        return state(number)

    free = desk.hold()
    for number in range(1, 5):
        desk.writer.keep("a.json", number, lambda number=number: render(number))  # type: ignore[misc]
    free()
    assert desk.writer.flush(SOON)
    assert rendered == [(4, "bewaren")]


def test_an_older_state_never_wins(desk: Desk) -> None:
    desk.keep(5)
    desk.keep(3)
    assert desk.writer.flush(SOON)
    assert desk.kept() == 5
    assert desk.writer.unsaved == 0


def test_keys_are_kept_apart(desk: Desk) -> None:
    free = desk.hold()
    desk.keep(1, "a.json")
    desk.keep(7, "b.json")
    free()
    assert desk.writer.flush(SOON)
    assert (desk.kept("a.json"), desk.kept("b.json")) == (1, 7)


def test_work_is_done_in_its_turn(desk: Desk) -> None:
    free = desk.hold()
    desk.keep(1)
    first = desk.writer.run(lambda folder: desk.kept())
    desk.keep(2)
    second = desk.writer.run(lambda folder: (folder.root, desk.kept()))
    free()
    assert first.result(SOON) == 1
    assert second.result(SOON) == (ROOT, 2)
    assert desk.safe == [("a.json", 1), ("a.json", 2)]


def test_work_that_fails_says_so_and_the_writer_goes_on(desk: Desk) -> None:
    def fail(folder: Folder) -> None:
        raise LookupError("stuk")

    with pytest.raises(LookupError, match="stuk"):
        desk.writer.run(fail).result(SOON)
    desk.keep(1)
    assert desk.writer.flush(SOON)


def test_work_that_was_called_off_is_not_done(desk: Desk) -> None:
    done: list[int] = []
    free = desk.hold()
    later = desk.writer.run(lambda folder: done.append(1))
    assert later.cancel()
    free()
    assert desk.writer.flush(SOON)
    assert done == []


def test_what_fails_stays_counted_and_is_tried_with_the_next_state(desk: Desk, memory: MemoryFiles) -> None:
    memory.refuses = lambda what, path: OSError(errno.ENOSPC, "vol") if what == "write" else None
    for number in (1, 2, 3):
        desk.keep(number)
        assert not desk.writer.flush(SOON)
        assert desk.writer.unsaved == number
    assert desk.safe == []
    assert {type(trouble) for _, trouble in desk.troubles} == {DiskFull}
    memory.refuses = lambda what, path: None
    desk.keep(1, "b.json")
    assert desk.writer.flush(SOON)
    assert sorted(desk.safe) == [("a.json", 3), ("b.json", 1)]
    assert desk.writer.unsaved == 0


def test_what_fails_is_tried_when_asked(desk: Desk, memory: MemoryFiles) -> None:
    memory.refuses = lambda what, path: OSError(errno.EROFS, "nee")
    desk.keep(1)
    assert not desk.writer.flush(SOON)
    memory.refuses = lambda what, path: None
    desk.told.clear()
    desk.writer.retry_now()
    assert desk.told.wait(SOON)
    assert desk.kept() == 1


def test_what_fails_is_tried_by_itself() -> None:
    memory = MemoryFiles()
    desk = Desk(memory, ROOT, retry_seconds=0.01)
    tries: list[str] = []

    def refuse(what: str, path: Path) -> OSError | None:
        tries.append(what)
        return OSError(errno.EIO, "nee") if len(tries) < 20 else None

    memory.refuses = refuse
    desk.keep(1)
    assert desk.told.wait(SOON)
    assert desk.writer.close(SOON)
    assert desk.kept() == 1


def test_an_older_state_that_failed_never_follows_a_newer_one(desk: Desk, memory: MemoryFiles) -> None:
    halfway, go = threading.Event(), threading.Event()

    def refuse(what: str, path: Path) -> OSError | None:
        if what != "replace" or halfway.is_set():
            return None
        halfway.set()
        assert go.wait(SOON)
        return OSError(errno.EIO, "nee")

    memory.refuses = refuse
    desk.keep(1)
    assert halfway.wait(SOON)
    desk.keep(2)
    desk.writer.run(lambda folder: None)
    desk.keep(3)
    go.set()
    assert desk.writer.flush(SOON)
    assert desk.writer.flush(SOON)
    assert desk.kept() == 3
    assert desk.safe == [("a.json", 2), ("a.json", 3)]
    assert desk.writer.unsaved == 0


def test_in_another_folder_everything_is_written_again(tmp_path: Path) -> None:
    desk = Desk(RealFiles(), tmp_path / "stick")
    desk.keep(1, "a.json")
    desk.keep(4, "b.json")
    assert desk.writer.flush(SOON)
    shutil.rmtree(tmp_path / "stick")
    desk.keep(2, "a.json")
    assert not desk.writer.flush(SOON)
    desk.writer.move_to(Folder(tmp_path / "ander")).result(SOON)
    assert desk.writer.close(SOON)
    assert desk.writer.folder.root == tmp_path / "ander"
    assert (desk.kept("a.json", tmp_path / "ander"), desk.kept("b.json", tmp_path / "ander")) == (2, 4)
    assert desk.writer.unsaved == 0


def test_a_folder_that_cannot_be_used_changes_nothing(desk: Desk, memory: MemoryFiles) -> None:
    desk.keep(1)
    memory.refuses = lambda what, path: (
        OSError(errno.EROFS, "nee") if path.is_relative_to("/ander") and what == "create" else None
    )
    with pytest.raises(FolderReadOnly):
        desk.writer.move_to(Folder(Path("/ander"))).result(SOON)
    desk.keep(2)
    assert desk.writer.flush(SOON)
    assert (desk.writer.folder, desk.kept()) == (desk.folder, 2)


def test_a_full_disk_that_takes_empty_files_changes_nothing(desk: Desk, memory: MemoryFiles) -> None:
    desk.keep(1)
    memory.refuses = lambda what, path: (
        OSError(errno.ENOSPC, "vol")
        if path.is_relative_to("/ander") and what == "write" and "a.json" in path.name
        else None
    )
    with pytest.raises(DiskFull):
        desk.writer.move_to(Folder(Path("/ander"))).result(SOON)
    desk.keep(2)
    assert desk.writer.flush(SOON)
    assert (desk.writer.folder, desk.kept()) == (desk.folder, 2)


def test_what_is_forgotten_is_written_no_more(desk: Desk) -> None:
    free = desk.hold()
    desk.keep(1, "a.json")
    desk.keep(1, "b.json")
    desk.writer.forget("a.json")
    free()
    desk.writer.move_to(Folder(Path("/ander"))).result(SOON)
    assert desk.writer.flush(SOON)
    assert (desk.kept("a.json"), desk.kept("b.json")) == (None, 1)
    assert (desk.kept("a.json", Path("/ander")), desk.kept("b.json", Path("/ander"))) == (None, 1)


def test_a_session_that_was_deleted_does_not_come_back(desk: Desk, memory: MemoryFiles) -> None:
    memory.refuses = lambda what, path: OSError(errno.EIO, "nee") if what == "replace" else None
    desk.keep(1)
    assert not desk.writer.flush(SOON)
    desk.writer.forget("a.json")
    memory.refuses = lambda what, path: None
    assert desk.writer.flush(SOON)
    assert desk.kept() is None
    assert desk.writer.unsaved == 0
    desk.keep(1)
    assert desk.writer.flush(SOON)
    assert desk.kept() == 1


def test_a_fault_of_the_owner_stops_nothing(memory: MemoryFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: seen.append(arguments.exc_type))
    desk = Desk(memory, ROOT)

    def fail(key: str, revision: int) -> None:
        raise RuntimeError("het scherm is al weg")

    desk.writer._on_safe = fail
    desk.keep(1)
    desk.writer.flush(SOON)
    desk.keep(2)
    assert desk.writer.close(SOON)
    assert desk.kept() == 2
    assert seen == [RuntimeError, RuntimeError]


def test_closing_writes_what_waits_and_takes_no_more(desk: Desk) -> None:
    for number in range(1, 50):
        desk.keep(number)
    assert desk.writer.close(SOON)
    assert desk.kept() == 49
    with pytest.raises(RuntimeError):
        desk.keep(50)
    with pytest.raises(RuntimeError):
        desk.writer.run(lambda folder: None)
    assert desk.writer.close(SOON)


def test_a_disk_that_hangs_does_not_hang_the_app(desk: Desk) -> None:
    free = desk.hold()
    desk.keep(1)
    assert not desk.writer.flush(0.01)
    assert desk.writer.unsaved == 1
    free()


def test_many_threads_may_hand_over(desk: Desk) -> None:
    def hand_over(key: str) -> None:
        for number in range(1, 201):
            desk.keep(number, key)

    threads = [threading.Thread(target=hand_over, args=(f"{n}.json",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert desk.writer.flush(SOON)
    assert [desk.kept(f"{n}.json") for n in range(8)] == [200] * 8
    assert desk.writer.unsaved == 0
