"""Order without arrival: a list is kept sorted by a keyed digest of what is in it."""

import hashlib
from collections import Counter
from collections.abc import Sequence


def digests(secret: str, contents: Sequence[tuple[str, ...]]) -> list[str]:
    """A key for each content, the same whatever the order they came in.

    Equal contents stay separate: the n-th of them hashes its number too.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    keys = []
    for content in contents:
        seen[content] += 1
        keys.append(digest(secret, content, seen[content]))
    return keys


def digest(secret: str, content: tuple[str, ...], number: int) -> str:
    """The key of one content, the ``number``-th of those that are equal (from 1)."""
    state = hashlib.blake2b(key=secret.encode()[:64], digest_size=12)
    for part in (*content, str(number)):
        data = part.encode()
        state.update(len(data).to_bytes(4, "big"))
        state.update(data)
    return state.hexdigest()
