"""Codes to scan, and the text that joins a Wi-Fi network."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.qr import QUIET, half_blocks, rows, wifi_text

BIG = 4


def read(text: str) -> str:
    """What a reader makes of the code of a text."""
    lines = [b"".join((b"\0" if dark == "1" else b"\xff") * BIG for dark in row) for row in rows(text)]
    picture = memoryview(b"".join(line * BIG for line in lines)).cast("B", shape=[len(lines) * BIG, len(lines[0])])
    return zxingcpp.read_barcodes(picture)[0].text


@pytest.mark.parametrize(
    "text", ["http://192.168.1.5:8123/aB3_", "WIFI:T:WPA;S:Café \\; Één;P:a\\:b;;", "12345", "http://a.b/" + "x" * 94]
)
def test_a_reader_gets_the_very_text(text: str) -> None:
    assert read(text) == text


def test_a_code_is_a_square_with_two_modules_of_white_around_it() -> None:
    code = rows("http://192.168.178.123:8123/" + "a" * 22)
    assert {len(row) for row in code} == {len(code)} == {33}
    assert code[:QUIET] == code[-QUIET:] == ("0" * 33,) * QUIET
    assert all(row[:QUIET] == row[-QUIET:] == "00" for row in code)
    assert code[QUIET][QUIET] == "1"


def test_two_modules_go_in_one_cell_and_an_odd_last_row_is_white_below() -> None:
    assert half_blocks(("0011", "0101", "1010")) == (" ▄▀█", "▀ ▀ ")


@pytest.mark.parametrize(
    ("name", "password", "hidden", "text"),
    [
        ("Buurthuis", "welkom 2026", False, "WIFI:T:WPA;S:Buurthuis;P:welkom 2026;;"),
        ("Buurthuis", "", False, "WIFI:T:nopass;S:Buurthuis;;"),
        ("Stil", "geheim", True, "WIFI:T:WPA;S:Stil;P:geheim;H:true;;"),
        ('a;b,c:d"e\\f', ';,:"\\', False, 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:\\;\\,\\:\\"\\\\;;'),
        ("CAFE", "12345678", False, 'WIFI:T:WPA;S:"CAFE";P:12345678;;'),
        ("café", "deadbeef", False, "WIFI:T:WPA;S:café;P:deadbeef;;"),
    ],
)
def test_the_network_is_told_as_phones_read_it(name: str, password: str, hidden: bool, text: str) -> None:
    assert wifi_text(name, password, hidden=hidden) == text


def fields(text: str) -> dict[str, str]:
    """Read it back as a phone does: a backslash takes the next sign as it is."""
    found, key, value, signs = {}, "", "", iter(text.removeprefix("WIFI:"))
    for sign in signs:
        if sign == "\\":
            value += next(signs)
        elif sign == ":" and not key:
            key, value = value, ""
        elif sign == ";":
            found[key], key, value = value, "", ""
        else:
            value += sign
    return {key: value for key, value in found.items() if key}


@given(st.text(min_size=1, max_size=32), st.text(min_size=1, max_size=63), st.booleans())
def test_any_name_and_password_come_back_whole(name: str, password: str, hidden: bool) -> None:
    read_back = fields(wifi_text(name, password, hidden=hidden))
    assert read_back["S"] in (name, f'"{name}"')
    assert (read_back["T"], read_back["P"], read_back.get("H")) == ("WPA", password, "true" if hidden else None)
