"""``invoer``: a file of notes from paper becomes a finished session in the archive."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from herstelgroep.commands.common import (
    counted,
    desk_of,
    folder_of,
    meeting,
    need_kept,
    present,
    print_json,
    remark,
    words,
)
from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.model import Outcome, Programme
from herstelgroep.session.finishing import delete_day
from herstelgroep.session.from_paper import (
    PaperPlan,
    finished_from_paper,
    plan_paper,
)
from herstelgroep.session.model import Session
from herstelgroep.session.paper_file import PaperRead, read_paper, text_of
from herstelgroep.session.paper_places import UNSORTED, Shelf
from herstelgroep.session.people import half_is_missing
from herstelgroep.store.files import RealFiles
from herstelgroep.store.programmes import catalogue_of

LARGEST = 20_000_000


class NoSuchFile(HerstelgroepError):
    """The file with notes cannot be read."""


def iso_date(text: str) -> str:
    """Read a date such as 2026-11-25."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ArgumentTypeError("schrijf de datum zo: 2026-11-25.") from None


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.add_argument("bijeenkomst", type=meeting, metavar="ID[/NR]", help="het programma, met het nummer erbij")
    parser.add_argument("bestand", type=Path, metavar="BESTAND", help="CSV (onderdeel,kolom,groep,tekst) of tekst")
    options.add_argument("--datum", type=iso_date, metavar="DATUM", help="wanneer het was, zoals 2026-11-25")
    options.add_argument("--plaats", type=words, default="", metavar="TEKST", help="waar het was")
    options.add_argument("--aanwezig", type=present, metavar="AANTALLEN", help="zoals cliënt=5,hulpverlener=2")
    options.add_argument("--nieuw", action="store_true", help="maak van een onbekend onderdeel een eigen onderwerp")
    options.add_argument("--json", action="store_true", help="in een vorm die een programma kan lezen")


def run(args: Namespace) -> int:
    """Take the notes over, all of them or none; they are on disk before it is said."""
    wanted = args.bijeenkomst
    programme, script = catalogue_of(RealFiles(), folder_of(args), wanted.programme).script(*wanted)
    plan = plan_paper(programme, script, _read(args.bestand, Shelf(script)), own_boards=args.nieuw)
    session = _keep(args, plan, programme)
    _remark_labels(plan, session)
    if half_is_missing(programme, args.aanwezig):
        remark("Minstens de helft hoort cliënt te zijn. Dat was hier niet zo.")
    unsorted = sum(note.column == UNSORTED.key for note in plan.notes)
    if unsorted:
        remark(f"Bij {counted(unsorted, 'briefje', 'briefjes')} staat geen kolom. Kijk bij '{UNSORTED.title}'.")
    if args.json:
        print_json({"bijeenkomst": session.id, "briefjes": session.note_count})
        return 0
    _tell(session)
    return 0


def _read(path: Path, shelf: Shelf) -> PaperRead:
    try:
        data = RealFiles().read(path, LARGEST + 1)
    except OSError as error:
        raise NoSuchFile(f"Dit bestand kunnen we niet lezen: {path}. Kijk of de naam klopt.") from error
    if len(data) > LARGEST:
        raise NoSuchFile(f"Dit bestand is te groot voor briefjes: {path}. Is het wel het goede bestand?")
    return read_paper(text_of(data), shelf.heads, csv_wanted=path.suffix.casefold() == ".csv")


def _keep(args: Namespace, plan: PaperPlan, programme: Programme) -> Session:
    with desk_of(args) as desk:
        for trouble in desk.listing().troubles:
            remark(trouble.message)
        choices = plan.choices(args.datum or desk.world.today().isoformat(), args.plaats, args.aanwezig)
        prepared = desk.prepare(programme, plan.script, choices)
        session = finished_from_paper(prepared, plan, desk.new_handle)
        last_day = delete_day(date.fromisoformat(session.date), desk.settings.minutes_months)
        session = replace(session, closing=replace(session.closing, delete_by=last_day))
        desk.take_in(session)
        need_kept(desk)
        return session


def _tell(session: Session) -> None:
    print(f"{counted(session.note_count, 'briefje', 'briefjes')} overgenomen in bijeenkomst {session.id}.")
    if session.programme.outcome is Outcome.GROUP:
        print("Deze briefjes blijven bij de groep. Ze komen nooit in een verslag.")
    else:
        print(f"Een verslag maken: herstelgroep verslag {session.id} --formaat pdf")


def _remark_labels(plan: PaperPlan, session: Session) -> None:
    asked = sum(note.role is not None for note in plan.notes)
    left_out = asked - sum(note.role is not None for _, _, note in session.each_note())
    if left_out:
        remark(
            f"Bij {counted(left_out, 'briefje', 'briefjes')} is de groep weggelaten: "
            "die groep is te klein, of het aantal aanwezigen is niet bekend."
        )
