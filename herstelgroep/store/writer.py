"""The one thread that owns all files: it is handed frozen states and says what is safe on disk."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from herstelgroep.store.document import set_aside
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder, mend, open_folder, prove_writable
from herstelgroep.store.trouble import FileCorrupt, FolderGone, NotWritable, StoreTrouble, told

RETRY_SECONDS = 5.0

Render = Callable[[], Mapping[str, Mapping[str, Any]]]
_T = TypeVar("_T")


class Store(Protocol):
    """Where one state is kept, as a whole."""

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep it; on return it is on the disk itself. Raises a StoreTrouble."""


class _Save:
    """The latest state of one key that is not on disk yet; ``changes`` are waiting in it."""

    def __init__(self, key: str, revision: int, render: Render, changes: int) -> None:
        self.key, self.revision, self.render, self.changes = key, revision, render, changes


class _Job:
    """Other work on files, in its turn."""

    def __init__(self, work: Callable[[], Any], future: "Future[Any]") -> None:
        self.work, self.future = work, future


class Writer:
    """Writes states in a thread of its own; the latest state of a key wins.

    ``open_store`` gives the place of a key in a folder. ``on_safe(key, revision)`` and
    ``on_trouble(key, trouble)`` are called in the writer's thread; a fault in them is reported
    and stops nothing. What cannot be kept stays in memory and is tried again every
    ``retry_seconds``, with every new state and when asked for.
    """

    def __init__(
        self,
        files: FileSystem,
        folder: Folder,
        open_store: Callable[[Folder, str], Store],
        *,
        on_safe: Callable[[str, int], None],
        on_trouble: Callable[[str, StoreTrouble], None],
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self._files, self._folder, self._open_store = files, folder, open_store
        self._on_safe, self._on_trouble, self._retry_seconds = on_safe, on_trouble, retry_seconds
        self._stores: dict[str, Store] = {}
        self._queue: deque[_Save | _Job] = deque()
        self._joinable: dict[str, _Save] = {}
        self._failed: dict[str, _Save] = {}
        self._latest: dict[str, tuple[int, Render]] = {}
        self._current: _Save | _Job | None = None
        self._closing = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="bewaren", daemon=True)
        self._thread.start()

    @property
    def folder(self) -> Folder:
        """Where it writes now."""
        return self._folder

    @property
    def unsaved(self) -> int:
        """How many changes are not on disk yet."""
        with self._change:
            return sum(save.changes for save in self._waiting())

    def keep(self, key: str, revision: int, render: Render) -> None:
        """Keep this state of ``key``; ``render`` gives its tables and runs in the writer's thread.

        An older revision than the one that was handed over is left out.
        """
        with self._change:
            self._check_open()
            if key in self._latest and revision < self._latest[key][0]:
                return
            self._latest[key] = (revision, render)
            self._add(key, revision, render, changes=1)
            self._requeue_failed()
            self._change.notify_all()

    def forget(self, key: str) -> None:
        """Keep nothing more of ``key``; work that is handed over after this finds it at rest."""
        with self._change:
            self._latest.pop(key, None)
            self._failed.pop(key, None)
            self._joinable.pop(key, None)
            self._queue = deque(item for item in self._queue if not (isinstance(item, _Save) and item.key == key))
            if isinstance(self._current, _Save) and self._current.key == key:
                self._current.changes = 0
            self._change.notify_all()

    def run(self, work: Callable[[Folder], _T]) -> "Future[_T]":
        """Do other work on files in the same thread, after what was handed over before it."""
        future: Future[_T] = Future()
        with self._change:
            self._check_open()
            self._append_job(lambda: work(self._folder), future)
        return future

    def move_to(self, folder: Folder) -> "Future[None]":
        """Go on in another folder: the latest state of every key is written there too.

        When that folder cannot be used the future holds the trouble and nothing changes.
        """
        future: Future[None] = Future()
        with self._change:
            self._check_open()
            self._append_job(lambda: self._settle_in(folder), future)
        return future

    def retry_now(self) -> None:
        """Try at once what could not be kept."""
        with self._change:
            self._requeue_failed()
            self._change.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until all was tried, at most ``timeout`` seconds; tells whether all is on disk."""
        self.retry_now()
        with self._change:
            self._change.wait_for(lambda: not self._queue and self._current is None, timeout)
            return not self._queue and self._current is None and not self._failed

    def close(self, timeout: float) -> bool:
        """Write what waits, for at most ``timeout`` seconds, and stop; tells whether all is on disk."""
        done = self.flush(timeout)
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join(timeout)
        return done

    def _check_open(self) -> None:
        if self._closing:
            raise RuntimeError("the writer was closed")

    def _waiting(self) -> Iterator[_Save]:
        for item in (*self._queue, *self._failed.values(), self._current):
            if isinstance(item, _Save):
                yield item

    def _queued(self, key: str) -> _Save | None:
        return next((item for item in self._queue if isinstance(item, _Save) and item.key == key), None)

    def _add(self, key: str, revision: int, render: Render, changes: int) -> None:
        failed = self._failed.pop(key, None)
        changes += failed.changes if failed else 0
        waiting = self._joinable.get(key)
        if waiting is None:
            save = self._joinable[key] = _Save(key, revision, render, changes)
            self._queue.append(save)
        else:
            waiting.revision, waiting.render = revision, render
            waiting.changes += changes

    def _append_job(self, work: Callable[[], Any], future: "Future[Any]") -> None:
        self._queue.append(_Job(work, future))
        self._joinable.clear()  # a later state must not be written before this job
        self._change.notify_all()

    def _requeue_failed(self) -> None:
        for save in list(self._failed.values()):
            self._add(save.key, save.revision, save.render, changes=0)

    def _work(self) -> None:
        while (item := self._next()) is not None:
            if isinstance(item, _Job):
                if item.future.set_running_or_notify_cancel():
                    _attempt(item.work, item.future)
            else:
                self._save(item)
            with self._change:
                self._current = None
                self._change.notify_all()

    def _next(self) -> _Save | _Job | None:
        with self._change:
            while not self._queue:
                if self._closing:
                    return None
                if not self._change.wait(self._retry_seconds if self._failed else None):
                    self._requeue_failed()
            item = self._queue.popleft()
            if isinstance(item, _Save) and self._joinable.get(item.key) is item:
                del self._joinable[item.key]
            self._current = item
            return item

    def _save(self, save: _Save) -> None:
        attempt: Future[None] = Future()
        _attempt(lambda: self._write(save), attempt)
        error = attempt.exception()
        with self._change:
            if error is None:
                save.changes = 0
            elif save.key in self._latest:
                self._put_by(save)
        if error is None:
            _report(lambda: self._on_safe(save.key, save.revision))
        else:
            trouble = self._trouble_of(error)
            _report(lambda: self._on_trouble(save.key, trouble))

    def _put_by(self, save: _Save) -> None:
        """Remember what failed, unless a newer state of it waits already: an older one never follows."""
        newer = self._queued(save.key)
        if newer is None:
            self._failed[save.key] = _Save(save.key, save.revision, save.render, save.changes)
        else:
            newer.changes += save.changes
        save.changes = 0

    def _write(self, save: _Save) -> None:
        tables = save.render()
        store = self._stores.get(save.key) or self._open_store(self._folder, save.key)
        self._stores[save.key] = store
        try:
            store.write(tables)
        except FileCorrupt as corrupt:
            trouble = set_aside(self._files, corrupt.path, self._folder.aside)
            _report(lambda: self._on_trouble(save.key, trouble))
            store.write(tables)
        except FolderGone as gone:
            with told(gone.path):
                mend(self._files, self._folder)
            store.write(tables)

    def _settle_in(self, folder: Folder) -> None:
        prove_writable(self._files, open_folder(self._files, folder.root))
        with self._change:
            latest = dict(self._latest)
        for key, (_, render) in latest.items():  # a full disk still takes something small
            with suppress(FileCorrupt):  # that one is set aside when its turn comes
                self._open_store(folder, key).write(render())
        with self._change:
            self._folder = folder
            self._stores.clear()
            for key, (revision, render) in self._latest.items():
                self._add(key, revision, render, changes=0 if key in self._failed or self._queued(key) else 1)

    def _trouble_of(self, error: BaseException) -> StoreTrouble:
        if isinstance(error, StoreTrouble):
            return error
        trouble = NotWritable(self._folder.root)
        trouble.__cause__ = error
        return trouble


def _attempt(work: Callable[[], _T], future: "Future[_T]") -> None:
    """Do the work; whatever comes of it is handed on in the future, as an executor does."""
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 (handed on, never swallowed)
        future.set_exception(error)
    else:
        future.set_result(result)


def _report(call: Callable[[], None]) -> None:
    """Tell the owner; a fault of the owner's is shown as a thread's, and the writing goes on."""
    answer: Future[None] = Future()
    _attempt(call, answer)
    error = answer.exception()
    if error is not None:
        threading.excepthook(
            threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
        )
