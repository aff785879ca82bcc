"""Pointing at words that may tell who somebody is, each with a proposal. The writer decides.

Rules, no model: they find what is written in a usual way, and sometimes point at an innocent word.
Nothing here changes a text.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec

from herstelgroep.privacy.first_names import ALSO_WORDS, FIRST_NAMES


class Kind(StrEnum):
    """What a word may give away."""

    MAIL = "e-mailadres"
    PHONE = "telefoonnummer"
    NUMBER = "persoonsnummer"
    BIRTH = "geboortedatum"
    ADDRESS = "adres"
    PERSON = "naam"
    PROFESSIONAL = "naam van een hulpverlener"


class Finding(msgspec.Struct, frozen=True):
    """Where something stands (``text[start:end]``), what it is, and what could stand there instead."""

    start: int
    end: int
    kind: Kind
    words: str
    proposal: str


_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?"
_LINK = r"(?:[Vv]an(?: de[nr]?| het| 't)?|[Dd]e[nr]?|[Tt]en|[Tt]er|[Tt]e|[Hh]et|'t|[Ee]l|[Aa]l)"
_SURNAME = rf"(?:{_LINK} )?{_NAME}"
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DAY = rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:19|20)?\d{{2}}|\d{{1,2}} (?:{_MONTH})(?: (?:19|20)\d{{2}})?)"
_STREET = r"[A-ZÀ-ÖØ-Þ][\w'’-]*(?:straat|laan|weg|plein|gracht|kade|dijk|singel|hof|dreef|pad|steeg|plantsoen|park)"
_PLAIN = r"(?:(?!\d{4}\b)\d{1,4}(?:[- ]?[a-zA-Z]\b)?)"
_STAFF = (
    "dokter|doctor|dr|zuster|broeder|verpleegkundige|begeleider|begeleidster|psychiater|psycholoog|therapeut|hulpverlener"
    "|huisarts|mentor|coach|casemanager|behandelaar|regiebehandelaar|teamleider|manager|docent|ervaringsdeskundige"
)
_PROPOSED_STAFF = {
    "dokter": "een arts",
    "doctor": "een arts",
    "dr": "een arts",
    "zuster": "een verpleegkundige",
    "broeder": "een verpleegkundige",
    "begeleidster": "een begeleider",
}
_RELATIVE = (
    "moeder|vader|broer|zus|zusje|broertje|zoon|dochter|vriend|vriendin|partner|man|vrouw|oom|tante"
    "|buurman|buurvrouw|collega|medebewoner"
)
_BIRTH_WORD = r"(?i)\b(?:geboren(?: op)?|geboortedatum:?|jarig(?: op)?)"
_DIGITS = r"(?<![\w+])\(?(?:\+\d|0)(?:[ .()/-]{0,2}\d){8,12}(?!\w)"


class _Rule(msgspec.Struct, frozen=True):
    """``pattern`` points at its group ``it``, or at the whole match."""

    kind: Kind
    pattern: re.Pattern[str]
    proposal: Callable[[re.Match[str]], str]
    sure: Callable[[re.Match[str]], bool] = lambda _: True


def _always(text: str) -> Callable[[re.Match[str]], str]:
    return lambda _: text


def _staff(match: re.Match[str]) -> str:
    role = match["role"].lower().rstrip(".")
    return _PROPOSED_STAFF.get(role, f"een {role}")


def _is_citizen_number(match: re.Match[str]) -> bool:
    digits = [int(c) for c in match[0] if c.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(d * w for d, w in zip(digits, weights, strict=True)) % 11 == 0 and len(set(digits)) > 1


def _is_phone(match: re.Match[str]) -> bool:
    return 10 <= sum(c.isdigit() for c in match[0]) <= 13


def _first_name(match: re.Match[str]) -> bool:
    """A name that is also a word says nothing at the start of a sentence, unless a surname follows."""
    name = match["first"].lower()
    if name not in FIRST_NAMES:
        return False
    before = match.string[: match.start()].rstrip(" '\"‘’“”([")
    starts = not before or before[-1] in ".!?:…•-–"
    return not (name in ALSO_WORDS and starts and not match["rest"])


_RULES: tuple[_Rule, ...] = (
    _Rule(Kind.MAIL, re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), _always("[e-mailadres]")),
    _Rule(Kind.PHONE, re.compile(_DIGITS), _always("[nummer]"), _is_phone),
    _Rule(Kind.NUMBER, re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)"), _always("[nummer]"), _is_citizen_number),
    _Rule(Kind.NUMBER, re.compile(r"(?i)\bBSN\b[^\d]{0,12}(?P<it>\d[\d .-]{6,10}\d)"), _always("[nummer]")),
    _Rule(Kind.BIRTH, re.compile(rf"{_BIRTH_WORD}\s+(?P<it>{_DAY})"), _always("[datum]")),
    _Rule(Kind.BIRTH, re.compile(r"\b\d{1,2}[-/]\d{1,2}[-/](?:19\d{2}|200\d|201\d)\b"), _always("[datum]")),
    _Rule(Kind.ADDRESS, re.compile(rf"\b{_STREET} {_PLAIN}(?!\w)"), _always("[adres]")),
    _Rule(Kind.ADDRESS, re.compile(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b(?: \d{1,4}\b)?"), _always("[adres]")),
    _Rule(Kind.PROFESSIONAL, re.compile(rf"\b(?P<role>(?i:{_STAFF}))\.? (?P<it>{_SURNAME}(?: {_SURNAME})?)"), _staff),
    _Rule(
        Kind.PERSON,
        re.compile(rf"\b(?i:meneer|mevrouw|mijnheer|dhr\.?|mevr?\.?|mw\.?|juffrouw) {_SURNAME}(?: {_SURNAME})?"),
        _always("[naam]"),
    ),
    _Rule(
        Kind.PERSON,
        re.compile(rf"\b(?i:ik heet|ik ben|mijn naam is|mijn naam:|noem me|noem mij) (?P<it>{_NAME}(?: {_SURNAME})?)"),
        _always("[naam]"),
    ),
    _Rule(Kind.PERSON, re.compile(rf"\b(?:[A-Z]\.){{1,4}} ?{_SURNAME}"), _always("[naam]")),
    _Rule(
        Kind.PERSON,
        re.compile(rf"\b(?i:mijn|m'n|zijn|haar|onze|hun) (?i:{_RELATIVE}) (?P<it>{_NAME}(?: {_SURNAME})?)"),
        _always("[naam]"),
    ),
    _Rule(Kind.PERSON, re.compile(rf"\b(?P<first>{_NAME})(?P<rest> {_SURNAME})?"), _always("[naam]"), _first_name),
)


def spot(text: str) -> tuple[Finding, ...]:
    """What may give somebody away, from left to right, never two that overlap."""
    taken: list[Finding] = []
    for finding in _candidates(text):
        if all(finding.end <= other.start or finding.start >= other.end for other in taken):
            taken.append(finding)
    return tuple(sorted(taken, key=lambda finding: finding.start))


def _candidates(text: str) -> Iterator[Finding]:
    """Every match, the surest rules first; a first name alone starts again after a match that was none."""
    for rule in _RULES:
        place = 0
        while match := rule.pattern.search(text, place):
            place = match.start() + 1
            if not rule.sure(match):
                continue
            group: str | int = "it" if "it" in rule.pattern.groupindex else 0
            start, end = match.span(group)
            place = end
            whole = rule.kind is Kind.PROFESSIONAL
            start = match.start() if whole else start
            yield Finding(start, end, rule.kind, text[start:end], rule.proposal(match))
