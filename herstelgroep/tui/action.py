"""What an action of the screens is, and how its keys are called in Dutch."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

EVERYWHERE = frozenset({"*"})
_NAMES = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "delete": "Del",
    "space": "spatie",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
}


class Hint(NamedTuple):
    """A key and what it does; ``short`` is for narrow screens, ``rank`` 0 is dropped last."""

    key: str
    text: str
    short: str = ""
    rank: int = 5


class Action(NamedTuple):
    """One thing a screen can do: ``action_<id>`` of the screens that are named.

    ``key`` and ``second`` are Textual's names of keys; ``name`` is what the palette and the page of
    keys say, ``hint`` and ``short`` what the line with hints says (an empty hint is never shown there).
    """

    id: str
    key: str
    second: str
    hint: str
    name: str
    screens: frozenset[str] = EVERYWHERE
    rank: int = 5
    short: str = ""

    def holds_in(self, screen: str) -> bool:
        """Whether this screen has the action."""
        return self.screens is EVERYWHERE or screen in self.screens

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, without the ones it does not have."""
        return tuple(key for key in (self.key, self.second) if key)

    def as_hint(self) -> Hint:
        """What the line with hints says of it."""
        return Hint(key_name(self.keys[0]), self.hint, self.short, self.rank)


def key_name(key: str) -> str:
    """A key as people call it: ``pagedown`` is PgDn, ``alt+m`` is Alt+M."""
    if key in _NAMES:
        return _NAMES[key]
    *modifiers, last = key.split("+")
    shown = [{"alt": "Alt", "ctrl": "Ctrl", "shift": "Shift"}[m] for m in modifiers]
    return "+".join([*shown, _NAMES.get(last, last.upper() if len(last) <= 3 else last)])


def bindings_of(actions: Iterable[Action], screen: str) -> list[BindingType]:
    """Priority bindings: a half-typed note never swallows a command."""
    return [
        Binding(",".join(action.keys), action.id, action.name, show=False, priority=True)
        for action in actions
        if action.holds_in(screen) and action.keys
    ]
