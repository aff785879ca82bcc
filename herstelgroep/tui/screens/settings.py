"""Settings: colours, whom to call, the Wi-Fi for phones, how long things are kept, and where everything is."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, ClassVar

import msgspec
from textual.binding import BindingType
from textual.content import Content
from textual.events import DescendantBlur
from textual.widget import Widget
from textual.widgets import Input, Static

from herstelgroep.country import Country
from herstelgroep.desk import Desk
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.store.settings import Settings, Theme
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.screens.wifi import WIFI_FIELDS, wifi_fields, with_typed
from herstelgroep.tui.widgets.fields import TABS, BigButton, Field, Form, clothes
from herstelgroep.tui.widgets.lists import PickList

_THEMES = {
    Theme.EVENING: "Avond: lichte letters op donker",
    Theme.DAY: "Dag: donkere letters op licht",
    Theme.CONTRAST: "Veel contrast: wit op zwart",
}
_VISIBLE = ("De wifi is op een telefoon te zien", "De wifi is verborgen")
_COUNTRIES = {Country.NETHERLANDS: "Nederland", Country.BELGIUM: "België"}


class SettingsScreen(CalmScreen[None]):
    """Every change holds at once and is kept at once."""

    SCREEN = "settings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings"), *TABS]
    CSS = clothes(
        "SettingsScreen",
        """
    SCREEN.-high Form { padding: 1 2; }
    SCREEN.-very-high Form { padding: 1 2; }
    SCREEN BigButton { margin-top: 1; }
    SCREEN #folder { height: auto; max-width: 100; }
    """,
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.changed = False

    def title_text(self) -> str:
        """Where we are."""
        return "Instellingen"

    def compose_body(self) -> Iterable[Widget]:
        """One page."""
        settings = self.desk.settings
        yield Form(
            _head("Kleuren"),
            PickList(_THEMES.values(), list(_THEMES).index(settings.theme), id="theme"),
            _head("Bij nood"),
            Field("Wie bel je eerst?", settings.contact.name, name="name", placeholder="naam van de achterwacht"),
            Field("Op welk nummer?", settings.contact.number, name="number"),
            PickList(_COUNTRIES.values(), list(_COUNTRIES).index(settings.country), id="country"),
            _head("Wifi voor de telefoons"),
            *wifi_fields(settings.wifi),
            PickList(_VISIBLE, int(settings.wifi.hidden), id="hidden"),
            _head("Bewaren"),
            Field("Losse briefjes", str(settings.note_days), name="note_days", number=True, after="dagen"),
            Field("Verslagen", str(settings.minutes_months), name="minutes_months", number=True, after="maanden"),
            Static(
                Content(
                    "Er gaat niets vanzelf weg. We vragen of briefjes weg mogen, en zetten bij een verslag de datum."
                ),
                classes="told",
            ),
            _head("Waar alles staat"),
            Static(Content(str(self.desk.folder.root)), id="folder"),
            BigButton("Een andere map kiezen", id="elsewhere"),
        )

    def on_mount(self) -> None:
        """Begin at the top."""
        self.set_focus(self.query_one("#theme"))

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Other colours, another country, or whether the Wi-Fi can be seen."""
        if event.picks.id == "theme":
            theme = list(_THEMES)[event.index]
            self._change(theme=theme)
            self.home.wear(theme)
        elif event.picks.id == "hidden":
            self._change(wifi=msgspec.structs.replace(self.desk.settings.wifi, hidden=bool(event.index)))
        else:
            self._change(country=list(_COUNTRIES)[event.index])
        self._keep()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take over what is typed when it can be."""
        name, value = event.input.id or "", event.value
        if name in ("name", "number"):
            self._change(contact=msgspec.structs.replace(self.desk.settings.contact, **{name: clean_line(value)}))
        elif name in WIFI_FIELDS:
            self._change(wifi=with_typed(self.desk.settings.wifi, name, value))
        elif value.isdecimal():
            self._change(**{name: int(value)})

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Keep it once the cursor leaves the field, and show what holds."""
        widget = event.widget
        if isinstance(widget, Input) and widget.id in ("note_days", "minutes_months"):
            holds = str(getattr(self.desk.settings, widget.id))
            if widget.value != holds:
                most = 365 if widget.id == "note_days" else 240
                self.say(f"Kies een getal van 1 tot en met {most}. Het blijft nu op {holds} staan.")
                widget.value = holds
        self._keep()

    def _change(self, **changes: Any) -> None:
        """Change the settings; a number out of bounds changes nothing."""
        wanted = msgspec.structs.replace(self.desk.settings, **changes)
        with suppress(msgspec.ValidationError):
            valid = msgspec.convert(msgspec.to_builtins(wanted), Settings)
            if valid != self.desk.settings:
                self.desk.settings = valid
                self.changed = True

    def _keep(self) -> None:
        if self.changed:
            self.changed = False
            settings = self.desk.settings
            self.work(lambda: self.desk.keep_settings(settings), lambda _: None)

    def on_big_button_pressed(self) -> None:
        """Choose another folder."""
        self.home.open("elsewhere", then=self._moved)

    def _moved(self, told: str | None) -> None:
        self.query_one("#folder", Static).update(Content(str(self.desk.folder.root)))
        if told:
            self.say(f"{told}. Wat er al stond, blijft in de oude map.")

    def action_go_back(self) -> None:
        """Home, with everything kept."""
        if self.changed:
            self.changed = False
            with self.telling():
                self.desk.keep_settings(self.desk.settings)
        self.dismiss()


def _head(text: str) -> Static:
    return Static(Content(text), classes="head")
