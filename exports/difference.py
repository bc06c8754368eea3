"""What two revisions of one report say differently, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definition import FormKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.catalogue import Catalogue
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.definition import Form
    from forms.figures import Figures


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell; ``None`` is blank. ``computed`` follows from others and was typed in neither."""

    cell: Cell
    before: Value | None
    after: Value | None
    computed: bool = False


def differences(before: Figures, after: Figures, catalogue: Catalogue) -> tuple[Difference, ...]:
    """Every cell that differs, in the order of forms, rows and columns.

    Both revisions must have been begun with the same form versions, as ``revise`` sees to.
    """
    found: list[Difference] = []
    for code, form in after.report.forms.items():
        cells = {cell for cell in _cells(before, after, form, catalogue) if cell.form == code}
        changed = [made for cell in cells if (made := _compared(before, after, cell)) is not None]
        ranks = _ranks(before, after, form)
        found += sorted(changed, key=lambda one: ranks(one.cell))
    return tuple(found)


def _cells(before: Figures, after: Figures, form: Form, catalogue: Catalogue) -> Iterator[Cell]:
    yield from before.report.values
    yield from after.report.values
    if form.kind is FormKind.GRID:
        yield from catalogue.program(form).order


def _compared(before: Figures, after: Figures, cell: Cell) -> Difference | None:
    was, became = before.value(cell), after.value(cell)
    if was == became:
        return None
    typed = before.typed(cell) is not None or after.typed(cell) is not None
    return Difference(cell, was, became, computed=not typed)


class _Ranks:
    """Places of rows (or records, removed ones last) and columns of one form."""

    def __init__(self, rows: tuple[str, ...], columns: tuple[str, ...]) -> None:
        self._rows = {row: at for at, row in enumerate(rows)}
        self._columns = {column: at for at, column in enumerate(columns)}

    def __call__(self, cell: Cell) -> tuple[int, str, int]:
        row = self._rows.get(cell.row, len(self._rows))
        return row, cell.row, self._columns.get(cell.column, len(self._columns))


def _ranks(before: Figures, after: Figures, form: Form) -> _Ranks:
    rows = tuple(form.row_of)
    if form.kind is FormKind.LIST:
        rows = tuple(dict.fromkeys((*after.records(form.code), *before.records(form.code))))
    return _Ranks(rows, tuple(form.column_of))
