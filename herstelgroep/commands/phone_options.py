"""``--luister`` and ``--toon``: where phones find this laptop, for who knows the network."""

import re
from argparse import SUPPRESS, ArgumentTypeError, Namespace, _ArgumentGroup
from ipaddress import IPv4Address
from typing import NamedTuple

from herstelgroep.errors import WrongUsage
from herstelgroep.listening import Asked

_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_EVERY = "0.0.0.0"


class Place(NamedTuple):
    """An address of this laptop and a port; 0 is the usual one."""

    address: str
    port: int


def place(text: str) -> Place:
    """Read ADRES or ADRES:POORT."""
    address, colon, port = text.strip().partition(":")
    number = int(port) if port.isascii() and port.isdecimal() and len(port) < 6 else 0
    try:
        found = IPv4Address("127.0.0.1" if address == "localhost" else address)
        if colon and not 0 < number < 65536:
            raise ValueError(port)
    except ValueError as error:
        raise ArgumentTypeError("schrijf het zo: 192.168.1.5, of 192.168.1.5:8123.") from error
    return Place(str(found), number)


def name(text: str) -> str:
    """Read a name or address of this laptop, as it goes into a link."""
    wanted = text.strip().lower()
    if not _NAME.fullmatch(wanted):
        raise ArgumentTypeError("schrijf alleen een naam of adres, zoals laptop.local of 192.168.1.5.")
    return wanted


def phone_options(options: _ArgumentGroup, *, of_command: bool = True) -> None:
    """Add both options; those of a command come after those of the app, and win."""
    default = SUPPRESS if of_command else None
    options.add_argument(
        "--luister",
        type=place,
        metavar="ADRES[:POORT]",
        default=default,
        help="op welk adres van deze laptop telefoons welkom zijn, zoals 192.168.1.5:8123",
    )
    options.add_argument(
        "--toon",
        type=name,
        metavar="NAAM",
        default=default,
        help="de naam of het adres om in de links te zetten, als dat een ander is",
    )


def asked_of(args: Namespace) -> Asked:
    """What was asked for. Raises WrongUsage when phones could not find the laptop with it."""
    where = args.luister or Place("", 0)
    if where.address == _EVERY and not args.toon:
        raise WrongUsage(f"Bij --luister {_EVERY} hoort ook --toon, met de naam of het adres voor de telefoons.")
    return Asked(where.address, where.port, args.toon or "")
