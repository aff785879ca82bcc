"""Choose a programme, and of a programme with several meetings the one of today."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.desk import Desk
from herstelgroep.programme.catalogue import Catalogue, Entry, Origin, instead_of_leading
from herstelgroep.programme.choosing import Narrowing, Shelf
from herstelgroep.programme.faults import Fault
from herstelgroep.programme.keys import folded
from herstelgroep.programme.model import Programme, Script
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.draft import Draft, Drafts
from herstelgroep.tui.widgets.lists import SignList, beside
from herstelgroep.tui.widgets.preview import lines, meetings_told, programme_told, script_told, soft
from herstelgroep.tui.widgets.seek import SeekPanel, narrowing_told

MOST_FAULTS = 3
BESIDE = 3
"""Cells of the list that a line has not: the sign and the scroll bar."""
STAR = "★"
NOTHING = "Niets gevonden."


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
    CSS_PATH = "choose.tcss"

    def __init__(self, desk: Desk, goal: str = "prepare") -> None:
        super().__init__(desk)
        self.goal = goal
        self.programme: Entry | None = None
        self.drafts: Drafts = {}
        self.shelf: Shelf | None = None
        self.wanted = Narrowing()
        self._ahead: list[Callable[[], None]] = []
        """What was pressed before the programmes were there."""

    def title_text(self) -> str:
        """What is chosen here."""
        first = "Briefjes van papier overnemen" if self.goal == "paper" else "Begin een bijeenkomst"
        return f"{first}  ·  {self.programme.programme.title}" if self.programme else first

    def compose_body(self) -> Iterable[Widget]:
        """A field to search in, what is looked for, the list, and the script."""
        search = Input(placeholder="Typ om te zoeken", id="search", compact=True)
        search.cursor_blink = False
        yield search
        yield Static(id="narrowed", markup=False)
        yield Horizontal(
            Vertical(SignList(id="list", classes="-lit"), Static(id="faults"), id="left"),
            Vertical(SeekPanel(), VerticalScroll(Static(id="preview"), id="right", can_focus=False), id="side"),
            id="both",
        )

    def on_mount(self) -> None:
        """The programmes are read behind the screen; what is typed meanwhile is not lost."""
        self.set_focus(self.query_one("#search"))
        self.query_one(SeekPanel).display = False
        self.query_one("#narrowed").display = False
        self.query_one("#faults").display = False
        self.query_one("#preview", Static).update(soft("Even kijken welke programma's er zijn…"))
        self._fetch()

    def on_screen_resume(self) -> None:
        """The programmes may be others than before."""
        if self.shelf is not None:
            self._fetch()

    def _fetch(self) -> None:
        self.work(lambda: self.desk.catalogue, self._there)

    def _there(self, catalogue: Catalogue) -> None:
        if not self.is_attached or (self.shelf is not None and self.shelf.catalogue is catalogue):
            return
        self.shelf = Shelf(catalogue)
        self._show_faults(catalogue.faults)
        self.show_list(self._place() or 0)
        for press in self._ahead:
            press()
        self._ahead.clear()
        self.show_hints()

    def _show_faults(self, faults: Sequence[Fault]) -> None:
        told = self.query_one("#faults", Static)
        told.display = bool(faults)
        more = len(faults) - MOST_FAULTS
        said = [Content("Deze bestanden kunnen we nog niet lezen:")]
        said += [Content(str(fault)) for fault in faults[:MOST_FAULTS]]
        said += [Content(f"en nog {more}.")] if more > 0 else []
        told.update(lines(said))

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self._show_again)

    def own_hints(self) -> Iterable[Hint]:
        """How to choose and to read."""
        if self.seeking:
            return super().own_hints()
        lit = self.lit()
        enter = (Hint("Enter", "verder", "", 0),) if lit is not None and lit.programme.can_be_led else ()
        return (Hint("↑ ↓", "kiezen", "", 3), *enter, Hint("PgDn", "lezen", "", 5))

    @property
    def seeking(self) -> bool:
        """Whether somebody chooses what to look for."""
        return self.query_one(SeekPanel).display

    def entries(self) -> list[Entry]:
        """The programmes that answer to what is looked for; from paper only what can be led."""
        if self.shelf is None:
            return []
        wanted = replace(self.wanted, words=self.query_one("#search", Input).value)
        found = self.shelf.chosen(wanted, self.desk.settings.favourites)
        return [e for e in found if e.programme.can_be_led or self.goal != "paper"]

    def scripts(self) -> list[Script]:
        """The meetings of the chosen programme that answer to what was typed."""
        wanted = folded(self.query_one("#search", Input).value).split()
        scripts = self.programme.programme.scripts if self.programme else ()
        return [s for s in scripts if all(word in folded(f"{s.nr} {s.title}") for word in wanted)]

    def _place(self) -> int | None:
        return self.query_one("#list", SignList).highlighted

    def _show_again(self) -> None:
        if self.shelf is not None:
            self.show_list(self._place() or 0)

    def show_list(self, place: int = 0) -> None:
        """Show what there is to choose."""
        if self.shelf is None:
            return
        chosen = self.query_one("#list", SignList)
        room = (chosen.container_size.width or self.size.width) - BESIDE
        found = [] if self.programme else self.entries()
        lines_of = (
            [(str(script.nr), _meeting_line(script, room)) for script in self.scripts()]
            if self.programme
            else [(entry.programme.id, self._programme_line(entry, room)) for entry in found]
        )
        if lines_of != [(option.id, option.prompt) for option in chosen.options]:
            chosen.keep_place([Option(line, id=ident) for ident, line in lines_of], place)
        elif lines_of:
            chosen.highlighted = min(place, len(lines_of) - 1)
        self._tell_narrowing(len(found))
        if not lines_of:
            self.query_one("#preview", Static).update(lines([Content(NOTHING), soft(self._what_to_do())]))
        self.show_preview()

    def _what_to_do(self) -> str:
        if self.wanted.asks and not self.programme:
            return "Haal iets weg, of druk op F9. Dan staat alles er weer."
        return "Typ iets anders, of maak het veld leeg."

    def _tell_narrowing(self, count: int) -> None:
        line = self.query_one("#narrowed", Static)
        line.display = self.wanted.asks and self.programme is None
        told = (f"{count} gevonden: ", "$soft"), (narrowing_told(self.wanted), "bold $secondary")
        line.update(Content.assemble(*told))

    def _programme_line(self, entry: Entry, room: int) -> Content:
        programme = entry.programme
        star = f" {STAR}" if programme.id in self.desk.settings.favourites else ""
        also = [", ook kort"] if self.shelf and self.shelf.short_of(programme) else []
        also += [", plannen"] if programme.planner_only else []
        also += [", eigen"] if entry.origin is Origin.OWN else []
        return beside(programme.title + star, meetings_told(programme) + "".join(also), room)

    def lit(self) -> Entry | None:
        """The programme that the list stands on, or that was chosen."""
        option = self.query_one("#list", SignList).highlighted_option
        if self.programme is not None or self.shelf is None or option is None or option.id is None:
            return self.programme
        return self.shelf.catalogue.entry(option.id)

    def show_preview(self) -> None:
        """Show the script of the line that is chosen."""
        option = self.query_one("#list", SignList).highlighted_option
        entry = self.lit()
        if option is None or option.id is None or entry is None:
            return
        chosen = entry.programme.script(int(option.id)) if self.programme else None
        told = script_told(chosen) if chosen else lines([programme_told(entry), *_scripts_told(entry)])
        self.query_one("#preview", Static).update(told)
        self.query_one("#right", VerticalScroll).scroll_home(animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search."""
        self.show_list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses the line that is lit."""
        self._when_there(self.query_one("#list", SignList).action_select)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Read along."""
        if event.option_list.id == "list":
            self.show_preview()
            self.show_hints()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with this one."""
        event.stop()
        entry = self.lit()
        if event.option.id is None or entry is None:
            return
        programme = entry.programme
        if not programme.can_be_led:
            self.say(instead_of_leading(programme))
        elif self.programme is None and len(programme.scripts) > 1:
            self._look_into(entry)
        else:
            self._prepare(programme, int(event.option.id) if self.programme else programme.scripts[0].nr)

    def _prepare(self, programme: Programme, nr: int) -> None:
        script = programme.script(nr)
        if script is not None:
            draft = self.drafts.setdefault((programme.id, nr), Draft.usual(self.desk, programme, script))
            self.home.open("prepare", draft, self.goal, then=self._came_back)

    def _came_back(self, _: None) -> None:
        self.say("Wat je invulde, blijft staan zolang je hier bent.")

    def _look_into(self, entry: Entry | None) -> None:
        was, self.programme = self.programme, entry
        self.say("")
        self.query_one("#search", Input).value = ""
        self.show_list()
        if entry is None and was is not None:
            self._light(was.programme.id)
        self.show_head()
        self.show_hints()

    def _light(self, programme_id: str) -> None:
        chosen = self.query_one("#list", SignList)
        places = [place for place, option in enumerate(chosen.options) if option.id == programme_id]
        chosen.highlighted = places[0] if places else chosen.highlighted

    # Looking for

    def may(self, action_id: str) -> bool:
        """What works depends on the line that is lit."""
        if action_id == "clear":
            return self.wanted.asks and self.programme is None
        if self.seeking:
            return action_id not in ("narrow", "to_short", "favourite")
        if action_id == "narrow":
            return self.programme is None
        if action_id == "to_short":
            return self.programme is None and self._other_version() is not None
        return action_id != "favourite" or self.lit() is not None

    def _other_version(self) -> Entry | None:
        lit = self.lit()
        if self.shelf is None or lit is None:
            return None
        return self.shelf.short_of(lit.programme) or self.shelf.long_of(lit.programme)

    def action_narrow(self) -> None:
        """Open or close the lines to look for a programme with."""
        if self.programme is None:
            self._seek(not self.seeking)

    def _seek(self, on: bool) -> None:
        panel = self.query_one(SeekPanel)
        panel.display = on
        self.set_class(on, "-seeking")
        self.set_focus(panel if on else self.query_one("#search"))
        self.call_after_refresh(self._show_again)

    def on_seek_panel_sought(self, event: SeekPanel.Sought) -> None:
        """Something else is looked for."""
        self.wanted = event.wanted
        self.show_list()
        self.show_hints()

    def on_seek_panel_done(self) -> None:
        """Back to the programmes."""
        self._seek(False)

    def action_clear(self) -> None:
        """Show everything again; what was typed stays."""
        if self.may("clear"):
            self.wanted = Narrowing()
            self.query_one(SeekPanel).show(self.wanted)
            lit = self.lit()
            self.show_list()
            if lit is not None:
                self._light(lit.programme.id)
            self.show_hints()

    def action_to_short(self) -> None:
        """To the short version, or back to the long one; it is shown even when it was not looked for."""
        other = self._other_version()
        if other is None or self.programme is not None:
            self.say("Dit programma heeft geen korte versie.")
            return
        if other not in self.entries():
            self.query_one("#search", Input).value = ""
            self.action_clear()
            self.show_list()
        self._light(other.programme.id)

    def action_favourite(self) -> None:
        """Mark it, or take the mark away; kept at once."""
        lit = self.lit()
        if lit is None:
            return
        settings, ident = self.desk.settings, lit.programme.id
        marked = ident not in settings.favourites
        kept = tuple(one for one in settings.favourites if one != ident)
        self.desk.settings = replace(settings, favourites=(*kept, ident) if marked else kept)
        # The newest settings, whichever of two quick presses comes first.
        self.work(lambda: self.desk.keep_settings(self.desk.settings), lambda _: None)
        if self.programme is None:
            self.show_list(self._place() or 0)
            self._light(ident)
        title = lit.programme.title
        self.say(f"{title} is nu een favoriet en staat bovenaan." if marked else f"{title} is geen favoriet meer.")

    # Keys

    def _when_there(self, press: Callable[[], None]) -> None:
        if self.shelf is None:
            self._ahead.append(press)
        else:
            press()

    def action_move(self, step: int) -> None:
        """Up or down in the list, while the cursor stays in the field."""
        self._when_there(partial(self._move, step))

    def _move(self, step: int) -> None:
        chosen = self.query_one("#list", SignList)
        if chosen.option_count:
            chosen.highlighted = max(0, min(chosen.option_count - 1, (chosen.highlighted or 0) + step))

    def action_read(self, step: int) -> None:
        """A page up or down in the script."""
        right = self.query_one("#right", VerticalScroll)
        right.scroll_relative(y=step * max(1, right.size.height - 2), animate=False)

    def action_go_back(self) -> None:
        """Back to the list, to the programmes, or home."""
        if self.seeking:
            self._seek(False)
        elif self.programme is not None:
            self._look_into(None)
        else:
            self.dismiss()


def _meeting_line(script: Script, room: int) -> Content:
    title = Content(f"{script.nr:>2}  {script.title}")
    line = beside(title.plain, f"{script.minutes} min", room)
    return title if "\n" in line.plain else line


def _scripts_told(entry: Entry) -> list[Content]:
    scripts = entry.programme.scripts
    if not scripts:
        return []
    if len(scripts) == 1 and entry.programme.can_be_led:
        return [Content(""), script_told(scripts[0])]
    return [Content(""), soft("De bijeenkomsten:"), *(Content(f"{s.nr:>2}  {s.title}") for s in scripts)]
