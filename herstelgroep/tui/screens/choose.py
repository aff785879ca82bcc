"""Choose a programme, and of a programme with several meetings the one of today."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.desk import Desk
from herstelgroep.programme.catalogue import Entry, Origin
from herstelgroep.programme.keys import folded
from herstelgroep.programme.model import Script
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.draft import Draft, Drafts
from herstelgroep.tui.widgets.lists import SignList, beside
from herstelgroep.tui.widgets.preview import lines, meetings_told, programme_told, script_told, soft

MOST_FAULTS = 3
BESIDE = 3
"""Cells of the list that a line has not: the sign and the scroll bar."""


class ChooseScreen(CalmScreen[None]):
    """A list to search in by typing, and beside it the script to read. ``goal``: "prepare" or "paper"."""

    SCREEN = "choose"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("choose"),
        Binding("down", "move(1)", "omlaag", show=False),
        Binding("up", "move(-1)", "omhoog", show=False),
        Binding("pagedown", "read(1)", "lees verder", show=False, priority=True),
        Binding("pageup", "read(-1)", "lees terug", show=False, priority=True),
    ]
    CSS = """
    ChooseScreen #search { margin: 1 2 0 2; padding: 0 1; background: $field; height: 1; }
    ChooseScreen #both { height: 1fr; }
    ChooseScreen #left { width: 45%; max-width: 58; padding: 1 1 0 2; }
    ChooseScreen SignList { height: auto; max-height: 1fr; }
    ChooseScreen #faults { height: auto; max-height: 8; color: $accent; margin-top: 1; }
    ChooseScreen #right { width: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    ChooseScreen #preview { height: auto; max-width: 78; }
    ChooseScreen.-narrow #both { layout: vertical; }
    ChooseScreen.-narrow #left { width: 100%; max-width: 100%; height: 45%; padding: 0 2; }
    ChooseScreen.-narrow #right { height: 55%; padding: 0 4; border-top: solid $line; }
    ChooseScreen.-flat #search { margin: 0 2; }
    """

    def __init__(self, desk: Desk, goal: str = "prepare") -> None:
        super().__init__(desk)
        self.goal = goal
        self.programme: Entry | None = None
        self.drafts: Drafts = {}

    def title_text(self) -> str:
        """What is chosen here."""
        first = "Briefjes van papier overnemen" if self.goal == "paper" else "Begin een bijeenkomst"
        return f"{first}  ·  {self.programme.programme.title}" if self.programme else first

    def compose_body(self) -> Iterable[Widget]:
        """A field to search in, the list, and the script."""
        search = Input(placeholder="Typ om te zoeken", id="search", compact=True)
        search.cursor_blink = False
        yield search
        yield Horizontal(
            Vertical(SignList(id="list", classes="-lit"), Static(id="faults"), id="left"),
            VerticalScroll(Static(id="preview"), id="right", can_focus=False),
            id="both",
        )

    def on_mount(self) -> None:
        """Show every programme, and which files cannot be read."""
        self.set_focus(self.query_one("#search"))
        faults = self.desk.catalogue.faults
        told = self.query_one("#faults", Static)
        told.display = bool(faults)
        more = len(faults) - MOST_FAULTS
        said = [Content("Deze bestanden kunnen we nog niet lezen:")]
        said += [Content(str(fault)) for fault in faults[:MOST_FAULTS]]
        said += [Content(f"en nog {more}.")] if more > 0 else []
        told.update(lines(said))
        self.show_list()

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self._show_again)

    def own_hints(self) -> Iterable[Hint]:
        """How to choose and to read."""
        return (Hint("↑ ↓", "kiezen", "", 2), Hint("Enter", "verder", "", 0), Hint("PgDn", "lezen", "", 4))

    def entries(self) -> list[Entry]:
        """The programmes that answer to what was typed."""
        wanted = folded(self.query_one("#search", Input).value).split()
        return [e for e in self.desk.catalogue.entries if e.programme.scripts and _answers(e, wanted)]

    def scripts(self) -> list[Script]:
        """The meetings of the chosen programme that answer to what was typed."""
        wanted = folded(self.query_one("#search", Input).value).split()
        scripts = self.programme.programme.scripts if self.programme else ()
        return [s for s in scripts if all(word in folded(f"{s.nr} {s.title}") for word in wanted)]

    def _show_again(self) -> None:
        self.show_list(self.query_one("#list", SignList).highlighted or 0)

    def show_list(self, place: int = 0) -> None:
        """Show what there is to choose."""
        chosen = self.query_one("#list", SignList)
        room = (chosen.container_size.width or self.size.width) - BESIDE
        options = (
            [Option(_meeting_line(script, room), id=str(script.nr)) for script in self.scripts()]
            if self.programme
            else [Option(_programme_line(entry, room), id=entry.programme.id) for entry in self.entries()]
        )
        chosen.keep_place(options, place)
        if not options:
            self.query_one("#preview", Static).update(soft("Niets gevonden. Typ iets anders, of maak het veld leeg."))
        self.show_preview()

    def show_preview(self) -> None:
        """Show the script of the line that is chosen."""
        option = self.query_one("#list", SignList).highlighted_option
        if option is None or option.id is None:
            return
        entry = self.programme or self.desk.catalogue.entry(option.id)
        chosen = entry.programme.script(int(option.id)) if self.programme else None
        told = script_told(chosen) if chosen else lines([programme_told(entry), *_scripts_told(entry)])
        self.query_one("#preview", Static).update(told)
        self.query_one("#right", VerticalScroll).scroll_home(animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search."""
        self.show_list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses the line that is lit."""
        self.query_one("#list", SignList).action_select()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Read along."""
        self.show_preview()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with this one."""
        event.stop()
        if event.option.id is None:
            return
        entry = self.programme or self.desk.catalogue.entry(event.option.id)
        if self.programme is None and len(entry.programme.scripts) > 1:
            self._look_into(entry)
            return
        nr = int(event.option.id) if self.programme else entry.programme.scripts[0].nr
        script = entry.programme.script(nr)
        if script is not None:
            key = (entry.programme.id, nr)
            draft = self.drafts.setdefault(key, Draft.usual(self.desk, entry.programme, script))
            self.home.open("prepare", draft, self.goal, then=self._came_back)

    def _came_back(self, _: None) -> None:
        self.say("Wat je invulde, blijft staan zolang je hier bent.")

    def _look_into(self, entry: Entry | None) -> None:
        was, self.programme = self.programme, entry
        self.query_one("#search", Input).value = ""
        self.show_list()
        if entry is None and was is not None:
            chosen = self.query_one("#list", SignList)
            chosen.highlighted = chosen.get_option_index(was.programme.id)
        self.show_head()

    def action_move(self, step: int) -> None:
        """Up or down in the list, while the cursor stays in the field."""
        chosen = self.query_one("#list", SignList)
        if chosen.option_count:
            chosen.highlighted = max(0, min(chosen.option_count - 1, (chosen.highlighted or 0) + step))

    def action_read(self, step: int) -> None:
        """A page up or down in the script."""
        right = self.query_one("#right", VerticalScroll)
        right.scroll_relative(y=step * max(1, right.size.height - 2), animate=False)

    def action_go_back(self) -> None:
        """Back to the programmes, or home."""
        if self.programme is not None:
            self._look_into(None)
        else:
            self.dismiss()


def _answers(entry: Entry, words: list[str]) -> bool:
    programme = entry.programme
    titles = " ".join(script.title for script in programme.scripts)
    where = folded(f"{programme.title} {programme.id} {programme.audience} {programme.purpose} {titles}")
    return all(word in where for word in words)


def _programme_line(entry: Entry, room: int) -> Content:
    own = ", eigen" if entry.origin is Origin.OWN else ""
    return beside(entry.programme.title, meetings_told(entry.programme) + own, room)


def _meeting_line(script: Script, room: int) -> Content:
    title = Content(f"{script.nr:>2}  {script.title}")
    line = beside(title.plain, f"{script.minutes} min", room)
    return title if "\n" in line.plain else line


def _scripts_told(entry: Entry) -> list[Content]:
    scripts = entry.programme.scripts
    if len(scripts) == 1:
        return [Content(""), script_told(scripts[0])]
    return [Content(""), soft("De bijeenkomsten:"), *(Content(f"{s.nr:>2}  {s.title}") for s in scripts)]
