"""Which cells a rule looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.definition import Column, Form, Row, ValueType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validation.rules import Rule


def cells(rule: Rule, form: Form) -> Iterator[tuple[Row, Column, Cell]]:
    """The number cells of the rule's rows and columns; all of them when none are named."""
    for row, column, cell in entries(rule, form):
        if form.type_of(row.code, column.id) is ValueType.NUMBER:
            yield row, column, cell


def entries(rule: Rule, form: Form) -> Iterator[tuple[Row, Column, Cell]]:
    """The same, whatever the cells hold."""
    columns = [each for each in form.columns if not rule.columns or each.id in rule.columns]
    for row in form.rows:
        if (rule.rows and row.code not in rule.rows) or (row.memo and not rule.memo):
            continue
        for column in columns:
            if form.measured(row, column):
                yield row, column, Cell(form.code, row.code, column.id)


def beside(cell: Cell, column: str) -> Cell:
    """The cell of the same row in another column."""
    return Cell(cell.form, cell.row, column)


def decimals_at(form: Form, cell: Cell) -> int:
    """Decimal places of a cell of the form."""
    return form.decimals(form.row_of[cell.row], form.column_of[cell.column])
