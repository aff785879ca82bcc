"""The months that somebody wrote down, such as "jan, mrt-mei", as places in a year."""

import re

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_STARTS = {"mar": 2, "maa": 2, **{name: place for place, name in enumerate(MONTHS)}}
_WHOLE_YEAR = re.compile(r"\b(hele?|heel) (het )?jaar\b|\b(elke|iedere) maand\b|\balle maanden\b|\bmaandelijks\b")
_RANGE = re.compile(r"\s*(?:-|–|—|t/m|\btot en met\b|\btot\b)\s*")
_WORD = re.compile(r"[a-zà-ÿ]+")
_NUMBER = re.compile(r"(?<!\d)[0-9]{1,2}(?!\d)")
_NAMES = re.compile(
    r"jan(uari)?|feb(r(uari)?)?|mrt|maa?rt|mar|apr(il)?|mei|juni?|juli?|aug(ustus)?|sept?(ember)?|okt(ober)?"
    r"|nov(ember)?|dec(ember)?"
)


def months_in(text: str) -> frozenset[int]:
    """The months in a text, 0 for January; words that are no month are passed by.

    A stretch may go past the end of the year: "nov-feb" is four months.
    """
    said = text.casefold().replace(".", " ")
    if _WHOLE_YEAR.search(said):
        return frozenset(range(12))
    found: set[int] = set()
    for part in re.split(r"[,;/+&\n]|\ben\b(?! met)", said.replace("t/m", "–")):
        ends = [months[-1] for piece in _RANGE.split(part) if (months := _months(piece))]
        if len(ends) == 2:
            first, last = ends
            found.update((first + step) % 12 for step in range((last - first) % 12 + 1))
        else:
            found.update(_months(part))
    return frozenset(found)


def _months(piece: str) -> list[int]:
    """The months by name; where there is no name, by number: in "12 maart" the number is a day."""
    names = [_STARTS[word[:3]] for word in _WORD.findall(piece) if _NAMES.fullmatch(word)]
    return names or [int(number) - 1 for number in _NUMBER.findall(piece) if 1 <= int(number) <= 12]
