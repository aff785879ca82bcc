"""The Wi-Fi that phones join: its name and password, typed once and kept in the settings."""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from herstelgroep.privacy.cleaning import clean_line, without_controls
from herstelgroep.store.settings import Wifi
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.widgets.fields import TABS, Field, Form, clothes

WIFI_FIELDS = ("wifi_name", "wifi_password")
MOST_NAME, MOST_PASSWORD = 32, 63
"""Characters of the name and the password of a Wi-Fi network."""


def wifi_fields(wifi: Wifi) -> tuple[Field, Field]:
    """The two fields; the password is not hidden, for the code on the screen tells it anyway."""
    name = Field("Naam van de wifi", wifi.name, name=WIFI_FIELDS[0], placeholder="zoals op de router staat")
    password = Field("Wachtwoord", wifi.password, name=WIFI_FIELDS[1], placeholder="leeg: zonder wachtwoord")
    name.input.max_length, password.input.max_length = MOST_NAME, MOST_PASSWORD
    return name, password


def with_typed(wifi: Wifi, field: str, text: str) -> Wifi:
    """The Wi-Fi with what was typed in one of its fields."""
    if field == WIFI_FIELDS[0]:
        return msgspec.structs.replace(wifi, name=clean_line(text))
    return msgspec.structs.replace(wifi, password=without_controls(text))


class _WifiForm(Form):
    """Enter in the last field is done."""

    def entered(self, field: Input) -> None:
        """On to the password, or done."""
        screen = self.screen
        if field.id == WIFI_FIELDS[1] and isinstance(screen, WifiScreen):
            screen.keep()
        else:
            super().entered(field)


class WifiScreen(CalmScreen[str]):
    """Two fields; Enter in the last one keeps them."""

    SCREEN = "wifi"
    AUTO_FOCUS = "#wifi_name"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("wifi"), *TABS]
    CSS = clothes("WifiScreen", "SCREEN Form { padding: 1 2; }")

    def compose_body(self) -> Iterable[Widget]:
        """What it is for, and the fields."""
        yield _WifiForm(
            *wifi_fields(self.desk.settings.wifi),
            Static(
                Content("Telefoons komen hiermee in één keer op de wifi. Het blijft op deze laptop."), classes="told"
            ),
            Static(Content("Enter bij het wachtwoord bewaart het."), classes="told"),
        )

    def title_text(self) -> str:
        """What this is."""
        return "De wifi voor de telefoons"

    def keep(self) -> None:
        """Keep what was typed, and go back."""
        wifi = self.desk.settings.wifi
        for field in self.query(Input):
            wifi = with_typed(wifi, field.id or "", field.value)
        settings = msgspec.structs.replace(self.desk.settings, wifi=wifi)
        self.desk.settings = settings
        self.work(lambda: self.desk.keep_settings(settings), self._kept)

    def _kept(self, done: None) -> None:
        self.dismiss("De wifi is bewaard.")

    def action_close(self) -> None:
        """Back; nothing changes."""
        self.dismiss("")
