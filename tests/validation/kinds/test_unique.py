"""No two records hold the same in the columns of the rule together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import InsertRecord
from forms.loader import load
from tests.builders import figures
from tests.made_up import LIST, a_rule
from validation.check import Complaint, Decision
from validation.finding import Outcome
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.common.amount import Value

PASS, SILENT = Outcome.PASS, Outcome.NOT_EVALUATED


def decide(columns: Sequence[str], *records: Sequence[Value | None]) -> list[Decision]:
    """The decision on each record, whose values stand in the columns' order."""
    named = ", ".join(f'"{column}"' for column in columns)
    form = load(LIST + a_rule("KN-01", "unique", f"columns = [{named}]"), "thử.toml")
    made = figures(form)
    for place, values in enumerate(records):
        cells = (Cell("KN", f"k{place}", column) for column in columns)
        made.apply(InsertRecord("KN", f"k{place}", place, tuple(zip(cells, values, strict=True))))
    bound = form.with_records(made.records("KN"))
    return [check.decide(made) for check in checks_of(bound) if check.rule.code == "KN-01"]


@pytest.mark.parametrize(
    ("column", "one", "same", "other"),
    [
        ("content", "Điện nông thôn", "ĐIỆN NÔNG THÔN.", "Điện gió"),
        ("topic", "power", "power", "trade"),
        ("amount", Decimal("1.5"), Decimal("1.50"), Decimal("15")),
        ("since", date(2026, 1, 5), date(2026, 1, 5), date(2026, 5, 1)),
    ],
)
def test_the_later_of_two_that_say_the_same_is_told(
    column: str, one: Value, same: Value, other: Value
) -> None:
    first, second, third = decide([column], [one], [other], [same])
    assert (first, second) == (PASS, PASS)
    assert isinstance(third, Complaint)
    assert "đã có ở dòng 1" in third.text


def test_several_columns_are_one_key() -> None:
    power, trade, amount = "power", "trade", Decimal(5)
    *fine, last = decide(["topic", "amount"], [power, amount], [trade, amount], [power, amount])
    assert fine == [PASS, PASS]
    assert isinstance(last, Complaint)
    assert "“power, 5” đã có ở dòng 1" in last.text


def test_a_record_with_a_blank_is_not_judged() -> None:
    assert decide(["topic", "amount"], ["power", None], ["power", None]) == [SILENT, SILENT]
    assert decide(["topic", "amount"], ["power", None], ["power", Decimal(1)]) == [SILENT, PASS]
