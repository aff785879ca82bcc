"""The one registry of actions: it feeds the bindings, the hints, the palette and the page of keys.

No key here is one that a text field edits with, nor Ctrl+H/I/J/M, nor F5 (clickers send that), nor Alt+B and
Alt+F (terminals send those for Ctrl+← and Ctrl+→).
"""

from textual.binding import BindingType

from herstelgroep.tui.action import Action, bindings_of
from herstelgroep.tui.choose_actions import ACTIONS as CHOOSE_ACTIONS
from herstelgroep.tui.groups.actions import ACTIONS as GROUP_ACTIONS
from herstelgroep.tui.home_actions import ACTIONS as HOME_ACTIONS
from herstelgroep.tui.making.actions import ACTIONS as MAKE_ACTIONS

LIVE = frozenset({"live"})
IN_SESSION = frozenset({"live", "group"})

PHONES = frozenset({"phones"})
OPENED = frozenset(
    {"quiet", "group", "need", "time", "keys", "palette", "attendance", "elsewhere"}
    | PHONES
    | {"phones_help", "addresses", "wifi"}
)
"""Screens on top of another one: Esc goes back."""

EVERYWHERE_ACTIONS: tuple[Action, ...] = (
    Action("need", "f8", "alt+h", "bij nood", "Bij nood: wie je belt en wat je doet", rank=1, short="nood"),
    Action("keys", "f1", "alt+k", "meer", "Alle toetsen", rank=1),
    Action("palette", "ctrl+p", "", "", "Zoeken in alles wat kan"),
    Action("leave", "ctrl+q", "alt+q", "", "Stoppen; alles blijft bewaard"),
)
LIVE_ACTIONS: tuple[Action, ...] = (
    Action("forward", "pagedown", "alt+d", "verder", "Verder naar het volgende onderdeel", IN_SESSION, 0),
    Action("back", "pageup", "alt+u", "terug", "Terug naar het vorige onderdeel", IN_SESSION, 3),
    Action("still", "f2", "alt+s", "even stil", "Even stil: de tijd staat stil", IN_SESSION, 2, "stil"),
    Action("group", "f3", "alt+g", "groepsscherm", "Groepsscherm: groot beeld voor de groep", LIVE, 4, "groep"),
    Action("phones", "f4", "alt+j", "telefoons", "Telefoons: briefjes sturen met een telefoon", LIVE, 5, "telefoon"),
    Action("time", "f6", "alt+t", "tijd", "Tijd: meer, minder, verbeteren, anders plannen", LIVE, 2),
    Action("show_waiting", "f7", "alt+l", "", "Laat zien wat er wacht; tel de stemmen", LIVE, 2),
    Action("off_record", "f9", "alt+r", "buiten verslag", "Buiten verslag: er wordt niets bewaard", LIVE, 7, "buiten"),
    Action("closing", "f10", "alt+a", "afronden", "Afronden en het verslag maken", LIVE, 7),
    Action("easier", "alt+m", "", "makkelijker", "De vraag makkelijker zeggen", LIVE, 6),
    Action("today", "alt+v", "", "vandaag", "Vandaag: alle onderdelen", LIVE, 8),
    Action("label", "alt+i", "", "groep erbij", "Bij wie hoort het volgende briefje?", LIVE, 8, "groep"),
    Action("from_paper", "alt+c", "", "van papier", "Briefjes van papier dicht neerleggen", LIVE, 6, "papier"),
    Action("present", "alt+w", "", "wie zijn er", "Hoeveel mensen zijn er?", LIVE, 9),
    Action("agreement", "alt+e", "", "afspraak", "De afspraak: laptop, papier of niets", LIVE, 5),
    Action("open_notes", "alt+o", "", "briefjes openen", "De groep opent of sluit de briefjes", LIVE, 2, "briefjes"),
    Action("take_proposal", "alt+n", "", "", "Naam uit het briefje halen", LIVE, 5),
    Action("elsewhere", "f12", "alt+p", "andere map", "Ergens anders bewaren", LIVE, 5),
    Action("undo", "ctrl+z", "alt+z", "ongedaan maken", "Ongedaan maken wat jij het laatst deed", LIVE, 8, "ongedaan"),
    Action("script_up", "alt+up", "", "", "Het draaiboek omhoog schuiven", LIVE),
    Action("script_down", "alt+down", "", "meer tekst", "Het draaiboek omlaag schuiven", LIVE, 3),
    *(Action(f"topic({n})", f"alt+{n}", "", "", f"Onderwerp of groepje {n}", LIVE) for n in range(1, 10)),
)
OPENED_ACTIONS: tuple[Action, ...] = (
    Action("close", "escape", "", "terug", "Terug", OPENED - {"quiet", "group"}, 0),
    Action("close", "escape", "", "mijn scherm", "Terug naar jouw eigen scherm", frozenset({"group", "along"}), 0),
    Action("go_on", "f2", "alt+s", "verder", "Verder gaan", frozenset({"quiet"}), 0),
    Action("go_on", "pagedown", "alt+d", "", "Verder gaan", frozenset({"quiet"})),
    Action("go_on", "escape", "enter", "", "Verder gaan", frozenset({"quiet"})),
    Action("blank", "full_stop", "", "leeg beeld", "Het groepsscherm leeg maken", frozenset({"group"}), 2, "leeg"),
    Action("close", "f3", "alt+g", "", "Terug", frozenset({"group", "along"})),
    Action("beamer", "b", "", "op de beamer", "Op de beamer: een pagina", frozenset({"group", "along"}), 3, "beamer"),
    Action("read_on", "pagedown", "alt+d", "verder lezen", "Verder lezen", frozenset({"along"}), 1, "verder"),
    Action("read_back", "pageup", "alt+u", "terug lezen", "Terug lezen", frozenset({"along"}), 2, "terug"),
    Action("close", "f6", "alt+t", "", "Terug", frozenset({"time"})),
    Action("switch", "f4", "alt+j", "uit", "De telefoons uit, of weer aan", PHONES, 1),
    Action("other_code", "tab", "alt+c", "andere code", "De andere code laten zien", PHONES, 2, "code"),
    Action("beamer", "f3", "alt+g", "op de beamer", "Op de beamer: een bladzijde voor de groep", PHONES, 3, "beamer"),
    Action("note_taker", "alt+n", "", "notulist", "De code voor de notulist", PHONES, 4),
    Action("wifi", "alt+w", "", "wifi", "De wifi invullen", PHONES, 5),
    Action("addresses", "alt+a", "", "adres", "Een ander adres van deze laptop kiezen", PHONES, 6),
    Action("phones_help", "alt+l", "", "lukt het niet?", "Lukt het niet? Wat er mis kan zijn", PHONES, 4, "hulp"),
    Action("undo", "ctrl+z", "alt+z", "ongedaan maken", "Ongedaan maken", frozenset({"time", "attendance"}), 3),
)
ACTIONS: tuple[Action, ...] = (
    *LIVE_ACTIONS,
    *OPENED_ACTIONS,
    *HOME_ACTIONS,
    *GROUP_ACTIONS,
    *CHOOSE_ACTIONS,
    *MAKE_ACTIONS,
    *EVERYWHERE_ACTIONS,
)


def actions_in(screen: str) -> tuple[Action, ...]:
    """What can be done in a screen, in the order in which it is shown."""
    return tuple(action for action in ACTIONS if action.holds_in(screen))


def bindings(screen: str) -> list[BindingType]:
    """The priority bindings of a screen."""
    return bindings_of(ACTIONS, screen)
