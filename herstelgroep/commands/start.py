"""``start``: lead a session at once, on the screen or line by line."""

import sys
from argparse import ArgumentParser, Namespace, _ArgumentGroup
from typing import TYPE_CHECKING

from herstelgroep.commands.app import need_terminal, show
from herstelgroep.commands.common import Meeting, desk_of, folder_of, meeting, need_kept, present, remark, words
from herstelgroep.commands.phone_options import asked_of, phone_options
from herstelgroep.errors import HerstelgroepError, WrongUsage
from herstelgroep.listening import ASKED_NOTHING
from herstelgroep.minutes.dates import in_words
from herstelgroep.programme.keys import answers_to
from herstelgroep.programme.model import Programme, Script, Topic
from herstelgroep.session.model import Status
from herstelgroep.session.opening import Choices
from herstelgroep.session.people import half_is_missing
from herstelgroep.store.archive import Head
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.programmes import catalogue_of

if TYPE_CHECKING:
    from herstelgroep.desk import Desk


class AlreadyFinished(HerstelgroepError):
    """A session that is finished cannot be led any further."""


class NothingToResume(HerstelgroepError):
    """No session is waiting to go on."""


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.add_argument(
        "programma", nargs="?", type=meeting, metavar="ID[/NR]", help="het programma, met het nummer erbij"
    )
    options.add_argument(
        "--tekst", action="store_true", help="regel voor regel, zonder vol scherm (voor een schermlezer)"
    )
    options.add_argument(
        "--groep", type=words, metavar="GROEP", help="begin wat deze groep nu op haar plan heeft; een ID erbij mag"
    )
    options.add_argument("--plaats", type=words, default="", metavar="TEKST", help="waar jullie zijn")
    options.add_argument("--thema", type=words, default="", metavar="TEKST", help="een eigen thema")
    options.add_argument(
        "--gast", type=words, default="", metavar="NAAM", help="wie er komt vertellen; blijft uit het verslag"
    )
    options.add_argument("--bel", type=words, default="", metavar="WIE", help="wie je belt bij nood")
    options.add_argument("--aanwezig", type=present, metavar="AANTALLEN", help="zoals cliënt=5,hulpverlener=2")
    options.add_argument(
        "--onderwerpen", type=words, default="", metavar="LIJST", help="zoals 2,4 of leefomgeving,herstelactiviteiten"
    )
    options.add_argument(
        "--verder",
        nargs="?",
        const="",
        metavar="BIJEENKOMST",
        help="ga verder waar je was; zonder naam bij de laatste die nog bezig is",
    )
    phone_options(options)


def run(args: Namespace) -> int:
    """Begin or resume, and lead."""
    beginning = args.programma is not None or args.groep is not None
    if beginning == (args.verder is not None):
        raise WrongUsage(
            "Noem een programma of --groep om te beginnen, of --verder om door te gaan. Hulp: herstelgroep start --help"
        )
    asked = asked_of(args)
    if args.tekst and asked != ASKED_NOTHING:
        raise WrongUsage("Met --tekst zijn er geen telefoons. Laat --luister en --toon weg.")
    if not args.tekst:
        need_terminal("gebruik start met --tekst, of bekijk een voorbeeld met: herstelgroep demo")
    chosen = _script(folder_of(args), args.programma) if args.programma else None
    if chosen:
        chosen_topics(args.onderwerpen, chosen[1])
    with desk_of(args) as desk:
        if args.groep is not None:
            _begin_of_group(desk, args)
        elif chosen:
            _begin(desk, args, *chosen)
        else:
            _resume(desk, args.verder)
        if args.tekst:
            _name_stale(desk)
            _lead_in_text(desk)
            need_kept(desk)
        else:
            show(desk, asked, live=True)
    return 0


def _script(folder: Folder, wanted: Meeting) -> tuple[Programme, Script]:
    """The meeting to lead; a programme without a script says how it can be read. Raises NoSuchProgramme."""
    return catalogue_of(RealFiles(), folder, wanted.programme).script(*wanted)


def chosen_topics(wanted: str, script: Script) -> tuple[Topic, ...]:
    """The topics that are named, by number or name, in that order. Raises WrongUsage."""
    listed = script.topic_list.topics if script.topic_list else ()
    chosen: list[Topic] = []
    for name in filter(None, (part.strip() for part in wanted.split(","))):
        numbered = enumerate(listed, 1)
        found = [t for nr, t in numbered if name == str(nr) or answers_to(name, t.key, t.title, t.also)]
        if not found:
            names = ", ".join(f"{nr} {topic.title}" for nr, topic in enumerate(listed, 1))
            raise WrongUsage(f"Het onderwerp '{name}' staat er niet bij. Kies uit: {names or 'geen'}.")
        chosen.extend(topic for topic in found if topic not in chosen)
    return tuple(chosen)


def _begin(desk: "Desk", args: Namespace, programme: Programme, script: Script) -> None:
    today = desk.world.today().isoformat()
    for head in _told_listing(desk):
        if (head.programme, head.nr, head.date, head.status) == (programme.id, script.nr, today, Status.RUNNING):
            print(f"Er is vandaag al een begonnen. Die gaat verder met: herstelgroep start --verder {head.id}")
            break
    desk.begin(desk.prepare(programme, script, _choices(desk, args, programme, script)))


def _begin_of_group(desk: "Desk", args: Namespace) -> None:
    from herstelgroep.commands.of_group import choices_of, keep_led, tell_turn, turn_of

    _told_listing(desk)
    turn, meeting = turn_of(desk, args.groep, args.programma)
    programme, script = _script(desk.folder, meeting)
    choices = choices_of(turn, script, args, _choices(desk, args, programme, script))
    tell_turn(turn, choices.theme, choices.date)
    session = desk.prepare(programme, script, choices)
    desk.begin(session)
    need_kept(desk)
    keep_led(desk, turn, session)


def _told_listing(desk: "Desk") -> tuple[Head, ...]:
    """Every session, after telling which files cannot be read."""
    listing = desk.listing()
    for trouble in listing.troubles:
        remark(trouble.message)
    return listing.heads


def _choices(desk: "Desk", args: Namespace, programme: Programme, script: Script) -> Choices:
    if half_is_missing(programme, args.aanwezig):
        remark("Minstens de helft hoort cliënt te zijn. Dat is nu niet zo.")
    return Choices(
        date=desk.world.today().isoformat(),
        place=args.plaats,
        theme=args.thema,
        guest=args.gast,
        call=args.bel,
        topics=chosen_topics(args.onderwerpen, script),
        attendance=args.aanwezig,
    )


def _resume(desk: "Desk", wanted: str) -> None:
    if not wanted:
        running = [head.id for head in desk.archive.listing().heads if head.status is Status.RUNNING]
        if not running:
            raise NothingToResume("Er is geen bijeenkomst die nog bezig is. Begin er een met: herstelgroep start ID")
        wanted = running[0]
    if desk.resume(wanted).session.status is Status.FINISHED:
        raise AlreadyFinished("Deze bijeenkomst is al afgerond. Alles staat in het archief.")


def _name_stale(desk: "Desk") -> None:
    """Name the other meetings whose notes are kept too long: go on, or wipe."""
    from herstelgroep.store.retention import stale

    now = desk.live.session.id if desk.live else ""
    for head in stale(desk.archive.listing().heads, desk.world.today(), desk.settings.note_days):
        if head.id != now:
            print(f"Er staan nog briefjes van {in_words(head.date)}: {head.title}. Verder of wissen?")
            if head.status is Status.RUNNING:
                print(f"Verder: herstelgroep start --verder {head.id} --tekst")
            print(f"Wissen: herstelgroep wis {head.id} --briefjes")


def _lead_in_text(desk: "Desk") -> None:
    from io import TextIOWrapper

    from herstelgroep.plain.leading import lead

    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    lead(desk, sys.stdin.readline, prompt="> " if sys.stdin.isatty() else "")
