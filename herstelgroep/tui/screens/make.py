"""Make your own: go on with a programme of your own, or copy one."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.catalogue import Catalogue, Entry, Origin
from herstelgroep.programme.editing import copied
from herstelgroep.programme.keys import folded
from herstelgroep.programme.model import Programme
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.making.base import NOTHING_TO_UNDO
from herstelgroep.tui.making.workbench import Making
from herstelgroep.tui.widgets.lists import SignList, beside
from herstelgroep.tui.widgets.preview import lines, meetings_told, programme_told, table_of_parts

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.store.own_programmes import OwnProgramme

BESIDE = 3
"""Cells of the list that a line has not: the sign and the scroll bar."""
OWN, OTHER = "own|", "other|"


class MakeScreen(CalmScreen[None]):
    """A list to search in by typing: your own programmes first, then all that can be copied."""

    SCREEN = "make"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("make"),
        Binding("down", "move(1)", "omlaag", show=False),
        Binding("up", "move(-1)", "omhoog", show=False),
        Binding("pagedown", "move(10)", "verder omlaag", show=False, priority=True),
        Binding("pageup", "move(-10)", "verder omhoog", show=False, priority=True),
    ]
    CSS = """
    MakeScreen #search { margin: 1 2 0 2; padding: 0 1; background: $field; height: 1; }
    MakeScreen #both { width: 100%; height: 1fr; }
    MakeScreen #left { width: 50%; max-width: 62; padding: 1 1 0 2; }
    MakeScreen SignList { height: 1fr; max-height: 1fr; }
    MakeScreen #right { width: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    MakeScreen #preview { height: auto; max-width: 78; }
    MakeScreen.-narrow #left { width: 100%; max-width: 100%; }
    MakeScreen.-narrow #right { display: none; }
    MakeScreen.-normal #left { width: 100%; max-width: 100%; }
    MakeScreen.-normal #right { display: none; }
    MakeScreen.-flat #search { margin: 0 2; }
    MakeScreen.-flat #left { padding: 0 2; }
    """

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.own: tuple[OwnProgramme, ...] = ()
        self.catalogue: Catalogue | None = None
        self.sure = ""
        self.wiped: list[OwnProgramme] = []
        self.opened: Making | None = None

    def title_text(self) -> str:
        """Where we are."""
        return "Zelf maken"

    def compose_body(self) -> Iterable[Widget]:
        """A field to search in, the list, and what is lit."""
        search = Input(placeholder="Typ om te zoeken", id="search", compact=True)
        search.cursor_blink = False
        yield search
        yield Horizontal(
            Vertical(SignList(id="list", classes="-lit"), id="left"),
            VerticalScroll(Static(id="preview", markup=False), id="right", can_focus=False),
            id="both",
        )

    def on_mount(self) -> None:
        """The programmes are read behind the screen."""
        self.set_focus(self.query_one("#search"))
        self.query_one("#preview", Static).update(Content.styled("Even kijken welke programma's er zijn…", "$soft"))

    def on_screen_resume(self) -> None:
        """They may be others than before."""
        self.call_after_refresh(self._look)

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self._show)

    def own_hints(self) -> Iterable[Hint]:
        """How to choose."""
        own = self._lit().startswith(OWN)
        return (Hint("↑ ↓", "kiezen", "", 3), Hint("Enter", "verder ermee" if own else "kopie maken", "verder", 0))

    @property
    def _there(self) -> bool:
        return self.app.is_running and self.is_mounted and self in self.app.screen_stack

    def _look(self) -> None:
        if not self._there:
            return
        self.work(lambda: (self.desk.catalogue, self.desk.own_programmes()), self._found)

    def _found(self, found: "tuple[Catalogue, tuple[OwnProgramme, ...]]") -> None:
        if self._there:
            self.catalogue, self.own = found
            opened = self.opened if self.is_current else None
            self.opened = None if self.is_current else self.opened
            self._show(f"{OWN}{opened.name}" if opened else "")

    # Showing

    def _show(self, lit: str = "") -> None:
        if self.catalogue is None or not self._there:
            return
        words = folded(self.query_one("#search", Input).value).split()
        own = [one for one in self.own if _answers(one.programme, words)]
        others = [e for e in self.catalogue.entries if e.origin is Origin.BUILT_IN and _answers(e.programme, words)]
        options: list[Option] = []
        if own:
            options += [_head("Ga verder met:"), *(self._own_line(one) for one in own), Option("", disabled=True)]
        if others:
            options += [_head("Maak een kopie van:"), *(self._line(entry) for entry in others)]
        if not options:
            options = [_head("Niets gevonden. Probeer een ander woord.")]
        chosen = self.query_one("#list", SignList)
        was = lit or self._lit()
        ids = [option.id for option in options]
        first = next((at for at, one in enumerate(ids) if one), 0)
        chosen.keep_place(options, ids.index(was) if was in ids else first)
        if chosen.highlighted == first:
            chosen.scroll_home(animate=False)
        self._show_preview()

    def _room(self) -> int:
        width = self.query_one("#list", SignList).scrollable_content_region.width
        return (width or self.size.width) - BESIDE

    def _own_line(self, one: "OwnProgramme") -> Option:
        after = "concept" if one.draft else meetings_told(one.programme)
        return Option(beside(one.programme.title or "zonder titel", after, self._room()), id=f"{OWN}{one.name}")

    def _line(self, entry: Entry) -> Option:
        line = beside(entry.programme.title, meetings_told(entry.programme), self._room())
        return Option(line, id=f"{OTHER}{entry.programme.id}")

    def _show_preview(self) -> None:
        own, entry = self._lit_own(), self._lit_entry()
        preview = self.query_one("#preview", Static)
        if own is not None:
            entry = Entry(own.programme, Origin.OWN, "")
        if entry is None:
            preview.update("")
            return
        scripts = entry.programme.scripts
        parts = [Content(""), table_of_parts(scripts[0])] if len(scripts) == 1 and scripts[0].segments else []
        parts = parts or [Content(""), *(Content(f"{s.nr:>2}  {s.title}") for s in scripts)]
        preview.update(lines([programme_told(entry), *parts]))
        self.show_hints()

    # What is lit

    def _lit(self) -> str:
        option = self.query_one("#list", SignList).highlighted_option
        return (option.id or "") if option else ""

    def _lit_own(self) -> "OwnProgramme | None":
        lit = self._lit()
        return next((one for one in self.own if lit == f"{OWN}{one.name}"), None)

    def _lit_entry(self) -> Entry | None:
        lit = self._lit()
        entries = self.catalogue.entries if self.catalogue else ()
        return next((one for one in entries if lit == f"{OTHER}{one.programme.id}"), None)

    def may(self, action_id: str) -> bool:
        """Only your own can go, and only what went can come back."""
        if action_id in ("copy", "wipe"):
            return self._lit_own() is not None
        return bool(self.wiped) if action_id == "undo" else super().may(action_id)

    # Going on

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search."""
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the line that is lit."""
        self.query_one("#list", SignList).action_select()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line needs another yes."""
        if event.option.id != self.sure:
            self.sure = ""
        self._show_preview()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with your own, or copy another."""
        event.stop()
        own, entry = self._lit_own(), self._lit_entry()
        if own is not None:
            self._open(Making(self.desk, own.programme, own.name))
        elif entry is not None:
            self._copy(entry.programme)

    def action_copy(self) -> None:
        """Copy one of your own."""
        own = self._lit_own()
        if own is not None:
            self._copy(own.programme)

    def _copy(self, programme: Programme) -> None:
        with self.telling():
            copied(programme, "", ())
            self.home.open("make_copy", programme, then=self._made)

    def _made(self, making: Making | None) -> None:
        if making is not None:
            self.query_one("#search", Input).value = ""
            self._open(making)

    def _open(self, making: Making) -> None:
        self.opened = making
        self.home.open("make_programme", making)

    def action_move(self, step: int) -> None:
        """Up or down in the list, past what cannot be chosen, while the cursor stays in the field."""
        chosen = self.query_one("#list", SignList)
        can = [at for at, option in enumerate(chosen.options) if not option.disabled]
        if can:
            here = can.index(chosen.highlighted) if chosen.highlighted in can else 0
            place = max(0, min(len(can) - 1, here + step))
            chosen.highlighted = can[place]
            if place == 0:
                chosen.scroll_home(animate=False)

    def action_wipe(self) -> None:
        """Take one of your own away; it asks once, and can be undone until the app closes."""
        own = self._lit_own()
        if own is None:
            self.say("Alleen een eigen programma kun je wissen.")
        elif self.sure != self._lit():
            self.sure = self._lit()
            self.say(f"‘{own.programme.title}’ wissen? Druk nog een keer op F9.")
        else:
            self.sure = ""
            self.work(partial(self.desk.remove_programme, own.name), lambda _: self._gone(own))

    def _gone(self, own: "OwnProgramme") -> None:
        self.wiped.append(own)
        self.say("Het programma is gewist. Ctrl+Z zet het terug, tot je de app sluit.")
        self._look()

    def action_undo(self) -> None:
        """Put back what was taken away last."""
        if not self.wiped:
            self.say(NOTHING_TO_UNDO)
            return
        own = self.wiped[-1]
        self.work(partial(_put_back, self.desk, own.name), self._returned)

    def _returned(self, trouble: str) -> None:
        if not trouble:
            self.wiped.pop()
        self.say(trouble or "Het programma staat er weer.")
        self._look()

    def action_go_back(self) -> None:
        """First empty the field, then go home."""
        field = self.query_one("#search", Input)
        if field.value:
            field.value = ""
        else:
            self.dismiss()


def _put_back(desk: "Desk", name: str) -> str:
    try:
        desk.put_programme_back(name)
    except HerstelgroepError as error:
        return error.message
    return ""


def _answers(programme: Programme, words: list[str]) -> bool:
    titles = " ".join(script.title for script in programme.scripts)
    where = folded(f"{programme.title} {programme.id} {programme.audience} {programme.purpose} {titles}")
    return all(word in where for word in words)


def _head(text: str) -> Option:
    return Option(Content.styled(text, "$secondary"), disabled=True)
