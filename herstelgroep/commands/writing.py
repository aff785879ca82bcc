"""Putting minutes and scripts in files, each written in one piece."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.formats import FORMATS, render
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.minutes.remarks import SignRemark, before_sharing
from herstelgroep.session.model import Session
from herstelgroep.store.files import RealFiles, write_atomically
from herstelgroep.store.names import is_safe, safe_name
from herstelgroep.store.trouble import told


class Written(NamedTuple):
    """The files that were written, and what somebody should look at before they leave the room."""

    paths: tuple[Path, ...]
    remarks: tuple[str, ...]


def write_minutes(session: Session, formats: Iterable[str], target: Path, notes: NotesChoice) -> Written:
    """Write the minutes in every format. Raises a StoreTrouble."""
    minutes = build_minutes(session, notes)
    made = [(f"{file_stem(session)}.{FORMATS[name].ending}", render(minutes, name)) for name in formats]
    paths = tuple(write(target, name, data) for name, data in made)
    for_paper = any(path.suffix == ".pdf" for path in paths)
    remarks = (one.sentence for one in before_sharing(minutes) if for_paper or not isinstance(one, SignRemark))
    return Written(paths, tuple(remarks))


def file_stem(session: Session) -> str:
    """A name in ASCII; the id of a session has its date and its programme in it already."""
    return session.id if is_safe(session.id) else safe_name(session.id)


def write(target: Path, name: str, data: bytes) -> Path:
    """Write one file in a folder, which is made where it is not there. Raises a StoreTrouble."""
    path = target / name
    with told(path):
        RealFiles().make_folder(target)
        write_atomically(RealFiles(), path, data)
    return path
