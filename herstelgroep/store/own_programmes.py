"""Programmes of the user's own: kept as they are made, taken away, put back, and written as a file to share.

A programme that can be led is ``NAME.toml``. While it has faults, its newest state is ``NAME.concept`` beside it: the
catalogue does not read that, and the last state that could be led stays.
"""

from hashlib import sha256
from pathlib import Path

import msgspec

from herstelgroep.programme.as_toml import as_toml, with_head
from herstelgroep.programme.catalogue import Catalogue, Origin
from herstelgroep.programme.faults import Fault, FaultyProgramme
from herstelgroep.programme.model import Programme
from herstelgroep.programme.parsing import parse
from herstelgroep.programme.reading import read_draft
from herstelgroep.store.document import copy_aside
from herstelgroep.store.files import FileSystem, remove_for_good, write_atomically
from herstelgroep.store.folder import Folder
from herstelgroep.store.names import safe_name
from herstelgroep.store.programmes import ENDING, LARGEST, programme_text
from herstelgroep.store.trash import discard, put_back
from herstelgroep.store.trouble import StoreTrouble, told

DRAFT = ".concept"
EARLIER = ".eerder"


class TooMuch(StoreTrouble):
    """A programme that could not be read back from its file, because something in it is too long or too large."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        where = [part for part in (faults[0].place, faults[0].key) if part] if faults else []
        why = f"{' · '.join(where)}: {faults[0].told}" if where else "Het is te groot geworden. Haal iets weg."
        super().__init__(path, f"{why} Wat eerder bewaard is, staat er nog.")


class OwnProgramme(msgspec.Struct, frozen=True):
    """A programme of the user's own. ``name`` is that of its file, without its ending."""

    programme: Programme
    name: str
    draft: bool = False
    """Whether there is a newer state than the one that can be led."""


class Kept(msgspec.Struct, frozen=True):
    """Where a programme was kept, and the faults that make it a draft. ``seen``: what its files hold now.

    ``aside``: where the state is that somebody wrote beside the app.
    """

    name: str
    faults: tuple[Fault, ...]
    seen: str = ""
    aside: Path | None = None


def own_programmes(files: FileSystem, folder: Folder, catalogue: Catalogue) -> tuple[OwnProgramme, ...]:
    """Every programme that can be gone on with, by title; a draft stands for the file that it will become."""
    found = {
        entry.file.removesuffix(ENDING): OwnProgramme(entry.programme, entry.file.removesuffix(ENDING))
        for entry in catalogue.entries
        if entry.origin is Origin.OWN
    }
    for file in _names(files, folder):
        if file.endswith(DRAFT):
            name = file.removesuffix(DRAFT)
            draft = _draft(files, folder.programmes / file)
            if draft is not None:
                found[name] = OwnProgramme(draft, name, draft=True)
    return tuple(sorted(found.values(), key=lambda own: own.programme.title.casefold()))


def taken_names(files: FileSystem, folder: Folder) -> set[str]:
    """The names that a new programme cannot have."""
    endings = (ENDING, DRAFT, EARLIER)
    with told(folder.programmes, reading=True):
        others = files.others(folder.programmes) if files.is_folder(folder.programmes) else []
    there = (*_names(files, folder), *others)
    return {file.rpartition(".")[0].casefold() for file in there if file.endswith(endings)}


def seen_programme(files: FileSystem, folder: Folder, name: str) -> str:
    """What the files of this programme hold now, as a digest. Raises a StoreTrouble."""
    held = sha256()
    there = _names(files, folder)
    for path in _files_of(folder, name):
        if path.name in there:
            with told(path, reading=True):
                held.update(path.suffix.encode() + files.read(path))
    return held.hexdigest()


def _files_of(folder: Folder, name: str) -> tuple[Path, Path]:
    return folder.programmes / f"{name}{ENDING}", folder.programmes / f"{name}{DRAFT}"


def keep_programme(files: FileSystem, folder: Folder, programme: Programme, name: str = "", seen: str = "") -> Kept:
    """Keep a programme; on return it is on the disk itself. Raises a StoreTrouble, also when it has grown too large.

    Never over the file of another programme: then it gets a name of its own. When its files are not as they were
    ``seen`` last, somebody wrote in them beside the app: that state is put aside first.
    """
    data, faults = _written(folder, programme)
    with told(folder.programmes / programme.id):
        files.make_folder(folder.programmes)
        name = _own_name(files, folder.programmes, programme.id, name)
        final, draft = _files_of(folder, name)
        there = set(files.names(folder.programmes))
        aside = None
        if seen and final.name in there and seen != seen_programme(files, folder, name):
            aside = copy_aside(files, final, folder.aside)
        # Whatever happens after this, the draft is the newest state for as long as it is there.
        if faults or draft.name in there:
            write_atomically(files, draft, data)
        if not faults:
            if final.name in there:
                _keep_what_was_written_by_hand(files, final)
            write_atomically(files, final, data)
            if draft.name in there:
                remove_for_good(files, draft)
    return Kept(name, faults, seen_programme(files, folder, name), aside)


def remove_programme(files: FileSystem, folder: Folder, name: str) -> None:
    """Take a programme and its draft away; until the app closes they can be put back. Raises a StoreTrouble."""
    there = _names(files, folder)
    for ending in (ENDING, DRAFT):
        if f"{name}{ending}" in there:
            discard(files, folder, folder.programmes / f"{name}{ending}")


def put_programme_back(files: FileSystem, folder: Folder, name: str) -> None:
    """Undo :func:`remove_programme`. Raises a StoreTrouble, also when its place was taken."""
    path = folder.programmes / name
    if name.casefold() in taken_names(files, folder):
        raise StoreTrouble(path, f"Er staat nu een ander programma met de naam {name}. Er is niets veranderd.")
    with told(path):
        waiting = files.names(folder.bin) if files.is_folder(folder.bin) else []
    for ending in (ENDING, DRAFT):
        if f"{name}{ending}" in waiting:
            put_back(files, folder, folder.programmes / f"{name}{ending}")


def share_programme(files: FileSystem, folder: Folder, programme: Programme) -> Path:
    """Write a programme as a file to give to somebody, in the folder ``uit``. Raises a StoreTrouble."""
    with told(folder.out / programme.id):
        files.make_folder(folder.out)
        path = folder.out / f"{_own_name(files, folder.out, programme.id, '')}{ENDING}"
        write_atomically(files, path, as_toml(programme).encode())
    return path


def _written(folder: Folder, programme: Programme) -> tuple[bytes, tuple[Fault, ...]]:
    """The content of its file, and its faults. What could not be read back is never written."""
    text = as_toml(programme)
    data = text.encode()
    try:
        read, faults = read_draft(text, programme.id)
    except FaultyProgramme as error:
        raise TooMuch(folder.programmes, error.faults) from error
    if len(data) > LARGEST or read != programme:
        raise TooMuch(folder.programmes, faults)
    return data, faults


def _names(files: FileSystem, folder: Folder) -> list[str]:
    with told(folder.programmes, reading=True):
        return files.names(folder.programmes) if files.is_folder(folder.programmes) else []


def _draft(files: FileSystem, path: Path) -> Programme | None:
    text = programme_text(files, path, [])
    try:
        return read_draft(text, path.name)[0] if text is not None else None
    except FaultyProgramme:
        return None


def _own_name(files: FileSystem, folder: Path, programme_id: str, name: str) -> str:
    """A name whose files, if they are there, are of this programme."""
    base = safe_name(name or programme_id)
    there = {file.casefold(): file for file in (*files.names(folder), *files.others(folder))}
    chosen, number = name or base, 2
    while not _free(files, folder, there, chosen, programme_id):
        chosen, number = f"{base}-{number}", number + 1
    return chosen


def _free(files: FileSystem, folder: Path, there: dict[str, str], name: str, programme_id: str) -> bool:
    found = [there[file] for ending in (ENDING, DRAFT) if (file := f"{name}{ending}".casefold()) in there]
    return all(_id_in(files, folder / file) == programme_id for file in found)


def _id_in(files: FileSystem, path: Path) -> object:
    """The id in a programme file; None when it cannot be read, or is no file."""
    if path.name not in files.names(path.parent):
        return None
    try:
        return parse(files.read(path, LARGEST + 1).decode("utf-8-sig"), path.name).get("id")
    except (UnicodeDecodeError, FaultyProgramme):
        return None


def _keep_what_was_written_by_hand(files: FileSystem, path: Path) -> None:
    """Its notes behind a hash would be lost when the app writes the file."""
    data = files.read(path)
    earlier = path.with_suffix(EARLIER)
    if not with_head(data.decode("utf-8-sig", "replace")) and earlier.name not in files.names(path.parent):
        write_atomically(files, earlier, data)
