"""``draaiboek``: the script of a meeting on paper, or the page of a programme that has none."""

from argparse import ArgumentParser, Namespace, _ArgumentGroup
from pathlib import Path

from herstelgroep.commands.common import folder_of, meeting
from herstelgroep.store.files import RealFiles
from herstelgroep.store.names import safe_name
from herstelgroep.store.programmes import catalogue_of
from herstelgroep.store.trouble import told

FORMATS = ("pdf", "html", "md")


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.add_argument("bijeenkomst", type=meeting, metavar="ID[/NR]", help="het programma, met het nummer erbij")
    options.add_argument("--formaat", choices=FORMATS, default="pdf", help="zonder dit wordt het pdf")
    options.add_argument("--naar", type=Path, metavar="MAP", help="in welke map; anders de map uit")


def run(args: Namespace) -> int:
    """Write the script, or the page, and print where it is."""
    from herstelgroep.commands.writing import write
    from herstelgroep.minutes.paper import render_page, render_script

    folder = folder_of(args)
    wanted = args.bijeenkomst
    programme, script = catalogue_of(RealFiles(), folder, wanted.programme).to_read(*wanted)
    if script is None:
        name = f"bladzijde-{safe_name(programme.id)}.{args.formaat}"
        data = render_page(programme, args.formaat)
    else:
        number = f"-{script.nr}" if len(programme.scripts) > 1 else ""
        name = f"draaiboek-{safe_name(programme.id)}{number}.{args.formaat}"
        data = render_script(programme, script, args.formaat)
    if args.naar is None:
        with told(folder.out):
            RealFiles().make_folder(folder.root)  # what comes in it later is for its owner only
    print(write(args.naar or folder.out, name, data))
    return 0
