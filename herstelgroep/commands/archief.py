"""``archief``: every session that was kept, or those in whose minutes some words occur."""

from argparse import ArgumentParser, Namespace, _ArgumentGroup
from typing import Any

from herstelgroep.commands.common import archive_of, counted, folder_of, new_handle, print_json, remark, words
from herstelgroep.errors import WrongUsage
from herstelgroep.store.archive import Head
from herstelgroep.store.files import RealFiles


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.usage = "herstelgroep archief [-h] [--map MAP] [--json] [zoek WOORDEN]"
    parser.add_argument("zoeken", nargs="?", choices=["zoek"], metavar="zoek", help="zoek in alle verslagen")
    parser.add_argument("woorden", nargs="*", type=words, metavar="WOORDEN", help="de woorden die erin staan")
    options.add_argument("--json", action="store_true", help="in een vorm die een programma kan lezen")


def run(args: Namespace) -> int:
    """Print the list, the newest first, or what was found."""
    if args.zoeken:
        return _search(args)
    listing = archive_of(args).listing()
    if args.json:
        print_json([_head(head) for head in listing.heads])
    elif listing.heads:
        _print_list(listing.heads)
    elif not listing.troubles:
        print("Het archief is nog leeg. Bekijk een voorbeeld met: herstelgroep demo")
    for trouble in listing.troubles:
        remark(trouble.message)
    return 0


def _head(head: Head) -> dict[str, Any]:
    return {
        "bijeenkomst": head.id,
        "programma": head.programme,
        "nr": head.nr,
        "titel": head.title,
        "datum": head.date,
        "plaats": head.place,
        "briefjes": head.notes,
        "status": head.status.value,
    }


def _print_list(heads: tuple[Head, ...]) -> None:
    for head in heads:
        print(f"{head.date}  {head.title}" + (f", {head.place}" if head.place else ""))
        print(f"            {head.id}  {counted(head.notes, 'briefje', 'briefjes')}, {head.status.value}")


def _search(args: Namespace) -> int:
    from herstelgroep.store.search import search

    wanted = " ".join(args.woorden).strip()
    if not wanted:
        raise WrongUsage("Schrijf erbij wat je zoekt, zoals: herstelgroep archief zoek tuin")
    hits = search(RealFiles(), folder_of(args), wanted, new_handle)
    if args.json:
        print_json([{"bijeenkomst": h.id, "titel": h.title, "datum": h.date, "fragment": h.fragment} for h in hits])
        return 0
    for hit in hits:
        print(f"{hit.date}  {hit.title}\n            {hit.fragment}\n            {hit.id}")
    if not hits:
        print("Niets gevonden. Probeer een ander woord, of een deel ervan.")
    return 0
