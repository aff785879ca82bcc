"""The live screen: the words before the leader, the time softly, and what people say in notes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Rule, Static

from herstelgroep.programme.model import CaptureKind, Outcome
from herstelgroep.session import commands as c
from herstelgroep.session.clock import MINUTE, is_still, view
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Session, Writing
from herstelgroep.session.showing import current_segment, neighbour
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import actions_in, bindings
from herstelgroep.tui.base import DOOR, CalmScreen
from herstelgroep.tui.board_work import BoardWork
from herstelgroep.tui.dutch import minutes_text
from herstelgroep.tui.entries import NewNote
from herstelgroep.tui.field_work import FieldWork
from herstelgroep.tui.live_view import (
    OFF_RECORD, board_shown, ends, heading, in_one_line, parts, sheet_rows, time_shown, words,
)  # fmt: skip
from herstelgroep.tui.mover import Mover
from herstelgroep.tui.sheet_work import HINTS, SheetWork
from herstelgroep.tui.widgets.agenda import Agenda
from herstelgroep.tui.widgets.board import Board
from herstelgroep.tui.widgets.choices import ChoiceRow
from herstelgroep.tui.widgets.hints import HintLine
from herstelgroep.tui.widgets.notefield import NoteField, NoteInput
from herstelgroep.tui.widgets.script import ScriptPane
from herstelgroep.tui.widgets.sheet import Sheet
from herstelgroep.tui.widgets.timebar import TimeBar

WRITING = (Writing.LAPTOP, Writing.PAPER, Writing.NOTHING)
HERE = ("easier", "label", "open_notes", "agreement", "today", "present", "undo")
"""Actions that are hinted near the field, not among the commands."""
PATIENCE = 0.5
"""Keeping takes milliseconds; only what takes longer than this is told of."""


class LiveScreen(CalmScreen[None]):
    """Leading a session. The state comes from the desk's live session, commands go to it."""

    SCREEN = "live"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("live"), Binding("enter", "rest", show=False)]
    CSS_PATH = "live.tcss"

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.field = FieldWork(self)
        self.boards = BoardWork(self)
        self.sheets = SheetWork(self)
        self._segment = ""
        self._easier = False
        self._choosing = False
        self._proposal: Command | None = None

    @property
    def session(self) -> Session:
        """The state of now."""
        assert self.desk.live is not None
        return self.desk.live.session
