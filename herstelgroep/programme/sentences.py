"""Cutting a text into sentences and words, the way a reader would count them."""

import re
from collections.abc import Iterator


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


_SHORTENED = listed(
    "bijv bv d.w.z o.a m.a.w m.b.t t.a.v i.p.v i.v.m t.o.v o.i.d a.u.b z.s.m ca ong max min nr tel blz art"
    " dr drs mr prof ir ing st dhr mevr mw n.a.v t.b.v u.a incl excl resp red vgl zgn evt jl s.v.p p.p"
)
_SHORTENED_AT_THE_END = listed("enz etc e.d e.a")
# Only from the first of a row of points: a megabyte of them takes no longer than other text.
_END = re.compile(r"(?<![.!?…])[.!?…]++(?P<close>[’”\"»)\]]*+)(?=\s)")
_APART = re.compile(r"[·|\n]")
_BETWEEN = re.compile(r"[\s–—]+")
_SIGN_OF_A_WORD = re.compile(r"\w")
_TWO_WORDS = re.compile(r"(?<=\w\w)/(?=\w\w)")
_QUOTED = re.compile(r"‘[^‘’]*(?:’\w[^‘’]*)*’|“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_PLAIN_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; points such as those in ``10.30`` and ``bijv.`` do not end one."""
    for part in _APART.split(text):
        start = 0
        for end in _END.finditer(part):
            if _ends(part, start, end):
                yield part[start : end.end()].strip()
                start = end.end()
        if rest := part[start:].strip():
            yield rest


def _ends(part: str, start: int, end: re.Match[str]) -> bool:
    after = part[end.end() : end.end() + 3].lstrip()
    goes_on = after[:1].islower()
    signs = end[0][: len(end[0]) - len(end["close"])]
    if signs != ".":
        # ‘Hoe gaat het?’ vroeg ze. – and: Ik weet het… nog niet.
        return not goes_on or (not end["close"] and set(signs) <= set("!?"))
    said = part[max(start, end.start() - 20) : end.start()].split()
    before = said[-1].lstrip("(‘“\"'").casefold() if said else ""
    if before in _SHORTENED:
        return False
    return not (goes_on and (before in _SHORTENED_AT_THE_END or end["close"]))


def counted_words(sentence: str) -> int:
    """How many words a reader counts: ``flip-over``, ``10.30`` and ``{gast}`` are one, ``man/vrouw`` is two."""
    return sum(1 + len(_TWO_WORDS.findall(word)) for word in _BETWEEN.split(sentence) if _SIGN_OF_A_WORD.search(word))


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, without signs."""
    return [word.casefold() for word in _PLAIN_WORD.findall(text)]


def without_quotes(text: str) -> str:
    """The text without what stands between quotation marks: ‘ ’, “ ”, « » or straight double ones."""
    return _QUOTED.sub(" … ", text)
