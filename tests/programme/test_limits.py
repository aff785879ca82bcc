"""What a programme may have at most, what is told when it has more, and odd ones that can be led all the same."""

import re

import pytest

from herstelgroep.programme.faults import MOST_TOLD, Fault, FaultyProgramme, first_of
from herstelgroep.programme.fields import MOST_FAULTS
from herstelgroep.programme.parsing import MOST_POINTS, MOST_STRUCTURE, parse
from herstelgroep.programme.reading import read_draft, read_programme
from tests.building import programme_text
from tests.programme.led import lead

FILE = "proef.toml"
GOOD = programme_text()
PART = '[[bijeenkomst.onderdeel]]\nsoort = "gesprek"\ntitel = "Extra {0}"\nminuten = 0\n'
TOPIC = '[[bijeenkomst.onderwerp]]\ntitel = "Thema {0}"\n'
CAPTURE = '[vangst.extra-{0}]\nsoort = "briefjes"\ntitel = "Extra"\n'
BEFORE_PARTS, BEFORE_CAPTURES = "[[bijeenkomst.onderdeel]]", "[vangst.bord]"


def with_more(part: str, count: int, before: str = "") -> str:
    more = "".join(part.replace("{0}", str(number)) for number in range(count))
    return GOOD.replace(before, more + before, 1) if before else GOOD + more


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def told(text: str) -> list[str]:
    with pytest.raises(FaultyProgramme) as found:
        read_programme(text, FILE)
    return [str(fault) for fault in found.value.faults]


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        (with_more(PART, 193), "'onderdeel'", "er staan er 201; verwacht: hoogstens 200."),
        (with_more(TOPIC, 96, BEFORE_PARTS), "'onderwerp'", "er staan er 101; verwacht: hoogstens 100."),
        (with_more(CAPTURE, 93, BEFORE_CAPTURES), "'vangst'", "er staan er 101; verwacht: hoogstens 100."),
        (with_more('[[blad]]\ntitel = "B"\n', 51, BEFORE_CAPTURES), "'blad'", "er staan er 51; verwacht"),
        (
            changed("keuzes = [", "keuzes = [" + "".join(f'{{ titel = "K{n}" }}, ' for n in range(99))),
            "vangst stemming · 'keuzes'",
            "er staan er 101; verwacht: hoogstens 100.",
        ),
        (changed('titel = "Proef"', f'titel = "{"x" * 201}"'), "'titel'", "is te lang: 201 tekens; verwacht"),
        (changed('doel = "', f'doel = "{"x" * 1000}'), "'doel'", "is te lang: 1025 tekens; verwacht: hoogstens 1000."),
        (changed('id = "proef"', f'id = "{"x" * 61}"'), "'id'", "is te lang: 61 tekens; verwacht: hoogstens 60."),
        (changed('bron = "Eigen"', 'bron = "Eigen"\nvoorbereiding = [' + "'a', " * 101 + "]"),
         "'voorbereiding'", "er staan te veel teksten; verwacht: hoogstens 100."),
        (changed('bron = "Eigen"', 'bron = "Eigen"\ndeelnemers = [1, 10001]'), "'deelnemers'", "tot en met 10000."),
        (changed("[2, 3]", "[2, 99999999999999999999]"), "'kies_onderwerpen'", "getallen tot en met 100."),
        (changed('waarom = "Waarom?"', "schaal = [1, 101]"), "'schaal'", "getallen tot en met 100."),
    ],
)  # fmt: skip
def test_what_is_too_much_is_told(text: str, where: str, why: str) -> None:
    found = told(text)
    assert [one for one in found if one.startswith(FILE) and where in one and why in one], found


@pytest.mark.parametrize(
    "text",
    [
        with_more(PART, 192),
        with_more(TOPIC, 95, BEFORE_PARTS),
        with_more(CAPTURE, 92, BEFORE_CAPTURES),
        changed('doel = "', f'doel = "{"x" * 970}'),
        changed('titel = "Proef"', f'titel = "{"x" * 200}"'),
        GOOD + "#" * 700_000,
        GOOD + "\n" * (MOST_STRUCTURE // 2),
        changed('doel = "', 'doel = "' + "a." * 400),
        GOOD.replace("{ sleutel", "{  sleutel").replace('titel = "Deel', "'titel' = \"Deel"),
        changed('soort = "herst', "'''sleutel.met.punten''' " + '\nsoort = "herst').replace(
            "'''sleutel.met.punten''' ", ""
        ),
    ],
)
def test_what_is_just_enough_is_read_and_led(text: str) -> None:
    lead(read_programme(text, FILE))


def test_quotes_in_comments_and_hashes_in_texts_do_not_mislead_the_quick_look() -> None:
    dots = ".".join("a" * (MOST_POINTS + 2))
    fine = f"""
a = "# geen commentaar {dots}" # een ' en een \" {dots}
b = 'een " en # {dots}'
c = \"\"\"een \" en "" en \\\"\"\" {dots}
# {dots}
\"\"\"\"
d = '''een ' en '' {dots}
'''''
e = 1
"""
    assert set(parse(fine, FILE)) == set("abcde")
    for text in (f"{fine}{dots} = 1", f"{dots} = 1\n{fine}", f"x = {{ {dots} = 1 }}", f'"a".{dots} = 1', f"[{dots}]"):
        with pytest.raises(FaultyProgramme) as found:
            parse(text, FILE)
        [fault] = found.value.faults
        line = next(
            number
            for number, line in enumerate(text.split("\n"), 1)
            if line.removeprefix("x = { ").strip('[]"').startswith(("a.", 'a".'))
        )
        assert (fault.place, fault.told) == (f"regel {line}", "er staan te veel punten in een sleutel.")


def test_very_many_faults_are_cut_and_so_is_each() -> None:
    found = told("".join(f"x{number} = 1\n" for number in range(500)) + GOOD)
    assert len(found) == MOST_TOLD + 1
    assert found[-1] == f"{FILE}: en nog {500 - MOST_TOLD} fouten. Los eerst deze op."
    with pytest.raises(FaultyProgramme):
        read_draft("".join(f"x{number} = 1\n" for number in range(MOST_FAULTS + 9)) + GOOD, FILE)
    _, faults = read_draft("".join(f"x{number} = 1\n" for number in range(500)) + GOOD, FILE)
    assert len(faults) == 500
    long = Fault("x" * 5000, "y" * 5000, "z" * 5000, "w" * 5000)
    assert len(str(long)) < 1300
    assert first_of((long,) * 51) == (long,) * 51
    assert len(first_of((long,) * 52)) == 51


def test_a_fault_is_one_clean_line_whatever_the_names_are() -> None:
    odd = "\\u001b]52;c;d2Vn\\u0007\\u202e\\n\\u009b31m"
    text = GOOD.replace('titel = "Deel bord"', f'titel = "{odd}"\nmints = 1').replace(
        'vangst = "bord"', f'vangst = "{odd}"'
    )
    found = told(f'"{odd}" = 1\n{text}\n[vangst."{odd}"]\nsoort = "{odd}"\n')
    assert len(found) > 5
    assert not [one for one in found if re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", one)]
    assert not re.search("[\x1b\x9b\u202e]", str(Fault("\x1b[31m\u202e\n.toml", "\x9b", "\x07", "\x1b")))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("[vangst.bord]", '[vangst.wonen-vervolg]\nsoort = "briefjes"\ntitel = "X"\n\n[vangst.bord]', "wonen-vervolg"),
        ('sleutel = "dag"', 'sleutel = "wonen-vervolg"', "wonen-vervolg"),
        ('sleutel = "dag"', 'sleutel = "wonen-stemming"', "wonen-stemming"),
        ('sleutel = "groepjes"', 'sleutel = "peiling-wonen"', "peiling-wonen"),
    ],
)
def test_a_key_that_the_app_needs_itself_is_told(old: str, new: str, key: str) -> None:
    thesis = 'titel = "Over wonen"\nstelling = "Wonen is fijn."\nkeuzes = [{ titel = "Eens" }, { titel = "Oneens" }]'
    vote = '[[bijeenkomst.onderdeel]]\nsoort = "stemmen"\nsleutel = "peiling"\ntitel = "P"\nminuten = 0\n'
    vote += 'per = "onderwerp"\n'
    good = GOOD.replace('titel = "Over wonen"', thesis) + vote
    lead(read_programme(good, FILE))
    assert old in good
    assert any(f"de sleutel '{key}' maakt de app straks zelf" in one for one in told(good.replace(old, new, 1)))


@pytest.mark.parametrize("outcome", ["delen", "groep", "niets"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minuten = 6\nminst = 2", "minuten = 0\nminst = 0"),
        ("minuten = 12\nminst = 6", "minuten = 0\nminst = 0"),
        ("minuten = 8", "minuten = 1388"),
        ('zeg = ["Hoe is het met dag?"]', 'zeg = ["{gast.__class__} {0} {} %s %(x)d {thema!r:>99999999} {{gast}}"]'),
        ('titel = "Deel bord"', 'titel = "{0.__class__} %n [/b] {gast}"'),
        ('titel = "Over wonen"', 'titel = "漢 👩‍⚕️ ’ — “ ” %"'),
        ('titel = "Losse briefjes"', 'titel = "@=+-|cmd"'),
        ('kolommen = [{ sleutel = "fijn", titel = "Fijn" }, { sleutel = "beter", titel = "Kan beter" }]', ""),
        ("kies_onderwerpen = [2, 3]", "kies_onderwerpen = [0, 0]"),
        ("kies_onderwerpen = [2, 3]", "kies_onderwerpen = [1, 100]"),
        ("kies_onderwerpen = [2, 3]", ""),
        ('soort = "welkom"', 'soort = "onderwerpen"'),
        ('vangst = "afspraken"', 'vangst = "plan"'),
        ('vangst = "bord"', 'vangst = "wensen"'),
        ('waarom = "Waarom?"', "schaal = [0, 100]"),
    ],
)
def test_odd_programmes_are_led_to_the_end(old: str, new: str, outcome: str) -> None:
    text = programme_text(outcome)
    assert old in text
    total = 60 + 1380 * ("1388" in new) - 6 * ("minuten = 6\n" in old) - 12 * ("minuten = 12" in old)
    lead(read_programme(text.replace(old, new, 1).replace("minuten = 60", f"minuten = {total}"), FILE))
