"""Takes files through every door that reads a programme: ``python -m tests.programme.taking ROOT FILE …``.

It stands in a process of its own, so that what never ends can be ended. It prints a line of JSON for each file.
"""

import faulthandler
import io
import json
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from herstelgroep.cli import main
from herstelgroep.programme.catalogue import Origin, ProgrammeText, make_catalogue
from herstelgroep.programme.faults import FaultyProgramme
from herstelgroep.programme.reading import read_programme
from herstelgroep.programme.writing import judge
from herstelgroep.store.files import RealFiles
from herstelgroep.store.programmes import programme_text
from tests.programme.led import lead

PATIENCE = 20.0
"""Seconds after which a file is held to hang; the slowest takes well under one."""


def taken(root: Path, path: Path) -> dict[str, object]:
    """What came of one file: per door its seconds of work and, for a command, its exit code and what it said."""
    found: dict[str, object] = {"file": path.name}
    seconds: dict[str, float] = {}
    began = time.process_time()
    text = programme_text(RealFiles(), path, []) or ""
    try:
        programme = read_programme(text, path.name)
    except FaultyProgramme as error:
        found["faults"] = len(error.faults)
        seconds["read"] = time.process_time() - began
    else:
        seconds["read"] = time.process_time() - began
        found["read"] = programme.id
        seconds["judge"] = timed(lambda: sum(1 for _ in judge(programme)))
        seconds["lead"] = timed(lambda: lead(programme))
    seconds["catalogue"] = timed(lambda: make_catalogue([ProgrammeText(path.name, text, Origin.OWN)]))
    for door in (["controleer", str(path)], ["programma", "haal", str(path)]):
        out, err = io.StringIO(), io.StringIO()
        began = time.process_time()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*door, "--map", str(root)])
        seconds[door[0]] = time.process_time() - began
        found[door[0]] = [code, out.getvalue(), err.getvalue()]
    return {**found, "seconds": seconds}


def timed(work: Callable[[], object]) -> float:
    """How many seconds of work it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    for name in sys.argv[2:]:
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        print(json.dumps(taken(Path(sys.argv[1]), Path(name))), flush=True)
        faulthandler.cancel_dump_traceback_later()
