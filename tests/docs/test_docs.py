"""The documents tell the truth: every command parses, every key exists, every link leads somewhere."""

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from herstelgroep.cli import COMMANDS, main, make_parser
from herstelgroep.errors import WrongUsage
from herstelgroep.listening import WHEN_NOBODY_COMES
from herstelgroep.minutes.formats import FORMATS
from herstelgroep.need import FILE as NEED_FILE
from herstelgroep.plain.words import WORDS
from herstelgroep.programme.faults import FaultyProgramme
from herstelgroep.programme.frame import ProgrammeKind, Rhythm
from herstelgroep.programme.model import CaptureKind, Outcome, Rights, SegmentKind
from herstelgroep.programme.reading import read_programme
from herstelgroep.session.for_group import ALONG
from herstelgroep.store.folder import NAME, Folder
from herstelgroep.store.groups import FILE as GROUPS_FILE
from herstelgroep.store.index import INDEX
from herstelgroep.store.settings import FILE as SETTINGS_FILE
from herstelgroep.store.settings import Settings
from herstelgroep.store.trouble import DiskFull, FileCorrupt, FileNewer, FolderBusy, FolderGone, FolderReadOnly
from herstelgroep.tui.action import EVERYWHERE, Action, key_name
from herstelgroep.tui.actions import ACTIONS
from herstelgroep.web.codes import Tries
from herstelgroep.web.gate import Limits

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "handleiding.md"
WEB = ROOT / "herstelgroep" / "web"
OWN = ROOT / "docs" / "programma-maken.md"
EXAMPLE = ROOT / "docs" / "voorbeeld-programma.toml"
PICTURES = sorted((ROOT / "docs" / "beelden").glob("*.svg"))
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", GUIDE, OWN, ROOT / "docs" / "verslag.md")

# Where a page may point to outside the project: help with a terminal, and with a way to install.
OUTSIDE = {"https://aka.ms/terminal", "https://docs.astral.sh/uv/"}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MAKE_RUN = re.compile(r'make run ARGS="([^"]*)"')
ADDRESS = re.compile(r"https?://[^\s)\"'<>`]+")
NAMESPACE = "http://www.w3.org/2000/svg"
# A path that only one machine has, or an option that ties an installation to one address.
OF_ONE_MACHINE = re.compile(r"(?<![\w.~<:/])/(?:home|Users|root|tmp|var|opt|srv|mnt|work)\b|index[-]url|localhost")


class Row(NamedTuple):
    """A row of a table: the page's own text, cell by cell."""

    cells: tuple[str, ...]


def pieces_of_code(text: str) -> Iterator[str]:
    """Every line of a fenced block and every span of code."""
    for number, part in enumerate(re.split(r"^```.*$", text, flags=re.MULTILINE)):
        if number % 2:
            yield from part.splitlines()
        else:
            yield from re.findall(r"`([^`\n]+)`", part)


def command_lines(text: str) -> Iterator[str]:
    """What a reader would type to start Herstelgroep, without the word itself."""
    for piece in pieces_of_code(text):
        yield from MAKE_RUN.findall(piece)
        bare = piece.strip().removeprefix(".venv\\Scripts\\").removeprefix("uv run ")
        if bare.split(" ", 1)[0] == "herstelgroep":
            yield bare.removeprefix("herstelgroep").strip()


def tables(text: str, header: str) -> Iterator[list[Row]]:
    """Every table under this header row."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line == header:
            body = []
            for row in lines[number + 2 :]:
                if not row.startswith("|"):
                    break
                body.append(Row(tuple(cell.strip() for cell in row.strip("|").split("|"))))
            yield body


def parse(line: str) -> None:
    """Raise WrongUsage when the real parser does not take this line."""
    try:
        make_parser().parse_args(shlex.split(line.replace("\\", "/")))
    except SystemExit as end:
        if end.code:  # --help and --versie leave with nothing
            raise


ALL_LINES = sorted({line for page in PAGES for line in command_lines(page.read_text("utf-8"))})


@pytest.mark.parametrize("line", ALL_LINES)
def test_every_command_in_the_documents_is_one_that_exists(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    parse(line)


def test_every_option_in_the_documents_is_one_that_exists(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("", *COMMANDS):
        parse(f"{command} --help")
    known = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", capsys.readouterr().out))
    for page in (GUIDE, OWN, ROOT / "CHANGELOG.md"):
        assert set(re.findall(r"(?<![-|])--[a-z]+(?:-[a-z]+)*", page.read_text("utf-8"))) <= known


def test_the_guide_names_every_command() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| opdracht | wat |"))
    named = {line.split()[0] for row in rows for line in command_lines(row.cells[0]) if line}
    assert named >= set(COMMANDS)


@pytest.mark.parametrize(
    "line", ["verslaag x", "start --teks", "programmas --jason", "draaiboek clientenpanel --formaat doc"]
)
def test_a_command_that_does_not_exist_would_be_noticed(line: str) -> None:
    with pytest.raises(WrongUsage):
        parse(line)


def test_the_table_of_keys_is_the_registry_of_actions() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| toets | tweede toets | wat |"))
    told = {tuple(cell.strip("*") for cell in row.cells[:2]) for row in rows}
    assert told == {names_of(action) for action in ACTIONS if shown_in_the_table(action)}


def names_of(action: Action) -> tuple[str, str]:
    """The two keys of an action as people call them."""
    return key_name(action.key), key_name(action.second) if action.second else ""


def shown_in_the_table(action: Action) -> bool:
    """The keys of the live screen, but not the row of numbers (the guide tells it in a sentence)."""
    here = action.screens is EVERYWHERE or "live" in action.screens
    return here and bool(action.keys) and not action.id.startswith("topic(")


def test_every_function_key_has_a_second_key_as_the_guide_promises() -> None:
    lonely = [a.id for a in ACTIONS if re.fullmatch(r"f\d+|page(up|down)", a.key) and not a.second.startswith("alt+")]
    assert lonely == []


def test_the_keys_for_notes_are_those_of_the_board() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| toets bij een briefje | wat |"))
    tree = ast.parse((ROOT / "herstelgroep" / "tui" / "widgets" / "board.py").read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    hinted = {ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "Hint"}
    assert {row.cells[0].strip("*") for row in rows} == hinted


def test_the_keys_of_the_phones_screen_are_those_of_the_registry() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| toets bij de telefoons | tweede toets | wat |"))
    told = {tuple(cell.strip("*") for cell in row.cells[:2]) for row in rows}
    assert told == {names_of(a) for a in ACTIONS if a.screens is not EVERYWHERE and a.holds_in("phones")}


def test_the_keys_of_the_note_taker_are_those_of_its_page() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| toets van de notulist | wat |"))
    named = re.findall(r"\*\*(.+?)\*\*", " ".join(cell for row in rows for cell in row.cells))
    told = {part for name in named for part in name.split("+")}
    assert told == set(re.findall(r"<kbd>(.+?)</kbd>", (WEB / "pages" / "notulist.html").read_text("utf-8")))


@pytest.mark.parametrize("title", ["### Wat de mensen zien", "## Op de beamer"])
def test_what_the_guide_quotes_stands_on_a_page(title: str) -> None:
    pages = " ".join(page.read_text("utf-8") for page in (WEB / "pages").iterdir() if page.suffix in (".html", ".js"))
    pages += ALONG  # sent by the laptop
    chapter = re.split(r"^#", GUIDE.read_text("utf-8").partition(f"\n{title}\n")[2], flags=re.MULTILINE)[0]
    quoted = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", chapter)
    assert quoted
    for words in quoted:
        assert words.casefold() in pages.casefold(), words


def test_what_helps_when_no_phone_comes_is_what_the_app_says() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| wat er kan zijn | wat je doet |"))
    assert tuple(row.cells for row in rows) == WHEN_NOBODY_COMES


def test_the_limits_of_the_server_are_as_the_readme_says() -> None:
    text, limits, tries = " ".join((ROOT / "README.md").read_text("utf-8").split()), Limits(), Tries()
    assert f"{limits.connections} connections, {limits.headers:.0f} s for headers" in text
    assert f"{limits.request:.0f} s for a request, {limits.body_size // 1024} KB a body" in text
    assert (tries.per_code, tries.per_minute, tries.minute) == (10, 20, 60)
    assert "ten wrong tries" in text
    assert "twenty in a minute" in text


def test_the_rooms_of_the_house_are_where_the_documents_say() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"^(herstelgroep/\S+|sessions/)", text, re.MULTILINE)
    assert [name for name in named if not (ROOT / name).exists()] == []
    rows = next(tables((ROOT / "CONTRIBUTING.md").read_text("utf-8"), "| file in `web/` | is |"))
    files = {name for row in rows for name in re.findall(r"`(\w+\.py)`", row.cells[0])}
    assert files | {"__init__.py"} == {file.name for file in WEB.glob("*.py")}


def test_what_is_not_ours_is_named_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "Unlicense" in project["license"]
    assert "Unlicense" in (ROOT / "README.md").read_text("utf-8")
    linked = {(ROOT / target).resolve() for target in LINK.findall((ROOT / "README.md").read_text("utf-8"))}
    for licence in WEB.glob("pages/LICENSE-*"):
        assert licence in linked
        assert any(licence.relative_to(ROOT).match(pattern) for pattern in project["license-files"])


@pytest.mark.parametrize("page", [GUIDE, ROOT / "README.md", ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_every_function_key_that_is_named_does_something(page: Path) -> None:
    keys = {key_name(key) for action in ACTIONS for key in action.keys}
    named = set(re.findall(r"\b(?:F\d+|Alt\+[A-Z]|Ctrl\+[A-Z])\b", page.read_text("utf-8")))
    kept_by_the_terminal = {"F11"}  # full screen, in most terminals
    assert named - kept_by_the_terminal <= keys


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if target.startswith(("http:", "https:")):
            assert target in OUTSIDE
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.is_relative_to(ROOT), target
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found.read_text("utf-8")), target


def anchors(text: str) -> set[str]:
    """What a link can point at inside a page: its headings, as a forge names them."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#{1,6} (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_example_reads_without_faults() -> None:
    programme = read_programme(EXAMPLE.read_text("utf-8"), EXAMPLE.name)
    assert {capture.kind for script in programme.scripts for capture in script.captures} == set(CaptureKind)
    assert programme.plan.rhythm is Rhythm.FORTNIGHTLY
    assert programme.pages


def known_keys() -> set[str]:
    """Every key that the reader of programmes asks for, taken from its source."""
    tree = ast.parse((ROOT / "herstelgroep" / "programme" / "reading.py").read_text("utf-8"))
    takes = {"text", "texts", "number", "numbers", "pair", "flag", "choice", "choices"}
    takes |= {"table", "tables", "named_tables"}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    asked = {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in takes
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }
    return asked | {"kolommen", "keuzes", "regels", "velden"}


def test_every_key_of_a_programme_is_explained() -> None:
    rows = [row for table in tables(OWN.read_text("utf-8"), "| sleutel | wat | moet het? |") for row in table]
    explained = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.cells[0])}
    assert explained | {"hulp"} == known_keys()


def test_every_word_that_may_be_chosen_is_explained() -> None:
    text = OWN.read_text("utf-8")
    made_by_the_app = {SegmentKind.TOPIC}
    for word in {*SegmentKind, *CaptureKind, *ProgrammeKind, *Rhythm} - made_by_the_app:
        assert f"`{word.value}`" in text, word
    for word in (*Outcome, *Rights):
        assert f'`"{word.value}"`' in text, word


def test_the_faults_that_are_quoted_are_the_ones_that_are_told() -> None:
    text = EXAMPLE.read_text("utf-8")
    wrong = text.replace('makkelijker = "Kom je nog', 'makelijker = "Kom je nog').replace("minuten = 8", "minuten = 9")
    with pytest.raises(FaultyProgramme) as caught:
        read_programme(wrong, "mijn-programma.toml")
    assert f"```\n{caught.value}\n```" in OWN.read_text("utf-8")


@pytest.mark.parametrize("page", [*PAGES, EXAMPLE, *PICTURES], ids=lambda page: page.name)
def test_nothing_is_tied_to_a_machine_or_a_registry(page: Path) -> None:
    text = page.read_text("utf-8")
    assert set(ADDRESS.findall(text)) <= OUTSIDE | {NAMESPACE}
    assert OF_ONE_MACHINE.findall(text) == []


@pytest.mark.parametrize("name", sorted(re.findall(r"beelden/[\w-]+\.svg", GUIDE.read_text("utf-8"))))
def test_a_picture_is_whole_and_shows_words(name: str) -> None:
    root = ElementTree.fromstring((GUIDE.parent / name).read_text("utf-8"))
    words = "".join(root.itertext())
    assert "font-face" not in words
    assert len(re.findall(r"[a-z]{3,}", words)) > 20


def test_no_picture_is_left_that_nobody_shows() -> None:
    assert {f"beelden/{picture.name}" for picture in PICTURES} <= set(LINK.findall(GUIDE.read_text("utf-8")))


def test_the_slips_in_the_guide_can_be_taken_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GUIDE.read_text("utf-8")
    slips = next(block for block in re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL) if block[0] == "#")
    (tmp_path / "briefjes.txt").write_text(slips, encoding="utf-8")
    line = next(line for line in command_lines(text) if line.startswith("invoer") and "--aanwezig" in line)
    typed = [str(tmp_path / word) if word == "briefjes.txt" else word for word in line.split()]
    assert main(["--map", str(tmp_path / "map"), *typed]) == 0
    assert "3 briefjes" in capsys.readouterr().out


def test_the_troubles_in_the_guide_are_the_ones_that_are_told() -> None:
    path = Path("map", "bestand")
    kinds = (FolderReadOnly, DiskFull, FolderGone, FolderBusy, FileCorrupt, FileNewer)
    told = " ".join(kind(path).message for kind in kinds).casefold()
    quoted = re.findall(r"\*\*Er staat: (.+?)\.?\*\*", GUIDE.read_text("utf-8"))
    assert len(quoted) == len(kinds)
    for sentence in quoted:
        assert sentence.casefold() in told


def test_the_folder_and_how_long_things_stay_are_as_the_guide_says() -> None:
    text = GUIDE.read_text("utf-8")
    rows = next(tables(text, "| map of bestand | wat |"))
    folder = Folder(Path(NAME))
    rooms = {room.name for room in folder.rooms if room != folder.root}
    assert {row.cells[0].strip("`") for row in rows} == rooms | {SETTINGS_FILE, GROUPS_FILE, INDEX, NEED_FILE}
    assert Settings().note_days == 7
    assert "zeven dagen" in text
    assert f"na {Settings().minutes_months} maanden" in text


def test_the_formats_in_the_guide_are_all_of_them() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| formaat | handig om |"))
    assert {row.cells[0].strip("`") for row in rows} == set(FORMATS)


def test_the_words_for_plain_mode_are_understood() -> None:
    rows = next(tables(GUIDE.read_text("utf-8"), "| woord | wat |"))
    for word in (word for row in rows for word in re.findall(r"`([^`]+)`", row.cells[0])):
        assert any(re.fullmatch(known.pattern, word) for known in WORDS), word
