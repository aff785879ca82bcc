"""What was agreed: what, which role takes it, by when."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from herstelgroep.desk import Desk
from herstelgroep.session.commands import SetAction
from herstelgroep.session.model import Action
from herstelgroep.tui.steps.base import Step, told
from herstelgroep.tui.widgets.fields import Field
from herstelgroep.tui.widgets.lists import SignList


class AgreedList(SignList):
    """The agreements there are."""

    leaves = True


class AgreedStep(Step):
    """Agreements to add, change and take away."""

    heading = "Afspraken"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.changing = ""

    def compose(self) -> ComposeResult:
        """The agreements, and three fields for the next."""
        yield told("Wat spreken jullie af? Bij wie schrijf je geen naam, maar een rol, zoals: het team.")
        yield AgreedList(id="agreed")
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
        agreed.keep_place([Option(_line(action), id=key) for key, action in self.session.actions.items()])
        agreed.display = agreed.option_count > 0

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
    after = [part for part in (action.who, action.when) if part]
    return Content.assemble(action.what, "   ", (", ".join(after), "not bold $soft"))
