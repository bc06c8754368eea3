"""Figures laid flat say the same as the figures themselves."""

from __future__ import annotations

from forms.cell import Cell
from tests.builders import a_form, figures


def test_flat_figures_are_the_figures_cell_by_cell() -> None:
    form = a_form()
    made = figures(form, {"1.1/estimate": "10", "1.2/estimate": "x", "1/official": "7"})
    flat = made.flat((form.code,))
    for row in form.row_of:
        for column in form.column_of:
            cell = Cell(form.code, row, column)
            assert flat.value(cell) == made.value(cell)
            assert flat.typed(cell) == made.typed(cell)
            assert flat.derived(cell) == made.derived(cell)
            assert flat.lookup()(cell) == made.typed(cell)
