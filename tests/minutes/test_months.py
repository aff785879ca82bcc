"""Months as people write them become places in a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelgroep.minutes.months import MONTHS, months_in


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("", ""),
        ("jan", "jan"),
        ("jan, mrt-mei", "jan mrt apr mei"),
        ("Januari en maart", "jan mrt"),
        ("januari, april, juli, oktober", "jan apr jul okt"),
        ("sept. t/m nov.", "sep okt nov"),
        ("van juni tot en met augustus", "jun jul aug"),
        ("nov – feb", "nov dec jan feb"),
        ("1, 3-5", "jan mrt apr mei"),
        ("elke maand", " ".join(MONTHS)),
        ("het hele jaar door", " ".join(MONTHS)),
        ("na de zomer, in oktober", "okt"),
        ("elk kwartaal", ""),
        ("decor, meisje, junior, jan-willem", "jan"),
        ("2027", ""),
        ("in 2012", ""),
        ("12 maart, 5 t/m 9 mei", "mrt mei"),
        ("10-2", "okt nov dec jan feb"),
        ("mei/juni", "mei jun"),
    ],
)
def test_months_as_people_write_them(text: str, months: str) -> None:
    assert [MONTHS[place] for place in sorted(months_in(text))] == sorted(months.split(), key=MONTHS.index)


@given(st.text(max_size=200))
def test_any_text_gives_months_and_no_fault(text: str) -> None:
    assert months_in(text) <= frozenset(range(12))
