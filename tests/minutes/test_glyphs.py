"""Characters in a PDF: what the shipped fonts have, and what is said instead."""

import random
from importlib import resources

import msgspec
import pytest

from herstelgroep.minutes.document import Document, Paragraph
from herstelgroep.minutes.glyphs import can_show, font_characters, missing, shown, surely_shown
from herstelgroep.minutes.pdf import _compiled, _mapped
from herstelgroep.privacy.cleaning import clean_block

FONTS = sorted(
    (one for one in resources.files("herstelgroep.minutes").joinpath("fonts").iterdir() if one.name.endswith(".ttf")),
    key=lambda one: one.name,
)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("’s Avonds, café, Zoë: € 12,50 …", "’s Avonds, café, Zoë: € 12,50 …"),
        ("漢字 hallo 漢", "[teken] hallo [teken]"),
        ("👍 ❤️ 👩‍⚕️ 🇳🇱 👍🏽 1️⃣ 🏳️‍🌈", "👍 ❤️ 👩‍⚕️ 🇳🇱 👍🏽 1️⃣ 🏳️‍🌈"),
        ("🌈\u0615x", "🌈[teken]x"),
        ("漢\u200da", "[teken]a"),
        ("🔈\u200d\u065ab", "🔈[teken]b"),
        ("a\ufeffb", "ab"),
        ("a\ue000\U0010fffdb", "a[teken]b"),
        ("\u0378", "[teken]"),
        ("\x00a", "a"),
        ("Русский Ελληνικά مرحبا שלום → ✓ ☐", "Русский Ελληνικά مرحبا שלום → ✓ ☐"),
        ("🏴\U000e0067\U000e0062\U000e007f a\U000e0041", "🏴\U000e0067\U000e0062\U000e007f a"),
        ("een\ntwee", "een\ntwee"),
        ("", ""),
    ],
)
def test_shown(text: str, becomes: str) -> None:
    assert shown(text) == becomes


def test_missing_names_each_once() -> None:
    assert missing("漢字漢 hallo \ue000") == ("漢", "字", "\ue000")
    assert missing("👩‍⚕️ 'gewoon' \ufeff") == ()


def test_a_very_long_word_may_break() -> None:
    assert shown("a" * 100).count("\u200b") == 2
    assert shown("a" * 100).replace("\u200b", "") == "a" * 100
    assert "\u200b" not in shown("woord " * 60)


def test_surely_shown_keeps_the_first_font_only() -> None:
    assert surely_shown("hé 👍漢\u0301 ja\nnee") == "hé [teken] ja\nnee"


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_a_font_has_a_licence_and_letters(font: resources.abc.Traversable) -> None:
    characters = set(font_characters(font.read_bytes()))
    assert len(characters) > 300
    assert ord("1") in characters
    licences = [one.name for one in resources.files("herstelgroep.minutes").joinpath("fonts").iterdir()]
    family = font.name.removesuffix(".ttf").split("-")[0]
    assert [name for name in licences if name.endswith(f"-{family}.txt")]


def test_fonts_stay_modest() -> None:
    assert sum(len(font.read_bytes()) for font in FONTS) < 3_000_000


def test_letters_come_from_the_readable_font() -> None:
    assert FONTS[0].name.startswith("Atkinson")
    dutch = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789áéíóúàèëïöüçñ€‘’“”–…×·!?()")
    assert {ord(c) for c in dutch} <= set(font_characters(FONTS[0].read_bytes()))


def compiles(texts: list[str]) -> bool:
    document = Document("titel", "", "2026-11-25", "voet", tuple(Paragraph(text) for text in texts))
    return _compiled(_mapped(msgspec.to_builtins(document), shown)).startswith(b"%PDF")


def test_every_character_of_every_font_can_be_set() -> None:
    codes = sorted({code for font in FONTS for code in font_characters(font.read_bytes())})
    assert compiles([chr(code) for code in codes if can_show(chr(code))])


def test_heaps_of_signs_can_be_set() -> None:
    chance = random.Random(11)
    codes = [code for font in FONTS for code in font_characters(font.read_bytes())]
    joins = [0x200D, 0xFE0F, 0xFE0E, 0x1F3FB, 0x20E3, *range(0x300, 0x330), *range(0x1F1E6, 0x1F200)] * 20
    anything = [chance.randrange(0x20, 0x110000) for _ in range(2000)]
    pool = codes + joins + anything
    heaps = ["".join(chr(chance.choice(pool)) for _ in range(chance.choice((2, 4, 12)))) for _ in range(1500)]
    assert compiles([clean_block(heap) for heap in heaps])
