"""Where phones find this laptop: as somebody asked for it, or as the app proposes; and what helps when they do not."""

from typing import TYPE_CHECKING, NamedTuple

from herstelgroep.errors import HerstelgroepError

if TYPE_CHECKING:
    from herstelgroep.web.addresses import Address
    from herstelgroep.web.links import Listen


class NoNetwork(HerstelgroepError):
    """This laptop is on no network, so that no phone can find it."""


class Asked(NamedTuple):
    """What was asked for by who knows the network; what is empty, or a port of 0, is left to the app.

    ``address`` and ``port`` are where to listen; ``shown`` is the name or address to put in the links instead.
    """

    address: str = ""
    port: int = 0
    shown: str = ""


ASKED_NOTHING = Asked()

WHEN_NOBODY_COMES: tuple[tuple[str, str], ...] = (
    (
        "De telefoon zit op een ander netwerk",
        "Kijk of de telefoon op dezelfde wifi zit als deze laptop. Zet mobiele data even uit.",
    ),
    (
        "Er staat 'geen internet'",
        "Kies 'toch verbinden'. De pagina heeft geen internet nodig.",
    ),
    ("Er staat 'niet beveiligd'", "Dat klopt: de pagina komt van deze laptop. Je kunt gewoon verder."),
    (
        "De wifi is voor gasten",
        "Die houdt apparaten vaak uit elkaar. Neem een andere wifi, of maak een hotspot op een telefoon.",
    ),
    ("Er staat een VPN aan", "Zet hem uit, op de laptop en op de telefoon. Daarna mag hij weer aan."),
    (
        "De firewall van de laptop houdt het tegen",
        "Vraagt de laptop of Herstelgroep mag luisteren? Kies 'toestaan'. Lukt dat niet: vraag wie de laptop beheert.",
    ),
    (
        "De laptop heeft meer adressen",
        "Kies een ander adres: dat van de wifi waar de telefoons op zitten.",
    ),
    ("Lukt het niet?", "Papier werkt altijd. Met 'van papier' komen die briefjes er net zo goed bij."),
)
"""What may be wrong, and what to do about it."""


def found_now() -> "list[Address]":
    """Every address of this laptop now, the likeliest for phones first. Looks at its network cards."""
    from herstelgroep.web.addresses import own_addresses

    return own_addresses()


def where(asked: Asked, remembered: str) -> "Listen":
    """Where to listen: what was asked for, else what was chosen last time, else the likeliest address.

    Looks at the network cards of this laptop. Raises :class:`NoNetwork`.
    """
    from herstelgroep.web.addresses import propose
    from herstelgroep.web.links import DEFAULT_PORT, Listen

    address = asked.address
    if not address:
        proposed = propose(found_now(), remembered)
        if proposed is None:
            raise NoNetwork("Deze laptop zit nu op geen netwerk. Zet de wifi aan, en probeer het opnieuw.")
        address = proposed.address
    return Listen(address, asked.port or DEFAULT_PORT, asked.shown)


def to_remember(chosen: "Address", among: "list[Address]") -> str:
    """What to keep of a choice: the network card, because its address is another one elsewhere.

    The address itself where the name of the card would lead to another one.
    """
    from herstelgroep.web.addresses import propose

    return chosen.name if propose(among, chosen.name) == chosen else chosen.address
