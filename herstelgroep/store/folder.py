"""The user's folder: where it is, what is in it, and whether a cloud service copies it."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from herstelgroep.store.files import FileSystem, clear_leftovers, remove_for_good, write_atomically
from herstelgroep.store.trouble import told

NAME = "Herstelgroep"
VARIABLE = "HERSTELGROEP_MAP"
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google-drive": "Google Drive",
    "my drive": "Google Drive",
    "mijn drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "box-box": "Box",
    "pcloud": "pCloud",
    "protondrive": "Proton Drive",
    "proton drive": "Proton Drive",
    "cloudstorage": "een clouddienst",
}
_ENDINGS = frozenset(" -_.(")


class Folder(msgspec.Struct, frozen=True):
    """The places in the user's folder."""

    root: Path

    @property
    def sessions(self) -> Path:
        """One file for each session."""
        return self.root / "bijeenkomsten"

    @property
    def programmes(self) -> Path:
        """Programmes of the user's own."""
        return self.root / "programmas"

    @property
    def out(self) -> Path:
        """Minutes that were exported."""
        return self.root / "uit"

    @property
    def aside(self) -> Path:
        """Files that could not be read, kept as they were."""
        return self.root / "opzij"

    @property
    def bin(self) -> Path:
        """What was deleted and may come back until the app closes."""
        return self.root / "prullenbak"

    @property
    def rooms(self) -> tuple[Path, ...]:
        """Every folder that the app itself writes in."""
        return (self.root, self.sessions, self.programmes, self.out, self.aside, self.bin)


def choose_root(override: Path | None, environment: Mapping[str, str], home: Path) -> Path:
    """Where the folder is: what was asked for, else HERSTELGROEP_MAP, else in the home folder."""
    asked = override or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if asked is None:
        return home / NAME
    parts = asked.parts
    return home.joinpath(*parts[1:]) if parts[:1] == ("~",) else asked.absolute()


def open_folder(files: FileSystem, root: Path) -> Folder:
    """The folder, made where it was not there, without half-written files.

    For the one that holds the lock. Raises a StoreTrouble.
    """
    folder = Folder(root)
    with told(root / NAME):
        for room in folder.rooms:
            files.make_folder(room)
            clear_leftovers(files, room)
    return folder


def prove_writable(files: FileSystem, folder: Folder) -> None:
    """Write something small and take it away again. Raises a StoreTrouble when that cannot be."""
    trial = folder.root / ".proef"
    with told(trial):
        write_atomically(files, trial, b"")
        remove_for_good(files, trial)


def mend(files: FileSystem, folder: Folder) -> None:
    """Make missing rooms in a folder that is there; a folder that is gone is left to its owner."""
    if files.is_folder(folder.root):
        for room in folder.rooms:
            files.make_folder(room)


def cloud_service(path: Path, environment: Mapping[str, str]) -> str | None:
    """The cloud service that seems to copy this folder, if one does."""
    path = path.resolve()
    for variable, root in environment.items():
        if variable.upper().startswith("ONEDRIVE") and root and path.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    return next((service for part in path.parts if (service := _service_of(part.casefold()))), None)


def cloud_warning(path: Path, environment: Mapping[str, str]) -> str | None:
    """What to tell when a cloud service copies this folder; None when nothing shows that."""
    service = cloud_service(path, environment)
    if service is None:
        return None
    return (
        f"Deze map wordt gekopieerd door {service}: {path}. "
        "Wat mensen vertellen, gaat dan ook naar internet. Kies liever een map die alleen op deze laptop staat."
    )


def _service_of(part: str) -> str | None:
    for start, service in _CLOUDS.items():
        if part.startswith(start) and (len(part) == len(start) or part[len(start)] in _ENDINGS or start == "icloud"):
            return service
    return None
