"""Phones as they behave in a room: over real sockets, each with its own address and browser, on bad Wi-Fi."""

import asyncio
import contextlib
import re
import sys
from collections.abc import Callable
from typing import Any

from tests.web.asking import HOME, POSTED, Answer, hang_up, request, split
from tests.web.room import SOON, box, filled, new_id

AGENT = "Mozilla/5.0 (Linux; Android 14; Proeftoestel-7Q) Chrome/126"
"""What every simulated phone says it is; it may be found nowhere afterwards."""
AGAIN = 0.05
"""Seconds after which a phone tries once more; a real page is more patient."""
_KEY = re.compile(r'<meta name="sleutel" content="([^"]+)">')


class Unanswered(ConnectionError):
    """Nothing whole came back."""


class Phone:
    """One phone with its page open. ``number`` gives it an address of its own, where the system allows that.

    ``through`` is the port of who passes everything on, when that is not the laptop itself.
    """

    def __init__(self, port: int, page: str, number: int = 0, through: int = 0) -> None:
        self.through = through or port
        self.page = page
        self.host = f"{HOME}:{port}"
        self.source = f"127.0.0.{number + 2}" if sys.platform == "linux" else HOME
        self.key = ""

    async def ask(self, method: str, tail: str, body: bytes = b"") -> Answer:
        """One request and its answer. Raises ConnectionError when there is none."""
        reader, writer = await self._connected()
        try:
            async with asyncio.timeout(SOON):
                writer.write(self._request(method, tail, body))
                raw = await reader.read(-1)
        finally:
            await hang_up(writer)
        if b"\r\n\r\n" not in raw:
            raise Unanswered
        return split(raw)

    async def cut_off(self, body: bytes, *, half: bool) -> None:
        """Send a message and be gone before the answer; ``half``: before the message is whole, too."""
        with contextlib.suppress(ConnectionError):
            _, writer = await self._connected()
            sent = self._request("POST", "/stuur", body)
            writer.write(sent[: -len(body) // 2] if half else sent)
            await writer.drain()
            writer.transport.abort()

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(HOME, self.through, local_addr=(self.source, 0))

    def _request(self, method: str, tail: str, body: bytes) -> bytes:
        headers = {"Host": self.host, "User-Agent": AGENT, "Accept-Language": "nl"}
        if method == "POST":
            headers |= {"Origin": f"http://{self.host}"} | POSTED
        return request(method, self.page + tail, headers, body)

    async def open(self) -> None:
        """Open the page, which holds the key to seal with."""
        answer = await self._until_good("GET", "", b"")
        found = _KEY.search(answer.text)
        assert found, answer.text
        self.key = found[1]

    async def state(self) -> dict[str, Any]:
        """What is asked now, however long it takes to hear it."""
        return dict((await self._until_good("GET", "/nu", b"")).json)

    async def question(self, but: str = "") -> dict[str, Any]:
        """What notes are for now, once that is open and another segment than ``but``."""
        async with asyncio.timeout(4 * SOON):
            while True:
                state = await self.state()
                if state["stand"] == "open" and state["soort"] == "briefjes" and state["onderdeel"] != but:
                    return state
                await asyncio.sleep(AGAIN)

    def sealed(self, message: dict[str, Any]) -> bytes:
        """A message as it goes over the line."""
        return box(self.key, filled(message))

    async def send(self, body: bytes) -> None:
        """Send until it is acknowledged; a refusal is a fault."""
        assert (await self._until_good("POST", "/stuur", body)).json == {"goed": True}

    async def _until_good(self, method: str, tail: str, body: bytes) -> Answer:
        """Try until it is good: nobody answers, or the laptop asks to come back later, as often as that happens."""
        async with asyncio.timeout(4 * SOON):
            while True:
                with contextlib.suppress(ConnectionError):
                    answer = await self.ask(method, tail, body)
                    if answer.status == 200:
                        return answer
                    assert answer.status == 503, answer
                    assert answer.json["opnieuw"], answer
                await asyncio.sleep(AGAIN)


def a_note(question: dict[str, Any], text: str, turn: int = 0) -> dict[str, Any]:
    """A note for what is asked, in one of its places and columns by turns."""
    place = question["plekken"][turn % len(question["plekken"])]
    columns = place["kolommen"]
    column = columns[turn % len(columns)]["sleutel"] if columns else ""
    told = {"soort": "briefje", "id": new_id(), "onderdeel": question["onderdeel"]}
    return told | {"plek": place["sleutel"], "kolom": column, "tekst": text}


async def at_least(count: Callable[[], int], wanted: int) -> None:
    """Wait until so many are there."""
    async with asyncio.timeout(4 * SOON):
        while count() < wanted:
            await asyncio.sleep(AGAIN / 5)
