"""The keys to the pages of one session, made of chance that is passed in."""

from base64 import urlsafe_b64encode
from collections.abc import Callable

from herstelgroep.session.model import Access

TOKEN_BYTES = 16
KEY_BYTES = 32
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Letters that are hard to mistake for one another: no i, l or o."""
CODE_LENGTH = 6

Chance = Callable[[int], str]
"""Random text of so many bytes, in hexadecimal digits."""


def new_access(token: Chance) -> Access:
    """New keys for a session."""
    return Access(
        phone=in_address(token(TOKEN_BYTES)),
        note_taker=in_address(token(TOKEN_BYTES)),
        secret=in_address(token(KEY_BYTES)),
        seal=token(KEY_BYTES),
        salt=token(KEY_BYTES),
        code=new_code(token),
    )


def new_code(token: Chance) -> str:
    """Six letters to type on a phone that cannot scan."""
    number = int(token(TOKEN_BYTES), 16)
    letters = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[place])
    return "".join(letters)


def in_address(digits: str) -> str:
    """Random hexadecimal digits as they stand in an address."""
    return urlsafe_b64encode(bytes.fromhex(digits)).decode().rstrip("=")
