"""Leading a session line by line, until it stops or is finished; everything is kept meanwhile."""

from collections.abc import Callable

from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.plain.agreed import tell_recalled
from herstelgroep.plain.talk import Talk, without_field
from herstelgroep.plain.words import hear
from herstelgroep.privacy.cleaning import clean_line
from herstelgroep.programme.rights import owner_told
from herstelgroep.store.archive import title_of


def lead(desk: Desk, read: Callable[[], str], prompt: str = "") -> None:
    """Lead the session that the desk has. ``read`` gives a line with its end, and "" when there are no more."""
    assert desk.live is not None
    talk = Talk(desk, desk.live, say)
    say(f"{title_of(talk.session)}. Typ help voor alle woorden.")
    if len(talk.session.timeline.marks) == 1:  # it has just begun
        for line in owner_told(talk.session.programme):
            say(line)
        tell_recalled(talk)
    talk.here()
    while not talk.done:
        if prompt:
            print(prompt, end="", flush=True)
        line = read()
        if not line:
            talk.stopped()
            return
        try:
            hear(talk, clean_line(line))
        except HerstelgroepError as error:
            say(without_field(error.message))
            if talk.asking is not None:
                say(talk.question)


def say(line: str) -> None:
    """Say one thing, at once."""
    print(line, flush=True)
