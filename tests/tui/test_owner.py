"""Whoever leads a method of somebody else sees at the start whose it is."""

import pytest

from herstelgroep.programme.model import Programme
from herstelgroep.tui.live_view import words
from tests.building import SHIPPED, a_session, shipped

OWNED = [p for p in (shipped(path.stem) for path in sorted(SHIPPED.glob("*.toml"))) if p.owner and p.can_be_led]


@pytest.mark.parametrize("programme", OWNED, ids=lambda programme: str(programme.id))
def test_the_owner_is_told_in_the_first_part_only(programme: Programme) -> None:
    session = a_session(programme)
    first, second = session.script.segments[:2]
    told = words(session, first, easier=False).owner
    assert programme.owner in told
    assert programme.credit in told
    assert words(session, second, easier=False).owner == ""


def test_what_nobody_owns_says_nothing() -> None:
    session = a_session(shipped("clientenpanel"))
    assert words(session, session.script.segments[0], easier=False).owner == ""
