"""Home with hundreds of programmes of one's own over home with none: the programmes are read when somebody asks."""

from pathlib import Path

from benchmarks import first_frame, sessions
from benchmarks.pairs import Effort, Pairs, in_turns
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import open_folder
from herstelgroep.store.programmes import ENDING, built_in_folder

STARTS = 21
OWN = 300
MODEL = "clientenpanel"


def measure(effort: Effort) -> Pairs:
    """Start in turns in a folder with, and in one without; both have a session that is not finished."""
    first_frame.compile_first()
    with sessions.fresh_folder() as full, sessions.fresh_folder() as empty:
        for root in (full, empty):
            sessions.kept_session(root, notes=20)
        make_own(full, OWN)
        return in_turns(
            lambda: first_frame.ours(full), lambda: first_frame.ours(empty), effort.rounds(STARTS), effort.warm_up
        )


def make_own(root: Path, count: int) -> None:
    """So many programmes in the user's folder, each with a name and a title of its own."""
    text = (built_in_folder() / f"{MODEL}{ENDING}").read_text("utf-8")
    programmes = open_folder(RealFiles(), root).programmes
    for number in range(count):
        own = text.replace(f'id = "{MODEL}"', f'id = "eigen-{number}"', 1).replace(
            'titel = "Cliëntenpanel"', f'titel = "Eigen panel {number}"', 1
        )
        (programmes / f"eigen-{number}{ENDING}").write_text(own, "utf-8")
