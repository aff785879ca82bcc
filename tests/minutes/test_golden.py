"""Every format of the example is as it was when somebody last looked at it."""

import pytest

from tests.minutes.golden import HERE, made


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return made()


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.iterdir()))
def test_as_it_was(name: str, now: dict[str, str]) -> None:
    assert now[name] == (HERE / name).read_bytes().decode()


def test_every_golden_file_is_made(now: dict[str, str]) -> None:
    assert sorted(now) == sorted(path.name for path in HERE.iterdir())
