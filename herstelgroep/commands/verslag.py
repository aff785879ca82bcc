"""``verslag``: the minutes of a session, in one or more formats."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from pathlib import Path

from herstelgroep.commands.common import archive_of, folder_of, remark
from herstelgroep.commands.writing import write_minutes
from herstelgroep.minutes.formats import FORMATS
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.session.model import Status


def formats(text: str) -> list[str]:
    """Read names of formats with commas between them."""
    names = list(dict.fromkeys(name.strip().casefold() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        told = f"we kennen geen formaat '{unknown[0]}'" if unknown else "er staat geen formaat"
        raise ArgumentTypeError(f"{told}. Kies uit: {', '.join(FORMATS)}.")
    return names


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.add_argument(
        "bijeenkomst", metavar="BIJEENKOMST", help="de naam uit 'herstelgroep archief', of een deel ervan"
    )
    options.add_argument(
        "--formaat",
        type=formats,
        required=True,
        metavar="FORMATEN",
        help=f"een of meer van {','.join(FORMATS)}",
    )
    options.add_argument("--naar", type=Path, metavar="MAP", help="in welke map; anders de map uit")
    options.add_argument(
        "--briefjes",
        choices=[choice.value for choice in NotesChoice],
        default=NotesChoice.WHERE_NEEDED.value,
        help="losse briefjes erbij; waar-nodig is: alleen waar geen samenvatting is",
    )


def run(args: Namespace) -> int:
    """Write the files and print where they are."""
    session = archive_of(args).session(args.bijeenkomst)
    target = args.naar or folder_of(args).out
    written = write_minutes(session, args.formaat, target, NotesChoice(args.briefjes))
    for path in written.paths:
        print(path)
    if session.status is Status.RUNNING:
        remark("Deze bijeenkomst is nog niet afgerond. Dit is het verslag tot nu toe.")
    for sentence in written.remarks:
        remark(sentence)
    return 0
