"""Beginning the next planned meeting of a group: its programme and number, theme, place and memory."""

from argparse import Namespace
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from herstelgroep.commands.common import Meeting
from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups.memory import Memory, recalled
from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.turn import AlreadyBegun, begun, next_to_lead, planned_for, theme_of
from herstelgroep.groups.words import programme_gone, short_day
from herstelgroep.programme.catalogue import NoSuchProgramme

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

    Raises NoSuchGroup, NoSuchProgramme, a StoreTrouble or :class:`CannotBegin`.
    """
    group, today = desk.group(wanted), desk.world.today()
    if session_id := desk.going_on(group):
        told = AlreadyBegun(group, session_id).message
        raise CannotBegin(f"{told} Verder gaat met: herstelgroep start --verder {session_id}")
    if chosen is not None:
        programme, script = desk.catalogue.script(*chosen)
        planned = planned_for(group, programme.id, script.nr, today)
        return Turn(group, planned, desk.memory_of(group)), chosen
    planned = next_to_lead(group, today)
    if planned is None:
        raise CannotBegin(
            f"Er staat niets meer gepland voor {group.name}. "
            f'Plan er iets bij: herstelgroep plan "{group.name}" erbij DATUM'
        )
    try:
        desk.catalogue.entry(group.programme)
    except NoSuchProgramme:
        raise CannotBegin(programme_gone(group)) from None
    return Turn(group, planned, desk.memory_of(group)), Meeting(group.programme, planned.nr)


def choices_of(turn: Turn, script: "Script", args: Namespace, choices: "Choices") -> "Choices":
    """The same choices with what the group brings: its place and theme, what is open, what it remembers."""
    return replace(
        choices,
        group=turn.group.id,
        place=args.plaats or turn.group.place,
        theme=args.thema or (theme_of(turn.group, turn.planned, script) if turn.planned else ""),
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
    group = begun(turn.group, turn.planned.id if turn.planned else "", session)
    if group != turn.group:
        desk.keep_group(group)
