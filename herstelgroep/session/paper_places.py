"""Where notes from paper belong: finding a board and a column by number, key, title or another name."""

import re
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from herstelgroep.programme.checks import MOST_COLUMNS
from herstelgroep.programme.keys import folded, key_of
from herstelgroep.programme.model import Capture, CaptureKind, Item, Script, Segment, SegmentKind, Topic
from herstelgroep.programme.topics import own_topic
from herstelgroep.session.boards import Place
from herstelgroep.session.paper_file import PaperFault, PaperLine

LONGEST_NAME = 80
UNSORTED = Item(key="niet-ingedeeld", title="Niet ingedeeld")
"""The extra column for lines that name a board with columns, and no column."""


class Shelf(msgspec.Struct, frozen=True):
    """Everything of a script that a line may name."""

    script: Script

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of the list, own ones included."""
        return self.script.topic_list.topics if self.script.topic_list else ()

    @property
    def captures(self) -> tuple[Capture, ...]:
        """All captures, with one for each topic that could be held."""
        boards = (
            Capture(key=t.key, kind=CaptureKind.NOTES, title=t.title, also=t.also, items=t.columns) for t in self.topics
        )
        return (*self.script.captures, *boards)

    def knows(self, name: str) -> bool:
        """Whether anything in this meeting is called so."""
        wanted = _without_part(name)[0]
        return bool(self._segments(name) or self._captures(name) or (wanted != name and self._captures(wanted)))

    def heads(self, level: int, name: str) -> bool:
        """Whether this is the name of a part (level 1) or of a column anywhere (level 2)."""
        if level == 1:
            return self.knows(name)
        columns = (item for capture in self.captures for item in Place(capture.key, capture).columns)
        return any(_called(name, item.key, item.title, item.also) for item in columns)

    def board(self, line: PaperLine, faults: list[PaperFault]) -> Place | None:
        """The board a line names; None, and a fault told, when there is not exactly one."""
        segments, captures = self._segments(line.part), self._captures(line.part)
        name, part = line.part, 1
        if not segments and not captures:
            name, part = _without_part(line.part)
            captures = [capture for capture in self._captures(name) if capture.per_subgroup]
        keys = {capture.key for capture in captures} | {segment.capture for segment in segments if segment.capture}
        found = [capture for capture in self.captures if capture.key in keys]
        writable = [capture for capture in found if Place(capture.key, capture).holds_notes]
        exact = [capture for capture in writable if capture.key == line.part]
        if len(writable) != 1 and len(exact) != 1:
            faults.append(PaperFault(line.place_line, self._why_not(line.part, segments, writable)))
            return None
        capture = (exact or writable)[0]
        if capture.per_subgroup:
            return Place(f"{capture.key}.{part}", capture, part)
        return Place(capture.key, capture)

    def _segments(self, name: str) -> list[Segment]:
        number = _number(name)
        segments = self.script.segments
        if number is not None:
            return [segments[number - 1]] if 0 < number <= len(segments) else []
        return [s for s in segments if _called(name, s.key, s.title, s.also)]

    def _captures(self, name: str) -> list[Capture]:
        number = _number(name)
        if number is not None:
            return self._numbered_topic(number)
        return [capture for capture in self.captures if _called(name, capture.key, capture.title, capture.also)]

    def _numbered_topic(self, number: int) -> list[Capture]:
        """The topic with this number, when the part with that number takes no notes itself."""
        if any(segment.capture for segment in self._segments(str(number))):
            return []
        keys = [topic.key for topic in self.topics[number - 1 : number]] if number else []
        return [capture for capture in self.captures if capture.key in keys]

    def _why_not(self, name: str, segments: Sequence[Segment], writable: Sequence[Capture]) -> str:
        if not name:
            return "er staat niet bij waar dit briefje hoort. Vul het onderdeel in."
        shown = name[:60]
        if len(writable) > 1:
            return f"'{shown}' kan bij meer dan één bord horen: {_titles(writable)}. Kies er een."
        if any(segment.kind is SegmentKind.TOPICS for segment in segments):
            return f"bij '{shown}' horen onderwerpen. Noem het onderwerp zelf: {_titles(self.topics)}."
        if segments or self._captures(name):
            return f"bij '{shown}' horen geen briefjes. Kies uit: {_titles(self._boards())}."
        return f"'{shown}' staat niet in deze bijeenkomst. Kies uit: {_titles(self._boards())}."

    def _boards(self) -> list[Capture]:
        return [capture for capture in self.captures if Place(capture.key, capture).holds_notes]


def column_of(board: Place, line: PaperLine, faults: list[PaperFault]) -> str:
    """The key of the column a line names; "" and a fault told when that is none."""
    columns = board.columns
    number = _number(line.column)
    if not line.column:
        found: Sequence[Item] = columns
    elif number is not None:
        found = columns[number - 1 : number] if number else ()
    else:
        found = [column for column in columns if _called(line.column, column.key, column.title, column.also)]
    if len(found) == 1:
        return found[0].key
    if not line.column and board.capture.kind is CaptureKind.NOTES and len(columns) < MOST_COLUMNS:
        return UNSORTED.key
    names = ", ".join(column.title for column in columns)
    if not names:
        told = f"'{board.title}' heeft geen kolommen. Laat de kolom leeg."
    elif line.column:
        told = f"de kolom '{line.column[:60]}' is er niet bij '{board.title}'. Kies uit: {names}."
    else:
        told = f"bij '{board.title}' hoort een kolom. Kies uit: {names}."
    faults.append(PaperFault(line.place_line, told))
    return ""


def with_unsorted(shelf: Shelf, keys: frozenset[str]) -> Shelf:
    """The same with the extra column on these boards."""

    def wider(columns: tuple[Item, ...]) -> tuple[Item, ...]:
        return columns if UNSORTED in columns else (*columns, UNSORTED)

    script = shelf.script
    captures = tuple(replace(c, items=wider(c.items)) if c.key in keys else c for c in script.captures)
    script = replace(script, captures=captures)
    if script.topic_list:
        topics = tuple(replace(t, columns=wider(t.columns)) if t.key in keys else t for t in shelf.topics)
        script = replace(script, topic_list=replace(script.topic_list, topics=topics))
    return Shelf(script)


def with_own_boards(shelf: Shelf, lines: Iterable[PaperLine], faults: list[PaperFault]) -> Shelf:
    """The same with a topic, or a board of notes, for every name that is unknown."""
    unknown: dict[str, list[PaperLine]] = {}
    for line in lines:
        if line.part and _number(line.part) is None and not shelf.knows(line.part):
            unknown.setdefault(plain(line.part), []).append(line)
    for _, own in sorted(unknown.items()):
        title = min(line.part for line in own)
        if len(title) > LONGEST_NAME:
            told = f"deze naam is te lang voor een onderwerp; hoogstens {LONGEST_NAME} tekens."
            faults.append(PaperFault(own[0].place_line, told))
            continue
        shelf = _with_topic(shelf, title, own) if shelf.topics else _with_capture(shelf, title, own, faults)
    return shelf


def _with_topic(shelf: Shelf, title: str, lines: list[PaperLine]) -> Shelf:
    script = shelf.script
    topic = own_topic(title, script)
    if not any(line.column for line in lines):
        topic = replace(topic, columns=())
    assert script.topic_list is not None
    return Shelf(replace(script, topic_list=replace(script.topic_list, topics=(*shelf.topics, topic))))


def _with_capture(shelf: Shelf, title: str, lines: list[PaperLine], faults: list[PaperFault]) -> Shelf:
    script = shelf.script
    names: dict[str, str] = {}
    for line in lines:
        if line.column:
            names[plain(line.column)] = min(line.column, names.get(plain(line.column), line.column))
    if len(names) > MOST_COLUMNS:
        faults.append(
            PaperFault(lines[0].place_line, f"'{title}' heeft {len(names)} kolommen; hoogstens {MOST_COLUMNS}.")
        )
    columns: list[Item] = []
    for name in sorted(names.values()):
        columns.append(Item(key=key_of(name, {column.key for column in columns}), title=name))
    taken = {capture.key for capture in shelf.captures}
    board = Capture(key=key_of(title, taken), kind=CaptureKind.NOTES, title=title, items=tuple(columns))
    return Shelf(replace(script, captures=(*script.captures, board)))


def plain(text: str) -> str:
    """A name without case and accents; names in other scripts stay as they are."""
    return folded(text) or text.strip().casefold()


def _called(wanted: str, key: str, title: str, also: tuple[str, ...]) -> bool:
    return bool(wanted) and plain(wanted) in {plain(name) for name in (key, title, *also)}


def _number(name: str) -> int | None:
    found = re.fullmatch(r"(?:(?:onderdeel|kolom|nr|nummer) *)?([0-9]{1,3})[.)]?", name.strip().casefold())
    return int(found[1]) if found else None


def _without_part(name: str) -> tuple[str, int]:
    """A name and the small group behind it, as in "wensen groepje 2"."""
    found = re.fullmatch(r"(.+?)(?: groepje| groep| subgroep)? ([1-9])", plain(name))
    return (found[1], int(found[2])) if found else (name, 1)


def _titles(named: Iterable[Capture | Topic]) -> str:
    return ", ".join(one.title for one in named)
