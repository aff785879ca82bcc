"""Keys and names: making a key of a title, and matching names forgivingly."""

import re
import unicodedata


def folded(text: str) -> str:
    """Lower case, without accents and with everything but letters and digits as one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain.casefold()))


def key_of(title: str, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """A key made of a title: small letters, digits and hyphens, and not yet taken."""
    base = folded(title).replace(" ", "-")[:40].strip("-") or "onderwerp"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key


def is_key(text: str) -> bool:
    """Whether a text can be a key: small letters, digits and hyphens."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def answers_to(wanted: str, key: str, title: str, also: tuple[str, ...]) -> bool:
    """Whether something with this key, title and other names is meant by ``wanted``."""
    names = (key, title, *also)
    plain = folded(wanted)
    # A name of signs only, such as an emoji, has nothing to fold to.
    return plain in {folded(name) for name in names} if plain else wanted.strip() in names
