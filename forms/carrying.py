"""Plans for the whole year: typed once, they come along with a later month's first figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.change import Change, SetCells
from forms.definition import ValueType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from forms.calculation import History
    from forms.definition import Form
    from forms.figures import Figures


def with_plans(figures: Figures, change: Change) -> Change:
    """The change, joined by the plans of each form that holds nothing before it.

    They are those of the nearest earlier month of the year that has any. A change that brings
    plans of its own, or only empties cells, stays as it is.
    """
    if not isinstance(change, SetCells):
        return change
    report = figures.report
    fresh = {cell.form for cell, _ in change.cells if not report.holds(cell.form)}
    brought = [
        pair
        for code in sorted(fresh)
        if _opens(report.forms[code], change)
        for pair in _plans(report.forms[code], figures.history, figures.period.month).items()
    ]
    return SetCells((*change.cells, *brought)) if brought else change


def _opens(form: Form, change: SetCells) -> bool:
    """Whether a change types something into a form, and no plan."""
    mine = [(cell, value) for cell, value in change.cells if cell.form == form.code]
    planned = any(form.column_of[cell.column].carried for cell, _ in mine)
    return not planned and any(value is not None for _, value in mine)


def _plans(form: Form, history: History, month: int) -> Mapping[Cell, Decimal]:
    """Plans of the nearest earlier month of the year, without totals that follow from them."""
    cells = [
        Cell(form.code, row.code, column.id)
        for column in form.columns
        if column.carried
        for row in form.rows
        if form.measured(row, column) and form.type_of(row.code, column.id) is ValueType.NUMBER
    ]
    for back in range(1, month):
        amounts = ((cell, history.reported(cell, back)) for cell in cells)
        found = {cell: amount for cell, amount in amounts if amount is not None}
        if found:
            return {cell: found[cell] for cell in found if not _follows(form, cell, found)}
    return {}


def _follows(form: Form, cell: Cell, found: Mapping[Cell, Decimal]) -> bool:
    """Whether a total is known from its parts."""
    parts = form.parts(form.row_of[cell.row], form.column_of[cell.column])
    return bool(parts) and all(Cell(cell.form, part, cell.column) in found for part in parts)
