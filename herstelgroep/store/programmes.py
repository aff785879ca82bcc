"""The programme files on disk: those shipped with the app, and the user's own."""

import re
from collections.abc import Iterator
from importlib.resources import files as package_files
from pathlib import Path

from herstelgroep.programme.catalogue import Catalogue, Entry, Origin, ProgrammeText, make_catalogue
from herstelgroep.programme.faults import Fault
from herstelgroep.programme.keys import is_key
from herstelgroep.programme.parsing import MOST_SIGNS
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.trouble import NotReadable, StoreTrouble, told

ENDING = ".toml"
LARGEST = MOST_SIGNS
# Whatever stands behind each key that may be the id. A key in quotes can be spelled with a backslash.
_IDS = re.compile(
    r"""^\ufeff?[ \t]*(?:id|'id'|"id"|"[^"\\\n]*\\(?:[^"\\\n]|\\.)*")[ \t]*=[ \t]*([^\n]*)""", re.MULTILINE
)
_PLAIN = re.compile(r"""(["'])([a-z0-9-]+)\1[ \t\r]*(?:#.*)?""")


def built_in_folder() -> Path:
    """Where the shipped programmes are: inside the package, or beside it in a checkout."""
    package = Path(str(package_files("herstelgroep")))
    shipped = package / "_sessions"
    return shipped if shipped.is_dir() else package.parent / "sessions"


def read_catalogue(files: FileSystem, folder: Folder | None) -> Catalogue:
    """Every programme there is. A file that cannot be read is told of as a fault."""
    faults: list[Fault] = []
    texts = [*_texts(files, built_in_folder(), Origin.BUILT_IN, faults)]
    if folder is not None:
        texts += _texts(files, folder.programmes, Origin.OWN, faults)
    catalogue = make_catalogue(texts)
    return Catalogue(catalogue.entries, (*faults, *catalogue.faults))


def catalogue_of(files: FileSystem, folder: Folder, programme_id: str) -> Catalogue:
    """The programme with this id, as far as there is one; without reading all there are, and without their faults."""
    entry = own_entry(files, folder, programme_id) or built_in_entry(files, programme_id)
    return Catalogue((entry,) if entry else (), ())


def own_entry(files: FileSystem, folder: Folder, programme_id: str) -> Entry | None:
    """The user's own programme with this id, if there is one that can be read; without reading all there are."""
    texts = _texts(files, folder.programmes, Origin.OWN, [])
    found = make_catalogue(text for text in texts if _may_have_id(text.text, programme_id))
    return next((entry for entry in found.entries if entry.programme.id == programme_id), None)


def built_in_entry(files: FileSystem, programme_id: str) -> Entry | None:
    """The shipped programme with this id, if there is one; its file has the same name."""
    path = built_in_folder() / f"{programme_id}{ENDING}"
    text = programme_text(files, path, []) if is_key(programme_id) and path.is_file() else None
    found = make_catalogue([ProgrammeText(path.name, text, Origin.BUILT_IN)] if text is not None else [])
    return next(iter(found.entries), None)


def _may_have_id(text: str, programme_id: str) -> bool:
    """Whether a programme may have this id; a quick look, for parsing takes long."""
    plain = (_PLAIN.fullmatch(value) for value in _IDS.findall(text))
    return any(found is None or found[2] == programme_id for found in plain)


def programme_names(files: FileSystem, folder: Path, faults: list[Fault]) -> list[str]:
    """The names of the programme files in a folder; what has such a name and is no file is told as a fault.

    Raises a StoreTrouble.
    """
    with told(folder, reading=True):
        if not files.is_folder(folder):
            return []
        names, others = files.names(folder), files.others(folder)
    faults.extend(no_file(name) for name in others if name.endswith(ENDING))
    return [name for name in names if name.endswith(ENDING)]


def no_file(name: str) -> Fault:
    """The fault of what has the name of a programme file, and is a folder, a pipe, or a link that leads to no file."""
    return Fault(name, "", "", "dit is geen gewoon bestand. Haal het weg. De andere programma's werken gewoon.")


def _texts(files: FileSystem, folder: Path, origin: Origin, faults: list[Fault]) -> Iterator[ProgrammeText]:
    try:
        names = programme_names(files, folder, faults)
    except NotReadable as trouble:
        faults.append(Fault(folder.name, "", "", trouble.message))
        return
    for name in names:
        text = programme_text(files, folder / name, faults)
        if text is not None:
            yield ProgrammeText(name, text, origin)


def programme_text(files: FileSystem, path: Path, faults: list[Fault]) -> str | None:
    """The text of a programme file; None, and a fault told, when it cannot be read as text."""
    try:
        with told(path, reading=True):
            data = files.read(path, LARGEST + 1)
    except StoreTrouble as trouble:
        faults.append(Fault(path.name, "", "", trouble.message))
        return None
    if len(data) > LARGEST:
        faults.append(Fault(path.name, "", "", "dit bestand is te groot; verwacht: hoogstens een miljoen tekens."))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        faults.append(Fault(path.name, "", "", "dit is geen tekst in UTF-8. Bewaar het bestand opnieuw als UTF-8."))
        return None
