"""The command line, in Dutch: it finds the command, runs it, and tells a fault in one sentence.

Exit codes: 0 done, 1 a fault, 2 wrong usage. What a command needs is loaded when it runs.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from herstelgroep import __version__
from herstelgroep.commands.dutch import DutchHelp, in_dutch
from herstelgroep.commands.phone_options import asked_of, phone_options
from herstelgroep.errors import HerstelgroepError, WrongUsage
from herstelgroep.listening import ASKED_NOTHING
from herstelgroep.privacy.cleaning import without_hidden
from herstelgroep.store.trouble import trouble_of

DONE, FAULT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
COMMANDS = {
    "programmas": "welke programma's er zijn",
    "programma": "een programma delen, of een programma van iemand anders erbij zetten",
    "controleer": "programmabestanden nakijken",
    "start": "meteen een bijeenkomst leiden",
    "draaiboek": "het draaiboek op papier",
    "invoer": "briefjes van papier overnemen uit een bestand",
    "archief": "alle bijeenkomsten, of zoeken in de verslagen",
    "verslag": "het verslag van een bijeenkomst maken",
    "groepen": "welke groepen er zijn, en een groep maken",
    "plan": "de agenda van een groep, en wat de groep onthoudt",
    "wis": "een bijeenkomst of haar briefjes wissen",
    "telefoons": "uitproberen of een telefoon deze laptop kan vinden",
    "demo": "een voorbeeld, van briefjes tot verslag",
}
ALIASES = {"start": ["leid"]}
WITH_PHONES = (None, "start", "telefoons")
_EPILOGUE = (
    "Zonder opdracht opent de app. Hulp bij een opdracht: herstelgroep OPDRACHT --help. "
    "Alles staat in de map Herstelgroep in je eigen map, of in de map die je met --map of HERSTELGROEP_MAP noemt."
)


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("er staat geen map.")
    return Path(text)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch; a command is only loaded when it is asked for."""

    def __init__(self, *, command: str = "", **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=DutchHelp, **settings)
        self._command = command
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", "--hulp", action="help", help="laat deze hulp zien")
        self.options.add_argument(
            "--map",
            type=_folder,
            metavar="MAP",
            default=argparse.SUPPRESS if command else None,
            help="de map waarin alles bewaard wordt",
        )
        self._filled = not command

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Load the arguments of the command first; argparse comes here for each command."""
        if not self._filled:
            self._filled = True
            import_module(f"herstelgroep.commands.{self._command}").arguments(self, self.options)
            return self.parse_known_intermixed_args(args, namespace)  # an option may stand between words
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise the fault in Dutch, instead of leaving from here."""
        raise WrongUsage(f"{in_dutch(message)} Hulp: {self.prog} --help")


def make_parser() -> Parser:
    """The parser of the whole command line."""
    parser = Parser(
        prog="herstelgroep", description="Leid een herstelgroep: van draaiboek tot verslag.", epilog=_EPILOGUE
    )
    parser.options.add_argument(
        "--versie", action="version", version=f"Herstelgroep {__version__}", help="welke versie dit is"
    )
    phone_options(parser.options, of_command=False)
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="opdrachten", dest="command", metavar="OPDRACHT", parser_class=Parser)
    for name, told in COMMANDS.items():
        commands.add_parser(
            name,
            command=name,
            aliases=ALIASES.get(name, []),
            help=told,
            description=f"{told[:1].upper()}{told[1:]}.",
        ).set_defaults(command=name)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _speak_utf8()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except WrongUsage as error:
        return _told(error, WRONG_USAGE)
    except HerstelgroepError as error:
        return _told(error, FAULT)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read along has seen enough; nothing may be written at the exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _told(trouble_of(error, Path(error.filename or os.curdir)), FAULT)
    return code


def _run(argv: Sequence[str]) -> int:
    try:
        args = make_parser().parse_args(argv)
    except SystemExit as end:  # argparse leaves after --help and --versie
        sys.stdout.flush()
        return int(end.code or DONE)
    if args.command not in WITH_PHONES and asked_of(args) != ASKED_NOTHING:
        raise WrongUsage("--luister en --toon horen bij de app, bij start en bij telefoons.")
    module = import_module(f"herstelgroep.commands.{args.command or 'app'}")
    return int(module.run(args))


def _told(error: HerstelgroepError, code: int) -> int:
    sys.stdout.flush()
    print(without_hidden(error.message), file=sys.stderr)
    return code


def _speak_utf8() -> None:
    """UTF-8 whatever the locale or code page; what cannot be said is told in escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
