"""Bij nood, line by line; it works without internet and keeps nothing."""

from collections.abc import Iterator

from herstelgroep.desk import Desk
from herstelgroep.need import read_help
from herstelgroep.session.model import Session


def at_need(session: Session, desk: Desk) -> Iterator[str]:
    """Whom to call first, what to do, and the national numbers."""
    settings = desk.settings
    contact = " ".join(part for part in (settings.contact.name, settings.contact.number) if part)
    call = session.preparation.call or contact
    yield f"Bel hier: {call}." if call else "Bel hier: er is nog niemand ingevuld. Bel de achterwacht die je kent."
    page = read_help(desk.files, desk.folder, settings.country)
    for part in page.parts:
        yield f"{part.title}:"
        yield from part.lines
    for number in page.numbers:
        when = f", {number.when}" if number.when else ""
        yield f"{number.name}: {number.number}{when}."
    yield f"Gecontroleerd op {page.checked}."
