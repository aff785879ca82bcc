"""``groepen``: which groups there are; making one, taking one away, its places and the themes its members bring."""

from argparse import ArgumentParser, Namespace, _ArgumentGroup
from collections.abc import Callable, Iterator
from datetime import date
from textwrap import fill
from typing import NamedTuple

from msgspec.structs import replace

from herstelgroep.commands.agenda import (
    VERSION,
    all_groups,
    day,
    group_as_json,
    hour,
    number,
    programme_of,
    whole,
)
from herstelgroep.commands.asking import sure
from herstelgroep.commands.common import counted, desk_of, print_json, words
from herstelgroep.country import Country
from herstelgroep.dates import DateNotRead
from herstelgroep.errors import WrongUsage
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.naming import new_name
from herstelgroep.groups.plan import GroupRefused, make_group, next_up, usual
from herstelgroep.groups.remarks import remarks, to_ask, too_many_taken
from herstelgroep.groups.weeks import read_weeks
from herstelgroep.groups.wishes import brought, talked
from herstelgroep.groups.words import QUESTION, hours, how_often, places, questions, short_day
from herstelgroep.programme.frame import Rhythm
from herstelgroep.store.groups import find_group

KIND = "herstelgroep-groepen"
_WIDTH = 80
_MOST_PEOPLE = 999
_EXAMPLE = 'herstelgroep groepen maak "Groep Noord" --programma herstelwerkgroep --begin 1-12-2026 --tijd 19.30'
_WISHES = ("ritme", "keer", "plaats", "land", "vrij", "plekken", "bezet", "zonder_meetmomenten", "zonder_terugkom")


class _Act(NamedTuple):
    """What can be done: what it does, how many words it needs, which options belong to it, how it is typed."""

    run: Callable[[Namespace], None]
    words: int
    options: frozenset[str]
    typed: str


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.usage = "herstelgroep groepen [-h] [--map MAP] [--json]\n" + "\n".join(
        f"  herstelgroep groepen {act.typed}" for act in ACTS.values()
    )
    parser.add_argument("wat", nargs="?", choices=list(ACTS), metavar="WAT", help=f"kies uit: {', '.join(ACTS)}")
    parser.add_argument(
        "woorden", nargs="*", default=[], type=words, metavar="WOORDEN", help="de groep, en wat erbij hoort"
    )
    options.add_argument("--json", action="store_true", help="in een vorm die een programma kan lezen")
    options.add_argument("--programma", type=words, metavar="ID", help="welk programma de groep volgt")
    options.add_argument("--begin", type=day, metavar="DATUM", help="de eerste bijeenkomst, zoals 1-12-2026")
    options.add_argument("--tijd", type=hour, metavar="TIJD", help="hoe laat, zoals 19.30")
    rhythms = [one.value for one in Rhythm]
    options.add_argument("--ritme", choices=rhythms, metavar="RITME", help=f"kies uit: {', '.join(rhythms)}")
    options.add_argument("--keer", type=number, metavar="N", help="hoeveel bijeenkomsten")
    options.add_argument("--plaats", type=words, metavar="TEKST", help="waar jullie zijn")
    options.add_argument(
        "--land", type=str.upper, choices=[one.value for one in Country], help="van welk land de feestdagen zijn"
    )
    options.add_argument("--vrij", type=words, metavar="WEKEN", help="weken die vrij zijn, zoals: week 8, 27 december")
    options.add_argument("--plekken", type=number, metavar="N", help="hoeveel mensen mee kunnen doen")
    options.add_argument("--bezet", type=number, metavar="N", help="hoeveel plekken er bezet zijn")
    options.add_argument("--zonder-meetmomenten", action="store_true", help="plan geen meetmomenten")
    options.add_argument("--zonder-terugkom", action="store_true", help="plan geen terugkombijeenkomst")
    options.add_argument("--klaar", action="store_true", help="dit thema is geweest")
    options.add_argument("--ja", action="store_true", help="zonder eerst te vragen")


def run(args: Namespace) -> int:
    """Print the groups, or do what is asked."""
    act = ACTS.get(args.wat, _Act(_list, 0, frozenset({"json"}), ""))
    strange = sorted(name for name in _OPTIONS - act.options if getattr(args, name) not in (None, False))
    if strange:
        raise WrongUsage(f"--{strange[0].replace('_', '-')} hoort hier niet. Hulp: herstelgroep groepen --help")
    if len(args.woorden) != act.words:
        raise WrongUsage(f"Schrijf het zo: herstelgroep groepen {act.typed}")
    act.run(args)
    return 0


def _list(args: Namespace) -> None:
    groups, today = all_groups(args), date.today()
    if args.json:
        print_json({"soort": KIND, "versie": VERSION, "groepen": [group_as_json(one, today) for one in groups]})
        return
    if not groups:
        print(f"Er zijn nog geen groepen. Een groep maken gaat zo:\n{_EXAMPLE}")
        return
    names = [group.name.casefold() for group in groups]
    blocks = []
    for group in groups:
        twice = f" ({group.id})" if names.count(group.name.casefold()) > 1 else ""
        under = (fill(line, _WIDTH, initial_indent="  ", subsequent_indent="  ") for line in _about(group, today))
        blocks.append("\n".join((fill(f"{group.name}{twice}", _WIDTH), *under)))
    print("\n\n".join(blocks))
    print(f"\n{counted(len(groups), 'groep', 'groepen')}. Het plan van een groep: herstelgroep plan GROEP")


def _about(group: Group, today: date) -> Iterator[str]:
    where = f", {group.place}" if group.place else ""
    yield f"{group.title}, {how_often(group)}{where}"
    upcoming = next_up(group, today)
    if upcoming:
        yield f"Volgende keer: {short_day(upcoming.day)}, {hours(upcoming)}. {upcoming.title}"
    else:
        yield "Er staat niets meer gepland."
    asked = len(questions(group, today))
    question = f"{counted(asked, 'vraag', 'vragen')} over een feestdag" if asked else ""
    told = ". ".join(part for part in (places(group), question) if part)
    if told:
        yield f"{told[0].upper()}{told[1:]}."


def _make(args: Namespace) -> None:
    if not (args.programma and args.begin and args.tijd):
        raise WrongUsage(f"Noem ook --programma, --begin en --tijd. Schrijf het zo: {_EXAMPLE}")
    programme = programme_of(args, args.programma)
    wanted = usual(programme, args.begin, args.tijd)
    given = {
        "name": args.woorden[0],
        "rhythm": Rhythm(args.ritme) if args.ritme else None,
        "times": args.keer,
        "place": args.plaats,
        "country": Country(args.land) if args.land else None,
        "free_weeks": _free(args),
        "places": args.plekken,
        "taken": args.bezet,
        "moments": not args.zonder_meetmomenten,
        "back": not args.zonder_terugkom,
    }
    wanted = replace(wanted, **{name: value for name, value in given.items() if value is not None})
    with desk_of(args) as desk:
        if not args.land:
            wanted = replace(wanted, country=desk.settings.country)
        new_name(wanted.name, desk.groups())
        group = desk.keep_group(make_group(programme, wanted, desk.new_handle(), desk.new_handle))
    today = date.today()
    print(f"Gemaakt: {group.name}, met {counted(len(group.planned), 'dag', 'dagen')} in het plan.")
    _ask(group, questions(group, today))
    for sentence in remarks(group, programme, today):
        if sentence != to_ask(group, today):
            print(sentence)
    print(f'Bekijk het plan: herstelgroep plan "{group.name}"')


def _free(args: Namespace) -> tuple[date, ...] | None:
    """The weeks without meetings; in which year follows from the first day. Raises WrongUsage."""
    try:
        return None if args.vrij is None else read_weeks(args.vrij, date.today(), args.begin)
    except DateNotRead as unclear:
        raise WrongUsage(unclear.message) from unclear


def _ask(group: Group, asked: tuple[Planned, ...]) -> None:
    """Which days are on a holiday, the question, and how to answer it."""
    if not asked:
        return
    print(f"{'Eén dag valt' if len(asked) == 1 else f'{len(asked)} dagen vallen'} op een feestdag.")
    lines = {group.planned.index(one) + 1: one for one in asked}
    for nr, one in lines.items():
        print(f"  {nr}. {short_day(one.day)}: {one.holiday}")
    print(QUESTION)
    print(f'Antwoord met: herstelgroep plan "{group.name}" feestdag {next(iter(lines))} wel (of: niet)')


def _remove(args: Namespace) -> None:
    group = find_group(all_groups(args), args.woorden[0])
    print(f"De groep {group.name} en haar plan gaan weg. De verslagen blijven in het archief.")
    if not sure(args):
        print("Er is niets gewist.")
        return
    with desk_of(args) as desk:
        desk.remove_group(desk.group(group.id).id)
    print(f"Gewist: {group.name}. Dit kan niet ongedaan worden gemaakt.")


def _places(args: Namespace) -> None:
    wanted, taken = whole(args.woorden[1]), args.bezet
    if max(wanted, taken or 0) > _MOST_PEOPLE:
        raise GroupRefused(f"Dat aantal mensen lukt niet. Er is niets veranderd. Kies 0 tot {_MOST_PEOPLE}.")
    with desk_of(args) as desk:
        group = desk.group(args.woorden[0])
        group = desk.keep_group(replace(group, places=wanted, taken=group.taken if taken is None else taken))
    told = places(group)
    full = too_many_taken(group)
    print(f"{group.name}: {told} van de {group.places}." if told else f"{group.name}: we tellen de plekken niet.")
    if full:
        print(full)


def _theme(args: Namespace) -> None:
    with desk_of(args) as desk:
        group = desk.group(args.woorden[0])
        changed = (talked if args.klaar else brought)(group, args.woorden[1])
        if changed == group:
            print("Dat stond er al zo.")
            return
        desk.keep_group(changed)
    print(f"{group.name}: dit thema is geweest." if args.klaar else f"{group.name}: dit thema staat erbij.")


ACTS = {
    "maak": _Act(
        _make,
        1,
        frozenset({"programma", "begin", "tijd", *_WISHES}),
        "maak NAAM --programma ID --begin DATUM --tijd 19.30 …",
    ),
    "weg": _Act(_remove, 1, frozenset({"ja"}), "weg GROEP [--ja]"),
    "plekken": _Act(_places, 2, frozenset({"bezet"}), "plekken GROEP N [--bezet N]"),
    "thema": _Act(_theme, 2, frozenset({"klaar"}), 'thema GROEP "THEMA" [--klaar]'),
}
_OPTIONS = frozenset({"json"}).union(*(act.options for act in ACTS.values()))
