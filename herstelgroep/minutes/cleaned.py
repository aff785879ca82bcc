"""One last cleaning of everything that goes into a document."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from herstelgroep.privacy.cleaning import clean_block

T = TypeVar("T")


def cleaned(value: T, clean: Callable[[str], str] = clean_block) -> T:
    """The same with every text cleaned: a script of someone's own was never typed in a field."""
    if not value or isinstance(value, int):
        return value
    changed: object = value
    if isinstance(value, str):
        changed = clean(value)
    elif isinstance(value, tuple):
        changed = tuple(cleaned(one, clean) for one in value)
    elif isinstance(value, dict):
        changed = {cleaned(key, clean): cleaned(one, clean) for key, one in value.items()}
    elif isinstance(value, msgspec.Struct):
        changed = type(value)(**{name: cleaned(getattr(value, name), clean) for name in value.__struct_fields__})
    assert isinstance(changed, type(value))
    return changed
