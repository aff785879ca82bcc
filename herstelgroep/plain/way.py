"""Words for the way through the script and for the time."""

from datetime import datetime, timedelta
from re import Match

from herstelgroep.plain.talk import Talk, Unclear
from herstelgroep.session import commands as c
from herstelgroep.session.clock import MINUTE, is_still
from herstelgroep.session.replan import Proposal, ProposalKind, proposals
from herstelgroep.session.showing import neighbour, shown_to_group


def forward(talk: Talk, _said: Match[str]) -> None:
    """To the next segment; where the time stands still it first runs on."""
    if is_still(talk.session.timeline):
        talk.do(c.Resume(talk.now()))
        talk.kept("De tijd loopt weer. Typ nog eens verder voor het volgende onderdeel.")
        return
    following = neighbour(talk.session, 1)
    if following is None:
        raise Unclear("Dit is het laatste onderdeel. Typ afronden om de bijeenkomst af te ronden.")
    _go(talk, following.key)


def back(talk: Talk, _said: Match[str]) -> None:
    """To the segment before."""
    before = neighbour(talk.session, -1)
    if before is None:
        raise Unclear("Dit is het eerste onderdeel.")
    _go(talk, before.key)


def to_number(talk: Talk, said: Match[str]) -> None:
    """To a segment by its number."""
    number = int(said["n"])
    segments = talk.session.script.segments
    if not 1 <= number <= len(segments):
        raise Unclear(f"Kies een onderdeel van 1 tot en met {len(segments)}.")
    _go(talk, segments[number - 1].key)


def _go(talk: Talk, key: str) -> None:
    talk.do(c.GoTo(key, talk.now()))
    talk.desk.flush()
    talk.here()
    if talk.session.off_record:
        talk.say("Nog buiten verslag: er wordt niets bewaard. Typ buiten verslag om weer op te schrijven.")


def today(talk: Talk, _said: Match[str]) -> None:
    """All segments."""
    for number, segment in enumerate(talk.session.script.segments, 1):
        here = " (hier zijn we)" if segment is talk.segment else ""
        gone = " (vervalt)" if segment.key in talk.session.timeline.dropped else ""
        minutes = segment.minutes + talk.session.timeline.extra.get(segment.key, 0)
        talk.say(f"{number}. {segment.title}, {minutes} min{here}{gone}")


def time(talk: Talk, _said: Match[str]) -> None:
    """What the clock says."""
    talk.say(talk.time_told())


def still(talk: Talk, _said: Match[str]) -> None:
    """Let the time stand still, or run on."""
    if is_still(talk.session.timeline):
        talk.do(c.Resume(talk.now()))
        talk.kept("De tijd loopt weer.")
    else:
        talk.do(c.HoldStill(talk.now()))
        talk.kept("Even stil. De tijd staat stil. Typ stil of verder om door te gaan.")


def began(talk: Talk, said: Match[str]) -> None:
    """Say afterwards that the segment began so many minutes ago."""
    now = talk.now()
    talk.do(c.CorrectStart(now - int(said["n"]) * MINUTE, now))
    talk.kept(f"Het begin is aangepast. {talk.time_left()}")


def minutes(talk: Talk, said: Match[str]) -> None:
    """Give this segment more or fewer minutes."""
    change = int(said["n"]) * (1 if said["way"].casefold() == "meer" else -1)
    talk.do(c.ChangePlan(minutes={talk.segment.key: change}))
    talk.kept(f"Het plan is aangepast. {talk.time_left()}")


def end_at(talk: Talk, said: Match[str]) -> None:
    """Set the time by which everybody must leave; a time that is past is meant for tomorrow."""
    hour, minute = int(said["h"]), int(said["m"])
    if hour > 23 or minute > 59:
        raise Unclear("Schrijf de tijd zo: einde 16.00")
    now = datetime.fromtimestamp(talk.now())
    end = now.replace(hour=hour, minute=minute, second=0)
    end += timedelta(days=1) if end < now else timedelta()
    talk.do(c.SetEnd(int(end.timestamp())))
    talk.kept(f"Einde om {end:%H.%M}. {talk.time_told()}")


def replan(talk: Talk, said: Match[str]) -> None:
    """Tell what can happen to the rest, or choose one of the ways."""
    found = proposals(talk.session, talk.now())
    if not found:
        talk.say("Er is tijd genoeg. Aan het plan hoeft niets te veranderen.")
        return
    if said["n"] is None:
        for number, proposal in enumerate(found, 1):
            talk.say(f"{number}. {_told(talk, proposal)}")
        talk.say("Typ herplan en een nummer om te kiezen. Er is nog niets veranderd.")
        return
    if not 1 <= int(said["n"]) <= len(found):
        raise Unclear(f"Kies een nummer van 1 tot en met {len(found)}.")
    chosen = found[int(said["n"]) - 1]
    talk.do(chosen.plan)
    talk.kept(f"Gekozen: {_told(talk, chosen)} {talk.time_told()}")


def _told(talk: Talk, proposal: Proposal) -> str:
    script = talk.session.script
    titles = {segment.key: segment.title for segment in script.segments}
    shorter = ", ".join(f"{titles[key]} {change} min" for key, change in proposal.plan.minutes.items())
    end = f"Einde rond {datetime.fromtimestamp(proposal.end):%H.%M}."
    if proposal.kind is ProposalKind.LATER:
        return f"Later stoppen. {end}"
    if proposal.kind is ProposalKind.DROP:
        dropped = ", ".join(titles[key] for key in proposal.plan.drop)
        return f"Laten vallen: {dropped}." + (f" En korter: {shorter}." if shorter else "") + f" {end}"
    return f"Korter: {shorter}. {end}"


def say_again(talk: Talk, _said: Match[str]) -> None:
    """What to say here."""
    talk.lines("Zeg", talk.segment.say)


def what_to_do(talk: Talk, _said: Match[str]) -> None:
    """What to do here."""
    talk.lines("Doe", talk.segment.do)


def mind(talk: Talk, _said: Match[str]) -> None:
    """What to mind here."""
    talk.lines("Let op", talk.segment.mind)


def easier(talk: Talk, _said: Match[str]) -> None:
    """A simpler wording of the question."""
    talk.lines("Makkelijker", (talk.segment.easier,) if talk.segment.easier else ())


def group_sees(talk: Talk, _said: Match[str]) -> None:
    """What the group reads."""
    talk.say(f"De groep ziet: {shown_to_group(talk.session, talk.segment)}")
