"""Polls that are counted and marks that are added up, as far as that was not done yet."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from herstelgroep.desk import Desk
from herstelgroep.programme.model import CaptureKind, Moment
from herstelgroep.session.boards import Place, places, poll_key
from herstelgroep.session.commands import AddMark, SetCount
from herstelgroep.session.model import Session
from herstelgroep.tui.steps.base import Bound, Step, head, told
from herstelgroep.tui.waiting_view import still_waiting
from herstelgroep.tui.widgets.fields import Field, number_in

_WHEN = {Moment.ONCE: "", Moment.BEFORE: ", aan het begin", Moment.AFTER: ", aan het eind"}


def polls(session: Session) -> list[tuple[Place, Moment]]:
    """Every poll with the moments at which it is held."""
    found = []
    for place in places(session):
        if place.capture.kind is CaptureKind.POLL:
            moments = [s.moment for s in session.script.segments if s.capture == place.capture.key]
            found += [(place, moment) for moment in dict.fromkeys(moments or [Moment.ONCE])]
    return found


def marks(session: Session) -> list[Place]:
    """Every place where marks are given."""
    return [p for p in places(session) if p.capture.kind is CaptureKind.MARKS]


def count_of(poll: str, choice: str) -> Bound:
    """How many chose this."""

    def read(session: Session) -> str:
        count = session.polls.get(poll, {}).get(choice, 0)
        return str(count) if count else ""

    return Bound(read, lambda text: SetCount(poll, choice, number_in(text)))


class FiguresStep(Step):
    """Numbers to fill in."""

    heading = "Stemmen en cijfers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.marked: dict[str, tuple[Place, str]] = {}

    def compose(self) -> ComposeResult:
        """A field for each choice and for each line with marks; first of all what phones sent."""
        yield Static(id="waits", classes="told")
        yield told("Bij minder dan vijf antwoorden staan de aantallen niet in het verslag.")
        for place, moment in polls(self.session):
            yield head(f"{place.capture.question or place.title}{_WHEN[moment]}")
            for item in place.capture.items:
                yield self.line(item.title, count_of(poll_key(place.key, moment), item.key), number=True)
        for place in marks(self.session):
            yield from self._marks(place)

    def _marks(self, place: Place) -> Iterator[Widget]:
        lowest, highest = place.capture.scale
        yield head(place.capture.question or place.title)
        yield told(f"Typ de cijfers van {lowest} tot {highest} met een spatie ertussen, en druk op Enter.")
        for item in place.capture.items:
            name = f"marks-{len(self.marked)}"
            self.marked[name] = (place, item.key)
            yield Field(item.title, name=name, after=_so_far(self.session, place, item.key))

    def entered(self, field: Input) -> None:
        """Enter adds the marks, and goes on."""
        if self._add_marks(field):
            self.screen.focus_next()

    def _add_marks(self, field: Input) -> bool:
        if field.id not in self.marked:
            return True
        place, item = self.marked[field.id]
        words = field.value.replace(",", " ").split()
        lowest, highest = place.capture.scale
        if not all(word.isdecimal() and lowest <= int(word) <= highest for word in words):
            self.calm.say(f"Typ alleen cijfers van {lowest} tot en met {highest}, met een spatie ertussen.")
            return False
        field.value = ""
        for word in words:
            self.send(AddMark(place.key, item, int(word)))
        self.show_again()
        return True

    def show_again(self) -> None:
        """Show the numbers of now."""
        super().show_again()
        self.follow()
        for field in self.query(Field):
            if field.name in self.marked:
                place, item = self.marked[field.name]
                field.query_one(".after", Static).update(Content(_so_far(self.session, place, item)))

    def on_mount(self) -> None:
        """Say what waits."""
        self.follow()

    def follow(self) -> None:
        """Phones still vote; the numbers themselves change when they are counted."""
        waits = self.query_one("#waits", Static)
        waits.update(Content(still_waiting(self.session)))
        waits.display = bool(still_waiting(self.session))

    def commit(self) -> bool:
        """Also marks without Enter are kept."""
        added = [self._add_marks(self.query_one(f"#{name}", Input)) for name in self.marked]
        return super().commit() and all(added)


def _so_far(session: Session, place: Place, item: str) -> str:
    count = sum(session.marks.get(place.key, {}).get(item, {}).values())
    return f"al {count} gegeven" if count else "nog geen"
