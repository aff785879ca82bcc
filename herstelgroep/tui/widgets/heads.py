"""How many people came each time, drawn with characters; a number stands beside every bar."""

from collections.abc import Sequence

from herstelgroep.tui.groups.words import short_day

FULL = "●"
STEPS = "▁▂▃▄▅▆▇█"
MOST_ROWS = 8
LEAST_BAR = 4


def head_lines(heads: Sequence[tuple[str, int]], width: int) -> tuple[str, ...]:
    """A bar with its number for each of the last times; before that one line over all of them.

    ``heads`` are ISO days with people present, ``width`` is in cells.
    """
    if not heads:
        return ()
    shown = heads[-MOST_ROWS:]
    most = max(people for _, people in heads)
    room = max(LEAST_BAR, width - len(short_day(shown[0][0], year=False)) - len(str(most)) - 4)
    scale = min(1.0, room / most) if most else 1.0
    lines = list(_all(heads, width)) if len(heads) > MOST_ROWS else []
    for day, people in shown:
        cells = max(1, round(people * scale)) if people else 0
        lines.append(f"{short_day(day, year=False)}  {FULL * cells}{' ' if cells else ''}{people}")
    return tuple(lines)


def _all(heads: Sequence[tuple[str, int]], width: int) -> tuple[str, ...]:
    numbers = [people for _, people in heads]
    most, least = max(numbers), min(numbers)
    span = f"{least} tot {most} mensen" if most != least else f"steeds {most} mensen"
    marks = "".join(STEPS[round(people * (len(STEPS) - 1) / most)] if most else STEPS[0] for people in numbers)
    return (f"{len(heads)} keer: {span}", marks[-width:], "")
