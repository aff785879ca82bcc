"""Hundreds of faulty and hostile programme files: each is read or told in plain Dutch, and nothing else happens."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from herstelgroep.cli import main
from herstelgroep.store.programmes import LARGEST
from tests.building import ROOT, programme_text
from tests.programme.sent import hostile_files

if sys.platform != "win32":
    import resource

BATCHES = 4
MEMORY = 1_500_000_000
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ENGLISH = re.compile(r"\b(error|expected|invalid|line \d|column|traceback|unterminated|cannot|exceeds)\b", re.I)
MOST_SAID = 30_000
MOST_SECONDS = 5.0
"""A file takes a fifth of this on an old laptop; what grows with the square of its size takes minutes."""


def _limited() -> None:
    """No file needs more memory than this."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def tree(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if "programmas" not in path.relative_to(folder).parts
    }


def test_there_are_hundreds_and_they_are_the_same_each_time() -> None:
    files = list(hostile_files())
    assert len({name for name, _ in files}) == len(files) >= 250
    assert max(len(data) for _, data in files) > LARGEST
    assert hash(tuple(files)) == hash(tuple(hostile_files()))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the memory of a process this way")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_each_is_read_or_told_and_nothing_else_happens(batch: int, tmp_path: Path) -> None:
    sent, root = tmp_path / "gestuurd", tmp_path / "Herstelgroep"
    sent.mkdir()
    (sent / "goed.toml").write_text(programme_text(), "utf-8")
    assert main(["programma", "haal", str(sent / "goed.toml"), "--map", str(root)]) == 0
    chosen = list(hostile_files())[batch::BATCHES]
    for name, data in chosen:
        (sent / name).write_bytes(data)
    before = tree(tmp_path)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.programme.taking", root, *(sent / name for name, _ in chosen)],
        cwd=ROOT, env=os.environ | {"PYTHONUTF8": "1"}, capture_output=True, text=True, encoding="utf-8", check=False,
        timeout=600, preexec_fn=_limited,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["file"] for one in found] == [name for name, _ in chosen]
    for one in found:
        check(one)
    assert tree(tmp_path) == before
    kept = {path.name for path in (root / "programmas").iterdir()}
    assert all(re.fullmatch(r"[a-z0-9-]+\.toml", name) for name in kept)
    assert len(kept) == 1 + sum(one["programma"][0] == 0 for one in found)


def check(one: dict[str, Any]) -> None:
    assert max(one["seconds"].values()) < MOST_SECONDS, one["file"]
    for door in ("controleer", "programma"):
        code, out, err = one[door]
        assert code in (0, 1), one["file"]
        assert len(out) + len(err) < MOST_SAID
        assert UNSEEN.search(out + err) is None, one["file"]
        assert not ENGLISH.search(err), err
        assert "let op" in err or code == 0 or err.rstrip().endswith((".", "?")), err
        assert max(map(len, (out + err).splitlines()), default=0) < 1_200
        if code == 0:
            assert "read" in one
        else:
            assert len(err.splitlines()) >= 1
    assert ("read" in one) != ("faults" in one)
    assert one["controleer"][0] == (0 if "read" in one else 1)


@pytest.fixture
def shared_root(tmp_path: Path) -> Path:
    """A folder in which all of them are own programmes."""
    own = tmp_path / "Herstelgroep" / "programmas"
    own.mkdir(parents=True)
    for name, data in hostile_files():
        (own / name).write_bytes(data)
    return tmp_path / "Herstelgroep"


@pytest.mark.slow
def test_a_folder_full_of_them_leaves_the_shipped_ones_in_order(
    shared_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(shared_root)
    assert main(["programmas", "--json", "--map", str(shared_root)]) == 0
    said = capsys.readouterr()
    assert {"clientenpanel", "kickoff"} <= {one["id"] for one in json.loads(said.out)}
    assert len(said.out) + len(said.err) < LARGEST
    assert UNSEEN.search(said.err) is None
    assert tree(shared_root) == before
