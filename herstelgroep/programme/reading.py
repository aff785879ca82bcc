"""From the text of a programme file to a programme, or to all its faults in Dutch."""

from typing import NamedTuple

from herstelgroep.programme.checks import check_programme
from herstelgroep.programme.faults import Fault, FaultyProgramme, named
from herstelgroep.programme.fields import LONGEST_NAME, Table
from herstelgroep.programme.frame import Page, PlanRule, ProgrammeKind, Questionnaire, Rhythm
from herstelgroep.programme.keys import is_key, key_of
from herstelgroep.programme.model import (
    Capture,
    CaptureKind,
    Item,
    Moment,
    Outcome,
    Programme,
    Rights,
    Role,
    Script,
    Segment,
    SegmentKind,
    Topic,
    TopicList,
)
from herstelgroep.programme.parsing import parse

KIND = "herstelgroep-programma"
VERSION = 1
_ITEMS = {
    CaptureKind.NOTES: "kolommen",
    CaptureKind.POLL: "keuzes",
    CaptureKind.MARKS: "regels",
    CaptureKind.FORM: "velden",
}
_DAY = 24 * 60
MOST_TIMES = 400
MOST_SCRIPTS, MOST_SEGMENTS, MOST_TOPICS, MOST_CAPTURES, MOST_ITEMS, MOST_PAGES = 100, 200, 100, 100, 100, 50
_MOST_PEOPLE, _HIGHEST_MARK = 10_000, 100


class _Spot(NamedTuple):
    """Where we are reading: the file and the list that gathers faults."""

    file: str
    faults: list[Fault]

    def table(self, data: object, place: str) -> Table:
        return Table(data, self.file, place, self.faults)


def read_programme(text: str, file: str) -> Programme:
    """Read a programme. ``file`` is only its name, for telling faults.

    Raises :class:`FaultyProgramme` with every fault there is.
    """
    programme, faults = read_draft(text, file)
    if faults:
        raise FaultyProgramme(faults)
    return programme


def read_draft(text: str, file: str) -> tuple[Programme, tuple[Fault, ...]]:
    """A programme that somebody is still making, with its faults; what is wrong reads as empty.

    Raises :class:`FaultyProgramme` when it is no TOML at all, or has a thousand faults.
    """
    data = parse(text, file)
    spot = _Spot(file, [])
    programme = _programme(spot.table(data, ""), spot)
    spot.faults.extend(check_programme(programme, file))
    return programme, tuple(spot.faults)


def _programme(table: Table, spot: _Spot) -> Programme:
    if table.text("soort", required=True) not in ("", KIND):
        table.fault("soort", f"verwacht: '{KIND}'.")
    version = table.number("versie", lowest=1, highest=10_000, required=True)
    if version is not None and version > VERSION:
        table.fault("versie", f"dit bestand is voor een nieuwere Herstelgroep; wij lezen versie {VERSION}.")
    shared = _captures(table, spot, "")
    least, most = table.pair("deelnemers", highest=_MOST_PEOPLE) or (0, 0)
    programme = Programme(
        id=_id(table),
        title=table.text("titel", required=True),
        purpose=table.text("doel", required=True),
        outcome=table.choice("uitkomst", Outcome, required=True) or Outcome.NOTHING,
        rights=table.choice("rechten", Rights, required=True) or Rights.GENERIC,
        source=table.text("bron", required=True),
        owner=table.text("eigenaar"),
        credit=table.text("vermelding"),
        audience=table.text("voor_wie"),
        least=least,
        most=most,
        half_clients=table.flag("helft_clienten"),
        short_of=table.text("kort_van"),
        preparation=table.texts("voorbereiding"),
        what_happens=table.text("wat_gebeurt_ermee"),
        readers=table.text("wie_leest"),
        kind=table.choice("vorm", ProgrammeKind) or ProgrammeKind.CONVERSATION,
        for_roles=table.choices("voor", Role),
        planner_only=table.flag("alleen_plannen"),
        plan=_plan(table, spot),
        questionnaire=_questionnaire(table, spot),
        pages=tuple(_page(data, f"blad {nr}", spot) for nr, data in enumerate(table.tables("blad", MOST_PAGES), 1)),
        scripts=tuple(
            _script(data, nr, shared, spot) for nr, data in enumerate(table.tables("bijeenkomst", MOST_SCRIPTS), 1)
        ),
    )
    table.close()
    return programme


def _id(table: Table) -> str:
    found = table.text("id", required=True)
    if found and not is_key(found):
        table.fault("id", "verwacht: kleine letters, cijfers en streepjes, hoogstens 60.")
    return found


def _plan(table: Table, spot: _Spot) -> PlanRule:
    data = table.table("planning")
    if data is None:
        return PlanRule()
    one = spot.table(data, "planning")
    plan = PlanRule(
        rhythm=one.choice("ritme", Rhythm) or Rhythm.ONCE,
        times=one.number("keer", lowest=1, highest=MOST_TIMES) or 0,
        within_weeks=one.number("binnen_weken", lowest=1, highest=520) or 0,
        free_week_after=one.numbers("vrije_week_na", lowest=1, highest=MOST_TIMES),
        back_after_months=one.number("terugkom_na_maanden", lowest=1, highest=60) or 0,
        back_script=one.number("terugkom_bijeenkomst", lowest=1, highest=MOST_TIMES) or 0,
        moments=one.numbers("meetmomenten", lowest=0, highest=120),
    )
    one.close()
    return plan


def _questionnaire(table: Table, spot: _Spot) -> Questionnaire | None:
    data = table.table("vragenlijst")
    if data is None:
        return None
    one = spot.table(data, "vragenlijst")
    found = Questionnaire(
        dimensions=one.texts("dimensies"),
        items=one.number("vragen", lowest=1, highest=1_000) or 0,
        scale=one.pair("schaal", highest=_HIGHEST_MARK) or (1, 5),
    )
    one.close()
    return found


def _page(data: object, place: str, spot: _Spot) -> Page:
    one = spot.table(data, place)
    page = Page(title=one.text("titel", required=True), text=one.texts("tekst"))
    one.close()
    return page


def _script(data: object, nr: int, shared: tuple[Capture, ...], spot: _Spot) -> Script:
    place = f"bijeenkomst {nr}"
    table = spot.table(data, place)
    title = table.text("titel", required=True)
    own = _captures(table, spot, place)
    own_keys = {capture.key for capture in own}
    topics = _topic_list(table, place, spot)
    parts = table.tables("onderdeel", MOST_SEGMENTS)
    segments = tuple(_segment(part, number, place, spot) for number, part in enumerate(parts, 1))
    script = Script(
        nr=nr,
        key=_key(table, title),
        title=title,
        also=table.texts("ook"),
        minutes=table.number("minuten", lowest=1, highest=_DAY, required=True) or 0,
        purpose=table.text("doel"),
        preparation=table.texts("voorbereiding"),
        guest=table.flag("gast"),
        free_theme=table.flag("eigen_thema"),
        topic_list=topics,
        segments=segments,
        captures=(*(capture for capture in shared if capture.key not in own_keys), *own),
    )
    table.close()
    return script


def _key(table: Table, title: str) -> str:
    found = table.text("sleutel")
    if found and not is_key(found):
        table.fault("sleutel", "verwacht: kleine letters, cijfers en streepjes.")
    return found or key_of(title)


def _segment(data: object, number: int, place: str, spot: _Spot) -> Segment:
    name = data.get("titel", "") if isinstance(data, dict) else ""
    shown = named(name) if isinstance(name, str) else ""
    here = f"{place} · onderdeel {number}" + (f" ({shown})" if shown else "")
    table = spot.table(data, here)
    title = table.text("titel", required=True)
    minutes = table.number("minuten", lowest=0, highest=_DAY, required=True) or 0
    fixed = table.flag("vast")
    least = table.number("minst", lowest=0, highest=_DAY)
    kind = table.choice("soort", SegmentKind, required=True) or SegmentKind.CONVERSATION
    segment = Segment(
        key=_key(table, title),
        kind=kind,
        title=title,
        also=table.texts("ook"),
        minutes=minutes,
        least=_least(minutes, least, fixed or kind in (SegmentKind.BREAK, SegmentKind.CLOSE)),
        fixed=fixed,
        say=table.texts("zeg"),
        do=table.texts("doe"),
        mind=table.texts("let_op"),
        easier=table.text("makkelijker"),
        shown=table.text("groep_ziet"),
        capture=table.text("vangst"),
        speaks=table.choice("spreekt", Role),
        moment=table.choice("moment", Moment) or Moment.ONCE,
        per_topic=_per(table, "onderwerp"),
    )
    table.close()
    return segment


def _per(table: Table, expected: str) -> bool:
    found = table.text("per")
    if found not in ("", expected):
        table.fault("per", f"verwacht: '{expected}'.")
    return found == expected


def _least(minutes: int, least: int | None, fixed: bool) -> int:
    return least_when_unsaid(minutes, fixed=fixed) if least is None or fixed else least


def least_when_unsaid(minutes: int, *, fixed: bool) -> int:
    """The shortest that a segment may become, in minutes, when its file does not say so."""
    return minutes if fixed else -(-minutes // 2)


def _topic_list(table: Table, place: str, spot: _Spot) -> TopicList | None:
    choose = table.pair("kies_onderwerpen", highest=MOST_TOPICS)
    tables = table.tables("onderwerp", MOST_TOPICS)
    if not tables:
        return None
    topics = tuple(_topic(data, f"{place} · onderwerp {nr}", spot) for nr, data in enumerate(tables, 1))
    least, most = choose or (1, len(topics))
    return TopicList(topics=topics, least=max(1, least), most=max(1, most))


def _topic(data: object, place: str, spot: _Spot) -> Topic:
    table = spot.table(data, place)
    title = table.text("titel", required=True)
    topic = Topic(
        key=_key(table, title),
        title=title,
        also=table.texts("ook"),
        say=table.texts("zeg"),
        do=table.texts("doe"),
        mind=table.texts("let_op"),
        easier=table.text("makkelijker"),
        shown=table.text("groep_ziet"),
        columns=_items(table, "kolommen", place, spot),
        thesis=table.text("stelling"),
        choices=_items(table, "keuzes", place, spot),
    )
    table.close()
    return topic


def _captures(table: Table, spot: _Spot, place: str) -> tuple[Capture, ...]:
    found = []
    for key, data in table.named_tables("vangst", MOST_CAPTURES).items():
        here = " · ".join(part for part in (place, f"vangst {named(key)}") if part)
        found.append(_capture(spot.table(data, here), key, here, spot))
    return tuple(found)


def _capture(table: Table, key: str, place: str, spot: _Spot) -> Capture:
    if not is_key(key) or len(key) > LONGEST_NAME:
        table.fault("", "de naam van een vangst heeft kleine letters, cijfers en streepjes, hoogstens 60.")
    kind = table.choice("soort", CaptureKind, required=True) or CaptureKind.NOTES
    capture = Capture(
        key=key,
        kind=kind,
        title=table.text("titel", required=True),
        also=table.texts("ook"),
        question=table.text("vraag"),
        items=_items(table, _ITEMS[kind], place, spot) if kind in _ITEMS else (),
        scale=(table.pair("schaal", highest=_HIGHEST_MARK) or (1, 10)) if kind is CaptureKind.MARKS else (1, 10),
        why=table.text("waarom") if kind is CaptureKind.MARKS else "",
        higher=table.text("hoger") if kind is CaptureKind.MARKS else "",
        rows=table.flag("rijen") if kind is CaptureKind.FORM else False,
        per_subgroup=_per(table, "subgroep"),
        done_field=table.text("klaar_veld") if kind is CaptureKind.FORM else "",
        from_people=(table.number("vanaf", lowest=1, highest=1_000) or 0) if kind is CaptureKind.FORM else 0,
    )
    table.close()
    return capture


def _items(table: Table, key: str, place: str, spot: _Spot) -> tuple[Item, ...]:
    items = []
    for number, data in enumerate(table.tables(key, MOST_ITEMS), 1):
        one = spot.table(data, f"{place} · {key} {number}")
        title = one.text("titel", required=True)
        items.append(Item(key=_key(one, title), title=title, also=one.texts("ook"), help=one.texts("hulp")))
        one.close()
    return tuple(items)
