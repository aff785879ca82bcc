"""The programme files on disk: those shipped with the app, and the user's own."""

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


def own_entry(files: FileSystem, folder: Folder, programme_id: str) -> Entry | None:
    """The user's own programme with this id, if there is one that can be read; without reading all there are."""
    texts = _texts(files, folder.programmes, Origin.OWN, [])
    # A backslash may spell the id in another way.
    found = make_catalogue(text for text in texts if programme_id in text.text or "\\" in text.text)
    return next((entry for entry in found.entries if entry.programme.id == programme_id), None)


def built_in_entry(files: FileSystem, programme_id: str) -> Entry | None:
    """The shipped programme with this id, if there is one; its file has the same name."""
    path = built_in_folder() / f"{programme_id}{ENDING}"
    text = programme_text(files, path, []) if is_key(programme_id) and path.is_file() else None
    found = make_catalogue([ProgrammeText(path.name, text, Origin.BUILT_IN)] if text is not None else [])
    return next(iter(found.entries), None)


def _texts(files: FileSystem, folder: Path, origin: Origin, faults: list[Fault]) -> Iterator[ProgrammeText]:
    try:
        with told(folder, reading=True):
            names = files.names(folder) if files.is_folder(folder) else []
    except NotReadable as trouble:
        faults.append(Fault(folder.name, "", "", trouble.message))
        return
    for name in names:
        if name.endswith(ENDING):
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
