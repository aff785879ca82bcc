"""TinyDB on files that are written in one piece, with documents under names instead of numbers."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from herstelgroep.store.document import Kind, pack, unpack
from herstelgroep.store.files import FileSystem, Pause, write_atomically
from herstelgroep.store.trouble import FileCorrupt, told

Tables = dict[str, dict[str, Any]]


class AtomicStorage(Storage):
    """One JSON document of tables in one file; every write replaces the whole file.

    A file that is corrupt or newer is never written over: reading and writing raise.
    """

    def __init__(self, path: Path, files: FileSystem, kind: Kind, pause: Pause = time.sleep) -> None:
        self.path = path
        self._files = files
        self._kind = kind
        self._pause = pause
        self._known = False

    def read(self) -> Tables | None:
        """All tables, or None when there is no file yet. Raises a StoreTrouble."""
        with told(self.path, reading=True):
            try:
                data = self._files.read(self.path)
            except FileNotFoundError:
                data = None
        tables = None if data is None else _tables(unpack(self._kind, data, self.path), self.path)
        self._known = True
        return tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep all tables; on return they are on the disk itself. Raises a StoreTrouble."""
        if not self._known:
            self.read()
        packed = pack(self._kind, data)
        with told(self.path):
            write_atomically(self._files, self.path, packed, self._pause)


class _ReadOnce(Storage):
    """Tables that were read before; they cannot be written."""

    def __init__(self, tables: Tables | None) -> None:
        self._tables = tables

    def read(self) -> Tables | None:
        return self._tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        raise TypeError("these tables are only for reading")


class NamedTable(Table):
    """A table whose documents have names, so that nothing tells in which order they came."""

    document_id_class = cast(Any, str)


class NamedTables(TinyDB):
    """TinyDB over a storage that is already there."""

    table_class = NamedTable

    def __init__(self, storage: Storage) -> None:
        super().__init__(storage=lambda: storage)


def read_tables(storage: Storage) -> NamedTables:
    """The tables as they are at this moment, read once, so that all belong to one state."""
    return NamedTables(_ReadOnce(storage.read()))


def _tables(body: dict[str, Any], path: Path) -> Tables:
    try:
        return cast(Tables, msgspec.convert(body, dict[str, dict[str, dict[str, Any]]]))
    except msgspec.ValidationError as error:
        raise FileCorrupt(path) from error
