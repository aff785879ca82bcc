"""What was not talked about: a proposal to keep for another time, and how many want to talk about it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.session.commands import SetLeftover
from herstelgroep.session.model import Leftover
from herstelgroep.session.opening import not_reached
from herstelgroep.tui.steps.base import Step, told
from herstelgroep.tui.widgets.fields import Field, number_in
from herstelgroep.tui.widgets.lists import TickList


class LeftoverStep(Step):
    """Topics for another time; a tick keeps one."""

    heading = "Wat bleef liggen"

    def compose(self) -> ComposeResult:
        """The proposals with those that are kept, and two fields."""
        yield told("Deze onderwerpen kwamen niet aan bod. Zet een vinkje bij wat je wilt bewaren.")
        yield TickList((), id="leftovers")
        yield Field("Hoeveel mensen?", name="people", number=True, after="willen hierover praten")
        yield Static(id="about", classes="told")
        yield Field("Nog een onderwerp", name="more", placeholder="typ het, en druk op Enter")

    def on_mount(self) -> None:
        """Show what there is."""
        self.show_again()
        self.screen.set_focus(self.query_one(TickList))

    def rows(self) -> list[tuple[str, str, Leftover | None]]:
        """The text, the handle and what is kept of each line."""
        kept = {leftover.text: (handle, leftover) for handle, leftover in self.session.leftovers.items()}
        texts = dict.fromkeys([*not_reached(self.session), *kept])
        return [(text, *kept.get(text, ("", None))) for text in texts]

    def show_again(self) -> None:
        """Show the leftovers of now."""
        rows = self.rows()
        ticks = self.query_one(TickList)
        ticks.ticked = {n for n, (_, _, leftover) in enumerate(rows) if leftover}
        ticks.keep_place([Option(_line(text, leftover)) for text, _, leftover in rows])
        ticks.display = bool(rows)
        self._show_people()

    def follow(self) -> None:
        """A note makes that its topic was talked about."""
        self.show_again()

    def _here(self) -> tuple[str, str, Leftover | None] | None:
        rows, place = self.rows(), self.query_one(TickList).highlighted
        return rows[place] if place is not None and place < len(rows) else None

    def _show_people(self) -> None:
        here = self._here()
        kept = here is not None and here[2] is not None
        field = self.query_one("#people", Input)
        field.disabled = not kept
        people = here[2].people if here and here[2] else None
        if not field.has_focus:
            field.value = "" if people is None else str(people)
        self.query_one("#about", Static).update(Content(f"Dit gaat over: {here[0]}" if kept and here else ""))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The number is about the line of the cursor."""
        self._show_people()

    def on_tick_list_ticked(self, event: TickList.Ticked) -> None:
        """Keep a leftover, or not."""
        text, handle, leftover = self.rows()[event.index]
        new = None if leftover else Leftover(text)
        self.send(SetLeftover(handle or self.desk.new_handle(), new))
        self.show_again()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the number."""
        here = self._here()
        if event.input.id == "people" and event.input.has_focus and here and here[2]:
            people = number_in(event.value) if event.value else None
            if people != here[2].people:
                self.send(SetLeftover(here[1], Leftover(here[0], people)))
                self.show_again()

    def entered(self, field: Input) -> None:
        """Enter adds a subject, or goes on."""
        if field.id != "more":
            self.screen.focus_next()
        elif self._add(field.value):
            field.value = ""

    def _add(self, text: str) -> bool:
        if not text.strip():
            return False
        done = self.send(SetLeftover(self.desk.new_handle(), Leftover(text)))
        self.show_again()
        return done

    def commit(self) -> bool:
        """Also what was typed without Enter is kept."""
        more = self.query_one("#more", Input)
        if self._add(more.value):
            more.value = ""
        return not more.value.strip()


def _line(text: str, leftover: Leftover | None) -> Content:
    if leftover is None or leftover.people is None:
        return Content(text)
    people = "1 persoon" if leftover.people == 1 else f"{leftover.people} mensen"
    return Content.assemble(text, "   ", (people, "not bold $soft"))
