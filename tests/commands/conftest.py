"""A command as somebody types it, in a folder of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from herstelgroep.cli import main


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """What was printed, as a program reads it."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for this test."""
    folder = tmp_path / "Herstelgroep"
    monkeypatch.setenv("HERSTELGROEP_MAP", str(folder))
    return folder


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command in that folder."""

    def run_one(*arguments: object) -> Done:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run_one


@pytest.fixture
def paper(tmp_path: Path) -> Callable[..., Path]:
    """A file of notes with this text."""

    def write(text: str | bytes, name: str = "briefjes.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write
