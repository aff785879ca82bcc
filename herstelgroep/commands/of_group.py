"""Beginning the next planned meeting of a group: its programme and number, theme, place and memory."""

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from herstelgroep.commands.common import Meeting
from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups.memory import Memory, recalled
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.plan import led, moved, next_up
from herstelgroep.groups.words import short_day
from herstelgroep.session.model import Status

if TYPE_CHECKING:
    from herstelgroep.desk import Desk
    from herstelgroep.programme.model import Script
    from herstelgroep.session.model import Session
    from herstelgroep.session.opening import Choices


class CannotBegin(HerstelgroepError):
    """This group has nothing to begin now."""


class Turn(NamedTuple):
    """The group whose turn it is, what is planned (None: this was not planned), and what it remembers."""

    group: Group
    planned: Planned | None
    memory: Memory


def turn_of(desk: "Desk", wanted: str, chosen: Meeting | None) -> tuple[Turn, Meeting]:
    """What this group does now; ``chosen`` instead of what is planned.

    Raises NoSuchGroup, a StoreTrouble or :class:`CannotBegin`.
    """
    group, today = desk.group(wanted), desk.world.today()
    _refuse_twice(desk, group)
    planned = next_up(group, today)
    while planned is not None and not planned.nr:  # a moment without a script is not led
        later = replace(group, planned=group.planned[group.planned.index(planned) + 1 :])
        planned = next_up(later, today)
    if chosen is not None and planned is not None and planned.day != today.isoformat():
        planned = None  # something else, on a day of its own
    if chosen is None and planned is None:
        raise CannotBegin(
            f"Er staat niets meer gepland voor {group.name}. "
            f'Plan er iets bij: herstelgroep plan "{group.name}" erbij DATUM'
        )
    meeting = chosen or Meeting(group.programme, planned.nr if planned else None)
    return Turn(group, planned, desk.memory_of(group)), meeting


def _refuse_twice(desk: "Desk", group: Group) -> None:
    """Starting again after a fall would otherwise take the meeting of next time."""
    own = {planned.session for planned in group.planned}
    today = desk.world.today().isoformat()
    for head in desk.archive.listing().heads:
        if head.id in own and head.date == today and head.status is Status.RUNNING:
            raise CannotBegin(
                f"Vandaag is {group.name} al begonnen. Ga verder met: herstelgroep start --verder {head.id}"
            )


def choices_of(turn: Turn, script: "Script", args: Namespace, choices: "Choices") -> "Choices":
    """The same choices with what the group brings: its place and theme, what is open, what it remembers."""
    planned = turn.planned
    own = planned.title if planned and planned.nr == script.nr and planned.title != script.title else ""
    return replace(
        choices,
        group=turn.group.id,
        place=args.plaats or turn.group.place,
        theme=args.thema or own,
        recalled=recalled(turn.memory),
        open_actions=turn.memory.open_actions,
        open_rows=turn.memory.open_rows,
    )


def tell_turn(turn: Turn, theme: str, today: str) -> None:
    """Say which group this is, which meeting of its plan, and what its members want to talk about."""
    print(turn.group.name)
    if turn.group.place:
        print(f"Plaats: {turn.group.place}")
    if turn.planned:
        print(f"In het plan: {short_day(turn.planned.day)}, {turn.planned.time}. {turn.planned.title}")
        if turn.planned.day != today:
            print("Dat is niet vandaag. In het plan staat deze bijeenkomst nu bij vandaag.")
    if theme:
        print(f"Thema: {theme}")


def keep_led(desk: "Desk", turn: Turn, session: "Session") -> None:
    """Put in the plan that this was led today, and that a theme of the members had its turn. Raises a StoreTrouble."""
    group = turn.group
    if turn.planned:
        if turn.planned.day != session.date:
            group = moved(group, turn.planned.id, date.fromisoformat(session.date))
        group = led(group, turn.planned.id, session.id)
    theme = session.theme.casefold()
    wishes = tuple(replace(wish, done=wish.done or wish.theme.casefold() == theme) for wish in group.wishes)
    if (group, wishes) != (turn.group, turn.group.wishes):
        desk.keep_group(replace(group, wishes=wishes))
