"""Sentences and words are counted as a reader would."""

import pytest

from herstelgroep.programme.sentences import counted_words, plain_words, sentences, without_quotes

CUT = {
    "Kom erbij. Er is koffie.": ["Kom erbij.", "Er is koffie."],
    "Wie wil? Zeg het maar! Passen mag.": ["Wie wil?", "Zeg het maar!", "Passen mag."],
    "we beginnen. dan eten we.": ["we beginnen.", "dan eten we."],
    "We beginnen om 10.30 uur en kosten € 2.50 per keer.": ["We beginnen om 10.30 uur en kosten € 2.50 per keer."],
    "Neem iets mee, bijv. Een foto of een steen.": ["Neem iets mee, bijv. Een foto of een steen."],
    "Vraag het o.a. aan dr. Jansen.": ["Vraag het o.a. aan dr. Jansen."],
    "Pennen, papier enz. Zet koffie.": ["Pennen, papier enz.", "Zet koffie."],
    "Pennen enz. staan klaar.": ["Pennen enz. staan klaar."],
    "Ze zegt: ‘Ik ben moe. Ik ga.’ Dan gaat ze.": ["Ze zegt: ‘Ik ben moe.", "Ik ga.’", "Dan gaat ze."],
    "‘Hoe gaat het?’ vraag je dan.": ["‘Hoe gaat het?’ vraag je dan."],
    "Ik weet het … nog niet.": ["Ik weet het … nog niet."],
    "Stil… Wacht even.": ["Stil…", "Wacht even."],
    "Sterk · zwak · kans": ["Sterk", "zwak", "kans"],
    "": [],
    " · ": [],
}


@pytest.mark.parametrize("text", CUT)
def test_sentences(text: str) -> None:
    assert list(sentences(text)) == CUT[text]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Zet de flip-over klaar om 10.30 uur.", 7),
        ("Vraag {gast} – of een ander – erbij.", 6),
        ("’s Avonds is er thee, foto’s en muziek.", 8),
        ("Wacht 5 à 10 minuten.", 5),
        ("Elke cliënt/bewoner mag mee.", 5),
        ("Van 1/2 tot t/m 3.", 5),
        ("… · – !", 0),
    ],
)
def test_words(sentence: str, count: int) -> None:
    assert counted_words(sentence) == count


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Het woord ‘casus’ is stom.", ["het", "woord", "is", "stom"]),
        ("Wat ‘foto’s en casus’ is, “traject” en «regie»", ["wat", "is", "en"]),
        ('Iemand schrijft "casus" op.', ["iemand", "schrijft", "op"]),
        ("Foto’s van een casus, ’s avonds", ["foto’s", "van", "een", "casus", "s", "avonds"]),
        ("Een ‘casus zonder eind", ["een", "casus", "zonder", "eind"]),
    ],
)
def test_without_quotes(text: str, left: list[str]) -> None:
    assert plain_words(without_quotes(text)) == left
