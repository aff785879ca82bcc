"""The phones of a room in a process of their own: ``python -m benchmarks.senders PORT PATH``.

It reads what to do from its input, a word a line, and answers each with a line of JSON: the seconds
that every note took until it was acknowledged, connection and all.
"""

import asyncio
import json
import os
import random
import re
import secrets
import sys
import time
from base64 import b64decode
from itertools import count
from typing import Any

from nacl.public import Box, PrivateKey, PublicKey

from benchmarks import sessions

HOME = "127.0.0.1"
PHONES = 100
LONE = 10
"""Notes one after the other, with nobody else sending."""
PER_SECOND = 100
PATIENCE = 30.0
BURST, ALONE, STREAM, STOP = "burst", "alone", "stream", "stop"
_KEY = re.compile(rb'name="sleutel" content="([^"]+)"')


class Senders:
    """Phones that all write for what is asked now."""

    def __init__(self, port: int, path: str, key: bytes, question: dict[str, Any]) -> None:
        self._port, self._path, self._key = port, path, PublicKey(key)
        self._question = question
        self._numbers = count()
        self._chance = random.Random(2026)

    async def note(self, wait: float = 0.0) -> float:
        """Send one note after so many seconds; gives the seconds until it is acknowledged."""
        body = self._sealed(sessions.note_text(next(self._numbers)))
        await asyncio.sleep(wait)
        began = time.perf_counter()
        answer = await ask(self._port, "POST", f"{self._path}/stuur", body)
        seconds = time.perf_counter() - began
        if not answer.endswith(b'{"goed":true}'):
            raise SystemExit(f"a note was refused: {answer!r}")
        return seconds

    def _sealed(self, text: str) -> bytes:
        place = self._chance.choice(self._question["plekken"])
        column = self._chance.choice(place["kolommen"])["sleutel"]
        note = {"soort": "briefje", "id": secrets.token_hex(16), "onderdeel": self._question["onderdeel"]}
        plain = json.dumps(note | {"plek": place["sleutel"], "kolom": column, "tekst": text}).encode()
        own = PrivateKey.generate()
        sealed = Box(own, self._key).encrypt(plain + b" " * (-len(plain) % 256))
        return bytes(own.public_key) + bytes(sealed)

    async def burst(self) -> list[float]:
        """A hundred phones, each at a moment of its own within one second."""
        return await asyncio.gather(*(self.note(self._chance.random()) for _ in range(PHONES)))

    async def alone(self) -> list[float]:
        """Some notes, one after the other."""
        return [await self.note() for _ in range(LONE)]

    async def stream(self) -> list[float]:
        """A hundred notes a second, however long each takes, until something is said."""
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(sys.stdin.fileno(), stop.set)
        began, sent = loop.time(), [asyncio.create_task(self.note())]
        await sent[0]
        tell("begun")
        while not stop.is_set():
            await asyncio.sleep(max(0.0, began + len(sent) / PER_SECOND - loop.time()))
            sent.append(asyncio.create_task(self.note()))
        loop.remove_reader(sys.stdin.fileno())
        return await asyncio.gather(*sent)


async def ask(port: int, method: str, path: str, body: bytes = b"") -> bytes:
    """One request over a connection of its own; gives all that comes back."""
    host = f"{HOME}:{port}"
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}"]
    if method == "POST":
        lines += [f"Origin: http://{host}", "X-Herstelgroep: 1", "Content-Type: application/octet-stream"]
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(HOME, port)
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
    return answer


def tell(told: object) -> None:
    """One line for who started this."""
    print(json.dumps(told), flush=True)


def lines() -> Any:
    """What is asked, line by line, without reading ahead: the stream looks at the same input."""
    while line := os.read(sys.stdin.fileno(), 64).decode().strip():
        yield line


async def begin(port: int, path: str) -> Senders:
    """Look at the page, as phones do."""
    page, state = await ask(port, "GET", path), await ask(port, "GET", f"{path}/nu")
    found = _KEY.search(page)
    if found is None:
        raise SystemExit("the page has no key")
    return Senders(port, path, b64decode(found[1]), json.loads(state.partition(b"\r\n\r\n")[2]))


def main(port: int, path: str) -> None:
    """Do what is asked until the input ends."""
    senders = asyncio.run(begin(port, path))
    tell("ready")
    for line in lines():
        if line in (BURST, ALONE, STREAM):
            tell(asyncio.run(getattr(senders, line)()))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
