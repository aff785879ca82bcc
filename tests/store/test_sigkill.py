"""Real processes, really killed: what was told safe is there, and the file can always be read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, which Windows does not have"),
]


def kill(root: Path, times: int, storage: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.kill", str(root), str(times), storage],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, "")
    counts: dict[str, int] = json.loads(done.stdout)
    return counts


def test_three_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    counts = kill(tmp_path, 300, "atomic")
    assert (counts["kills"], counts["unreadable"], counts["lost"]) == (300, 0, 0)
    assert counts["told"] >= 600
    assert counts["longer"] >= 100
    assert counts["shorter"] >= 100
    assert counts["halfway"] >= 5, "the kills must fall in the middle of writes too"


def test_the_same_kills_break_stock_tinydb(tmp_path: Path) -> None:
    assert kill(tmp_path, 3_000, "stock")["unreadable"] == 1
