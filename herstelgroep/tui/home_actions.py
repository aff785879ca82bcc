"""The actions of home, choosing, preparing, closing, minutes, archive and settings."""

from herstelgroep.tui.action import Action

PREPARE = frozenset({"prepare"})
CLOSING = frozenset({"closing"})
MINUTES = frozenset({"minutes"})
ARCHIVE = frozenset({"archive"})
RETENTION = frozenset({"retention"})
PAPER = frozenset({"paper"})
STEPS = CLOSING | MINUTES
GOES_BACK = frozenset({"choose", "settings"}) | RETENTION | PREPARE | STEPS | ARCHIVE | PAPER
NOTES = STEPS | PAPER

ACTIONS: tuple[Action, ...] = (
    Action("begin", "f10", "alt+y", "begin", "De bijeenkomst beginnen", PREPARE, 0),
    Action("topic_up", "alt+up", "", "omhoog", "Het onderwerp eerder bespreken", PREPARE, 6),
    Action("topic_down", "alt+down", "", "omlaag", "Het onderwerp later bespreken", PREPARE, 6),
    Action("rename", "f2", "alt+n", "andere naam", "Het onderwerp een andere naam geven", PREPARE, 5, "naam"),
    Action("next_step", "pagedown", "alt+d", "verder", "Naar de volgende stap", STEPS, 0),
    Action("last_step", "pageup", "alt+u", "terug", "Naar de vorige stap", STEPS, 2),
    Action("along", "f3", "alt+g", "groepsscherm", "Groepsscherm: samen nalezen", CLOSING, 4, "groep"),
    Action("show_waiting", "f7", "alt+l", "laat zien", "Laat zien wat er wacht; tel de stemmen", CLOSING, 1),
    Action("for_now", "f9", "alt+n", "klaar voor nu", "Klaar voor nu: de rest doe je thuis", CLOSING, 3, "later"),
    Action("finish", "f10", "alt+a", "klaar", "Klaar: de bijeenkomst naar het archief", PAPER, 1),
    Action("next_place", "pagedown", "alt+d", "volgend onderwerp", "Naar het volgende onderwerp", PAPER, 1, "verder"),
    Action("last_place", "pageup", "alt+u", "vorig onderwerp", "Naar het vorige onderwerp", PAPER, 4, "terug"),
    Action("next_column", "tab", "alt+c", "kolom", "Naar de volgende kolom", PAPER, 1),
    *(Action(f"place({n})", f"alt+{n}", "", "", f"Onderwerp {n}", PAPER) for n in range(1, 10)),
    Action("edit", "f2", "alt+e", "veranderen", "Dit veranderen", NOTES, 3),
    Action("remove", "delete", "alt+w", "weghalen", "Dit weghalen", NOTES, 3, "weg"),
    Action("undo", "ctrl+z", "alt+z", "ongedaan maken", "Ongedaan maken", NOTES | ARCHIVE, 6, "ongedaan"),
    Action("wipe", "f9", "alt+w", "wissen", "Wissen; het vraagt eerst of je het zeker weet", ARCHIVE | RETENTION, 3),
    Action("export", "f10", "alt+x", "bestanden maken", "Bestanden maken van het verslag", MINUTES, 4, "bestanden"),
    Action("elsewhere", "f12", "alt+p", "andere map", "Ergens anders bewaren", STEPS | PAPER | ARCHIVE, 2),
    Action("go_back", "escape", "", "terug", "Terug naar het vorige scherm", GOES_BACK, 1),
)
