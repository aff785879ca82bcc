"""``programma``: give a programme to somebody as a file, take one over that somebody sent, or put one away."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from pathlib import Path
from typing import TYPE_CHECKING

from herstelgroep.commands.common import counted, desk_of, folder_of, remark, words
from herstelgroep.errors import WrongUsage
from herstelgroep.programme.catalogue import Catalogue, Origin
from herstelgroep.programme.faults import FaultyProgramme
from herstelgroep.programme.fields import LONGEST_NAME
from herstelgroep.programme.keys import is_key
from herstelgroep.store.document import move_aside
from herstelgroep.store.files import RealFiles
from herstelgroep.store.names import safe_name
from herstelgroep.store.own_programmes import DRAFT
from herstelgroep.store.programmes import ENDING, built_in_entry, own_entry
from herstelgroep.store.received import NotTaken, Sent, file_of, give, keep_sent, read_sent

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

_FILES = RealFiles()
_OPTIONS = {"deel": {"naar", "vervang"}, "haal": {"als", "vervang"}, "weg": set()}


def key(text: str) -> str:
    """Read an id for a programme."""
    if not is_key(text) or len(text) > LONGEST_NAME:
        raise ArgumentTypeError(f"schrijf kleine letters, cijfers en streepjes, hoogstens {LONGEST_NAME}.")
    return text


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.add_argument(
        "wat",
        choices=tuple(_OPTIONS),
        metavar="deel|haal|weg",
        help="deel: maak een bestand om te geven; haal: neem een bestand over; weg: haal een eigen programma weg",
    )
    parser.add_argument("welk", metavar="ID|BESTAND", help="welk programma; bij haal: het bestand")
    options.add_argument("--naar", type=Path, metavar="PAD", help="bij deel: naar welke map of welk bestand")
    options.add_argument("--als", type=key, metavar="ID", help="bij haal: onder een andere korte naam")
    options.add_argument("--vervang", action="store_true", help="ook als er al een is")


def run(args: Namespace) -> int:
    """Give, take over, or put away one programme."""
    for option in ("naar", "als", "vervang"):
        if getattr(args, option) and option not in _OPTIONS[args.wat]:
            raise WrongUsage(f"--{option} hoort niet bij {args.wat}. Hulp: herstelgroep programma --help")
    return {"deel": _give, "haal": _take, "weg": _put_away}[args.wat](args)


def _give(args: Namespace) -> int:
    folder = folder_of(args)
    wanted = words(args.welk)
    entry = own_entry(_FILES, folder, wanted) or built_in_entry(_FILES, wanted) or Catalogue((), ()).entry(wanted)
    target = _target(args.naar or folder.out, f"{safe_name(entry.programme.id)}{ENDING}")
    fresh = give(_FILES, file_of(folder, entry), target, over=args.vervang)
    print(target)
    if entry.origin is Origin.OWN and (folder.programmes / entry.file).with_suffix(DRAFT).exists():
        remark("Bij 'zelf maken' staat een nieuwere versie die niet af is. Die zit er niet in.")
    if not fresh:
        remark("Dit bestand stond er al, precies zo.")
    if entry.programme.owner:
        remark(f"Deze methode is van {entry.programme.owner}. Dat staat in het bestand. Laat het erin staan.")
    remark(f"Wie het krijgt, typt: herstelgroep programma haal {target.name}")
    return 0


def _target(asked: Path, name: str) -> Path:
    """A folder gets a file in it; a name that ends as a programme is the file itself."""
    return asked if asked.suffix == ENDING and not asked.is_dir() else asked / name


def _take(args: Namespace) -> int:
    path = Path(args.welk)
    try:
        if not path.exists() and not path.is_symlink():
            raise NotTaken(f"Dit bestand is er niet: {path}. Kijk of de naam klopt. Er is niets veranderd.")
        if path.is_dir():
            raise NotTaken(f"Dit is een map: {path}. Noem het bestand zelf. Er is niets veranderd.")
        sent = read_sent(_FILES, path, args.als or "")
    except FaultyProgramme as error:
        for fault in error.faults:
            remark(str(fault))
        remark("Dit programma is niet overgenomen. Er is niets veranderd.")
        return 1
    except OSError as error:  # a name that the system does not take at all
        raise NotTaken(f"Dit bestand kunnen we niet lezen: {path}. Kijk of de naam klopt.") from error
    with desk_of(args) as desk:
        return _taken(desk, sent, args.vervang)


def _taken(desk: "Desk", sent: Sent, over: bool) -> int:
    programme = sent.programme
    own = own_entry(_FILES, desk.folder, programme.id)
    if own is not None and not over:
        told = f"Je hebt al een eigen programma '{programme.id}', in {own.file}. Er is niets veranderd."
        raise NotTaken(f"{told} Geef het een andere naam met --als, of zet --vervang achter de opdracht.")
    built_in = built_in_entry(_FILES, programme.id)
    taken = desk.in_turn(lambda folder: keep_sent(_FILES, folder, sent, own))
    number = counted(len(programme.scripts), "bijeenkomst", "bijeenkomsten")
    print(f"Overgenomen: {programme.title} ({number}).")
    print(taken.path)
    if programme.can_be_led:
        print(f"Beginnen: herstelgroep start {programme.id}")
    if built_in is not None:
        told = f"Het vervangt het ingebouwde programma '{built_in.programme.title}'."
        remark(f"{told} Dat terug? Typ: herstelgroep programma weg {programme.id}")
    if taken.earlier:
        remark(f"Je vorige programma staat nu in {taken.earlier}.")
    if taken.draft:
        remark("Bij 'zelf maken' staat hiervan nog een versie die niet af is.")
    if sent.hidden:
        remark("In het bestand stonden tekens die je niet ziet. Die zijn weggelaten.")
    return 0


def _put_away(args: Namespace) -> int:
    programme_id = words(args.welk)
    with desk_of(args) as desk:
        own = own_entry(_FILES, desk.folder, programme_id)
        built_in = built_in_entry(_FILES, programme_id)
        if own is None:
            entry = built_in or Catalogue((), ()).entry(programme_id)
            raise NotTaken(f"'{entry.programme.title}' is ingebouwd. Dat blijft. Er is niets veranderd.")
        path = desk.folder.programmes / own.file
        away = desk.in_turn(lambda folder: move_aside(_FILES, path, folder.aside))
    print(f"Weg: {own.programme.title}. Het bestand staat nu in {away}.")
    print(f"Toch terug? Typ: herstelgroep programma haal {away}")
    if built_in is not None:
        remark(f"Nu geldt weer het ingebouwde programma '{built_in.programme.title}'.")
    return 0
