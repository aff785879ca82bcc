"""Bij nood, line by line; it works without internet and keeps nothing."""

from collections.abc import Iterator

from herstelgroep.session.model import Session
from herstelgroep.store.settings import Country, Settings

_FIRST = (
    "Praat iemand over zelfdoding? Vraag er rustig en gewoon naar. Luister.",
    "Beloof geen geheim. Blijf erbij en draag het niet alleen.",
    "Is iemand overweldigd? Ga samen naar een stille plek. Je hoeft niets op te lossen.",
)
_NUMBERS = {
    Country.NETHERLANDS: (
        "Bij gevaar: 112.",
        "113 Zelfmoordpreventie, dag en nacht: 113 of 0800-0113.",
        "De Luisterlijn, dag en nacht: 088 0767 000.",
        "MIND Hulplijn, op werkdagen: 0900-1450.",
        "Of de huisarts of huisartsenpost.",
    ),
    Country.BELGIUM: (
        "Bij gevaar: 112.",
        "Zelfmoordlijn, dag en nacht: 1813.",
        "Tele-Onthaal: 106.",
    ),
}


def at_need(session: Session, settings: Settings) -> Iterator[str]:
    """Whom to call first, what to do, and the national numbers."""
    contact = " ".join(part for part in (settings.contact.name, settings.contact.number) if part)
    call = session.preparation.call or contact
    yield f"Bel hier: {call}." if call else "Bel hier: er is nog niemand ingevuld. Bel de achterwacht die je kent."
    yield from _FIRST
    yield from _NUMBERS[settings.country]
