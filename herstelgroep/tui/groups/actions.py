"""The actions of the screens for groups: the list, making one, and its plan."""

from herstelgroep.tui.action import Action

GROUPS = frozenset({"groups"})
CHOICE = frozenset({"group_programme"})
NEW = frozenset({"group_new"})
PLAN = frozenset({"group_plan"})

ACTIONS: tuple[Action, ...] = (
    Action("new_group", "f2", "alt+n", "nieuwe groep", "Een nieuwe groep maken", GROUPS, 1, "nieuw"),
    Action("make", "f10", "alt+y", "maak de groep", "De groep maken", NEW, 0, "maken"),
    Action("meet", "j", "alt+j", "juist wel", "Feestdag: juist wel een bijeenkomst", PLAN, 0),
    Action("stay_away", "n", "alt+n", "niet", "Feestdag: geen bijeenkomst", PLAN, 0),
    Action("begin", "f10", "alt+y", "begin de volgende", "De volgende bijeenkomst beginnen", PLAN, 1, "begin"),
    Action("shift", "f2", "alt+e", "verzetten", "De dag of de tijd verzetten", PLAN, 2, "verzet"),
    Action("skip", "f3", "alt+s", "overslaan", "Overslaan, of toch wel", PLAN, 3),
    Action("add", "f4", "alt+t", "dag erbij", "Een dag erbij", PLAN, 4, "erbij"),
    Action("remove", "delete", "alt+w", "weghalen", "Deze dag uit het plan halen", PLAN, 6, "weg"),
    Action("memory", "f6", "alt+g", "vorige keren", "Vorige keren: wat er was en wat open staat", PLAN, 4, "vorige"),
    Action("export", "f7", "alt+x", "agenda", "De agenda als bestand, en als blad om te printen", PLAN, 5),
    Action("undo", "ctrl+z", "alt+z", "ongedaan maken", "Ongedaan maken", GROUPS | PLAN, 6, "ongedaan"),
    Action("wipe", "f9", "alt+w", "wissen", "De groep wissen; het vraagt eerst of je het zeker weet", GROUPS, 3),
    Action("elsewhere", "f12", "alt+p", "andere map", "Ergens anders bewaren", GROUPS | NEW | PLAN, 2),
    Action("go_back", "escape", "", "terug", "Terug naar het vorige scherm", GROUPS | CHOICE | NEW | PLAN, 1),
)
