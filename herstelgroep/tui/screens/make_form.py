"""One page of the editor to fill in: what is typed holds at once, with what there is to mind beside it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus, Resize
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from herstelgroep.programme.editing import NEW_BOARD, NEW_SEGMENT, NEW_TOPIC
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import Message
from herstelgroep.tui.making.base import MakingScreen, minded_told
from herstelgroep.tui.making.pages import Ask, FormPage, Kind
from herstelgroep.tui.making.part_pages import segment_page
from herstelgroep.tui.making.workbench import Making, Minded
from herstelgroep.tui.widgets.fields import TABS, Field, Form, NumberInput, clothes
from herstelgroep.tui.widgets.picks import PickRow

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

ALL_WELL = "Hier klopt alles."
NO_NUMBER = "Hier past alleen een getal van hoogstens drie cijfers. Wat er stond, staat er nog."
STANDS_AGAIN = "Wat er stond, staat er weer."


class MakeFormScreen(MakingScreen):
    """The fields of one page; PgDn goes on to the next segment."""

    SCREEN = "make_form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("make_form"), *TABS]
    CSS = clothes(
        "MakeFormScreen",
        """
    SCREEN #both { height: 1fr; }
    SCREEN Form { width: 1fr; padding: 1 2; }
    SCREEN #beside { width: 42; padding: 1 2 1 0; scrollbar-size-vertical: 1; display: none; }
    SCREEN #minded { height: auto; }
    SCREEN #below { height: auto; max-height: 3; padding: 0 2; border-top: solid $line; }
    SCREEN Field { margin-bottom: 0; max-width: 90; }
    SCREEN .area { height: auto; max-width: 90; margin: 1 0; }
    SCREEN .area > .label { color: $foreground; }
    SCREEN TextArea, SCREEN TextArea:focus {
        height: auto; min-height: 2; max-height: 9; border: none; padding: 0 1;
        background: $field; color: $foreground; scrollbar-size-vertical: 1;
    }
    SCREEN.-very-wide #beside { display: block; }
    SCREEN.-very-wide #below { display: none; }
    SCREEN.-flat Form { padding: 0 2; }
    SCREEN.-flat .area { margin: 0 0; }
    SCREEN.-flat #below { max-height: 2; border-top: none; }
    """,
    )

    def __init__(self, desk: "Desk", making: Making, page: FormPage) -> None:
        super().__init__(desk, making)
        self.page = page
        self.asks = page.asks(making.programme)
        self._rows: list[tuple[Ask, Widget]] = []
        self._stood: dict[str, str] = {}
        """What was typed last in a field and fits."""
        self._good: dict[str, str] = {}
        """What held in a field when the cursor came there."""
        self._wrong: dict[str, str] = {}
        """What is no value yet in a field, and why; what is good still holds."""
        if page.segment:
            making.here = page.segment

    def title_text(self) -> str:
        """Which part of which programme."""
        return f"{self.programme.title}  ·  {self.page.title(self.programme)}"

    def compose_body(self) -> Iterable[Widget]:
        """The fields, and what there is to mind."""
        yield Horizontal(
            Form(*(widget for place, ask in enumerate(self.asks) for widget in self._widgets(place, ask))),
            VerticalScroll(Static(id="minded", markup=False), id="beside", can_focus=False),
            id="both",
        )
        yield Static(id="below", markup=False)

    def _widgets(self, place: int, ask: Ask) -> Iterator[Widget]:
        name, value = f"ask-{place}", ask.read(self.programme)
        if ask.kind is Kind.HEAD:
            yield Static(Content(ask.label), classes="head")
        elif ask.kind is Kind.TOLD:
            yield Static(Content(ask.label), id=name, classes="told")
        elif ask.kind is Kind.PICK:
            yield PickRow(ask.label, ask.ways(self.programme), value, id=name)
        elif ask.kind is Kind.LINES:
            text = TextArea(value, id=name, compact=True, tab_behavior="focus")
            text.cursor_blink = False
            text.highlight_cursor_line = False
            yield Vertical(Static(Content(ask.label), classes="label"), text, classes="area")
        else:
            number = ask.kind is Kind.NUMBER
            after, empty = (ask.after, "") if number else ("", ask.after)
            yield Field(ask.label, value, name=name, number=number, after=after, placeholder=empty)

    def on_mount(self) -> None:
        """Begin at the first field."""
        self._rows = [(ask, self._row(place)) for place, ask in enumerate(self.asks) if ask.kind is not Kind.HEAD]
        self._show_what_holds()
        self.focus_first()
        self.show_minded()

    def focus_first(self) -> None:
        """Put the cursor in the first field, behind what stands there; the name of what is new is there to replace."""
        first = next(place for place, ask in enumerate(self.asks) if ask.kind not in (Kind.HEAD, Kind.TOLD))
        field = self.query_one(f"#ask-{first}")
        self.set_focus(field)
        if isinstance(field, Input) and field.value in (NEW_SEGMENT, NEW_TOPIC, NEW_BOARD):
            field.action_select_all()

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other words."""
        self.call_after_refresh(self._refresh)

    def own_hints(self) -> Iterable[Hint]:
        """How to go through the page."""
        if isinstance(self.focused, TextArea):
            return (Hint("Tab", "volgend veld", "verder", 0), Hint("Enter", "nieuwe regel", "regel", 4))
        return (*super().own_hints(), Hint("Tab", "volgend veld", "verder", 0))

    # Showing

    def show_again(self) -> None:
        """Put what holds in every field where it is something else."""
        for place, ask in enumerate(self.asks):
            if ask.kind in (Kind.HEAD, Kind.TOLD):
                continue
            value = ask.read(self.programme)
            widget = self.query_one(f"#ask-{place}")
            self._good[f"ask-{place}"] = value
            if ask.wrong(self.programme, _value(widget)):
                stays = widget.has_focus
            else:
                stays = ask.write(self.programme, _value(widget)) == self.programme
            if not stays:
                _put(widget, value)
        self._show_what_holds()

    def _show_what_holds(self) -> None:
        for ask, row in self._rows:
            holds = ask.holds(self.programme)
            if row.display != holds:
                row.display = holds

    def _row(self, place: int) -> Widget:
        widget = self.query_one(f"#ask-{place}")
        row = widget if isinstance(widget, (PickRow, Static)) else widget.parent
        assert isinstance(row, Widget)
        return row

    def show_minded(self) -> None:
        """What there is to mind about this page, faults first."""
        belongs = self.page.about(self.programme)
        nrs = (self.page.nr,) if self.page.nr else (0,)
        minded = [Minded("", why, wrong=True) for why in self._wrong.values()]
        minded += [one for one in self.making.minded(*nrs) if belongs(one)]
        told = minded_told(minded) if minded else Content.styled(ALL_WELL, "$soft")
        self.query_one("#minded", Static).update(told)
        self.query_one("#below", Static).update(minded_told(minded[:1]) if minded else told)

    # Filling in

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """What holds here is what to go back to."""
        name = event.widget.id or ""
        if name.startswith("ask-"):
            self._good[name] = self._ask(name).read(self.programme)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """What is no value does not stay behind."""
        if event.widget.id in self._wrong:
            self._put_good(event.widget.id)

    def on_number_input_refused(self, event: NumberInput.Refused) -> None:
        """Letters do not get in a number."""
        self.say(NO_NUMBER)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed holds."""
        self._typed(event.input, event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is typed holds."""
        self._typed(event.text_area, event.text_area.text)

    def on_pick_row_picked(self, event: PickRow.Picked) -> None:
        """What was picked holds, and the page may ask other things now."""
        ask = self._ask(event.row.id or "")
        self.change(ask.write(self.programme, event.value))
        event.row.holds = ask.read(self.programme)

    def _ask(self, name: str) -> Ask:
        return self.asks[int(name.removeprefix("ask-"))]

    def _typed(self, field: Input | TextArea, value: str) -> None:
        name = field.id or ""
        ask, was = self._ask(name), self.programme
        if refusal := ask.refusal(value):
            _put_back(field, self._stood.get(name, ask.read(was)))
            self.say(refusal)
            return
        self._stood[name] = value
        before, wrong = ask.read(was), self._wrong_now(name, value)
        holds = self._good.get(name, before) if wrong else value
        self.change(ask.write(was, holds), name, goes_on=wrong or _same_word(before, value), show=False)
        for place, other in enumerate(self.asks):
            if other is not ask and other.read(was) != (now := other.read(self.programme)):
                _put(self.query_one(f"#ask-{place}"), now)
        self._show_what_holds()
        self.show_head()

    def _wrong_now(self, name: str, value: str) -> bool:
        """Whether this is no value yet; that is told at once."""
        ask, said = self._ask(name), dict(self._wrong)
        holds = self._good.get(name, ask.read(self.programme))
        why = ask.wrong(self.programme, value) if value != holds else ""
        self._wrong.pop(name, None)
        if why:
            self._wrong[name] = f"‘{ask.label}’ {why}" + (f" Tot dan blijft het {holds}." if holds else "")
        if self.query_one(Message).text == NO_NUMBER:
            self.say("")
        if self._wrong != said:
            self.show_minded()
            self.show_hints()
        return bool(why)

    # Going on

    def action_undo(self) -> None:
        """First what stood where now is no value, then the last change."""
        if not self._wrong:
            super().action_undo()
            return
        for name in self._wrong:
            self._put_good(name)

    def _put_good(self, name: str) -> None:
        _put(self.query_one(f"#{name}"), self._ask(name).read(self.programme))
        self.say(STANDS_AGAIN)

    def may(self, action_id: str) -> bool:
        """Only segments have a next one."""
        if action_id == "undo" and self._wrong:
            return True
        if action_id in ("next_part", "last_part"):
            return bool(self._beside(1 if action_id == "next_part" else -1))
        return super().may(action_id)

    def action_next_part(self) -> None:
        """To the next segment."""
        self._go(1)

    def action_last_part(self) -> None:
        """To the segment before."""
        self._go(-1)

    def _beside(self, step: int) -> str:
        script = self.programme.script(self.page.nr)
        keys = [segment.key for segment in script.segments] if script and self.page.segment else []
        place = keys.index(self.page.segment) + step if self.page.segment in keys else -1
        return keys[place] if 0 <= place < len(keys) else ""

    def _go(self, step: int) -> None:
        key = self._beside(step)
        if not key:
            self.say("Er is er geen meer. Esc gaat terug naar de lijst.")
        elif self.finished():
            self.home.change_to("make_form", self.making, segment_page(self.page.nr, key))


def _put(widget: Widget, value: str) -> None:
    if isinstance(widget, PickRow):
        widget.holds = value
    elif isinstance(widget, Input):
        widget.value = value
    elif isinstance(widget, TextArea):
        widget.text = value


def _put_back(field: Input | TextArea, value: str) -> None:
    """What stood there, with the cursor about where it was."""
    at = field.cursor_position if isinstance(field, Input) else field.cursor_location
    _put(field, value)
    if isinstance(field, Input) and isinstance(at, int):
        field.cursor_position = at
    elif isinstance(field, TextArea) and isinstance(at, tuple):
        field.move_cursor(at)


def _value(widget: Widget) -> str:
    if isinstance(widget, PickRow):
        return widget.holds
    if isinstance(widget, TextArea):
        return widget.text
    return widget.value if isinstance(widget, Input) else ""


def _same_word(before: str, after: str) -> bool:
    """Whether typing goes on in the same word: Ctrl+Z takes back a word at a time, and a piece that went at once."""
    if len(after) != len(before) + 1:
        return False
    place = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    return not after[place].isspace()
