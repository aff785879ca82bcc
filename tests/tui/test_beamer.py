"""Op de beamer: a graphical browser or nothing, and never one that takes over the terminal."""

from pathlib import Path

import pytest

from herstelgroep.tui.beamer import open_in_browser

ADDRESS = "http://127.0.0.1:40000/token#secret"


def program(folder: Path, name: str, then: str = "exit 0") -> None:
    """A program of this name that writes down what it was asked, and where it runs."""
    path = folder / name
    look = f'if [ -t 0 ] || [ -t 1 ]; then echo terminal; fi; echo "{name} $1 $BROWSER"'
    path.write_text(f'#!/bin/sh\n( {look} ) >> "{folder}/asked"\n{then}\n')
    path.chmod(0o755)


def asked(folder: Path) -> list[str]:
    """What was asked of all programs."""
    file = folder / "asked"
    return file.read_text().splitlines() if file.exists() else []


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A desktop with these programs only."""
    return {"PATH": f"{tmp_path}:/bin", "DISPLAY": ":0", "BROWSER": "lynx", "TERM": "xterm"}


def test_without_a_desktop_nothing_opens(tmp_path: Path, environment: dict[str, str]) -> None:
    for name in ("lynx", "firefox", "xdg-open"):
        program(tmp_path, name)
    del environment["DISPLAY"]
    assert not open_in_browser(ADDRESS, "linux", environment)
    assert not open_in_browser(ADDRESS, "linux", {**environment, "WAYLAND_DISPLAY": ""})
    assert asked(tmp_path) == []


def test_a_browser_in_letters_is_never_started(tmp_path: Path, environment: dict[str, str]) -> None:
    for name in ("lynx", "w3m", "links", "www-browser"):
        program(tmp_path, name)
    assert not open_in_browser(ADDRESS, "linux", environment)
    assert asked(tmp_path) == []


@pytest.mark.parametrize("desktop", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_the_browser_of_the_desktop_gets_the_address(tmp_path: Path, environment: dict[str, str], desktop: str) -> None:
    del environment["DISPLAY"]
    program(tmp_path, "xdg-open")
    program(tmp_path, "firefox")
    assert open_in_browser(ADDRESS, "linux", {**environment, desktop: "0"})
    (line,) = asked(tmp_path)
    assert line.startswith(f"xdg-open {ADDRESS} ")
    assert "lynx" not in line


def test_when_that_fails_another_one_is_tried(tmp_path: Path, environment: dict[str, str]) -> None:
    program(tmp_path, "xdg-open", "exit 3")
    program(tmp_path, "chromium")
    assert open_in_browser(ADDRESS, "linux", environment)
    assert [line.split()[0] for line in asked(tmp_path)] == ["xdg-open", "chromium"]


def test_a_mac_has_its_own_way(tmp_path: Path, environment: dict[str, str]) -> None:
    program(tmp_path, "open")
    del environment["DISPLAY"]
    assert open_in_browser(ADDRESS, "darwin", environment)
    assert asked(tmp_path)[0].startswith(f"open {ADDRESS}")
