"""Answers of the little server, every one with the same headers; also those that are given before aiohttp is asked."""

import json
from http import HTTPStatus
from typing import Any

from aiohttp import web

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "herstelgroep",
}
NOT_FOUND = "Deze bladzijde is er niet, of niet meer. Vraag de gespreksleider om de code.\n"
WENT_WRONG = "Er ging iets mis op de laptop. Wat al binnen was, is bewaard. Probeer het zo opnieuw.\n"
NOT_UNDERSTOOD = "Dit kan de laptop niet lezen.\n"

_TEXT = {400: NOT_UNDERSTOOD, 404: NOT_FOUND}
_UNSEEN = {
    400: "Dit kan de laptop niet lezen. Er is niets bewaard.",
    413: "Dit is te lang. Je tekst staat er nog. Maak hem korter.",
    431: "Dit kan de laptop niet lezen. Er is niets bewaard.",
}


def plain(status: int, text: str = "") -> web.Response:
    """A short answer in plain text."""
    return web.Response(status=status, text=text or _TEXT.get(status, WENT_WRONG), headers=HEADERS)


def as_json(status: int, body: dict[str, Any]) -> web.Response:
    """An answer for a page of ours."""
    return web.Response(status=status, text=_json(body), content_type="application/json", headers=HEADERS)


def refusal(status: int, sentence: str, *, again: bool = False) -> web.Response:
    """No, with a sentence; ``again``: the page may quietly try it again later."""
    return as_json(status, {"goed": False, "zin": sentence, "opnieuw": again})


def asset(body: bytes, content_type: str) -> web.Response:
    """A page, or a part of one."""
    return web.Response(body=body, headers={**HEADERS, "Content-Type": f"{content_type}; charset=utf-8"})


def raw(status: int) -> bytes:
    """A whole answer as bytes, for a connection that aiohttp never sees."""
    body = _json({"goed": False, "zin": _UNSEEN[status], "opnieuw": False}).encode()
    head = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        *(f"{name}: {value}" for name, value in HEADERS.items()),
        "Content-Type: application/json; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
