"""The contracts of import-linter in ``pyproject.toml`` hold, and would notice it when they did not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"

BREAKERS = [
    ("programme", "import textual", "Only tui/ imports textual"),
    ("minutes", "import tinydb", "Only store/ imports tinydb"),
    ("session", "import herstelgroep.store", "The domain knows no door and no disk"),
    ("store", "import herstelgroep.tui", "The store knows no door"),
    ("programme", "import herstelgroep.session", "Data goes one way"),
    ("session", "import herstelgroep.minutes", "Data goes one way"),
    ("session", "import time", "The domain has no clock"),
    ("privacy", "from os.path import join", "The domain has no clock"),
    ("session", "import herstelgroep.web", "The domain knows no door and no disk"),
    ("store", "import herstelgroep.web", "The store knows no door"),
    ("web", "import herstelgroep.tui", "The little server knows no other door"),
    ("web", "import textual", "Only tui/ imports textual"),
    ("tui", "from nacl.public import Box", "Only web/ imports aiohttp"),
    ("commands", "import ifaddr", "Only web/ imports aiohttp"),
    ("groups", "import herstelgroep.store", "The domain knows no door and no disk"),
    ("groups", "import time", "The domain has no clock"),
    ("groups", "import herstelgroep.minutes", "Data goes one way"),
    ("session", "import herstelgroep.groups", "Data goes one way"),
    ("tui", "import holidays", "Only groups/ imports holidays"),
    ("commands", "import icalendar", "Only groups/ imports holidays"),
]


def lint(folder: Path) -> tuple[int, str]:
    """Exit code and report of import-linter on the house in this folder."""
    done = subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_contracts_hold() -> None:
    code, report = lint(ROOT)
    assert code == 0, report
    assert "0 broken" in report


@pytest.mark.parametrize(("room", "line", "contract"), BREAKERS)
def test_a_forbidden_import_is_noticed(room: str, line: str, contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "herstelgroep", tmp_path / "herstelgroep", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "herstelgroep" / room / "stray.py").write_text(f"{line}\n", encoding="utf-8")
    code, report = lint(tmp_path)
    assert code == 1, report
    assert contract in report.split("Broken contracts", 1)[1], report
