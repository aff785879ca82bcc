"""Must show: a thousand notes from forty phones, while the app is killed five times; and no trace of a phone."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.room import FACE_DOWN, TITLES, Room, addresses_in, finish, phones_on
from tests.terminal.tmux import Terminal
from tests.web.simulated import AGENT, Phone, a_note, at_least

pytestmark = [pytest.mark.terminal, pytest.mark.slow, pytest.mark.xdist_group("storm")]

PHONES, EACH, KILLS = 40, 25, 5
STAGES = KILLS + 1
TWICE, CUT = 5, 10
"""Every fifth note is sent twice, every tenth is cut off before the answer."""
MOVE = 13
"""From this note on, the phones write for the next segment."""


class Storm:
    """Forty phones that send their notes in stages: in each of them the app is killed once."""

    def __init__(self, room: Room, page: str) -> None:
        self.phones = [Phone(room.port, page, number) for number in range(PHONES)]
        self.open = [asyncio.Event() for _ in range(STAGES)]
        self.moved = asyncio.Event()
        self.acknowledged: set[str] = set()
        self.ids: list[str] = []
        self.again = self.late = self.cut = 0

    async def phone(self, number: int) -> None:
        """One phone, from its first note to its last."""
        phone = self.phones[number]
        await phone.open()
        question = await phone.question()
        earlier: list[bytes] = []
        for turn in range(EACH):
            await self.open[turn * STAGES // EACH].wait()
            if turn == MOVE:
                await self.moved.wait()
                question = await phone.question(but=question["onderdeel"])
                await self._after_it_closed(phone, earlier)
            note = a_note(question, f"Telefoon {number} zegt {turn}", turn)
            self.ids.append(note["id"])
            await self._one(phone, number + turn, note, earlier if turn < MOVE else None)

    async def _one(self, phone: Phone, lot: int, note: dict[str, str], earlier: list[bytes] | None) -> None:
        body = phone.sealed(note)
        if lot % CUT == 3:
            self.cut += 1
            await phone.cut_off(body, half=lot % (2 * CUT) == 3)
        await phone.send(body)
        self.acknowledged.add(note["tekst"])
        if lot % TWICE == 0:
            self.again += 1
            # As it was, and sealed afresh with the same id.
            copy = body if lot % 2 else phone.sealed(note)
            if earlier is not None and lot % 3:
                earlier.append(copy)
            else:
                await phone.send(copy)

    async def _after_it_closed(self, phone: Phone, earlier: list[bytes]) -> None:
        for body in earlier:
            self.late += 1
            await phone.send(body)

    async def all(self) -> None:
        """Every phone at once."""
        async with asyncio.TaskGroup() as tasks:
            for number in range(PHONES):
                tasks.create_task(self.phone(number))


async def lead(room: Room, storm: Storm, panes: ExitStack, pane: Terminal) -> Terminal:
    """Kill the app in the middle of every stage and go on; on the way to the next segment once."""
    for stage in range(STAGES):
        if stage == MOVE * STAGES // EACH:
            await asyncio.to_thread(pane.do, "NPage", f"▶ {TITLES[1]}")
            storm.moved.set()
        storm.open[stage].set()
        await at_least(lambda: len(storm.acknowledged), (2 * stage + 1) * PHONES * EACH // (2 * STAGES))
        if stage == STAGES - 1:
            break
        await asyncio.to_thread(pane.kill)
        assert storm.acknowledged <= set(room.notes())
        pane = await asyncio.to_thread(lambda: panes.enter_context(room.app()))
        await asyncio.to_thread(phones_on, pane)
    return pane


def check_the_minutes(room: Room) -> None:
    """Exactly what was written is in the file and in the minutes."""
    every = sorted(f"Telefoon {number} zegt {turn}" for number in range(PHONES) for turn in range(EACH))
    assert len(every) == 1000
    assert sorted(room.notes()) == every
    to = room.root / "verslag"
    made = room.command("verslag", room.file.stem, "--formaat", "json", "--briefjes", "ja", "--naar", str(to))
    minutes = json.loads(Path(made.strip()).read_text("utf-8"))
    assert sorted(notes_in(minutes)) == every


def notes_in(minutes: object) -> Iterator[str]:
    """Every note in the minutes, as often as it is there."""
    if isinstance(minutes, list):
        for one in minutes:
            yield from notes_in(one)
    elif isinstance(minutes, dict):
        for name, one in minutes.items():
            if name == "briefjes" and isinstance(one, list):
                for note in one:
                    yield from [note["tekst"]] * note["aantal"]
            else:
                yield from notes_in(one)


def check_no_traces(room: Room, storm: Storm, secrets: list[str]) -> None:
    """Nothing of a device, and none of the keys, was left anywhere."""
    written = room.written()
    assert {room.file, room.printed} <= written.keys()
    for path, content in written.items():
        assert addresses_in(content) == set(), path
        for word in ("Mozilla", AGENT, "Proeftoestel", *storm.ids):
            assert word.encode() not in content, (path, word)
        if path != room.printed:  # the code to type stood on the screen
            for word in secrets:
                assert word.encode() not in content, path


async def test_a_thousand_notes_while_the_app_is_killed_five_times(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.begin()
    with ExitStack() as panes:
        pane = panes.enter_context(room.app())
        await asyncio.to_thread(phones_on, pane)
        access = room.access()
        storm = Storm(room, "/" + access["phone"])
        async with asyncio.TaskGroup() as tasks:
            led = tasks.create_task(lead(room, storm, panes, pane))
            tasks.create_task(storm.all())
        pane = led.result()
        assert room.access() == access
        secrets = [str(value) for name, value in access.items() if name != "port"]
        secrets += room.kept()["ontvangen"]["alle"]["bewijzen"]
        assert len(secrets) >= 1006
        assert len(room.notes(FACE_DOWN)) == PHONES * EACH
        await asyncio.to_thread(show_everything, pane)
        await asyncio.to_thread(finish, pane)
    assert (storm.again, storm.cut) == (PHONES * EACH // TWICE, PHONES * EACH // CUT)
    assert storm.late > PHONES
    check_the_minutes(room)
    check_no_traces(room, storm, secrets)


def show_everything(pane: Terminal) -> None:
    """Show what lies face down, here and at the earlier topic, until nothing waits."""
    pane.do("F7", "briefjes liggen erbij")
    pane.do("F7", f"briefjes liggen nu bij: {TITLES[0]}")
    pane.do("F7", "Er wacht nu niets")


def test_a_trace_of_a_phone_would_be_found() -> None:
    assert addresses_in(b"van ('127.0.0.9', 5), http://192.168.1.4:80 en 127.0.0.1:8123; 3.10.1") == {
        "127.0.0.9",
        "192.168.1.4",
    }
    assert list(notes_in({"borden": [{"briefjes": [{"tekst": "a", "aantal": 2}, {"tekst": "b", "aantal": 1}]}]})) == [
        *("a", "a", "b")
    ]
