"""The ways between screens that more than one of them takes."""

from typing import TYPE_CHECKING, Any

from herstelgroep.session.model import Session

if TYPE_CHECKING:
    from herstelgroep.tui.app import HerstelgroepApp


def go_home(app: "HerstelgroepApp", *then: Any) -> None:
    """Close every screen down to home; ``then`` names the screen to open on it, and what that asks for."""
    from herstelgroep.tui.screens.home import HomeScreen

    while not isinstance(app.screen, HomeScreen) and len(app.screen_stack) > 1:
        app.pop_screen()
    if not isinstance(app.screen, HomeScreen):  # the app began in a meeting, and its first screen cannot be taken away
        app.open("home")
    if then:
        app.open(*then)


def from_paper(session: Session) -> bool:
    """Whether this session is being typed over from paper: it is kept, but its clock never ran."""
    return not session.timeline.marks
