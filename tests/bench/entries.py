"""What a clerk might have typed: every cell of every form filled in, steady from month to month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.change import Change, InsertRecord, SetCells
from forms.definition import Column, ColumnKind, Form, FormKind, Row, ValueType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from forms.common.amount import Value
    from forms.common.period import Period

_RECORDS: Final = 12
_TEXT: Final = "Nội dung đã triển khai trong tháng theo kế hoạch được giao"


def entries(forms: Iterable[Form], period: Period) -> Iterator[Change]:
    """The changes that fill in a month."""
    cells: list[tuple[Cell, Value | None]] = []
    for form in forms:
        if form.kind is FormKind.LIST:
            yield from _records(form, period)
        else:
            places = ((row, column) for row in form.rows for column in form.columns)
            cells += (
                (_cell(form, row, column), _value(form, row, column, period))
                for row, column in places
                if typed(form, row, column)
            )
    yield SetCells(tuple(cells))


def typed(form: Form, row: Row, column: Column) -> bool:
    """Whether a cell is there to be typed into; totals are left to the program."""
    own = column.kind is ColumnKind.ENTRY and form.measured(row, column)
    return own and not form.parts(row, column)


def number_cells(form: Form) -> list[Cell]:
    """The cells of a grid form that take typed numbers."""
    return [
        _cell(form, row, column)
        for row in form.rows
        for column in form.columns
        if typed(form, row, column) and form.type_of(row.code, column.id) is ValueType.NUMBER
    ]


def _records(form: Form, period: Period) -> Iterator[Change]:
    for number in range(_RECORDS):
        row = Row(code=f"r{number}", label="Dòng")
        cells = tuple(
            (_cell(form, row, column), _value(form, row, column, period))
            for column in form.columns
            if column.type is not ValueType.RECORD
        )
        yield InsertRecord(form.code, row.code, number, cells)


def _cell(form: Form, row: Row, column: Column) -> Cell:
    return Cell(form.code, row.code, column.id)


def _value(form: Form, row: Row, column: Column, period: Period) -> Value:
    match form.type_of(row.code, column.id):
        case ValueType.NUMBER:
            return _amount(form, row, column, period)
        case ValueType.DATE:
            return date(period.year, period.month, 12)
        case ValueType.CHOICE:
            return form.choices_of(row.code, column.id)[0].code
        case ValueType.DOCUMENT:
            return f"{period.month}/KH-UBND"
        case _:
            return _TEXT[: column.max_length]


def _amount(form: Form, row: Row, column: Column, period: Period) -> Decimal:
    """About the same every month for a cell, with a few percent of movement."""
    steady = Random(f"{form.code}/{row.code}")  # noqa: S311 - figures, not secrets
    moving = Random(f"{form.code}/{row.code}/{column.id}/{period}")  # noqa: S311 - as above
    narrow = row.memo or "%" in (column.unit, row.unit) or bool(row.maximum or column.maximum)
    least, most = (2, 9) if column.signed else (20, 90) if narrow else (2_000, 90_000)
    places = Decimal(1).scaleb(-form.decimals(row, column))
    return (Decimal(steady.randint(least, most)) * moving.randint(970, 1030) / 1000).quantize(
        places
    )
