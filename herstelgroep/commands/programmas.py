"""``programmas``: which programmes there are, and which are your own."""

from argparse import ArgumentParser, Namespace, _ArgumentGroup
from typing import Any

from herstelgroep.commands.common import counted, folder_of, print_json, remark
from herstelgroep.programme.catalogue import Catalogue, Entry
from herstelgroep.programme.model import Item, Script, Segment, Topic
from herstelgroep.store.files import RealFiles
from herstelgroep.store.programmes import read_catalogue

_WIDTH, _WIDEST_ID = 80, 28


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    options.add_argument("--json", action="store_true", help="in een vorm die een programma kan lezen")


def run(args: Namespace) -> int:
    """Print the programmes; faults of own files are told beside them."""
    catalogue = read_catalogue(RealFiles(), folder_of(args))
    if args.json:
        print_json([programme_as_json(entry) for entry in catalogue.entries])
    else:
        _print_table(catalogue)
    for fault in catalogue.faults:
        remark(str(fault))
    return 0


def programme_as_json(entry: Entry) -> dict[str, Any]:
    """Everything a program may want to know about a programme."""
    programme = entry.programme
    return {
        "id": programme.id,
        "titel": programme.title,
        "rechten": programme.rights.value,
        "eigenaar": programme.owner,
        "bron": programme.source,
        "uitkomst": programme.outcome.value,
        "kort_van": programme.short_of or None,
        "herkomst": entry.origin.value,
        "vervangt": entry.replaces,
        "doel": programme.purpose,
        "voor_wie": programme.audience,
        "deelnemers": [programme.least, programme.most] if programme.most else None,
        "bijeenkomsten": [_script(script) for script in programme.scripts],
    }


def _script(script: Script) -> dict[str, Any]:
    listed = script.topic_list
    return {
        "nr": script.nr,
        "titel": script.title,
        "minuten": script.minutes,
        "doel": script.purpose,
        "onderdelen": [_segment(nr, segment) for nr, segment in enumerate(script.segments, 1)],
        "onderwerpen": [_topic(topic) for topic in listed.topics] if listed else [],
        "vangsten": [
            {
                "sleutel": c.key,
                "soort": c.kind.value,
                "titel": c.title,
                "ook": list(c.also),
                "kolommen": _items(c.items),
            }
            for c in script.captures
        ],
    }


def _segment(nr: int, segment: Segment) -> dict[str, Any]:
    return {
        "nr": nr,
        "sleutel": segment.key,
        "titel": segment.title,
        "soort": segment.kind.value,
        "minuten": segment.minutes,
        "minst": segment.least,
        "vast": not segment.flexible,
        "vangst": segment.capture or None,
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "sleutel": topic.key,
        "titel": topic.title,
        "ook": list(topic.also),
        "kolommen": _items(topic.columns),
    }


def _items(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    return [{"nr": nr, "sleutel": item.key, "titel": item.title} for nr, item in enumerate(items, 1)]


def _print_table(catalogue: Catalogue) -> None:
    if not catalogue.entries:
        print("Er zijn geen programma's.")
        return
    rows = [_row(entry) for entry in catalogue.entries]
    ids, lengths, whose = (max(len(row[column]) for row in rows) for column in (0, 2, 3))
    ids = min(ids, _WIDEST_ID)
    titles = min(_WIDTH - ids - lengths - whose - 6, max(len(row[1]) for row in rows))
    for ident, title, length, owner in rows:
        if len(ident) > ids:  # an id is typed over, so it is never cut
            print(ident)
            ident = ""
        print(f"{ident:{ids}}  {_short(title, titles):{titles}}  {length:{lengths}}  {owner}".rstrip())
    number = counted(len(rows), "programma", "programma's")
    print(f"\n{number}. Beginnen: herstelgroep start {rows[0][0]}")


def _row(entry: Entry) -> tuple[str, str, str, str]:
    programme = entry.programme
    lengths = {script.minutes for script in programme.scripts}
    each = f"{min(lengths)}-{max(lengths)} min" if len(lengths) > 1 else f"{min(lengths)} min" if lengths else ""
    length = each if len(programme.scripts) < 2 else f"{len(programme.scripts)} x {each}"
    whose = f"{entry.origin.value} (vervangt)" if entry.replaces else entry.origin.value
    return programme.id, programme.title, length, whose


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
