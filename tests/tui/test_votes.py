"""Votes and marks from phones in the leader's screen: counted with the same key as notes are shown."""

from pathlib import Path

from herstelgroep.programme.model import CaptureKind, Segment
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, places, poll_key
from herstelgroep.session.model import Session
from tests.building import present
from tests.tui.leading import leading
from tests.tui.looking import seen
from tests.tui.test_face_down import do, line, until, votes


def first_vote(session: Session) -> tuple[Segment, Place]:
    """The first segment with a vote, and where it is counted."""
    kinds = {place.capture.key: place for place in places(session) if place.capture.kind is CaptureKind.POLL}
    segment = next(segment for segment in session.script.segments if segment.capture in kinds)
    return segment, kinds[segment.capture]


async def test_votes_are_counted_with_the_same_key(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        segment, place = first_vote(led.session)
        question, first = poll_key(place.key, segment.moment), place.capture.items[0].key
        do(led, c.GoTo(segment.key, led.hand.at), "scherm")
        led.live.show_session()
        votes(led, question, 4, first)
        await until(led, lambda: line(led) == "4 stemmen wachten F7 telt en laat zien")
        await led.press("f7")
        assert led.said.startswith("Er wachten maar 4 stemmen.")
        votes(led, question, 12, first)
        await led.press("f7")
        assert led.said == "12 stemmen geteld."
        assert led.session.polls[question] == {first: 12}
        assert "12" in seen(led.pilot)
        assert line(led) == ""


async def test_marks_are_told_as_marks_beside_the_notes_that_wait(tmp_path: Path) -> None:
    example = (Path(__file__).parents[2] / "docs" / "voorbeeld-programma.toml").read_text("utf-8")
    own = tmp_path / "programmas"
    own.mkdir()
    changed = example.replace('vangst = "terugkomen"', 'vangst = "rapport"').replace('moment = "', '# moment = "')
    (own / "voorbeeld.toml").write_text(changed, "utf-8")
    async with leading(tmp_path, "voorbeeld", segment="stemmen") as led:
        column = next(place for place in places(led.session) if place.key == "rapport").columns[0].key
        votes(led, "rapport/koffie", 6, "7")
        do(led, c.AddNote("rapport", "slip", "Lekker warm", column, face_down=True))
        await until(led, lambda: line(led) == "ook 1 briefje · 6 cijfers wachten F7 telt en laat zien")
        await led.press("f7")
        assert led.said == "6 cijfers geteld."
        assert led.session.marks == {"rapport": {"koffie": {7: 6}}}
        assert line(led) == "1 briefje wacht F7 laat zien"


async def test_more_votes_than_people_are_told_of(tmp_path: Path) -> None:
    async with leading(tmp_path) as led:
        segment, place = first_vote(led.session)
        do(led, c.SetAttendance(present(clients=6)), "scherm")
        do(led, c.GoTo(segment.key, led.hand.at), "scherm")
        led.live.show_session()
        votes(led, poll_key(place.key, segment.moment), 7, place.capture.items[0].key)
        await led.press("f7")
        assert led.said == "7 stemmen geteld. Er zijn 6 mensen. Misschien gaf iemand twee keer antwoord."
