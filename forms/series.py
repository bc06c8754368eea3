"""The months behind a figure: what the sparkline and the 13-month picture show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.amount import number_of

if TYPE_CHECKING:
    from decimal import Decimal

    from forms.cell import Cell
    from forms.definition import Column, Form
    from forms.figures import Figures


def series_column(form: Form) -> Column | None:
    """The measure a form is followed by over time: the one later reports revise."""
    return next((column for column in form.columns if column.revised_by), None)


def earlier(figures: Figures, cell: Cell, months: int) -> tuple[Decimal | None, ...]:
    """Final figures of the months before last month, oldest first: ``months`` of them."""
    return tuple(figures.history.final(cell, back) for back in range(months + 1, 1, -1))


def recent(figures: Figures, cell: Cell) -> tuple[Decimal | None, Decimal | None]:
    """Last month (its official figure once entered) and this month."""
    column = figures.form(cell.form).column_of[cell.column]
    official = cell._replace(column=column.revised_by) if column.revised_by else None
    last = number_of(figures.value(official)) if official else None
    if last is None:
        last = figures.history.reported(cell, 1)
    return last, number_of(figures.value(cell))
