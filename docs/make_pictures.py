"""Pictures of the real screens for the guide: the app itself, played in a folder of its own at a fixed moment.

``make pictures`` writes them to ``docs/beelden``; the same code gives the same bytes.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# Textual reads these when it is imported: a picture must not depend on who makes it.
for _name in [name for name in os.environ if name.startswith("TEXTUAL") or name in ("NO_COLOR", "FORCE_COLOR")]:
    del os.environ[_name]
os.environ["TZ"] = "Europe/Amsterdam"
if hasattr(time, "tzset"):
    time.tzset()

import msgspec  # noqa: E402
from textual.pilot import Pilot  # noqa: E402
from textual.widgets import OptionList  # noqa: E402

from herstelgroep.desk import Desk, World, open_desk  # noqa: E402
from herstelgroep.groups.model import Wish  # noqa: E402
from herstelgroep.groups.plan import make_group, usual  # noqa: E402
from herstelgroep.listening import ASKED_NOTHING, Asked  # noqa: E402
from herstelgroep.programme.model import Role  # noqa: E402
from herstelgroep.programme.topics import own_topic  # noqa: E402
from herstelgroep.session import commands as c  # noqa: E402
from herstelgroep.session.model import Action, Attendance, Leftover, Session  # noqa: E402
from herstelgroep.session.opening import Choices  # noqa: E402
from herstelgroep.store.files import RealFiles  # noqa: E402
from herstelgroep.store.settings import Contact, Settings, Theme, Wifi  # noqa: E402
from herstelgroep.tui.actions import ACTIONS  # noqa: E402
from herstelgroep.tui.app import HerstelgroepApp, Start  # noqa: E402

HERE = Path(__file__).parent / "beelden"
SIZE = (120, 36)
BEGIN = 1795611600  # wednesday 25 november 2026, 14.00 in Amsterdam
MINUTE = 60
DOOR = "beelden"
PRESENT = Attendance({Role.CLIENT: 6})
TOPICS = ("leefomgeving", "herstelactiviteiten")
FILLED_IN = {"place": "De huiskamer", "end": "15.05", "count-0": "6"}
WIFI = Wifi("Huiskamer gast", "kopje koffie")
IN_THE_ROOM = Asked("127.0.0.1", 8123, "192.168.1.5")
"""The phones listen on this machine only; the picture names an address as there is in any living room."""
TYPED = "Ik mag mijn kat houden."
NOTES: dict[str, dict[str, tuple[str, ...]]] = {
    "leefomgeving": {
        "goed": ("De tuin. Daar kom ik tot rust.", "Mijn kamer is van mij.", "Er is altijd koffie."),
        "beter": ("'s Avonds is er niemand om mee te praten.", "Ik wil zelf koken.", "De gang is koud en kaal."),
    },
    "herstelactiviteiten": {
        "goed": ("De wandelgroep op dinsdag.", "Samen eten."),
        "beter": ("Ik hoorde pas laat dat de groep er is.",),
        "ideeen": ("Een muziekmiddag, met iedereen die wil.", "Een avond waarop we zelf koken."),
    },
}

SLIPS = (
    ("goed", "De buren groeten me."),
    ("goed", "Ik heb mijn eigen sleutel."),
    ("beter", "De wasmachine is vaak bezet."),
    ("beter", "Ik wil een slot op de badkamer."),
    ("beter", "Meer licht bij de voordeur."),
    ("beter", "Soms is het erg rumoerig."),
)


class Moment:
    """The clock of the pictures: it stands where it is put."""

    def __init__(self) -> None:
        self.now = BEGIN

    def minute(self, number: int) -> int:
        """Put the clock so many minutes after the beginning."""
        self.now = BEGIN + number * MINUTE
        return self.now


def world(moment: Moment) -> World:
    """A world without chance: every token follows from its number."""
    numbers = count(1)
    return World(lambda: moment.now, lambda: date(2026, 11, 25), lambda size: token(next(numbers), size))


def token(number: int, size: int) -> str:
    """So many bytes (32 at most) in hexadecimal digits that look like chance, and are the same every time."""
    return sha256(str(number).encode()).hexdigest()[: 2 * size]


class Stage:
    """The app while it is played, and where its pictures go."""

    def __init__(self, app: HerstelgroepApp, pilot: "Pilot[None]", out: Path) -> None:
        self.app, self.pilot, self.out = app, pilot, out

    async def settle(self) -> None:
        """Wait until nothing is on its way any more."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def act(self, action_id: str) -> None:
        """Press the key of an action of the screen that is on top."""
        here = getattr(self.app.screen, "SCREEN", "")
        await self.press(next(a.keys[0] for a in ACTIONS if a.id == action_id and a.holds_in(here)))

    async def choose(self, option_id: str) -> None:
        """Put the cursor on an option of the list on this screen."""
        for options in self.app.screen.query(OptionList):
            if any(option.id == option_id for option in options.options):
                options.focus()
                options.highlighted = options.get_option_index(option_id)
                await self.settle()
                return
        raise LookupError(option_id)

    async def until(self, screen: str) -> None:
        """Be sure that this screen is on top."""
        await self.settle()
        found = getattr(self.app.screen, "SCREEN", "")
        if found != screen:
            raise LookupError(f"{screen} is not on top, but {found}")

    async def take(self, name: str) -> None:
        """Keep what is on the screen now."""
        await self.settle()
        path = self.out / f"{name}.svg"
        path.write_text(plain_svg(self.app.export_screenshot(simplify=True)), encoding="utf-8", newline="\n")


FRAME = re.compile(
    r'<g transform="translate\((?P<left>[\d.]+), (?P<top>[\d.]+)\)" clip-path="url\(#[^"]*-clip-terminal\)">'
)
INNER = re.compile(r'-clip-terminal">\s*<rect x="0" y="0" width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')
AWAY = re.compile(
    r"""\s*(?:
    @font-face\ \{.*?\n\ {4}\}                               # a font from elsewhere
    | <!--.*?-->
    | <rect\ fill="[^"]*"\ stroke="[^"]*"[^>]*\ rx="8"/>      # a window, its title and its buttons
    | <text\ class="[^"]*-title".*?</text>
    | <g\ transform="translate\(26,22\)">.*?</g>
    )""",
    re.VERBOSE | re.DOTALL,
)


def plain_svg(svg: str) -> str:
    """The picture without outside fonts and without a window round it."""
    frame, inner = FRAME.search(svg), INNER.search(svg)
    if frame is None or inner is None:
        raise LookupError("Textual draws its pictures in another way now")
    box = f"{frame['left']} {frame['top']} {inner['width']} {inner['height']}"
    svg = re.sub(r'viewBox="[^"]*"', f'viewBox="{box}"', AWAY.sub("", svg), count=1)
    svg = svg.replace("font-family: Fira Code,", "font-family: DejaVu Sans Mono, Menlo, Consolas,")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


@asynccontextmanager
async def stage(desk: Desk, out: Path, start: Start, asked: Asked = ASKED_NOTHING) -> AsyncIterator[Stage]:
    """The app at this desk, on its first screen."""
    presses = count(0, 10)  # every press is long after the one before
    app = HerstelgroepApp(desk, start, lambda: float(next(presses)), asked)
    async with app.run_test(size=SIZE) as pilot:
        player = Stage(app, pilot, out)
        await player.settle()
        yield player


def prepared(desk: Desk) -> Session:
    """A client panel with two topics, one of them chosen from the list's middle."""
    programme, script = desk.catalogue.script("clientenpanel", None)
    topics = script.topic_list.topics if script.topic_list else ()
    chosen = tuple(topic for wanted in TOPICS for topic in topics if topic.key == wanted)
    choices = Choices(
        date="2026-11-25",
        place="De huiskamer",
        topics=chosen or (own_topic("Wonen", script),),
        attendance=PRESENT,
        end=BEGIN + 65 * MINUTE,
    )
    return desk.prepare(programme, script, choices)


def lead(desk: Desk, moment: Moment, segment: str, minute: int) -> None:
    """Go on to a segment so many minutes after the beginning."""
    send(desk, [c.GoTo(segment, moment.minute(minute))])


def send(desk: Desk, commands: Iterable[c.Command]) -> None:
    """Let the session carry these out."""
    if desk.live is None:
        raise LookupError("no session")
    for command in commands:
        desk.live.do(command, DOOR)


def notes_of(desk: Desk, board: str) -> Iterable[c.Command]:
    """The notes for one board, and two that say the same laid together."""
    top = ""
    for column, texts in NOTES[board].items():
        for text in texts:
            top = desk.new_handle()
            yield c.AddNote(board, top, text, column)
    same = desk.new_handle()
    yield c.AddNote(board, same, texts[-1], column)
    yield c.LayTogether(board, top, (same,))


def until_the_first_topic(desk: Desk, moment: Moment) -> None:
    """From the welcome to the middle of the first topic."""
    for segment, minute in (("voorstellen", 5), ("doel", 10), ("anoniem", 12), ("duur", 14), (TOPICS[0], 15)):
        lead(desk, moment, segment, minute)
    send(desk, notes_of(desk, TOPICS[0]))
    moment.minute(21)


def slips(desk: Desk) -> Iterable[c.Command]:
    """What lies face down at the first topic."""
    for column, text in SLIPS:
        yield c.AddNote(TOPICS[0], desk.new_handle(), text, column, face_down=True)


def until_the_close(desk: Desk, moment: Moment) -> None:
    """From the break to the last segment."""
    for segment, minute in (("pauze", 30), (TOPICS[1], 36)):
        lead(desk, moment, segment, minute)
    send(desk, notes_of(desk, TOPICS[1]))
    lead(desk, moment, "wat-bleef-liggen", 50)
    counted = {"ja": 5, "nee": 0, "weet-niet": 1}
    send(desk, (c.SetCount("terugkomen", choice, number) for choice, number in counted.items()))
    send(desk, [c.SetLeftover(desk.new_handle(), Leftover("Een gewone dag", 4))])
    lead(desk, moment, "vervolg", 54)
    agreed = Action("Het verslag in het team bespreken", "de teamleider", "voor kerst")
    send(desk, [c.SetAction(desk.new_handle(), agreed)])
    lead(desk, moment, "afsluiting", 57)
    send(desk, [c.SetSummary(TOPICS[0], "De tuin en een eigen kamer geven rust. 's Avonds is het te stil.")])
    moment.minute(60)


async def before(desk: Desk, moment: Moment, out: Path) -> None:
    """Home, choosing a programme, preparing."""
    async with stage(desk, out, Start.HOME) as player:
        await player.until("home")
        await player.take("begin")
        await player.choose("choose")
        await player.press("enter")
        await player.until("choose")
        await player.choose("clientenpanel")
        await player.take("kiezen")
        await player.press("enter")
        await player.until("prepare")
        for field, text in FILLED_IN.items():
            player.app.screen.query_one(f"#{field}").focus()
            await player.press(*text)
        await player.take("voorbereiden")


async def during(desk: Desk, moment: Moment, out: Path) -> None:
    """The live screen in two dresses, the group's screen and the close."""
    desk.begin(prepared(desk))
    until_the_first_topic(desk, moment)
    async with stage(desk, out, Start.LIVE) as player:
        await player.until("live")
        await player.press(*TYPED, "enter")
        await player.take("live-avond")
        player.app.wear(Theme.DAY)
        await player.take("live-dag")
        player.app.wear(Theme.EVENING)
        await player.act("group")
        await player.until("group")
        await player.take("groepsscherm")
    until_the_close(desk, moment)
    async with stage(desk, out, Start.LIVE) as player:
        await player.act("closing")
        await player.until("closing")
        await player.take("afronden")


async def with_phones(desk: Desk, moment: Moment, out: Path) -> None:
    """The codes for the phones, and what they sent waiting."""
    desk.keep_settings(msgspec.structs.replace(desk.settings, wifi=WIFI))
    desk.begin(prepared(desk))
    until_the_first_topic(desk, moment)
    send(desk, slips(desk))
    async with stage(desk, out, Start.LIVE, IN_THE_ROOM) as player:
        await player.act("phones")
        await player.press("escape")
        await player.act("phones")  # again: now it names the address that is shown
        await player.until("phones")
        await player.take("telefoons")
        await player.press("escape")
        await player.take("live-wachten")


async def after(desk: Desk, moment: Moment, out: Path) -> None:
    """The minutes of the example, as the home screen shows them."""
    async with stage(desk, out, Start.HOME) as player:
        await player.choose("demo")
        await player.press("enter")
        await player.until("minutes")
        await player.take("verslag")


async def for_longer(desk: Desk, moment: Moment, out: Path) -> None:
    """The plan of a group that meets for a year."""
    programme = desk.catalogue.entry("herstelwerkgroep").programme
    usually = usual(programme, date(2026, 12, 7), "19.30")
    wanted = msgspec.structs.replace(usually, name="Herstelgroep Noord", place="Het buurthuis", places=10, taken=8)
    group = make_group(programme, wanted, desk.new_handle(), desk.new_handle)
    desk.keep_group(msgspec.structs.replace(group, wishes=(Wish("Muziek"), Wish("Weer aan het werk"))))
    async with stage(desk, out, Start.HOME) as player:
        await player.choose("groups")
        await player.press("enter")
        await player.until("groups")
        await player.press("enter")
        await player.until("group_plan")
        await player.take("groep")


async def own(desk: Desk, moment: Moment, out: Path) -> None:
    """A copy of the panel, with a part that takes longer than there is time."""
    async with stage(desk, out, Start.HOME) as player:
        await player.choose("make")
        await player.press("enter")
        await player.until("make")
        await player.press(*"clientenpanel")
        await player.press("enter")
        await player.until("make_copy")
        await player.act("make")
        await player.until("make_programme")
        await player.press("down", "enter")
        await player.until("make_meeting")
        await player.press("down", "right")
        await player.take("maken")


SCENES: tuple[Callable[[Desk, Moment, Path], Coroutine[Any, Any, None]], ...] = (
    *(before, during, with_phones, after),
    *(for_longer, own),
)


def make_pictures(out: Path) -> None:
    """Make every picture in this folder."""
    out.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        moment = Moment()
        with TemporaryDirectory() as folder, open_desk(RealFiles(), Path(folder), world(moment)) as desk:
            desk.keep_settings(Settings(contact=Contact("De achterwacht", "06 12 34 56 78")))
            asyncio.run(scene(desk, moment, out))


if __name__ == "__main__":
    make_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
