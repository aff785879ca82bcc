"""Text is cleaned once, when it enters; ordinary text stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.privacy.cleaning import (
    MOST_CHARACTERS,
    TextRefused,
    clean_block,
    clean_line,
    clean_note,
    shows_something,
    without_controls,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF))]
CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]


def is_clean(text: str) -> bool:
    codes = [ord(character) for character in text]
    bad = {*CONTROLS, *NONCHARACTERS, *range(0xD800, 0xE000), *map(ord, BIDI)}
    return not bad.intersection(codes) and unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("text", ["", " ", "\u200b\u200d\ufeff", "\u00a0\u2003", "\u0301", "\u3164\u2800", "\ufe0f"])
def test_nothing_to_see(text: str) -> None:
    assert not shows_something(text)
    assert shows_something(f"{text}é")


@pytest.mark.parametrize("text", ["a", "-", "7", "👩‍🌾", "☀️", "日", "ع"])
def test_something_to_see(text: str) -> None:
    assert shows_something(text)


@given(ANY_TEXT)
def test_a_line_is_clean_whatever_goes_in(text: str) -> None:
    cleaned = clean_line(text)
    assert is_clean(cleaned)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip(" ")
    assert clean_line(cleaned) == cleaned
    cleaned.encode()


@given(ANY_TEXT)
def test_a_block_keeps_its_lines_and_nothing_else(text: str) -> None:
    cleaned = clean_block(text)
    assert all(is_clean(line) for line in cleaned.split("\n"))
    assert clean_block(cleaned) == cleaned


@given(ANY_TEXT)
def test_nothing_but_what_is_named_is_taken_away(text: str) -> None:
    wanted = "".join(character for character in text if is_clean(character) or unicodedata.decomposition(character))
    assert without_controls(wanted) == unicodedata.normalize("NFC", wanted)


@pytest.mark.parametrize("code", [*CONTROLS, *NONCHARACTERS, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, *map(ord, BIDI)])
def test_every_forbidden_character_goes(code: int) -> None:
    assert clean_line(f"a{chr(code)}b") in ("ab", "a b")
    assert clean_note(f"{chr(code)}ab{chr(code)}") == "ab"


@pytest.mark.parametrize("space", ["\n", "\t", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", " \t \n "])
def test_a_newline_or_tab_becomes_one_space(space: str) -> None:
    assert clean_note(f"een{space}twee") == "een twee"


@pytest.mark.parametrize(
    "text",
    [
        "'s Avonds is er niemand om mee te praten.",
        "Eén café, drie ideeën: ruïne, hè? €5 – 50% … “ja” ‘nee’ ×2",
        "[@click=app.quit] [b]vet[/b] {{ naam }} <script> #set =1+1 ../../etc",
        "🙂 👩‍👩‍👧 🏳️‍🌈 👍🏽 🇳🇱 ❤️",
        "C:\\map\\bestand; drop table; $(rm) `ls`",
        "Ζωή жизнь 生活 حياة",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean_note(text) == unicodedata.normalize("NFC", text) == text


def test_loose_accents_are_composed() -> None:
    assert clean_note("e\u0301e\u0301n") == "één"


def test_what_a_terminal_would_obey_is_only_text() -> None:
    assert clean_note("\x1b[31mrood\x1b[0m") == "[31mrood[0m"
    assert clean_note("\x1b]52;c;ZWNobw==\x07klaar") == "]52;c;ZWNobw==klaar"
    assert clean_note("\u202egnp.exe") == "gnp.exe"


def test_too_long_is_refused_and_never_cut() -> None:
    most = "é" * MOST_CHARACTERS
    assert clean_note(most) == most
    assert clean_note("e\u0301" * MOST_CHARACTERS) == most
    with pytest.raises(TextRefused, match=r"3 tekens te lang\. Je tekst staat er nog") as refused:
        clean_note(most + "abc")
    assert refused.value.message == str(refused.value)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x1b\x00", "\u202e", "\ud800", "\u00a0", "\u2003"])
def test_nothing_is_not_a_note(text: str) -> None:
    with pytest.raises(TextRefused, match="nog niets"):
        clean_note(text)


def test_the_lines_of_a_block() -> None:
    assert clean_block("\n een\ttwee \r\n\r\ndrie\rvier\n\n") == "een twee\n\ndrie\nvier"
