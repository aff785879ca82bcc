"""The one family of errors a person can cause, each told in calm Dutch."""


class HerstelgroepError(Exception):
    """A fault with a message for the person at the screen: what happened, what to do now."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongUsage(HerstelgroepError):
    """A command was typed in a way that cannot be understood."""
