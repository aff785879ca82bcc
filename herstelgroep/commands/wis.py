"""``wis``: delete sessions, or only their loose notes, for good."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from herstelgroep.commands.asking import sure
from herstelgroep.commands.common import archive_of, counted, desk_of, folder_of, need_kept, remark
from herstelgroep.errors import WrongUsage
from herstelgroep.session.commands import WipeNotes
from herstelgroep.session.model import Session
from herstelgroep.store.archive import Archive, title_of
from herstelgroep.store.files import RealFiles
from herstelgroep.store.retention import forget_traces
from herstelgroep.store.trash import empty_bin
from herstelgroep.store.trouble import StoreTrouble

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.store.folder import Folder

_FILES = RealFiles()
_LONGEST = 36_500


def days(text: str) -> int:
    """Read a number of days."""
    if not (text.isascii() and text.isdigit() and int(text) <= _LONGEST):
        raise ArgumentTypeError("schrijf een heel aantal dagen, zoals 30.")
    return int(text)


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.add_argument("bijeenkomst", nargs="?", metavar="BIJEENKOMST", help="de naam uit 'herstelgroep archief'")
    options.add_argument("--briefjes", action="store_true", help="alleen de losse briefjes; het verslag blijft")
    options.add_argument("--ouder-dan", type=days, metavar="DAGEN", help="alles wat langer geleden was")
    options.add_argument("--verlopen", action="store_true", help="alles waarvan de bewaartermijn voorbij is")
    options.add_argument("--ja", action="store_true", help="zonder eerst te vragen")


def run(args: Namespace) -> int:
    """Say what goes, ask, and delete it."""
    if sum((args.bijeenkomst is not None, args.ouder_dan is not None, args.verlopen)) != 1:
        raise WrongUsage("Noem één bijeenkomst, of --ouder-dan DAGEN, of --verlopen. Hulp: herstelgroep wis --help")
    archive = archive_of(args)
    doomed = [archive.find_id(args.bijeenkomst)] if args.bijeenkomst is not None else list(_by_age(args, archive))
    if not doomed:
        print("Er is niets om te wissen.")
        return 0
    what = "De losse briefjes" if args.briefjes else "Alles"
    for session_id in doomed:
        print(f"{what} van {_described(archive, session_id)}")
    if not sure(args):
        print("Er is niets gewist.")
        return 0
    with desk_of(args) as desk:
        for session_id in doomed:
            (_wipe_notes if args.briefjes else _delete)(desk, session_id)
    print(f"Gewist: {counted(len(doomed), 'bijeenkomst', 'bijeenkomsten')}. Dit kan niet ongedaan worden gemaakt.")
    _remark_exports(folder_of(args), doomed)
    return 0


def _by_age(args: Namespace, archive: Archive) -> Iterator[str]:
    today = date.today()
    for session_id in archive.ids():
        try:
            session = archive.session(session_id)
        except StoreTrouble as trouble:
            remark(trouble.message)
            continue
        if _is_old(session, today, args.ouder_dan) and (not args.briefjes or session.note_count):
            yield session_id


def _is_old(session: Session, today: date, most_days: int | None) -> bool:
    """Older than so many days; without a number: past the date until which it may be kept."""
    with suppress(ValueError):
        if most_days is None:
            return bool(session.closing.delete_by) and date.fromisoformat(session.closing.delete_by) < today
        return date.fromisoformat(session.date) < today - timedelta(days=most_days)
    return False


def _described(archive: Archive, session_id: str) -> str:
    with suppress(StoreTrouble):
        session = archive.session(session_id)
        notes = counted(session.note_count, "briefje", "briefjes")
        return f"{session_id}: {title_of(session)}, {session.date}, {notes}"
    return session_id


def _delete(desk: "Desk", session_id: str) -> None:
    desk.discard(session_id)
    desk.in_turn(lambda folder: empty_bin(_FILES, folder))


def _wipe_notes(desk: "Desk", session_id: str) -> None:
    desk.resume(session_id).do(WipeNotes(), "opdracht")
    need_kept(desk)
    desk.in_turn(lambda folder: forget_traces(_FILES, folder, session_id))


def _remark_exports(folder: "Folder", doomed: list[str]) -> None:
    if not folder.out.is_dir():
        return
    left = [path.name for path in folder.out.iterdir() if path.name.startswith(tuple(doomed))]
    if left:
        remark(f"In de map {folder.out} staan nog verslagen: {', '.join(sorted(left))}. Wis die zelf als dat moet.")
