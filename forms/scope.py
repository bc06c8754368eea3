"""What names mean inside a form: the scope of its formulas and rules."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.expression import ExpressionError, Reference, RowRange

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.definition import Form


@dataclass(frozen=True, slots=True)
class FormScope:
    """Names as seen from one row of a form; ``other`` finds the other forms a rule may name."""

    form: Form
    row: str | None
    other: Callable[[str], Form | None] | None = None

    def cell(self, reference: Reference) -> Cell:
        """The cell named; :class:`ExpressionError` suggests the nearest name."""
        form = self._form(reference.form, reference.position)
        row = reference.row or self.row
        if row is None:
            raise ExpressionError(f"“{reference.column}” chưa nói rõ dòng nào", reference.position)
        if row not in form.row_of:
            raise ExpressionError(_unknown("dòng", row, tuple(form.row_of)), reference.position)
        self._check_column(form, reference.column, reference.position)
        return Cell(form.code, row, reference.column)

    def run(self, rows: RowRange) -> tuple[Cell, ...]:
        """The cells from ``first`` to ``last`` on the level of ``first``, memo rows left out."""
        form = self._form(rows.form, rows.position)
        codes = tuple(form.row_of)
        for code in (rows.first, rows.last):
            if code not in form.row_of:
                raise ExpressionError(_unknown("dòng", code, codes), rows.position)
        first, last = codes.index(rows.first), codes.index(rows.last)
        if first > last:
            raise ExpressionError(f"dãy {rows.first}..{rows.last} viết ngược", rows.position)
        self._check_column(form, rows.column, rows.position)
        level = form.level_of[rows.first]
        chosen = (
            code
            for code in codes[first : last + 1]
            if form.level_of[code] == level and not form.row_of[code].memo
        )
        return tuple(Cell(form.code, code, rows.column) for code in chosen)

    def _form(self, code: str | None, position: int) -> Form:
        if code is None or code == self.form.code:
            return self.form
        found = self.other(code) if self.other else None
        if found is None:
            raise ExpressionError(f"không có biểu “{code}” ở đây", position)
        return found

    @staticmethod
    def _check_column(form: Form, column: str, position: int) -> None:
        if column not in form.column_of:
            raise ExpressionError(_unknown("cột", column, tuple(form.column_of)), position)


def _unknown(kind: str, name: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    hint = f", có phải “{close[0]}”" if close else ""
    return f"không có {kind} “{name}”{hint}"
