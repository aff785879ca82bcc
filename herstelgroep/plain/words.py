"""Every word that can be typed, what it does and what the help says of it.

A word counts only when the whole line fits, so that "terug naar huis wil ik" is a note.
"""

import re
from collections.abc import Callable
from pathlib import Path
from re import Match
from typing import NamedTuple

from herstelgroep.errors import HerstelgroepError
from herstelgroep.plain import agreed, closing, filling, noting, waiting, way
from herstelgroep.plain.need import at_need
from herstelgroep.plain.talk import DOOR, Talk


class Word(NamedTuple):
    """A word: what fits, what it does, what the help says. ``anytime``: also between questions."""

    pattern: str
    act: Callable[[Talk, Match[str]], None]
    shown: str
    told: str
    anytime: bool = False


def _undo(talk: Talk, _said: Match[str]) -> None:
    talk.kept(talk.live.undo(DOOR))


def _need(talk: Talk, _said: Match[str]) -> None:
    for line in at_need(talk.session, talk.desk):
        talk.say(line)


def _minutes(talk: Talk, _said: Match[str]) -> None:
    from herstelgroep.minutes.build import build_minutes
    from herstelgroep.minutes.formats import render

    talk.say(render(build_minutes(talk.session), "md").decode().rstrip())


def _finish(talk: Talk, _said: Match[str]) -> None:
    talk.asking = closing.questions(talk)
    talk.question = next(talk.asking)
    talk.say(talk.question)


def _stop(talk: Talk, _said: Match[str]) -> None:
    if talk.asking is not None:
        talk.asking = None
        talk.kept("Nog niet afgerond. Typ nog eens stop om te sluiten.", "Alles is bewaard.")
        return
    if not talk.desk.flush() and not talk.warned:
        talk.warned = True
        talk.kept("Nog niet gestopt. Typ andere map en een map, of typ nog eens stop.")
        return
    talk.done = True
    talk.stopped()


def _other_folder(talk: Talk, said: Match[str]) -> None:
    talk.desk.move_to(Path(said["path"]).expanduser().absolute())
    talk.kept(
        f"We gaan verder in {talk.desk.folder.root}.",
        "Alles is daar bewaard. Groepen en verslagen van eerder staan nog in de oude map.",
    )


def _help(talk: Talk, _said: Match[str]) -> None:
    for word in WORDS:
        talk.say(f"{word.shown}: {word.told}")
    talk.say("Een andere regel is een briefje, waar briefjes horen.")


WORDS: tuple[Word, ...] = (
    Word(r"verder|volgende", way.forward, "verder", "naar het volgende onderdeel"),
    Word(r"terug|vorige", way.back, "terug", "naar het vorige onderdeel"),
    Word(r"onderdeel (?P<n>\d{1,3})", way.to_number, "onderdeel 3", "naar een onderdeel"),
    Word(r"vandaag", way.today, "vandaag", "alle onderdelen", True),
    Word(r"tijd", way.time, "tijd", "hoe het met de tijd staat", True),
    Word(r"stil|even stil", way.still, "stil", "de tijd staat even stil, of loopt weer"),
    Word(r"begon (?P<n>\d{1,3})(?: min(?:uten)?)?(?: geleden)?", way.began, "begon 4", "dit begon 4 minuten geleden"),
    Word(
        r"(?P<way>meer|minder) (?P<n>\d{1,3})(?: min(?:uten)?)?",
        way.minutes,
        "meer 5, minder 5",
        "minuten erbij of eraf",
    ),
    Word(r"einde (?P<h>\d{1,2})[.:](?P<m>\d{2})", way.end_at, "einde 16.00", "hoe laat jullie klaar moeten zijn"),
    Word(r"herplan(?: (?P<n>\d))?", way.replan, "herplan", "wat er met de rest kan; kies met een nummer"),
    Word(r"zeg", way.say_again, "zeg", "wat je hier zegt", True),
    Word(r"doe", way.what_to_do, "doe", "wat je hier doet", True),
    Word(r"let op", way.mind, "let op", "waar je op let", True),
    Word(r"makkelijker", way.easier, "makkelijker", "de vraag eenvoudiger", True),
    Word(r"groep ziet", way.group_sees, "groep ziet", "wat de groep ziet", True),
    Word(r"briefje (?P<text>.+)", noting.as_note, "briefje …", "schrijf dit als briefje"),
    Word(r"kolom(?: (?P<name>\d|.+))?", noting.column, "kolom 2", "kies de kolom, ook bij naam"),
    Word(r"onderwerp(?:en)?(?: (?P<n>\d{1,2}))?", noting.topic, "onderwerp 2", "kies waar het briefje bij hoort"),
    Word(r"groep (?P<name>\S+)", noting.group, "groep cliënt", "uit welke groep het komt; of groep geen"),
    Word(
        r"lees(?P<all> alles)?",
        noting.read,
        "lees, lees alles",
        "de briefjes met hun nummers, en hoe cijfers staan",
        True,
    ),
    Word(r"weg (?P<n>\d{1,4})", noting.remove, "weg 3", "haal een briefje weg", True),
    Word(r"wijzig (?P<n>\d{1,4}) (?P<text>.+)", noting.change, "wijzig 3 …", "verander een briefje", True),
    Word(
        r"verplaats (?P<n>\d{1,4}) (?P<to>\d)",
        noting.move,
        "verplaats 3 2",
        "leg een briefje in een andere kolom",
        True,
    ),
    Word(r"samen (?P<numbers>\d{1,4}(?: \d{1,4})+)", noting.together, "samen 1 2", "leg briefjes bij elkaar", True),
    Word(r"los (?P<n>\d{1,4})", noting.apart, "los 1", "leg ze weer los", True),
    Word(r"samenvatting(?: (?P<text>.+))?", noting.summary, "samenvatting …", "in het kort wat er is gezegd", True),
    Word(r"van papier", waiting.from_paper, "van papier", "briefjes van papier: ze liggen dicht; of weer open"),
    Word(r"wachten|wat wacht er\??", waiting.waiting, "wachten", "hoeveel er dicht ligt", True),
    Word(r"laat zien", waiting.show, "laat zien", "laat zien wat dicht ligt, en tel de stemmen", True),
    Word(r"aanwezig(?: (?P<numbers>.*=.*))?", filling.present, "aanwezig cliënt=5", "hoeveel mensen er zijn", True),
    Word(r"groepjes (?P<n>\d{1,2})", filling.subgroups, "groepjes 3", "hoeveel kleine groepjes er zijn"),
    Word(r"invullen", filling.fill_in, "invullen", "wat je hier invult"),
    Word(r"stemming(?: (?P<numbers>.*=.*))?", filling.vote, "stemming ja=5 nee=2", "tel de stemmen"),
    Word(r"cijfers?(?: (?P<line>.+) (?P<mark>\d{1,3}))?", filling.mark, "cijfer 1 7", "tel een cijfer bij regel 1"),
    Word(
        r"(?P<word>reden|hoger) (?P<n>\d{1,2}) (?P<text>.+)",
        filling.reason,
        "reden 1 …, hoger 1 …",
        "waarom dit cijfer bij regel 1, of wat het hoger maakt",
    ),
    Word(r"veld(?:en)?(?: (?P<n>\d{1,2}) (?P<text>.+))?", filling.field, "veld 1 …", "vul een veld in"),
    Word(r"rij", filling.row, "rij", "een nieuwe rij in een tabel"),
    Word(r"afspraak (?P<text>.+)", filling.agreement, "afspraak wat ; wie ; wanneer", "schrijf een afspraak op"),
    Word(r"afspraken", agreed.agreements, "afspraken", "de afspraken met hun nummers", True),
    Word(r"gedaan (?P<n>\d{1,3})", agreed.tick, "gedaan 2", "deze afspraak is gedaan", True),
    Word(r"vorige keer", agreed.recalled, "vorige keer", "wat de groep nog weet van eerder", True),
    Word(r"later (?P<text>.+)", filling.later, "later …", "een onderwerp voor een andere keer"),
    Word(r"(?P<way>laptop|papier|niets)", filling.agreed_to_write, "laptop, papier, niets", "wat jullie afspraken"),
    Word(r"(?P<way>open|dicht)", filling.open_notes, "open, dicht", "de groep opent of sluit haar briefjes"),
    Word(r"buiten verslag", filling.off_record, "buiten verslag", "er wordt even niets bewaard, of weer wel", True),
    Word(r"ongedaan|ongedaan maken", _undo, "ongedaan", "maak je laatste verandering ongedaan", True),
    Word(r"nood|bij nood", _need, "nood", "wie je belt en wat je doet", True),
    Word(r"afronden", _finish, "afronden", "de laatste vragen, en klaar"),
    Word(r"verslag", _minutes, "verslag", "lees het verslag zoals het nu is", True),
    Word(r"andere map (?P<path>.+)", _other_folder, "andere map …", "bewaar vanaf nu ergens anders", True),
    Word(r"help|hulp|\?", _help, "help", "al deze woorden", True),
    Word(r"stop", _stop, "stop", "sluit; alles blijft bewaard", True),
)
_MOVES = (way.forward, way.back, way.still, way.to_number)
_FITS = [(re.compile(word.pattern, re.IGNORECASE), word) for word in WORDS]


def hear(talk: Talk, line: str) -> None:
    """Do what a line asks: a word, an answer to a question, or a note. Raises a HerstelgroepError."""
    fitting = ((found, word) for fits, word in _FITS if (found := fits.fullmatch(line)))
    found, word = next(fitting, (None, None))
    if word is None or word.act is not waiting.show:
        talk.asked = ("", 0)
    if talk.asking is not None and word is not None and word.act in _MOVES:
        talk.say("Je bent aan het afronden. Beantwoord de vraag, of druk op Enter om hem over te slaan.")
        talk.say(talk.question)
    elif talk.asking is not None and (word is None or not word.anytime):
        _answer(talk, line)
    elif found is not None and word is not None:
        word.act(talk, found)
        if talk.asking is not None and word.act is not _finish:
            talk.say(talk.question)
    elif line:
        noting.write(talk, line)


def _answer(talk: Talk, line: str) -> None:
    assert talk.asking is not None
    try:
        talk.question = talk.asking.send(line)
    except StopIteration:
        talk.asking = None
        return
    except HerstelgroepError:
        talk.asking = None
        talk.say("Typ afronden om hier verder te gaan. Wat al is ingevuld, is bewaard.")
        raise
    talk.say(talk.question)
