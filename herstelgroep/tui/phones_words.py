"""What the screen of the phones says."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from herstelgroep.programme.model import Outcome
from herstelgroep.session.model import Session, Writing
from herstelgroep.store.settings import Wifi
from herstelgroep.tui.phones_plan import Plan

if TYPE_CHECKING:
    from herstelgroep.web.links import Links

SCAN = "Lukt scannen niet?"


class On(NamedTuple):
    """What is known while phones may come."""

    links: "Links"
    opened: int
    address: str
    late: bool
    """Whether phones should have come by now."""


def refused(session: Session) -> str:
    """Why no phone may send anything in this session, or nothing."""
    if session.programme.outcome is Outcome.NOTHING:
        return "Bij deze bijeenkomst wordt niets bewaard. De telefoons blijven uit."
    if session.writing is Writing.PAPER:
        return "Afgesproken: alleen papier. De telefoons blijven uit. Iets anders afspreken: Alt+E."
    if session.writing is Writing.NOTHING:
        return "Afgesproken: er wordt niets opgeschreven. De telefoons blijven uit. Iets anders afspreken: Alt+E."
    return ""


def left_on(session: Session) -> str:
    """The phones stay on while the leader goes back to the session."""
    told = "De telefoons zijn aan. Uitzetten of de code laten zien: F4."
    closed = session.programme.outcome is Outcome.GROUP and not session.opened
    return f"{told} Eerst opent de groep de briefjes: Alt+O." if closed else told


def title(which: str, wifi: Wifi) -> str:
    """What a code is for: ``wifi``, ``page`` or ``note_taker``."""
    if which == "wifi":
        return f"1. Wifi {wifi.name}"
    if which == "note_taker":
        return "Voor de notulist"
    return "2. Briefje" if wifi.name else "Briefje"


def spaced(code: str) -> str:
    """The six letters, so that they can be read one by one."""
    return " ".join(code.upper())


def opened(times: int) -> str:
    """How often the page was opened."""
    if not times:
        return "Nog geen telefoon heeft de pagina geopend."
    return f"De pagina is {times} keer geopend."


def _briefly(on: On) -> str:
    if on.opened:
        return f"{on.opened} keer geopend."
    return "Niemand? Alt+L: hulp." if on.late else "Nog geen telefoon."


def beside(on: On, plan: Plan, which: str, wifi: Wifi) -> tuple[Content, Content]:
    """The words beside the codes: above the large letters, and under them."""
    lines = [] if plan.titles else [Content.styled(title(which, wifi), "bold $primary"), Content()]
    if which == "note_taker":
        return _lines([*lines, *_for_note_taker(on)]), Content(on.links.note_taker).stylize("$soft")
    if plan.codes > 1:
        lines += [Content("Scan eerst 1, dan 2."), Content()]
    lines += _no_wifi(wifi)
    lines += [Content.styled(SCAN, "$soft"), _strong("Typ ", on.links.short)]
    lines += [_strong("en de code ", spaced(on.links.code)), Content()]
    return _lines(lines), _lines([Content(), *_state(on)])


def below(on: On, plan: Plan, which: str, wifi: Wifi) -> Content:
    """The words below the codes: three lines, or two when the letters stand among them."""
    if which == "note_taker":
        return _lines([_for_note_taker(on)[0], Content.styled(on.links.note_taker, "$soft")])
    short = _briefly(on)
    if not wifi.name:
        short = f"{short}  Wifi erbij? Alt+W."
    if plan.large:
        typed = _strong("Typ ", on.links.short)
        code = _strong("en de code ", spaced(on.links.code))
        return _lines([typed, code, Content.styled(short, "$soft")])
    return _lines([_strong("Typ ", f"{on.links.short}  {spaced(on.links.code)}"), Content.styled(short, "$soft")])


def too_small(on: On, now: tuple[int, int], needed: tuple[int, int], which: str) -> Content:
    """How large the window must be, and what can be typed meanwhile."""
    lines = [
        Content.styled(f"Maak het venster minstens {needed[0]} bij {needed[1]}.", "bold"),
        Content.styled(f"Het is nu {now[0]} bij {now[1]}. Daar past de code om te scannen niet in.", "$soft"),
        Content(),
    ]
    if which == "note_taker":
        return _lines(
            [*lines, Content("Typen kan ook, op het apparaat van de notulist:"), Content(on.links.note_taker)]
        )
    typed = [Content.styled(on.links.short, "bold"), _strong("en de code ", spaced(on.links.code))]
    return _lines([*lines, Content("Typen kan ook:"), *typed, Content(), Content.styled(opened(on.opened), "$soft")])


def _for_note_taker(on: On) -> list[Content]:
    return [
        Content("Scan dit met het apparaat van de notulist, niet met dat van de groep."),
        Content(),
        Content("Wie deze code heeft, schrijft mee."),
        Content(),
        Content.styled("Of open daar dit adres:", "$soft"),
    ]


def _no_wifi(wifi: Wifi) -> list[Content]:
    return [] if wifi.name else [Content("Wifi nog niet ingevuld: Alt+W."), Content()]


def _state(on: On) -> list[Content]:
    lines = [Content(opened(on.opened))]
    if on.late and not on.opened:
        lines.append(Content.styled("Komt er niemand binnen? Alt+L zegt wat er mis kan zijn.", "$secondary"))
    return [*lines, Content.styled(f"De laptop luistert op {on.address}.", "$soft")]


def _strong(before: str, text: str) -> Content:
    return Content.assemble((before, "$soft"), (text, "bold"))


def _lines(lines: Iterable[Content]) -> Content:
    return Content("\n").join(lines)
