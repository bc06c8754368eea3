"""How a cell is called in a message: by its official row code and column letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.definition import FormKind

if TYPE_CHECKING:
    from forms.cell import Cell
    from forms.definition import Column, Form


def place(form: Form, cell: Cell) -> str:
    """``"Mục 1.8, cột 6"``."""
    return f"{_row(form, cell)}, cột {letter(form.column_of[cell.column])}"


def full_place(form: Form, cell: Cell) -> str:
    """``"Biểu 03, mục 1.8, cột 6"``, where the form is not evident."""
    within = place(form, cell)
    return f"Biểu {form.number}, {within[0].lower()}{within[1:]}"


def record_place(form: Form, number: int, column: str) -> str:
    """:func:`full_place` of a record by its number in the list: ``"Biểu KN, dòng 3, cột 2"``."""
    return f"Biểu {form.number}, dòng {number}, cột {letter(form.column_of[column])}"


def column_number(form: Form, cell: Cell) -> str:
    """``"cột 6"``, to somebody who sees the row."""
    return f"cột {letter(form.column_of[cell.column])}"


def column_place(column: Column, labels: dict[str, str]) -> str:
    """``"cột 6 “Lũy kế 10 tháng”"``: another column, to somebody who sees the cell."""
    number = column.letter.partition("=")[0]
    return f"cột {number} “{column_label(column, labels)}”".replace("  ", " ")


def _row(form: Form, cell: Cell) -> str:
    if form.kind is not FormKind.LIST:
        return f"Mục {cell.row}"
    row = form.row_of.get(cell.row)
    return row.label if row else f"Dòng {cell.row}"


def letter(column: Column) -> str:
    """The official letter without its formula: ``"8=6:5"`` → ``"8"``."""
    return column.letter.partition("=")[0] or column.title.replace("\n", " ")


def column_label(column: Column, labels: dict[str, str]) -> str:
    """The column's title on one line, for the report's month."""
    return column.title.format(**labels).replace("\n", " ")
