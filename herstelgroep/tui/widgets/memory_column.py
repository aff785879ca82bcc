"""What a group remembers, beside its plan: themes, what is open, own themes, how many came; never who."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from herstelgroep.groups.memory import Memory
from herstelgroep.groups.model import Group, Wish
from herstelgroep.groups.wishes import LONGEST_THEME
from herstelgroep.groups.words import action_told, places
from herstelgroep.session.model import Row
from herstelgroep.tui.action import Hint
from herstelgroep.tui.widgets.fields import Field, Form, number_in
from herstelgroep.tui.widgets.heads import head_lines
from herstelgroep.tui.widgets.lines import wrapped
from herstelgroep.tui.widgets.lists import TickList

NOTHING_YET = "Er is nog niet geleid. Hier staat straks wat klaar is en wat nog open staat."
MOST_LINES = 60


class WishList(TickList):
    """Themes that members brought; a tick: the group has talked about it."""

    def hints_here(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (Hint("Enter", "besproken, of niet", "vink", 1),)


class Past(Static, can_focus=True):
    """What was before, at the top of the page; the cursor comes here first, so that it is read first."""

    DEFAULT_CSS = "Past:focus { background: $shade; }"

    def hints_here(self) -> tuple[Hint, ...]:
        """How to read on and where to fill in."""
        return (Hint("PgDn", "lezen", rank=2), Hint("↓", "eigen thema's", "invullen", 1))


class MemoryColumn(Form):
    """A page beside the plan; what somebody fills in here goes up as a message."""

    @dataclass
    class Brought(Message):
        """Somebody brought a theme."""

        theme: str

    @dataclass
    class Talked(Message):
        """The theme at this place was talked about, or not after all."""

        place: int

    @dataclass
    class Counted(Message):
        """So many people can be in the group, and so many are."""

        places: int
        taken: int

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.group: Group | None = None
        self.memory: Memory | None = None

    def compose(self) -> ComposeResult:
        """What was, what is open, and what can be filled in."""
        yield Past(id="past")
        yield Static(Content("Eigen thema's"), classes="head")
        yield WishList((), id="wishes")
        yield self._bare(Field("", name="theme", placeholder="nieuw thema, en dan Enter"))
        yield Static(Content("Hoeveel mensen"), classes="head")
        yield Static(id="heads")
        yield Field("Plekken", name="places", number=True)
        yield Field("Bezet", name="taken", number=True)
        yield Static(id="free", classes="told")

    def _bare(self, field: Field) -> Field:
        field.add_class("-bare")
        field.input.max_length = LONGEST_THEME
        return field

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other bars."""
        self.call_after_refresh(self._show)

    def show(self, group: Group, memory: Memory | None) -> None:
        """Show this; None: it is still being looked up."""
        counted = (str(group.places or ""), str(group.taken or ""))
        for name, value in zip(("places", "taken"), counted, strict=True):
            field = self.query_one(f"#{name}", Input)
            if number_in(field.value) != number_in(value):
                with self.prevent(Input.Changed):
                    field.value = value
        self.group, self.memory = group, memory
        self._show()

    def _show(self) -> None:
        if self.group is None:
            return
        width = max(12, self.scrollable_content_region.width - 1)
        self.query_one(Past).update(_lines(_past(self.memory), width))
        self._show_wishes(self.group.wishes)
        heads = head_lines(self.memory.heads, width) if self.memory else ()
        self.query_one("#heads", Static).update(Content("\n".join(heads or ("Nog niet geteld.",))))
        self.query_one("#heads").set_class(not heads, "told")
        self.query_one("#free", Static).update(Content(_free(self.group)))

    def _show_wishes(self, wishes: tuple[Wish, ...]) -> None:
        chosen = self.query_one("#wishes", WishList)
        chosen.display = bool(wishes)
        if [str(option.prompt) for option in chosen.options] != [wish.theme for wish in wishes]:
            chosen.keep_place([Option(Content(wish.theme)) for wish in wishes])
        chosen.ticked = {place for place, wish in enumerate(wishes) if wish.done}
        chosen.refresh()

    def first(self) -> Widget:
        """Where the cursor goes."""
        self.scroll_home(animate=False)
        return self.query_one(Past)

    def entered(self, field: Input) -> None:
        """Enter brings a theme; elsewhere it goes on."""
        if field.id != "theme":
            super().entered(field)
        elif field.value.strip():
            self.post_message(self.Brought(field.value))
            field.value = ""

    def on_tick_list_ticked(self, event: TickList.Ticked) -> None:
        """A theme was talked about."""
        event.stop()
        self.post_message(self.Talked(event.index))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Numbers hold at once."""
        event.stop()
        if event.input.id in ("places", "taken"):
            numbers = [number_in(self.query_one(f"#{name}", Input).value) for name in ("places", "taken")]
            if self.group is not None and numbers != [self.group.places, self.group.taken]:
                self.post_message(self.Counted(*numbers))


def _free(group: Group) -> str:
    if group.places and group.taken > group.places:
        return "Er zijn meer mensen dan plekken."
    return f"{places(group)}." if group.places else "Vul je dit in, dan zie je hoeveel plekken er vrij zijn."


def _past(memory: Memory | None) -> Iterable[tuple[str, list[str]]]:
    """Headings with their lines."""
    if memory is None:
        return
    actions = [action_told(action) for action in memory.open_actions]
    rows = [_row(row) for group_rows in memory.open_rows.values() for row in group_rows]
    parts = (
        ("Klaar", list(memory.themes_done)),
        ("Bleef liggen", list(memory.left_over)),
        ("Nog open", actions),
        ("Plannen die nog lopen", rows),
    )
    shown = [(head, lines) for head, lines in parts if lines]
    yield from shown or [("Vorige keren", [])]


def _row(row: Row) -> str:
    return " · ".join([text for text in row.values() if text][:2])


def _lines(parts: Iterable[tuple[str, list[str]]], width: int) -> Content:
    said: list[Content] = []
    for head, texts in parts:
        said += [Content("")] if said else []
        said.append(Content.styled(head, "bold $secondary"))
        for text in texts[-MOST_LINES:]:
            said += [Content(("  " if n else "· ") + line) for n, line in enumerate(wrapped(text, width - 2))]
        if not texts:
            said += [Content.styled(line, "$soft") for line in wrapped(NOTHING_YET, width)]
    return Content("\n").join(said)
