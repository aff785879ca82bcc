"""Home: go on where you were, or begin something."""

import os
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Resize, ScreenResume
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from herstelgroep.dates import short_date
from herstelgroep.desk import Desk
from herstelgroep.session.model import Status
from herstelgroep.store.archive import Head, Listing
from herstelgroep.store.folder import cloud_warning
from herstelgroep.tui.action import Hint
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.screens.ways import from_paper
from herstelgroep.tui.widgets.lists import SignList

MOST_UNFINISHED = 2
EXAMPLE = "Voorbeeld"
ROOMY = 30
"""From this many lines on, every way has a line of explanation."""
BESIDE_LINES = 6
"""Lines that are not for the ways: head, question, margins and hints."""
BESIDE = 14
"""Cells that a title has not: margins, sign and number."""
_CHOICES = {
    "choose": ("Begin een bijeenkomst", "Kies een programma en bereid het voor."),
    "paper": ("Briefjes van papier overnemen", "De bijeenkomst was op papier. Typ de briefjes over."),
    "groups": ("Groepen", "De agenda van een groep, en wat er nog open staat."),
    "archive": ("Archief", "Lees een verslag, zoek, of maak er een bestand van."),
    "make": ("Zelf maken", "Maak een kopie van een programma, en verander die."),
    "settings": ("Instellingen", "Kleuren, bewaren, en wie je belt bij nood."),
    "demo": ("Bekijk een voorbeeld", "Een verzonnen cliëntenpanel met zijn verslag."),
}
_FIRST_LOOK = "Begin hier als je alles eerst rustig wilt bekijken."


class Way(SignList):
    """What can be done from here, each with its number."""

    def numbered(self, number: int) -> None:
        """Choose the line with this number, counted from 1."""
        if 1 <= number <= self.option_count:
            self.highlighted = number - 1
            self.action_select()


class HomeScreen(CalmScreen[None]):
    """Where the app opens."""

    SCREEN = "home"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    DEFAULT_CSS = """
    HomeScreen #page { padding: 1 4; height: 1fr; }
    HomeScreen #ask { height: auto; margin-bottom: 1; text-style: bold; }
    HomeScreen #told { height: auto; color: $accent; margin-bottom: 1; max-width: 100; }
    HomeScreen #told.-none { display: none; }
    HomeScreen Way { height: auto; max-width: 90; }
    HomeScreen.-high #page { padding: 1 8; align-vertical: middle; }
    HomeScreen.-very-high #page { padding: 1 8; align-vertical: middle; }
    HomeScreen.-flat #page { padding: 0 2; }
    HomeScreen.-flat #ask { margin-bottom: 0; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listing: Listing | None = None
        self.told = ""
        self.seen = False

    def compose_body(self) -> Iterable[Widget]:
        """A question, and the ways to go."""
        yield Vertical(
            Static(Content(""), id="told", classes="-none"),
            Static(Content("Wat wil je doen?"), id="ask"),
            Way(id="ways"),
            id="page",
        )

    def on_mount(self) -> None:
        """Show the ways at once; what is unfinished is looked up behind them."""
        self.set_focus(self.query_one(Way))
        self._show_ways()
        warning = cloud_warning(self.desk.folder.root, os.environ)
        trouble = self.desk.settings_trouble
        self.told = warning or (trouble.message if trouble else "")
        self._show_told()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Look again at what is unfinished."""
        self.call_after_refresh(self.work, self.desk.listing, self._listed)
        self._show_told()

    def on_resize(self, event: Resize) -> None:
        """More room is more words."""
        self.call_after_refresh(self._show_ways)

    def kept(self) -> None:
        """Say it when keeping does not work."""
        self._show_told()

    def own_hints(self) -> Iterable[Hint]:
        """How to choose."""
        return (Hint("↑ ↓", "kiezen", "", 4), Hint("Enter", "openen", "", 0), Hint("1 2 3", "meteen", "", 6))

    def _listed(self, listing: Listing) -> None:
        self.listing = listing
        if self.is_mounted:
            self._show_ways()
            if listing.troubles:
                self.say(listing.troubles[0].message)

    def _show_told(self) -> None:
        told = self.query_one("#told", Static)
        text = self.told
        if self.desk.trouble is not None:
            text = f"Nog niet bewaard: {self.desk.unsaved}. {self.desk.trouble.message}"
        told.update(Content(text))
        told.set_class(not text, "-none")

    def unfinished(self) -> list[Head]:
        """The sessions that wait for an end, newest first."""
        heads = self.listing.heads if self.listing else ()
        return [head for head in heads if head.status is Status.RUNNING][:MOST_UNFINISHED]

    def stale(self) -> tuple[Head, ...]:
        """The sessions whose loose notes were kept longer than was agreed."""
        from herstelgroep.store.retention import stale

        heads = self.listing.heads if self.listing else ()
        return stale(heads, self.desk.world.today(), self.desk.settings.note_days)

    def _show_ways(self) -> None:
        ways = self.query_one(Way)
        empty = self.listing is not None and not self.listing.heads
        chosen = ways.highlighted_option.id if ways.highlighted_option else None
        options = list(self._options(empty))
        ways.set_options(options)
        ids = [option.id for option in options]
        place = ids.index("demo") if empty else 0
        if chosen in ids and self.seen:
            place = ids.index(chosen)
        ways.highlighted = place
        self.seen = self.listing is not None

    def _options(self, empty: bool) -> Iterable[Option]:
        today = self.desk.world.today()
        lines = list(self._lines(today, empty))
        each = (self.size.height - BESIDE_LINES) // len(lines)
        for number, (key, title, about) in enumerate(lines, 1):
            yield Option(self._prompt(number, title, about, each), id=key)

    def _lines(self, today: date, empty: bool) -> Iterable[tuple[str, str, str]]:
        for head in self.unfinished():
            day = "vandaag" if head.date == today.isoformat() else short_date(head.date, today)
            start = "Verder waar je was" if self.size.width >= 80 else "Verder"
            title = f"{start}: {head.title}"
            dated = f"{title}, {day}"
            if self.size.height < ROOMY and len(dated) + BESIDE <= self.size.width:
                title = dated
            yield f"go-on {head.id}", title, f"Van {day}. De bijeenkomst is nog niet afgerond."
        stale = self.stale()
        if stale:
            days = " en ".join(dict.fromkeys(short_date(head.date, today) for head in stale[:2]))
            more = " en eerder" if len(stale) > 2 else ""
            start = "Er staan nog" if self.size.width >= 80 else "Nog"
            title = f"{start} briefjes van {days}{more}: verder of wissen?"
            yield "retention", title, f"Ze staan er langer dan {self.desk.settings.note_days} dagen."
        if self.desk.trouble is not None:
            yield "elsewhere", "Ergens anders bewaren", "Bewaren lukt nu niet in deze map."
        for key, (title, about) in _CHOICES.items():
            yield key, title, _FIRST_LOOK if key == "demo" and empty else about

    def _prompt(self, number: int, title: str, about: str, each: int) -> Content:
        """A way in ``each`` lines: with words and air, with air, or alone, so that all ways are in sight."""
        line = Content.assemble((f"{number}", "not bold $soft"), "  ", title)
        if self.size.height < ROOMY or each < 2:
            return line + Content("\n" if self.size.height >= 24 and each > 1 else "")
        return Content.assemble(line, "\n   ", (about, "not bold $soft"), "\n" if each > 2 else "")

    def on_key(self, event: Key) -> None:
        """A number chooses at once."""
        if event.character and event.character in "123456789":
            event.stop()
            self.query_one(Way).numbered(int(event.character))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        event.stop()
        key = event.option.id or ""
        if key.startswith("go-on "):
            self._go_on(key.removeprefix("go-on "))
        elif key == "demo":
            self._show_example()
        elif key == "paper":
            self.home.open("choose", "paper")
        elif key == "retention":
            self.home.open("retention", self.stale(), then=self._told)
        elif key == "elsewhere":
            self.home.open(key, then=self._told)
        else:
            self.home.open(key)

    def _told(self, text: str | None) -> None:
        if text:
            self.say(text)

    def _go_on(self, session_id: str) -> None:
        with self.telling():
            session = self.desk.resume(session_id).session
            if from_paper(session):
                self.home.open("paper")
            else:
                self.home.open("live")

    def _show_example(self) -> None:
        heads = self.listing.heads if self.listing else ()
        made = next((head.id for head in heads if head.place == EXAMPLE and head.status is Status.FINISHED), None)
        self.say("Even geduld. We halen het voorbeeld.")
        self.work(partial(_example, self.desk, made), self._example_there)

    def _example_there(self, _: str) -> None:
        self.say("")
        self.home.open("minutes")
        self.home.screen.call_after_refresh(self._tell_example)

    def _tell_example(self) -> None:
        if isinstance(self.home.screen, CalmScreen):
            self.home.screen.say("Een voorbeeld: niemand erin bestaat. Wissen kan in het archief, met F9.")


def _example(desk: Desk, made: str | None) -> str:
    """The example that is there, or else a new one; its place says what it is."""
    from herstelgroep.example import make_example

    live = desk.resume(made) if made else make_example(desk, place=EXAMPLE)
    return live.session.id
