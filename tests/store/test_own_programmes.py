"""Own programmes on disk: the newest state that was acknowledged is what the editor opens, whatever happens."""

import errno
import secrets
from datetime import date
from pathlib import Path

import pytest

from herstelgroep.desk import World, open_desk
from herstelgroep.programme import editing as e
from herstelgroep.programme.catalogue import NoSuchProgramme
from herstelgroep.programme.model import Programme
from herstelgroep.programme.reading import read_programme
from herstelgroep.store.files import FileSystem, RealFiles, write_atomically
from herstelgroep.store.folder import Folder, open_folder
from herstelgroep.store.own_programmes import (
    DRAFT,
    TooMuch,
    keep_programme,
    own_programmes,
    put_programme_back,
    remove_programme,
    seen_programme,
    share_programme,
    taken_names,
)
from herstelgroep.store.programmes import catalogue_of, read_catalogue
from herstelgroep.store.trash import empty_bin
from herstelgroep.store.trouble import DiskFull, StoreTrouble
from tests.building import SHIPPED, a_programme, programme_text
from tests.store.disk import Fault, MemoryFiles

ROOT = Path("/map/Herstelgroep")


@pytest.fixture(params=["real", "memory"])
def files(request: pytest.FixtureRequest) -> FileSystem:
    return RealFiles() if request.param == "real" else MemoryFiles()


@pytest.fixture
def folder(files: FileSystem, tmp_path: Path) -> Folder:
    return open_folder(files, tmp_path / "Herstelgroep")


def mine(title: str = "Van mij") -> Programme:
    return e.copied(a_programme(), title, ())


def faulty(programme: Programme) -> Programme:
    return e.change_segment(programme, 1, "welkom", minutes=9)


def opened(files: FileSystem, folder: Folder) -> list[tuple[Programme, bool]]:
    return [(one.programme, one.draft) for one in own_programmes(files, folder, read_catalogue(files, folder))]


def led(files: FileSystem, folder: Folder) -> list[Programme]:
    entries = read_catalogue(files, folder).entries
    return [entry.programme for entry in entries if entry.origin.value == "eigen"]


def test_with_faults_it_is_a_draft_and_the_last_state_that_could_be_led_stays(
    files: FileSystem, folder: Folder
) -> None:
    kept = keep_programme(files, folder, mine())
    assert (kept.name, kept.faults) == ("van-mij", ())
    assert files.names(folder.programmes) == ["van-mij.toml"]
    kept = keep_programme(files, folder, faulty(mine()), kept.name)
    assert "63 minuten" in kept.faults[0].told
    assert files.names(folder.programmes) == ["van-mij.concept", "van-mij.toml"]
    assert opened(files, folder) == [(faulty(mine()), True)]
    assert led(files, folder) == [mine()]
    mended = e.change_meeting(faulty(mine()), 1, minutes=63)
    keep_programme(files, folder, mended, kept.name)
    assert files.names(folder.programmes) == ["van-mij.toml"]
    assert opened(files, folder) == [(mended, False)]
    assert led(files, folder) == [mended]


def test_a_draft_alone_is_opened_and_not_led(files: FileSystem, folder: Folder) -> None:
    keep_programme(files, folder, faulty(mine()))
    assert opened(files, folder) == [(faulty(mine()), True)]
    assert led(files, folder) == []
    assert read_catalogue(files, folder).faults == ()
    assert taken_names(files, folder) == {"van-mij"}


@pytest.mark.parametrize("there", ['id = "ander"', "dit is [geen toml", ""])
def test_never_over_the_file_of_another(files: FileSystem, folder: Folder, there: str) -> None:
    write_atomically(files, folder.programmes / "van-mij.toml", there.encode())
    kept = keep_programme(files, folder, mine())
    assert kept.name == "van-mij-2"
    assert files.read(folder.programmes / "van-mij.toml").decode() == there
    assert keep_programme(files, folder, mine(), kept.name).name == "van-mij-2"
    write_atomically(files, folder.programmes / "van-mij-2.toml", b'id = "nog-een"')
    assert keep_programme(files, folder, mine(), kept.name).name == "van-mij-2-2"


def test_what_somebody_wrote_beside_the_app_is_put_aside_before_it_is_written_over(
    files: FileSystem, folder: Folder
) -> None:
    kept = keep_programme(files, folder, mine())
    assert kept.seen == seen_programme(files, folder, "van-mij")
    kept = keep_programme(files, folder, faulty(mine()), kept.name, kept.seen)
    assert kept.aside is None
    path = folder.programmes / "van-mij.toml"
    beside = files.read(path).decode().replace("Deel welkom", "Warm welkom").encode()
    write_atomically(files, path, beside)
    kept = keep_programme(files, folder, mine(), kept.name, kept.seen)
    assert kept.aside == folder.aside / "van-mij.toml"
    assert files.read(kept.aside) == beside
    assert keep_programme(files, folder, faulty(mine()), kept.name, kept.seen).aside is None
    assert opened(files, folder) == [(faulty(mine()), True)]


@pytest.mark.parametrize("name", ["con", "nul", "com1"])
def test_a_name_that_windows_keeps_for_a_device_is_never_used(files: FileSystem, folder: Folder, name: str) -> None:
    assert keep_programme(files, folder, mine(name)).name == f"x-{name}"


def test_a_folder_with_its_name_is_left_alone(files: FileSystem, folder: Folder) -> None:
    files.make_folder(folder.programmes / "van-mij.toml")
    assert taken_names(files, folder) == {"van-mij"}
    assert keep_programme(files, folder, mine()).name == "van-mij-2"
    assert led(files, folder) == [mine()]
    assert files.is_folder(folder.programmes / "van-mij.toml")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('id = "proef"', True),
        ("id='proef' # zo heet het", True),
        (' "id" = """\nproef"""', True),
        ('"i\\u0064" = "proef"', True),
        ('id = "\\u0070roef"', True),
        ('id = " pro\u200eef "', True),
        ('id = "proef-2"', False),
        ('id = "anders"', False),
        ('doel2 = "proef"', False),
    ],
)
def test_one_programme_is_found_however_its_id_is_written(
    files: FileSystem, folder: Folder, line: str, found: bool
) -> None:
    text = programme_text().replace('id = "proef"', line)
    write_atomically(files, folder.programmes / "x.toml", text.encode())
    every = [entry.programme.id for entry in read_catalogue(files, folder).entries]
    one = catalogue_of(files, folder, "proef")
    assert ([entry.file for entry in one.entries] == ["x.toml"]) == ("proef" in every) == found
    assert one.faults == ()


def test_for_one_programme_no_other_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = RealFiles()
    folder = open_folder(files, tmp_path / "Herstelgroep")
    for nr in range(5):
        own = e.copied(read_programme((SHIPPED / "swot.toml").read_text("utf-8"), "swot"), f"Swot {nr}", ())
        keep_programme(files, folder, own)
    parsed: list[str] = []

    def counted(text: str, file: str) -> Programme:
        parsed.append(file)
        return read_programme(text, file)

    monkeypatch.setattr("herstelgroep.programme.catalogue._read", counted)
    assert catalogue_of(files, folder, "swot").entry("swot").file == "swot.toml"
    assert catalogue_of(files, folder, "swot-3").entry("swot-3").file == "swot-3.toml"
    assert parsed == ["swot.toml", "swot-3.toml"]
    with pytest.raises(NoSuchProgramme) as alone:
        catalogue_of(files, folder, "geen").entry("geen")
    with pytest.raises(NoSuchProgramme) as whole:
        read_catalogue(files, folder).entry("geen")
    assert alone.value.message == whole.value.message


def test_a_file_of_your_own_hand_keeps_its_name_and_its_notes(files: FileSystem, folder: Folder) -> None:
    text = f"# Onthoud dit.\n{programme_text()}"
    write_atomically(files, folder.programmes / "Mijn Proef.toml", text.encode())
    (own,) = own_programmes(files, folder, read_catalogue(files, folder))
    assert own.name == "Mijn Proef"
    for title in ("Anders", "Nog anders"):
        keep_programme(files, folder, e.change_programme(own.programme, title=title), own.name)
    assert files.names(folder.programmes) == ["Mijn Proef.eerder", "Mijn Proef.toml"]
    assert files.read(folder.programmes / "Mijn Proef.eerder").decode() == text
    assert [programme.title for programme in led(files, folder)] == ["Nog anders"]


def test_what_is_taken_away_comes_back_with_its_draft_until_the_bin_is_emptied(
    files: FileSystem, folder: Folder
) -> None:
    keep_programme(files, folder, mine())
    keep_programme(files, folder, faulty(mine()), "van-mij")
    remove_programme(files, folder, "van-mij")
    assert opened(files, folder) == []
    put_programme_back(files, folder, "van-mij")
    assert opened(files, folder) == [(faulty(mine()), True)]
    assert led(files, folder) == [mine()]
    remove_programme(files, folder, "van-mij")
    keep_programme(files, folder, mine())
    with pytest.raises(StoreTrouble, match="een ander programma"):
        put_programme_back(files, folder, "van-mij")
    assert empty_bin(files, folder) == 2
    assert led(files, folder) == [mine()]


def test_sharing_writes_a_file_that_reads_back(files: FileSystem, folder: Folder) -> None:
    write_atomically(files, folder.out / "van-mij.toml", b"iets anders")
    path = share_programme(files, folder, mine())
    assert path == folder.out / "van-mij-2.toml"
    assert read_programme(files.read(path).decode(), path.name) == mine()
    assert share_programme(files, folder, mine()) == path


@pytest.mark.parametrize("word", ["woord ", "ë"])
def test_a_programme_that_has_grown_too_large_is_refused_and_the_last_state_stays(
    files: FileSystem, folder: Folder, word: str
) -> None:
    keep_programme(files, folder, mine())
    large = mine()
    for segment in large.scripts[0].segments:
        large = e.change_segment(large, 1, segment.key, say=(word * 100,) * 99, do=(word * 150,) * 99)
    large = e.copy_meeting(e.copy_meeting(e.copy_meeting(large, 1), 1), 1)
    large = e.copy_meeting(e.copy_meeting(large, 1), 1)
    with pytest.raises(TooMuch, match="te groot geworden"):
        keep_programme(files, folder, large, "van-mij")
    assert opened(files, folder) == [(mine(), False)]


def test_a_text_that_is_too_long_to_be_read_back_is_told_and_never_cut(files: FileSystem, folder: Folder) -> None:
    keep_programme(files, folder, mine())
    with pytest.raises(TooMuch, match="zeg: is te lang: 1001 tekens"):
        keep_programme(files, folder, e.change_segment(mine(), 1, "welkom", say=("x" * 1001,)), "van-mij")
    assert opened(files, folder) == [(mine(), False)]


STATES = {
    "a new draft": (mine(), faulty(mine())),
    "a draft that is mended": (faulty(mine()), mine()),
    "a draft that goes on": (faulty(mine()), faulty(e.change_programme(mine(), title="Anders"))),
    "a programme that goes on": (mine(), e.change_programme(mine(), title="Anders")),
}


def disk_with(*states: Programme) -> tuple[MemoryFiles, Folder]:
    disk = MemoryFiles()
    folder = open_folder(disk, ROOT)
    for state in states:
        keep_programme(disk, folder, state, "van-mij")
    return disk, folder


@pytest.mark.parametrize("states", STATES.values(), ids=STATES)
def test_after_a_power_cut_the_editor_opens_the_old_state_or_the_new(states: tuple[Programme, Programme]) -> None:
    old, new = states
    disk, folder = disk_with(mine(), old)
    moments: list[MemoryFiles] = []
    disk.watch = lambda step: moments.append(disk.freeze())
    keep_programme(disk, folder, new, "van-mij")
    assert len(moments) > 4
    seen = set()
    for moment in moments:
        for left in (moment.after_kill(), *moment.after_power_cut()):
            files = MemoryFiles.holding({**left, folder.out / "x": b"", folder.bin / "x": b""})
            ((found, _),) = opened(files, open_folder(files, ROOT))
            assert found in (old, new)
            seen.add(found == new)
    assert seen == {True, False}
    for left in (disk.after_kill(), *disk.after_power_cut()):
        files = MemoryFiles.holding(left)
        ((found, _),) = opened(files, folder)
        assert found == new


@pytest.mark.parametrize("states", STATES.values(), ids=STATES)
def test_on_a_full_disk_the_old_state_or_the_new_is_there_and_it_is_told(states: tuple[Programme, Programme]) -> None:
    old, new = states
    disk, folder = disk_with(mine(), old)
    first = disk.steps
    keep_programme(disk, folder, new, "van-mij")
    steps = disk.steps - first
    for step in range(steps):
        disk, folder = disk_with(mine(), old)
        disk.fault = Fault(disk.steps + step, errno.ENOSPC, torn=True)
        with pytest.raises(DiskFull):
            keep_programme(disk, folder, new, "van-mij")
        disk.fault = None
        ((found, _),) = opened(disk, folder)
        assert found in (old, new)
        keep_programme(disk, folder, new, "van-mij")
        assert opened(disk, folder)[0][0] == new


def test_the_catalogue_of_the_desk_follows(tmp_path: Path) -> None:
    world = World(lambda: 0, lambda: date(2026, 11, 25), secrets.token_hex)
    with open_desk(RealFiles(), tmp_path / "H", world) as desk:
        before = desk.catalogue
        assert desk.catalogue is before
        name = desk.keep_programme(mine()).name
        assert desk.catalogue.entry("van-mij").programme == mine()
        desk.remove_programme(name)
        assert desk.own_programmes() == ()
        desk.put_programme_back(name)
        assert [one.name for one in desk.own_programmes()] == ["van-mij"]
        assert desk.share_programme(mine()).read_text("utf-8").startswith("# SPDX")
        assert not [path for path in desk.folder.programmes.iterdir() if path.suffix == DRAFT]
