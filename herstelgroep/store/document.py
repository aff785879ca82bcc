"""The envelope of every stored file: what kind it is, which version, and how older ones are read."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from herstelgroep.store.files import FileSystem, move, write_atomically
from herstelgroep.store.trouble import FileCorrupt, FileNewer, told

Body = dict[str, Any]
Migration = Callable[[Body], Body]


class Kind(msgspec.Struct, frozen=True):
    """A kind of file. ``migrations[n]`` turns a body of version n + 1 into one of n + 2."""

    name: str
    migrations: tuple[Migration, ...] = ()

    @property
    def version(self) -> int:
        """The version that is written now."""
        return len(self.migrations) + 1


def pack(kind: Kind, body: Mapping[str, Any]) -> bytes:
    """The file for ``body``: equal bodies give equal bytes.

    Raises ValueError when the body uses a name that belongs to the envelope.
    """
    if not body.keys().isdisjoint(("soort", "versie")):
        raise ValueError("soort and versie belong to the envelope")
    return msgspec.json.encode({"soort": kind.name, "versie": kind.version, **body}, order="sorted")


def unpack(kind: Kind, data: bytes, path: Path) -> Body:
    """What is in a file, as a body of the present version.

    Raises FileNewer for a later version and FileCorrupt for anything else it cannot read.
    """
    try:
        body = msgspec.json.decode(data, type=dict[str, Any])
        name, version = body.pop("soort"), body.pop("versie")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as error:
        raise FileCorrupt(path) from error
    if name != kind.name or not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FileCorrupt(path)
    if version > kind.version:
        raise FileNewer(path)
    try:
        for migrate in kind.migrations[version - 1 :]:
            body = migrate(body)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise FileCorrupt(path) from error
    return body


def set_aside(files: FileSystem, path: Path, aside: Path) -> FileCorrupt:
    """Move a file that cannot be read into the folder ``aside``; never over another one.

    Returns the trouble to tell. Raises a StoreTrouble when it cannot be moved.
    """
    return FileCorrupt(path, move_aside(files, path, aside))


def move_aside(files: FileSystem, path: Path, aside: Path) -> Path:
    """Move a file into the folder ``aside``, never over another one; returns where. Raises a StoreTrouble."""
    with told(path):
        target = _free_place(files, path, aside)
        move(files, path, target)
    return target


def copy_aside(files: FileSystem, path: Path, aside: Path) -> Path:
    """The same, and the file stays where it is too. Raises a StoreTrouble."""
    with told(path):
        target = _free_place(files, path, aside)
        write_atomically(files, target, files.read(path))
    return target


def _free_place(files: FileSystem, path: Path, aside: Path) -> Path:
    files.make_folder(aside)
    taken = frozenset((*files.names(aside), *files.others(aside)))
    numbered = (path.name if number == 1 else f"{number}-{path.name}" for number in itertools.count(1))
    return aside / next(name for name in numbered if name not in taken)
