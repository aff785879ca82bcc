"""The minutes as JSON, as told in ``docs/verslag.schema.json``, and back again."""

import msgspec

from herstelgroep.minutes.model import Minutes


def render_json(minutes: Minutes) -> bytes:
    """The minutes as JSON in UTF-8; equal minutes give equal bytes."""
    return msgspec.json.format(msgspec.json.encode(minutes, order="deterministic"), indent=2) + b"\n"


def read_json(data: bytes) -> Minutes:
    """Minutes from their JSON. Raises :class:`msgspec.DecodeError` when it is something else."""
    return msgspec.json.decode(data, type=Minutes)
