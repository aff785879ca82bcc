"""``programmas``: which programmes there are, and which are your own."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from typing import Any

from herstelgroep.commands.common import counted, folder_of, print_json, remark, words
from herstelgroep.programme.catalogue import Entry
from herstelgroep.programme.choosing import KIND_NAMES, Narrowing, Shelf
from herstelgroep.programme.frame import PlanRule, ProgrammeKind, Questionnaire
from herstelgroep.programme.keys import folded
from herstelgroep.programme.model import Item, Role, Script, Segment, Topic
from herstelgroep.store.files import RealFiles
from herstelgroep.store.programmes import read_catalogue
from herstelgroep.store.settings import open_settings

_WIDTH, _WIDEST_ID = 80, 28


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    options.add_argument("--voor", type=role, metavar="WIE", help="zoals cliënt of naastbetrokkene")
    options.add_argument("--duur", type=length, metavar="MINUTEN", help="zo lang duurt het hoogstens; of: langer")
    options.add_argument("--mensen", type=people, default=0, metavar="AANTAL", help="met hoeveel jullie zijn")
    options.add_argument("--vorm", type=kind, metavar="SOORT", help=f"een van: {', '.join(ProgrammeKind)}")
    options.add_argument("--kort", action="store_true", help="alleen de korte versies")
    options.add_argument("--favoriet", action="store_true", help="alleen je favorieten")
    options.add_argument("--zoek", type=words, default="", metavar="WOORDEN", help="woorden die erin staan")
    options.add_argument("--json", action="store_true", help="in een vorm die een programma kan lezen")


def run(args: Namespace) -> int:
    """Print the programmes; faults of own files are told beside them."""
    folder = folder_of(args)
    catalogue = read_catalogue(RealFiles(), folder)
    wanted = _wanted(args)
    opened = open_settings(RealFiles(), folder, may_move=False)
    entries = Shelf(catalogue).chosen(wanted, opened.settings.favourites)
    if args.json:
        print_json([programme_as_json(entry) for entry in entries])
    elif entries:
        _print_table(entries, opened.settings.favourites)
    elif wanted.asks:
        print("Niets gevonden. Laat iets weg, of typ alleen: herstelgroep programmas")
    else:
        print("Er zijn geen programma's.")
    for fault in catalogue.faults:
        remark(str(fault))
    return 0


def role(text: str) -> Role:
    """Read for whom it must be; one or more, with or without accents."""
    plain = folded(words(text))
    for one in Role:
        name = folded(one.value)
        if plain in (name, f"{name}s", f"{name}en", f"{name}n"):
            return one
    raise ArgumentTypeError(f"kies uit: {', '.join(Role)}.")


def length(text: str) -> int:
    """Read a number of minutes; "langer" is -1."""
    plain = text.strip().casefold()
    if plain == "langer":
        return -1
    if not (plain.isascii() and plain.isdigit() and 0 < int(plain) < 10_000):
        raise ArgumentTypeError("schrijf een aantal minuten, zoals 60, of: langer.")
    return int(plain)


def people(text: str) -> int:
    """Read how many people there are."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
        raise ArgumentTypeError("schrijf een aantal mensen, zoals 8.")
    return int(text)


def kind(text: str) -> ProgrammeKind:
    """Read what kind it must be, by its word or by its name on the screen."""
    plain = folded(words(text))
    for one, name in KIND_NAMES.items():
        if plain in (folded(one.value), folded(name)):
            return one
    raise ArgumentTypeError(f"kies uit: {', '.join(ProgrammeKind)}.")


def _wanted(args: Namespace) -> Narrowing:
    minutes = args.duur or 0
    return Narrowing(
        role=args.voor,
        minutes=max(0, minutes),
        longer=minutes < 0,
        people=args.mensen,
        kind=args.vorm,
        short=args.kort,
        favourite=args.favoriet,
        words=args.zoek,
    )


def programme_as_json(entry: Entry) -> dict[str, Any]:
    """Everything a program may want to know about a programme."""
    programme = entry.programme
    return {
        "id": programme.id,
        "titel": programme.title,
        "rechten": programme.rights.value,
        "eigenaar": programme.owner,
        "vermelding": programme.credit,
        "bron": programme.source,
        "uitkomst": programme.outcome.value,
        "kort_van": programme.short_of or None,
        "herkomst": entry.origin.value,
        "vervangt": entry.replaces,
        "vorm": programme.kind.value,
        "voor": [role.value for role in programme.for_roles],
        "alleen_plannen": programme.planner_only,
        "planning": _plan(programme.plan),
        "vragenlijst": _questionnaire(programme.questionnaire),
        "blad": [{"titel": page.title, "tekst": list(page.text)} for page in programme.pages],
        "doel": programme.purpose,
        "voor_wie": programme.audience,
        "deelnemers": [programme.least, programme.most] if programme.most else None,
        "helft_cliënten": programme.half_clients,
        "bijeenkomsten": [_script(script) for script in programme.scripts],
    }


def _plan(rule: PlanRule) -> dict[str, Any] | None:
    if rule == PlanRule():
        return None
    return {
        "ritme": rule.rhythm.value,
        "keer": rule.times,
        "binnen_weken": rule.within_weeks or None,
        "vrije_week_na": list(rule.free_week_after),
        "terugkom_na_maanden": rule.back_after_months or None,
        "terugkom_bijeenkomst": rule.back_script or None,
        "meetmomenten": list(rule.moments),
    }


def _questionnaire(facts: Questionnaire | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    return {"dimensies": list(facts.dimensions), "vragen": facts.items, "schaal": list(facts.scale)}


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


def _print_table(entries: list[Entry], favourites: tuple[str, ...]) -> None:
    rows = [_row(entry, entry.programme.id in favourites) for entry in entries]
    ids, lengths, whose = (max(len(row[column]) for row in rows) for column in (0, 2, 3))
    ids = min(ids, _WIDEST_ID)
    titles = min(_WIDTH - ids - lengths - whose - 6, max(len(row[1]) for row in rows))
    for ident, title, length, owner in rows:
        if len(ident) > ids:  # an id is typed over, so it is never cut
            print(ident)
            ident = ""
        print(f"{ident:{ids}}  {_short(title, titles):{titles}}  {length:{lengths}}  {owner}".rstrip())
    number = counted(len(rows), "programma", "programma's")
    led = next((entry.programme.id for entry in entries if entry.programme.can_be_led), "")
    print(f"\n{number}." + (f" Beginnen: herstelgroep start {led}" if led else ""))


def _row(entry: Entry, favourite: bool) -> tuple[str, str, str, str]:
    programme = entry.programme
    lengths = {script.minutes for script in programme.scripts}
    each = f"{min(lengths)}-{max(lengths)} min" if len(lengths) > 1 else f"{min(lengths)} min" if lengths else ""
    length = each if len(programme.scripts) < 2 else f"{len(programme.scripts)} x {each}"
    whose = f"{entry.origin.value} (vervangt)" if entry.replaces else entry.origin.value
    if not programme.can_be_led:
        length = "plannen" if programme.scripts or programme.plan != PlanRule() else "alleen lezen"
    return programme.id, programme.title, length, f"{whose} ★" if favourite else whose


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
