"""What several commands share: the folder, the desk, and how a thing is printed."""

import json
import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import without_hidden
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder, choose_root, cloud_warning
from herstelgroep.store.trouble import NotAFolder

if TYPE_CHECKING:
    from herstelgroep.desk import Desk, World
    from herstelgroep.session.model import Attendance
    from herstelgroep.store.archive import Archive


class Meeting(NamedTuple):
    """Which programme, and which of its meetings (None: the only or the first one)."""

    programme: str
    nr: int | None


def meeting(text: str) -> Meeting:
    """Read ID or ID/NR."""
    programme, slash, nr = text.strip().partition("/")
    if not programme or (slash and not (nr.isascii() and nr.isdigit() and len(nr) < 5)):
        raise ArgumentTypeError("schrijf het zo: clientenpanel, of begin-maken-met-herstel/2.")
    return Meeting(programme, int(nr) if nr else None)


def words(text: str) -> str:
    """Text from the command line as it was typed, also where the system takes it for bytes."""
    return os.fsencode(text).decode("utf-8", "replace") if any("\ud800" <= c <= "\udfff" for c in text) else text


def present(text: str) -> "Attendance":
    """Read numbers such as cliënt=5,hulpverlener=2."""
    from herstelgroep.session.from_paper import FaultyAttendance, attendance_of

    try:
        return attendance_of(words(text))
    except FaultyAttendance as fault:
        raise ArgumentTypeError(fault.message) from fault


def root_of(args: Namespace) -> Path:
    """The user's folder for this command. Raises NotAFolder when a file has that name."""
    root = choose_root(args.map, os.environ, Path.home())
    if os.path.exists(root) and not os.path.isdir(root):  # unlike Path these never raise
        raise NotAFolder(root)
    return root


def folder_of(args: Namespace) -> Folder:
    """The user's folder, to read in."""
    return Folder(root_of(args))


def archive_of(args: Namespace) -> "Archive":
    """The archive, to read in while the app may be running."""
    from herstelgroep.store.archive import Archive

    return Archive(RealFiles(), folder_of(args), new_handle)


def new_handle() -> str:
    """An opaque name for something in memory."""
    return os.urandom(8).hex()


def real_world() -> "World":
    """The clock, the calendar and the chance of this computer."""
    import time
    from datetime import date

    from herstelgroep.desk import World

    return World(lambda: int(time.time()), date.today, lambda size: os.urandom(size).hex())


@contextmanager
def desk_of(args: Namespace) -> Iterator["Desk"]:
    """The desk in the user's folder, for a command that writes. Raises FolderBusy and other StoreTroubles."""
    from herstelgroep.desk import open_desk

    root = root_of(args)
    warning = cloud_warning(root, os.environ)
    if warning:
        remark(warning)
    with open_desk(RealFiles(), root, real_world()) as desk:
        yield desk


class NotKept(HerstelgroepError):
    """Something could not be brought to the disk."""


def need_kept(desk: "Desk") -> None:
    """Raise the trouble when not everything is on disk by now."""
    if not desk.flush():
        raise desk.trouble or NotKept("Niet alles is bewaard. Probeer het opnieuw.")


def remark(sentence: str) -> None:
    """Say something beside the result; a name in it may be made by anybody."""
    print(without_hidden(sentence), file=sys.stderr)


def print_json(value: Any) -> None:
    """Print what a program can read."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def counted(number: int, one: str, more: str) -> str:
    """A number with its word: 1 briefje, 2 briefjes."""
    return f"{number} {one if number == 1 else more}"
