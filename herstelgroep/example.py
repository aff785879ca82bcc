"""An example: a client panel of invented people, led with real commands through a real desk.

Nobody in it exists. With the world of :func:`fixed_world` every run gives the same session.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count

from herstelgroep.desk import Desk, World
from herstelgroep.programme.model import Role, Segment
from herstelgroep.session import commands as c
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Action, Attendance, Leftover
from herstelgroep.session.opening import Choices

PROGRAMME = "clientenpanel"
DAY = date(2026, 11, 25)
BEGIN = int(datetime(2026, 11, 25, 13, 0, tzinfo=UTC).timestamp())
DOOR = "voorbeeld"
_MINUTE = 60
_TOPICS = ("leefomgeving", "herstelactiviteiten")
_NOTES = {
    ("leefomgeving", "goed"): (
        "De tuin. Daar kom ik tot rust.",
        "Mijn kamer is van mij.",
        "Er is altijd iemand aan de balie.",
        "De bushalte is om de hoek.",
        "Samen koken op zondag.",
        "Ik mag mijn kat houden.",
    ),
    ("leefomgeving", "beter"): (
        "'s Avonds is er niemand om mee te praten.",
        "Na acht uur is er geen mens te vinden.",
        "Ik wil zelf koken, ook door de week.",
        "De muren zijn dun.",
        "De lift is vaak stuk. Mijn buurvrouw komt dan niet buiten.",
        "Graag een bankje bij de voordeur.",
        "Het wifi haalt mijn kamer niet.",
    ),
    ("herstelactiviteiten", "goed"): (
        "De wandelgroep op dinsdag.",
        "Praten met iemand die het zelf heeft meegemaakt.",
        "Muziek maken. Even nergens aan denken.",
        "Dat ik niet hoef te vertellen waarom ik kom.",
    ),
    ("herstelactiviteiten", "beter"): (
        "Alles is overdag, en dan werk ik.",
        "Ik wist niet dat dit er was.",
        "Te veel formulieren om mee te mogen doen.",
        "In de zomer ligt alles stil.",
    ),
    ("herstelactiviteiten", "ideeen"): (
        "Een avond per maand samen eten.",
        "Laat mensen die hier eerst woonden, komen vertellen.",
        "Een fiets die je kunt lenen.",
        "Een klusgroep voor buiten. 🌱",
    ),
}
_SUMMARY = (
    "Mensen zijn blij met de tuin, een eigen kamer en het samen koken.\n"
    "De avonden zijn stil: er is dan niemand om mee te praten. De lift en het wifi vragen aandacht."
)
_POLL = {"ja": 5, "weet-niet": 1}
_LEFTOVERS = (("Een gewone dag", 5), ("Werken, leren, bezig zijn", None))
_ACTIONS = (
    Action("Navragen of er een avond in de week iemand kan zijn", "teamleider", "voor 10 december"),
    Action("De lift laten nakijken", "huismeester", "deze week"),
    Action("Een lijst van alle activiteiten in de hal hangen", "ervaringsdeskundige", "voor het volgende panel"),
)
_PROCESS = {
    "werving": "Mensen zijn zelf gevraagd, en er hing een briefje in de hal.",
    "opkomst": "Negen mensen gevraagd, zes gekomen.",
    "afspiegeling": "Jong en oud waren er. We misten mensen die hier net wonen.",
    "tijd-en-plek": "De huiskamer was goed. Er was genoeg tijd voor twee onderwerpen.",
    "vergoeding": "Een bon van tien euro, en koffie met taart.",
    "volgende-keer": "Ook een keer in de avond.",
}
_CLOSING = {"next_date": "Woensdag 24 februari 2027", "delete_by": "2028-11-25"}


def fixed_world() -> World:
    """A world that stands still: always the same moment, day and tokens."""
    numbers = count(1)
    return World(
        now=lambda: BEGIN,
        today=lambda: DAY,
        token=lambda size: hashlib.blake2b(b"voorbeeld %d" % next(numbers), digest_size=size).hexdigest(),
    )


def make_example(desk: Desk, place: str = "De huiskamer") -> LiveSession:
    """Lead the example on this desk, from the first segment to the last, and finish it."""
    programme, script = desk.catalogue.script(PROGRAMME, None)
    listed = script.topic_list.topics if script.topic_list else ()
    choices = Choices(
        date=desk.world.today().isoformat(),
        place=place,
        topics=tuple(topic for key in _TOPICS for topic in listed if topic.key == key),
        attendance=Attendance(by_role={Role.CLIENT: 6}),
    )
    live = desk.begin(desk.prepare(programme, script, choices))
    at = desk.world.now()
    for number, segment in enumerate(live.session.script.segments):
        if number:
            live.do(c.GoTo(segment.key, at), DOOR)
        for command in _said_in(segment, desk):
            live.do(command, DOOR)
        at += (segment.minutes + (number % 3 == 0) - (number % 4 == 1)) * _MINUTE
    _lay_together(live)
    for field, text in _CLOSING.items():
        live.do(c.SetClosing(field, text), DOOR)
    live.do(c.Finish(at), DOOR)
    return live


def _said_in(segment: Segment, desk: Desk) -> Iterator[c.Command]:
    """What the note-taker types in this segment."""
    board = segment.capture
    for (topic, column), texts in _NOTES.items():
        if topic == board:
            yield from (c.AddNote(board, desk.new_handle(), text, column) for text in texts)
    if board == _TOPICS[0]:
        yield c.SetSummary(board, _SUMMARY)
    elif board == "terugkomen":
        yield from (c.SetCount(board, choice, number) for choice, number in _POLL.items())
        yield from (c.SetLeftover(desk.new_handle(), Leftover(text, people)) for text, people in _LEFTOVERS)
    elif board == "afspraken":
        yield from (c.SetAction(desk.new_handle(), action) for action in _ACTIONS)
    elif board == "proces":
        yield from (c.SetField(board, "", field, text) for field, text in _PROCESS.items())


def _lay_together(live: LiveSession) -> None:
    """Two notes say that the evenings are lonely."""
    board = live.session.boards[_TOPICS[0]]
    top, under = (
        next(handle for handle, note in board.items() if note.text.startswith(start))
        for start in ("'s Avonds", "Na acht uur")
    )
    live.do(c.LayTogether(_TOPICS[0], top, (under,)), DOOR)
