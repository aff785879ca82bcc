"""Who loads what at run time, and that the domain asks for no clock, disk, chance or environment."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "herstelgroep"
DOMAIN = ("programme", "session", "privacy", "minutes", "groups")

SCREEN = {"textual"}
DISK = {"tinydb", "sqlite3", "filelock", "tempfile", "shutil"}
ENGINES = {"typst", "docx", "lxml", "qrcode", "PIL"}
SERVER = {"aiohttp", "nacl", "ifaddr"}
CALENDARS = {"holidays", "icalendar", "dateutil"}
WORLD = {"socket", "ssl", "asyncio", "subprocess", "random", "secrets"}

FORBIDDEN_MODULES = {"os", "pathlib", "time", "random", "secrets", "socket", "shutil", "tempfile", "subprocess"}
FORBIDDEN_MODULES |= {"threading", "asyncio", "glob", "locale", "getpass", "platform"}
FORBIDDEN_CALLS = {"open", "input", "print", "exec", "eval", "breakpoint", "__import__"}
CLOCKS = {"now", "utcnow", "today"}
CHANCE = {"uuid1", "uuid4"}


def loaded_after(code: str, *arguments: str) -> set[str]:
    """The top-level names in ``sys.modules`` of a new interpreter that has run this code."""
    tail = "\nimport json, sys\nsys.stderr.write('\\n' + json.dumps(sorted({n.split('.')[0] for n in sys.modules})))"
    command = [sys.executable, "-W", "error", "-c", code + tail, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def modules(room: str) -> list[str]:
    """The dotted names of all modules in a room of the house."""
    files = sorted((HOUSE / room).rglob("*.py"))
    parts = [file.relative_to(ROOT).with_suffix("").parts for file in files]
    return [".".join(p[:-1] if p[-1] == "__init__" else p) for p in parts]


@pytest.mark.parametrize("room", ["programme", "session", "privacy", "groups"])
def test_domain_loads_no_screen_disk_or_world(room: str) -> None:
    names = modules(room)
    assert len(names) > 1
    loaded = loaded_after("\n".join(f"import {name}" for name in names))
    assert "msgspec" in loaded or "unicodedata" in loaded
    assert not loaded & (SCREEN | DISK | ENGINES | WORLD | CALENDARS)


def test_minutes_model_loads_no_screen_disk_or_engine() -> None:
    loaded = loaded_after("import herstelgroep.minutes, herstelgroep.minutes.model")
    assert not loaded & (SCREEN | DISK | ENGINES | WORLD)


def test_minutes_load_no_screen_or_store_at_all() -> None:
    loaded = loaded_after("\n".join(f"import {name}" for name in modules("minutes")))
    assert not loaded & (SCREEN | {"tinydb", "sqlite3", "filelock"})


def test_store_loads_no_screen() -> None:
    loaded = loaded_after("\n".join(f"import {name}" for name in modules("store")))
    assert "tinydb" in loaded
    assert not loaded & (SCREEN | ENGINES | SERVER)


def test_server_loads_no_screen() -> None:
    loaded = loaded_after("\n".join(f"import {name}" for name in modules("web")))
    assert {"aiohttp", "nacl"} <= loaded
    assert not loaded & (SCREEN | {"typst", "docx"})


def test_home_and_a_meeting_without_phones_load_no_server() -> None:
    loaded = loaded_after(
        "import sys, herstelgroep.tui.app, herstelgroep.tui.screens.home, herstelgroep.tui.screens.live\n"
        "assert not [name for name in sys.modules if name.startswith('herstelgroep.web')]"
    )
    assert "textual" in loaded
    assert not loaded & SERVER


def test_home_loads_no_calendars() -> None:
    loaded = loaded_after("import herstelgroep.tui.app, herstelgroep.tui.screens.home, herstelgroep.desk")
    assert "textual" in loaded
    assert not loaded & CALENDARS


def test_a_plan_loads_holidays_and_only_an_export_loads_calendars() -> None:
    """Otherwise the tests above would say nothing."""
    plan = loaded_after(
        "from datetime import date\nfrom herstelgroep.country import Country\n"
        "from herstelgroep.groups.holidays import holiday_on\n"
        "assert holiday_on(date(2026, 4, 27), Country.NETHERLANDS)"
    )
    assert "holidays" in plan
    assert "icalendar" not in plan
    export = loaded_after(
        "from datetime import UTC, datetime\nfrom herstelgroep.groups.calendar import as_ics\n"
        "from herstelgroep.groups.model import Group\nfrom herstelgroep.programme.frame import Rhythm\n"
        "as_ics(Group('g', 'G', 'p', 'P', Rhythm.ONCE, '19.30', 60), datetime(2026, 1, 1, tzinfo=UTC))"
    )
    assert "icalendar" in export


def test_command_line_loads_nothing_heavy() -> None:
    assert not loaded_after("import herstelgroep.cli") & (SCREEN | ENGINES | SERVER | CALENDARS | {"tinydb", "sqlite3"})


@pytest.mark.parametrize("arguments", [["programmas"], ["programmas", "--json"]])
def test_programmas_loads_nothing_heavy(arguments: list[str]) -> None:
    run = """
import runpy, sys
try:
    runpy.run_module("herstelgroep", run_name="__main__", alter_sys=True)
except SystemExit as end:
    if end.code:
        raise
"""
    loaded = loaded_after(run, *arguments)
    assert "herstelgroep" in loaded
    assert not loaded & (SCREEN | ENGINES | SERVER | {"tinydb", "sqlite3"})


def forbidden(source: str) -> Iterator[str]:
    """Each place in this source that reaches for the clock, the disk, chance or the environment by itself."""
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Import(names=names):
                wrong = [alias.name for alias in names if alias.name.split(".")[0] in FORBIDDEN_MODULES]
                yield from (f"{line}: import {name}" for name in wrong)
            case ast.ImportFrom(module=str(module), level=0) if module.split(".")[0] in FORBIDDEN_MODULES:
                yield f"{line}: from {module} import"
            case ast.ImportFrom(module="uuid", names=names) if CHANCE & {alias.name for alias in names}:
                yield f"{line}: from uuid import"
            case ast.Call(func=ast.Name(id=name)) if name in FORBIDDEN_CALLS:
                yield f"{line}: {name}()"
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS | CHANCE:
                yield f"{line}: .{name}()"
            case ast.Attribute(value=ast.Name(id="datetime" | "date"), attr=name) if name in CLOCKS:
                yield f"{line}: {name} passed on"
            case _:
                pass


def domain_files() -> list[Path]:
    """Every source file of the domain."""
    return [file for room in DOMAIN for file in sorted((HOUSE / room).rglob("*.py"))]


def test_every_room_of_the_domain_is_looked_at() -> None:
    assert {file.relative_to(HOUSE).parts[0] for file in domain_files()} == set(DOMAIN)


@pytest.mark.parametrize("file", domain_files(), ids=lambda file: str(file.relative_to(HOUSE)))
def test_domain_is_given_time_and_chance(file: Path) -> None:
    assert list(forbidden(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.date.today()",
        "from datetime import datetime, UTC\nstart = datetime.now(UTC)",
        "from datetime import date\ndefault = date.today",
        "import time\ntime.monotonic()",
        "from time import monotonic",
        "import random",
        "import os.path",
        "from os import environ",
        "def f():\n    from pathlib import Path",
        "open('x')",
        "import uuid\nuuid.uuid4()",
        "from uuid import uuid4 as new",
    ],
)
def test_the_look_itself_sees_a_fault(source: str) -> None:
    assert list(forbidden(source))


@pytest.mark.parametrize(
    "source",
    ["from datetime import datetime\ndef f(now: datetime) -> bool:\n    return now > now", "state.now", "clock.today"],
)
def test_time_as_an_argument_is_fine(source: str) -> None:
    assert list(forbidden(source)) == []
