"""The facts of the public literature, held against every shipped programme.

The table follows the sections: A the formats, B the courses and groups, C the instruments. A number
that no source gives is a suggestion of our own and is not held here, except the length.
"""

from typing import NamedTuple

import pytest

from herstelgroep.programme.frame import ProgrammeKind, Rhythm
from herstelgroep.programme.model import (
    Capture,
    CaptureKind,
    Moment,
    Outcome,
    Programme,
    Rights,
    Role,
    Script,
    Segment,
    SegmentKind,
)
from herstelgroep.programme.topics import with_topics
from tests.building import SHIPPED, shipped

ONCE, WEEK, TWO, MONTH, SIX = Rhythm.ONCE, Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.MONTHLY, Rhythm.SIX_WEEKLY
QUARTER, YEAR = Rhythm.QUARTERLY, Rhythm.YEARLY
SHARE, GROUP, NOTHING = Outcome.SHARE, Outcome.GROUP, Outcome.NOTHING


class Fact(NamedTuple):
    """What is so of one programme; ``most`` is 0 where no source gives a limit."""

    id: str
    minutes: tuple[int, ...]
    rights: str
    owner: str
    outcome: Outcome
    rhythm: Rhythm = ONCE
    most: int = 0


FORMATS = (
    Fact("clientenpanel", (60,), "G", "", SHARE, QUARTER, 6),
    Fact("kickoff", (180,), "O", "HEE!", SHARE),
    Fact("helpend-en-hinderend", (40,), "G", "", SHARE),
    Fact("huiskamerbijeenkomst", (45,), "G", "", SHARE),
    Fact("voorlichting-team", (45,), "G", "", SHARE),
    Fact("voorlichting-managers", (60,), "G", "", SHARE, QUARTER),
    Fact("discussiebijeenkomst", (120,), "G", "", SHARE, ONCE, 60),
    Fact("themabijeenkomst", (90,), "G", "", SHARE, MONTH, 20),
    Fact("keukentafelgesprek", (45,), "G", "", GROUP),
    Fact("swot", (75,), "G", "", SHARE),
    Fact("ambassadeursoverleg", (90,), "G", "", SHARE, SIX, 40),
    Fact("projectteam", (60,), "G", "", SHARE, SIX),
    Fact("borging", (90,), "G", "", SHARE, YEAR),
    Fact("hobbels", (45,), "G", "", SHARE),
    Fact("chime", (75,), "G", "", GROUP),
    Fact("vier-vragen", (45,), "G", "", SHARE),
    Fact("eigen-woorden", (40,), "G", "", SHARE),
    Fact("krachten", (45,), "G", "", GROUP),
    Fact("herstelkaartjes", (45,), "O", "RIBW Midden-Brabant", NOTHING, ONCE, 2),
    Fact("eigen-werk", (30,), "O", "Dröes & Plooy / Trimbos", GROUP),
    Fact("rapportcijfers", (20,), "G", "", SHARE, QUARTER),
    Fact("wensen", (30,), "G", "", SHARE),
)
COURSES = (
    Fact("begin-maken-met-herstel", (120,) * 5, "O", "HEE! en Trimbos", GROUP, TWO),
    Fact("herstelwerkgroep", (120,) * 12, "O", "HEE! en Trimbos", GROUP, TWO),
    Fact("herstellen-doe-je-zelf", (90, *(120,) * 13), "O", "Kenniscentrum Zelfhulp", GROUP, WEEK, 8),
    Fact("begin-maken-met-empowerment", (120,) * 4, "O", "HEE! en Trimbos", GROUP, WEEK),
    Fact("studiedag-herstel", (360,), "O", "HEE! en Trimbos", GROUP, ONCE, 16),
    Fact("fotovoice", (120,) * 12, "O", "Yucare", GROUP, WEEK),
    Fact("werken-met-eigen-ervaring", (180,) * 12, "O", "HEE! en Trimbos", GROUP, WEEK),
    Fact("ervan-verhalen", (120, 120, 120, 120, 150), "O", "HEE! en Trimbos", GROUP, TWO),
    Fact("basiscursus", (360, 360), "O", "Stichting Rehabilitatie '92", GROUP, TWO),
    Fact("basiscursus-managers", (180, 180), "O", "Stichting Rehabilitatie '92", GROUP, TWO),
    Fact("hompa", (180,) * 6, "O", "Stichting Rehabilitatie '92 en SBWU", GROUP, TWO),
    Fact("wrap", (), "X", "Copeland", NOTHING),
    Fact("spellen", (), "X", "makers", NOTHING),
)
INSTRUMENTS = (
    Fact("metingen", (45,), "G", "", SHARE),
    Fact("nel", (45,), "N", "Trimbos", SHARE),
    Fact("hoop", (45,), "N", "Herth", SHARE),
    Fact("mhcs", (45,), "N", "Carpinello", SHARE),
    Fact("mansa", (45,), "N", "Priebe", SHARE),
    Fact("ropi", (45,), "N", "Mancini", SHARE, YEAR),
    Fact("projectplan", (120,), "G", "", SHARE),
    Fact("communicatieplan", (90,), "G", "", SHARE),
    Fact("projectleider", (45,), "G", "", SHARE, SIX),
)
FACTS = (*FORMATS, *COURSES, *INSTRUMENTS)
ALL = {path.stem for path in SHIPPED.glob("*.toml")}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact.id))
def test_the_facts_of_each(fact: Fact) -> None:
    programme = shipped(fact.id)
    assert tuple(script.minutes for script in programme.scripts) == fact.minutes
    assert (programme.rights, programme.outcome) == (fact.rights, fact.outcome)
    assert fact.owner in programme.owner
    assert bool(programme.owner) == bool(fact.owner)
    assert programme.plan.rhythm is fact.rhythm
    if fact.most:
        assert programme.most == fact.most


def test_nothing_else_is_shipped_but_short_versions() -> None:
    short = ALL - {fact.id for fact in FACTS}
    assert all(name.endswith("-kort") and shipped(name).short_of in ALL for name in short)
    assert len(short) >= 14


@pytest.mark.parametrize("name", sorted(name for name in ALL if shipped(name).short_of))
def test_a_short_version_is_short(name: str) -> None:
    short = shipped(name)
    long = shipped(short.short_of)
    assert sum(s.minutes for s in short.scripts) <= 0.65 * sum(s.minutes for s in long.scripts)
    assert (short.outcome, short.rights, short.kind) == (long.outcome, long.rights, long.kind)
    assert set(short.for_roles) == set(long.for_roles) or name == "basiscursus-managers"


def test_a_kind_and_a_role_for_every_programme() -> None:
    kinds: dict[ProgrammeKind, int] = {}
    for name in ALL:
        programme = shipped(name)
        assert programme.for_roles, name
        kinds[programme.kind] = kinds.get(programme.kind, 0) + 1
    assert set(kinds) == set(ProgrammeKind)
    assert {name for name in ALL if shipped(name).kind is ProgrammeKind.POINTER} == {"wrap", "spellen"}


def keys(script: Script) -> list[str]:
    return [segment.key for segment in script.segments]


ORDER = {
    "clientenpanel": "welkom voorstellen doel anoniem duur onderwerpen-1 pauze onderwerpen-2 wat-bleef-liggen vervolg",
    "kickoff": "welkom wat-is-herstel verhaal terugdenken wat-deed-je bord-clienten bord-hulpverleners gemeen pauze-2"
    " wensen terugkoppeling vervolg",
    "helpend-en-hinderend": "terugdenken stil-nadenken hielp hinderde gemeen meenemen",
    "huiskamerbijeenkomst": "koffie voorstellen verhaal reacties herstel wensen uitnodiging",
    "voorlichting-team": "welkom voorstellen kennis themas reacties verder",
    "voorlichting-managers": "uitgangspunten voorwaarden botst nodig",
    "discussiebijeenkomst": "welkom zo-werkt-het afspraken inleiding groepjes opschrijven vertellen afsluiting",
    "themabijeenkomst": "opening verhaal gesprek verandert afsluiting",
    "keukentafelgesprek": "koffie praten idee waar-en-wie",
    "swot": "vier-vakken schrijven op-het-bord praten definitief doelen",
    "ambassadeursoverleg": "clienten hulpverleners meteen wie-doet-wat",
    "projectteam": "resultaten proces veranderen vieren",
    "borging": "waar-staan-we waarheen wat-is-nodig wie",
    "chime": "verbinding hoop wie-je-bent betekenis eigen-kracht",
    "vier-vragen": "eigen-verhaal eigen-kracht eigen-ervaring zelf-bepalen",
    "herstelkaartjes": "kiezen praten doorvragen",
    "eigen-werk": "cijfers verbeteren merken",
    "rapportcijfers": "cijfers waarom hoger",
    "wensen": "wat-is-er graag nodig",
    "projectplan": "aanleiding doelen planning structuur voorwaarden communicatie blijven",
}


@pytest.mark.parametrize("name", sorted(ORDER))
def test_the_parts_stand_in_the_order_of_the_source(name: str) -> None:
    [script] = shipped(name).scripts
    told = ORDER[name].split()
    assert [key for key in keys(script) if key in told] == told


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("begin-maken-met-herstel", "kennen steun valkuilen hulpverleners terugkijken"),
        ("begin-maken-met-empowerment", "kennismaken steun medicijn droom"),
        ("hompa", "inleiding communicatieprobleem functies ziektebeeld alleen team"),
        ("basiscursus", "leven werk"),
    ],
)
def test_the_themes_of_a_course_in_their_order(name: str, titles: str) -> None:
    scripts = shipped(name).scripts
    for word, script in zip(titles.split(), scripts, strict=True):
        assert word in script.title.casefold()


def test_every_meeting_informs_lets_think_exchanges_and_practises() -> None:
    for script in shipped("herstellen-doe-je-zelf").scripts:
        told = ["informatie", "nadenken", "uitwisselen", "oefenen"]
        assert [key for key in keys(script) if key in told] == told


def test_guests_come_in_the_block_about_work() -> None:
    scripts = shipped("werken-met-eigen-ervaring").scripts
    assert [script.nr for script in scripts if script.guest] == [5, 6, 7, 8]
    assert "zwaar" in " ".join(shipped("werken-met-eigen-ervaring").preparation)


TOLD = {
    "clientenpanel": "hoogstens zes cliënten",
    "clientenpanel-kort": "hoogstens zes cliënten",
    "discussiebijeenkomst": "hoogstens zes tot acht mensen",
    "themabijeenkomst": "hoogstens twintig mensen",
    "ambassadeursoverleg": "vijftien tot twintig cliënten",
    "herstellen-doe-je-zelf": "vijf tot acht deelnemers",
    "studiedag-herstel": "Hoogstens acht tweetallen",
    "projectteam": "ongeveer zeven mensen",
    "herstelkaartjes": "twee mensen",
    "begin-maken-met-herstel": "hoogstens tien weken",
    "ropi": "twee getrainde beoordelaars",
}


@pytest.mark.parametrize("name", sorted(TOLD))
def test_the_limits_are_told_in_the_preparation(name: str) -> None:
    assert TOLD[name] in " ".join(shipped(name).preparation)


def test_the_ten_themes_and_then_your_own() -> None:
    titles = [script.title for script in shipped("herstelwerkgroep").scripts]
    assert titles == [
        "Startbijeenkomst",
        "Bronnen van steun",
        "Valkuilen",
        "Omgaan met je hulpverlener",
        "Omgaan met medicijnen",
        "Hulp vragen",
        "Bang voor terugval",
        "Vakantie en hoe het met je gaat",
        "Als anderen op vakantie zijn",
        "Feestdagen of vreesdagen",
        "Eenzaamheid",
        "Eigen thema",
    ]


@pytest.mark.parametrize("name", ["discussiebijeenkomst", "discussiebijeenkomst-kort"])
def test_a_vote_before_and_after_for_every_thesis(name: str) -> None:
    [script] = shipped(name).scripts
    topics = script.topic_list.topics if script.topic_list else ()
    assert len(topics) == 8
    assert all([c.key for c in topic.choices] == ["eens", "oneens", "weet-niet"] for topic in topics)
    assert all([c.key for c in topic.columns] == ["eens", "oneens"] for topic in topics)
    for topic in topics:
        votes = [s for s in with_topics(script, (topic,)).segments if s.kind is SegmentKind.VOTE]
        assert [vote.moment for vote in votes] == [Moment.BEFORE, Moment.AFTER]
        assert {vote.shown for vote in votes} == {topic.thesis}
    [counter] = [topic for topic in topics if "Korrelboom" in " ".join(topic.say)]
    assert "tegenstem" in " ".join(counter.say)


def test_the_discussion_leads_in_with_a_quarter_and_ends_with_twenty_five_minutes() -> None:
    [script] = shipped("discussiebijeenkomst").scripts
    parts = {segment.key: segment for segment in script.segments}
    assert (parts["inleiding"].minutes, parts["vertellen"].minutes) == (15, 25)
    assert keys(script)[-2:] == ["vertellen", "afsluiting"]
    conclusions = script.capture("conclusies")
    assert conclusions is not None
    assert conclusions.per_subgroup


def forms_that_come_back(programme: Programme) -> list[Capture]:
    return [c for c in programme.scripts[0].captures if c.kind is CaptureKind.FORM and c.done_field]


@pytest.mark.parametrize("name", ["projectteam", "projectteam-kort"])
def test_a_small_change_comes_back_until_it_is_done(name: str) -> None:
    programme = shipped(name)
    [form] = forms_that_come_back(programme)
    assert (form.key, form.done_field) == ("pdsa", "afgerond")
    told = [item.key for item in form.items]
    assert told[:7] == ["plek", "trekker", "datum", "idee", "wat-willen-we", "hoe-weten-we", "welke-verandering"]
    steps = [key.split("-")[0] for key in told[7:-1]]
    assert list(dict.fromkeys(steps)) == ["plan", "doen", "kijken", "verder"]
    [part] = [s for s in programme.scripts[0].segments if s.capture == "pdsa"]
    assert any("formulier is het doel niet" in text for text in part.mind)


def test_tasks_of_the_project_leader_come_back_until_they_are_done() -> None:
    [tasks] = forms_that_come_back(shipped("projectleider"))
    assert tasks.rows
    roles = shipped("projectleider").scripts[0].capture("rollen")
    assert roles is not None
    assert [item.also[0] for item in roles.items][:3] == ["organisator", "aanjager", "bewaker van het proces"]


def test_the_process_form_of_a_panel() -> None:
    for name in ("clientenpanel", "clientenpanel-kort"):
        form = shipped(name).scripts[0].capture("proces")
        assert form is not None
        assert {"werving", "opkomst", "afspiegeling"} <= {item.key for item in form.items}


def counted(name: str) -> int:
    listed = shipped(name).scripts[0].topic_list
    return len(listed.topics) if listed else 0


def test_cards_pairs_and_themes_in_their_number() -> None:
    assert counted("clientenpanel") == 5
    assert counted("hobbels") == 6 + 5
    assert counted("krachten") == 6
    assert counted("herstelkaartjes") == 5
    assert counted("voorlichting-team") == 4
    advice = next(s for s in shipped("hobbels").scripts[0].segments if s.key == "raad")
    for number in ("Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen"):
        assert f"{number}: " in " ".join(advice.say)


@pytest.mark.parametrize("name", ["swot", "swot-kort"])
def test_the_guide_questions_of_the_four_columns(name: str) -> None:
    board = shipped(name).scripts[0].capture("swot")
    assert board is not None
    assert [len(item.help) for item in board.items] == [3, 3, 3, 4]


def test_eight_features_and_no_marks_under_five() -> None:
    programme = shipped("eigen-werk")
    marks = programme.scripts[0].capture("cijfers")
    assert marks is not None
    assert (len(marks.items), marks.scale) == (8, (1, 10))
    first = programme.scripts[0].segments[0]
    assert "minder dan vijf antwoorden" in " ".join(first.say)


@pytest.mark.parametrize("name", ["chime", "chime-kort"])
def test_the_five_themes_are_credited_and_have_no_scale(name: str) -> None:
    programme = shipped(name)
    assert "Leamy, Slade" in programme.source
    assert not any(capture.kind is CaptureKind.MARKS for script in programme.scripts for capture in script.captures)


@pytest.mark.parametrize("name", ["herstelkaartjes", "ervan-verhalen"])
def test_what_belongs_to_one_person_is_written_nowhere(name: str) -> None:
    programme = shipped(name)
    assert not any(
        segment.capture
        for script in programme.scripts
        for segment in script.segments
        if segment.kind is SegmentKind.STORY or programme.outcome is NOTHING
    )


def speaking(segments: tuple[Segment, ...]) -> list[Role]:
    return [segment.speaks for segment in segments if segment.speaks]


def test_clients_speak_first() -> None:
    for name in ("kickoff", "ambassadeursoverleg", "ambassadeursoverleg-kort", "studiedag-herstel"):
        programme = shipped(name)
        assert programme.half_clients
        assert speaking(programme.scripts[0].segments)[:2] == [Role.CLIENT, Role.PROFESSIONAL]


def test_every_owner_is_credited_where_it_is_shown() -> None:
    for fact in FACTS:
        programme = shipped(fact.id)
        if programme.rights in (Rights.OWNED, Rights.QUESTIONNAIRE, Rights.PROTECTED):
            assert programme.credit, fact.id
