"""What was agreed: what, which role takes it, by when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from herstelgroep.desk import Desk
from herstelgroep.session.commands import SetAction
from herstelgroep.session.model import Action
from herstelgroep.tui.action import Hint
from herstelgroep.tui.steps.base import Step, told
from herstelgroep.tui.widgets.fields import Field
from herstelgroep.tui.widgets.lists import HERE, NOT_HERE, SignList

DONE, OPEN = "✓", "○"


class AgreedList(SignList):
    """The agreements there are, with a tick for what is done; the space bar ticks."""

    leaves = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "klaar", show=False)]

    @dataclass
    class Ticked(Message):
        """This agreement is done, or not yet after all."""

        key: str

    def __init__(self) -> None:
        super().__init__(id="agreed")
        self.done: list[bool] = []

    def hints_here(self) -> tuple[Hint, ...]:
        """What the space bar does."""
        here = self.highlighted
        done = here is not None and here < len(self.done) and self.done[here]
        return (Hint("spatie", "toch niet klaar" if done else "klaar", rank=0),)

    def sign(self, index: int, here: bool) -> str:
        """A tick for what is done, an open ring for what is not."""
        done = index < len(self.done) and self.done[index]
        return f"{HERE if here else NOT_HERE}{DONE if done else OPEN} "

    def show(self, actions: Mapping[str, Action], here: str = "") -> None:
        """Show these agreements, what is done at the end; the cursor goes along with ``here``."""
        listed = sorted(actions.items(), key=lambda pair: pair[1].done)
        self.done = [action.done for _, action in listed]
        keys = [key for key, _ in listed]
        self.keep_place([Option(_line(action), id=key) for key, action in listed])
        if here in keys:
            self.highlighted = keys.index(here)

    def action_tick(self) -> None:
        """Tell which one."""
        if self.highlighted_option is not None and self.highlighted_option.id:
            self.post_message(self.Ticked(self.highlighted_option.id))


class AgreedStep(Step):
    """Agreements to add, change and take away."""

    heading = "Afspraken"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.changing = ""

    def compose(self) -> ComposeResult:
        """The agreements, and three fields for the next."""
        yield told("Wat spreken jullie af? Bij wie schrijf je geen naam, maar een rol, zoals: het team.")
        yield AgreedList()
        yield told("Is er iets af? Ga met ↑ naar de lijst en druk op de spatie.", "how")
        yield Field("Wat", name="what", placeholder="typ de afspraak")
        yield Field("Wie", name="who", placeholder="bijvoorbeeld: het team")
        yield Field("Wanneer", name="when", placeholder="typ het, en druk op Enter")

    def on_mount(self) -> None:
        """Show what there is."""
        self.show_again()
        self.screen.set_focus(self.query_one("#what", Input))

    def show_again(self) -> None:
        """Show the agreements of now."""
        agreed = self.query_one(AgreedList)
        here = agreed.highlighted_option
        agreed.show(self.session.actions, here.id or "" if here else "")
        agreed.display = self.query_one("#how").display = agreed.option_count > 0

    def entered(self, field: Input) -> None:
        """Enter in the last field adds the agreement."""
        if field.id == "when":
            if self.commit():
                self.screen.set_focus(self.query_one("#what", Input))
        else:
            self.screen.focus_next()

    def on_option_list_option_selected(self) -> None:
        """Enter changes it."""
        self.edit()

    def on_agreed_list_ticked(self, event: AgreedList.Ticked) -> None:
        """It is done, or not after all; Ctrl+Z takes it back."""
        action = self.session.actions.get(event.key)
        if action is not None and self.send(SetAction(event.key, replace(action, done=not action.done))):
            self.show_again()
            self.calm.say("Klaar. Toch niet? Nog eens de spatie." if not action.done else "Deze staat weer open.")
            self.calm.show_hints()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the space bar does depends on the line."""
        super().on_option_list_option_highlighted(event)
        self.calm.show_hints()

    def may(self, action_id: str) -> bool:
        """An agreement can be changed or taken away while the cursor is on it."""
        return isinstance(self.screen.focused, AgreedList)

    def edit(self) -> None:
        """Put the agreement of the cursor in the fields."""
        option = self.query_one(AgreedList).highlighted_option
        if option is not None and option.id in self.session.actions:
            self.changing = option.id
            self._fill(self.session.actions[option.id])
            self.screen.set_focus(self.query_one("#what", Input))

    def _fill(self, action: Action) -> None:
        for name in ("what", "who", "when"):
            self.query_one(f"#{name}", Input).value = getattr(action, name)

    def take_away(self) -> None:
        """Take the agreement away; Ctrl+Z puts it back."""
        option = self.query_one(AgreedList).highlighted_option
        if option is not None and option.id and self.send(SetAction(option.id, None)):
            self.show_again()
            if not self.session.actions:
                self.screen.set_focus(self.query_one("#what", Input))

    def commit(self) -> bool:
        """Also an agreement without Enter is kept."""
        what, who, when = (self.query_one(f"#{name}", Input).value for name in ("what", "who", "when"))
        if not (what + who + when).strip():
            return True
        handle = self.changing or self.desk.new_handle()
        done = self.changing in ("", *self.session.actions)
        old = self.session.actions.get(handle)
        action = Action(what, who, when, done=old.done if old else False)
        if not done or not self.send(SetAction(handle, action)):
            return False
        self.changing = ""
        self._fill(Action(""))
        self.show_again()
        return True


def _line(action: Action) -> Content:
    after = [part for part in (action.who, action.when, "klaar" if action.done else "") if part]
    return Content.assemble(action.what, "   ", (", ".join(after), "not bold $soft"))
