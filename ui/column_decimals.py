"""How many decimals each column needs, so that amounts stand in line without idle zeros."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.common.amount import number_of
from forms.common.numbers import decimals_of
from forms.definition import ValueType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from forms.common.amount import Value
    from forms.definition import Column, Form


class ColumnDecimals:
    """Counts amounts by their decimals; a change costs the cells it touches, not the column."""

    def __init__(self, form: Form, value: Callable[[Cell], Value | None]) -> None:
        self._form = form
        self._value = value
        self._places: dict[Cell, int] = {}
        self._counts = {c.id: Counter[int]() for c in form.columns if _shared(c)}
        rows = [row.code for row in form.rows if row.decimals is None]
        self.follow(Cell(form.code, row, column) for column in self._counts for row in rows)

    def of(self, column: str) -> int:
        """Decimals shown in a column; one with a unit of its own always shows what it allows."""
        allowed = self._form.column_of[column].decimals
        if column not in self._counts:
            return allowed
        return min(max(self._counts[column], default=0), allowed)

    def follow(self, cells: Iterable[Cell]) -> set[str]:
        """Look at these cells again: the columns that need more or fewer decimals now."""
        mine = [cell for cell in cells if self._counted(cell)]
        before = {column: self.of(column) for column in {cell.column for cell in mine}}
        for cell in mine:
            self._count(cell)
        return {column for column, places in before.items() if self.of(column) != places}

    def _count(self, cell: Cell) -> None:
        counts = self._counts[cell.column]
        if (was := self._places.pop(cell, None)) is not None:
            counts[was] -= 1
            if not counts[was]:
                del counts[was]
        amount = number_of(self._value(cell))
        if amount is not None:
            self._places[cell] = places = decimals_of(amount)
            counts[places] += 1

    def _counted(self, cell: Cell) -> bool:
        if cell.form != self._form.code or cell.column not in self._counts:
            return False
        row = self._form.row_of.get(cell.row)
        return row is not None and row.decimals is None


def _shared(column: Column) -> bool:
    """Whether the rows of a column show equally many decimals."""
    return column.type is ValueType.NUMBER and not column.unit
