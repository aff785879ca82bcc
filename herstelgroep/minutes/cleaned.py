"""One last cleaning of everything that goes into a document."""

from typing import TypeVar

import msgspec

from herstelgroep.privacy.cleaning import clean_block

T = TypeVar("T")


def cleaned(value: T) -> T:
    """The same with every text cleaned: a script of someone's own was never typed in a field."""
    if not value or isinstance(value, int):
        return value
    changed: object = value
    if isinstance(value, str):
        changed = clean_block(value)
    elif isinstance(value, tuple):
        changed = tuple(map(cleaned, value))
    elif isinstance(value, dict):
        changed = {cleaned(key): cleaned(one) for key, one in value.items()}
    elif isinstance(value, msgspec.Struct):
        changed = type(value)(**{name: cleaned(getattr(value, name)) for name in value.__struct_fields__})
    assert isinstance(changed, type(value))
    return changed
