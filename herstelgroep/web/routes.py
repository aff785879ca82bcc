"""What answers where: the pages and their parts, and what stands behind each token."""

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from aiohttp import web

from herstelgroep.programme.model import Outcome
from herstelgroep.session.model import Access, Session
from herstelgroep.web import phone
from herstelgroep.web.answers import as_json, asset, plain, refusal
from herstelgroep.web.codes import CodeDoor, Verdict, letters
from herstelgroep.web.events import Followers, Tell
from herstelgroep.web.guard import Handler, Route, Table
from herstelgroep.web.note_taker import NoteTaker

if TYPE_CHECKING:
    from herstelgroep.desk import Desk

SEALED = "application/octet-stream"
JSON = "application/json"
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
_IN_ONE = {"telefoon.js": ("nacl.js", "namen.js", "post.js", "keuzes.js", "briefje.js")}
"""Scripts that go over the air as one: a phone on bad Wi-Fi gets all of them or none."""
_KEY_PLACE, _END_PLACE = "{sleutel}", "{einde}"
_IN_THE_END = {
    Outcome.SHARE: "Wat je schrijft, komt zonder naam in het verslag.",
    Outcome.GROUP: "Aan het eind beslist de groep: wissen of bewaren.",
    Outcome.NOTHING: "Bij dit gesprek wordt niets bewaard.",
}

WRONG_CODE = "Deze code klopt niet. Kijk nog eens op het scherm: soms komt er een nieuwe."
TOO_MANY_TRIES = "Er is te vaak een verkeerde code getypt. Wacht een minuut en probeer het dan opnieuw."
OVER = "De bijeenkomst is voorbij. Er komt niets meer bij."


@cache
def pages() -> dict[str, bytes]:
    """Every page and part of a page by its file name, read once."""
    folder = files("herstelgroep.web") / "pages"
    return {file.name: file.read_bytes() for file in folder.iterdir() if _kind(file.name)}


def _kind(name: str) -> str:
    return _TYPES.get(name[name.rfind(".") :], "")


def _parts() -> dict[str, Route]:
    """The scripts and styles of the pages, for everybody."""
    parts = {name: body for name, body in pages().items() if not name.endswith(".html")}
    whole = {name: b"\n".join(pages()[part] for part in made_of) for name, made_of in _IN_ONE.items()}
    return {f"/s/{name}": Route(_shows(body, _kind(name))) for name, body in (parts | whole).items()}


def _shows(body: bytes, kind: str) -> Handler:
    async def show(request: web.BaseRequest) -> web.StreamResponse:
        return asset(body, kind)

    return show


def _page(name: str) -> Handler:
    return _shows(pages()[name], _TYPES[".html"])


class PhonePages:
    """The pages for the devices in the room, of one session."""

    def __init__(
        self,
        desk: "Desk",
        note_taker: NoteTaker,
        codes: CodeDoor,
        new_code: Callable[[], None],
        seen: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._note_taker = note_taker
        self._codes = codes
        self._new_code = new_code
        self._seen = seen

    def table(self, session: Session, access: Access, follow: Handler) -> Table:
        """The routes while the session goes on."""
        end = _IN_THE_END[session.programme.outcome]
        text = pages()["briefje.html"].decode().replace(_KEY_PLACE, phone.page_key(session))
        phone_page = text.replace(_END_PLACE, end).encode()
        return Table(
            {"/": Route(_page("code.html")), "/code": Route(self._code, "POST", JSON), **_parts()},
            {
                access.phone: {
                    "": Route(self._counted(_shows(phone_page, _TYPES[".html"]))),
                    "/nu": Route(self._state),
                    "/stuur": Route(self._take, "POST", SEALED),
                },
                access.note_taker: {
                    "": Route(_page("notulist.html")),
                    "/volg": Route(follow),
                    "/stuur": Route(taking(self._note_taker), "POST", SEALED),
                },
            },
        )

    @property
    def _session(self) -> Session | None:
        return self._desk.live.session if self._desk.live else None

    def _counted(self, handler: Handler) -> Handler:
        async def count(request: web.BaseRequest) -> web.StreamResponse:
            self._seen()
            return await handler(request)

        return count

    async def _state(self, request: web.BaseRequest) -> web.StreamResponse:
        live = self._desk.live
        return as_json(200, phone.state(live.session, live.turned) if live else phone.state(None))

    async def _take(self, request: web.BaseRequest) -> web.StreamResponse:
        return as_json(*await phone.take(self._desk, await request.read()))

    async def _code(self, request: web.BaseRequest) -> web.StreamResponse:
        given = _given_code(await request.read())
        access = self._session.phones.access if self._session else None
        if access is None or given is None:
            return refusal(400, WRONG_CODE)
        verdict = self._codes.knock(given, access.code)
        if verdict is Verdict.RIGHT:
            return as_json(200, {"naar": f"/{access.phone}"})
        if verdict is Verdict.TOO_MANY:
            return refusal(429, TOO_MANY_TRIES)
        if verdict is Verdict.WORN:
            self._new_code()
        return refusal(404, WRONG_CODE)


def _given_code(body: bytes) -> str | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    code = found.get("code") if isinstance(found, dict) else None
    return letters(code) if isinstance(code, str) else None


def following(followers: Followers, teller: Callable[[], Tell]) -> Handler:
    """Answers with a stream; every page that follows gets a teller of its own."""

    async def follow(request: web.BaseRequest) -> web.StreamResponse:
        return await followers.follow(request, teller())

    return follow


def taking(note_taker: NoteTaker) -> Handler:
    """Takes what the note-taker's page sends; after the session it only says, sealed, that it is over."""

    async def take(request: web.BaseRequest) -> web.StreamResponse:
        status, sealed = await note_taker.take(await request.read())
        return plain(status, sealed)

    return take


def farewell_table(access: Access, follow: Handler, take: Handler) -> Table:
    """The routes for a few moments after the session: the old addresses only say that it is over."""

    async def over(request: web.BaseRequest) -> web.StreamResponse:
        return as_json(200, phone.state(None))

    async def too_late(request: web.BaseRequest) -> web.StreamResponse:
        return refusal(409, OVER)

    return Table(
        {},
        {
            access.phone: {"/nu": Route(over), "/stuur": Route(too_late, "POST", SEALED)},
            access.note_taker: {"/volg": Route(follow), "/stuur": Route(take, "POST", SEALED)},
        },
    )


def screen_table(token: str, follow: Handler) -> Table:
    """The routes of the group screen."""
    return Table(_parts(), {token: {"": Route(_page("groep.html")), "/volg": Route(follow)}})
