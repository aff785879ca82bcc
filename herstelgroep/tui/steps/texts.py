"""What is written in sentences: summaries, the next time, the process form, the end of the minutes."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from herstelgroep.dates import full_date, read_date
from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.model import CaptureKind, Outcome
from herstelgroep.session import finishing
from herstelgroep.session.boards import Place, places
from herstelgroep.session.commands import SetClosing, SetField, SetHead, SetSummary
from herstelgroep.session.model import Session
from herstelgroep.tui.steps.base import Bound, Step, head, told
from herstelgroep.tui.steps.next_date import Proposal, next_of_plan

if TYPE_CHECKING:
    from herstelgroep.tui.screens.steps import StepScreen


def boards(session: Session) -> list[Place]:
    """The boards that may get a summary: those with notes, a summary, or in the script of today."""
    return [p for p in places(session) if p.holds_notes]


def forms(session: Session) -> list[Place]:
    """The forms that are filled in once."""
    return [p for p in places(session) if p.capture.kind is CaptureKind.FORM and not p.capture.rows]


def summary_of(place: Place) -> Bound:
    """The summary of a board."""
    return Bound(lambda s: s.summaries.get(place.key, ""), lambda text: SetSummary(place.key, text))


def closing_of(field: str) -> Bound:
    """A line at the end of the minutes."""
    return Bound(lambda s: str(getattr(s.closing, field)), lambda text: SetClosing(field, text))


def filled_in(session: Session, form: str, field: str) -> str:
    """What stands in a field of a form with one row."""
    row = next(iter(session.forms.get(form, {}).values()), {})
    return row.get(field, "")


class SummaryStep(Step):
    """What was said about each topic, in a few sentences."""

    heading = "In het kort"

    def compose(self) -> ComposeResult:
        """A field for each topic."""
        yield told("Schrijf per onderwerp in een paar zinnen wat er is gezegd. Zonder namen. Leeg laten mag.")
        for place in boards(self.session):
            yield self.area(f"{place.title}   ({_counted(self.session, place)})", summary_of(place))


class NextStep(Step):
    """The next time, and how it went."""

    heading = "Volgende keer"

    def compose(self) -> ComposeResult:
        """The date, and the process form when the programme has one."""
        yield self.line("Volgende keer", closing_of("next_date"), placeholder="bijvoorbeeld: woensdag 9 december")
        yield Static(id="proposed", classes="told", markup=False)
        for place in forms(self.session):
            yield head(place.title)
            for item in place.capture.items:
                yield self.area(item.title, self.row_field(place, item.key))

    def on_mount(self) -> None:
        """Look in the plan of the group when it is."""
        self.query_one("#proposed").display = False
        steps = cast("StepScreen", self.screen)
        if self.session.group and not self.session.closing.next_date and not steps.proposed:
            self.calm.work(partial(next_of_plan, self.desk, self.session), self._propose)

    def _propose(self, proposal: Proposal | None) -> None:
        if proposal is None or not self.is_attached:
            return
        field = self.query(Input).first()
        if field.value or self.session.closing.next_date:  # somebody was quicker
            return
        field.value = proposal.said
        cast("StepScreen", self.screen).proposed = True
        told = self.query_one("#proposed", Static)
        told.update(Content(proposal.told))
        told.display = True

    def row_field(self, place: Place, key: str) -> Bound:
        """A field in the one row of a form; the row is made when something is filled in."""
        rows = self.session.forms.get(place.key, {})
        row = next(iter(rows), "") or f"{place.key}-1"
        return Bound(lambda s: filled_in(s, place.key, key), lambda text: SetField(place.key, row, key, text))


class TailStep(Step):
    """What the minutes say besides the topics."""

    heading = "Veranderen"

    def compose(self) -> ComposeResult:
        """What may be changed before the minutes leave the room."""
        if self.session.programme.outcome is Outcome.SHARE:
            yield from self._shared()
        yield self.line("Volgende keer", closing_of("next_date"))
        yield self.line("Wissen op", self.delete_by(), placeholder="bijvoorbeeld: 1 december 2027")

    def _shared(self) -> Iterator[Widget]:
        session = self.session
        yield self.line("Plaats", Bound(lambda s: s.place, lambda text: SetHead("place", text)))
        yield self.area("Waar ging het om?", self.usual("purpose", session.script.purpose or session.programme.purpose))
        for place in boards(session):
            yield self.area(f"In het kort: {place.title}", summary_of(place))
        yield self.area("Wat gebeurt ermee?", self.usual("what_happens", session.programme.what_happens))
        yield self.area("Wie leest het?", self.usual("readers", session.programme.readers))

    def usual(self, field: str, usual: str) -> Bound:
        """A line that the programme fills in when nobody else does."""
        return Bound(lambda s: str(getattr(s.closing, field)) or usual, lambda text: SetClosing(field, text))

    def delete_by(self) -> Bound:
        """The day on which the minutes are deleted, typed as people say it."""

        def command(text: str) -> SetClosing | None:
            if not text:
                return SetClosing("delete_by", "")
            try:
                day = read_date(text, self.desk.world.today())
            except HerstelgroepError as error:
                self.calm.say(error.message)
                return None
            return SetClosing("delete_by", day.isoformat())

        return Bound(lambda s: _said(s.closing.delete_by), command)


def _said(iso: str) -> str:
    try:
        return full_date(date.fromisoformat(iso))
    except ValueError:
        return iso


def _counted(session: Session, place: Place) -> str:
    count = sum(note.count for note in session.boards.get(place.key, {}).values())
    return "1 briefje" if count == 1 else f"{count} briefjes"


def delete_day(session: Session, desk: Desk) -> str:
    """The day on which these minutes are deleted unless somebody chooses otherwise, as ISO."""
    try:
        day = date.fromisoformat(session.date)
    except ValueError:
        day = desk.world.today()
    return finishing.delete_day(day, desk.settings.minutes_months)
