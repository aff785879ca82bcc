"""How a programme is written: long sentences, jargon, no simpler wording, theses that say too much.

These are remarks, not faults: a programme with remarks can be led. Names, sources and other
names (``ook``) are left alone, and so is jargon between quotation marks.
"""

import re
from collections.abc import Iterator

import msgspec

from herstelgroep.programme.jargon import METHODS, jargon_in
from herstelgroep.programme.model import Capture, Programme, Script, Segment, Topic
from herstelgroep.programme.sentences import counted_words, sentences, without_quotes
from herstelgroep.programme.theses import is_thesis, negations, second_point

MOST_WORDS = 20
_SHOWN_WORDS = 6
_MOST_NAMES = 50
# Longer is no paragraph that somebody reads aloud, but a file made to keep us busy.
_MOST_SIGNS = 20_000


class Remark(msgspec.Struct, frozen=True):
    """One remark: the place ("bijeenkomst 1 · onderdeel 3 (Pauze)"), the key, what there is, and what to do."""

    place: str
    key: str
    told: str
    proposal: str

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.place, self.key and f"'{self.key}'") if part)
        return f"{where}: {self.told} {self.proposal}"


class _Passage(msgspec.Struct, frozen=True):
    """A paragraph with its place."""

    place: str
    key: str
    text: str


def judge(programme: Programme) -> Iterator[Remark]:
    """Every remark on the writing of a programme, in its order, each once."""
    names = _names(programme)
    told: set[Remark] = set()
    for remark in _remarks(programme, names):
        if remark not in told:
            told.add(remark)
            yield remark


def _remarks(programme: Programme, names: re.Pattern[str]) -> Iterator[Remark]:
    for passage in _head(programme):
        yield from _on_words(passage, names)
    # A shared capture is one and the same in every meeting.
    for capture in {id(one): one for script in programme.scripts for one in script.captures}.values():
        for passage in _of_capture(capture):
            yield from _on_words(passage, names)
        if is_thesis(capture):
            key = "vraag" if capture.question else "titel"
            yield from _on_thesis(f"vangst {capture.key}", key, capture.question or capture.title)
    for script in programme.scripts:
        for passage in _of_script(script):
            yield from _on_words(passage, names)
        for place, part in _parts(script):
            for passage in _of_part(place, part):
                yield from _on_words(passage, names)
            yield from _on_easier(place, part, script)
            if isinstance(part, Topic) and part.thesis:
                yield from _on_thesis(place, "stelling", part.thesis)


def _names(programme: Programme) -> re.Pattern[str]:
    own = {programme.title, programme.owner, *(script.title for script in programme.scripts)}
    # A title of one word, such as Stigma, would hide that word everywhere.
    telling = [name for name in own if " " in name and any(jargon_in(name))]
    longest_first = sorted((*METHODS, *sorted(telling)[:_MOST_NAMES]), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first), re.IGNORECASE)


def _head(programme: Programme) -> Iterator[_Passage]:
    yield _Passage("", "doel", programme.purpose)
    yield _Passage("", "voor_wie", programme.audience)
    for text in programme.preparation:
        yield _Passage("", "voorbereiding", text)
    yield _Passage("", "wat_gebeurt_ermee", programme.what_happens)
    yield _Passage("", "wie_leest", programme.readers)
    for number, page in enumerate(programme.pages, 1):
        for text in page.text:
            yield _Passage(f"blad {number} ({page.title})", "tekst", text)


def _of_script(script: Script) -> Iterator[_Passage]:
    place = f"bijeenkomst {script.nr}"
    yield _Passage(place, "doel", script.purpose)
    for text in script.preparation:
        yield _Passage(place, "voorbereiding", text)


def _of_part(place: str, part: Segment | Topic) -> Iterator[_Passage]:
    for key, texts in (("zeg", part.say), ("doe", part.do), ("let_op", part.mind)):
        for text in texts:
            yield _Passage(place, key, text)
    yield _Passage(place, "makkelijker", part.easier)
    yield _Passage(place, "groep_ziet", part.shown)
    if isinstance(part, Topic):
        yield _Passage(place, "stelling", part.thesis)


def _of_capture(capture: Capture) -> Iterator[_Passage]:
    place = f"vangst {capture.key}"
    for key, text in (("vraag", capture.question), ("waarom", capture.why), ("hoger", capture.higher)):
        yield _Passage(place, key, text)
    for item in capture.items:
        for text in item.help:
            yield _Passage(f"{place} ({item.title})", "hulp", text)


def _parts(script: Script) -> Iterator[tuple[str, Segment | Topic]]:
    place = f"bijeenkomst {script.nr}"
    for topic in script.topic_list.topics if script.topic_list else ():
        yield f"{place} · onderwerp ({topic.title})", topic
    for number, segment in enumerate(script.segments, 1):
        yield f"{place} · onderdeel {number} ({segment.title})", segment


def _on_words(passage: _Passage, names: re.Pattern[str]) -> Iterator[Remark]:
    text = passage.text[:_MOST_SIGNS]
    for sentence in sentences(text) if counted_words(text) > MOST_WORDS else ():
        count = counted_words(sentence)
        if count > MOST_WORDS:
            shown = " ".join(sentence.split()[:_SHOWN_WORDS])
            told = f"een zin van {count} woorden: ‘{shown} …’."
            yield Remark(passage.place, passage.key, told, "Maak er twee van.")
    if not any(jargon_in(text)):
        return
    for word, plainer in jargon_in(names.sub(" … ", without_quotes(text))):
        yield Remark(passage.place, passage.key, f"‘{word}’ is een vakwoord.", f"Gewoner is: {plainer}.")


def _on_easier(place: str, part: Segment | Topic, script: Script) -> Iterator[Remark]:
    if part.easier:
        return
    texts = [*part.say, part.shown]
    capture = script.capture(part.capture) if isinstance(part, Segment) and part.capture else None
    if capture:
        texts.append(capture.question)
    if any("?" in text for text in texts):
        told = "er staat een vraag, maar geen makkelijker vraag."
        yield Remark(place, "makkelijker", told, "Schrijf er een bij. Die helpt als het stil blijft.")


def on_thesis(thesis: str) -> tuple[str, ...]:
    """What to mind about a thesis that somebody makes: a negation, or two points in one."""
    return tuple(f"{one.told[:1].upper()}{one.told[1:]} {one.proposal}" for one in _on_thesis("", "", thesis))


def _on_thesis(place: str, key: str, thesis: str) -> Iterator[Remark]:
    if found := list(negations(thesis)):
        words = " en ".join(f"‘{word}’" for word in found)
        yield Remark(place, key, f"in deze stelling staat {words}.", "Zeg het zonder ontkenning.")
    if point := second_point(thesis):
        told = f"deze stelling zegt twee dingen tegelijk ({point})."
        yield Remark(place, key, told, "Maak er twee stellingen van.")
