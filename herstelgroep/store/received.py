"""Programmes that go from one laptop to another as a file: kept as they were sent, or copied to give away."""

import os
import re
from pathlib import Path

import msgspec
from msgspec.structs import replace

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import without_hidden
from herstelgroep.programme.catalogue import Entry, Origin
from herstelgroep.programme.faults import Fault, FaultyProgramme
from herstelgroep.programme.model import Programme
from herstelgroep.programme.reading import read_programme
from herstelgroep.store.document import copy_aside
from herstelgroep.store.files import FileSystem, write_atomically
from herstelgroep.store.folder import Folder
from herstelgroep.store.names import safe_name
from herstelgroep.store.own_programmes import DRAFT, taken_names
from herstelgroep.store.programmes import ENDING, built_in_folder, programme_text
from herstelgroep.store.trouble import told

_ID_LINE = re.compile(r"""^([ \t]*id[ \t]*=[ \t]*)(?:"[^"\n]*"|'[^'\n]*')""", re.MULTILINE)


class NotTaken(HerstelgroepError):
    """A programme was not taken over, or not given; nothing has changed."""


class Sent(msgspec.Struct, frozen=True):
    """A programme that somebody sent, with the text of its file. ``hidden``: unseen signs were left out of that."""

    programme: Programme
    text: str
    hidden: bool = False


class Taken(msgspec.Struct, frozen=True):
    """Where it was kept. ``earlier``: where the programme is that it replaced. ``draft``: there is one beside it."""

    path: Path
    earlier: Path | None = None
    draft: bool = False


def read_sent(files: FileSystem, path: Path, other_id: str = "") -> Sent:
    """The programme in a file, under another id when that is asked for.

    Raises :class:`FaultyProgramme`, or :class:`NotTaken` when it cannot get that id.
    """
    faults: list[Fault] = []
    text = programme_text(files, path, faults)
    if text is None:
        raise FaultyProgramme(tuple(faults))
    programme = read_programme(text, path.name)
    kept = without_hidden(text)
    sent = Sent(programme, kept, hidden=kept != text)
    if other_id and other_id != programme.id:
        renamed = _ID_LINE.sub(lambda found: f'{found[1]}"{other_id}"', kept, count=1)
        sent = Sent(replace(programme, id=other_id), renamed, sent.hidden)
    if sent.text != text and not _reads_as(sent, path.name):
        raise NotTaken(
            "Dit bestand kunnen we niet veilig aanpassen. Vraag om een nieuw bestand. Er is niets veranderd."
        )
    return sent


def _reads_as(sent: Sent, name: str) -> bool:
    try:
        return read_programme(sent.text, name) == sent.programme
    except FaultyProgramme:
        return False


def keep_sent(files: FileSystem, folder: Folder, sent: Sent, over: Entry | None) -> Taken:
    """Keep it in the folder of own programmes, in place of ``over`` or under a free name. Raises a StoreTrouble.

    What it replaces is kept apart.
    """
    with told(folder.programmes / sent.programme.id):
        files.make_folder(folder.programmes)
        names = {name.casefold() for name in files.names(folder.programmes)}
        path = folder.programmes / (over.file if over else f"{_free(files, folder, sent.programme.id)}{ENDING}")
        earlier = copy_aside(files, path, folder.aside) if over and path.name.casefold() in names else None
        write_atomically(files, path, sent.text.encode())
    return Taken(path, earlier, path.with_suffix(DRAFT).name.casefold() in names)


def _free(files: FileSystem, folder: Folder, programme_id: str) -> str:
    """A name for a file that no file has; never a path, never a name that Windows keeps for itself."""
    taken, base = taken_names(files, folder), safe_name(programme_id)
    name, number = base, 2
    # A folder or a link may have the name too.
    while name in taken or os.path.lexists(folder.programmes / f"{name}{ENDING}"):
        name, number = f"{base}-{number}", number + 1
    return name


def file_of(folder: Folder, entry: Entry) -> Path:
    """The file that a programme was read from."""
    return (folder.programmes if entry.origin is Origin.OWN else built_in_folder()) / entry.file


def give(files: FileSystem, source: Path, target: Path, *, over: bool) -> bool:
    """Copy a programme's file; False when the very same file was there. Raises a StoreTrouble.

    Raises :class:`NotTaken` when something else has that name, unless it goes ``over`` that.
    """
    with told(source, reading=True):
        data = files.read(source)
    with told(target):
        files.make_folder(target.parent)
        if os.path.lexists(target):
            if target.is_file() and files.read(target, len(data) + 1) == data:
                return False
            if not over:
                told_so = f"Er staat al iets met deze naam: {target}. Er is niets veranderd."
                raise NotTaken(f"{told_so} Kies een andere naam met --naar, of zet --vervang achter de opdracht.")
        write_atomically(files, target, data)
    return True
