"""The actions of making a programme of your own."""

from herstelgroep.tui.action import Action

CHOICE = frozenset({"make"})
COPY = frozenset({"make_copy"})
MENU = frozenset({"make_programme"})
MEETING = frozenset({"make_meeting"})
PARTS = frozenset({"make_parts"})
FORM = frozenset({"make_form"})
EDITOR = MENU | MEETING | PARTS | FORM

ACTIONS: tuple[Action, ...] = (
    Action("copy", "f2", "alt+e", "kopie", "Een kopie van je eigen programma maken", CHOICE, 4),
    Action("wipe", "f9", "alt+w", "wissen", "Je programma wissen; het vraagt eerst of je het zeker weet", CHOICE, 5),
    Action("make", "f10", "alt+y", "maak de kopie", "De kopie maken", COPY, 0, "maken"),
    Action("earlier", "alt+up", "", "", "Dit onderdeel eerder", MEETING, 4),
    Action("later", "alt+down", "", "", "Dit onderdeel later", MEETING, 5),
    Action("add", "f2", "alt+n", "erbij", "Iets nieuws erbij", MEETING | PARTS, 2),
    Action("add", "f2", "alt+n", "nog een keer", "Deze bijeenkomst nog een keer erbij", MENU, 4, "erbij"),
    Action("remove", "delete", "alt+w", "weghalen", "Dit weghalen", MENU | MEETING | PARTS, 4, "weg"),
    Action(
        "fit", "f6", "alt+t", "tijd gelijk", "De bijeenkomst zo lang maken als de onderdelen samen", MEETING, 3, "tijd"
    ),
    Action("next_part", "pagedown", "alt+d", "volgende", "Naar het volgende onderdeel", FORM, 3),
    Action("last_part", "pageup", "alt+u", "vorige", "Naar het vorige onderdeel", FORM, 4),
    Action("try_out", "f10", "alt+y", "proberen", "Proberen: begin ermee", MENU | MEETING, 3),
    Action("share", "f7", "alt+x", "delen", "Delen: maak er een bestand van", MENU, 4),
    Action("undo", "ctrl+z", "alt+z", "ongedaan maken", "Ongedaan maken", CHOICE | EDITOR, 3, "ongedaan"),
    Action("elsewhere", "f12", "alt+p", "andere map", "Ergens anders bewaren", EDITOR, 0),
    Action("go_back", "escape", "", "terug", "Terug naar het vorige scherm", CHOICE | COPY | EDITOR, 1),
)
