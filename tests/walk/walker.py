"""One meeting led from its start to its end through the core: a real desk, real files, a clock of its own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from itertools import count
from pathlib import Path
from random import Random

import msgspec
import pytest

from herstelgroep.desk import Desk, World, open_desk
from herstelgroep.programme.model import Capture, CaptureKind, Outcome, Programme, Role, Script, Segment
from herstelgroep.programme.topics import own_topic
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, places, places_of_segment, poll_key
from herstelgroep.session.clock import view
from herstelgroep.session.commands import Command
from herstelgroep.session.live import LiveSession
from herstelgroep.session.model import Action, Leftover, Session
from herstelgroep.session.opening import Choices, first_topics
from herstelgroep.session.refusals import Refused
from herstelgroep.session.showing import shown_to_group, spoken
from herstelgroep.store.files import RealFiles
from herstelgroep.store.sessions import tables_of
from tests.building import MINUTE, START, present

DOOR = "scherm"
GUEST, CALL, PLACE, THEME = "Annelies Vandergast", "06-99887766", "Huiskamer Zuid", "Het thema van de proef"
PRESENT = present(8, 6, 5)
STILL = 3 * MINUTE


class Way(msgspec.Struct, frozen=True):
    """How a meeting is walked: with few or many topics, few answers, and what becomes of the notes."""

    name: str
    many: bool = False
    answers: int = 6
    keep: bool = False


ONE, OTHER = Way("weinig"), Way("veel", many=True, answers=4, keep=True)


def ways(programme: Programme, script: Script) -> tuple[Way, ...]:
    """Both ways where something differs between them."""
    votes = any(capture.kind is CaptureKind.POLL for capture in script.captures)
    differs = script.topic_list or votes or programme.outcome is Outcome.GROUP
    return (ONE, OTHER) if differs else (ONE,)


class Walk:
    """Leads one meeting. ``said`` must be found in its fullest minutes, ``gone`` nowhere; ``agreed`` are agreements."""

    def __init__(self, root: Path, programme: Programme, script: Script, way: Way) -> None:
        self.root, self.programme, self.script, self.way = root, programme, script, way
        self.random = Random(f"{programme.id}/{script.nr}/{way.name}")
        self.now = START
        self.said: list[str] = []
        self.gone: list[str] = []
        self.agreed: list[str] = []
        self.later: list[str] = []
        self.undone = 0
        self._numbers = count(1)
        self._filled: set[str] = set()
        self._live: LiveSession | None = None

    @property
    def session(self) -> Session:
        """The state of now."""
        return self.live.session

    @property
    def live(self) -> LiveSession:
        """The meeting that goes on."""
        assert self._live is not None
        return self._live

    @property
    def shared(self) -> bool:
        """Whether what is written leaves the room."""
        return self.programme.outcome is Outcome.SHARE

    def lead(self) -> Session:
        """From the first segment to the end, with the app closed and opened again half-way."""
        with self._desk() as desk:
            self._live = desk.begin(desk.prepare(self.programme, self.script, self._choices()))
            segments = self.session.script.segments
            half = (len(segments) + 1) // 2
            self._arrive()
            self._through(segments[:half])
            self.read_back(desk)
            before, name = tables_of(self.session), self.session.id
        with self._desk() as desk:
            self._live = desk.resume(name)
            assert tables_of(self.session) == before
            self._through(segments[half:])
            self._close()
            self.do(c.Finish(self.now, keep_notes=self.way.keep))
            assert desk.flush()
            self.read_back(desk)
        return self.session

    def read_back(self, desk: Desk) -> None:
        """What is on disk is what may be on disk of the state of now, and no more."""
        assert desk.flush()
        assert desk.trouble is None
        assert tables_of(desk.archive.session(self.session.id)) == tables_of(self.session)

    def _desk(self) -> AbstractContextManager[Desk]:
        def token(size: int) -> str:
            return f"{self.random.getrandbits(8 * size):0{2 * size}x}"

        return open_desk(RealFiles(), self.root, World(lambda: self.now, lambda: date(2025, 11, 25), token))

    def _choices(self) -> Choices:
        topics = first_topics(self.script)
        listed = self.script.topic_list
        if listed and self.way.many:
            own = own_topic("Een eigen onderwerp", self.script)
            topics = (*listed.topics[len(listed.topics) - listed.most + 1 :], own)
        return Choices(
            date="2025-11-25",
            place=PLACE,
            theme=THEME if self.script.free_theme else "",
            guest=GUEST,
            call=CALL,
            topics=topics,
            attendance=None,
            end=START + self.script.minutes * MINUTE,
        )

    def do(self, command: Command) -> None:
        """Do it; now and then take it back and do it again, and everything is as it was each time."""
        before = self.session
        after = self.live.do(command, DOOR)
        assert after != before
        if self.random.random() < 0.08 and self.live.can_undo(DOOR):
            assert self.live.undo(DOOR).endswith(".")
            assert self.session == before
            assert self.live.do(command, DOOR) == after
            self.undone += 1

    def refused(self, command: Command) -> None:
        """It cannot be done, and nothing changes."""
        before = self.session
        with pytest.raises(Refused) as told:
            self.live.do(command, DOOR)
        assert told.value.message.endswith(".")
        assert self.session is before

    def text(self) -> str:
        """Words that stand nowhere else."""
        return f"gezegd {next(self._numbers):04}"

    def _handle(self) -> str:
        return f"h{next(self._numbers)}"

    def _arrive(self) -> None:
        """Count who is there; a group opens its notes, and before that there is no writing."""
        self.do(c.SetAttendance(PRESENT))
        boards = [place for place in places(self.session) if place.holds_notes]
        if self.programme.outcome is Outcome.GROUP:
            if boards:
                self.refused(self._note(boards[0], boards[0].columns[0].key, self._lost()))
            self.do(c.SetOpened(True))

    def _lost(self) -> str:
        self.gone.append(self.text())
        return self.gone[-1]

    def _through(self, segments: tuple[Segment, ...]) -> None:
        everything = self.session.script.segments
        for segment in segments:
            if segment is not everything[0]:
                self.do(c.GoTo(segment.key, self.now))
            self._words(segment)
            seen = view(self.session, self.now)
            assert (seen.segment, seen.left, seen.over) == (segment.key, segment.minutes, 0)
            self._fill_in(segment)
            if segment is everything[len(everything) // 2]:
                self._off_record()
                self._stand_still()
            self.now += segment.minutes * MINUTE
            seen = view(self.session, self.now)
            assert (seen.left, seen.over) == (0, 0)

    def _words(self, segment: Segment) -> None:
        """No gap is left open in what is said, and the group never reads who the guest is."""
        for text in (*segment.say, *segment.do, *segment.mind, segment.easier):
            assert "{" not in spoken(self.session, text)
        shown = shown_to_group(self.session, segment)
        assert shown
        assert "{" not in shown
        assert GUEST not in shown

    def _stand_still(self) -> None:
        self.do(c.HoldStill(self.now))
        self.now += STILL
        self.do(c.Resume(self.now))

    def _off_record(self) -> None:
        """Nothing that is asked for off the record is kept."""
        self.do(c.SetOffRecord(True))
        for command in (*self._something(places(self.session)), c.SetAction(self._handle(), Action(self._lost()))):
            self.refused(command)
        self.do(c.SetOffRecord(False))

    def _something(self, found: tuple[Place, ...]) -> list[Command]:
        """Something new in each of these places, that must not come in."""
        makers: dict[CaptureKind, Callable[[Place], Command]] = {
            CaptureKind.NOTES: lambda p: self._note(p, p.columns[0].key, self._lost()),
            CaptureKind.POLL: lambda p: c.SetCount(p.key, p.capture.items[0].key, 7),
            CaptureKind.MARKS: lambda p: c.AddMark(p.key, p.capture.items[0].key, p.capture.scale[0]),
            CaptureKind.FORM: lambda p: c.SetField(p.key, "", p.capture.items[0].key, self._lost()),
        }
        return [makers[p.capture.kind](p) for p in found if p.capture.kind in makers]

    def _note(self, place: Place, column: str, text: str, role: Role | None = None, *, down: bool = False) -> Command:
        return c.AddNote(place.key, self._handle(), text, column, role, face_down=down)

    def _fill_in(self, segment: Segment) -> None:
        found = places_of_segment(self.session, segment)
        if self.programme.outcome is Outcome.NOTHING:
            for command in self._something(found):
                self.refused(command)
            return
        for place in found:
            if place.capture.kind is CaptureKind.POLL:
                self._vote(place, segment)
            elif place.key not in self._filled or place.capture.kind is CaptureKind.NOTES:
                self._fill(place, segment.speaks)

    def _fill(self, place: Place, speaks: Role | None) -> None:
        first = place.key not in self._filled
        self._filled.add(place.key)
        match place.capture.kind:
            case CaptureKind.NOTES:
                self._write(place, speaks, first=first)
            case CaptureKind.MARKS:
                self._mark(place)
                self._write(place, speaks, first=first)
            case CaptureKind.FORM:
                self._fill_form(place)
            case CaptureKind.ACTIONS:
                self._agree()

    def _write(self, place: Place, speaks: Role | None, *, first: bool) -> None:
        """Notes in every column; one each that is changed, taken away, laid together, and shown later."""
        for column in place.columns:
            for role in (speaks or Role.CLIENT, Role.PROFESSIONAL):
                self.said.append(self.text())
                self.do(self._note(place, column.key, self.said[-1], role))
        if not first or not place.columns:
            return
        last = place.columns[-1].key
        self.do(self._note(place, last, self._lost()))
        handles = list(self.session.boards[place.key])
        self.do(c.EditNote(place.key, handles[-1], self._lost()))
        self.do(c.RemoveNote(place.key, handles[-1]))
        if len(place.columns) > 1:
            self.do(c.MoveNote(place.key, handles[0], place.key, last))
            self.do(c.MoveNote(place.key, handles[0], place.key, place.columns[0].key))
        self.do(c.LayTogether(place.key, handles[0], (handles[-2],)))
        self.said.append(self.text())
        self.do(self._note(place, last, self.said[-1], down=True))
        self.do(c.ShowWaiting(place.key))
        if len(self._filled) % 2:
            self.said.append(self.text())
            self.do(c.SetSummary(place.key, self.said[-1]))

    def _vote(self, place: Place, segment: Segment) -> None:
        """All but two for the first choice, and afterwards the other way about."""
        self._filled.add(place.key)
        choices = [item.key for item in place.capture.items]
        for choice, number in votes(choices, segment, self.way.answers).items():
            self.do(c.SetCount(poll_key(place.key, segment.moment), choice, number))

    def _mark(self, place: Place) -> None:
        for item, marks in marks_for(place.capture).items():
            for mark in marks:
                self.do(c.AddMark(place.key, item, mark))

    def _fill_form(self, place: Place) -> None:
        """Every field; of a table two full rows and one with only its first field."""
        capture = place.capture
        fields = [item.key for item in capture.items]
        if capture.from_people:
            self.do(c.SetField(place.key, "", fields[0], str(capture.from_people - 1)))
            self.refused(c.SetField(place.key, "", fields[1], "6,5"))
        if not capture.rows:
            for field, text in self._values(capture, fields).items():
                self.do(c.SetField(place.key, "", field, text))
            return
        for filled in (fields, fields, fields[:1]):
            self.do(c.AddRow(place.key, self._handle(), self._values(capture, filled)))
        self.do(c.AddRow(place.key, "weg", {fields[0]: self._lost()}))
        self.do(c.RemoveRow(place.key, "weg"))

    def _values(self, capture: Capture, fields: list[str]) -> dict[str, str]:
        values = {field: self.text() for field in fields}
        if capture.from_people:
            numbered = enumerate(fields[1:], 1)
            values = {fields[0]: str(capture.from_people)} | {field: f"3,{number}" for number, field in numbered}
        self.said += list(values.values())
        return values

    def _agree(self) -> None:
        for _ in range(2):
            self.agreed.append(self.text())
            self.do(c.SetAction(self._handle(), Action(self.agreed[-1], "het team", "volgende week")))
        self.do(c.SetAction("weg", Action(self._lost())))
        self.do(c.SetAction("weg", None))

    def _close(self) -> None:
        """What no segment asked for, what is left over, and the last lines of the minutes."""
        if self.programme.outcome is Outcome.NOTHING:
            return
        for place in places(self.session):
            if place.key not in self._filled and place.capture.kind is not CaptureKind.POLL:
                self._fill(place, None)
        if not self.agreed:
            self._agree()
        for people in (6, 3):
            self.later.append(self.text())
            self.do(c.SetLeftover(self._handle(), Leftover(self.later[-1], people)))
        self.do(c.SetClosing("next_date", "2025-12-09"))


def votes(choices: list[str], segment: Segment, answers: int) -> dict[str, int]:
    """How many choose what: mostly the first before and once, mostly the second afterwards."""
    first, second = (choices[1], choices[0]) if segment.moment.value == "na" else (choices[0], choices[1])
    return {first: answers - 1, second: 1}


def marks_for(capture: Capture) -> dict[str, tuple[int, ...]]:
    """The marks for each line: six for the first, three for the second, five for each of the others."""
    lowest, highest = capture.scale
    each = (highest, highest, highest, lowest, lowest, lowest)
    return {item.key: each[: (6, 3, 5)[min(place, 2)]] for place, item in enumerate(capture.items)}
