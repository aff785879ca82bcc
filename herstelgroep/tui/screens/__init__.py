"""The screens by name; each is imported when it is opened for the first time."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from herstelgroep.tui.base import CalmScreen

SCREENS = {
    "home": "home:HomeScreen",
    "live": "live:LiveScreen",
    "group": "group:GroupScreen",
    "along": "along:AlongScreen",
    "quiet": "quiet:QuietScreen",
    "need": "need:NeedScreen",
    "time": "time:TimeScreen",
    "keys": "keys:KeysScreen",
    "palette": "palette:PaletteScreen",
    "attendance": "attendance:AttendanceScreen",
    "elsewhere": "elsewhere:ElsewhereScreen",
    "closing": "closing:ClosingScreen",
    "choose": "choose:ChooseScreen",
    "prepare": "prepare:PrepareScreen",
    "minutes": "minutes:MinutesScreen",
    "archive": "archive:ArchiveScreen",
    "groups": "groups:GroupsScreen",
    "group_programme": "group_programme:GroupProgrammeScreen",
    "group_new": "group_new:GroupNewScreen",
    "group_plan": "group_plan:GroupPlanScreen",
    "make": "make:MakeScreen",
    "make_copy": "make_copy:MakeCopyScreen",
    "make_programme": "make_programme:MakeProgrammeScreen",
    "make_meeting": "make_meeting:MakeMeetingScreen",
    "make_parts": "make_parts:MakePartsScreen",
    "make_form": "make_form:MakeFormScreen",
    "settings": "settings:SettingsScreen",
    "paper": "paper:PaperScreen",
    "retention": "retention:RetentionScreen",
    "phones": "phones:PhonesScreen",
    "phones_help": "phones_help:PhonesHelpScreen",
    "addresses": "addresses:AddressesScreen",
    "wifi": "wifi:WifiScreen",
}


def make_screen(name: str, *args: Any) -> "CalmScreen[Any]":
    """A new screen of this name, given the desk and what else it asks for."""
    module, _, screen = SCREENS[name].partition(":")
    made: CalmScreen[Any] = getattr(import_module(f"herstelgroep.tui.screens.{module}"), screen)(*args)
    return made
