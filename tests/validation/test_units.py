"""The unit of a formula's result, from the units of what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.expression import parse
from validation.units import unit_of

if TYPE_CHECKING:
    from forms.expression import Reference, RowRange

UNITS = {"money": "tỷ đồng", "other": "tỷ đồng", "rate": "%", "people": "người"}


def named(name: Reference | RowRange) -> str:
    return UNITS[name.column]


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("money", "tỷ đồng"),
        ("50", None),
        ("money + other - 5", "tỷ đồng"),
        ("-money", "tỷ đồng"),
        ("money + people", ""),
        ("money * 2", "tỷ đồng"),
        ("2 * 3", None),
        ("money * people", ""),
        ("money / 1000", "tỷ đồng"),
        ("money / people", ""),
        ("money / other", ""),
        ("growth(money, other)", "%"),
        ("share(money, people)", "%"),
        ("abs(rate)", "%"),
        ("prev(money, 3)", "tỷ đồng"),
        ("same_month_last_year(rate)", "%"),
        ("median(series(people, 6))", "người"),
        ("sum([1..3].money, other)", "tỷ đồng"),
        ("max(money, people)", ""),
        ("coalesce(money, 0)", "tỷ đồng"),
        ("year_to_date(money, other, money)", "tỷ đồng"),
        ("if(people > 3, money, other)", "tỷ đồng"),
        ("if(people > 3, money, rate)", ""),
        ("month()", ""),
        ("money > 3", ""),
        ("blank(money)", ""),
    ],
)
def test_a_result_is_measured_like_its_operands(formula: str, unit: str | None) -> None:
    assert unit_of(parse(formula), named) == unit
