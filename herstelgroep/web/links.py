"""Where the little server listens, and where its pages are."""

from collections.abc import Sequence
from typing import NamedTuple

DEFAULT_PORT = 8123
MORE_PORTS = 20
"""So many ports after the proposed one are tried when it is taken."""


class Listen(NamedTuple):
    """Where to listen: a bound address and a proposed port; ``shown`` is a name for in the links instead."""

    address: str
    port: int = DEFAULT_PORT
    shown: str = ""

    @property
    def ports(self) -> Sequence[int]:
        """The ports to try, the proposed one first; port 0 is any free one."""
        return range(self.port, min(self.port + MORE_PORTS, 2**16)) if self.port else [0]


class Links(NamedTuple):
    """What to show: the phone page, the short address with its code, and the note-taker's page with its secret."""

    page: str
    short: str
    code: str
    note_taker: str
