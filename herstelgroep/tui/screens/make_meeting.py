"""The parts of a meeting in the editor: their minutes with a running total, in an order that can be changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.programme import editing as e
from herstelgroep.programme.model import Script, Segment
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.making.base import MakingScreen, minded_told
from herstelgroep.tui.making.pages import meeting_page
from herstelgroep.tui.making.part_pages import segment_page
from herstelgroep.tui.making.workbench import Making, about, is_at, place_of
from herstelgroep.tui.widgets.lists import SignList
from herstelgroep.tui.widgets.preview import HEAD, STRONG, lines, soft

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

ABOUT, CAPTURES, TOPICS = ">about", ">captures", ">topics"
BESIDE = 8
"""Cells that a line has not: margins, sign and scroll bar."""


class PartList(SignList):
    """The parts; ← and → change their minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "screen.minutes(-1)", "korter", show=False),
        Binding("right,plus,equals_sign", "screen.minutes(1)", "langer", show=False),
    ]


class MakeMeetingScreen(MakingScreen):
    """One meeting: a line a segment, and beside it what is said there."""

    SCREEN = "make_meeting"
    AUTO_FOCUS = "#parts"
    BINDINGS: ClassVar[list[BindingType]] = bindings("make_meeting")
    CSS = """
    MakeMeetingScreen #total { height: auto; padding: 1 2 0 4; text-style: bold; }
    MakeMeetingScreen #both { height: 1fr; }
    MakeMeetingScreen #parts { width: 1fr; height: 1fr; max-height: 1fr; padding: 1 1 0 2; }
    MakeMeetingScreen #beside { width: 1fr; padding: 1 2 0 2; display: none; scrollbar-size-vertical: 1; }
    MakeMeetingScreen #part { height: auto; max-width: 70; }
    MakeMeetingScreen #below { height: auto; max-height: 3; padding: 0 2 0 4; }
    MakeMeetingScreen.-wide #beside { display: block; }
    MakeMeetingScreen.-wide #below { display: none; }
    MakeMeetingScreen.-very-wide #parts { max-width: 58; }
    MakeMeetingScreen.-very-wide #beside { display: block; }
    MakeMeetingScreen.-very-wide #below { display: none; }
    MakeMeetingScreen.-flat #total { padding: 0 2 0 4; }
    MakeMeetingScreen.-flat #parts { padding: 0 1 0 2; }
    MakeMeetingScreen.-flat #below { max-height: 2; }
    """

    def __init__(self, desk: "Desk", making: Making, nr: int) -> None:
        super().__init__(desk, making)
        self.nr = nr

    @property
    def script(self) -> Script:
        """The meeting as it is now."""
        return self.making.script(self.nr)

    def title_text(self) -> str:
        """Which meeting of which programme."""
        titles = dict.fromkeys((self.programme.title, self.script.title))
        return "  ·  ".join(title for title in titles if title)

    def compose_body(self) -> Iterable[Widget]:
        """The total, the parts, and what is said in one of them."""
        yield Static(id="total", markup=False)
        yield Horizontal(
            PartList(id="parts", classes="-lit"),
            VerticalScroll(Static(id="part", markup=False), id="beside", can_focus=False),
            id="both",
        )
        yield Static(id="below", markup=False)

    def on_mount(self) -> None:
        """Show the parts, with the cursor at the first."""
        self._refresh()

    def on_resize(self, event: Resize) -> None:
        """Other room asks for other lines."""
        self.call_after_refresh(self._refresh)

    def own_hints(self) -> Iterable[Hint]:
        """How to change it."""
        enter = Hint("Enter", "veranderen", "open", 0)
        if self.segment is None:
            return (enter,)
        return (Hint("← →", "minuten", "min", 1), enter, Hint("Alt+↑ ↓", "verplaatsen", "plek", 2))

    @property
    def parts(self) -> PartList:
        """The list."""
        return self.query_one(PartList)

    @property
    def segment(self) -> Segment | None:
        """The segment that is lit."""
        option = self.parts.highlighted_option
        return self.script.segment(option.id or "") if option else None

    # Showing

    def show_again(self) -> None:
        """The lines and the total as they are now, with the cursor at the same part."""
        here = self.making.here if self.script.segments else self.making.here or ABOUT
        options = [*self._segments(), Option(Content(""), disabled=True), *self._more()]
        ids = [option.id for option in options]
        self.parts.keep_place(options, ids.index(here) if here in ids else None)
        self.query_one("#total", Static).update(self.total_told())

    def _segments(self) -> Iterable[Option]:
        room = self.size.width if self.size.width < 100 else min(58, self.size.width // 2)
        total = 0
        wrong = {one.place for one in self.making.faults()}
        for segment in self.script.segments:
            total += segment.minutes
            mark = "!" if any(is_at(place, place_of(self.script, segment)) for place in wrong) else " "
            title = Content(segment.title or "zonder titel").truncate(max(8, room - BESIDE - 20), ellipsis=True)
            gap = " " * max(1, room - BESIDE - 20 - title.cell_length)
            line = Content.assemble(
                f"{segment.minutes:>3} min ", (mark, "$accent"), "  ", title, gap, (f"{total:>5}", "not bold $soft")
            )
            yield Option(line, id=segment.key)

    def _more(self) -> Iterable[Option]:
        topics = self.script.topic_list.topics if self.script.topic_list else ()
        rows = (
            (ABOUT, "Titel, tijd en wat je vooraf doet", ""),
            (CAPTURES, "Vangsten: waar je opschrijft", str(len(self.script.captures))),
            (TOPICS, "Onderwerpen om uit te kiezen", str(len(topics))),
        )
        for key, text, count in rows:
            yield Option(Content.assemble(text, "  ", (count, "not bold $soft")), id=key)

    def total_told(self) -> str:
        """How long the parts take together, against the length of the meeting."""
        total, length = sum(segment.minutes for segment in self.script.segments), self.script.minutes
        told = f"Samen {total} van de {length} minuten."
        if total == length:
            return f"{told} Dat klopt."
        more = f"{total - length} te veel" if total > length else f"Nog {length - total} over"
        return f"{told} {more[:1].upper()}{more[1:]}."

    def show_minded(self) -> None:
        """What is said in the part that is lit, and what there is to mind."""
        segment = self.segment
        place = place_of(self.script, segment) if segment else f"bijeenkomst {self.nr}"
        belongs = about(place) if segment else (lambda one: one.place == place)
        minded = [one for one in self.making.minded(self.nr) if belongs(one)]
        self.query_one("#below", Static).update(minded_told(minded[:1]))
        told = [_part_told(segment, self.script)] if segment else []
        if minded:
            told += [*([Content("")] if segment else []), minded_told(minded)]
        self.query_one("#part", Static).update(lines(told))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another part."""
        if event.option.id and event.option_list is self.parts:
            self.making.here = event.option.id
            self.show_minded()
            self.show_hints()

    # Changing

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        event.stop()
        key = event.option.id or ""
        if key == ABOUT:
            self.home.open("make_form", self.making, meeting_page(self.nr))
        elif key in (CAPTURES, TOPICS):
            self.home.open("make_parts", self.making, self.nr, key.removeprefix(">"))
        elif key:
            self.home.open("make_form", self.making, segment_page(self.nr, key))

    def action_minutes(self, by: int) -> None:
        """A minute more or less for the part that is lit."""
        segment = self.segment
        if segment is not None and segment.minutes + by >= 0:
            programme = e.change_segment(self.programme, self.nr, segment.key, minutes=segment.minutes + by)
            self.change(programme, f"minutes {segment.key}", goes_on=True)

    def action_earlier(self) -> None:
        """One place earlier."""
        self._move(-1)

    def action_later(self) -> None:
        """One place later."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self.segment is not None:
            self.change(e.move_segment(self.programme, self.nr, self.segment.key, by))

    def action_add(self) -> None:
        """A new segment after this one, and open it."""
        after = self.segment.key if self.segment else self.script.segments[-1].key if self.script.segments else ""
        programme, key = e.add_segment(self.programme, self.nr, after)
        self.making.here = key
        self.change(programme)
        self.home.open("make_form", self.making, segment_page(self.nr, key))

    def action_remove(self) -> None:
        """Without this segment; Ctrl+Z brings it back."""
        segment = self.segment
        if segment is None:
            return
        keys = [one.key for one in self.script.segments]
        place = keys.index(segment.key)
        self.making.here = (keys[place + 1 :] or keys[:place][-1:] or [ABOUT])[0]
        self.change(e.remove_segment(self.programme, self.nr, segment.key))
        self.say(f"‘{segment.title}’ is weggehaald. Ctrl+Z zet het terug.")

    def action_fit(self) -> None:
        """Make the meeting as long as its parts together."""
        total = sum(segment.minutes for segment in self.script.segments)
        self.change(e.change_meeting(self.programme, self.nr, minutes=total))
        self.say(f"De bijeenkomst duurt nu {total} minuten.")

    def action_try_out(self) -> None:
        """Begin this meeting."""
        self.try_out(self.nr)

    def may(self, action_id: str) -> bool:
        """What needs a segment is only for a segment."""
        if action_id in ("remove", "earlier", "later"):
            return self.segment is not None
        if action_id == "fit":
            return sum(segment.minutes for segment in self.script.segments) not in (0, self.script.minutes)
        return super().may(action_id)


def _part_told(segment: Segment, script: Script) -> Content:
    capture = script.capture(segment.capture)
    told = [Content.styled(segment.title, HEAD)]
    told += [Content.styled(text, STRONG) for text in segment.say]
    told += [Content("")] if segment.say else []
    told += [soft("Makkelijker: ") + Content(segment.easier)] if segment.easier else []
    told += [soft("De groep ziet: ") + Content(segment.shown)] if segment.shown else []
    told += [soft("Doe: ") + Content(text) for text in segment.do]
    told += [soft("Let op: ") + Content(text) for text in segment.mind]
    told += [soft("Opschrijven bij: ") + Content(capture.title)] if capture else []
    return lines(told)
