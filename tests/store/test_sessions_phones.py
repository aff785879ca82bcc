"""What came from phones in a file: all of it back after a crash, nothing that tells of arrival, gone at the end."""

from itertools import permutations
from pathlib import Path
from random import Random

import msgspec

from herstelgroep.privacy.receipts import receipt
from herstelgroep.session import commands as c
from herstelgroep.session.access import new_access
from herstelgroep.session.model import Phones, Session
from herstelgroep.store.files import RealFiles
from herstelgroep.store.folder import Folder
from herstelgroep.store.sessions import read_session, session_path
from tests.building import START, a_session, after
from tests.store.test_sessions import KEPT, handles, kept

CHANCE = Random(8)
ACCESS = new_access(lambda size: CHANCE.randbytes(size).hex())
TEXTS = ("De tuin", "De tuin", "Het uitzicht", "[b]vet[/b]")


def ids(number: int) -> str:
    return receipt(ACCESS.salt, f"telefoon {number}")


def sent(order: tuple[int, ...] = (0, 1, 2, 3)) -> Session:
    """A session with notes face down and open votes, that came in this order."""
    session = after(a_session(), c.SetAccess(ACCESS))
    for number in order:
        note = c.AddNote("bord", f"h{number}", TEXTS[number], "hielp", face_down=True)
        session = after(session, c.Once(ids(number), note), c.Answer("stemming@na", ids(10 + number), "ja"))
    return session


def test_all_of_it_comes_back(tmp_path: Path) -> None:
    session = sent()
    kept(tmp_path, session)
    again = read_session(RealFiles(), session_path(Folder(tmp_path), session.id), handles())
    assert again.phones == session.phones
    assert sorted(note.text for _, _, note in again.each_waiting()) == sorted(TEXTS)
    assert after(again, c.Once(ids(2), c.AddNote("bord", "x", TEXTS[2], "hielp", face_down=True))) == again
    assert after(again, c.TakeBack(ids(2), ids(99), "bord", TEXTS[2], "hielp")).note_count == len(TEXTS) - 1


def test_arrival_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    assert len({kept(tmp_path, sent(order)) for order in permutations(range(4))}) == 1


def test_receipts_stand_apart_from_what_they_are_for(tmp_path: Path) -> None:
    body = msgspec.json.decode(kept(tmp_path, sent()))
    receipts = body.pop("ontvangen")["alle"]["bewijzen"]
    assert receipts == sorted(receipts)
    assert len(receipts) == len(TEXTS)
    assert not any(known in msgspec.json.encode(body).decode() for known in receipts)
    assert len(body["wachtend"]) == len(TEXTS)


def test_at_the_end_keys_receipts_and_open_votes_are_gone(tmp_path: Path) -> None:
    session = sent()
    data = kept(tmp_path, after(session, c.Finish(START + 600))).decode()
    body = msgspec.json.decode(data)
    assert (body.get("ontvangen"), body.get("wachtend")) in (({}, {}), (None, None))
    words = [*session.phones.received, *(ids(10 + n) for n in range(4)), *map(str, msgspec.structs.astuple(ACCESS)[:6])]
    assert not [word for word in words if word in data]
    again = read_session(RealFiles(), session_path(Folder(tmp_path), session.id), handles())
    assert (again.phones, again.polls) == (Phones(), {"stemming@na": {"ja": 4}})


def test_of_a_talk_that_belongs_to_nobody_no_key_is_written(tmp_path: Path) -> None:
    talk = after(a_session(outcome="niets"), c.SetAccess(ACCESS))
    assert ACCESS.phone not in kept(tmp_path, talk).decode()


def test_a_file_of_version_1_has_nothing_of_phones() -> None:
    session = read_session(RealFiles(), KEPT / "bijeenkomst-versie-1.json", handles())
    assert (session.waiting, session.phones) == ({}, Phones())


def test_the_kept_file_of_version_2_opens_for_ever() -> None:
    session = read_session(RealFiles(), KEPT / "bijeenkomst-versie-2.json", handles())
    assert sorted(note.text for _, _, note in session.each_waiting()) == sorted(TEXTS)
    assert session.phones.access is not None
    assert len(session.phones.received) == len(TEXTS)
    assert len(session.phones.answers["stemming@na"]) == len(TEXTS)
