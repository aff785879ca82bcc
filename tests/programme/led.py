"""Leads every meeting of a programme in memory, as odd as it may be, from its start to its minutes and its file."""

import msgspec

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.formats import render
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.minutes.paper import render_script
from herstelgroep.programme.model import CaptureKind, Outcome, Programme, Script
from herstelgroep.session import commands as c
from herstelgroep.session.boards import places
from herstelgroep.session.clock import view
from herstelgroep.session.model import Session
from herstelgroep.session.opening import Choices
from herstelgroep.session.replan import proposals
from herstelgroep.session.showing import shown_to_group, spoken
from tests.building import MINUTE, START, a_session, after, present


def lead(programme: Programme) -> None:
    """All meetings that have a script; with all topics, and with one."""
    for script in programme.scripts if programme.can_be_led else ():
        topics = script.topic_list.topics if script.topic_list else ()
        for chosen in {topics, topics[:1]}:
            _lead(programme, script, Choices(date="2025-11-25", topics=chosen, guest="{0}", theme="%s"))
        for form in ("md", "html"):
            assert render_script(programme, script, form)


def _lead(programme: Programme, script: Script, choices: Choices) -> None:
    session = after(a_session(programme, choices, nr=script.nr), c.SetAttendance(present(8, 6)))
    if programme.outcome is Outcome.GROUP:
        session = after(session, c.SetOpened(True))
    now = START
    keys = [segment.key for segment in session.script.segments]
    assert len(set(keys)) == len(keys)
    for segment in session.script.segments:
        session = session if segment.key == keys[0] else after(session, c.GoTo(segment.key, now))
        assert view(session, now).segment == segment.key
        for text in (*segment.say, *segment.do, *segment.mind, segment.easier):
            spoken(session, text)
        shown_to_group(session, segment)
        proposals(session, now)
        now += segment.minutes * MINUTE
    session = after(_with_notes(session), c.Finish(now, keep_notes=True))
    assert msgspec.json.decode(msgspec.json.encode(session), type=Session) == session
    for form in ("md", "json"):
        assert render(build_minutes(session, NotesChoice.ALWAYS), form)


def _with_notes(session: Session) -> Session:
    if session.programme.outcome is Outcome.NOTHING:
        return session
    found = places(session)
    assert len({place.key for place in found}) == len(found)
    for place in found[:20]:
        if place.capture.kind is CaptureKind.NOTES:
            session = after(session, c.AddNote(place.key, f"h-{place.key}", "Een briefje", place.columns[0].key))
    return session
