"""A programme written as TOML reads back as the same programme, and a person can read it too."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given

from herstelgroep.programme.as_toml import as_toml, with_head
from herstelgroep.programme.editing import add_capture, change_capture, change_segment, copied
from herstelgroep.programme.model import CaptureKind, Programme
from herstelgroep.programme.reading import read_draft, read_programme
from herstelgroep.programme.unfinished import faults_of
from tests.building import SHIPPED, a_programme, shipped
from tests.programme.edits import edited

EXAMPLE = SHIPPED.parent / "docs" / "voorbeeld-programma.toml"
FILES = [*sorted(SHIPPED.glob("*.toml")), EXAMPLE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_programme_reads_back_as_it_is(path: Path) -> None:
    programme = read_programme(path.read_text("utf-8"), path.name)
    text = as_toml(programme)
    assert read_programme(text, "x.toml") == programme
    assert as_toml(read_programme(text, "x.toml")) == text


@given(edited())
def test_every_change_reads_back_and_is_judged_alike(programme: Programme) -> None:
    read, faults = read_draft(as_toml(programme), "x.toml")
    assert read == programme
    assert bool(faults) == bool(list(faults_of(programme)))


def test_the_keys_stand_in_the_order_of_the_example() -> None:
    programme = read_programme(EXAMPLE.read_text("utf-8"), EXAMPLE.name)
    example = {**tomllib.loads(EXAMPLE.read_text("utf-8"))}
    written = tomllib.loads(as_toml(programme))
    assert [key for key in example if key in written] == list(written)
    for one, other in zip(written["bijeenkomst"][0]["onderdeel"], example["bijeenkomst"][0]["onderdeel"], strict=True):
        assert list(one) == [key for key in other if key in one]


def test_a_person_can_read_it() -> None:
    text = as_toml(read_programme(EXAMPLE.read_text("utf-8"), EXAMPLE.name))
    assert with_head(text)
    assert "deelnemers = [4, 8]\n" in text
    assert "schaal = [1, 10]\n" in text
    assert '    "Welkom. Fijn dat je er bent.",\n' in text
    assert '    { sleutel = "hinderde", titel = "Hinderde" },\n' in text
    assert "helft_clienten" not in text


def test_a_capture_of_every_meeting_is_written_once_and_one_of_a_single_meeting_stays_there() -> None:
    programme = shipped("herstelwerkgroep")
    shared = [c.key for c in programme.scripts[0].captures if all(c in s.captures for s in programme.scripts)]
    assert shared
    text = as_toml(programme)
    assert all(text.count(f"vangst.{key}]") == 1 for key in shared)
    more, key = add_capture(programme, 2, "Alleen hier", CaptureKind.NOTES)
    assert f"[bijeenkomst.vangst.{key}]" in as_toml(more)
    assert read_programme(as_toml(more), "x.toml") == more


def test_a_meeting_may_have_its_own_version_of_a_shared_capture() -> None:
    programme = shipped("herstelwerkgroep")
    twice = change_capture(programme, 1, programme.scripts[0].captures[0].key, title="Overal anders")
    assert all("Overal anders" in [c.title for c in s.captures] for s in twice.scripts)
    assert read_programme(as_toml(twice), "x.toml") == twice


def test_signs_that_mean_something_in_toml_are_only_text() -> None:
    hostile = 'Zeg: "pas" \\ mag. """ \'\'\' # [vangst.x] = {a=1}'
    programme = change_segment(a_programme(), 1, "welkom", say=(hostile, "é \U0001f600"), easier=hostile)
    assert read_programme(as_toml(copied(programme, hostile, ())), "x.toml").scripts == programme.scripts
