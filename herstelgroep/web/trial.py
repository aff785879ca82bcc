"""The page to try out, before a session, whether a phone can reach this laptop."""

import asyncio

from aiohttp import web

from herstelgroep.web.answers import asset
from herstelgroep.web.gate import Limits
from herstelgroep.web.guard import Faults, Guard, Route, Table
from herstelgroep.web.links import Listen
from herstelgroep.web.listener import Listener, bind, host_of
from herstelgroep.web.routes import pages

_PAGE, _STYLE = "proef.html", "briefje.css"


class Trial:
    """Serves one page that asks nothing and keeps nothing. ``reached`` is set when it was opened."""

    def __init__(self, listen: Listen, limits: Limits | None = None) -> None:
        self._listen = listen
        self._limits = limits or Limits()
        self._listener: Listener | None = None
        self.reached = asyncio.Event()

    async def open(self) -> str:
        """Begin, and give the address of the page. Raises CannotListen."""
        listen = self._listen
        bound = bind(listen.address, listen.ports)
        port = bound.getsockname()[1]
        host = host_of(listen.shown or listen.address, port)
        table = Table({"/": Route(self._page), f"/s/{_STYLE}": Route(self._style)}, {})
        guard = Guard({host.lower(), host_of(listen.address, port)}, lambda: table)
        self._listener = Listener(bound, guard, self._limits, Faults())
        await self._listener.open()
        return f"http://{host}/"

    async def close(self) -> None:
        """Stop answering."""
        listener, self._listener = self._listener, None
        if listener is not None:
            await listener.close()

    async def _page(self, request: web.BaseRequest) -> web.StreamResponse:
        self.reached.set()
        return asset(pages()[_PAGE], "text/html")

    async def _style(self, request: web.BaseRequest) -> web.StreamResponse:
        return asset(pages()[_STYLE], "text/css")
