"""Words for everything that is filled in: numbers present, votes, marks, forms, agreements, leftovers."""

import re
from collections.abc import Iterator, Sequence
from re import Match

from herstelgroep.plain import noting
from herstelgroep.plain.marks import after_mark, lines_told, numbered
from herstelgroep.plain.talk import Talk, Unclear, ended, so_many
from herstelgroep.privacy.groups import OUTSIDE
from herstelgroep.programme.keys import answers_to
from herstelgroep.programme.model import Capture, CaptureKind, Item, Moment, Outcome
from herstelgroep.session import commands as c
from herstelgroep.session.boards import poll_key
from herstelgroep.session.from_paper import FaultyAttendance, attendance_of
from herstelgroep.session.model import Action, Leftover, Session, Writing
from herstelgroep.session.people import half_is_missing
from herstelgroep.session.showing import places_now

HIDDEN = f"Zijn er minder dan {OUTSIDE} antwoorden? Dan laat het verslag de uitslag niet zien. Zeg dat er eerst bij."
_REASONS = {"reden": "waarom", "hoger": "hoger"}
_TOLD = {
    Writing.LAPTOP: "Afspraak: de laptop mag. Briefjes worden bewaard.",
    Writing.PAPER: "Afspraak: alleen papier. Hier worden geen briefjes bewaard tot jullie iets anders afspreken.",
    Writing.NOTHING: "Afspraak: er wordt niets opgeschreven. Was dit een briefje? Typ ongedaan, en dan briefje niets.",
}


def present(talk: Talk, said: Match[str]) -> None:
    """Say how many are present, or hear it."""
    if said["numbers"] is None:
        attendance = talk.session.attendance
        if attendance is None:
            talk.say("Nog niet geteld. Schrijf het zo: aanwezig cliënt=5,hulpverlener=2")
        else:
            groups = [f"{number} {role.value}" for role, number in attendance.by_role.items()]
            groups += [f"{attendance.others} anders"] if attendance.others else []
            talk.say(f"Aanwezig: {attendance.total} mensen ({', '.join(groups)}).")
        return
    try:
        attendance = attendance_of(said["numbers"])
    except FaultyAttendance as fault:
        raise Unclear(fault.message) from fault
    talk.do(c.SetAttendance(attendance))
    talk.kept(f"Aanwezig: {attendance.total} mensen. Groepen die te klein zijn, staan niet bij een briefje.")
    if half_is_missing(talk.session.programme, attendance):
        talk.say("Let op: minder dan de helft is cliënt.")


def subgroups(talk: Talk, said: Match[str]) -> None:
    """Say how many small groups there are."""
    talk.do(c.SetSubgroups(int(said["n"])))
    talk.kept(f"Er zijn {said['n']} groepjes. Typ onderwerp voor hun borden.")


def agreed_to_write(talk: Talk, said: Match[str]) -> None:
    """What the group agreed about writing down."""
    writing = Writing(said["way"].casefold())
    talk.do(c.SetWriting(writing))
    talk.kept(_TOLD[writing])


def open_notes(talk: Talk, said: Match[str]) -> None:
    """The group opens or closes its notes."""
    opened = said["way"].casefold() == "open"
    if talk.session.programme.outcome is not Outcome.GROUP:
        raise Unclear("Bij deze bijeenkomst staan de briefjes altijd open.")
    talk.do(c.SetOpened(opened))
    talk.kept("De briefjes zijn open. Ze blijven bij de groep." if opened else "De briefjes zijn weer dicht.")


def off_record(talk: Talk, _said: Match[str]) -> None:
    """Switch buiten verslag on or off."""
    talk.do(c.SetOffRecord(not talk.session.off_record))
    on = talk.session.off_record
    talk.kept("Buiten verslag: er wordt niets bewaard." if on else "Niet meer buiten verslag: briefjes worden bewaard.")


def agreement(talk: Talk, said: Match[str]) -> None:
    """Write an agreement down: what, which role, by when."""
    action = action_of(said["text"])
    talk.do(c.SetAction(talk.desk.new_handle(), action))
    talk.kept(f"Afspraak: {action.what}. {so_many(len(talk.session.actions))}", "Bewaard.")


def action_of(text: str) -> Action:
    """An agreement from ``wat ; wie ; wanneer``."""
    what, who, when = [*(part.strip() for part in text.split(";", 2)), "", ""][:3]
    return Action(what, who, when)


def later(talk: Talk, said: Match[str]) -> None:
    """Write a subject down for another time."""
    talk.do(c.SetLeftover(talk.desk.new_handle(), Leftover(said["text"])))
    talk.kept("Dat onderwerp staat bij wat bleef liggen.")


def vote(talk: Talk, said: Match[str]) -> None:
    """Fill in how many chose what in the poll of this segment."""
    capture = _capture(talk, CaptureKind.POLL, "stemming")
    if said["numbers"] is None:
        ask_vote(talk, capture)
        return
    count_votes(talk, capture, talk.segment.moment, said["numbers"])


def ask_vote(talk: Talk, capture: Capture) -> None:
    """Say what can be chosen."""
    talk.say(capture.question or capture.title)
    talk.say(f"Keuzes: {numbered(capture.items)}. {HIDDEN}")
    talk.say("Schrijf het zo: stemming 1=5 2=0")


def count_votes(talk: Talk, capture: Capture, moment: Moment, text: str) -> None:
    """Keep counts such as ``ja=5 nee=2``. Raises Unclear; then nothing was kept."""
    counts = {}
    for name, number in re.findall(r"([^=;,]+?)\s*=\s*(\d{1,3})", text):
        counts[_item(capture.items, name.strip()).key] = int(number)
    if not counts:
        raise Unclear(f"Schrijf het zo: {capture.items[0].title}=5. Kies uit: {numbered(capture.items)}.")
    for key, number in counts.items():
        talk.do(c.SetCount(poll_key(capture.key, moment), key, number))
    talk.kept(f"Geteld: {sum(counts.values())} antwoorden.")


def mark(talk: Talk, said: Match[str]) -> None:
    """Count one mark for one line, or hear which lines there are."""
    capture = _capture(talk, CaptureKind.MARKS, "cijfers")
    if said["mark"] is None:
        talk.say(f"{ended(capture.question or capture.title)} {HIDDEN}")
        for line in lines_told(capture):
            talk.say(line)
        return
    item = _item(capture.items, said["line"])
    talk.do(c.AddMark(capture.key, item.key, int(said["mark"])))
    counts = talk.session.marks[capture.key][item.key]
    number = so_many(sum(counts.values()))
    talk.kept(f"Cijfer bij {ended(item.title)} {number} {after_mark(talk.session, counts)}".strip(), "Bewaard.")


def reason(talk: Talk, said: Match[str]) -> None:
    """Write why a line of marks got its marks; where no marks are given it is a note like any other."""
    place = next((one for one in places_now(talk.session) if one.capture.kind is CaptureKind.MARKS), None)
    if place is None:
        noting.write(talk, said[0])
        return
    item = _item(place.capture.items, said["n"])
    key = f"{item.key}.{_REASONS[said['word'].casefold()]}"
    if key not in {column.key for column in place.columns}:
        raise Unclear("Daar vraagt dit onderdeel niet naar. Typ cijfer voor wat hier kan.")
    talk.board, talk.column = place, key
    noting.write(talk, said["text"])


def field(talk: Talk, said: Match[str]) -> None:
    """Fill in a field of the form of this segment, or hear the fields."""
    capture = _capture(talk, CaptureKind.FORM, "formulier")
    if said["n"] is None:
        for line in form_told(talk.session, capture):
            talk.say(line)
        talk.say("Schrijf het zo: veld 1 en dan je tekst." + (" Een nieuwe rij: rij" if capture.rows else ""))
        return
    number = int(said["n"])
    if not 1 <= number <= len(capture.items):
        raise Unclear(f"Kies een veld van 1 tot en met {len(capture.items)}.")
    if capture.rows and not talk.session.forms.get(capture.key):
        talk.do(c.AddRow(capture.key, talk.desk.new_handle()))
    row = next(reversed(talk.session.forms.get(capture.key, {})), "")
    talk.do(c.SetField(capture.key, row, capture.items[number - 1].key, said["text"]))
    talk.kept(f"Ingevuld: {capture.items[number - 1].title}", "Bewaard.")


def row(talk: Talk, _said: Match[str]) -> None:
    """Begin a new row in a form that is a table."""
    capture = _capture(talk, CaptureKind.FORM, "formulier")
    if not capture.rows:
        raise Unclear("Dit formulier heeft geen rijen.")
    talk.do(c.AddRow(capture.key, talk.desk.new_handle()))
    talk.kept("Er is een nieuwe rij. Vul hem met veld 1, veld 2 en zo verder.")


def fill_in(talk: Talk, said: Match[str]) -> None:
    """Say how to fill in what this segment asks."""
    capture = talk.session.script.capture(talk.segment.capture)
    kind = capture.kind if capture else None
    if kind is CaptureKind.POLL and capture:
        ask_vote(talk, capture)
    elif kind is CaptureKind.MARKS:
        talk.say("Typ: cijfer")
    elif kind is CaptureKind.FORM and capture:
        for line in form_told(talk.session, capture):
            talk.say(line)
        talk.say("Schrijf het zo: veld 1 en dan je tekst.")
    elif kind is CaptureKind.ACTIONS:
        talk.say("Schrijf het zo: afspraak wat ; wie ; wanneer. Bij wie zet je een rol en geen naam.")
    elif kind is CaptureKind.NOTES:
        talk.say("Typ een briefje en druk op Enter.")
    else:
        talk.say("Hier hoef je niets in te vullen.")


def form_told(session: Session, capture: Capture) -> Iterator[str]:
    """The fields with what is in them (of a table: the last row)."""
    rows = session.forms.get(capture.key, {})
    filled = next(reversed(rows.values()), {}) if rows else {}
    for number, item in enumerate(capture.items, 1):
        yield f"{number}. {item.title} {filled.get(item.key) or '(leeg)'}"


def _capture(talk: Talk, kind: CaptureKind, word: str) -> Capture:
    capture = talk.session.script.capture(talk.segment.capture)
    if capture is None or capture.kind is not kind:
        raise Unclear(f"Bij dit onderdeel hoort geen {word}.")
    return capture


def _item(items: Sequence[Item], name: str) -> Item:
    for number, item in enumerate(items, 1):
        if name == str(number) or answers_to(name, item.key, item.title, item.also):
            return item
    raise Unclear(f"'{name}' staat er niet bij. Kies uit: {numbered(items)}.")
