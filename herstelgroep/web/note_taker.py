"""The note-taker's page: the notes as the leader sees them, and a second pair of hands to type.

Everything goes sealed, both ways, with a secret that only stands in the fragment of an address.
Every page that is open is a door of its own: what was typed there is remembered by its handle, in
memory, and only that can be changed or undone from there.
"""

from typing import TYPE_CHECKING, NamedTuple

from herstelgroep.errors import HerstelgroepError
from herstelgroep.privacy.cleaning import MOST_CHARACTERS
from herstelgroep.privacy.receipts import receipt
from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, places
from herstelgroep.session.clock import is_still
from herstelgroep.session.commands import Command
from herstelgroep.session.face_down import waiting_count
from herstelgroep.session.live import PHONES, LiveSession
from herstelgroep.session.model import Access, Session
from herstelgroep.session.notes import note_at
from herstelgroep.session.people import present_groups
from herstelgroep.session.phones import is_received
from herstelgroep.session.refusals import Overtaken, Refused
from herstelgroep.session.showing import current_segment, ordered_notes, places_now, shown_to_group
from herstelgroep.web.kept import PATIENCE, on_disk
from herstelgroep.web.messages import Changed, FromNoteTaker, NotUnderstood, Removed, Typed, Undo, from_note_taker
from herstelgroep.web.sealing import MOST_BYTES, CannotOpen, open_from_page, seal_for_page
from herstelgroep.web.standing import SENTENCES, Standing, for_notes

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

DOOR = "notulist"
MOST_PAGES = 32
"""More open pages than anybody has; of more, one is let go."""
STILL_THERE = "Je tekst staat er nog."
NO_SENSE = f"Dit konden we niet lezen. {STILL_THERE} Laad de bladzijde opnieuw."
NOT_KEPT_YET = f"Dit is nog niet bewaard. {STILL_THERE} Over een paar tellen proberen we het opnieuw."
NOT_YOURS = "Dit briefje is ergens anders geschreven. Vraag de gespreksleider om het te veranderen."
NOT_ALONE = "Hier liggen andere briefjes onder. Vraag de gespreksleider om ze eerst los te leggen."
DONE_BEFORE = "Dit was al ongedaan gemaakt."


class Sealed(NamedTuple):
    """The answer to the page: an HTTP status, and a sealed text."""

    status: int
    body: str


class _Answer(NamedTuple):
    status: int
    said: str = ""
    again: bool = False


def door_of(page: str) -> str:
    """The door of a page, by what it calls itself; those that say nothing share one."""
    return f"{DOOR} {page}" if page else DOOR


class NoteTaker:
    """What one session shows to its note-taker and takes from it; a next session begins afresh."""

    def __init__(self, desk: "Desk", seconds: float = PATIENCE) -> None:
        self._desk = desk
        self._seconds = seconds
        self._forget("")

    def _forget(self, secret: str) -> None:
        self._secret = secret
        self._typed: dict[str, str] = {}  # handle -> page
        self._pages: dict[str, tuple[str, _Answer] | None] = {}  # page -> its last undo, the longest silent first
        self._fresh: set[str] = set()
        self._segment = ""

    def _now(self) -> tuple[LiveSession, Access] | None:
        """The session of now with its keys, or None when it is over; the last secret stays to say so."""
        live = self._desk.live
        access = live.session.phones.access if live else None
        if live is None or access is None:
            return None
        if access.secret != self._secret:
            self._forget(access.secret)
        here = current_segment(live.session).key
        if here != self._segment:
            self._segment = here
            self._fresh.clear()
        return live, access

    def snapshot(self) -> bytes:
        """All that the page shows, sealed, in base64; empty as long as there was no session."""
        now = self._now()
        content = self._content(now[0]) if now else _standing(None)
        shown = {"soort": "notulist", "kleuren": self._desk.settings.theme.value, **content}
        return seal_for_page(self._secret, shown).encode() if self._secret else b""

    def _content(self, live: LiveSession) -> dict[str, object]:
        session = live.session
        segment = current_segment(session)
        here = {place.key for place in places_now(session)}
        allowed = present_groups(session.attendance)
        return {
            **_standing(session),
            "programma": session.programme.title,
            "onderdeel": segment.key,
            "titel": segment.title,
            "vraag": shown_to_group(session, segment),
            "plekken": [self._place(session, p, p.key in here) for p in places(session) if p.holds_notes],
            "groepen": [role.value for role in Role if role in allowed],
            "wachten": waiting_count(session),
            "stil": is_still(session.timeline),
            "ongedaan": sorted(page for page in self._pages if live.can_undo(door_of(page))),
        }

    def _place(self, session: Session, place: Place, now: bool) -> dict[str, object]:
        columns = place.columns
        return {
            "sleutel": place.key,
            "titel": place.title,
            "nu": now,
            "kolommen": [{"sleutel": column.key, "titel": column.title} for column in columns],
            "briefjes": [note for column in columns for note in self._notes(session, place.key, column.key)],
        }

    def _notes(self, session: Session, board: str, column: str) -> list[dict[str, object]]:
        """In no order of arrival; only what was typed here in this segment comes at the end."""
        settled = [one for one in ordered_notes(session, board, column) if one[0] not in self._fresh]
        typed = [one for one in ordered_notes(session, board, column, as_typed=True) if one[0] in self._fresh]
        return [
            {
                "greep": handle,
                "kolom": note.column,
                "groep": note.role.value if note.role else "",
                "tekst": note.text,
                "keer": note.count,
                "van": self._typed.get(handle, ""),
            }
            for handle, note in (*settled, *typed)
        ]

    async def take(self, body: bytes) -> Sealed:
        """Carry out what the page asks; what was asked before is answered and changes nothing."""
        now = self._now()
        if now is None:
            return self._sealed(_Answer(409, f"{SENTENCES[Standing.OVER]} {STILL_THERE}"), "")
        live, access = now
        try:
            message = from_note_taker(open_from_page(access.secret, body if len(body) <= MOST_BYTES else b""))
        except (CannotOpen, NotUnderstood):
            return self._sealed(_Answer(400, NO_SENSE), "")
        answer = self._carry_out(live, access, message)
        if answer.status == 200 and not await on_disk(self._desk, live.revision, self._seconds):
            answer = _Answer(503, NOT_KEPT_YET, again=True)
        return self._sealed(answer, message.id)

    def _sealed(self, answer: _Answer, message_id: str) -> Sealed:
        good = answer.status == 200
        told: dict[str, object] = {"goed": good, "zin": answer.said, "id": message_id}
        if not good:
            told["opnieuw"] = answer.again
        return Sealed(answer.status, seal_for_page(self._secret, told) if self._secret else "")

    def _carry_out(self, live: LiveSession, access: Access, message: FromNoteTaker) -> _Answer:
        came_in = receipt(access.salt, DOOR, message.id)
        try:
            if isinstance(message, Undo):
                return self._undo(live, access, came_in, message.page)
            if not is_received(live.session, came_in):
                self._do(live, came_in, message)
        except HerstelgroepError as error:
            return _Answer(409, error.message)
        return _Answer(200)

    def _do(self, live: LiveSession, came_in: str, message: Typed | Changed | Removed) -> None:
        door = door_of(message.page)
        if isinstance(message, Typed):
            handle = self._desk.new_handle()
            role = Role(message.group) if message.group else None
            add = c.AddNote(message.place, handle, message.text, message.column, role)
            live.do(c.Once(came_in, add), door)
            self._typed[handle] = message.page
            self._fresh.add(handle)
        else:
            live.do(c.Once(came_in, self._change(live.session, message)), door)
        self._remember(live, message.page)

    def _remember(self, live: LiveSession, page: str) -> None:
        """This page spoke last; of too many, the longest silent is let go, at best one that has nothing to undo."""
        self._pages[page] = self._pages.pop(page, None)
        if len(self._pages) <= MOST_PAGES:
            return
        silent = [other for other in self._pages if other != page]
        gone = next((other for other in silent if not live.can_undo(door_of(other))), silent[0])
        live.let_go(door_of(gone))
        del self._pages[gone]
        self._typed = {handle: by for handle, by in self._typed.items() if by != gone}

    def _change(self, session: Session, message: Changed | Removed) -> Command:
        """The command for a note that was typed on that page. Raises Refused when it was not, or is gone."""
        if self._typed.get(message.handle) != message.page:
            raise Refused(NOT_YOURS)
        if isinstance(message, Changed):
            return c.EditNote(message.place, message.handle, message.text, if_now=message.was)
        note = note_at(session, message.place, message.handle)
        if message.was not in (None, note.text):
            raise Overtaken
        if note.pile:
            raise Refused(NOT_ALONE)
        return c.RemoveNote(message.place, message.handle, if_now=note)

    def _undo(self, live: LiveSession, access: Access, came_in: str, page: str) -> _Answer:
        undone = self._pages.get(page)
        if undone and undone[0] == came_in:
            return undone[1]
        if is_received(live.session, came_in):
            return _Answer(200, DONE_BEFORE)
        # The receipt comes first and on its own: also one that is refused is never tried again later.
        live.do(c.Once(came_in, c.SetAccess(access)), PHONES)
        try:
            answer = _Answer(200, live.undo(door_of(page)))
        except HerstelgroepError as error:
            answer = _Answer(409, error.message)
        self._remember(live, page)
        self._pages[page] = came_in, answer
        return answer


def _standing(session: Session | None) -> dict[str, object]:
    """Whether anything can be typed, and an empty page around it."""
    standing = for_notes(session)
    return {
        "programma": "",
        "onderdeel": "",
        "titel": "",
        "vraag": "",
        "plekken": [],
        "groepen": [],
        "wachten": 0,
        "stand": standing.value,
        "zin": SENTENCES[standing],
        "stil": False,
        "ongedaan": [],
        "hoogstens": MOST_CHARACTERS,
    }
