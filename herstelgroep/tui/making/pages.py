"""What each page of the editor asks: how a field is read from the programme, and the programme that it makes."""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, NamedTuple

from herstelgroep.programme import editing as e
from herstelgroep.programme.choosing import MANY
from herstelgroep.programme.fields import LONGEST_TEXT, LONGEST_TITLE, MOST_PARAGRAPHS
from herstelgroep.programme.model import Outcome, Programme, Role, Script
from herstelgroep.tui.making.workbench import Minded
from herstelgroep.tui.widgets.fields import number_in
from herstelgroep.tui.widgets.picks import Way

NO_WAY: tuple[Way, ...] = ()
YES, NO = "ja", ""
_OUTCOMES: dict[Outcome, tuple[str, str]] = {
    Outcome.SHARE: (
        "een verslag om te delen",
        "De briefjes komen zonder namen in het verslag. Dat mag de kamer uit als jij het hebt nagelezen.",
    ),
    Outcome.GROUP: (
        "alleen voor de groep",
        "De groep beslist of er briefjes komen, en aan het eind: wissen of bewaren. Ze gaan nooit de kamer uit.",
    ),
    Outcome.NOTHING: (
        "niets",
        "Je kunt niets opschrijven: geen briefjes, geen stemmen en geen afspraken.",
    ),
}
_AS_IT_WAS = "Wat er stond, staat er nog."
_CHECK = "Kijk of je dat ook zo zegt bij het begin en het eind."


class Kind(Enum):
    """How something is filled in."""

    LINE = "line"
    LINES = "lines"
    NUMBER = "number"
    PICK = "pick"
    HEAD = "head"
    TOLD = "told"


class Ask(NamedTuple):
    """One thing on a page. ``ways`` are what can be picked; ``after`` stands behind a number, or in an empty line."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    read: Callable[[Programme], str] = lambda _: ""
    write: Callable[[Programme, str], Programme] = lambda programme, _: programme
    ways: Callable[[Programme], Sequence[Way]] = lambda _: NO_WAY
    after: str = ""
    holds: Callable[[Programme], bool] = lambda _: True
    """Whether it belongs to what the rest of the page says now."""
    most: int = LONGEST_TEXT
    """Signs in a line of it."""
    wrong: Callable[[Programme, str], str] = lambda _, __: ""
    """Why what is typed is not a value yet, as the end of a sentence, or nothing."""

    def refusal(self, value: str) -> str:
        """Why this text does not fit in a file, or nothing."""
        lines = value.split("\n")
        if max(map(len, lines)) > self.most:
            what = "Een alinea" if self.most == LONGEST_TEXT else "Een regel"
            return f"Dit past er niet meer in. {what} heeft hoogstens {self.most} tekens. {_AS_IT_WAS}"
        if len(lines) > MOST_PARAGRAPHS:
            return f"Dit past er niet meer in. Hier passen hoogstens {MOST_PARAGRAPHS} regels. {_AS_IT_WAS}"
        return ""


class FormPage(NamedTuple):
    """A page: what it is about, what it asks, and which faults and remarks belong to it."""

    title: Callable[[Programme], str]
    asks: Callable[[Programme], tuple[Ask, ...]]
    about: Callable[[Programme], Callable[[Minded], bool]]
    nr: int = 0
    segment: str = ""


def texts_in(value: str) -> tuple[str, ...]:
    """The lines of a field of several lines."""
    return tuple(value.split("\n"))


def _range_told(least: int, most: int) -> str:
    return "" if not most else str(most) if least == most else f"{least} tot {most}"


def _range_in(value: str) -> tuple[int, int]:
    """The two numbers in what was typed, the smallest first; one number is both, and none is nothing."""
    numbers = sorted(int(found) for found in re.findall(r"[0-9]{1,3}", value)[:2])
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def _range_wrong(value: str) -> str:
    fits = not value.strip() or re.fullmatch(r"[^0-9]*[0-9]{1,3}([^0-9]+[0-9]{1,3})?[^0-9]*", value)
    return "" if fits else "is nog geen aantal. Typ een of twee getallen, zoals 2 tot 3."


def number_wrong(value: str, least: int = 0) -> str:
    """Why this is no number of at least so much, or nothing."""
    if not value.isdecimal():
        return "is nog leeg. Typ een getal."
    return "" if number_in(value) >= least else f"is minstens {least}. Typ een ander getal."


def _with_people(programme: Programme, least: int, most: int) -> Programme:
    return e.change_programme(programme, least=least, most=most)


def head(label: str) -> Ask:
    """A heading on a page."""
    return Ask("", label, Kind.HEAD)


# The programme, and a meeting


def _outcome() -> tuple[Ask, ...]:
    """What becomes of the notes, with what that means."""

    def told(outcome: Outcome, text: str) -> Ask:
        return Ask("", f"{text} {_CHECK}", Kind.TOLD, holds=lambda p: p.outcome is outcome)

    return (
        Ask(
            "outcome", "Wat blijft er?", Kind.PICK, lambda p: p.outcome.value,
            lambda p, v: e.change_programme(p, outcome=Outcome(v)),
            lambda _: [(outcome.value, called) for outcome, (called, _) in _OUTCOMES.items()],
        ),
        *(told(outcome, text) for outcome, (_, text) in _OUTCOMES.items()),
    )  # fmt: skip


def _for_whom(role: Role) -> Ask:
    """Whether it is found by who looks for something for these people."""

    def write(programme: Programme, value: str) -> Programme:
        roles = {*programme.for_roles, role} if value == YES else {*programme.for_roles} - {role}
        return e.change_programme(programme, for_roles=tuple(one for one in Role if one in roles))

    return Ask(
        f"for-{role.value}", MANY[role].capitalize(), Kind.PICK,
        lambda p: YES if role in p.for_roles else NO, write, lambda _: ((NO, "nee"), (YES, "ja")),
    )  # fmt: skip


def programme_page() -> FormPage:
    """What it is called, for whom, and what to do beforehand."""

    def ask(name: str, label: str, kind: Kind = Kind.LINE, after: str = "") -> Ask:
        return bound(
            name, label, kind, lambda p: getattr(p, name), lambda p, v: e.change_programme(p, **{name: v}), after
        )

    people = Ask(
        "people", "Hoeveel mensen?", Kind.LINE, lambda p: _range_told(p.least, p.most),
        lambda p, v: _with_people(p, *_range_in(v)), after="bijvoorbeeld: 4 tot 8",
        wrong=lambda _, value: _range_wrong(value),
    )  # fmt: skip

    def asks(programme: Programme) -> tuple[Ask, ...]:
        whose = f"De methode is van {programme.owner}. Dat blijft erbij staan." if programme.owner else ""
        return (
            *((Ask("", whose, Kind.TOLD),) if whose else ()),
            ask("title", "Titel"),
            ask("purpose", "Waarvoor is het?"),
            ask("audience", "Voor wie?"),
            people,
            ask("preparation", "Wat doe je vooraf? Elke regel wordt een vinkje", Kind.LINES),
            ask("what_happens", "Wat gebeurt ermee?"),
            ask("readers", "Wie leest het verslag?"),
            head("De briefjes"),
            *_outcome(),
            head("Bij wie past het? Daarop kun je zoeken"),
            *map(_for_whom, Role),
        )

    return FormPage(lambda p: "Titel, doel en voor wie", asks, lambda p: lambda one: one.place == "")


def meeting_page(nr: int) -> FormPage:
    """What a meeting is called and how long it takes."""

    def script(programme: Programme) -> Script:
        return programme.script(nr) or programme.scripts[0]

    def ask(name: str, label: str, kind: Kind = Kind.LINE, after: str = "") -> Ask:
        return bound(
            name,
            label,
            kind,
            lambda p: getattr(script(p), name),
            lambda p, v: e.change_meeting(p, nr, **{name: v}),
            after,
            least=1,
        )

    def listed(programme: Programme) -> str:
        topics = script(programme).topic_list
        return _range_told(topics.least, topics.most) if topics else ""

    def topics_wrong(programme: Programme, value: str) -> str:
        listed, (least, most) = script(programme).topic_list, _range_in(value)
        if wrong := _range_wrong(value):
            return wrong
        if not least:
            return "is minstens 1. Typ een of twee getallen." if value.strip() else number_wrong("", 1)
        there = len(listed.topics) if listed else most
        return (
            ""
            if most <= there
            else f"kan zo niet. Er {'is maar 1 onderwerp' if there == 1 else f'zijn maar {there} onderwerpen'}."
        )

    topics = Ask(
        "topics", "Hoeveel onderwerpen?", Kind.LINE, listed,
        lambda p, v: e.choose_topics(p, nr, *_range_in(v)), after="bijvoorbeeld: 2 tot 3",
        wrong=topics_wrong,
    )  # fmt: skip

    def asks(programme: Programme) -> tuple[Ask, ...]:
        return (
            ask("title", "Titel"),
            ask("minutes", "Hoe lang?", Kind.NUMBER, "minuten, met de pauze erbij"),
            ask("purpose", "Waarvoor is het?"),
            *((topics,) if script(programme).topic_list else ()),
            ask("preparation", "Wat doe je vooraf? Elke regel wordt een vinkje", Kind.LINES),
        )

    return FormPage(
        lambda p: script(p).title or "Bijeenkomst", asks, lambda p: lambda one: one.place == f"bijeenkomst {nr}", nr
    )


def bound(
    name: str, label: str, kind: Kind, read: Callable[[Programme], Any], write: Callable[[Programme, Any], Programme],
    after: str, least: int = 0,
) -> Ask:  # fmt: skip
    """A field that is as simple as what it stands for; a number is not under ``least``."""
    if kind is Kind.LINES:
        return Ask(name, label, kind, lambda p: "\n".join(read(p)), lambda p, v: write(p, texts_in(v)))
    if kind is Kind.NUMBER:
        return Ask(
            name, label, kind, lambda p: str(read(p)) if read(p) >= least else "",
            lambda p, v: write(p, number_in(v)), after=after, wrong=lambda _, v: number_wrong(v, least),
        )  # fmt: skip
    return Ask(name, label, kind, read, write, most=LONGEST_TITLE if name == "title" else LONGEST_TEXT)
