"""A programme while it is being made: every earlier state to go back to, what is on disk, and what to mind about it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from msgspec.structs import replace

from herstelgroep.desk import Desk
from herstelgroep.programme.faults import Fault
from herstelgroep.programme.model import Programme, Script, Segment
from herstelgroep.programme.unfinished import faults_of
from herstelgroep.programme.writing import judge
from herstelgroep.store.trouble import StoreTrouble

_LABELS = {
    "titel": "Titel",
    "doel": "Waarvoor",
    "voor_wie": "Voor wie",
    "voorbereiding": "Vooraf",
    "wat_gebeurt_ermee": "Wat ermee gebeurt",
    "wie_leest": "Wie het leest",
    "minuten": "Minuten",
    "minst": "Niet korter dan",
    "zeg": "Zeg",
    "doe": "Doe",
    "let_op": "Let op",
    "makkelijker": "Makkelijker",
    "groep_ziet": "De groep ziet",
    "vraag": "Vraag",
    "stelling": "Stelling",
    "keuzes": "Keuzes",
    "kolommen": "Kolommen",
    "regels": "Regels",
    "velden": "Velden",
    "schaal": "Cijfers",
    "kies_onderwerpen": "Hoeveel onderwerpen",
    "onderwerp": "Onderwerpen",
    "onderdeel": "Onderdelen",
    "bijeenkomst": "Bijeenkomsten",
}


class Minded(NamedTuple):
    """Something to mind: where it is, what it is, and whether it must be mended before this can be led."""

    place: str
    text: str
    wrong: bool

    @property
    def placed(self) -> "Minded":
        """The same, with the place in its text."""
        return self._replace(text=f"{self.place}: {self.text[:1].lower()}{self.text[1:]}") if self.place else self

    @property
    def said(self) -> str:
        """The sentence, with what sort it is in words."""
        return f"{'Nog goed te maken' if self.wrong else 'Let op'}: {self.text}"


class Making:
    """One programme of the user's own, open in the editor. ``name`` is that of its file, when it has one."""

    def __init__(self, desk: Desk, programme: Programme, name: str = "") -> None:
        self.desk = desk
        self.programme = programme
        self.name = name
        self.here = ""
        """The key of the part that was looked at last."""
        self.trouble: StoreTrouble | None = None
        self.aside: Path | None = None
        """Where the state is that somebody wrote beside the app, until that is told."""
        self._seen = _seen(desk, name)
        self._kept: Programme | None = programme if name else None
        self._before: list[Programme] = []
        self._place = ""
        self._lock = Lock()
        self.busy = False

    def script(self, nr: int) -> Script:
        """A meeting; the first one when this one is gone."""
        return self.programme.script(nr) or self.programme.scripts[0]

    # Changing

    def change(self, programme: Programme, place: str = "", *, goes_on: bool = False) -> bool:
        """Go on with this state; tells whether it is another one.

        What is typed in one ``place`` is one step back, as long as it ``goes_on`` with the word of before.
        """
        if programme == self.programme:
            return False
        if not (place and place == self._place and goes_on):
            self._before.append(self.programme)
        self._place = place
        self.programme = programme
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def undo(self) -> bool:
        """Back to the state before the last step; tells whether there was one."""
        if not self._before:
            return False
        self.programme = self._before.pop()
        self._place = ""
        return True

    # Keeping

    @property
    def unsaved(self) -> bool:
        """Whether the state of now is not on disk yet."""
        return self._kept is not self.programme

    def keep(self) -> None:
        """Keep the state of now; what went wrong is in ``trouble``. Any thread may do this."""
        with self._lock:
            programme = self.programme
            if self._kept is programme:
                return
            try:
                kept = self.desk.keep_programme(programme, self.name, self._seen)
            except StoreTrouble as trouble:
                self.trouble = trouble
            else:
                self.name, self._seen, self.aside = kept.name, kept.seen, kept.aside or self.aside
                self._kept, self.trouble = programme, None

    def moved(self) -> None:
        """In another folder it is not kept yet."""
        with self._lock:
            self._kept, self.trouble, self._seen = None, None, ""

    # What to mind

    def faults(self) -> tuple[Fault, ...]:
        """What must be mended before it can be led."""
        return tuple(faults_of(self.programme))

    def minded(self, *nrs: int) -> Iterator[Minded]:
        """Everything to mind, faults first; with numbers only about these meetings and the head."""
        scripts = tuple(script for script in self.programme.scripts if not nrs or script.nr in nrs)
        part = replace(self.programme, scripts=scripts)
        for fault in self.faults():
            yield Minded(fault.place, _told(fault.key, fault.told), wrong=True)
        for remark in judge(part):
            yield Minded(remark.place, _told(remark.key, f"{remark.told} {remark.proposal}"), wrong=False)


def _seen(desk: Desk, name: str) -> str:
    if not name:
        return ""
    try:
        return desk.seen_programme(name)
    except StoreTrouble:
        return ""


def _told(key: str, told: str) -> str:
    label = _LABELS.get(key, "")
    text = told.removeprefix("verwacht: ").replace("; verwacht: ", ". Goed is: ")
    return f"{label}: {text}" if label else f"{text[:1].upper()}{text[1:]}"


def about(place: str) -> Callable[[Minded], bool]:
    """Whether something is about exactly this place: "bijeenkomst 1 · onderdeel 3"."""
    return lambda one: is_at(one.place, place)


def is_at(found: str, place: str) -> bool:
    """Whether this is that place, with or without a title behind it."""
    return found == place or found.startswith(f"{place} (")


def place_of(script: Script, segment: Segment) -> str:
    """Where faults and remarks about a segment are told."""
    number = [one.key for one in script.segments].index(segment.key) + 1
    return f"bijeenkomst {script.nr} · onderdeel {number}"
