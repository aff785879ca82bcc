"""The pages of the editor for one part of a meeting: a segment, a topic, a capture."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from herstelgroep.programme import editing as e
from herstelgroep.programme.faults import named
from herstelgroep.programme.fields import LONGEST_TITLE
from herstelgroep.programme.model import (
    Capture,
    CaptureKind,
    Item,
    Moment,
    Programme,
    Role,
    Script,
    Segment,
    SegmentKind,
    Topic,
)
from herstelgroep.tui.making.pages import NO, YES, Ask, FormPage, Kind, bound, head, number_wrong, texts_in
from herstelgroep.tui.making.workbench import Minded, about, place_of
from herstelgroep.tui.widgets.fields import number_in
from herstelgroep.tui.widgets.picks import Way

KINDS = {
    SegmentKind.WELCOME: "welkom",
    SegmentKind.EXPLANATION: "uitleg",
    SegmentKind.GROUND_RULES: "huisregels",
    SegmentKind.STORY: "verhaal",
    SegmentKind.QUESTIONS: "vragen",
    SegmentKind.EXERCISE: "oefening",
    SegmentKind.ROUND: "rondje",
    SegmentKind.CONVERSATION: "gesprek",
    SegmentKind.TOPICS: "de gekozen onderwerpen",
    SegmentKind.SUBGROUPS: "kleine groepen",
    SegmentKind.REPORT_BACK: "terugkoppeling",
    SegmentKind.VOTE: "stemmen",
    SegmentKind.PRACTICAL: "praktisch",
    SegmentKind.BREAK: "pauze",
    SegmentKind.CLOSE: "afsluiting",
}
CAPTURE_KINDS = {
    CaptureKind.NOTES: "briefjes op een bord",
    CaptureKind.POLL: "een stemming",
    CaptureKind.MARKS: "cijfers",
    CaptureKind.FORM: "een formulier",
    CaptureKind.ACTIONS: "afspraken",
}
_ITEMS = {
    CaptureKind.NOTES: "Kolommen: elke regel is er een, hoogstens vier",
    CaptureKind.POLL: "Keuzes: elke regel is er een, minstens twee",
    CaptureKind.MARKS: "Waar je een cijfer voor geeft: elke regel is er een",
    CaptureKind.FORM: "Wat je invult: elke regel is een veld",
    CaptureKind.ACTIONS: "",
}


_NO_LINES = "Bij afspraken horen geen regels. Kies je weer iets anders, dan staan ze er weer."


def _items_typed(value: str, old: tuple[Item, ...], known: Collection[str]) -> tuple[Item, ...]:
    return e.items_of(texts_in(value), old, {item.key for item in old}.difference(known))


_MOMENTS: tuple[Way, ...] = (("", "één keer"), ("voor", "voor het gesprek"), ("na", "na het gesprek"))
_FIXED: tuple[Way, ...] = ((NO, "ja, als het uitloopt"), (YES, "nee, dit blijft even lang"))
_SPEAKS: tuple[Way, ...] = (
    ("", "iedereen"),
    ("cliënt", "cliënten"),
    ("hulpverlener", "hulpverleners"),
    ("manager", "managers"),
    ("naastbetrokkene", "naastbetrokkenen"),
)
_OFTEN: tuple[Way, ...] = ((NO, "één keer invullen"), (YES, "meer rijen, als een tabel"))
_TOGETHER: tuple[Way, ...] = ((NO, "iedereen samen"), (YES, "elk groepje apart"))


def _words(ask: Callable[..., Ask]) -> tuple[Ask, ...]:
    return (
        ask("say", "Wat zeg je? Elke regel is een alinea", Kind.LINES),
        ask("easier", "Makkelijker vraag"),
        ask("shown", "De groep ziet"),
        ask("do", "Wat doe je?", Kind.LINES),
        ask("mind", "Waar let je op?", Kind.LINES),
    )


class _SegmentAsks:
    """The words of a segment first, then its time, and where is written."""

    def __init__(self, nr: int, key: str) -> None:
        self.nr, self.key = nr, key
        self.least = 0
        self.moment = Moment.ONCE

    def script(self, programme: Programme) -> Script:
        return programme.script(self.nr) or programme.scripts[0]

    def segment(self, programme: Programme) -> Segment:
        script = self.script(programme)
        return script.segment(self.key) or script.segments[0]

    def change(self, programme: Programme, name: str, value: Any) -> Programme:
        return e.change_segment(programme, self.nr, self.key, **{name: value})

    def ask(self, name: str, label: str, kind: Kind = Kind.LINE, after: str = "") -> Ask:
        return bound(
            name, label, kind, lambda p: getattr(self.segment(p), name), lambda p, v: self.change(p, name, v), after
        )

    def pick(
        self, name: str, label: str, ways: Callable[[Programme], Sequence[Way]], to: Callable[[str], Any] = str
    ) -> Ask:
        return Ask(
            name, label, Kind.PICK, lambda p: str(getattr(self.segment(p), name) or ""),
            lambda p, v: self.change(p, name, to(v)), ways,
        )  # fmt: skip

    def change_minutes(self, programme: Programme, value: int) -> Programme:
        """Other minutes; on the way from 14 to 15 there may be 1, and the least is what it was all the same."""
        now = self.segment(programme)
        if min(self.least, now.minutes) != now.least:
            self.least = now.least
        return e.change_segment(programme, self.nr, self.key, minutes=value, least=min(self.least, value))

    def least_wrong(self, programme: Programme, value: str) -> str:
        most = self.segment(programme).minutes
        return f"is hoogstens {most}: zo lang duurt het." if number_in(value) > most else ""

    def captures(self, programme: Programme) -> Sequence[Way]:
        return (("", "niets"), *((c.key, c.title or "zonder titel") for c in self.script(programme).captures))

    def polls(self, programme: Programme, key: str) -> bool:
        found = self.script(programme).capture(key)
        return found is not None and found.kind is CaptureKind.POLL

    def votes(self, programme: Programme) -> bool:
        return self.polls(programme, self.segment(programme).capture)

    def change_capture(self, programme: Programme, value: str) -> Programme:
        """Another place to write; when to vote comes back with a place to vote."""
        now = self.segment(programme)
        if now.per_topic or self.votes(programme):
            self.moment = now.moment
        moment = self.moment if self.polls(programme, value) else now.moment
        return e.change_segment(programme, self.nr, self.key, capture=value, moment=moment)

    def asks(self) -> tuple[Ask, ...]:
        fixed = Ask(
            "fixed", "Mag het korter?", Kind.PICK, lambda p: YES if self.segment(p).fixed else NO,
            lambda p, v: self.change(p, "fixed", v == YES), lambda _: _FIXED,
        )  # fmt: skip
        minutes = bound(
            "minutes", "Hoe lang?", Kind.NUMBER, lambda p: self.segment(p).minutes, self.change_minutes, "minuten"
        )
        least = self.ask("least", "Niet korter dan", Kind.NUMBER, "minuten")
        least = least._replace(wrong=lambda p, v: self.least_wrong(p, v) or number_wrong(v))
        return (
            self.ask("title", "Titel"),
            minutes,
            *_words(self.ask),
            head("Hoe het gaat"),
            self.pick("kind", "Soort", lambda _: tuple(KINDS.items()), SegmentKind),
            self.pick("capture", "Waar schrijf je op?", self.captures)._replace(write=self.change_capture),
            self.pick("moment", "Wanneer stem je?", lambda _: _MOMENTS, Moment)._replace(holds=self.votes),
            self.pick("speaks", "Wie praat er?", lambda _: _SPEAKS, lambda value: Role(value) if value else None),
            fixed,
            least._replace(holds=lambda p: self.segment(p).flexible),
        )


def segment_page(nr: int, key: str) -> FormPage:
    """A segment of the meeting with this number."""
    one = _SegmentAsks(nr, key)
    asks = one.asks()
    return FormPage(
        lambda p: one.segment(p).title or "Onderdeel",
        lambda _: asks,
        lambda p: about(place_of(one.script(p), one.segment(p))),
        nr,
        key,
    )


class _TopicAsks:
    """The words of a topic, and its board or its thesis."""

    def __init__(self, nr: int, key: str) -> None:
        self.nr, self.key = nr, key
        self.known: dict[str, set[str]] = {}

    def topics(self, programme: Programme) -> tuple[Topic, ...]:
        script = programme.script(self.nr)
        return script.topic_list.topics if script and script.topic_list else ()

    def topic(self, programme: Programme) -> Topic:
        return next((one for one in self.topics(programme) if one.key == self.key), Topic(self.key, ""))

    def change(self, programme: Programme, name: str, value: Any) -> Programme:
        return e.change_topic(programme, self.nr, self.key, **{name: value})

    def ask(self, name: str, label: str, kind: Kind = Kind.LINE, after: str = "") -> Ask:
        return bound(
            name, label, kind, lambda p: getattr(self.topic(p), name), lambda p, v: self.change(p, name, v), after
        )

    def items(self, name: str, label: str) -> Ask:
        def write(programme: Programme, value: str) -> Programme:
            old = getattr(self.topic(programme), name)
            known = self.known.setdefault(name, {item.key for item in old})
            return self.change(programme, name, _items_typed(value, old, known))

        def read(programme: Programme) -> str:
            return "\n".join(item.title for item in getattr(self.topic(programme), name))

        return Ask(name, label, Kind.LINES, read, write, most=LONGEST_TITLE)

    def asks(self) -> tuple[Ask, ...]:
        return (
            self.ask("title", "Titel"),
            *_words(self.ask),
            head("Het bord"),
            self.items("columns", "Kolommen: elke regel is er een, hoogstens vier"),
            head("Is het een stelling?"),
            self.ask("thesis", "Stelling"),
            self.items("choices", "Keuzes bij de stelling: elke regel is er een"),
        )

    def minded(self, programme: Programme) -> Callable[[Minded], bool]:
        number = next((at for at, one in enumerate(self.topics(programme), 1) if one.key == self.key), 0)
        title = self.topic(programme).title
        names = (f"onderwerp ({title})", f"onderwerp ({named(title)})", f"onderwerp {number}")
        places = tuple(f"bijeenkomst {self.nr} · {name}" for name in names)
        return lambda one: one.place in places


def topic_page(nr: int, key: str) -> FormPage:
    """A topic of the meeting with this number."""
    one = _TopicAsks(nr, key)
    asks = one.asks()
    return FormPage(lambda p: one.topic(p).title or "Onderwerp", lambda _: asks, one.minded, nr)


class _CaptureAsks:
    """What is written down here, and how."""

    def __init__(self, nr: int, key: str) -> None:
        self.nr, self.key = nr, key
        self.known: set[str] | None = None
        self.before: dict[CaptureKind, Programme] = {}

    def capture(self, programme: Programme) -> Capture:
        script = programme.script(self.nr)
        return (script.capture(self.key) if script else None) or Capture(self.key, CaptureKind.NOTES, "")

    def change(self, programme: Programme, name: str, value: Any) -> Programme:
        return e.change_capture(programme, self.nr, self.key, **{name: value})

    def is_a(self, kind: CaptureKind) -> Callable[[Programme], bool]:
        return lambda programme: self.capture(programme).kind is kind

    def ask(self, name: str, label: str) -> Ask:
        return bound(
            name, label, Kind.LINE, lambda p: getattr(self.capture(p), name), lambda p, v: self.change(p, name, v), ""
        )

    def yes_or_no(self, name: str, label: str, ways: Sequence[Way]) -> Ask:
        return Ask(
            name, label, Kind.PICK, lambda p: YES if getattr(self.capture(p), name) else NO,
            lambda p, v: self.change(p, name, v == YES), lambda _: ways,
        )  # fmt: skip

    def items(self, kind: CaptureKind) -> Ask:
        """The lines of one kind; those of another kind change nothing."""

        def write(programme: Programme, value: str) -> Programme:
            capture = self.capture(programme)
            if capture.kind is not kind:
                return programme
            if self.known is None:
                self.known = {item.key for item in capture.items}
            return self.change(programme, "items", _items_typed(value, capture.items, self.known))

        return Ask(
            f"items-{kind.name.casefold()}", _ITEMS[kind], Kind.LINES,
            lambda p: "\n".join(item.title for item in self.capture(p).items), write, holds=self.is_a(kind),
            most=LONGEST_TITLE,
        )  # fmt: skip

    def turn(self, programme: Programme, value: str) -> Programme:
        """Another kind; what belonged to a kind comes back with it."""
        self.before[self.capture(programme).kind] = programme
        kind = CaptureKind(value)
        return e.turn_capture(programme, self.nr, self.key, kind, self.before.get(kind) or self.filled)

    @property
    def filled(self) -> Programme | None:
        """A state of before in which it had lines."""
        return next((before for before in self.before.values() if self.capture(before).items), None)

    def lost(self, programme: Programme) -> bool:
        """Whether there were lines that agreements have no place for."""
        return self.filled is not None and self.is_a(CaptureKind.ACTIONS)(programme)

    def asks(self) -> tuple[Ask, ...]:
        kind = Ask(
            "kind", "Wat is het?", Kind.PICK, lambda p: self.capture(p).kind.value, self.turn,
            lambda _: [(one.value, text) for one, text in CAPTURE_KINDS.items()],
        )  # fmt: skip
        marks, form = self.is_a(CaptureKind.MARKS), self.is_a(CaptureKind.FORM)
        return (
            self.ask("title", "Titel"),
            kind,
            Ask("", _NO_LINES, Kind.TOLD, holds=self.lost),
            self.ask("question", "De vraag erbij"),
            *(self.items(one) for one in CaptureKind if one is not CaptureKind.ACTIONS),
            self.ask("why", "Vraag naar waarom")._replace(holds=marks),
            self.ask("higher", "Wat maakt het hoger?")._replace(holds=marks),
            self.yes_or_no("rows", "Hoe vaak?", _OFTEN)._replace(holds=form),
            self.yes_or_no("per_subgroup", "Voor wie?", _TOGETHER),
        )

    def minded(self, one: Minded) -> bool:
        return one.place.endswith(f"vangst {self.key}") or f"vangst {self.key} (" in one.place


def capture_page(nr: int, key: str) -> FormPage:
    """A capture of the meeting with this number."""
    one = _CaptureAsks(nr, key)
    asks = one.asks()
    return FormPage(lambda p: one.capture(p).title or "Vangst", lambda _: asks, lambda _: one.minded, nr)
