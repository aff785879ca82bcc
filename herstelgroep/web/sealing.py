"""The laptop's half of what the pages seal: opening what comes in, sealing what goes out.

A phone seals with a key pair of its own, new for each message, and the laptop's public key
(``nacl.box``); the note-taker's page and the laptop share one secret (``nacl.secretbox``).
What is inside is JSON, filled up with spaces so that its length tells nothing of the words.
This keeps out who listens; it does not stop who changes the page itself on its way.
"""

import binascii
import json
from base64 import b64encode, urlsafe_b64decode
from collections.abc import Mapping
from typing import TypeAlias

from nacl.bindings import (
    crypto_box_NONCEBYTES,
    crypto_box_open_easy,
    crypto_box_PUBLICKEYBYTES,
    crypto_scalarmult_base,
    crypto_secretbox_KEYBYTES,
    crypto_secretbox_MACBYTES,
    crypto_secretbox_NONCEBYTES,
)
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from herstelgroep.errors import HerstelgroepError

STEP = 256
"""Every message is filled up to a multiple of so many bytes."""
MOST_BYTES = 16 * 1024
"""No message from a page is larger, sealed and all."""
DIRECTION = "naar"
LAPTOP = "laptop"
PAGE = "bladzijde"

_KEY = crypto_box_PUBLICKEYBYTES
_NONCE = crypto_box_NONCEBYTES
_MAC = crypto_secretbox_MACBYTES

Value: TypeAlias = str | int | float | bool | None


class CannotOpen(HerstelgroepError):
    """A message that is not ours, was changed on its way, or was sealed for another meeting."""

    def __init__(self) -> None:
        super().__init__("Dit bericht kon niet open. Je tekst staat er nog. Scan de code nog een keer.")


def public_key(private_hex: str) -> str:
    """The key that phones seal with, in standard base64."""
    return b64encode(crypto_scalarmult_base(bytes.fromhex(private_hex))).decode()


def open_box(private_hex: str, body: bytes) -> dict[str, Value]:
    """What a phone sent: its key for this once, a nonce and the box. Raises :class:`CannotOpen`."""
    sender, nonce, sealed = body[:_KEY], body[_KEY : _KEY + _NONCE], body[_KEY + _NONCE :]
    _check_length(body, sealed)
    try:
        return _message(crypto_box_open_easy(sealed, nonce, sender, bytes.fromhex(private_hex)))
    except CryptoError as error:
        raise CannotOpen from error


def unchangeable(body: bytes) -> str:
    """What of a phone's message nobody on the way can change, in hexadecimal digits.

    The key before it can be written in more ways than one, and would still open it.
    """
    return body[_KEY:].hex()


def open_from_page(secret: str, body: bytes) -> dict[str, Value]:
    """What the note-taker's page sent, without the direction it names. Raises :class:`CannotOpen`.

    A message that went to the page is not taken for one that came from it.
    """
    nonce, sealed = body[:crypto_secretbox_NONCEBYTES], body[crypto_secretbox_NONCEBYTES:]
    _check_length(body, sealed)
    try:
        message = _message(SecretBox(_key(secret)).decrypt(sealed, nonce))
    except CryptoError as error:
        raise CannotOpen from error
    if message.pop(DIRECTION, None) != LAPTOP:
        raise CannotOpen
    return message


def seal_for_page(secret: str, content: Mapping[str, object]) -> str:
    """A message for the note-taker's page or the group's: base64 of a nonce and the box."""
    plain = json.dumps({**content, DIRECTION: PAGE}, ensure_ascii=False, separators=(",", ":")).encode()
    return b64encode(SecretBox(_key(secret)).encrypt(filled_up(plain))).decode()


def filled_up(plain: bytes) -> bytes:
    """The text with spaces after it, up to a multiple of :data:`STEP`."""
    return plain + b" " * (-len(plain) % STEP)


def _check_length(body: bytes, sealed: bytes) -> None:
    if len(body) > MOST_BYTES or len(sealed) <= _MAC or (len(sealed) - _MAC) % STEP:
        raise CannotOpen


def _key(secret: str) -> bytes:
    """The 256 bits that stand in an address as 43 characters. Raises :class:`CannotOpen`."""
    try:
        key = urlsafe_b64decode(secret + "=" * (-len(secret) % 4))
    except (binascii.Error, ValueError) as error:
        raise CannotOpen from error
    if len(key) != crypto_secretbox_KEYBYTES:
        raise CannotOpen
    return key


def _message(plain: bytes) -> dict[str, Value]:
    """The JSON object in it, which holds single values only."""
    try:
        found = json.loads(plain.decode())
    except (ValueError, RecursionError) as error:
        raise CannotOpen from error
    if not isinstance(found, dict):
        raise CannotOpen
    return {_whole(key): _single(value) for key, value in found.items()}


def _single(value: object) -> Value:
    if isinstance(value, str):
        return _whole(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    raise CannotOpen


def _whole(text: str) -> str:
    """Half a character, which JSON can hold and a file cannot, is dropped as in every text."""
    return text.encode(errors="ignore").decode()
