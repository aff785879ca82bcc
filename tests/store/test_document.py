"""The envelope: kind and version, older files brought up to date, newer and corrupt ones left as they are."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.store.document import Kind, pack, set_aside, unpack
from herstelgroep.store.files import write_atomically
from herstelgroep.store.trouble import DiskTrouble, FileCorrupt, FileNewer
from tests.store.disk import MemoryFiles

FOLDER = Path("/map")
PATH = FOLDER / "a.json"


def _rename(body: dict[str, Any]) -> dict[str, Any]:
    return {"plaats": body["waar"], "aantal": body["aantal"]}


def _double(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "aantal": body["aantal"] * 2}


FIRST = Kind("proef")
THIRD = Kind("proef", (_rename, _double))


def test_equal_bodies_give_equal_bytes() -> None:
    one = pack(FIRST, {"b": {"y": 1, "x": 2}, "a": 1})
    assert one == pack(FIRST, {"a": 1, "b": {"x": 2, "y": 1}})
    assert one == b'{"a":1,"b":{"x":2,"y":1},"soort":"proef","versie":1}'


def test_the_envelope_keeps_its_names() -> None:
    with pytest.raises(ValueError, match="envelope"):
        pack(FIRST, {"soort": {}})


@given(st.dictionaries(st.text().filter(lambda key: key not in ("soort", "versie")), st.text() | st.integers(0, 9)))
def test_what_is_packed_is_unpacked(body: dict[str, Any]) -> None:
    assert unpack(FIRST, pack(FIRST, body), PATH) == body


def test_older_versions_are_brought_up_to_date_step_by_step() -> None:
    assert THIRD.version == 3
    assert unpack(THIRD, pack(FIRST, {"waar": "Zaal", "aantal": 2}), PATH) == {"plaats": "Zaal", "aantal": 4}
    second = Kind("proef", (_rename,))
    assert unpack(THIRD, pack(second, {"plaats": "Zaal", "aantal": 3}), PATH) == {"plaats": "Zaal", "aantal": 6}
    assert unpack(THIRD, pack(THIRD, {"plaats": "Zaal"}), PATH) == {"plaats": "Zaal"}


def test_a_newer_version_is_told() -> None:
    with pytest.raises(FileNewer) as trouble:
        unpack(FIRST, pack(THIRD, {}), PATH)
    assert "a.json" in trouble.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"soort":"proef"}',
        b'{"versie":1}',
        b'{"soort":"anders","versie":1}',
        b'{"soort":"proef","versie":"1"}',
        b'{"soort":"proef","versie":true}',
        b'{"soort":"proef","versie":0}',
        b'{"soort":"proef","versie":1.5}',
        b'{"soort":"proef","versie":1}x',
        b'{"soort":"proef","versie":1,"waar":[1]}',
        b"\0" * 200,
        b"[" * 100_000,
    ],
)
def test_anything_else_is_corrupt(data: bytes) -> None:
    with pytest.raises(FileCorrupt):
        unpack(THIRD, data, PATH)


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with pytest.raises(FileCorrupt):
        unpack(FIRST, data, PATH)


def test_a_corrupt_file_is_set_aside_and_never_over_another() -> None:
    files = MemoryFiles(FOLDER)
    for content in (b"een", b"twee", b"drie"):
        write_atomically(files, PATH, content)
        trouble = set_aside(files, PATH, FOLDER / "opzij")
        assert "opzij" in trouble.message
    assert files.names(FOLDER / "opzij") == ["2-a.json", "3-a.json", "a.json"]
    assert files.read(FOLDER / "opzij" / "a.json") == b"een"
    assert files.read(FOLDER / "opzij" / "3-a.json") == b"drie"
    assert files.names(FOLDER) == []


def test_a_file_that_cannot_be_set_aside_stays() -> None:
    files = MemoryFiles(FOLDER)
    write_atomically(files, PATH, b"kapot")
    files.refuses = lambda what, path: OSError(5, "nee") if what == "replace" else None
    with pytest.raises(DiskTrouble):
        set_aside(files, PATH, FOLDER / "opzij")
    assert files.read(PATH) == b"kapot"
