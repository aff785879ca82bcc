"""Time (F6): more or less, the start corrected, the agreed end, and what to do with the rest."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from herstelgroep.dates import hour_of, moment, read_hour
from herstelgroep.session import commands as c
from herstelgroep.session.clock import MINUTE, ClockView, planned_minutes, view
from herstelgroep.session.model import Session
from herstelgroep.session.replan import Proposal, ProposalKind, proposals
from herstelgroep.session.showing import current_segment
from herstelgroep.tui import DOOR
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.dutch import minutes_text
from herstelgroep.tui.widgets.sheet import Row, Sheet

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

_HINTS = (Hint("↑ ↓", "kiezen", rank=2), Hint("← →", "minuten", rank=1), Hint("Enter", "zo doen we het", "zo", 1))


def told(session: Session, proposal: Proposal) -> tuple[str, str]:
    """A proposal in plain words: what it is, and what happens to each segment."""
    titles = {segment.key: segment for segment in session.script.segments}
    shorter = [
        f"{titles[key].title}: {planned_minutes(session.timeline, titles[key])} wordt "
        f"{planned_minutes(session.timeline, titles[key]) + minutes} min"
        for key, minutes in proposal.plan.minutes.items()
    ]
    detail = ". ".join([*shorter, f"Einde rond {hour_of(proposal.end)}"])
    if proposal.kind is ProposalKind.SHORTEN:
        return "Onderdelen korter maken", detail
    if proposal.kind is ProposalKind.DROP:
        dropped = " en ".join(titles[key].title for key in proposal.plan.drop)
        return f"Laten vervallen: {dropped}", detail
    return "Later stoppen", f"Alles blijft zoals het is. Einde rond {hour_of(proposal.end)}"


class TimeScreen(CalmScreen[str]):
    """Each change holds at once; Ctrl+Z takes it back. The leader chooses, or leaves it."""

    SCREEN = "time"
    TELLS_TROUBLE = True
    AUTO_FOCUS = "#times"
    BINDINGS: ClassVar[list[BindingType]] = bindings("time")
    CSS = """
    TimeScreen Sheet { padding: 1 2; }
    TimeScreen #hour { margin: 0 2; padding: 0 1; background: $field; display: none; }
    """

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._proposals: tuple[Proposal, ...] = ()

    @property
    def session(self) -> Session:
        """The state of now."""
        assert self.desk.live is not None
        return self.desk.live.session

    def compose_body(self) -> list[Widget]:
        """The rows, and a field for an hour."""
        asks = "Hoe laat moeten we weg? Bijvoorbeeld 16.00. Leeg: geen eindtijd"
        field = Input(placeholder=asks, id="hour", compact=True)
        field.cursor_blink = False
        return [Sheet(id="times", hints=_HINTS), field]

    def on_mount(self) -> None:
        """Show how it stands."""
        self._show()

    def clock_ticked(self) -> None:
        """The minutes go on."""
        self.show_head()
        self._show()

    def title_text(self) -> str:
        """What this is, and for which segment."""
        return f"Tijd  ·  {current_segment(self.session).title}"

    def _show(self) -> None:
        session, now = self.session, self.desk.world.now()
        clock = view(session, now)
        self._proposals = proposals(session, now)
        ago = max(0, now - (clock.started or now)) // MINUTE
        agreed = hour_of(session.timeline.end) if session.timeline.end is not None else "geen"
        rows = [
            Row("minutes", "Dit onderdeel duurt", minutes_text(clock.planned), _left(clock), "step"),
            Row("start", "Dit onderdeel begon", f"{minutes_text(ago)} geleden", "klopt dat niet? ← of →", "step"),
            Row("end", "We moeten weg om", agreed, "Enter verandert het", "choose"),
            Row("", "", kind="told"),
            Row("", f"Einde rond {hour_of(clock.end)}. {_drift(session, clock)}", kind="told"),
        ]
        if self._proposals:
            rows.append(Row("", "", kind="told"))
            rows.append(Row("", "Dit kan met de rest. Jij kiest, of je laat het zo.", kind="told"))
        for number, proposal in enumerate(self._proposals):
            name, detail = told(session, proposal)
            rows.append(Row(f"plan{number}", name, value=detail, below=True))
        dropped = [s for s in remaining_after(session) if s in session.timeline.dropped]
        for key in dropped:
            segment = session.script.segment(key)
            rows.append(Row(f"back|{key}", f"Toch doen: {segment.title if segment else key}", below=True))
        self.query_one(Sheet).show("", tuple(rows))

    @on(Sheet.Adjusted)
    def _adjusted(self, event: Sheet.Adjusted) -> None:
        now = self.desk.world.now()
        clock = view(self.session, now)
        if event.key == "minutes":
            if clock.planned + event.by >= 1:
                self._carry_out(c.ChangePlan(minutes={current_segment(self.session).key: event.by}))
        elif event.key == "start" and clock.started is not None:
            self._carry_out(c.CorrectStart(min(now, clock.started - event.by * MINUTE), now))

    @on(Sheet.Chosen)
    def _chosen(self, event: Sheet.Chosen) -> None:
        if event.key == "end":
            field = self.query_one("#hour", Input)
            field.display = True
            end = self.session.timeline.end
            field.value = hour_of(end) if end is not None else ""
            field.focus()
        elif event.key.startswith("plan"):
            proposal = self._proposals[int(event.key.removeprefix("plan"))]
            if self.desk.live is not None and proposal.plan == c.ChangePlan():
                self.say("We stoppen later. Er verandert niets aan de rest.")
            elif self._carry_out(proposal.plan):
                self.say(f"Zo doen we het. Einde rond {hour_of(proposal.end)}. Ctrl+Z zet het terug.")
        elif event.key.startswith("back|"):
            self._carry_out(c.ChangePlan(restore=(event.key.partition("|")[2],)))

    @on(Input.Submitted)
    def _hour(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        with self.telling():
            end = moment(self.desk.world.today(), read_hour(text)) if text else None
            if self._carry_out(c.SetEnd(end)):
                self._close_field()

    def _close_field(self) -> None:
        self.query_one("#hour").display = False
        self.query_one(Sheet).focus()

    def _carry_out(self, command: c.Command) -> bool:
        done = self.do(command)
        if done:
            self.say("")
            self._show()
        return done

    def action_undo(self) -> None:
        """Take the last act back."""
        if self.desk.live is not None:
            with self.telling():
                self.say(self.desk.live.undo(DOOR))
            self._show()

    def action_close(self) -> None:
        """Out of the field, or back to the live screen."""
        if self.query_one("#hour").display:
            self._close_field()
        else:
            self.dismiss("")


def remaining_after(session: Session) -> tuple[str, ...]:
    """The keys of what comes after the segment of now, with what was dropped."""
    keys = [segment.key for segment in session.script.segments]
    return tuple(keys[keys.index(current_segment(session).key) + 1 :])


def _left(clock: ClockView) -> str:
    return f"nog {clock.left} min" if clock.left else f"+{clock.over} min"


def _drift(session: Session, clock: ClockView) -> str:
    if session.timeline.end is None and abs(clock.drift) <= 1:
        return "Dat is zoals gepland."
    against = "de afgesproken tijd" if session.timeline.end is not None else "het plan"
    if clock.drift > 0:
        return f"Dat is {minutes_text(clock.drift)} later dan {against}."
    if clock.drift < 0:
        return f"Dat is {minutes_text(-clock.drift)} eerder dan {against}."
    return f"Dat is precies {against}."
