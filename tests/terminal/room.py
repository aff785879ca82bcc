"""A panel that is led in a real terminal with its phones on, and looking for traces afterwards."""

import json
import re
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from herstelgroep.desk import World, open_desk
from herstelgroep.session.commands import GoTo
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles
from tests.terminal.tmux import ROOT, Terminal, herstelgroep, own_folder, terminal
from tests.web.asking import HOME

TOPIC = "begeleidingsplan"
FACE_DOWN = "wachtend"
TITLES = ("Het plan voor jouw hulp", "De plek waar je woont")
FIELD = "Schrijf een briefje en druk op Enter"
_ADDRESS = re.compile(rb"(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])")


class Room:
    """One folder with everything an app may write in: its data, its temporary files, its home, its terminal."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "Herstelgroep"
        self.printed = root / "printed"
        self.temporary = root / "temporary"
        self.home = root / "home"
        for folder in (self.temporary, self.home):
            folder.mkdir(parents=True)
        self.port = a_free_port()
        self._starts = 0

    @property
    def environment(self) -> dict[str, str]:
        """Where the app finds these folders."""
        return own_folder(self.folder) | {"TMPDIR": str(self.temporary), "HOME": str(self.home)}

    def begin(self) -> None:
        """A panel at its first topic, with the others behind it."""
        world = World(lambda: int(time.time()), date.today, secrets.token_hex)
        with open_desk(RealFiles(), self.folder, world) as desk:
            programme, script = desk.catalogue.script("clientenpanel", None)
            topics = script.topic_list.topics if script.topic_list else ()
            choices = Choices(date=date.today().isoformat(), topics=topics)
            live = desk.begin(desk.prepare(programme, script, choices))
            live.do(GoTo(TOPIC, world.now()), "scherm")

    @contextmanager
    def app(self) -> Iterator[Terminal]:
        """The app at home, as after a start of the laptop."""
        self._starts += 1
        program = herstelgroep("--luister", f"{HOME}:{self.port}")
        with terminal(self.root / f"pane-{self._starts}", program, (120, 36), self.environment) as pane:
            pane.record(self.printed)
            pane.see("Wat wil je doen?")
            yield pane

    @property
    def file(self) -> Path:
        """The file of the session."""
        (path,) = (self.folder / "bijeenkomsten").glob("*.json")
        return path

    def kept(self) -> dict[str, Any]:
        """What stands in it now."""
        return dict(json.loads(self.file.read_text("utf-8")))

    def head(self) -> dict[str, Any]:
        """The session in it, without its notes."""
        (head,) = self.kept()["bijeenkomst"].values()
        return dict(head)

    def access(self) -> dict[str, Any]:
        """The tokens and keys in it."""
        return dict(self.head()["phones"]["access"])

    def notes(self, *tables: str) -> list[str]:
        """The text of every note in it, of these tables or shown and face down."""
        kept = self.kept()
        return [note["text"] for table in tables or ("briefjes", FACE_DOWN) for note in kept[table].values()]

    def command(self, *words: str) -> str:
        """What a command of the app prints."""
        environment = self.environment | {"PYTHONPATH": str(ROOT)}
        command = herstelgroep(*words)
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=60)
        return done.stdout

    def written(self) -> dict[Path, bytes]:
        """Everything that was written anywhere, and all that the terminal printed."""
        paths = (path for folder in (self.folder, self.temporary, self.home) for path in folder.rglob("*"))
        return {path: path.read_bytes() for path in (*paths, self.printed) if path.is_file()}


def phones_on(pane: Terminal) -> None:
    """From home to the session that goes on, with the phones let in."""
    pane.do("Enter", "Verder waar je was", FIELD)
    pane.do("F4", "Typ", HOME)
    pane.do("Escape", "De telefoons zijn aan", FIELD)


def finish(pane: Terminal) -> None:
    """Through the closing, to the minutes, and out of the app."""
    pane.do("F10", "Klopt dit zo?")
    pane.do("NPage", "Schrijf per onderwerp")
    pane.do("NPage", "Nog een onderwerp")
    pane.do("NPage", "Wil je nog eens meepraten?")
    pane.do("NPage", "Wat spreken jullie af?")
    pane.do("NPage", "Volgende keer")
    pane.do("NPage", "Rond af")
    pane.do("Enter", "Verslag")
    pane.press("C-q")
    assert pane.exit_code() == 0


def a_free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server((HOME, 0)) as bound:
        return int(bound.getsockname()[1])


def addresses_in(content: bytes) -> set[str]:
    """Every address in it but the laptop's own."""
    return {found.decode() for found in _ADDRESS.findall(content)} - {HOME}
