"""The decimals of a column follow every edit as if all its amounts were looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from forms.cell import Cell
from forms.common.amount import number_of
from forms.common.numbers import decimals_of
from forms.definition import ValueType
from tests.builders import a_form, figures
from tests.strategies import WALK, edits
from ui.column_decimals import ColumnDecimals

if TYPE_CHECKING:
    from forms.change import SetCells
    from forms.figures import Figures

FORM = a_form()


def looked_at_again(made: Figures, column: str) -> int:
    measure = FORM.column_of[column]
    if measure.type is not ValueType.NUMBER or measure.unit:
        return measure.decimals
    amounts = (
        number_of(made.value(Cell(FORM.code, row.code, column)))
        for row in FORM.rows
        if row.decimals is None
    )
    used = max((decimals_of(amount) for amount in amounts if amount is not None), default=0)
    return min(used, measure.decimals)


@WALK
@given(edits(FORM))
def test_following_the_edits_equals_looking_again(changes: list[SetCells]) -> None:
    made = figures(FORM)
    decimals = ColumnDecimals(FORM, made.value)
    for change in changes:
        before = {column.id: decimals.of(column.id) for column in FORM.columns}
        _, cells = made.apply(change)
        told = decimals.follow(cells)
        after = {column.id: decimals.of(column.id) for column in FORM.columns}
        assert after == {column.id: looked_at_again(made, column.id) for column in FORM.columns}
        assert told == {column for column, places in after.items() if places != before[column]}


def test_cells_of_other_forms_and_columns_do_not_matter() -> None:
    made = figures(FORM)
    decimals = ColumnDecimals(FORM, made.value)
    assert (
        decimals.follow([Cell("CT99", "1", "estimate"), Cell(FORM.code, "1", "nothing")]) == set()
    )
