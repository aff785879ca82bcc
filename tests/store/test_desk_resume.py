"""A session that is resumed in the same app goes on being kept."""

import secrets
from datetime import date
from itertools import count
from pathlib import Path

from herstelgroep.desk import World, open_desk
from herstelgroep.session.commands import SetClosing
from herstelgroep.session.opening import Choices
from herstelgroep.store.files import RealFiles


def test_what_is_changed_after_going_on_is_kept_too(tmp_path: Path) -> None:
    seconds = count(1_795_611_600)
    world = World(lambda: next(seconds), lambda: date(2026, 11, 25), secrets.token_hex)
    with open_desk(RealFiles(), tmp_path, world) as desk:
        programme, script = desk.catalogue.script("clientenpanel", 1)
        live = desk.begin(desk.prepare(programme, script, Choices(date="2026-11-25")))
        for number in range(5):
            live.do(SetClosing("readers", f"lezer {number}"), "scherm")
        again = desk.resume(live.session.id)
        assert again.session.closing.readers == "lezer 4"
        again.do(SetClosing("readers", "het team"), "scherm")
        assert desk.flush()
        assert desk.archive.session(live.session.id).closing.readers == "het team"
        assert desk.safe_revision == again.revision
