"""The user's folder: where it is, what is in it, whether a cloud copies it, and who holds it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from herstelgroep.store.archive import Archive, Listing
from herstelgroep.store.files import RealFiles, temporary_name, write_atomically
from herstelgroep.store.folder import Folder, choose_root, cloud_service, cloud_warning, mend, open_folder
from herstelgroep.store.lock import folder_lock
from herstelgroep.store.programmes import read_catalogue
from herstelgroep.store.trash import empty_bin
from herstelgroep.store.trouble import FolderBusy, FolderGone, FolderReadOnly, NotReadable, StoreTrouble
from tests.building import programme_text
from tests.store.disk import MemoryFiles
from tests.store.odd import odd_entries

HOME = Path("/home/anne")


def test_the_folder_is_in_the_home_folder_unless_asked_otherwise() -> None:
    assert choose_root(None, {}, HOME) == HOME / "Herstelgroep"
    assert choose_root(None, {"HERSTELGROEP_MAP": ""}, HOME) == HOME / "Herstelgroep"
    assert choose_root(None, {"HERSTELGROEP_MAP": "/stick/hg"}, HOME) == Path("/stick/hg")
    assert choose_root(Path("/ander"), {"HERSTELGROEP_MAP": "/stick/hg"}, HOME) == Path("/ander")
    assert choose_root(Path("~/hg"), {}, HOME) == HOME / "hg"
    assert choose_root(Path("hier"), {}, HOME) == Path.cwd() / "hier"


def test_opening_makes_the_rooms_and_clears_what_was_half_written(tmp_path: Path) -> None:
    files = RealFiles()
    folder = open_folder(files, tmp_path / "Herstelgroep")
    names = sorted(room.name for room in folder.root.iterdir())
    assert names == ["bijeenkomsten", "opzij", "programmas", "prullenbak", "uit"]
    write_atomically(files, folder.sessions / "a.json", b"1")
    half = files.create(temporary_name(folder.sessions / "a.json"))
    half.write(b"half")
    half.close()
    assert open_folder(files, folder.root) == folder
    assert files.names(folder.sessions) == ["a.json"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(StoreTrouble, match="Er is niets weg"):
        open_folder(RealFiles(), tmp_path / "bestand" / "Herstelgroep")


def test_missing_rooms_are_mended_but_a_missing_folder_is_not() -> None:
    root = Path("/stick/Herstelgroep")
    files = MemoryFiles(root)
    mend(files, Folder(root))
    assert files.is_folder(root / "bijeenkomsten")
    files.lose(root)
    mend(files, Folder(root))
    assert not files.is_folder(root)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/anne/Dropbox/Herstelgroep", "Dropbox"),
        ("/home/anne/Dropbox (Persoonlijk)/Herstelgroep", "Dropbox"),
        ("/Users/anne/OneDrive/Herstelgroep", "OneDrive"),
        ("/Users/anne/OneDrive - Stichting Herstel/x", "OneDrive"),
        ("/Users/anne/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/Users/anne/iCloudDrive/x", "iCloud"),
        ("/Users/anne/Library/CloudStorage/GoogleDrive-a@b.nl/x", "een clouddienst"),
        ("/home/anne/Google Drive/x", "Google Drive"),
        ("/media/Mijn Drive/x", "Google Drive"),
        ("/home/anne/Nextcloud/x", "Nextcloud"),
        ("/home/anne/nextcloud.zorg.nl/x", "Nextcloud"),
        ("/home/anne/Herstelgroep", None),
        ("/home/anne/dropboxen/Herstelgroep", None),
        ("/home/anne/Documenten", None),
    ],
)
def test_a_folder_that_a_cloud_copies_is_noticed(path: str, service: str | None) -> None:
    assert cloud_service(Path(path), {}) == service


def test_a_cloud_is_told_in_words() -> None:
    warning = cloud_warning(Path("/home/anne/Dropbox/x"), {})
    assert warning is not None
    assert "Dropbox" in warning
    assert cloud_warning(HOME / "Herstelgroep", {}) is None


def test_onedrive_is_known_by_its_own_variable_too(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "Werk"), "OneDrive": ""}
    assert cloud_service(tmp_path / "Werk" / "Herstelgroep", environment) == "OneDrive"
    assert cloud_service(tmp_path / "Thuis", environment) is None


def test_a_link_into_a_cloud_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Herstelgroep").symlink_to(tmp_path / "Dropbox")
    assert cloud_service(tmp_path / "Herstelgroep", {}) == "Dropbox"


def test_one_at_a_time(tmp_path: Path) -> None:
    with folder_lock(RealFiles(), tmp_path / "hg"):
        with pytest.raises(FolderBusy) as busy, folder_lock(RealFiles(), tmp_path / "hg"):
            pytest.fail("two at a time")
        assert str(tmp_path / "hg") in busy.value.message
    with folder_lock(RealFiles(), tmp_path / "hg"):
        pass


HOLD = """
import sys
from pathlib import Path
from herstelgroep.store.files import RealFiles
from herstelgroep.store.lock import folder_lock
with folder_lock(RealFiles(), Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_dies_with_the_process(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FolderBusy), folder_lock(RealFiles(), tmp_path):
            pytest.fail("two at a time")
        holder.kill()
        holder.wait(30)
        with folder_lock(RealFiles(), tmp_path):
            pass


def test_reading_needs_no_lock(tmp_path: Path) -> None:
    files = RealFiles()
    folder = open_folder(files, tmp_path / "hg")
    with folder_lock(files, folder.root):
        write_atomically(files, folder.sessions / "a.json", b"1")
        assert files.read(folder.sessions / "a.json") == b"1"


class Closed(RealFiles):
    """A disk on which nobody may read a file, or look into the folder of own programmes."""

    def read(self, path: Path, most: int = -1) -> bytes:
        if path.suffix == ".json":
            raise OSError(13, "nee")
        return super().read(path, most)

    def names(self, folder: Path) -> list[str]:
        if folder.name == "programmas":
            raise OSError(13, "nee")
        return super().names(folder)


def test_what_may_not_be_read_is_told_as_that(tmp_path: Path) -> None:
    folder = open_folder(RealFiles(), tmp_path)
    path = folder.sessions / "a.json"
    path.write_bytes(b"1")
    listing = Archive(Closed(), folder, lambda: "h").listing()
    assert [trouble.message for trouble in listing.troubles] == [NotReadable(path).message]


def test_the_built_in_programmes_work_when_the_own_ones_may_not_be_read(tmp_path: Path) -> None:
    folder = open_folder(RealFiles(), tmp_path)
    catalogue = read_catalogue(Closed(), folder)
    assert catalogue.entries
    assert [str(fault) for fault in catalogue.faults] == [f"programmas: {NotReadable(folder.programmes).message}"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_odd_entries_in_every_room_stop_nothing(tmp_path: Path) -> None:
    folder = open_folder(RealFiles(), tmp_path / "map")
    for room in folder.rooms:
        for ending in (".toml", ".json", ".concept", ""):
            odd_entries(room, ending)
        (room / ".ring.json.tijdelijk").symlink_to(".ring.json.tijdelijk")
    write_atomically(
        RealFiles(),
        folder.programmes / "van-mij.toml",
        programme_text().replace('id = "proef"', 'id = "van-mij"').encode(),
    )
    open_folder(RealFiles(), folder.root)
    assert not [room for room in folder.rooms if (room / ".ring.json.tijdelijk").is_symlink()]
    assert empty_bin(RealFiles(), folder) == 0
    assert Archive(RealFiles(), folder, lambda: "h").listing() == Listing((), ())
    catalogue = read_catalogue(RealFiles(), folder)
    assert catalogue.entry("van-mij").programme.id == "van-mij"
    assert [fault.file for fault in catalogue.faults] == [
        f"{name}.toml" for name in ("apparaat", "heen", "map", "nergens", "pijp", "ring", "terug")
    ]
    assert all("geen gewoon bestand" in fault.told for fault in catalogue.faults)


@pytest.mark.parametrize(("number", "trouble"), [(30, FolderReadOnly), (2, FolderGone)])
def test_troubles_of_the_folder_are_told(number: int, trouble: type[StoreTrouble]) -> None:
    files = MemoryFiles()
    files.refuses = lambda what, path: OSError(number, "nee")
    with pytest.raises(trouble) as told:
        open_folder(files, Path("/stick/Herstelgroep"))
    assert "/stick/Herstelgroep" in told.value.message
