"""What every test gets: the tools of a real machine by name, steady property tests, and never the user's own folder."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A word for what a test needs, and the commands that give it.
TOOLS: dict[str, tuple[str, ...]] = {
    "tmux": ("tmux",),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "soffice": ("soffice", "libreoffice"),
    "pdftoppm": ("pdftoppm",),
}
MARKERS = {"terminal": "tmux", "browser": "chromium", "office": "soffice"}

# derandomize: the same examples every run, so that a red build is red again at home. `search` looks for new ones.
settings.register_profile("default", derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "ci", settings.get_profile("default"), max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000, print_blob=True)
IN_CI = bool(os.environ.get("HERSTELGROEP_CI"))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if IN_CI else "default"))


def need(tool: str) -> str:
    """The path of a tool of :data:`TOOLS`; without it the test is skipped by name, or fails where CI must have it."""
    for command in TOOLS[tool]:
        if path := shutil.which(command):
            return path
    if IN_CI:
        pytest.fail(f"{tool} is missing, and CI must have it", pytrace=False)
    pytest.skip(f"{tool} is not on this machine")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Ask for the tool of a marker before its test starts."""
    for marker, tool in MARKERS.items():
        if item.get_closest_marker(marker):
            need(tool)


@pytest.fixture(scope="session", autouse=True)
def _never_the_own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may reach the folder of whoever runs it, also when it forgets to say which folder to use."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERSTELGROEP_MAP", str(tmp_path_factory.mktemp("folder") / "Herstelgroep"))
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield
