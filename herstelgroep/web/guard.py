"""Who may ask for what: exact hosts, exact origins, and a server that never prints or keeps what people sent."""

import hmac
import logging
import sys
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, NamedTuple

from aiohttp import web

from herstelgroep.web.answers import WENT_WRONG, plain, refusal
from herstelgroep.web.gate import Gate

OWN_HEADER = "X-Herstelgroep"
MOST_FAULTS = 100
_NETWORK = (
    "socket.send() raised exception",
    "socket.accept() out of system resource",
    "Accept failed on a socket",
    "Fatal ",
    "Exception in callback _Proactor",
)

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class Faults:
    """The types of faults in the program itself: no text, so nothing of what people sent."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def add(self, error: BaseException | None) -> None:
        """Remember that this went wrong; a lost connection is no fault."""
        if not isinstance(error, OSError) and len(self.names) < MOST_FAULTS:
            self.names.append(type(error).__name__ if error is not None else "TimeoutError")


class NetworkHush(logging.Filter):
    """Keeps what asyncio has to say about other people's connections off the terminal; all else passes."""

    def __init__(self, faults: Faults) -> None:
        super().__init__()
        self._faults = faults

    def filter(self, record: logging.LogRecord) -> bool:
        """False for a line about a connection, which may hold an address."""
        if not record.getMessage().startswith(_NETWORK):
            return True
        if record.exc_info and record.exc_info[1] is not None:
            self._faults.add(record.exc_info[1])
        return False


class Conversation(web.RequestHandler):
    """aiohttp's protocol, without its logging: it would print the address of whoever sent something odd."""

    __slots__ = ("faults", "gate")

    gate: Gate
    faults: Faults

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """Remember the type of the fault, and no word of it."""
        error = kw.get("exc_info")
        self.faults.add(error if isinstance(error, BaseException) else sys.exc_info()[1])

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """A calm answer to what could not be read (400), or when the program went wrong (500)."""
        if status >= 500:
            self.faults.add(exc)
        if request.writer.output_size > 0:
            raise ConnectionResetError
        self.gate.answered()
        answer = refusal(status, WENT_WRONG.strip(), again=True) if request.method == "POST" else plain(status)
        answer.force_close()
        return answer


class Route(NamedTuple):
    """What answers at a path, to which method; ``content_type`` is what must be posted there."""

    answer: Handler
    method: str = "GET"
    content_type: str = ""


class Table:
    """The paths of one listener: open ones, and those behind a token."""

    def __init__(self, open_paths: dict[str, Route], behind: dict[str, dict[str, Route]]) -> None:
        self._open = open_paths
        self._behind = {token.encode(): routes for token, routes in behind.items()}

    def find(self, path: str) -> Route | None:
        """The route of this path. Every token is compared, each in the same time."""
        if not path.startswith("/"):
            return None
        first, slash, rest = path.removeprefix("/").partition("/")
        given = first.encode("utf-8", "surrogateescape")
        right: dict[str, Route] = {}
        for token, routes in self._behind.items():
            if hmac.compare_digest(token, given):
                right = routes
        return self._open.get(path) or right.get(slash + rest)


class Guard:
    """Stands before the routes of one listener. Whatever is not meant for it gets the same 404."""

    def __init__(self, hosts: Iterable[str], table: Callable[[], Table]) -> None:
        self._hosts = frozenset(hosts)
        self._table = table

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request, or refuse it."""
        conversation = request.protocol
        assert isinstance(conversation, Conversation)
        conversation.gate.begin_work()
        answer = await self._answer(request)
        conversation.gate.answered()
        answer.force_close()
        return answer

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host = request.headers.getall("Host", [])
        path = request.raw_path.partition("?")[0]
        route = self._table().find(path)
        if len(host) != 1 or host[0].lower() not in self._hosts or route is None:
            return plain(404)
        if request.method != route.method:
            answer = plain(405, "Zo werkt deze bladzijde niet.\n")
            answer.headers["Allow"] = route.method
            return answer
        if route.method == "POST" and (refused := _refuse_post(request, route, host[0].lower())):
            return refused
        return await route.answer(request)


def _refuse_post(request: web.BaseRequest, route: Route, host: str) -> web.Response | None:
    if request.headers.getall("Origin", []) != [f"http://{host}"] or request.headers.getall(OWN_HEADER, []) != ["1"]:
        return refusal(403, "Dit kan alleen op de bladzijde zelf. Er is niets bewaard.")
    # aiohttp takes a missing type for octet-stream
    if [one.partition(";")[0] for one in request.headers.getall("Content-Type", [])] != [route.content_type]:
        return refusal(415, "Dit kan de laptop niet lezen. Er is niets bewaard.")
    return None
