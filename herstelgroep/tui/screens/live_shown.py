"""What the live screen shows; what its keys do is in :mod:`herstelgroep.tui.screens.live`."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Rule, Static

from herstelgroep.programme.model import Outcome
from herstelgroep.session.boards import topic_places
from herstelgroep.session.clock import MINUTE, is_still, view
from herstelgroep.session.commands import Command
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Session, Writing
from herstelgroep.session.showing import current_segment, neighbour, places_now
from herstelgroep.tui import DOOR
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import actions_in, bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.board_work import BoardWork
from herstelgroep.tui.dutch import minutes_text
from herstelgroep.tui.entries import NewNote
from herstelgroep.tui.field_work import FieldWork
from herstelgroep.tui.full_stop import FullStop
from herstelgroep.tui.live_view import (
    OFF_RECORD,
    board_shown,
    ends,
    heading,
    in_one_line,
    notes_of,
    only_waiting_differs,
    parts,
    sheet_rows,
    time_shown,
    words,
    written_since,
)
from herstelgroep.tui.phones_words import refused
from herstelgroep.tui.reveal import Reveal
from herstelgroep.tui.sheet_work import HINTS, SheetWork
from herstelgroep.tui.waiting_view import something_waits, waiting_shown
from herstelgroep.tui.widgets.agenda import Agenda
from herstelgroep.tui.widgets.board import Board
from herstelgroep.tui.widgets.choices import ChoiceRow
from herstelgroep.tui.widgets.hints import HintLine
from herstelgroep.tui.widgets.notefield import NoteField, NoteInput
from herstelgroep.tui.widgets.script import ScriptPane
from herstelgroep.tui.widgets.sheet import Sheet
from herstelgroep.tui.widgets.timebar import TimeBar
from herstelgroep.tui.widgets.waiting import WaitingLine

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.tui.screens.live import LiveScreen

WRITING = (Writing.LAPTOP, Writing.PAPER, Writing.NOTHING)
HERE = ("script_down", "easier", "label", "open_notes", "from_paper", "agreement", "today", "present", "undo")
"""Actions that are hinted near the field, not among the commands."""
LOW = 24
"""Below this many lines the screen is flat."""
AGREEMENTS = ("laptop mag", "alleen papier", "niets opschrijven")


class LiveShown(CalmScreen[None]):
    """The session of now, shown. Each widget draws only what changed."""

    SCREEN = "live"
    AUTO_FOCUS = ""  # the cursor rests where rest() puts it, which may be nowhere
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("live"),
        Binding("enter", "rest", show=False),
        Binding("tab,shift+tab", "to_field", show=False),
    ]
    CSS_PATH = "live.tcss"

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.field = FieldWork(cast("LiveScreen", self))
        self.boards = BoardWork(cast("LiveScreen", self))
        self.sheets = SheetWork(cast("LiveScreen", self))
        self.reveal = Reveal(self)
        self.full_stop = FullStop(lambda: self.home.made_server, lambda: self.home.seconds())
        self._drawn: Session | None = None
        self._segment = ""
        self._easier = False
        self._choosing = False
        self._slow = False
        self._proposal: Command | None = None

    @property
    def live(self) -> LiveSession:
        """The session that goes on, with its way back."""
        assert self.desk.live is not None
        return self.desk.live

    @property
    def session(self) -> Session:
        """The state of now."""
        return self.live.session

    # Building

    def compose_body(self) -> list[Widget]:
        """The list of today, the words, what is caught, the time, the field."""
        agreement = ChoiceRow("Afspraak", AGREEMENTS, short=("laptop", "papier", "niets"), id="agreement")
        right = Vertical(
            ScriptPane(), agreement, Rule(id="between"), Sheet(id="sheet"), Board(), WaitingLine(), id="right"
        )
        return [
            Static(id="banner", markup=False),
            Static(id="oneline", markup=False),
            Horizontal(Agenda(), right, id="top"),
            TimeBar(),
            NoteField(),
            HintLine(id="here"),
        ]

    def on_mount(self) -> None:
        """Show the session as it is, and say where we are when it went on for a while."""
        self.query_one("#agreement", ChoiceRow).display = False
        self.show_session()
        self.call_after_refresh(self.rest)
        clock = view(self.session, self.desk.world.now())
        if len(self.session.timeline.marks) > 1 or clock.elapsed >= MINUTE:
            minutes = self._minutes_since_start()
            ago = f"{minutes_text(minutes)} geleden" if minutes else "net"
            off = self.session.phones.access is not None and not self.home.phones_on
            phones = " De telefoons staan uit. Weer aan: F4." if off and not refused(self.session) else ""
            self.say(f"Verder waar je was. Dit onderdeel begon {ago}. Niet goed? F6.{phones}")
        if is_still(self.session.timeline):
            self.call_after_refresh(self.open_quiet)

    def on_screen_resume(self) -> None:
        """Time went on, and things were kept, while another screen was on top."""
        if self.is_mounted and self.is_current and self.desk.live is not None:
            self.follow()
            self.clock_ticked()
            self._rest_if_nowhere()

    def _minutes_since_start(self) -> int:
        now = self.desk.world.now()
        return max(0, now - (view(self.session, now).started or now)) // MINUTE

    def title_text(self) -> str:
        """The programme and the segment."""
        return heading(self.session)

    # Showing

    def show_session(self) -> None:
        """Show everything again; each widget draws only what changed."""
        self._drawn = self.session
        segment = current_segment(self.session)
        arrived = segment.key != self._segment
        if arrived:
            self._segment = segment.key
            self._easier = self._choosing = False
            self.boards.marked = ""
            self._let_go_of_pick()
            self.field.arrive()
        else:
            self.field.settle()
        self.query_one(ScriptPane).show(words(self.session, segment, easier=self._easier))
        self._show_caught()
        self.show_waiting()
        self.clock_ticked()
        if arrived:
            # at once, for who types at once; and again if what is hidden now took the cursor with it
            self.rest()
            self.call_after_refresh(self._rest_if_nowhere)
        self.show_hints()

    def follow(self) -> None:
        """Another door changed something. Numbers that wait are one line; the rest draws what changed."""
        if self.desk.live is None or self._drawn is self.session:
            return
        if self._drawn is not None and only_waiting_differs(self._drawn, self.session):
            self._drawn = self.session
            self.show_waiting()
            return
        written = written_since(self._drawn, self.session, self.board_here) if self._drawn else ()
        self.field.fresh.update(written)
        self.show_session()
        board = self.query_one(Board)
        if written and self.focused is not board:
            board.call_after_refresh(board.show_note, written[-1])

    def show_waiting(self) -> None:
        """Show how much lies face down."""
        self.query_one(WaitingLine).shown = waiting_shown(self.session, self.board_here)

    @property
    def board_here(self) -> str:
        """The key of the place on the screen, or nothing."""
        place = self.field.place_shown()
        return place.key if place is not None else ""

    def _let_go_of_pick(self) -> None:
        """A topic that was picked in the segment before is not what this one asks."""
        entry = self.field.entry
        if isinstance(entry, NewNote) and entry.picked and not self.field.text:
            self.field.entry = None

    def _show_caught(self) -> None:
        place = self.field.place_shown()
        session, segment = self.session, current_segment(self.session)
        kind = place.capture.kind if place else None
        sheet, board = self.query_one("#sheet", Sheet), self.query_one(Board)
        sheet.display = kind in HINTS
        board.display = bool(place and place.holds_notes and place.columns and self._notes_are_there(place.key))
        if place is not None and kind in HINTS:
            sheet.hints_given = HINTS[kind]
            sheet.show(*sheet_rows(session, place, segment))
        if place is not None and board.display:
            board.show(board_shown(session, place, self.field.fresh, self.boards.marked))
        row = self.query_one("#agreement", ChoiceRow)
        row.holds = WRITING.index(session.writing)
        row.display = self.may("agreement") and (self._choosing or self._is_first())
        self.query_one("#right").set_class(sheet.display and board.display, "-both")
        self.query_one("#between").display = sheet.display or board.display
        self.query_one("#right").set_class(not (sheet.display or board.display), "-alone")

    def _notes_are_there(self, board: str) -> bool:
        """An empty board that the group has not opened would only take room."""
        opened = self.session.opened or self.session.programme.outcome is not Outcome.GROUP
        return opened or bool(notes_of(self.session, board))

    def _is_first(self) -> bool:
        return current_segment(self.session) is self.session.script.segments[0]

    def clock_ticked(self) -> None:
        """Show the time again."""
        session = self.session
        clock = view(session, self.desk.world.now())
        self.show_head()
        self.query_one(TimeBar).shown = time_shown(session, clock)
        self.query_one(Agenda).show(parts(session), ends(session, clock))
        self.query_one("#oneline", Static).update(Content(in_one_line(session, clock)))
        self._show_banner()

    def _show_banner(self) -> None:
        lines = [OFF_RECORD] if self.session.off_record else []
        trouble = self.desk.trouble
        if self.desk.unsaved and trouble is not None:
            lines.append(f"Nog niet bewaard: {self.desk.unsaved}. {trouble.message}")
            lines.append("Bewaren wordt steeds opnieuw geprobeerd. Je kunt gewoon doorgaan. F12: andere map.")
        elif self.desk.unsaved and self._slow:
            lines.append(f"Nog niet bewaard: {self.desk.unsaved}.")
        banner = self.query_one("#banner", Static)
        banner.display = bool(lines)
        banner.update(Content("\n".join(lines)))

    def kept(self) -> None:
        """What was written is on disk, or could not be kept."""
        self._slow = self._slow and bool(self.desk.unsaved)
        self._show_banner()
        self.show_hints()

    def look_if_kept(self) -> None:
        """Keeping takes milliseconds; tell of it when it takes longer."""
        self._slow = bool(self.desk.unsaved)
        if self._slow:
            self._show_banner()

    def show_newest(self) -> None:
        """Bring the note that was just written in sight."""
        board = self.query_one(Board)
        board.call_after_refresh(board.show_note, self.field.last)

    # Where the cursor rests

    def resting_place(self) -> Widget | None:
        """Where the cursor belongs in this segment."""
        if self.field.entry is not None and not self.session.off_record:
            marks = self.query_one("#sheet").display and isinstance(self.field.entry, NewNote) and not self.field.text
            if not marks:
                return self.query_one(NoteInput)
        sheet = self.query_one("#sheet")
        return sheet if sheet.display else None

    def rest(self, where: str = "") -> None:
        """Put the cursor where it belongs, or in the board or the sheet when that is there."""
        wanted = self.query_one(f"#{where}") if where else None
        if wanted is not None and wanted.display:
            self.set_focus(wanted)
        else:
            self.set_focus(self.resting_place())
        self.show_hints()

    def _rest_if_nowhere(self) -> None:
        if not self.is_current:  # finished meanwhile, and taken away
            return
        here = self.focused
        if here is None or not all(node.display for node in here.ancestors_with_self if isinstance(node, Widget)):
            self.rest()

    def open_quiet(self) -> None:
        """Show the quiet screen; the time stands still already."""
        self.home.open("quiet", then=self.after_quiet)

    def after_quiet(self, result: object) -> None:
        """Go on after the quiet screen."""

    # Hints

    def may(self, action_id: str) -> bool:
        """Whether an action works now."""
        session, entry = self.session, self.field.entry
        if action_id == "from_paper":
            return self.field.may_lay_down()
        if action_id == "show_waiting":
            return something_waits(session)
        held = session.programme.outcome is not Outcome.NOTHING
        rules = {
            "easier": bool(current_segment(session).easier),
            "label": isinstance(entry, NewNote) and not entry.face_down and not session.off_record,
            "phones": self.home.phones_on or not refused(session),
            "open_notes": session.programme.outcome is Outcome.GROUP and session.writing is Writing.LAPTOP,
            "agreement": held,
            "off_record": held,
            "elsewhere": self.desk.trouble is not None,
            "take_proposal": self._proposal is not None,
            "script_down": self.query_one(ScriptPane).max_scroll_y > 0,
            "back": neighbour(session, -1) is not None,
            "undo": bool(self.field.text) or (self.desk.live is not None and self.desk.live.can_undo(DOOR)),
        }
        return rules.get(action_id, True)

    def hints(self) -> tuple[Hint, ...]:
        """The commands; on a flat screen also what stands near the field."""
        hinted = [a for a in actions_in("live") if a.hint and a.id not in HERE and self.may(a.id)]
        hints = {action.id: action.as_hint() for action in hinted}
        if neighbour(self.session, 1) is None:
            hints.pop("closing", None)
            hints["forward"] = hints["forward"]._replace(text="afronden")
        if self.session.off_record:
            hints["off_record"] = hints["off_record"]._replace(text="weer opschrijven", short="opschrijven", rank=1)
        return (*self._flat_hints(), *hints.values())

    def _flat_hints(self) -> tuple[Hint, ...]:
        """A flat screen has no line of hints near the field; what matters most comes down to the one line."""
        if self.app.size.height >= LOW:
            return ()
        own = tuple(self.own_hints())
        return own or tuple(hint for hint in self._topic_hints() if hint.text == "groepje")

    def hints_near(self) -> tuple[Hint, ...]:
        """The keys for where the cursor is."""
        focused = self.focused
        if isinstance(focused, NoteInput):
            return (*self._field_hints(), *self._here_hints())
        own = tuple(self.own_hints())
        if own:
            return own
        enter = (Hint("Enter", "schrijven", rank=0),) if self.resting_place() is not None else ()
        return (*enter, *self._here_hints())

    def _field_hints(self) -> tuple[Hint, ...]:
        entry = self.field.entry
        if not isinstance(entry, NewNote):
            enter = "verder" if self.field.asks_more() else "bewaren"
            return (Hint("Enter", enter, rank=0), Hint("Esc", "laten", rank=0))
        several = len(entry.place.columns) > 1
        found = [Hint("Tab", "kolom", rank=1)] if several else []
        return (*found, *self._topic_hints(), Hint("↑", "naar de briefjes", "briefjes", 2))

    def _topic_hints(self) -> tuple[Hint, ...]:
        parts, topics = len(places_now(self.session)), len(topic_places(self.session))
        if parts > 1:
            return (Hint(f"Alt+1…{min(parts, 9)}", "groepje", rank=1),)
        return (Hint(f"Alt+1…{min(topics, 9)}", "ander onderwerp", "onderwerp", 7),) if topics > 1 else ()

    def _here_hints(self) -> tuple[Hint, ...]:
        quiet = set()
        if not self._is_first():
            quiet.add("agreement")
        if self.session.attendance is not None:
            quiet.add("present")
        if self.app.size.width >= 100:
            quiet.add("today")
        if not (self.session.phones.access or self.session.waiting or self.field.face_down):
            quiet.add("from_paper")  # without phones there is no batch that it must be part of
        wanted = [a for a in actions_in("live") if a.id in HERE and a.id not in quiet and self.may(a.id)]
        hints = {action.id: action.as_hint() for action in wanted}
        if "open_notes" in hints and self.session.opened:
            hints["open_notes"] = hints["open_notes"]._replace(text="briefjes dicht", short="dicht")
        if "from_paper" in hints and self.field.face_down:
            hints["from_paper"] = hints["from_paper"]._replace(text="weer open", short="")
        return tuple(hints[name] for name in HERE if name in hints)

    def show_hints(self) -> None:
        """Show again which keys work."""
        super().show_hints()
        for line in self.query("#here").results(HintLine):
            line.hints = self.hints_near()
