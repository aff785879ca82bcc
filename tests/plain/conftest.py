"""A conversation in plain lines, on a real desk, with a clock that a test sets."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.plain.leading import lead
from herstelgroep.programme.model import Programme
from herstelgroep.session.model import Session
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from tests.building import MINUTE, START


class Conversation:
    """Types lines and hears what is said back. ``minutes`` is how long it goes on; ``opening`` what was said first."""

    def __init__(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        self.desk, self._capsys = desk, capsys
        self.minutes = 0
        self.opening = ""

    @property
    def session(self) -> Session:
        """The state of now."""
        assert self.desk.live is not None
        return self.desk.live.session

    def begin(self, programme: Programme, nr: int = 1) -> None:
        """Begin a meeting."""
        script = programme.script(nr)
        assert script is not None
        self.desk.begin(self.desk.prepare(programme, script, Choices(date="2026-11-25")))

    def type(self, *lines: str | int) -> str:
        """Type lines; a number lets so many minutes pass. Gives all that was said, without the opening."""
        waiting = iter(lines)

        def read() -> str:
            for line in waiting:
                if isinstance(line, int):
                    self.minutes += line
                else:
                    return f"{line}\n"
            return ""

        self._capsys.readouterr()
        lead(self.desk, read)
        return self._capsys.readouterr().out


@pytest.fixture
def talk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Conversation]:
    """A conversation at a desk in a folder of its own."""
    tokens = iter(range(1, 1_000_000))
    holder: list[Conversation] = []
    token: Callable[[int], str] = lambda size: f"{next(tokens):0{2 * size}x}"  # noqa: E731
    world = World(lambda: START + holder[0].minutes * MINUTE, lambda: date(2026, 11, 25), token)
    with open_desk(RealFiles(), tmp_path / "Herstelgroep", world) as desk:
        holder.append(Conversation(desk, capsys))
        yield holder[0]
