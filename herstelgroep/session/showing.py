"""What every door shows of a session: the segment of now, its words, the notes in their order."""

from herstelgroep.privacy.groups import figures_may_be_told
from herstelgroep.privacy.order import digests
from herstelgroep.programme.model import Moment, Segment
from herstelgroep.session.boards import Place, places_of_segment, poll_key
from herstelgroep.session.clock import current_key
from herstelgroep.session.model import Note, Session

SOMEBODY_SPEAKS = "onze gast"
OWN_THEME = "ons eigen thema"


def current_segment(session: Session) -> Segment:
    """The segment the leader is in; before the start it is the first one."""
    key = current_key(session.timeline)
    return (session.script.segment(key) if key else None) or session.script.segments[0]


def neighbour(session: Session, step: int) -> Segment | None:
    """The segment one step on (1) or back (-1), past what was dropped; None at either end."""
    segments = session.script.segments
    place = segments.index(current_segment(session)) + step
    while 0 <= place < len(segments):
        if segments[place].key not in session.timeline.dropped:
            return segments[place]
        place += step
    return None


def spoken(session: Session, text: str) -> str:
    """A text of the script with the guest and the theme filled in, for the leader only."""
    guest = session.preparation.guest or SOMEBODY_SPEAKS
    return text.replace("{gast}", guest).replace("{thema}", session.theme or OWN_THEME)


def on_paper(text: str) -> str:
    """A text of the script as it is printed, before anybody knows who comes and what it is about."""
    return text.replace("{gast}", SOMEBODY_SPEAKS).replace("{thema}", OWN_THEME)


def shown_to_group(session: Session, segment: Segment) -> str:
    """What the group reads: never a name, and the theme filled in."""
    text = segment.shown or segment.title
    return text.replace("{gast}", SOMEBODY_SPEAKS).replace("{thema}", session.theme or OWN_THEME)


def places_now(session: Session) -> tuple[Place, ...]:
    """Where the segment of now catches what is said."""
    return places_of_segment(session, current_segment(session))


def ordered_notes(session: Session, board: str, column: str, *, as_typed: bool = False) -> tuple[tuple[str, Note], ...]:
    """The notes of one column with their handles.

    ``as_typed`` keeps the order of memory, the last one at the end: only for the leader's
    own screen while the segment is open. Otherwise the order tells nothing about arrival.
    """
    notes = [(handle, note) for handle, note in session.boards.get(board, {}).items() if note.column == column]
    if as_typed:
        return tuple(notes)
    contents = [(board, *(part for one in note.all() for part in one.sort_key)) for _, note in notes]
    keyed = sorted(zip(digests(session.secret, contents), notes, strict=True), key=lambda pair: pair[0])
    return tuple(note for _, note in keyed)


def vote_before(session: Session, place: Place, segment: Segment) -> dict[str, int]:
    """How was voted at first, beside the vote after it; nothing until both votes may be told."""
    if segment.moment is not Moment.AFTER:
        return {}
    before, now = (session.polls.get(poll_key(place.key, moment), {}) for moment in (Moment.BEFORE, Moment.AFTER))
    told = all(figures_may_be_told(sum(counts.values())) for counts in (before, now))
    return {item.key: before.get(item.key, 0) for item in place.capture.items} if told else {}


def may_tell(session: Session, answers: int) -> bool:
    """Whether figures may be told: never under five answers, nor when fewer than five people could answer."""
    people = session.attendance.total if session.attendance else answers
    return figures_may_be_told(min(answers, people))


def average(counts: dict[int, int]) -> str:
    """The average of marks with one decimal and a comma, rounded half up."""
    times = sum(counts.values())
    tenths = (20 * sum(mark * count for mark, count in counts.items()) + times) // (2 * times)
    sign, tenths = ("-", -tenths) if tenths < 0 else ("", tenths)
    return f"{sign}{tenths // 10},{tenths % 10}"
