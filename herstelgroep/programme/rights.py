"""Whose a programme is, in the sentences that every door uses."""

from herstelgroep.programme.model import Programme, Rights

NOT_OFFICIAL = "Dit is niet het officiële cursusmateriaal."


def owner_told(programme: Programme) -> list[str]:
    """Whose the method is, and that this is not the official material; nothing when nobody owns it."""
    told = []
    if programme.owner and programme.rights is Rights.OWNED:
        official = "" if programme.credit else f" {NOT_OFFICIAL}"
        told.append(f"De methode is van {programme.owner}.{official}")
    elif programme.owner:
        told.append(f"Van: {programme.owner}.")
    if programme.credit:
        told.append(programme.credit)
    return told


def rights_told(programme: Programme) -> list[str]:
    """Whose the method is, and where the facts come from."""
    return [*owner_told(programme), *([f"Bron: {programme.source}."] if programme.source else [])]
