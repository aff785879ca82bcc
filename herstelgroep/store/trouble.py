"""What can go wrong with keeping, each told in calm Dutch."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from herstelgroep.errors import HerstelgroepError

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN})
_NO_FILE = frozenset({errno.EINVAL, errno.ELOOP, errno.ENAMETOOLONG})
_TAKEN = frozenset({errno.EEXIST, errno.EISDIR})
_WINDOWS_FULL = frozenset({39, 112})
_WINDOWS_GONE = frozenset({3, 15, 21, 53, 55, 59, 64, 67, 121, 1167})
_WINDOWS_IN_USE = frozenset({32, 33})


class StoreTrouble(HerstelgroepError):
    """Something about ``path`` that keeps it from being read or kept."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class FolderReadOnly(StoreTrouble):
    """Writing is not allowed here."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"In deze map kan niets bewaard worden: {path.parent}. Er is niets weg. Kies een andere map."
        )


class NotReadable(StoreTrouble):
    """Reading is not allowed here."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"Dit mogen we niet lezen: {path}. Er is niets aan veranderd. Kijk wie er wel bij mag.")


class NoFile(StoreTrouble):
    """A folder, a device or a ring of links stands where a file should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"Dit is geen gewoon bestand: {path}. Er is niets veranderd. Kijk of de naam klopt.")


class DiskFull(StoreTrouble):
    """There is no room left."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "De schijf is vol. Er is niets weg. Maak ruimte vrij, of kies een andere map.")


class FolderGone(StoreTrouble):
    """The folder, or the drive that it was on, is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"Deze map is er even niet: {path.parent}. Er is niets weg. "
            "Sluit de schijf of stick weer aan, of kies een andere map.",
        )


class NotAFolder(StoreTrouble):
    """Something else has the name that a folder, or a file in it, should have."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"Op deze plek staat al iets anders: {path}. Er is niets weg. Kies een andere map.")


class FileInUse(StoreTrouble):
    """Another program holds the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"Een ander programma houdt dit bestand vast: {path.name}. Er is niets weg. "
            "Sluit dat programma, of kies een andere map.",
        )


class DiskTrouble(StoreTrouble):
    """The drive fails in some other way."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "Bewaren lukt nu niet: de schijf geeft een fout. Er is niets weg. "
            "Kies een andere map, bijvoorbeeld op een stick.",
        )


class FileCorrupt(StoreTrouble):
    """A file does not hold what it should; ``aside`` is where it was put, if it was."""

    def __init__(self, path: Path, aside: Path | None = None) -> None:
        where = f"Het staat nu apart in de map {aside.parent.name}." if aside else "Er is niets aan veranderd."
        super().__init__(path, f"Dit bestand is beschadigd: {path.name}. {where} De rest werkt gewoon.")
        self.aside = aside


class FileNewer(StoreTrouble):
    """A file of a version that this app does not know yet; it is left alone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"Dit bestand is van een nieuwere Herstelgroep: {path.name}. Er is niets aan veranderd. "
            "Open het met de nieuwe versie.",
        )


class FolderBusy(StoreTrouble):
    """Another window or command is working in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"Herstelgroep is al open in deze map: {path.parent}. Ga naar dat venster, of sluit het eerst."
        )


class NotWritable(StoreTrouble):
    """What was handed over could not be put into a file; the reason is its ``__cause__``."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "Bewaren lukt nu niet door een fout in Herstelgroep. Laat de app open en maak een verslag."
        )


@contextmanager
def told(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn any OSError about ``path`` into the trouble it is."""
    try:
        yield
    except OSError as error:
        if reading and error.errno in _FORBIDDEN:
            raise NotReadable(path) from error
        if reading and error.errno in _NO_FILE:
            raise NoFile(path) from error
        raise trouble_of(error, path) from error


def trouble_of(error: OSError, path: Path) -> StoreTrouble:
    """The trouble that an error of the system stands for."""
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _WINDOWS_FULL:
        return DiskFull(path)
    if windows in _WINDOWS_IN_USE:
        return FileInUse(path)
    if error.errno in _TAKEN:
        return NotAFolder(Path(error.filename2 or error.filename or path))
    if error.errno in _GONE or windows in _WINDOWS_GONE:
        return FolderGone(path)
    if error.errno in _FORBIDDEN:
        return FolderReadOnly(path)
    return DiskTrouble(path)
