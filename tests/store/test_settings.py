"""Settings: kept, read again, and never in the way of the app."""

from pathlib import Path

import msgspec
import pytest

from herstelgroep.country import Country
from herstelgroep.store.document import Kind, pack
from herstelgroep.store.files import write_atomically
from herstelgroep.store.folder import Folder
from herstelgroep.store.settings import Contact, Settings, Theme, Wifi, keep_settings, open_settings
from herstelgroep.store.trouble import DiskTrouble, FileCorrupt, FileNewer, FolderReadOnly
from tests.store.disk import MemoryFiles

FOLDER = Folder(Path("/thuis/Herstelgroep"))
FILE = FOLDER.root / "instellingen.json"
OTHER = Settings(
    theme=Theme.CONTRAST,
    note_days=3,
    minutes_months=12,
    contact=Contact("Fatima [b]", "06 12345678"),
    country=Country.BELGIUM,
    favourites=("clientenpanel", "kickoff"),
    wifi=Wifi("Buurthuis [b]", "wel;kom", True),
    listen="192.168.1.5",
)


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles(*FOLDER.rooms)


def test_without_a_file_the_usual_ones(files: MemoryFiles) -> None:
    opened = open_settings(files, FOLDER)
    assert opened.trouble is None
    assert opened.settings == Settings()
    assert (opened.settings.theme, opened.settings.note_days, opened.settings.minutes_months) == ("avond", 7, 24)
    assert files.names(FOLDER.root) == []


def test_what_is_kept_is_read_again(files: MemoryFiles) -> None:
    keep_settings(files, FOLDER, OTHER)
    assert open_settings(files, FOLDER) == (OTHER, None)
    assert msgspec.json.decode(files.read(FILE)) == {
        "soort": "instellingen",
        "versie": 1,
        "kleuren": "contrast",
        "dagen_briefjes": 3,
        "maanden_verslag": 12,
        "achterwacht": {"naam": "Fatima [b]", "nummer": "06 12345678"},
        "land": "BE",
        "favorieten": ["clientenpanel", "kickoff"],
        "wifi": {"naam": "Buurthuis [b]", "wachtwoord": "wel;kom", "verborgen": True},
        "luister": "192.168.1.5",
    }


def test_settings_from_before_phones_are_read_and_kept(files: MemoryFiles) -> None:
    write_atomically(files, FILE, pack(Kind("instellingen"), {"kleuren": "dag", "favorieten": ["kickoff"]}))
    opened = open_settings(files, FOLDER)
    assert opened.trouble is None
    assert opened.settings == Settings(theme=Theme.DAY, favourites=("kickoff",))
    assert (opened.settings.wifi, opened.settings.listen) == (Wifi("", "", False), "")
    assert files.names(FOLDER.aside) == []


@pytest.mark.parametrize("body", [{"kleuren": "roze"}, {"dagen_briefjes": 0}, {"land": 1}, {"achterwacht": []}])
def test_settings_that_cannot_be_read_are_set_aside_and_told(files: MemoryFiles, body: dict[str, object]) -> None:
    data = pack(Kind("instellingen"), body)
    write_atomically(files, FILE, data)
    opened = open_settings(files, FOLDER)
    assert opened.settings == Settings()
    assert isinstance(opened.trouble, FileCorrupt)
    assert "opzij" in opened.trouble.message
    assert files.read(FOLDER.aside / "instellingen.json") == data
    keep_settings(files, FOLDER, OTHER)
    assert open_settings(files, FOLDER) == (OTHER, None)


def test_who_only_reads_moves_nothing(files: MemoryFiles) -> None:
    write_atomically(files, FILE, b"kapot")
    opened = open_settings(files, FOLDER, may_move=False)
    assert isinstance(opened.trouble, FileCorrupt)
    assert files.read(FILE) == b"kapot"
    with pytest.raises(FileCorrupt):
        keep_settings(files, FOLDER, OTHER)
    assert files.read(FILE) == b"kapot"


def test_settings_that_cannot_be_moved_are_still_told(files: MemoryFiles) -> None:
    write_atomically(files, FILE, b"kapot")
    files.refuses = lambda what, path: OSError(30, "nee")
    opened = open_settings(files, FOLDER)
    assert opened.settings == Settings()
    assert isinstance(opened.trouble, FileCorrupt)
    assert files.read(FILE) == b"kapot"


def test_newer_settings_are_left_alone(files: MemoryFiles) -> None:
    newer = pack(Kind("instellingen", (dict,)), {"kleuren": "regenboog"})
    write_atomically(files, FILE, newer)
    opened = open_settings(files, FOLDER)
    assert opened.settings == Settings()
    assert isinstance(opened.trouble, FileNewer)
    with pytest.raises(FileNewer):
        keep_settings(files, FOLDER, OTHER)
    assert files.read(FILE) == newer


@pytest.mark.parametrize(("number", "trouble"), [(5, DiskTrouble), (30, FolderReadOnly)])
def test_settings_that_cannot_be_kept_are_told(files: MemoryFiles, number: int, trouble: type[Exception]) -> None:
    keep_settings(files, FOLDER, OTHER)
    files.refuses = lambda what, path: OSError(number, "nee")
    with pytest.raises(trouble):
        keep_settings(files, FOLDER, Settings())
    assert open_settings(files, FOLDER) == (OTHER, None)
