"""What somebody looks for, line by line: the arrows choose, and what is chosen holds at once."""

from dataclasses import dataclass
from typing import Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets.option_list import Option

from herstelgroep.programme.choosing import KIND_NAMES, LENGTHS, LONGEST, MANY, Narrowing
from herstelgroep.tui.action import Hint
from herstelgroep.tui.widgets.lists import HERE, NOT_HERE, SignList

MOST_PEOPLE = 999
_LABEL = 14

# A way of a line: what it says, and the fields that say so.
_Way = tuple[str, dict[str, Any]]
_LINES: tuple[tuple[str, tuple[_Way, ...]], ...] = (
    ("Voor wie?", (("iedereen", {"role": None}), *((name, {"role": role}) for role, name in MANY.items()))),
    (
        "Hoe lang?",
        (
            ("maakt niet uit", {"minutes": 0, "longer": False}),
            *((f"tot {most} minuten", {"minutes": most, "longer": False}) for most in LENGTHS),
            (f"langer dan {LONGEST} minuten", {"minutes": 0, "longer": True}),
        ),
    ),
    ("Met hoeveel?", ()),
    ("Welke soort?", (("alles", {"kind": None}), *((name, {"kind": kind}) for kind, name in KIND_NAMES.items()))),
    ("Kort?", (("lang en kort", {"short": False}), ("alleen kort", {"short": True}))),
    ("Favorieten?", (("alles", {"favourite": False}), ("alleen favorieten", {"favourite": True}))),
)
_PEOPLE = 2


class SeekPanel(SignList):
    """Six lines to look for a programme with. Digits are the number of people."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "volgende", show=False),
        Binding("left", "turn(-1)", "vorige", show=False),
    ]

    @dataclass
    class Sought(Message):
        """Something else is looked for."""

        wanted: Narrowing

    @dataclass
    class Done(Message):
        """Enough chosen."""

    def __init__(self) -> None:
        super().__init__(id="seek")
        self.wanted = Narrowing()
        self._typing = False
        self._show()

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys of the lines."""
        return (
            Hint("← →", "kiezen", rank=0),
            Hint("0–9", "hoeveel mensen", "mensen", 3),
            Hint("Enter", "klaar", rank=1),
        )

    def sign(self, index: int, here: bool) -> str:
        """A full ring for a line that asks for something."""
        return f"{HERE if here else NOT_HERE}{'●' if self._place(index) else '○'} "

    def show(self, wanted: Narrowing) -> None:
        """Show what is looked for."""
        self.wanted = wanted
        self._show()

    def _show(self) -> None:
        self.keep_place([Option(self._line(index)) for index in range(len(_LINES))])

    def _place(self, index: int) -> int:
        """Which way of a line holds; 0 asks for nothing."""
        if index == _PEOPLE:
            return self.wanted.people
        for place, (_, fields) in enumerate(_LINES[index][1]):
            if all(getattr(self.wanted, name) == value for name, value in fields.items()):
                return place
        return 0

    def _line(self, index: int) -> Content:
        label, ways = _LINES[index]
        place = self._place(index)
        said = ways[place][0] if ways else people_told(self.wanted.people)
        return Content.assemble((label.ljust(_LABEL), "not bold $soft"), (said, "bold" if place else "not bold"))

    def action_turn(self, step: int) -> None:
        """The next way of this line."""
        self._typing = False
        index = self.highlighted or 0
        ways = _LINES[index][1]
        if ways:
            self._seek(ways[(self._place(index) + step) % len(ways)][1])
        else:
            self._seek({"people": max(0, self.wanted.people + step)})

    def _seek(self, fields: dict[str, Any]) -> None:
        self.wanted = replace(self.wanted, **fields)
        self._show()
        self.post_message(self.Sought(self.wanted))

    def on_option_list_option_selected(self, event: SignList.OptionSelected) -> None:
        """Enter goes back to the programmes."""
        event.stop()
        self.post_message(self.Done())

    def on_key(self, event: Key) -> None:
        """A digit is the number of people, wherever the cursor is."""
        if event.key == "backspace":
            event.stop()
            self._people(self.wanted.people // 10)
        elif event.character and event.character.isascii() and event.character.isdecimal():
            event.stop()
            typed = (self.wanted.people * 10 if self._typing else 0) + int(event.character)
            self._people(typed if typed <= MOST_PEOPLE else int(event.character))
            self._typing = True

    def on_focus(self) -> None:
        """The first digit is a new number."""
        self._typing = False

    def _people(self, people: int) -> None:
        self.highlighted = _PEOPLE
        self._seek({"people": people})


def people_told(people: int) -> str:
    """How many people, in words."""
    return {0: "maakt niet uit", 1: "1 mens"}.get(people, f"{people} mensen")


def narrowing_told(wanted: Narrowing) -> str:
    """What is looked for, in one line; nothing when that is everything."""
    said = [
        MANY.get(wanted.role, "") if wanted.role else "",
        f"tot {wanted.minutes} min" if wanted.minutes else "",
        f"langer dan {LONGEST} min" if wanted.longer else "",
        people_told(wanted.people) if wanted.people else "",
        KIND_NAMES[wanted.kind].casefold() if wanted.kind else "",
        "alleen kort" if wanted.short else "",
        "alleen favorieten" if wanted.favourite else "",
    ]
    return " · ".join(part for part in said if part)
