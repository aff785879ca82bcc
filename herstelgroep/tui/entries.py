"""What the field at the bottom can be busy with: a note, a change, a summary, a form, an agreement."""

from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place
from herstelgroep.session.model import Action, Note

DICHT = "dicht"
STEPS = ("what", "who", "when")
_ASKS = {
    "what": ("Afspraak", "Wat spreken jullie af? Enter gaat verder"),
    "who": ("Wie", "Wie doet dat? Schrijf een rol, geen naam"),
    "when": ("Wanneer", "Wanneer is het klaar? Enter bewaart"),
}


class NewNote(NamedTuple):
    """A note for a column of a place, begun in a segment; ``role`` is the label that is wanted.

    ``face_down``: a slip of paper that nobody sees until it is shown. It never has a label: then
    it looks like what came from a phone.
    """

    place: Place
    column: str
    segment: str
    role: Role | None = None
    picked: bool = False
    face_down: bool = False

    @property
    def side(self) -> str:
        """The column, and the topic when it is another one; first of all that nobody sees it."""
        title = next((item.title for item in self.place.columns if item.key == self.column), "")
        dicht, label = (DICHT, "") if self.face_down else ("", self.role or "")
        parts = [dicht, self.place.title if self.picked or self.place.part else "", title, label]
        return " · ".join(part for part in parts if part)

    @property
    def asks(self) -> str:
        """What stands in an empty field."""
        return "Van papier. Dicht tot F7" if self.face_down else "Schrijf een briefje en druk op Enter"

    def command(self, text: str, handle: str) -> c.Command:
        """Write it down."""
        if self.face_down:
            return c.AddNote(self.place.key, handle, text, self.column, face_down=True)
        return c.AddNote(self.place.key, handle, text, self.column, self.role)


class ChangedNote(NamedTuple):
    """Another text for a note."""

    board: str
    handle: str
    note: Note
    side: str = "Veranderen"
    asks: str = "Enter bewaart, Esc laat het zoals het was"

    def command(self, text: str, handle: str) -> c.Command:
        """Change it."""
        return c.EditNote(self.board, self.handle, text, if_now=self.note.text)


class Summary(NamedTuple):
    """What was said about a topic in short."""

    board: str
    old: str
    side: str = "In het kort"
    asks: str = "Vat samen wat er is gezegd. Enter bewaart, Esc laat het"

    def command(self, text: str, handle: str) -> c.Command:
        """Keep it."""
        return c.SetSummary(self.board, text, if_now=self.old)


class FormField(NamedTuple):
    """A field of a form."""

    form: str
    row: str
    field: str
    title: str
    old: str

    @property
    def side(self) -> str:
        """The name of the field."""
        return self.title

    @property
    def asks(self) -> str:
        """What stands in an empty field."""
        return "Enter gaat naar het volgende veld"

    def command(self, text: str, handle: str) -> c.Command:
        """Fill it in."""
        return c.SetField(self.form, self.row, self.field, text, if_now=self.old)


class Agreement(NamedTuple):
    """An action item, a part at a time. ``handle`` and ``old`` as soon as it is written down."""

    step: str = "what"
    action: Action = Action(what="")
    handle: str = ""
    old: Action | None = None

    @property
    def side(self) -> str:
        """Which part is asked."""
        return _ASKS[self.step][0]

    @property
    def asks(self) -> str:
        """The question."""
        return _ASKS[self.step][1]

    def after(self, handle: str, action: Action) -> "Agreement":
        """Written down like this, at the next part."""
        step = STEPS[min(STEPS.index(self.step) + 1, 2)]
        return Agreement(step, action, handle, action)

    def renewed(self, action: Action) -> "Agreement":
        """The same when it reads otherwise now, at the first part that changed."""
        changed = (part for part in STEPS if getattr(action, part) != getattr(self.old, part, None))
        return self._replace(step=next(changed, self.step), action=action, old=action)

    def text(self) -> str:
        """What this part says until now."""
        return str(getattr(self.action, self.step))

    def command(self, text: str, handle: str) -> c.Command:
        """Write the agreement down."""
        filled = replace(self.action, **{self.step: text})
        return c.SetAction(self.handle or handle, filled, if_now=self.old, checked=True)


Entry: TypeAlias = NewNote | ChangedNote | Summary | FormField | Agreement


def other_column(entry: NewNote, by: int) -> NewNote:
    """The same for the column beside it."""
    keys = [item.key for item in entry.place.columns]
    place = keys.index(entry.column) if entry.column in keys else -1
    return entry._replace(column=keys[(place + by) % len(keys)])
