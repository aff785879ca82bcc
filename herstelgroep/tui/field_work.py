"""Typing in the live screen: where a note goes, what is half-typed, what is being changed."""

from typing import TYPE_CHECKING

from herstelgroep.privacy.cleaning import clean_line, clean_note
from herstelgroep.programme.model import CaptureKind, Outcome, Role
from herstelgroep.session.boards import Place, topic_places
from herstelgroep.session.model import Session, Writing
from herstelgroep.session.people import present_groups
from herstelgroep.session.showing import current_segment, places_now
from herstelgroep.tui.entries import Agreement, ChangedNote, Entry, FormField, NewNote, Summary, other_column
from herstelgroep.tui.live_view import OFF_RECORD
from herstelgroep.tui.widgets.notefield import NoteField

if TYPE_CHECKING:
    from herstelgroep.tui.screens.live import LiveScreen


class FieldWork:
    """What the field is busy with. A half-typed note keeps the place where it was begun."""

    def __init__(self, screen: "LiveScreen") -> None:
        self.screen = screen
        self.entry: Entry | None = None
        self.fresh: set[str] = set()
        self.part = 0
        self.role: Role | None = None
        self.pasted: tuple[str, ...] = ()
        self.last = ""
        self.face_down = False
        self._waiting: tuple[Entry, str] | None = None
        self._columns: dict[str, str] = {}

    @property
    def session(self) -> Session:
        """The state of now."""
        return self.screen.session

    @property
    def field(self) -> NoteField:
        """The widget."""
        return self.screen.query_one(NoteField)

    @property
    def text(self) -> str:
        """What is typed now."""
        return self.field.input.value

    def place_now(self) -> Place | None:
        """Where this segment catches what is said; of small groups the one that is chosen."""
        places = places_now(self.session)
        return places[min(self.part, len(places) - 1)] if places else None

    def place_shown(self) -> Place | None:
        """The place on the screen: of a topic that was picked, the notes can be read too."""
        entry = self.entry
        if isinstance(entry, NewNote) and entry.picked and entry.segment == current_segment(self.session).key:
            return entry.place
        return self.place_now()

    def may_write(self) -> bool:
        """Whether notes are for writing here at all."""
        session = self.session
        if session.programme.outcome is Outcome.NOTHING or session.writing is not Writing.LAPTOP:
            return False
        return session.opened or session.programme.outcome is not Outcome.GROUP

    def usual(self) -> Entry | None:
        """What the field is for in this segment."""
        place = self.place_now()
        if place is None:
            return None
        if place.capture.kind is CaptureKind.ACTIONS:
            return Agreement()
        if not place.holds_notes or not place.columns or not self.may_write():
            return None
        return self._note_for(place)

    def _note_for(self, place: Place, *, picked: bool = False) -> NewNote:
        column = self._columns.get(place.key) or self._first_column(place)
        return NewNote(place, column, current_segment(self.session).key, self._label(), picked, self.face_down)

    def _first_column(self, place: Place) -> str:
        """The first one; beside marks the one that the group is asked about now."""
        asked = current_segment(self.session).shown
        keys = [item.key for item in place.columns]
        if place.capture.kind is CaptureKind.MARKS and place.capture.higher and asked == place.capture.higher:
            return next(key for key in keys if key.endswith(".hoger"))
        return keys[0]

    def _label(self) -> Role | None:
        return self.role if self.role in present_groups(self.session.attendance) else None

    def arrive(self) -> None:
        """The leader came to another segment; a half-typed note stays with the one before."""
        segment = current_segment(self.session)
        self.fresh.clear()
        self._columns.clear()
        self.part = 0
        self.role = segment.speaks
        self.face_down = False
        if self._only_asks():
            self._take_up()
        self.settle()
        if segment.speaks and self.session.attendance is None and isinstance(self.entry, NewNote):
            self.screen.say("Erbij zetten wie het zegt? Vul eerst in hoeveel mensen er zijn: Alt+W.")

    def asks_more(self) -> bool:
        """Whether Enter goes on to a next part."""
        return isinstance(self.entry, FormField) or (isinstance(self.entry, Agreement) and self.entry.step != "when")

    def settle(self) -> None:
        """An empty field is for what the segment asks."""
        self._look_again()
        if not self.text and not self._busy():
            self.entry = self.usual()
        self.show()

    def _busy(self) -> bool:
        """Whether the empty field asks something that must not be put aside."""
        entry = self.entry
        if isinstance(entry, NewNote):
            return entry.picked and self.may_write()
        if isinstance(entry, Agreement):
            return entry.step != "what" or bool(entry.handle)
        return entry is not None

    def _only_asks(self) -> bool:
        """Whether the field asks about an agreement that is written down, and nothing was typed since."""
        entry = self.entry
        return isinstance(entry, Agreement) and bool(entry.handle) and clean_line(self.text) == entry.text()

    def _look_again(self) -> None:
        """What is asked about may have been undone: ask again what is open, or nothing when it is gone."""
        entry = self.entry
        if not isinstance(entry, Agreement) or not self._only_asks():
            return
        action = self.session.actions.get(entry.handle)
        if action is None:
            self._take_up()
        elif action != entry.old:
            self.entry = entry.renewed(action)
            self.field.input.put(self.entry.text())

    def show(self) -> None:
        """Show the field as it is now."""
        field, entry, off_record = self.field, self.entry, self.session.off_record
        field.display = entry is not None
        field.set_class(off_record, "-closed")
        field.input.disabled = off_record
        if entry is None:
            return
        asks = f"{OFF_RECORD}. F9: weer opschrijven" if off_record else entry.asks
        after = ""
        if isinstance(entry, NewNote) and not entry.picked and entry.segment != current_segment(self.session).key:
            begun = self.session.script.segment(entry.segment)
            after = f"hoort bij: {begun.title if begun else entry.place.title}"
        field.show(entry.side, asks, after)

    def begin(self, entry: Entry, text: str) -> None:
        """Let the field be busy with something else for a moment; a half-typed note waits."""
        if isinstance(self.entry, NewNote) and self.text:
            self._waiting = (self.entry, self.text)
        self.entry = entry
        self.field.input.put(text)
        self.show()
        self.field.input.focus()

    def back(self) -> None:
        """Go on with what waited, or with what the segment asks."""
        self._take_up()
        self.screen.show_session()

    def _take_up(self) -> None:
        waiting, self._waiting = self._waiting, None
        self.entry, text = waiting or (self.usual(), "")
        self.field.input.put(text)

    def submit(self, text: str) -> None:
        """Enter after this text. What is refused stays in the field, and so does what was typed since."""
        if self.pasted:
            self._write_pasted()
        elif isinstance(self.entry, Agreement):
            self._agree(self.entry)
        elif self.entry is not None and self._write(self.entry, text):
            self._written(self.entry, text)

    def _write(self, entry: Entry, text: str) -> bool:
        handle = self.screen.desk.new_handle()
        if not (isinstance(entry, NewNote) and entry.face_down):
            self.fresh.add(handle)
        if self.screen.do(entry.command(text, handle)):
            self.last = handle
            return True
        self.fresh.discard(handle)
        return False

    def _written(self, entry: Entry, text: str) -> None:
        since = self.text.removeprefix(text) if self.text.startswith(text) else ""
        if isinstance(entry, NewNote) and entry.face_down:
            self._laid_down(entry)
            self._typed_since(since)
            return
        if isinstance(entry, NewNote):
            self.field.input.put("")
            self.entry = None
            self.settle()
            self._typed_since(since)
            if entry.picked:
                self.screen.show_session()
            self.screen.say(self._where(entry))
            self.screen.show_newest()
            self.screen.point_out(entry, text)
            return
        self.screen.say("Dat staat er nu zo.")
        self.back()
        if isinstance(entry, FormField):
            self.screen.sheets.next_field(entry)
        else:
            self.screen.rest("board")

    def _where(self, entry: NewNote) -> str:
        """Where a note went that is not in sight now: on another board, or beside the marks."""
        if self._is_elsewhere(entry):
            return f"Het briefje ligt bij: {entry.place.title}."
        if entry.place.capture.kind is CaptureKind.MARKS:
            return next((f"Het briefje ligt bij: {i.title}" for i in entry.place.columns if i.key == entry.column), "")
        return ""

    def _typed_since(self, text: str) -> None:
        """A slow moment: the first letters of the next note were there before this one was written."""
        if text and self.entry is not None:
            self.field.input.put(text)

    def _laid_down(self, entry: NewNote) -> None:
        """Nothing of a slip stays on the screen; the next one of the stack goes to the same topic."""
        self.field.input.put("")
        self.entry = entry if entry.picked and self.face_down else None
        self.settle()
        self.screen.show_session()
        where = f" bij: {entry.place.title}" if self._is_elsewhere(entry) else ""
        self.screen.say(f"Het briefje ligt dicht{where}.")

    def lay_down(self) -> None:
        """From paper: what is typed from now lies face down, or open again."""
        entry = self.entry
        self.face_down = not (entry.face_down if isinstance(entry, NewNote) else self.face_down)
        if isinstance(self.entry, NewNote):
            self.entry = self.entry._replace(face_down=self.face_down)
        self.show()
        if not self.face_down:
            self.screen.say("Wat je typt, ligt weer open op het bord.")
        elif self.entry is None:
            self.screen.say("Van papier. Kies een onderwerp: Alt en een cijfer. Alt+C: weer gewoon.")
        else:
            self.screen.say("Van papier: niemand ziet het tot F7. Alt+C: weer gewoon.")

    def may_lay_down(self) -> bool:
        """Whether slips can be typed here, now or after a topic is picked."""
        here = isinstance(self.entry, NewNote) or (self.entry is None and bool(topic_places(self.session)))
        return here and self.may_write() and not self.session.off_record

    def _is_elsewhere(self, entry: NewNote) -> bool:
        place = self.place_now()
        return place is None or place.key != entry.place.key

    def _agree(self, entry: Agreement) -> None:
        """Every Enter writes, so that nothing is lost when the leader moves on halfway."""
        if not self._write(entry, clean_line(self.text)):
            return
        self.screen.say("De afspraak staat erbij.")
        if entry.step == "when":
            self.back()
            return
        handle = entry.handle or self.last
        self.entry = entry.after(handle, self.session.actions[handle])
        self.field.input.put(self.entry.text())
        self.show()

    def paste(self, lines: tuple[str, ...]) -> None:
        """Several lines: ask once. In any other field they become one line."""
        if isinstance(self.entry, NewNote):
            self.pasted = lines
            self.screen.say(f"Je plakte {len(lines)} regels. Enter maakt er {len(lines)} briefjes van. Esc laat het.")
        else:
            self.field.input.replace(" ".join(lines), *self.field.input.selection)

    def _write_pasted(self) -> None:
        entry, lines = self.entry, self.pasted
        if not isinstance(entry, NewNote):
            return
        with self.screen.telling():
            for line in lines:
                clean_note(line)
            if all(self._write(entry, line) for line in lines):
                self.screen.say(f"{len(lines)} briefjes {'liggen dicht' if entry.face_down else 'staan erbij'}.")
        self.pasted = ()
        self.screen.show_newest()

    def leave(self) -> None:
        """Esc: what was asked is left as it was; a half-typed note simply stays."""
        if self.pasted:
            self.pasted = ()
            self.screen.say("Er is niets geplakt.")
        elif isinstance(self.entry, Agreement) and self.entry.step == "what" and not self.text:
            self.screen.set_focus(None)
        elif self.entry is not None and not isinstance(self.entry, NewNote):
            where = "board" if isinstance(self.entry, ChangedNote | Summary) else "sheet"
            self.back()
            self.screen.rest(where)
        else:
            self.screen.set_focus(None)

    def change_column(self, by: int) -> None:
        """Tab: the column beside this one, for this note and the next ones."""
        if isinstance(self.entry, NewNote):
            self.entry = other_column(self.entry, by)
            self._columns[self.entry.place.key] = self.entry.column
            self.show()

    def write_at(self, item: str) -> None:
        """From a row of marks: the next note is about that row, in the same column as the last one where it can be."""
        entry = self.entry
        if not isinstance(entry, NewNote) or self.text or entry.place.capture.kind is not CaptureKind.MARKS:
            return
        keys = [column.key for column in entry.place.columns]
        wanted = [f"{item}.{entry.column.rpartition('.')[2]}", *(key for key in keys if key.startswith(f"{item}."))]
        if found := next((key for key in wanted if key in keys), ""):
            self.entry = entry._replace(column=found)
            self._columns[entry.place.key] = found
            self.show()

    def change_label(self) -> None:
        """The next group that may be a label here, or none."""
        if not isinstance(self.entry, NewNote) or self.entry.face_down:
            return
        if self.session.attendance is None:
            self.screen.say("Vul eerst in hoeveel mensen er zijn: Alt+W. Daarna kan er een groep bij.")
            return
        choices = [None, *sorted(present_groups(self.session.attendance), key=list(Role).index)]
        if len(choices) == 1:
            self.screen.say("De groepen zijn te klein. Het zou te herkennen zijn wie iets zei.")
            return
        place = choices.index(self.entry.role) if self.entry.role in choices else 0
        self.role = choices[(place + 1) % len(choices)]
        self.entry = self.entry._replace(role=self.role)
        self.show()

    def pick(self, number: int) -> None:
        """Alt and a number: another small group here, or another topic for the next note."""
        parts = places_now(self.session)
        topics = topic_places(self.session)
        if len(parts) > 1 and number <= len(parts):
            self.part = number - 1
            self.screen.show_session()
            self.screen.say(f"Nu: {parts[self.part].title}.")
        elif len(parts) <= 1 and number <= len(topics) and self.may_write():
            if self.entry is None or isinstance(self.entry, NewNote):
                self.entry = self._note_for(topics[number - 1], picked=True)
                self.screen.show_session()
                self.field.input.focus()
        else:
            self.screen.say(f"Er is hier geen onderwerp {number}.")
