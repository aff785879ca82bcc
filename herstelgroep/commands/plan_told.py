"""The plan of a group and its memory, as calm lines for a screen of 80 columns."""

from collections.abc import Collection, Iterator
from datetime import date
from textwrap import fill, wrap

from herstelgroep.groups.memory import Memory
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.words import action_told, free_weeks, how_often, question, short_day, state
from herstelgroep.session.model import Row

WIDTH = 80
_DAY, _TIME, _STATE, _BAR = 14, 5, 12, 30


def plan_lines(group: Group, today: date, running: Collection[str] = ()) -> Iterator[str]:
    """The head of the group and a line for each day of its plan; ``running`` are sessions that are not finished."""
    yield from wrap(group.name, WIDTH)
    yield from wrap(", ".join(part for part in (group.title, how_often(group), group.place) if part), WIDTH)
    if group.free_weeks:
        yield from wrap(f"Vrij: {free_weeks(group)}", WIDTH, subsequent_indent="  ")
    yield ""
    if not group.planned:
        yield "Er staat niets gepland."
        return
    broad = len(str(len(group.planned)))
    for number, planned in enumerate(group.planned, 1):
        yield from _lines(f"{number:>{broad}}", planned, today, running)


def _lines(number: str, planned: Planned, today: date, running: Collection[str]) -> Iterator[str]:
    front = f"{number}  {short_day(planned.day, broad=2):{_DAY}}  {planned.time:{_TIME}}  "
    told = state(planned, today, running)
    short = told if len(told) <= _STATE else ""
    broad = WIDTH - len(front) - _STATE - 2
    titles = wrap(planned.title, broad) or [""]
    yield f"{front}{titles[0]:{broad}}  {short}".rstrip()
    more = [*titles[1:], *([told] if told != short else []), *question(planned, today)]
    for line in more:
        yield from wrap(line, WIDTH, initial_indent=" " * len(front), subsequent_indent=" " * len(front))


def memory_lines(group: Group, memory: Memory) -> Iterator[str]:
    """What the group remembers; parts without anything in them are not there."""
    parts = (
        ("Deze thema's zijn geweest", memory.themes_done),
        ("Dit bleef liggen", memory.left_over),
        ("Afspraken die nog open zijn", tuple(map(action_told, memory.open_actions))),
        ("Plannen die nog niet af zijn", tuple(_row(row) for rows in memory.open_rows.values() for row in rows)),
        ("Thema's die jullie zelf noemden", memory.wishes),
        ("Hoeveel mensen er waren", tuple(_heads(memory.heads))),
        ("Plekken", (_free_places(group),) if group.places else ()),
    )
    for title, lines in parts:
        if lines:
            yield f"\n{title}"
            yield from (fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ") for line in lines)


def _free_places(group: Group) -> str:
    verb = "is" if group.free_places == 1 else "zijn"
    return f"{group.free_places} van de {group.places} plekken {verb} vrij"


def _row(row: Row) -> str:
    return "; ".join(text for text in row.values() if text)


def _heads(heads: tuple[tuple[str, int], ...]) -> Iterator[str]:
    """A line for each meeting: the day, how many, and a bar of that length."""
    most = max((people for _, people in heads), default=0)
    for day, people in heads:
        bar = people if most <= _BAR else round(people * _BAR / most)
        yield f"{short_day(day, broad=2):{_DAY}}  {people:>{len(str(most))}}  {'━' * bar}".rstrip()
