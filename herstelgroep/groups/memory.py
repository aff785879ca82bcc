"""What a group remembers of its earlier meetings: themes, what was left over, what is open; never who came."""

from collections.abc import Iterable, Mapping

import msgspec

from herstelgroep.groups.model import Group
from herstelgroep.groups.words import action_told
from herstelgroep.programme.model import Outcome
from herstelgroep.session.model import Action, Row, Session, Status

MOST_LINES = 6


class Memory(msgspec.Struct, frozen=True):
    """What is told in preparation and at the start.

    ``left_over`` and ``open_actions`` are of the last meeting. ``open_rows`` are rows of forms, by
    place, that come back until they are done. ``heads``: the day and how many people, in order of days.
    """

    themes_done: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    open_actions: tuple[Action, ...] = ()
    open_rows: dict[str, tuple[Row, ...]] = {}
    wishes: tuple[str, ...] = ()
    heads: tuple[tuple[str, int], ...] = ()


def remember(group: Group, sessions: Iterable[Session]) -> Memory:
    """What this group remembers of those of these sessions that are its own and are finished.

    Of a talk of which nothing is kept nothing is remembered either.
    """
    own = _in_order(group, sessions)
    last = own[-1] if own else None
    return Memory(
        themes_done=_themes(group, own),
        left_over=_left_over(last) if last else (),
        open_actions=tuple(action for action in last.actions.values() if not action.done) if last else (),
        open_rows=_open_rows(own),
        wishes=tuple(wish.theme for wish in group.wishes if not wish.done),
        heads=tuple((session.date, session.attendance.total) for session in own if session.attendance),
    )


def _themes(group: Group, own: list[Session]) -> tuple[str, ...]:
    """What was talked about; the title of a programme that is the same each time says nothing."""
    several = len({one.nr for one in group.planned if one.nr}) > 1
    said = (session.theme or (session.script.title if several else "") for session in own)
    return tuple(dict.fromkeys(theme for theme in said if theme))


def _in_order(group: Group, sessions: Iterable[Session]) -> list[Session]:
    places = {one.session: number for number, one in enumerate(group.planned)}
    own = [
        session
        for session in sessions
        if session.group == group.id
        and session.status is Status.FINISHED
        and session.programme.outcome is not Outcome.NOTHING
    ]
    return sorted(own, key=lambda session: (session.date, places.get(session.id, len(places)), session.id))


def _keeps_notes(session: Session) -> bool:
    """Whether the group let its notes stay: otherwise only what was agreed is remembered."""
    return session.programme.outcome is Outcome.SHARE or session.kept


def _left_over(last: Session) -> tuple[str, ...]:
    return tuple(sorted(left.text for left in last.leftovers.values())) if _keeps_notes(last) else ()


def _open_rows(own: list[Session]) -> dict[str, tuple[Row, ...]]:
    """Of every form the rows that were open the last time it was there; a course has not each form each time."""
    found: dict[str, tuple[Row, ...]] = {}
    for session in own:
        for capture in session.script.captures:
            if not capture.done_field:
                continue
            kept = session.forms if _keeps_notes(session) else {}
            for old in [key for key in found if key.partition(".")[0] == capture.key]:
                del found[old]
            found.update(_open_of(kept, capture.key, capture.done_field))
    return {key: rows for key, rows in found.items() if rows}


def _open_of(forms: Mapping[str, Mapping[str, Row]], key: str, done_field: str) -> dict[str, tuple[Row, ...]]:
    mine = {place: rows for place, rows in forms.items() if place.partition(".")[0] == key}
    return {
        place: tuple(row for row in rows.values() if any(row.values()) and not row.get(done_field, ""))
        for place, rows in mine.items()
    }


def recalled(memory: Memory) -> tuple[str, ...]:
    """A few calm sentences for the start, at most six, what matters most first."""
    lines = [f"Vorige keer bleef liggen: {text}." for text in _plain(memory.left_over)]
    lines += [f"Nog open: {action_told(action)}." for action in memory.open_actions]
    open_forms = sum(map(len, memory.open_rows.values()))
    if open_forms:
        plans = "Eén plan is" if open_forms == 1 else f"{open_forms} plannen zijn"
        lines.insert(len(_plain(memory.left_over)), f"{plans} nog niet af. Kijk samen hoe het ging.")
    lines += [f"Iemand wil het nog hebben over: {text}." for text in _plain(memory.wishes)]
    if memory.themes_done:
        lines.append(f"Jullie hadden het al over: {_listed(_plain(memory.themes_done))}.")
    if len(lines) > MOST_LINES:
        rest = len(lines) - MOST_LINES + 1
        lines = [*lines[: MOST_LINES - 1], f"En nog {rest} dingen. Die staan bij de voorbereiding."]
    return tuple(lines)


def _plain(texts: Iterable[str]) -> list[str]:
    return [text.rstrip(".") for text in texts]


def _listed(texts: list[str]) -> str:
    shown = texts[-3:]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} en {shown[-1]}"
