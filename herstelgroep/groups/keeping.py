"""A group as it is kept: clean, in order, and so that every calendar hears of every change."""

from msgspec.structs import replace

from herstelgroep.groups.days import GroupRefused, monday, read_day, read_time
from herstelgroep.groups.model import Group, Planned
from herstelgroep.privacy.cleaning import clean_line

MOST_MINUTES = 7 * 24 * 60


def tidy(group: Group) -> Group:
    """The group with clean text, whole days and times, and its plan in order.

    Raises :class:`~herstelgroep.groups.days.GroupRefused` when there is something in it that cannot be.
    """
    if not group.id or len({one.id for one in group.planned}) < len(group.planned):
        raise GroupRefused("Twee bijeenkomsten zijn door elkaar geraakt. Er is niets veranderd. Probeer het opnieuw.")
    planned = sorted((_tidy_one(one) for one in group.planned), key=lambda one: (one.day, one.time))
    return replace(
        group,
        name=clean_line(group.name),
        title=clean_line(group.title),
        place=clean_line(group.place),
        time=read_time(group.time),
        free_weeks=tuple(sorted({monday(read_day(week)).isoformat() for week in group.free_weeks})),
        planned=tuple(planned),
        wishes=tuple(replace(wish, theme=theme) for wish in group.wishes if (theme := clean_line(wish.theme))),
    )


def _tidy_one(one: Planned) -> Planned:
    if not 0 <= one.minutes <= MOST_MINUTES or one.changes < 0:
        raise GroupRefused("Die lengte lukt niet. Er is niets veranderd. Kies een ander aantal minuten.")
    day, time = read_day(one.day).isoformat(), read_time(one.time)
    was = read_day(one.was).isoformat() if one.was else ""
    return replace(one, day=day, time=time, was=was, title=clean_line(one.title), holiday=clean_line(one.holiday))


def renewed(earlier: Group | None, group: Group) -> Group:
    """The group as it must be kept over ``earlier``: whatever a calendar shows otherwise has gone up in ``changes``.

    So a change that is undone, another name or place of the group, or what was taken out updates a calendar too.
    """
    if earlier is None:
        return group
    known = {one.id: one for one in (*earlier.gone, *earlier.planned)}
    here = {one.id for one in group.planned}
    gone = tuple(_off(one) for one in known.values() if one.id not in here)
    every = (earlier.name, earlier.place, earlier.country) != (group.name, group.place, group.country)
    planned = tuple(_newer(known.get(one.id), one, every) for one in group.planned)
    return replace(group, planned=planned, gone=gone)


def _off(one: Planned) -> Planned:
    return one if one.skipped else replace(one, skipped=True, changes=one.changes + 1)


def _newer(old: Planned | None, new: Planned, always: bool) -> Planned:
    if old is None or new.changes > old.changes:
        return new
    if always or replace(new, changes=0) != replace(old, changes=0):
        return replace(new, changes=old.changes + 1)
    return old
