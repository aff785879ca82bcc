"""Every bench runs once, on the real app; how fast it is on a busy machine says nothing here."""

import sys
from pathlib import Path

import pytest

from benchmarks import first_frame, kept_note, long_pdf, own_programmes, senders
from benchmarks.benches import BENCHES
from benchmarks.pairs import TINY
from benchmarks.terminal import Broke, in_terminal
from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.programme.catalogue import Origin
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.programmes import read_catalogue

PTY = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")


@pytest.mark.parametrize(
    "name",
    [
        "note",
        "pdf",
        pytest.param("home", marks=PTY),
        pytest.param("home-own", marks=PTY),
        pytest.param("key", marks=PTY),
        pytest.param("key-phones", marks=PTY),
        pytest.param("memory", marks=[PTY, pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no /proc")]),
    ],
)
def test_a_bench_measures_both(name: str) -> None:
    pairs = BENCHES[name].measure(TINY)
    assert len(pairs.ours) == len(pairs.bare) == 1
    assert pairs.median > 0


@PTY
def test_a_hundred_phones_are_all_acknowledged() -> None:
    pairs = BENCHES["phones"].measure(TINY)
    assert (len(pairs.ours), len(pairs.bare)) == (senders.PHONES, senders.LONE)
    assert pairs.median > 0


def test_the_bare_pdf_has_every_word() -> None:
    document = document_of(build_minutes(next(long_pdf.with_other_words(long_pdf.long_session())), NotesChoice.ALWAYS))
    source = "\n".join(long_pdf.source_lines(document))
    texts = [bullet.text for block in document.blocks for bullet in getattr(block, "items", ())]
    assert len(texts) >= long_pdf.NOTES
    assert all(long_pdf.quoted(text)[1:-1] in source for text in texts)
    assert long_pdf.typst_alone(document)().startswith(b"%PDF")


def test_the_stock_one_stays_as_large(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("stock") / "stock.json"
    with kept_note.stock(path) as insert:
        before = path.read_text("utf-8").count("board")
        assert insert() > 0
        assert path.read_text("utf-8").count("board") == before == kept_note.NOTES


def test_the_own_programmes_of_the_bench_can_all_be_led(tmp_path: Path) -> None:
    own_programmes.make_own(tmp_path, own_programmes.OWN)
    catalogue = read_catalogue(RealFiles(), Folder(tmp_path))
    assert catalogue.faults == ()
    mine = [entry.programme for entry in catalogue.entries if entry.origin is Origin.OWN]
    assert len({programme.title for programme in mine}) == own_programmes.OWN
    assert all(programme.can_be_led for programme in mine)


_WATCHED = """
import sys
from pathlib import Path
from herstelgroep.cli import main
with open(sys.argv[1], "a") as seen:
    def watch(event, arguments):
        if event == "open" and str(arguments[0]).endswith(".toml"):
            seen.write(f"{arguments[0]}\\n")
            seen.flush()
    sys.addaudithook(watch)
    main(sys.argv[2:])
"""


@PTY
def test_home_reads_no_programme(tmp_path: Path) -> None:
    root, seen = tmp_path / "Herstelgroep", tmp_path / "geopend"
    own_programmes.make_own(root, 5)
    with in_terminal("-c", _WATCHED, str(seen), "--map", str(root)) as terminal:
        terminal.painted(*first_frame.HOME)
        terminal.settle()
        assert seen.read_text("utf-8") == ""
        terminal.press("1")
        terminal.painted("Eigen panel 4")
    assert str(root / "programmas" / "eigen-4.toml") in seen.read_text("utf-8").splitlines()


@PTY
def test_a_program_that_stops_is_told() -> None:
    with in_terminal("-c", "print('tot ziens')") as terminal, pytest.raises(Broke, match="tot ziens"):
        terminal.painted("nooit")
