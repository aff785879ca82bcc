"""How the codes and the words are laid out in any window."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.tui.phones_plan import plan, room_needed
from herstelgroep.tui.widgets.bigletters import LINES, big, big_width

PAGE, WIFI, LONG = (33, 17), (33, 17), (37, 19)
sizes = st.lists(st.integers(12, 30).map(lambda half: (2 * half + 1, half + 1)), min_size=1, max_size=2)


@pytest.mark.parametrize(
    ("window", "codes", "looks"),
    [
        ((120, 35), [PAGE, WIFI], (2, "beside", "large", "head")),
        ((80, 23), [PAGE, WIFI], (2, "below", "large", "head")),
        ((80, 23), [PAGE, LONG], (2, "below", "large", "")),
        ((80, 23), [PAGE], (1, "beside", "large", "head")),
        ((60, 17), [PAGE, WIFI], (1, "beside", "small", "")),
        ((60, 30), [PAGE, WIFI], (1, "beside", "small", "head")),
    ],
)
def test_the_plan_for_the_usual_windows(
    window: tuple[int, int], codes: list[tuple[int, int]], looks: tuple[object, ...]
) -> None:
    found = plan(*window, codes)
    assert found is not None
    words = ("beside" if found.beside else "below", "large" if found.large else "small", "head" if found.head else "")
    assert (found.codes, *words) == looks


@given(st.integers(0, 200), st.integers(0, 60), sizes)
def test_a_plan_fits_in_its_window_with_whole_codes(width: int, height: int, codes: list[tuple[int, int]]) -> None:
    found = plan(width, height, codes)
    if found is None:
        return
    assert found.width <= width
    assert found.height <= height
    assert sum(code[0] for code in codes[: found.codes]) < found.width + 1
    assert max(code[1] for code in codes[: found.codes]) + found.titles + found.head <= found.height


@given(st.integers(0, 200), st.integers(0, 60), sizes)
def test_the_room_that_is_asked_for_is_enough(width: int, height: int, codes: list[tuple[int, int]]) -> None:
    wide, high = room_needed(width, height, codes)
    assert plan(wide, high, codes) is not None
    assert plan(max(wide, width), max(high, height), codes) is not None


def test_large_letters_are_all_different_and_three_lines_high() -> None:
    drawn = [big(letter) for letter in string.ascii_uppercase]
    assert len(set(drawn)) == 26
    assert {len(lines) for lines in drawn} == {LINES}
    assert {len(line) for lines in drawn for line in lines} == {5}


def test_a_code_in_large_letters_is_forty_cells_wide_in_capitals() -> None:
    assert big_width("krmtpv") == 40
    assert big("krmtpv") == big("KRMTPV")
    assert big("[b]") == big("B")
    assert big("") == ("",) * LINES
