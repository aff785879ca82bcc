"""The minutes: everything a reader sees, already decided, and nothing else.

The Dutch names are those of the JSON file (``docs/verslag.schema.json``). No renderer
needs a threshold, a secret or the session.
"""

from enum import StrEnum
from typing import TypeAlias

import msgspec

KIND = "herstelgroep-verslag"
VERSION = 1


class NotesChoice(StrEnum):
    """Whether loose notes are in the minutes; by default only where there is no summary."""

    ALWAYS = "ja"
    NEVER = "nee"
    WHERE_NEEDED = "waar-nodig"


class Head(
    msgspec.Struct,
    frozen=True,
    rename={
        "title": "titel",
        "session_title": "bijeenkomst_titel",
        "theme": "thema",
        "programme_id": "programma",
        "session_id": "bijeenkomst",
        "date": "datum",
        "place": "plaats",
        "planned": "minuten_gepland",
        "real": "minuten_echt",
        "present": "aanwezig",
        "split": "aanwezig_per_groep",
    },
):
    """What, when, where and with how many. ``date`` is ISO; lengths are minutes, None when unknown.

    ``split`` is only filled when every part is nobody or at least five people.
    """

    title: str
    programme_id: str
    session_id: str
    date: str
    session_title: str = ""
    theme: str = ""
    place: str = ""
    planned: int | None = None
    real: int | None = None
    present: int | None = None
    split: dict[str, int] = {}


class NoteLine(
    msgspec.Struct, frozen=True, rename={"text": "tekst", "count": "aantal", "groups": "groepen", "also": "ook"}
):
    """A note, how many lay together here, which groups said it, and their other wordings."""

    text: str
    count: int = 1
    groups: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Column(msgspec.Struct, frozen=True, rename={"title": "titel", "notes": "briefjes"}):
    """A column of notes; a board without columns has one without a title."""

    title: str
    notes: tuple[NoteLine, ...] = ()


class Section(
    msgspec.Struct,
    frozen=True,
    tag_field="soort",
    tag="onderwerp",
    rename={"title": "titel", "summary": "samenvatting", "columns": "kolommen", "remark": "opmerking"},
):
    """A topic or board: what was said in short, and the loose notes where they belong."""

    title: str
    summary: str = ""
    columns: tuple[Column, ...] = ()
    remark: str = ""


class Choice(
    msgspec.Struct,
    frozen=True,
    rename={"title": "titel", "once": "aantal", "before": "voor", "after": "na"},
):
    """How many chose this: once, or before and after; None where it was not asked or may not be told."""

    title: str
    once: int | None = None
    before: int | None = None
    after: int | None = None


class Poll(
    msgspec.Struct,
    frozen=True,
    tag_field="soort",
    tag="stemming",
    rename={"title": "titel", "question": "vraag", "choices": "keuzes", "remark": "opmerking"},
):
    """A poll: its counts, or the sentence why they are not shown."""

    title: str
    question: str = ""
    choices: tuple[Choice, ...] = ()
    remark: str = ""


class MarkLine(
    msgspec.Struct,
    frozen=True,
    rename={"title": "titel", "average": "gemiddelde", "times": "aantal", "hidden": "verborgen"},
):
    """A line that was marked: the average in Dutch notation and how many marks there were."""

    title: str
    average: str = ""
    times: int | None = None
    hidden: bool = False


class Marks(
    msgspec.Struct,
    frozen=True,
    tag_field="soort",
    tag="cijfers",
    rename={
        "title": "titel",
        "question": "vraag",
        "scale": "schaal",
        "lines": "regels",
        "summary": "samenvatting",
        "columns": "kolommen",
        "remark": "opmerking",
    },
):
    """Marks per line, never per person, and what people wrote with them."""

    title: str
    question: str
    scale: tuple[int, int]
    lines: tuple[MarkLine, ...] = ()
    summary: str = ""
    columns: tuple[Column, ...] = ()
    remark: str = ""


class Form(
    msgspec.Struct,
    frozen=True,
    tag_field="soort",
    tag="formulier",
    rename={"title": "titel", "fields": "velden", "rows": "rijen", "table": "tabel", "months": "maanden"},
):
    """A form: for each row the text of each field; only a table has several rows.

    ``months`` is the place of the field that tells of months in the year, from 0; None: it has none.
    """

    title: str
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    table: bool = False
    months: int | None = None


Part: TypeAlias = Section | Poll | Marks | Form


class LeftoverLine(msgspec.Struct, frozen=True, rename={"text": "tekst", "people": "mensen", "few": "enkele"}):
    """A subject for another time; ``few``: some people want to talk about it, but under five."""

    text: str
    people: int | None = None
    few: bool = False


class ActionLine(msgspec.Struct, frozen=True, rename={"what": "wat", "who": "wie", "when": "wanneer", "done": "klaar"}):
    """What was agreed, which role takes it, by when."""

    what: str
    who: str = ""
    when: str = ""
    done: bool = False


class Tail(
    msgspec.Struct,
    frozen=True,
    rename={
        "what_happens": "wat_gebeurt_ermee",
        "readers": "wie_leest",
        "next_date": "volgende_keer",
        "delete_by": "bewaren_tot",
    },
):
    """How it goes on."""

    what_happens: str = ""
    readers: str = ""
    next_date: str = ""
    delete_by: str = ""


class Origin(msgspec.Struct, frozen=True, rename={"source": "bron", "owner": "eigenaar", "credit": "vermelding"}):
    """Where the programme comes from and whose it is."""

    source: str = ""
    owner: str = ""
    credit: str = ""


class Minutes(
    msgspec.Struct,
    frozen=True,
    tag_field="soort",
    tag=KIND,
    rename={
        "version": "versie",
        "head": "kop",
        "purpose": "doel",
        "remark": "opmerking",
        "parts": "onderdelen",
        "common": "gemeenschappelijk",
        "leftovers": "bleef_liggen",
        "actions": "afspraken",
        "actions_title": "afspraken_titel",
        "process": "proces",
        "tail": "verder",
        "origin": "herkomst",
    },
):
    """The minutes of one session. ``common``: what clients and others both said."""

    head: Head
    version: int = VERSION
    purpose: str = ""
    remark: str = ""
    parts: tuple[Part, ...] = ()
    common: tuple[NoteLine, ...] = ()
    leftovers: tuple[LeftoverLine, ...] = ()
    actions_title: str = "Afspraken"
    actions: tuple[ActionLine, ...] = ()
    process: Form | None = None
    tail: Tail = Tail()
    origin: Origin = Origin()
