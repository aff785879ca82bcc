"""Choosing: every narrowing on its own, together, and what a programme does not say."""

import pytest
from msgspec.structs import replace

from herstelgroep.programme.catalogue import Catalogue, Entry, Origin
from herstelgroep.programme.choosing import KIND_NAMES, Narrowing, Shelf, fits, size_advised
from herstelgroep.programme.frame import ProgrammeKind
from herstelgroep.programme.model import Outcome, Programme, Rights, Role, Script
from tests.building import shipped


def programme(ident: str, *minutes: int, **given: object) -> Programme:
    scripts = tuple(Script(nr, f"b{nr}", f"Keer {nr}", each, ()) for nr, each in enumerate(minutes, 1))
    made = Programme(ident, ident.title(), "", Outcome.SHARE, Rights.GENERIC, "", scripts)
    return replace(made, **given)


PANEL = programme("panel", 60, for_roles=(Role.CLIENT,), least=2, most=6, audience="Cliënten van hier")
SHORT = programme("panel-kort", 30, short_of="panel", for_roles=(Role.CLIENT,), least=2, most=6)
COURSE = programme("cursus", 180, 150, kind=ProgrammeKind.COURSE, for_roles=(Role.PROFESSIONAL,), least=6, most=12)
NAME = programme("naam", kind=ProgrammeKind.POINTER)
SHELF = Shelf(
    Catalogue(tuple(Entry(one, Origin.BUILT_IN, "x.toml") for one in (COURSE, NAME, PANEL, SHORT)), ()),
)


def ids(wanted: Narrowing, *favourites: str) -> list[str]:
    return [entry.programme.id for entry in SHELF.chosen(wanted, favourites)]


def test_nothing_asked_is_everything() -> None:
    assert not Narrowing().asks
    assert ids(Narrowing()) == ["cursus", "naam", "panel", "panel-kort"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Narrowing(role=Role.CLIENT), ["naam", "panel", "panel-kort"]),
        (Narrowing(role=Role.MANAGER), ["naam"]),
        (Narrowing(minutes=30), ["panel-kort"]),
        (Narrowing(minutes=60), ["panel", "panel-kort"]),
        (Narrowing(minutes=150), ["cursus", "panel", "panel-kort"]),
        (Narrowing(longer=True), ["cursus"]),
        (Narrowing(people=1), ["naam"]),
        (Narrowing(people=6), ["cursus", "naam", "panel", "panel-kort"]),
        (Narrowing(people=7), ["cursus", "naam"]),
        (Narrowing(kind=ProgrammeKind.COURSE), ["cursus"]),
        (Narrowing(short=True), ["panel-kort"]),
        (Narrowing(words="CLIENTEN hier"), ["panel"]),
        (Narrowing(words="keer 2"), ["cursus"]),
        (Narrowing(words="keer 3"), []),
        (Narrowing(role=Role.CLIENT, minutes=60, people=4, words="pan", short=True), ["panel-kort"]),
    ],
    ids=str,
)
def test_each_narrowing(wanted: Narrowing, found: list[str]) -> None:
    assert wanted.asks
    assert ids(wanted) == found


def test_favourites_stand_first_and_can_be_asked_for() -> None:
    assert ids(Narrowing(), "panel", "naam", "weg") == ["naam", "panel", "cursus", "panel-kort"]
    assert ids(Narrowing(favourite=True), "panel") == ["panel"]
    assert ids(Narrowing(favourite=True)) == []


def test_a_long_one_knows_its_short_version() -> None:
    short = SHELF.short_of(PANEL)
    assert short is not None
    assert short.programme is SHORT
    assert SHELF.short_of(SHORT) is None
    long = SHELF.long_of(SHORT)
    assert long is not None
    assert long.programme is PANEL
    assert SHELF.long_of(PANEL) is None


def test_every_kind_has_a_name() -> None:
    assert set(KIND_NAMES) == set(ProgrammeKind)
    assert len(set(KIND_NAMES.values())) == len(KIND_NAMES)
    assert fits(NAME, Narrowing(kind=ProgrammeKind.POINTER))


def test_a_word_and_a_figure_never_stand_in_one_size() -> None:
    assert size_advised(shipped("discussiebijeenkomst")) == "Dit is bedoeld voor 4 tot 60 mensen."
    assert size_advised(shipped("swot")) == "Dit is bedoeld voor 4 tot 16 mensen."
    assert size_advised(shipped("projectteam")) == "Dit is bedoeld voor vijf tot negen mensen."


def test_what_is_named_exactly_stands_first() -> None:
    names = ("clientenpanel", "nel", "nelleke")
    shelf = Shelf(Catalogue(tuple(Entry(programme(one, 60), Origin.BUILT_IN, "x.toml") for one in names), ()))
    assert [e.programme.id for e in shelf.chosen(Narrowing(words="nel"))] == ["nel", "clientenpanel", "nelleke"]
    favourites = ("clientenpanel",)
    assert [e.programme.id for e in shelf.chosen(Narrowing(words="nel"), favourites)][:2] == ["nel", "clientenpanel"]
    assert next(e.programme.id for e in shelf.chosen(Narrowing(words="e"), favourites)) == "clientenpanel"
