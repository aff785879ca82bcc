"""The actions of choosing a programme."""

from herstelgroep.tui.action import Action

CHOOSE = frozenset({"choose"})

ACTIONS: tuple[Action, ...] = (
    Action("narrow", "f2", "alt+n", "gericht zoeken", "Gericht zoeken: voor wie, hoe lang en meer", CHOOSE, 2, "zoek"),
    Action("clear", "f9", "alt+l", "alles laten zien", "Weer alle programma's laten zien", CHOOSE, 1, "alles"),
    Action("to_short", "f4", "alt+o", "korte versie", "Naar de korte of de lange versie", CHOOSE, 3, "kort"),
    Action("favourite", "f6", "alt+s", "favoriet", "Favoriet maken, of niet meer", CHOOSE, 4),
)
