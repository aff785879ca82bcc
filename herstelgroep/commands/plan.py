"""``plan``: the calendar and the memory of a group; moving, skipping and adding; as a calendar file and on paper."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from herstelgroep.commands.agenda import (
    VERSION,
    all_groups,
    day_and_time,
    group_as_json,
    number,
    planned_as_json,
    programme_of,
    whole,
)
from herstelgroep.commands.common import archive_of, desk_of, folder_of, new_handle, print_json, remark, words
from herstelgroep.commands.plan_told import memory_lines, plan_lines
from herstelgroep.commands.writing import write
from herstelgroep.errors import HerstelgroepError, WrongUsage
from herstelgroep.groups import plan
from herstelgroep.groups.memory import Memory, remember
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.remarks import remarks, to_ask
from herstelgroep.groups.turn import unfinished
from herstelgroep.groups.words import PAST_TOLD, REMOVED_TOLD, programme_gone, question, short_day
from herstelgroep.programme.catalogue import NoSuchProgramme
from herstelgroep.store.files import RealFiles
from herstelgroep.store.groups import find_group, plan_stem
from herstelgroep.store.trouble import told

KIND = "herstelgroep-plan"
FORMATS = ("html", "md", "pdf")
_MOST_MINUTES = 1440
_LARGEST = 20_000_000


class OtherFile(HerstelgroepError):
    """A file of this name holds something else."""


class Changed(NamedTuple):
    """The plan after a change, and what to say of it."""

    group: Group
    told: str


class _Act(NamedTuple):
    """What can be done with a plan, how many words it needs at least and at most, how it is typed."""

    run: Callable[[Group, list[str], Namespace], Changed]
    least: int
    most: int
    typed: str


def formats(text: str) -> list[str]:
    """Read names of formats with commas between them."""
    names = list(dict.fromkeys(name.strip().casefold() for name in text.split(",") if name.strip()))
    if not names or any(name not in FORMATS for name in names):
        raise ArgumentTypeError(f"een plan kan als {', '.join(FORMATS)}. Kies een of meer daarvan.")
    return names


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.usage = (
        "herstelgroep plan [-h] [--map MAP] [--json] [--ics BESTAND]\n"
        "                         [--formaat FORMATEN [--naar MAP]] GROEP\n"
    ) + "\n".join(f"  herstelgroep plan GROEP {act.typed}" for act in ACTS.values())
    parser.add_argument("groep", type=words, metavar="GROEP", help="de naam van de groep, of een deel ervan")
    parser.add_argument("wat", nargs="?", choices=list(ACTS), metavar="WAT", help=f"kies uit: {', '.join(ACTS)}")
    parser.add_argument(
        "woorden", nargs="*", default=[], type=words, metavar="WOORDEN", help="NR is het nummer van de regel"
    )
    options.add_argument("--json", action="store_true", help="in een vorm die een programma kan lezen")
    options.add_argument("--ics", type=Path, metavar="BESTAND", help="maak een bestand voor een digitale agenda")
    options.add_argument("--formaat", type=formats, metavar="FORMATEN", help=f"een of meer van {','.join(FORMATS)}")
    options.add_argument("--naar", type=Path, metavar="MAP", help="in welke map; anders de map uit")
    options.add_argument("--titel", type=words, metavar="TEKST", help="waar de extra bijeenkomst over gaat")
    options.add_argument("--nr", type=number, metavar="N", help="welke bijeenkomst van het programma het is")
    options.add_argument("--minuten", type=number, metavar="N", help="hoe lang de extra bijeenkomst duurt")


def run(args: Namespace) -> int:
    """Change the plan when that is asked, and print it or put it in files."""
    if args.naar is not None and not args.formaat:
        raise WrongUsage("Noem bij --naar ook een --formaat. Hulp: herstelgroep plan --help")
    if args.wat != "erbij" and not (args.titel is None and args.nr is None and args.minuten is None):
        raise WrongUsage("--titel, --nr en --minuten horen bij erbij. Hulp: herstelgroep plan --help")
    if args.wat:
        group, sentence = _change(args, ACTS[args.wat])
    else:
        group, sentence = find_group(all_groups(args), args.groep), ""
    files = [*([_write_ics(group, args.ics)] if args.ics is not None else []), *_write_pages(group, args)]
    if args.json:
        print_json(_as_json(args, group))
        return 0
    if sentence:
        print(sentence)
    for path in files:
        print(path)
    if not sentence and not files:
        _print_plan(args, group)
    return 0


def _change(args: Namespace, act: _Act) -> Changed:
    if not act.least <= len(args.woorden) <= act.most:
        raise WrongUsage(f"Schrijf het zo: herstelgroep plan GROEP {act.typed}")
    with desk_of(args) as desk:
        before = desk.group(args.groep)
        changed = act.run(before, args.woorden, args)
        kept = desk.keep_group(changed.group)
    asked = to_ask(kept, date.today())  # that is told with the day itself
    known = (asked, *_remarks(args, before))
    return Changed(kept, "\n".join([changed.told, *(one for one in _remarks(args, kept) if one not in known)]))


def _line(group: Group, word: str) -> Planned:
    nr = whole(word)
    if not 1 <= nr <= len(group.planned):
        numbers = f"Kies een nummer van 1 tot en met {len(group.planned)}." if group.planned else "Het plan is leeg."
        raise plan.GroupRefused(f"Regel {nr} is er niet. Er is niets veranderd. {numbers}")
    return group.planned[nr - 1]


def _now(group: Group, planned_id: str, what: str) -> Changed:
    """The change in words, with the question that it may bring."""
    nr, one = next((nr, one) for nr, one in enumerate(group.planned, 1) if one.id == planned_id)
    lines = [f"{what}: {nr}. {short_day(one.day)}, {one.time}. {one.title}"]
    if asked := question(one, date.today()):
        lines.append(" ".join(asked))
        lines.append(f'Antwoord met: herstelgroep plan "{group.name}" feestdag {nr} wel (of: niet)')
    return Changed(group, "\n".join(lines))


def _move(group: Group, typed: list[str], args: Namespace) -> Changed:
    one = _line(group, typed[0])
    day, time = day_and_time(typed[1:], date.today())
    return _past(_now(plan.moved(group, one.id, day, time), one.id, "Verzet"), day)


def _past(changed: Changed, day: date) -> Changed:
    """The same, with a word about a day that is past."""
    return changed if day >= date.today() else changed._replace(told=f"{changed.told}\n{PAST_TOLD}")


def _skip(group: Group, typed: list[str], args: Namespace) -> Changed:
    one = _line(group, typed[0])
    return _now(plan.skipped(group, one.id), one.id, "Overgeslagen")


def _restore(group: Group, typed: list[str], args: Namespace) -> Changed:
    one = _line(group, typed[0])
    return _now(plan.restored(group, one.id), one.id, "Gaat weer door")


def _add(group: Group, typed: list[str], args: Namespace) -> Changed:
    day, time = day_and_time(typed, date.today())
    if args.minuten is not None and not 1 <= args.minuten <= _MOST_MINUTES:
        raise plan.GroupRefused(f"Dat aantal minuten lukt niet. Er is niets veranderd. Kies 1 tot {_MOST_MINUTES}.")
    programme = None
    with suppress(NoSuchProgramme):
        programme = programme_of(args, group.programme)
    one = plan.extra(programme, new_handle(), day, time, nr=args.nr, title=args.titel or "")
    one = replace(one, minutes=args.minuten or one.minutes)
    return _past(_now(plan.added(group, one), one.id, "Erbij"), day)


def _remove(group: Group, typed: list[str], args: Namespace) -> Changed:
    one = _line(group, typed[0])
    gone = f"Weg uit het plan: {short_day(one.day)}, {one.time}. {one.title}"
    return Changed(plan.removed(group, one.id), f"{gone}\n{REMOVED_TOLD}")


def _holiday(group: Group, typed: list[str], args: Namespace) -> Changed:
    one, answer = _line(group, typed[0]), typed[1].strip().casefold()
    if answer not in ("wel", "niet"):
        raise WrongUsage("Kies wel of niet. Schrijf het zo: herstelgroep plan GROEP feestdag 3 wel")
    meet = answer == "wel"
    return _now(plan.answered(group, one.id, meet), one.id, f"Gaat door op {one.holiday}" if meet else "Overgeslagen")


ACTS = {
    "verzet": _Act(_move, 2, 6, "verzet NR DATUM [TIJD]"),
    "sla-over": _Act(_skip, 1, 1, "sla-over NR"),
    "zet-terug": _Act(_restore, 1, 1, "zet-terug NR"),
    "erbij": _Act(_add, 1, 5, "erbij DATUM [TIJD] [--titel …] [--nr N] [--minuten N]"),
    "weg": _Act(_remove, 1, 1, "weg NR"),
    "feestdag": _Act(_holiday, 2, 2, "feestdag NR wel|niet"),
}


def _remarks(args: Namespace, group: Group) -> tuple[str, ...]:
    try:
        return remarks(group, programme_of(args, group.programme), date.today())
    except NoSuchProgramme:
        return (programme_gone(group),)


def _memory(args: Namespace, group: Group) -> tuple[Memory, frozenset[str]]:
    """What the group remembers, and which of its sessions are not finished."""
    sessions = tuple(archive_of(args).sessions_of(group.id))
    return remember(group, sessions), unfinished(sessions)


def _print_plan(args: Namespace, group: Group) -> None:
    memory, running = _memory(args, group)
    for line in (*plan_lines(group, date.today(), running), *memory_lines(group, memory)):
        print(line)
    for sentence in _remarks(args, group):
        remark(sentence)


def _as_json(args: Namespace, group: Group) -> dict[str, Any]:
    today, (memory, running) = date.today(), _memory(args, group)
    return {
        "soort": KIND,
        "versie": VERSION,
        "groep": group_as_json(group, today),
        "agenda": [planned_as_json(group, planned, today, running) for planned in group.planned],
        "geheugen": {
            "themas_geweest": list(memory.themes_done),
            "bleef_liggen": list(memory.left_over),
            "open_afspraken": [{"wat": a.what, "wie": a.who, "wanneer": a.when} for a in memory.open_actions],
            "open_plannen": {place: [dict(row) for row in rows] for place, rows in memory.open_rows.items()},
            "eigen_themas": [{"thema": wish.theme, "klaar": wish.done} for wish in group.wishes],
            "opkomst": [{"dag": day, "mensen": people} for day, people in memory.heads],
        },
        "opmerkingen": list(_remarks(args, group)),
    }


def _write_ics(group: Group, path: Path) -> Path:
    """The calendar file. Raises :class:`OtherFile` rather than write over anything but a calendar of this group."""
    from herstelgroep.groups.calendar import as_ics

    with told(path, reading=True):
        if path.exists() and not _is_ours(group, path):
            raise OtherFile(f"Hier staat al iets anders: {path}. Er is niets veranderd. Kies een andere naam.")
    return write(path.parent, path.name, as_ics(group, datetime.now(UTC)))


def _is_ours(group: Group, path: Path) -> bool:
    """Whether this is a calendar of this group, of whatever day."""
    if not path.is_file() or path.stat().st_size > _LARGEST:
        return False
    text = path.read_bytes().replace(b"\r\n ", b"")
    return any(f"UID:{planned.id}@".encode() in text for planned in group.planned)


def _write_pages(group: Group, args: Namespace) -> list[Path]:
    if not args.formaat:
        return []
    from herstelgroep.minutes.calendar_page import render_plan

    folder = folder_of(args)
    if args.naar is None:
        with told(folder.out):
            RealFiles().make_folder(folder.root)  # what comes in it later is for its owner only
    made = [(f"{plan_stem(group)}.{name}", render_plan(group, name)) for name in args.formaat]
    return [write(args.naar or folder.out, name, data) for name, data in made]
