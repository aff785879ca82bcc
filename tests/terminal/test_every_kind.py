"""Three programmes of every kind are led with keys alone in a real terminal, from the command to the minutes."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from herstelgroep.programme.frame import ProgrammeKind
from herstelgroep.programme.model import Capture, CaptureKind, Moment, Outcome, Programme, Segment
from herstelgroep.programme.topics import with_topics
from herstelgroep.session.boards import poll_key
from herstelgroep.session.opening import first_topics
from tests.building import SHIPPED, shipped
from tests.terminal.tmux import Terminal, own_folder, python, terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

LED = {
    ProgrammeKind.CONVERSATION: ("discussiebijeenkomst", "keukentafelgesprek", "herstelkaartjes"),
    ProgrammeKind.EXERCISE: ("swot-kort", "rapportcijfers", "wensen"),
    ProgrammeKind.COURSE: ("begin-maken-met-herstel", "herstelwerkgroep", "hompa"),
    ProgrammeKind.TEAM: ("projectteam", "borging-kort", "ambassadeursoverleg"),
    ProgrammeKind.PLAN: ("projectplan", "communicatieplan", "projectleider"),
    ProgrammeKind.MEASUREMENT: ("nel", "mansa", "ropi"),
}
NEXT, BUTTON = "NPage", "Rond af"


class Hands:
    """Somebody at the keyboard, who fills in a little of everything and remembers what."""

    def __init__(self, pane: Terminal, programme: Programme) -> None:
        self.pane, self.programme = pane, programme
        self.script = with_topics(programme.scripts[0], first_topics(programme.scripts[0]))
        self.written: list[str] = []
        self.agreed: list[str] = []
        self._numbers = count(1)
        self.counted: dict[str, dict[str, int]] = {}
        self.fields: dict[str, dict[str, str]] = {}
        self._filled: set[str] = set()

    def _text(self) -> str:
        return f"getypt {next(self._numbers):03}"

    def lead(self) -> None:
        """Through all segments, with PgDn."""
        for place, segment in enumerate(self.script.segments):
            if place:
                self.pane.do(NEXT, f"Nu: {segment.title[:24]}")
            self.pane.see("Zeg" if segment.say else segment.title[:24])
            if not place and self.programme.outcome is Outcome.GROUP:
                self.pane.do("M-o", "De briefjes zijn open")
            capture = self.script.capture(segment.capture)
            if capture and self.programme.outcome is not Outcome.NOTHING:
                self._fill_in(capture, segment)

    def _fill_in(self, capture: Capture, segment: Segment) -> None:
        if capture.kind is CaptureKind.POLL:
            self._vote(capture, segment)
        elif capture.key not in self._filled:
            self._filled.add(capture.key)
            makers = {
                CaptureKind.NOTES: self._write,
                CaptureKind.MARKS: self._mark,
                CaptureKind.FORM: self._fill_form,
                CaptureKind.ACTIONS: self._agree,
            }
            makers[capture.kind](capture)

    def _write(self, capture: Capture) -> None:
        """A note in each column."""
        for column in range(max(1, len(capture.items))):
            if column:
                self.pane.press("Tab")
            self.written.append(self._text())
            self.pane.type(self.written[-1])
            self.pane.do("Enter", f"• {self.written[-1]}")

    def _vote(self, capture: Capture, segment: Segment) -> None:
        """Six for the first choice and two for the second, and afterwards six for the second."""
        first, second = (item.key for item in capture.items[:2])
        after = segment.moment is Moment.AFTER
        self.pane.press(*(("Down", "6") if after else ("6", "Down", "2")))
        self.pane.wait(lambda shown: any(line.endswith(" 6") for line in ends(shown)), "six votes")
        self.counted[poll_key(capture.key, segment.moment)] = {second: 6} if after else {first: 6, second: 2}

    def _mark(self, _: Capture) -> None:
        self.pane.press(*"77788")
        self.pane.see("5 antwoorden, gemiddeld 7,4")
        self.written.append(self._text())
        self.pane.press("Tab")
        self.pane.type(self.written[-1])
        self.pane.do("Enter", f"• {self.written[-1]}")

    def _fill_form(self, capture: Capture) -> None:
        """The first two fields; the number of people comes first where there is one. Two forms are enough."""
        if len(self.fields) == 2:
            return
        self.pane.press("Enter")
        filled = {item.key: self._text() for item in capture.items[:2]}
        if capture.from_people:
            filled = {capture.items[0].key: "6", capture.items[1].key: "3,4"}
        for item in capture.items[:2]:
            self.pane.see(f"{item.title[:20]}", "Enter verder")
            self.pane.type(filled[item.key])
            self.pane.do("Enter", filled[item.key])
        self.pane.do("Escape", "Enter invullen")
        self.fields[capture.key] = filled

    def _agree(self, _: Capture) -> None:
        self.agreed.append(self._text())
        self.pane.fast((self.agreed[-1], "Enter"), ("het team", "Enter"), ("volgende week", "Enter"))
        self.pane.see("De afspraak staat erbij")

    def close(self) -> None:
        """Through the steps of the close, which are others for each programme, to the minutes."""
        shown = self.pane.do(NEXT, "Afronden")
        while BUTTON not in shown:
            before = shown
            self.pane.press(NEXT)
            shown = self.pane.wait(lambda now, before=before: now != before, "the next step")  # type: ignore[misc]
        if "Nu wissen" in shown:
            self.pane.do("Enter", "worden alle briefjes gewist")
        self.pane.do("Enter", "Verslag", self.programme.title[:30])


def ends(shown: str) -> list[str]:
    """The lines of the screen without the room after them."""
    return [line.rstrip() for line in shown.splitlines()]


def kept(folder: Path) -> dict[str, Any]:
    """The meeting as it stands on disk."""
    (path,) = (folder / "bijeenkomsten").iterdir()
    (head,) = json.loads(path.read_text("utf-8"))["bijeenkomst"].values()
    return dict(head)


def _cases() -> list[Any]:
    return [pytest.param(kind, name, id=f"{kind}-{name}") for kind, names in LED.items() for name in names]


@pytest.mark.parametrize(("kind", "programme_id"), _cases())
def test_is_led_with_keys_alone(kind: ProgrammeKind, programme_id: str, tmp_path: Path) -> None:
    programme = shipped(programme_id)
    assert programme.kind is kind
    folder = tmp_path / "Herstelgroep"
    program = python("tests.terminal.steady", "start", programme_id, "--map", str(folder))
    with terminal(tmp_path, program, (120, 36), own_folder(folder)) as pane:
        hands = Hands(pane, programme)
        hands.lead()
        hands.close()
        if programme.outcome is Outcome.SHARE:
            pane.see("Waar het over ging")
        pane.press("C-q")
        assert pane.exit_code() == 0
    check(programme, hands, folder)


def test_three_of_every_kind_are_led_or_all_there_are() -> None:
    every = [shipped(path.stem) for path in SHIPPED.glob("*.toml")]
    for kind in set(ProgrammeKind) - {ProgrammeKind.POINTER}:
        there = {programme.id for programme in every if programme.kind is kind and programme.can_be_led}
        assert set(LED[kind]) <= there
        assert len(LED[kind]) == min(3, len(there))


def check(programme: Programme, hands: Hands, folder: Path) -> None:
    """What stays of what was typed."""
    head = kept(folder)
    assert (head["status"], head["programme"]["id"]) == ("klaar", programme.id)
    (path,) = (folder / "bijeenkomsten").iterdir()
    text = path.read_text("utf-8")
    if programme.outcome is Outcome.SHARE:
        assert head["polls"] == hands.counted
        assert head["forms"] == {key: [row] for key, row in hands.fields.items()}
    stays = {Outcome.SHARE: [*hands.written, *hands.agreed], Outcome.GROUP: hands.agreed, Outcome.NOTHING: []}
    must = stays[programme.outcome]
    assert bool(must) is (programme.outcome is not Outcome.NOTHING)
    assert [one for one in must if one not in text] == []
    if programme.outcome is not Outcome.SHARE:
        assert [one for one in hands.written if one in text] == []
    else:
        assert set(head["timeline"]["real"]) == {segment.key for segment in hands.script.segments}
