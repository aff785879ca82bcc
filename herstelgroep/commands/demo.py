"""``demo``: an invented panel through the real path, to minutes in every format."""

from argparse import ArgumentParser, Namespace, _ArgumentGroup
from pathlib import Path

from herstelgroep.commands.common import counted, need_kept
from herstelgroep.commands.writing import write_minutes
from herstelgroep.desk import open_desk
from herstelgroep.example import fixed_world, make_example
from herstelgroep.minutes.formats import FORMATS
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.store.files import RealFiles
from herstelgroep.store.scratch import new_folder, passing_folder


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    options.add_argument("--naar", type=Path, metavar="MAP", help="waar de verslagen komen; anders een nieuwe map")


def run(args: Namespace) -> int:
    """Lead the example in a folder that goes away again, and keep its minutes."""
    with passing_folder() as root, open_desk(RealFiles(), root / "Herstelgroep", fixed_world()) as desk:
        session_id = make_example(desk).session.id
        need_kept(desk)
        session = desk.archive.session(session_id)
    target = args.naar or new_folder("voorbeeld")
    written = write_minutes(session, FORMATS, target, NotesChoice.WHERE_NEEDED)
    notes = counted(session.note_count, "briefje", "briefjes")
    print(f"Een voorbeeld met verzonnen mensen: {session.programme.title}, {notes}.")
    print(f"Het verslag staat in {target.absolute()}:")
    for path in written.paths:
        print(path)
    return 0
