"""Bij nood: the words and the numbers, from the package or from the user's own ``nood.toml``."""

import tomllib
from datetime import date
from importlib.resources import files as package_files

import msgspec

from herstelgroep.country import Country
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.trouble import StoreTrouble, told

FILE = "nood.toml"


class HelpPart(msgspec.Struct, frozen=True, rename={"title": "titel", "lines": "regels"}):
    """What to do in one situation."""

    title: str
    lines: tuple[str, ...]


class Number(msgspec.Struct, frozen=True, rename={"name": "naam", "number": "nummer", "when": "wanneer"}):
    """A number to call, and when somebody answers."""

    name: str
    number: str
    when: str = ""


class _Numbers(msgspec.Struct, frozen=True, rename={"checked": "gecontroleerd", "numbers": "nummers"}):
    checked: date
    numbers: tuple[Number, ...]


class _File(msgspec.Struct, frozen=True, rename={"parts": "deel"}):
    parts: tuple[HelpPart, ...]
    NL: _Numbers
    BE: _Numbers


class Help(msgspec.Struct, frozen=True):
    """The page for one country. ``checked`` is the ISO date on which the numbers were checked."""

    parts: tuple[HelpPart, ...]
    numbers: tuple[Number, ...]
    checked: str


def read_help(files: FileSystem, folder: Folder, country: Country) -> Help:
    """The user's own page when there is a sound one, else the one of the package. It never fails."""
    page = _own(files, folder) or _parsed(package_files("herstelgroep").joinpath(FILE).read_text("utf-8"))
    numbers = page.NL if country is Country.NETHERLANDS else page.BE
    return Help(page.parts, numbers.numbers, numbers.checked.isoformat())


def _parsed(text: str) -> _File:
    return msgspec.convert(tomllib.loads(text), _File)


def _own(files: FileSystem, folder: Folder) -> _File | None:
    path = folder.root / FILE
    try:
        with told(path):
            return _parsed(files.read(path).decode("utf-8-sig"))
    except (StoreTrouble, ValueError, RecursionError, msgspec.ValidationError):  # whatever TOML can do wrong
        return None
