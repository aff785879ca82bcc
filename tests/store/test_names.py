"""File names: ASCII, never a path, never a device, on every system."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herstelgroep.store.files import write_atomically
from herstelgroep.store.names import LONGEST, file_name, is_reserved, is_safe, safe_name
from tests.store.disk import WindowsFiles

DAY = date(2026, 11, 25)
DEVICES = ["CON", "con", "Prn", "AUX", "NUL", "COM1", "com9", "LPT1", "CONIN$", "COM¹", "nul.txt", "con .json"]


def test_a_name_tells_the_day_the_programme_and_the_session() -> None:
    assert file_name(DAY, "clientenpanel", "3f2a", ".json") == "2026-11-25-clientenpanel-3f2a.json"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cliëntenpanel", "clientenpanel"),
        ("Straße & Łódź", "strasse-lodz"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("naam. . .", "naam"),
        ("ĳsbeer", "ijsbeer"),
        ("", "naamloos"),
        ("💛", "naamloos"),
        ("\x1b]52;c;x\x07", "52-c-x"),
        ("CON", "x-con"),
        ("com1", "x-com1"),
    ],
)
def test_names_are_made_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.mark.parametrize("name", DEVICES)
def test_devices_are_known(name: str) -> None:
    assert is_reserved(name)
    assert not is_safe(name)


@pytest.mark.parametrize(
    "name", ["../a", "a/b", "a\\b", ".verborgen", "a.", "", "a b", "A", "a\n", "é", "a..b", "x" * 300]
)
def test_names_from_outside_are_looked_at(name: str) -> None:
    assert not is_safe(name)


@given(st.text(max_size=200))
@example("nul")
@example("a" * LONGEST + "con")
@example("-" * 80 + "con")
def test_any_text_makes_a_name_that_windows_takes_too(text: str) -> None:
    name = safe_name(text)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", name)
    assert len(name) <= LONGEST
    assert is_safe(name)
    assert safe_name(name) == name
    whole = file_name(DAY, text, text, ".json")
    assert is_safe(whole)
    assert len(whole) < 140
    write_atomically(WindowsFiles(Path("/map")), Path("/map") / whole, b"")
