"""Words for what a group brings along: what was remembered, and agreements that are done by now."""

import re
from collections.abc import Generator
from re import Match

from msgspec.structs import replace

from herstelgroep.plain.talk import Talk, Unclear
from herstelgroep.session import commands as c
from herstelgroep.session.model import Action

_NUMBERS = re.compile(r"\d{1,3}(?:[ ,]+\d{1,3})*", re.ASCII)


def tell_recalled(talk: Talk) -> None:
    """Say what the group remembers of earlier meetings, if there is anything."""
    for line in talk.session.preparation.recalled:
        talk.say(line)


def recalled(talk: Talk, _said: Match[str]) -> None:
    """Say again what the group remembers."""
    if not talk.session.preparation.recalled:
        raise Unclear("Er is niets van een vorige keer.")
    tell_recalled(talk)


def agreements(talk: Talk, _said: Match[str]) -> None:
    """Every agreement with its number, and whether it is done."""
    if not talk.session.actions:
        raise Unclear("Er zijn nog geen afspraken. Schrijf het zo: afspraak wat ; wie ; wanneer")
    for number, action in enumerate(talk.session.actions.values(), 1):
        talk.say(f"{number}. {in_words(action)}")
    talk.say("Is er een gedaan? Typ gedaan en het nummer.")


def tick(talk: Talk, said: Match[str]) -> None:
    """Tick an agreement off by its number in the list of all."""
    _done(talk, int(said["n"]))


def ask_done(talk: Talk) -> Generator[str, str, None]:
    """Ask which agreements of before are done; those that were made just now are not asked about."""
    if _open(talk):
        talk.say("Deze afspraken stonden al open:")
    for number, action in _open(talk).items():
        talk.say(f"{number}. {in_words(action)}")
    while _open(talk):
        answer = yield "Welke zijn gedaan? Typ de nummers. Enter slaat over: wat open is, komt volgende keer terug."
        if not answer:
            return
        if not _NUMBERS.fullmatch(answer):
            talk.say("Schrijf de nummers, zoals 1 3. Of druk op Enter.")
            continue
        try:
            for wanted in re.split("[ ,]+", answer):
                _done(talk, int(wanted))
        except Unclear as unclear:
            talk.say(unclear.message)


def _open(talk: Talk) -> dict[int, Action]:
    """The agreements of before that are not done yet, by their number in the list of all."""
    numbered = enumerate(talk.session.actions.items(), 1)
    return {number: one for number, (handle, one) in numbered if handle in talk.brought and not one.done}


def in_words(action: Action) -> str:
    """An agreement in one line: what, who, when, and whether it is done."""
    told = ", ".join(part for part in (action.what, action.who, action.when) if part)
    return f"{told} (gedaan)" if action.done else told


def _done(talk: Talk, number: int) -> None:
    handles = list(talk.session.actions)
    if not 1 <= number <= len(handles):
        raise Unclear(f"Er is geen afspraak {number}. Typ afspraken voor de nummers.")
    old = talk.session.actions[handles[number - 1]]
    if old.done:
        talk.say(f"Dat was al gedaan: {old.what}.")
        return
    talk.do(c.SetAction(handles[number - 1], replace(old, done=True), if_now=old, checked=True))
    talk.kept(f"Gedaan: {old.what}.", "Bewaard.")
