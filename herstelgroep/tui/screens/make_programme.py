"""One programme of your own: what do you want to change, try it out, share it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.programme import editing as e
from herstelgroep.programme.model import Script
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.making.base import MakingScreen, minded_told
from herstelgroep.tui.making.pages import meeting_page, programme_page
from herstelgroep.tui.making.workbench import Making
from herstelgroep.tui.widgets.lines import wrapped
from herstelgroep.tui.widgets.lists import SignList, beside

if TYPE_CHECKING:
    from pathlib import Path

    from herstelgroep.desk import Desk

HEAD, TRY, SHARE = ">head", ">try", ">share"
BESIDE = 10
"""Cells that a line has not: margins, sign and scroll bar."""
REST, FLAT_REST, LEAST = 10, 7, 4
"""Lines that are neither ways nor remarks: the head, the question, the state, a message, the hints."""
MOST_TOLD, LOW_TOLD, FLAT_TOLD = 12, 5, 3
"""Lines of remarks that there is room for, also beside many ways."""


class MakeProgrammeScreen(MakingScreen):
    """The way in: a line for each part that can be changed."""

    SCREEN = "make_programme"
    AUTO_FOCUS = "#ways"
    BINDINGS: ClassVar[list[BindingType]] = bindings("make_programme")
    CSS = """
    MakeProgrammeScreen #page { padding: 1 4 0 4; height: 1fr; }
    MakeProgrammeScreen #ask { height: auto; margin-bottom: 1; text-style: bold; }
    MakeProgrammeScreen #ways { height: auto; max-width: 90; }
    MakeProgrammeScreen #state { height: auto; margin-top: 1; color: $secondary; }
    MakeProgrammeScreen #minded { height: auto; max-width: 100; margin-bottom: 1; }
    MakeProgrammeScreen.-flat #page { padding: 0 2; }
    MakeProgrammeScreen.-flat #ask { margin-bottom: 0; }
    MakeProgrammeScreen.-flat #minded { margin-bottom: 0; }
    """

    def __init__(self, desk: "Desk", making: Making) -> None:
        super().__init__(desk, making)

    def title_text(self) -> str:
        """Which programme."""
        return f"Zelf maken  ·  {self.programme.title}"

    def compose_body(self) -> Iterable[Widget]:
        """A question, the ways, and how it stands."""
        yield Vertical(
            Static(Content("Wat wil je veranderen?"), id="ask"),
            SignList(id="ways", classes="-lit"),
            Static(id="state", markup=False),
            Static(id="minded", markup=False),
            id="page",
        )

    def on_mount(self) -> None:
        """Show the ways; what is new is kept at once."""
        self._refresh()
        if self.making.unsaved:
            self.keep()

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self._refresh)

    def own_hints(self) -> Iterable[Hint]:
        """How to choose."""
        return (Hint("↑ ↓", "kiezen", "", 6), Hint("Enter", "openen", "", 0))

    # Showing

    def show_again(self) -> None:
        """The ways as they are now."""
        room = min(90, self.size.width - BESIDE)
        options = []
        for number, (key, text, after) in enumerate(self._ways(), 1):
            digit = f"{number}  " if number < 10 else "   "
            options.append(Option(Content.assemble((digit, "not bold $soft"), beside(text, after, room - 5)), id=key))
        self.query_one("#ways", SignList).keep_place(options)
        self.show_state()

    def _ways(self) -> Iterable[tuple[str, str, str]]:
        yield HEAD, "Titel, doel en voor wie", ""
        scripts = self.programme.scripts
        for script in scripts:
            name = "De onderdelen" if len(scripts) == 1 else f"{script.nr}. {script.title}"
            yield str(script.nr), name, _length(script, roomy=self.size.width >= 80)
        if self.programme.can_be_led:
            yield TRY, "Proberen: begin ermee", ""
        yield SHARE, "Delen: maak er een bestand van", ""

    def show_minded(self) -> None:
        """The first things to mind, each of them whole, and how many more there are."""
        flat, low = self.size.height < 24, self.size.height < 30
        rest = self.size.height - (FLAT_REST if flat else REST)
        ways = self.query_one("#ways", SignList)
        usual = FLAT_TOLD if flat else LOW_TOLD if low else MOST_TOLD
        room = min(MOST_TOLD, max(usual, rest - ways.option_count))
        told = _whole(
            [minded_told([one.placed]) for one in self.making.minded()], self._width(flat), room, rest - LEAST
        )
        self.query_one("#minded", Static).update(Content("\n").join(told))
        ways.styles.max_height = max(LEAST, rest - sum(_height(one, self._width(flat)) for one in told))
        self.show_state()

    def _width(self, flat: bool) -> int:
        return max(1, min(100, self.size.width - (4 if flat else 8)))

    # Going on

    def on_key(self, event: Key) -> None:
        """A number chooses at once."""
        ways = self.query_one("#ways", SignList)
        if event.character and event.character in "123456789" and int(event.character) <= ways.option_count:
            event.stop()
            ways.highlighted = int(event.character) - 1
            ways.action_select()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Meetings can be copied and taken away."""
        self.show_hints()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        event.stop()
        key = event.option.id or ""
        if key == HEAD:
            self.home.open("make_form", self.making, programme_page())
        elif key == TRY:
            self.action_try_out()
        elif key == SHARE:
            self.action_share()
        elif self.programme.planner_only:
            self.home.open("make_form", self.making, meeting_page(int(key)))
        else:
            self.home.open("make_meeting", self.making, int(key))

    @property
    def nr(self) -> int:
        """The meeting that is lit; 0 when it is something else."""
        option = self.query_one("#ways", SignList).highlighted_option
        key = (option.id or "") if option else ""
        return int(key) if key.isdecimal() else 0

    def may(self, action_id: str) -> bool:
        """What needs a meeting is only for a meeting; the last one stays."""
        if action_id == "add":
            return bool(self.nr)
        if action_id == "remove":
            return bool(self.nr) and len(self.programme.scripts) > 1
        return self.programme.can_be_led if action_id == "try_out" else super().may(action_id)

    def action_add(self) -> None:
        """The same meeting once more, right after it."""
        if self.nr:
            self.change(e.copy_meeting(self.programme, self.nr))
            ways = self.query_one("#ways", SignList)
            ways.highlighted = (ways.highlighted or 0) + 1
            self.say("De bijeenkomst staat er nog een keer. Ctrl+Z haalt die weg.")

    def action_remove(self) -> None:
        """Without this meeting; Ctrl+Z brings it back."""
        script = self.programme.script(self.nr)
        if script is None:
            return
        if len(self.programme.scripts) == 1:
            self.say("Een programma heeft minstens één bijeenkomst.")
            return
        self.change(e.remove_meeting(self.programme, self.nr))
        self.say(f"‘{script.title}’ is weggehaald. Ctrl+Z zet de bijeenkomst terug.")

    def action_try_out(self) -> None:
        """Begin the meeting that is lit, or the first one."""
        self.try_out(self.nr or 1)

    def action_share(self) -> None:
        """Write it as a file to give to somebody."""
        faults = self.making.faults()
        if faults:
            self.say("Maak eerst goed wat er nog mist. Dan kun je het delen.")
        elif self.finished():
            programme = self.programme
            self.work(lambda: self.desk.share_programme(programme), self._shared)

    def _shared(self, path: "Path") -> None:
        self.say(f"Het bestand is klaar: {path.name}. Het staat in {path.parent}.")


def _height(text: Content, width: int) -> int:
    return len(wrapped(text.plain, width))


def _whole(minded: Sequence[Content], width: int, room: int, most: int) -> list[Content]:
    """As many as fit in so many lines, none of them cut; the first may have the ``most`` there is."""
    heights = [_height(one, width) for one in minded]
    count = next((n for n in range(len(minded), 0, -1) if sum(heights[:n]) + (n < len(minded)) <= room), 0)
    if not count and heights and heights[0] + (len(heights) > 1) <= most:
        count = 1
    more = len(minded) - count
    if not more:
        return list(minded)
    rest = f"en nog {more}." if count else f"Nog {more} om naar te kijken."
    return [*minded[:count], Content.styled(f"{rest} Je ziet ze bij het onderdeel zelf.", "$soft")]


def _length(script: Script, *, roomy: bool) -> str:
    count = len(script.segments)
    parts = "1 onderdeel" if count == 1 else f"{count} onderdelen"
    return f"{script.minutes} min, {parts}" if count and roomy else f"{script.minutes} min"
