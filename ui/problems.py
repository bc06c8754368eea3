"""The walk from problem to problem across forms, in the order of the forms, round and round."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.cell import Cell
    from validation.desk import Desk


def next_problem(desk: Desk, here: Cell | None, offset: int) -> Cell | None:
    """The next (1) or previous (−1) cell that keeps the report from being signed."""
    cells = {judged.finding.cell for judged in desk.judged if judged.blocks}
    order = sorted(cells, key=lambda cell: _rank(desk, cell))
    if not order:
        return None
    rank = _rank(desk, here) if here is not None else (-1, -1, -1)
    if offset > 0:
        later = [cell for cell in order if _rank(desk, cell) > rank]
        return (later or order)[0]
    earlier = [cell for cell in order if _rank(desk, cell) < rank]
    return (earlier or order)[-1]


def _rank(desk: Desk, cell: Cell) -> tuple[int, int, int]:
    form = desk.figures.form(cell.form)
    rows, columns = [*form.row_of, *desk.figures.records(cell.form)], list(form.column_of)
    forms = list(desk.report.forms)
    row = rows.index(cell.row) if cell.row in rows else -1
    return forms.index(cell.form), row, columns.index(cell.column)
