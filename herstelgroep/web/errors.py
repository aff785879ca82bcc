"""What can go wrong with the little server, told to the leader."""

from herstelgroep.errors import HerstelgroepError


class CannotListen(HerstelgroepError):
    """The server cannot begin; the message says why in one calm sentence, and what to do now."""
