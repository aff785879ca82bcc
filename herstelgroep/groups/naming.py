"""The name of a new group: the same rule at every door."""

from collections.abc import Iterable

from herstelgroep.groups.days import GroupRefused
from herstelgroep.groups.model import Group
from herstelgroep.privacy.cleaning import clean_line

LONGEST_NAME = 80


def new_name(text: str, others: Iterable[Group] = ()) -> str:
    """This name, if a group beside ``others`` can have it. Raises GroupRefused."""
    name = clean_line(text)
    if not name:
        raise GroupRefused("De groep heeft nog geen naam. Er is niets weg. Bedenk een naam.")
    if len(name) > LONGEST_NAME:
        raise GroupRefused(f"Deze naam is te lang. Er is niets weg. Neem hoogstens {LONGEST_NAME} tekens.")
    if any(other.name.casefold() == name.casefold() for other in others):
        raise GroupRefused("Er is al een groep die zo heet. Er is niets weg. Kies een andere naam.")
    return name
