"""The live screen: the words before the leader, the time softly, and what people say in notes."""

from textual import on
from textual.events import Key
from textual.widgets import Input

from herstelgroep.session import commands as c
from herstelgroep.session.clock import is_still
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Writing
from herstelgroep.session.showing import neighbour
from herstelgroep.tui import DOOR
from herstelgroep.tui.base import Message
from herstelgroep.tui.entries import NewNote
from herstelgroep.tui.live_view import notes_of
from herstelgroep.tui.phones_words import refused
from herstelgroep.tui.screens.live_shown import WRITING, LiveShown
from herstelgroep.tui.waiting_view import batch_here
from herstelgroep.tui.widgets.agenda import Agenda
from herstelgroep.tui.widgets.board import Board
from herstelgroep.tui.widgets.choices import ChoiceRow
from herstelgroep.tui.widgets.notefield import NoteInput
from herstelgroep.tui.widgets.script import BEFORE, ScriptPane
from herstelgroep.tui.widgets.sheet import Sheet

PATIENCE = 0.5
_PHONES_KNOW = " De telefoons zeggen dat ook. Ze uitzetten: F4."
_AGREED = {
    Writing.LAPTOP: "Afgesproken: de laptop mag. Er wordt geschreven, zonder namen.",
    Writing.PAPER: "Afgesproken: alleen papier. Briefjes kun je later overnemen.",
    Writing.NOTHING: "Afgesproken: er wordt niets opgeschreven.",
}


class LiveScreen(LiveShown):
    """Leading a session: keys become commands, and the state that comes back is shown."""

    def on_mount(self) -> None:
        """What the group remembers may stand lower than the screen reaches."""
        self.call_after_refresh(self._tell_recalled)

    def _tell_recalled(self) -> None:
        pane = self.query_one(ScriptPane)
        if pane.words.before and pane.max_scroll_y > 0 and not self.query_one(Message).text:
            self.say(f"Onder het draaiboek: {BEFORE.lower()}. Lees verder met Alt+↓.")

    def do(self, command: Command) -> bool:
        """Send a command to the live session and show what came of it."""
        if not super().do(command):
            return False
        self.show_session()
        self.set_timer(PATIENCE, self.look_if_kept)
        return True

    # Going through the session

    def action_forward(self) -> None:
        """On to the next segment; after the last one the close."""
        if not self.home.mover.may(1):
            return
        if neighbour(self.session, 1) is None:
            self.action_closing()
        else:
            self._go(1)

    def action_back(self) -> None:
        """Back to the segment before."""
        if self.home.mover.may(-1):
            self._go(-1)

    def _go(self, step: int) -> None:
        slips = self.field.face_down
        with self.telling():
            told = self.home.mover.go(step)
            self.show_session()
            self.say(f"{told} Wat je typt, ligt weer open." if slips else told)

    def action_still(self) -> None:
        """Even stil: the time of this segment stands still."""
        if is_still(self.session.timeline) or self.do(c.HoldStill(self.desk.world.now())):
            self.open_quiet()

    def after_quiet(self, result: object) -> None:
        """The time goes on where it stood."""
        if is_still(self.session.timeline) and self.do(c.Resume(self.desk.world.now())):
            self.say("We gaan verder waar we waren.")
        self.rest()

    def action_group(self) -> None:
        """The big screen for the group."""
        self.home.open("group", then=self._returned)

    def action_phones(self) -> None:
        """The phones on, with their codes; or why they stay off."""
        why_not = "" if self.home.phones_on else refused(self.session)
        if why_not:
            self.say(why_not)
        else:
            self.home.open("phones", then=self._returned)

    def action_time(self) -> None:
        """Time: more, less, correct, plan differently."""
        self.home.open("time", then=self._returned)

    def action_present(self) -> None:
        """How many people there are."""
        self.home.open("attendance", then=self._returned)

    def action_elsewhere(self) -> None:
        """Keep everything in another folder."""
        self.home.open("elsewhere", then=self._returned)

    def action_closing(self) -> None:
        """The close of the session."""
        self.home.open("closing", then=self._returned)

    def _returned(self, told: object) -> None:
        if self.desk.live is None:
            return
        self.show_session()
        if isinstance(told, str):
            self.say(told)

    def _back_from_blank(self, told: object) -> None:
        """The full stop that made the screen blank may be the first sign of a note."""
        if not isinstance(told, str) or not told.startswith("."):
            self._returned(told)
            return
        self._returned(None)
        field = self.query_one(NoteInput)
        if self.field.entry is not None and not field.disabled:
            self.set_focus(field)
            field.insert_text_at_cursor(told)

    # What was agreed

    def action_off_record(self) -> None:
        """Buiten verslag, or on the record again. The field closes and keeps its text."""
        off = not self.session.off_record
        if self.may("off_record") and self.do(c.SetOffRecord(off)):
            self.say("" if off else "Er wordt weer geschreven. Wat ertussen gezegd is, staat nergens.")
            self.rest()

    def action_agreement(self) -> None:
        """To the three choices, or away from them."""
        if self.may("agreement"):
            self._choosing = True
            self.show_session()
            self.set_focus(self.query_one("#agreement"))

    def action_open_notes(self) -> None:
        """The group opens its notes, or closes them."""
        opened = not self.session.opened
        if self.may("open_notes") and self.do(c.SetOpened(opened)):
            self.say("De briefjes zijn open." if opened else "De briefjes zijn dicht.")
            self.rest()

    @on(ChoiceRow.Chosen)
    def _agreed(self, event: ChoiceRow.Chosen) -> None:
        self._choosing = False
        if event.place is not None and self.do(c.SetWriting(WRITING[event.place])):
            phones = "" if event.place == 0 or not self.home.phones_on else _PHONES_KNOW
            self.say(f"{_AGREED[WRITING[event.place]]}{phones}")
        self.show_session()
        self.rest()

    # The words and the list

    def action_easier(self) -> None:
        """Show the simpler wording in place, or take it away again."""
        if self.may("easier"):
            self._easier = not self._easier
            self.show_session()

    def action_script_up(self) -> None:
        """Scroll the words up."""
        self.query_one(ScriptPane).scroll_relative(y=-2, animate=False)

    def action_script_down(self) -> None:
        """Scroll the words down."""
        self.query_one(ScriptPane).scroll_relative(y=2, animate=False)

    def action_today(self) -> None:
        """Unfold the list of today, or fold it up again."""
        self.toggle_class("-today")
        self.query_one(Agenda).renew()

    # Typing

    def action_label(self) -> None:
        """The next group as a label."""
        self.field.change_label()

    def action_from_paper(self) -> None:
        """Slips of paper lie face down while they are typed, or notes lie open again."""
        if self.may("from_paper"):
            self.field.lay_down()
            self.show_hints()

    def action_show_waiting(self) -> None:
        """Show what lies face down in one batch without an order, or count what was voted."""
        if self.reveal.press(batch_here(self.live, self.board_here)):
            # what was typed last lies at the end: now everything looks the same
            self.field.fresh.clear()
            self.show_session()

    def key_comes(self, key: Key) -> bool:
        """The question of F7 hears of every key; a letter right after a full stop makes both a note."""
        if stops := self.full_stop.begin_of_note(key):
            self.query_one(NoteInput).insert_text_at_cursor(stops)
            self.say("")
        return self.reveal.key_comes(key)

    def action_topic(self, number: int) -> None:
        """Another topic for the next note, or another small group."""
        self.field.pick(number)
        self.show_hints()

    def action_undo(self) -> None:
        """Typing first, then the last act of this screen, which is named."""
        if self.query_one(NoteInput).undo_typing():
            self.say("Typen ongedaan gemaakt.")
        elif self.desk.live is not None:
            with self.telling():
                told = self.desk.live.undo(DOOR)
                self.say(told)
            self.show_session()

    def action_rest(self) -> None:
        """Enter with the cursor nowhere: back to where it belongs."""
        self.rest()

    def action_to_field(self) -> None:
        """Tab outside the field: into it, when there is one."""
        field, sheet = self.query_one(NoteInput), self.query_one(Sheet)
        if sheet.has_focus and sheet.here:
            self.field.write_at(sheet.here.key)
        self.set_focus(field if self.field.entry is not None and not field.disabled else self.resting_place())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.field.submit(event.value)
        self.show_hints()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if len(event.value) < 2:
            self.field.show()

    @on(NoteInput.Pasted)
    def _pasted(self, event: NoteInput.Pasted) -> None:
        self.field.paste(event.lines)

    @on(NoteInput.Wished)
    def _wished(self, event: NoteInput.Wished) -> None:
        if event.what == "notes":
            self.rest("board" if self.query_one(Board).display else "sheet")
        elif event.what == "blank":
            if told := self.full_stop.press():
                self.say(told)
            else:
                self.home.open("group", True, then=self._back_from_blank)
        elif event.what == "leave":
            self.field.leave()
        else:
            self.field.change_column(1 if event.what == "column" else -1)
        self.show_hints()

    @on(Board.Asked)
    def _asked(self, event: Board.Asked) -> None:
        self.boards.asked(event.what, event.handle)
        self.show_hints()

    @on(Sheet.Adjusted)
    def _adjusted(self, event: Sheet.Adjusted) -> None:
        self.sheets.adjusted(event.key, event.by)

    @on(Sheet.Typed)
    def _typed(self, event: Sheet.Typed) -> None:
        self.sheets.typed(event.key, event.digit, event.first)

    @on(Sheet.Chosen)
    def _chosen(self, event: Sheet.Chosen) -> None:
        self.sheets.chosen(event.key)

    @on(Sheet.Taken)
    def _taken(self, event: Sheet.Taken) -> None:
        self.sheets.taken(event.key)

    @on(Sheet.Ticked)
    def _ticked(self, event: Sheet.Ticked) -> None:
        self.sheets.ticked(event.key)

    # Names

    def point_out(self, entry: NewNote, text: str) -> None:
        """Point at words that may tell who somebody is; the writer decides."""
        from herstelgroep.privacy.spotting import spot

        self._proposal = None
        note = notes_of(self.session, entry.place.key).get(self.field.last)
        found = spot(note.text) if note else ()
        if note is None or not found:
            return
        changed = note.text
        for finding in reversed(found):
            changed = changed[: finding.start] + finding.proposal + changed[finding.end :]
        self._proposal = c.EditNote(entry.place.key, self.field.last, changed, if_now=note.text)
        first = found[0]
        self.say(f"Is '{first.words}' te herkennen? Alt+N maakt er '{first.proposal}' van. Het mag ook zo blijven.")

    def action_take_proposal(self) -> None:
        """Replace the words that were pointed at."""
        proposal, self._proposal = self._proposal, None
        if proposal is not None and self.do(proposal):
            self.say("Het briefje is aangepast.")
