"""Order of arrival is in no export, and the same session gives the same bytes."""

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.formats import FORMATS, render
from herstelgroep.minutes.model import Minutes, NotesChoice
from herstelgroep.session.model import Session
from tests.minutes.example import NOTES, example, figures, laid, note_commands, opened, run, texts, timeline

ROOT = Path(__file__).parents[2]


def in_another_order(seed: int) -> Session:
    chance = random.Random(seed)
    notes = list(NOTES)
    chance.shuffle(notes)
    session = laid(run(opened(), note_commands(notes)))
    return run(session, [*figures(), *texts(), *timeline(session)])


def minutes_of(session: Session) -> Minutes:
    return build_minutes(session, NotesChoice.ALWAYS)


def test_a_hundred_orders_one_export() -> None:
    first = {name: render(minutes_of(example()), name) for name in FORMATS}
    for seed in range(100):
        minutes = minutes_of(in_another_order(seed))
        slow = seed % 10 == 0
        for name in FORMATS:
            if slow or name not in ("docx", "pdf"):
                assert render(minutes, name) == first[name]
        assert minutes == minutes_of(example())


def test_another_secret_is_another_order() -> None:
    orders = set()
    for n in range(20):
        session = replace(example(), secret=f"geheim-{n}")
        orders.add(
            tuple(
                line.text
                for part in minutes_of(session).parts
                for column in getattr(part, "columns", ())
                for line in column.notes
            )
        )
    assert len(orders) > 5


def test_order_is_not_that_of_the_alphabet_or_of_writing() -> None:
    notes = [("wonen", "goed", f"briefje {n:02}", None) for n in range(20)]
    minutes = minutes_of(run(opened(), note_commands(notes)))
    texts = [line.text for column in getattr(minutes.parts[0], "columns", ()) for line in column.notes]
    assert len(texts) == 20
    assert texts != sorted(texts)
    assert texts != sorted(texts, reverse=True)


@pytest.mark.parametrize("format", list(FORMATS))
def test_twice_the_same_bytes(format: str) -> None:
    minutes = build_minutes(example())
    assert render(minutes, format) == render(minutes, format)


def test_same_bytes_in_another_process_elsewhere(tmp_path: Path) -> None:
    code = """
import hashlib, json
from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.formats import FORMATS, render
from tests.minutes.example import example
minutes = build_minutes(example())
print(json.dumps({name: hashlib.sha256(render(minutes, name)).hexdigest() for name in FORMATS}))
"""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "USER": "iemand",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    minutes = build_minutes(example())
    here = {name: hashlib.sha256(render(minutes, name)).hexdigest() for name in FORMATS}
    assert json.loads(done.stdout) == here
