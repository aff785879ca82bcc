"""When a command cannot be done: one calm sentence, and nothing has changed."""

from herstelgroep.errors import HerstelgroepError


class Refused(HerstelgroepError):
    """The command was not carried out; the session is as it was."""


class Overtaken(Refused):
    """What the command would change has been changed from elsewhere in the meantime."""

    def __init__(self) -> None:
        super().__init__("Dit is intussen op een andere plek veranderd. Er is niets weg. Kijk hoe het nu staat.")
