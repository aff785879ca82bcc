"""The ways between screens that more than one of them takes."""

from typing import TYPE_CHECKING, Any

from herstelgroep.session.model import Session
from herstelgroep.tui.screens import make_screen

if TYPE_CHECKING:
    from herstelgroep.tui.app import HerstelgroepApp


def go_home(app: "HerstelgroepApp", *then: Any) -> None:
    """Close every screen down to home; ``then`` names the screen to open on it, and what that asks for."""
    from herstelgroep.tui.screens.home import HomeScreen

    while len(app.screen_stack) > 1:
        app.pop_screen()
    if not isinstance(app.screen, HomeScreen):
        app.switch_screen(make_screen("home", app.desk))
    if then:
        app.open(*then)


def from_paper(session: Session) -> bool:
    """Whether this session is being typed over from paper: it is kept, but its clock never ran."""
    return not session.timeline.marks
