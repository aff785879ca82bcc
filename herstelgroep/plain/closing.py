"""Afronden, line by line: read along, leftovers, votes, agreements, next date, form; then finish."""

import re
from collections.abc import Generator, Sequence
from datetime import date

from herstelgroep.plain import agreed, waiting
from herstelgroep.plain.filling import HIDDEN, action_of, count_votes
from herstelgroep.plain.talk import Talk, Unclear, ended, without_field
from herstelgroep.programme.model import Capture, CaptureKind, Item, Moment, Outcome, Segment
from herstelgroep.session import commands as c
from herstelgroep.session.boards import poll_key
from herstelgroep.session.finishing import delete_day
from herstelgroep.session.model import Leftover
from herstelgroep.session.opening import not_reached
from herstelgroep.session.refusals import Refused

Questions = Generator[str, str, None]
SKIP = "Enter slaat over."
STOP = "klaar"


def questions(talk: Talk) -> Questions:
    """Every question of the close, in order; each yield asks one and receives the answer."""
    yield from _read_along(talk)
    if talk.session.programme.outcome is Outcome.SHARE:
        yield from _leftovers(talk)
        yield from _polls(talk)
    yield from agreed.ask_done(talk)
    yield from _agreements(talk)
    yield from _next_date(talk)
    yield from _forms(talk)
    keep = yield from _keep_notes(talk)
    answer = yield "Typ ja om de bijeenkomst af te ronden."
    if answer.casefold() not in ("ja", "j"):
        talk.kept("Nog niet afgerond. Typ afronden als je zover bent.", "Alles is bewaard.")
        return
    if not talk.session.closing.delete_by:
        day = date.fromisoformat(talk.session.date)
        talk.do(c.SetClosing("delete_by", delete_day(day, talk.desk.settings.minutes_months)))
    talk.do(c.Finish(talk.now(), keep_notes=keep))
    talk.done = True
    talk.kept(f"De bijeenkomst is afgerond en staat in het archief als {talk.session.id}.")


def _read_along(talk: Talk) -> Questions:
    if waiting.told(talk):
        yield f"{waiting.told(talk)} Typ laat zien. Of druk op Enter: dan komt dat er bij het afronden bij."
    for line in talk.number_notes(talk.written()):
        talk.say(line)
    yield "Klopt dit zo? Moet er iets weg? Typ weg en een nummer. Druk op Enter als het klopt."


def _leftovers(talk: Talk) -> Questions:
    known = {one.text for one in talk.session.leftovers.values()}
    for title in not_reached(talk.session):
        if title in known:
            continue
        while True:
            answer = yield f"'{title}' bleef liggen. Hoeveel mensen praten daar graag nog over mee? {SKIP}"
            if not answer or re.fullmatch(r"\d{1,3}", answer):
                break
            talk.say("Schrijf een getal, of druk op Enter.")
        if answer:
            talk.do(c.SetLeftover(talk.desk.new_handle(), Leftover(title, int(answer))))
            talk.kept("", "Bewaard.")


def _polls(talk: Talk) -> Questions:
    for segment in talk.session.script.segments:
        capture = talk.session.script.capture(segment.capture)
        if capture is None or capture.kind is not CaptureKind.POLL or _counted(talk, segment):
            continue
        choices = " ".join(f"{item.title}=…" for item in capture.items)
        when = {Moment.BEFORE: " (vooraf)", Moment.AFTER: " (achteraf)"}.get(segment.moment, "")
        while True:
            answer = yield f"{capture.question or capture.title}{when} Schrijf het zo: {choices} {HIDDEN} {SKIP}"
            if not answer:
                break
            try:
                count_votes(talk, capture, segment.moment, answer)
                break
            except Unclear as unclear:
                talk.say(unclear.message)


def _counted(talk: Talk, segment: Segment) -> bool:
    return bool(talk.session.polls.get(poll_key(segment.capture, segment.moment)))


def _agreements(talk: Talk) -> Questions:
    for action in talk.session.actions.values():
        talk.say(f"Afspraak: {agreed.in_words(action)}")
    while True:
        answer = yield f"Nog een afspraak? Schrijf: wat ; wie ; wanneer. Bij wie zet je een rol. {SKIP}"
        if not answer:
            return
        talk.do(c.SetAction(talk.desk.new_handle(), action_of(answer)))
        talk.kept("Afspraak erbij.", "Bewaard.")


def _next_date(talk: Talk) -> Questions:
    answer = yield f"Wanneer is de volgende keer? {SKIP}"
    if answer:
        talk.do(c.SetClosing("next_date", answer))
        talk.kept("", "Bewaard.")


def _forms(talk: Talk) -> Questions:
    for capture in talk.session.script.captures:
        if capture.kind is not CaptureKind.FORM or capture.rows or capture.per_subgroup:
            continue
        _, filled = _row(talk, capture)
        empty = [item for item in capture.items if not filled.get(item.key)]
        if empty and (yield from _wanted(talk, capture, len(empty))):
            yield from _fields(talk, capture, empty)


def _wanted(talk: Talk, capture: Capture, empty: int) -> Generator[str, str, bool]:
    """Whether they fill this form in now."""
    fields = "1 veld is" if empty == 1 else f"{empty} velden zijn"
    while True:
        answer = yield f"Wil je '{capture.title}' nu invullen? {fields} nog leeg. Typ ja, of Enter voor overslaan."
        if answer.casefold() in ("ja", "j"):
            talk.say("Typ klaar als je eerder wilt stoppen.")
            return True
        if answer.casefold() in ("", "nee", "n", STOP):
            return False
        talk.say("Typ ja om in te vullen, of druk op Enter. Er is nog niets ingevuld.")


def _fields(talk: Talk, capture: Capture, empty: Sequence[Item]) -> Questions:
    """Each empty field, until the last one or until they are done."""
    for item in empty:
        while answer := (yield f"{ended(item.title)} {SKIP}"):
            if answer.casefold() == STOP:
                talk.say("Goed. Wat is ingevuld, is bewaard.")
                return
            try:
                talk.do(c.SetField(capture.key, _row(talk, capture)[0], item.key, answer))
            except Refused as refused:
                talk.say(without_field(refused.message))
                continue
            talk.kept("", "Bewaard.")
            break


def _row(talk: Talk, capture: Capture) -> tuple[str, dict[str, str]]:
    """The one row of a form that is no table, with what is in it."""
    return next(iter(talk.session.forms.get(capture.key, {}).items()), ("", {}))


def _keep_notes(talk: Talk) -> Generator[str, str, bool]:
    if talk.session.programme.outcome is not Outcome.GROUP or not talk.session.note_count:
        return False
    while True:
        answer = yield "Wat doen we met de briefjes? Typ wissen, of bewaren voor de volgende keer."
        if answer.casefold() in ("wissen", "bewaren"):
            return answer.casefold() == "bewaren"
        talk.say("Kies: wissen of bewaren.")
