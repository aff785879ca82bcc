"""What every screen that keeps something says when keeping does not work, and the way out."""

from herstelgroep.desk import Desk
from herstelgroep.tui.base import CalmScreen


class TroubledScreen(CalmScreen[None]):
    """Says how much is not on disk yet, and offers another folder; says it too when all is well again."""

    TELLS_TROUBLE = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.troubled = desk.trouble is not None

    def kept(self) -> None:
        """Something was kept, or could not be."""
        super().kept()
        trouble = self.desk.trouble
        if trouble is None and self.troubled:
            self.say("Alles is weer bewaard.")
        if self.troubled is not (trouble is not None):
            self.troubled = trouble is not None
            self.show_hints()

    def may(self, action_id: str) -> bool:
        """Another folder is offered only when it is needed."""
        return self.desk.trouble is not None if action_id == "elsewhere" else super().may(action_id)

    def action_elsewhere(self) -> None:
        """Go on in another folder."""
        self.home.open("elsewhere", then=self._moved_elsewhere)

    def _moved_elsewhere(self, told: str | None) -> None:
        if told:
            self.say(told)
