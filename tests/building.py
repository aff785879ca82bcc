"""Small builders that tests share: a programme with everything in it, and sessions of it."""

from functools import cache
from pathlib import Path

from herstelgroep.programme.model import Programme, Role
from herstelgroep.programme.reading import read_programme
from herstelgroep.session.apply import apply
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Attendance, Session
from herstelgroep.session.opening import Choices, begun, new_session

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "sessions"
START = 1_764_079_200
"""A moment, in UTC seconds, at which the sessions of tests begin."""
MINUTE = 60

_HEAD = """
soort = "herstelgroep-programma"
versie = 1
id = "proef"
titel = "Proef"
doel = "Alles een keer gebruiken."
uitkomst = "{outcome}"
rechten = "G"
bron = "Eigen"

[vangst.bord]
soort = "briefjes"
titel = "Wat hielp, wat hinderde"
ook = ["flip-over"]
kolommen = [{ sleutel = "hielp", titel = "Hielp" }, { sleutel = "hinderde", titel = "Hinderde" }]

[vangst.losse]
soort = "briefjes"
titel = "Losse briefjes"

[vangst.wensen]
soort = "briefjes"
titel = "Wensen"
per = "subgroep"

[vangst.stemming]
soort = "stemming"
titel = "Nog eens?"
keuzes = [{ sleutel = "ja", titel = "Ja" }, { sleutel = "nee", titel = "Nee" }]

[vangst.cijfers]
soort = "cijfers"
titel = "Welk cijfer?"
regels = [{ sleutel = "koffie", titel = "De koffie" }, { sleutel = "gesprek", titel = "Het gesprek" }]
waarom = "Waarom?"

[vangst.proces]
soort = "formulier"
titel = "Hoe het ging"
velden = [{ sleutel = "werving", titel = "Werving" }, { sleutel = "opkomst", titel = "Opkomst" }]

[vangst.plan]
soort = "formulier"
titel = "Plan"
rijen = true
velden = [{ sleutel = "doel", titel = "Doel" }, { sleutel = "wie", titel = "Wie" }]

[vangst.afspraken]
soort = "afspraken"
titel = "Afspraken"

[[bijeenkomst]]
titel = "De proef"
minuten = 60
kies_onderwerpen = [2, 3]
"""

_TOPICS = ("wonen", "dag", "werk", "hulp", "herstel")
# key, kind, minutes, and the rest of the segment
_SEGMENTS = (
    ("welkom", "welkom", 6, "minst = 2"),
    ("bord", "gesprek", 9, 'vangst = "bord"\nspreekt = "cliënt"'),
    ("onderwerpen-1", "onderwerpen", 12, "minst = 6"),
    ("pauze", "pauze", 8, ""),
    ("onderwerpen-2", "onderwerpen", 10, "minst = 6"),
    ("stemmen", "stemmen", 3, 'vast = true\nvangst = "stemming"\nmoment = "na"'),
    ("groepjes", "kleine-groepen", 6, 'vangst = "wensen"'),
    ("afsluiting", "afsluiting", 6, 'vangst = "afspraken"'),
)


@cache
def programme_text(outcome: str = "delen") -> str:
    """A programme file of one meeting of an hour, with the five ways to capture and five topics."""
    topics = [
        f'[[bijeenkomst.onderwerp]]\nsleutel = "{key}"\ntitel = "Over {key}"\nzeg = ["Hoe is het met {key}?"]\n'
        'kolommen = [{ sleutel = "fijn", titel = "Fijn" }, { sleutel = "beter", titel = "Kan beter" }]\n'
        for key in _TOPICS
    ]
    segments = [
        f'[[bijeenkomst.onderdeel]]\nsleutel = "{key}"\nsoort = "{kind}"\n'
        f'titel = "Deel {key}"\nminuten = {minutes}\n{rest}\n'
        for key, kind, minutes, rest in _SEGMENTS
    ]
    return "\n".join([_HEAD.replace("{outcome}", outcome), *topics, *segments])


@cache
def a_programme(outcome: str = "delen") -> Programme:
    """The programme of :func:`programme_text`."""
    return read_programme(programme_text(outcome), "proef.toml")


def shipped(programme_id: str) -> Programme:
    """A programme that comes with the app."""
    return read_programme((SHIPPED / f"{programme_id}.toml").read_text("utf-8"), f"{programme_id}.toml")


def a_session(
    programme: Programme | None = None,
    choices: Choices | None = None,
    *,
    outcome: str = "delen",
    nr: int = 1,
    at: int | None = START,
) -> Session:
    """A session of this programme that began at ``at``; None: it has not begun."""
    programme = programme or a_programme(outcome)
    script = programme.script(nr)
    assert script is not None
    chosen = choices or Choices(date="2025-11-25", place="Huiskamer")
    session = new_session(programme, script, chosen, "2025-11-25-proef-1a2b", "5e" * 16)
    return session if at is None else begun(session, at)


def present(
    clients: int = 0, professionals: int = 0, managers: int = 0, family: int = 0, others: int = 0
) -> Attendance:
    """So many people of each group."""
    counts = zip(Role, (clients, professionals, managers, family), strict=True)
    return Attendance({role: count for role, count in counts if count}, others)


def after(session: Session, *commands: Command) -> Session:
    """The session after these commands."""
    for command in commands:
        session = apply(session, command).session
    return session
