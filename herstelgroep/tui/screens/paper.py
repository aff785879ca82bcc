"""Typing slips over from paper: pick a topic and a column by keys, Enter for every slip."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.model import Outcome
from herstelgroep.session.boards import Place, places
from herstelgroep.session.commands import AddNote, EditNote, Finish, RemoveNote, SetClosing, SetOpened
from herstelgroep.session.model import Session, Status
from herstelgroep.session.showing import ordered_notes
from herstelgroep.store.archive import title_of
from herstelgroep.tui import DOOR
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.screens.troubled import TroubledScreen
from herstelgroep.tui.screens.ways import go_home
from herstelgroep.tui.steps.notes import note_line
from herstelgroep.tui.steps.texts import delete_day
from herstelgroep.tui.widgets.lists import SignList


class SlipList(SignList):
    """The slips of one column."""

    def sign(self, index: int, here: bool) -> str:
        """A bullet in front of each."""
        return f"{super().sign(index, here)}• "


class PaperScreen(TroubledScreen):
    """Slips of the session that the desk has; its clock never runs."""

    SCREEN = "paper"
    BINDINGS: ClassVar[list[BindingType]] = bindings("paper")
    CSS = """
    PaperScreen #where { height: auto; padding: 1 2 0 2; }
    PaperScreen #slips { height: 1fr; padding: 1 2 0 2; }
    PaperScreen SlipList { height: auto; max-height: 1fr; }
    PaperScreen #slip { margin: 0 2; padding: 0 1; height: 1; background: $field; }
    PaperScreen #slip:focus { border-left: thick $primary; padding: 0; }
    PaperScreen.-high #slip { margin: 0 2 1 2; }
    PaperScreen.-very-high #slip { margin: 0 2 1 2; }
    PaperScreen.-flat #where { padding: 0 2; }
    PaperScreen.-flat #slips { padding: 0 2; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place = 0
        self.column = 0
        self.changing = ""

    @property
    def session(self) -> Session:
        """The session of now."""
        assert self.desk.live is not None
        return self.desk.live.session

    @property
    def places(self) -> list[Place]:
        """Where slips can go."""
        return [place for place in places(self.session) if place.holds_notes]

    @property
    def here(self) -> Place:
        """The topic that is being typed."""
        return self.places[self.place]

    def title_text(self) -> str:
        """Which meeting."""
        return f"Briefjes overnemen  ·  {title_of(self.session)}" if self.desk.live else ""

    def compose_body(self) -> Iterable[Widget]:
        """Where the slip goes, what is there, and the field."""
        field = Input(id="slip", placeholder="Typ een briefje en druk op Enter", compact=True)
        field.cursor_blink = False
        yield Static(id="where")
        yield Vertical(SlipList(id="list"), id="slips")
        yield field

    def on_mount(self) -> None:
        """A group's notes are open while its slips are typed."""
        self.set_focus(self.query_one("#slip"))
        if self.session.programme.outcome is Outcome.GROUP and not self.session.opened:
            self.do(SetOpened(True))
        self.show()

    def on_resize(self) -> None:
        """Less room is fewer names."""
        self.call_after_refresh(self.show)

    def own_hints(self) -> Iterable[Hint]:
        """Enter keeps a slip."""
        return (Hint("Enter", "briefje", "", 0),)

    def show(self) -> None:
        """Show the topic, the columns and the slips that are there."""
        if not self.places:
            self.query_one("#where", Static).update(Content("Bij dit programma worden geen briefjes opgeschreven."))
            return
        here, total = self.here, self.session.note_count
        count = "1 briefje" if total == 1 else f"{total} briefjes"
        first = Content.assemble(
            (here.title, "bold"), (f"   onderwerp {self.place + 1} van {len(self.places)}, samen {count}", "$soft")
        )
        names = [
            Content.styled(item.title, "bold underline $primary" if n == self.column else "$soft")
            for n, item in enumerate(here.columns)
            if item.title
        ]
        self.query_one("#where", Static).update(
            Content("\n").join([first, *([Content("   ").join(names)] if names else [])])
        )
        notes = ordered_notes(self.session, here.key, here.columns[self.column].key, as_typed=True)
        slips = self.query_one(SlipList)
        slips.set_options(Option(note_line(note), id=handle) for handle, note in notes)
        slips.highlighted = slips.option_count - 1 if slips.option_count else None
        slips.scroll_end(animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the slip; the field is empty again for the next one."""
        if not self.places:
            return
        here = self.here
        if self.changing:
            done = self.do(EditNote(here.key, self.changing, event.value))
        else:
            column = here.columns[self.column].key
            done = self.do(AddNote(here.key, self.desk.new_handle(), event.value, column, from_paper=True))
        if done:
            self.changing = ""
            event.input.value = ""
            self.say("")
            self.show()

    # Going from place to place

    def go(self, place: int, column: int = 0) -> None:
        """Type for another topic or column; a half-typed slip goes along."""
        self.place = place % max(1, len(self.places))
        self.column = column % len(self.here.columns) if self.places else 0
        self.changing = ""
        self.query_one("#slip", Input).focus()
        self.show()

    def action_next_place(self) -> None:
        """The next topic."""
        self.go(min(self.place + 1, len(self.places) - 1))

    def action_last_place(self) -> None:
        """The topic before."""
        self.go(max(self.place - 1, 0))

    def action_next_column(self) -> None:
        """The next column, and after the last the first."""
        self.go(self.place, self.column + 1)

    def action_place(self, number: int) -> None:
        """A topic by its number, counted from 1."""
        if number <= len(self.places):
            self.go(number - 1)

    def may(self, action_id: str) -> bool:
        """What works depends on where the cursor is."""
        if action_id in ("edit", "remove"):
            return self.query_one(SlipList).highlighted_option is not None and not self.query_one("#slip", Input).value
        if action_id == "next_column":
            return bool(self.places) and len(self.here.columns) > 1
        return super().may(action_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, Del belongs to the field."""
        return self.may(action) if action == "remove" and self.is_mounted else True

    def on_input_changed(self) -> None:
        """An empty field has other keys."""
        self.show_hints()

    def action_edit(self) -> None:
        """Change the last slip."""
        option = self.query_one(SlipList).highlighted_option
        if option is not None and option.id:
            self.changing = option.id
            field = self.query_one("#slip", Input)
            field.value = self.session.boards[self.here.key][option.id].text
            field.focus()

    def action_remove(self) -> None:
        """Take the last slip away."""
        option = self.query_one(SlipList).highlighted_option
        if option is not None and option.id and self.do(RemoveNote(self.here.key, option.id)):
            self.say("Briefje weggehaald. Ctrl+Z zet het terug.")
            self.show()

    def action_undo(self) -> None:
        """Undo the last act."""
        if self.desk.live is not None:
            try:
                self.say(self.desk.live.undo(DOOR))
            except HerstelgroepError as error:
                self.say(error.message)
            self.show()

    # Finishing

    def action_finish(self) -> None:
        """To the archive, and read the minutes."""
        if self.query_one("#slip", Input).value.strip():
            self.say("Er staat nog een half briefje. Druk op Enter, of maak het veld leeg.")
            return
        session = self.session
        if session.status is Status.RUNNING:
            if not session.closing.delete_by:
                self.do(SetClosing("delete_by", delete_day(session, self.desk)))
            # Taking the notes over is how a group chooses to keep them.
            keep = session.programme.outcome is Outcome.GROUP
            if not self.do(Finish(at=0, keep_notes=keep)):
                return
        go_home(self.home, "minutes")

    def action_go_back(self) -> None:
        """Home; what was typed is kept and waits there."""
        if self.changing:
            self.changing = ""
            self.query_one("#slip", Input).value = ""
            self.show()
        else:
            go_home(self.home)
