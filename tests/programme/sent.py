"""Files that somebody may send: real programmes broken in every way that we could think of, the same ones each time."""

from collections.abc import Callable, Iterator
from random import Random

from tests.building import ROOT, SHIPPED, programme_text
from tests.hostile import HOSTILE

LARGEST = 1_000_000
REAL = ("clientenpanel", "discussiebijeenkomst", "swot-kort", "projectplan", "fotovoice")
_VALUES = (
    "1", "-1", "0", "99999999999999999999999999", "1e999", "-inf", "nan", "true", "''", "'x'", "[]", "[[]]", "[1, 2]",
    "[[1, 2], [3]]", "{}", "{ a = { b = 1 } }", "1979-05-27", "1979-05-27T07:32:00Z", "07:32:00", "['', '']",
    "[{ titel = '' }]", "[{}, {}]", "[1, 99999999999999999999999]", "'{gast.__class__} {0} %s %(x)d {thema'",
    '"\\u001b]52;c;d2Vn\\u0007\\u202e"', "'''\n\n\n'''",
)  # fmt: skip


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """Name and content; at least 200 of them, none over a little more than a megabyte."""
    yield from ((f"groot-{name}.toml", filled(*parts).encode()) for name, parts in HUGE.items())
    yield from ((f"veel-{name}.toml", text.encode()) for name, text in many())
    yield from ((f"bytes-{name}.toml", data) for name, data in _BYTES.items())
    real = {name: (SHIPPED / f"{name}.toml").read_text("utf-8") for name in REAL}
    real["proef"] = programme_text()
    real["voorbeeld"] = (ROOT / "docs" / "voorbeeld-programma.toml").read_text("utf-8")
    for name, text in real.items():
        random = Random(f"gestuurd {name}")
        for number in range(26):
            yield f"{name}-{number}.toml", mutated(text, random).encode("utf-8", "surrogatepass")


def filled(before: str, part: str, after: str = "") -> str:
    """A megabyte of the same part."""
    return before + part * ((LARGEST - len((before + after).encode())) // len(part.encode())) + after


HUGE = {
    "punten": ("", "a.", "a = 1"),
    "kop-met-punten": ("[", "a.", "a]"),
    "punten-in-tabel": ("a = {", "a.", "b = 1}"),
    "punten-en-spaties": ("", "a . ", "a = 1"),
    "lege-sleutels": ("", '"".', '"" = 1'),
    "halve-sleutels": ("", "''.\"\\u0041\".", "a = 1"),
    "lijsten": ("a = ", "["),
    "lijsten-dicht": ("a = [", "[" * 200 + "]" * 200 + ",", "]"),
    "tabellen": ("a = ", "{a="),
    "koppen": ("", "[[bijeenkomst]]\n"),
    "koppen-in-koppen": ("", "[[bijeenkomst]]\n[[bijeenkomst.onderdeel]]\n"),
    "getallen": ("a = [", "1,", "]"),
    "negens": ("versie = ", "9"),
    "zestientallig": ("versie = 0x", "f"),
    "komma": ("versie = 0.", "9"),
    "macht": ("versie = 1e", "9"),
    "tekst": ('titel = "', "x", '"'),
    "tekst-open": ('titel = "', "x"),
    "aanhalingstekens": ("", '"'),
    "drie-aanhalingstekens": ("", '"""'),
    "drie-open": ('titel = """', '"" '),
    "drie-streepjes": ("titel = '''", "'' "),
    "schuine-strepen": ('titel = "', "\\"),
    "schuine-strepen-paar": ('titel = "', "\\\\", '"'),
    "einden": ('titel = """', "\\\n", '"""'),
    "accenten": ('titel = "a', "̖́", '"'),
    "accenten-in-sleutel": ('"a', "̖́", '" = 1'),
    "ontsnapt": ('titel = "', "\\u001b[31m", '"'),
    "wezen": ('titel = "', "\\ud800", '"'),
    "regels": ("", "\n"),
    "windows-regels": ("", "\r\n"),
    "commentaar": ("", "#\n"),
    "een-commentaar": ("#", "x"),
    "spaties": ("a =", " "),
    "tabs": ("", "\t"),
    "tabel-vol": ("a = [", "{a=1},", "]"),
    "tabel-met-punten": ("a = [", "{a.b.c.d.e.f.g=1},", "]"),
    "sleutel": ("", "x", " = 1"),
    "sleutel-met-streepjes": ('id = "', "a-", 'a"'),
    "data": ("a = [", "1979-05-27T07:32:00.999999-07:00,", "]"),
    "teksten": ("voorbereiding = [", "'a',", "]"),
    "lege-teksten": ("voorbereiding = '''", "\n\n", "'''"),
    "emoji": ('titel = "', "👩‍⚕️", '"'),
    "richting": ('titel = "', "\u202e\u2066", '"'),
}


def many() -> Iterator[tuple[str, str]]:
    """Programmes that would be in order, were there not so very many of something, or so very long a text."""
    good = programme_text()
    item = '{ titel = "k%d" }, '
    numbers = range(30_000)
    yield "kolommen", good.replace("kolommen = [", "kolommen = [" + "".join(item % n for n in numbers[:6000]), 1)
    yield "keuzes", good.replace("keuzes = [", "keuzes = [" + "".join(item % n for n in numbers[:6000]), 1)
    yield "regels", good.replace("regels = [", "regels = [" + "".join(item % n for n in numbers[:6000]), 1)
    yield "dezelfde-regels", good.replace("regels = [", "regels = [" + item % 1 * 6000, 1)
    part = '[[bijeenkomst.onderdeel]]\nsoort = "gesprek"\ntitel = "d%d"\nminuten = 1\nvangst = "v%d"\n'
    yield "onderdelen", good + "".join(part % (n, n) for n in numbers[:4000])
    capture = '[vangst.v%d]\nsoort = "briefjes"\ntitel = "v"\nkolommen = [{ titel = "a" }]\n'
    captures = "".join(capture % n for n in numbers[:4000])
    yield "vangsten", good.replace("[vangst.bord]", captures + "[vangst.bord]", 1)
    meeting = good[good.index("[[bijeenkomst]]") :]
    yield "bijeenkomsten", good + meeting * 60
    yield "foute-bijeenkomsten", good + meeting.replace("minuten", "munuten") * 60
    yield "alle-vangsten-overal", good.replace("[vangst.bord]", captures[:9000] + "[vangst.bord]", 1) + meeting * 60
    topic = '[[bijeenkomst.onderwerp]]\ntitel = "o%d"\nstelling = "x"\nkeuzes = [{ titel = "a" }, { titel = "b" }]\n'
    yield (
        "onderwerpen",
        good.replace(
            "[[bijeenkomst.onderdeel]]", "".join(topic % n for n in numbers[:2500]) + "[[bijeenkomst.onderdeel]]", 1
        ),
    )
    yield "onbekende-sleutels", "".join(f"sleutel{n} = 1\n" for n in numbers[:15_000]) + good
    yield "onbekende-tabellen", good + "".join(f"[tabel{n}]\n" for n in numbers[:15_000])
    yield "lange-onbekende-sleutel", f"{'minuten' * 20_000} = 1\n" + good
    yield "bladen", good.replace("[vangst.bord]", '[[blad]]\ntitel = "b"\ntekst = ["t"]\n' * 4000 + "[vangst.bord]", 1)
    for name, words in {
        "lange-zin": "woord " * 100_000, "vakwoorden": "casus interventie traject " * 30_000,
        "citaten": "‘a’ “" * 90_000,
        "punten": ". " * 300_000, "vragen": "?" * 900_000, "en-of-maar": "het is en dat was, maar " * 30_000,
    }.items():  # fmt: skip
        yield f"zeg-{name}", good.replace('zeg = ["', f'zeg = ["{words}', 1)
    for name, words in {"vakwoorden": "casus " * 150, "lange-zin": "woord " * 160, "vragen": "?" * 900}.items():
        lines = ", ".join(f'"{words}{n}"' for n in range(100))
        yield f"alle-{name}", good.replace('vangst = "', f'zeg = [{lines}]\nvangst = "')
    yield "terminal", good.replace('titel = "Deel', 'titel = "\\u001b]52;c;d2Vn\\u0007\\u009b31m\\u202e')
    for number, text in enumerate(HOSTILE[:: max(1, len(HOSTILE) // 30)]):
        literal = "".join(f"\\U{ord(sign):08x}" for sign in text if not "\ud800" <= sign <= "\udfff")
        yield (
            f"vijandig-{number}",
            f'"{literal}" = 1\n'
            + good.replace('"Deel bord"', f'"{literal}"').replace("vangst = ", f'vangst = "{literal}"\n# ', 1),
        )


_BYTES = {
    "leeg": b"",
    "nul": b"\x00" * LARGEST,
    "utf-16": programme_text().encode("utf-16"),
    "utf-32": programme_text().encode("utf-32"),
    "latijn": programme_text().replace("Deel", "Één").encode("latin-1"),
    "bom": b"\xef\xbb\xbf" + programme_text().encode(),
    "twee-boms": b"\xef\xbb\xbf\xef\xbb\xbf" + programme_text().encode(),
    "windows": programme_text().replace("\n", "\r\n").encode(),
    "mac": programme_text().replace("\n", "\r").encode(),
    "halve-letter": programme_text().encode()[:-1] + b"\xe2\x82",
    "wees": b'titel = "\xed\xa0\x80"',
    "te-groot": b"#" * (LARGEST + 1),
    "plaatje": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "zip": b"PK\x03\x04" + bytes(range(256)) * 100,
    "json": b'{"soort": "herstelgroep-programma", "versie": 1}',
    "twee-keer": programme_text().encode() * 2,
    "c1": programme_text().replace("Deel", "De\x9b31m\u202eel").encode(),
}


def mutated(text: str, random: Random) -> str:
    """The text with one to four things changed by chance."""
    for _ in range(random.randint(1, 4)):
        text = random.choice(_CHANGES)(text, random)
    return text


def _cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _flip(text: str, random: Random) -> str:
    place = random.randrange(len(text) + 1)
    sign = chr(random.choice([0, 9, 27, 34, 39, 46, 61, 91, 93, 123, 0x85, 0x202E, 0xFEFF, 0xFFFF, 0x1F600]))
    return text[:place] + sign + text[place + random.randint(0, 3) :]


def _value(text: str, random: Random) -> str:
    return _in_a_line(text, random, lambda line: f"{line.partition('=')[0]}= {random.choice(_VALUES)}")


def _rename(text: str, random: Random) -> str:
    return _in_a_line(text, random, lambda line: line.replace("e", "ee", 1) if "e" in line else f"x{line}")


def _drop(text: str, random: Random) -> str:
    return _in_a_line(text, random, lambda _: "")


def _twice(text: str, random: Random) -> str:
    return _in_a_line(text, random, lambda line: f"{line}\n{line}")


def _swap(text: str, random: Random) -> str:
    lines = text.split("\n")
    one, other = (random.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _number(text: str, random: Random) -> str:
    digits = [place for place, sign in enumerate(text) if sign in "0123456789"]
    place = random.choice(digits or [0])
    return text[:place] + random.choice(["0", "7", "-", "99999999999999999999", "0x", "1.", "1e"]) + text[place + 1 :]


def _word(text: str, random: Random) -> str:
    """Another word of the file in the place of one between quotes, so that much stays in order."""
    words = text.split('"')
    if len(words) > 4:
        one, other = (random.randrange(len(words) // 2) * 2 + 1 for _ in range(2))
        words[one] = words[min(other, len(words) - 1)]
    return '"'.join(words)


def _in_a_line(text: str, random: Random, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if "=" in line] or [0]
    place = random.choice(places)
    lines[place] = change(lines[place])
    return "\n".join(lines)


_CHANGES = (_cut, _flip, _value, _value, _rename, _drop, _twice, _swap, _number, _number, _word, _word)
