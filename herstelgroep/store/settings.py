"""What the user chose once: colours, how long things are kept, who to call."""

import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from herstelgroep.country import Country
from herstelgroep.store.document import Kind, pack, set_aside, unpack
from herstelgroep.store.files import FileSystem, Pause, write_atomically
from herstelgroep.store.folder import Folder
from herstelgroep.store.trouble import FileCorrupt, StoreTrouble, told

SETTINGS = Kind("instellingen")
FILE = "instellingen.json"


class Theme(StrEnum):
    """The clothes of the screens."""

    EVENING = "avond"
    DAY = "dag"
    CONTRAST = "contrast"


class Contact(msgspec.Struct, frozen=True, rename={"name": "naam", "number": "nummer"}):
    """Who to call first at need."""

    name: str = ""
    number: str = ""


class Wifi(msgspec.Struct, frozen=True, rename={"name": "naam", "password": "wachtwoord", "hidden": "verborgen"}):
    """The Wi-Fi that phones join; an empty name is none, an empty password a network without one."""

    name: str = ""
    password: str = ""
    hidden: bool = False


class Settings(
    msgspec.Struct,
    frozen=True,
    rename={
        "theme": "kleuren",
        "note_days": "dagen_briefjes",
        "minutes_months": "maanden_verslag",
        "contact": "achterwacht",
        "country": "land",
        "favourites": "favorieten",
        "listen": "luister",
    },
):
    """All settings.

    ``note_days`` is how long raw notes may stay, ``minutes_months`` the minutes; ``listen`` is where
    phones were last given: a network card by its name, or an address of this laptop.
    """

    theme: Theme = Theme.EVENING
    note_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 7
    minutes_months: Annotated[int, msgspec.Meta(ge=1, le=240)] = 24
    contact: Contact = Contact()
    country: Country = Country.NETHERLANDS
    favourites: tuple[str, ...] = ()
    wifi: Wifi = Wifi()
    listen: str = ""


class Opened(NamedTuple):
    """Settings to use, and what to tell when they are not the ones that were kept."""

    settings: Settings
    trouble: StoreTrouble | None = None


def open_settings(files: FileSystem, folder: Folder, *, may_move: bool = True) -> Opened:
    """The settings that were kept, or else the usual ones.

    A corrupt file is set aside, unless the caller only reads (``may_move`` is False).
    """
    path = folder.root / FILE
    try:
        return Opened(_read(files, path))
    except FileCorrupt as corrupt:
        if not may_move:
            return Opened(Settings(), corrupt)
        try:
            return Opened(Settings(), set_aside(files, path, folder.aside))
        except StoreTrouble:
            return Opened(Settings(), corrupt)
    except StoreTrouble as trouble:
        return Opened(Settings(), trouble)


def keep_settings(files: FileSystem, folder: Folder, settings: Settings, pause: Pause = time.sleep) -> None:
    """Keep the settings. Raises a StoreTrouble; a newer or corrupt file is not written over."""
    path = folder.root / FILE
    _read(files, path)
    data = pack(SETTINGS, msgspec.to_builtins(settings))
    with told(path):
        write_atomically(files, path, data, pause)


def _read(files: FileSystem, path: Path) -> Settings:
    with told(path):
        try:
            data = files.read(path)
        except FileNotFoundError:
            return Settings()
    try:
        return msgspec.convert(unpack(SETTINGS, data, path), Settings)
    except msgspec.ValidationError as error:
        raise FileCorrupt(path) from error
