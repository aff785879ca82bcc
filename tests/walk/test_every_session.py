"""Every meeting of every programme that comes with the app is led from its start to its minutes."""

import tomllib
from pathlib import Path

import pytest

from herstelgroep.minutes.dates import minutes_in_words
from herstelgroep.minutes.paper import render_script
from herstelgroep.programme.model import CaptureKind, Outcome, Programme, Script
from tests.building import SHIPPED, shipped
from tests.walk.reading import check
from tests.walk.walker import Walk, ways


def _is_led(path: Path) -> bool:
    table = tomllib.loads(path.read_text("utf-8"))
    return bool(table.get("bijeenkomst")) and not table.get("alleen_plannen")


LED = [path.stem for path in sorted(SHIPPED.glob("*.toml")) if _is_led(path)]
IN_EVERY_FORMAT = frozenset(
    {
        *("clientenpanel", "discussiebijeenkomst", "swot", "projectteam", "projectplan", "communicatieplan"),
        *("rapportcijfers", "herstelwerkgroep", "herstelkaartjes", "kickoff"),
    }
)


@pytest.mark.parametrize("programme_id", LED)
def test_is_led_from_start_to_minutes(programme_id: str, tmp_path: Path) -> None:
    programme = shipped(programme_id)
    assert programme.can_be_led
    undone = 0
    for script in programme.scripts:
        for way in ways(programme, script):
            walk = Walk(tmp_path / f"{script.nr}-{way.name}", programme, script, way)
            walk.lead()
            check(walk, every_format=programme_id in IN_EVERY_FORMAT and script.nr == 1)
            undone += walk.undone
            _something_was_caught(walk)
        _check_paper(programme, script)
    assert undone


def _something_was_caught(walk: Walk) -> None:
    """A walk in which nothing could be written would prove nothing."""
    assert bool(walk.agreed) is (walk.programme.outcome is not Outcome.NOTHING)
    kinds = {capture.kind for capture in walk.session.script.captures} - {CaptureKind.ACTIONS, CaptureKind.POLL}
    if kinds and walk.programme.outcome is not Outcome.NOTHING:
        assert walk.said


def _check_paper(programme: Programme, script: Script) -> None:
    """The script on paper has every part, all that is said, the whole length, and whose it is."""
    text = render_script(programme, script, "md").decode().replace("\\", "")
    assert f"**Duur:** {minutes_in_words(script.minutes)}" in text
    for segment in script.segments:
        assert segment.title in text
        assert not [line for line in segment.say if "{" not in line and line not in text]
    assert programme.source in text
    assert programme.owner in text
    assert programme.credit in text
    assert "{" not in text


def test_the_samples_are_there() -> None:
    assert set(LED) >= IN_EVERY_FORMAT
