"""The values and records of one form read back by its definition.

Whether they stand where people read them as that is ``exports.printed_words``'s matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Final

from exports.cells import Kind
from exports.filling import EPOCH, FIRST_DAY
from exports.reader_messages import ReaderMessage
from forms.cell import Cell
from forms.common.amount import MAX_DIGITS, NOT_APPLICABLE, Unreadable, Value
from forms.common.errors import KnownError
from forms.common.numbers import decimals_of, significant_digits
from forms.definition import Form, FormKind, ValueType
from validation.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exports.cells import SheetCells
    from exports.number_formats import NumberFormats
    from exports.opened_book import NamedCell

#: What Excel shows of a number; it writes up to 17 digits of the binary float behind it.
_EXCEL: Final = Context(prec=MAX_DIGITS, rounding="ROUND_HALF_UP")
_DIGITS: Final = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?")
#: Records of one list form; import takes half of that.
_MOST_RECORDS: Final = 2000
_LARGEST_EXPONENT: Final = 30
_LAST_DAY: Final = (date.max - EPOCH).days


@dataclass(frozen=True, slots=True)
class FormContents:
    """The values of one form, and its records from top to bottom."""

    values: Mapping[Cell, Value]
    records: tuple[str, ...]


def read_form(
    form: Form, named: Mapping[Cell, NamedCell], sheet: SheetCells, formats: NumberFormats
) -> FormContents:
    """Read the named cells of a form the program knows; refuses what does not fit it."""
    records = _records(form, named)
    for cell in expected_cells(form, records):
        if cell not in named:
            where = f"Trang {sheet.title}"
            raise KnownError(ReaderMessage.NAME_MISSING, sheet=where, cell=cell)
    expected = set(expected_cells(form, records))
    for cell, at in named.items():
        if cell not in expected:
            raise KnownError(ReaderMessage.NAME_UNKNOWN, name=at.name)
    values: dict[Cell, Value] = {}
    for cell, at in named.items():
        value = _value(form, cell, at, formats)
        if value is not None:
            values[cell] = value
    return FormContents(values, records)


def read_unknown_form(named: Mapping[Cell, NamedCell], formats: NumberFormats) -> FormContents:
    """Read the named cells of a form without definition, by what they look like."""
    values: dict[Cell, Value] = {}
    for cell, at in named.items():
        if at.content is None:
            continue
        if at.content.kind is Kind.NUMBER:
            dated = formats.honest(at.content.style, date=True)
            values[cell] = _day(at, formats) if dated else _amount(at, formats)
        else:
            text = at.content.text
            values[cell] = NOT_APPLICABLE if text == NOT_APPLICABLE.value else text
    return FormContents(values, ())


def expected_cells(form: Form, records: Sequence[str]) -> list[Cell]:
    """Every cell the sheet of a form has, in reading order."""
    if form.kind is FormKind.LIST:
        return [Cell(form.code, record, c.id) for record in records for c in form.columns]
    return [
        Cell(form.code, row.code, column.id)
        for row in form.rows
        for column in form.columns
        if form.measured(row, column)
    ]


def _records(form: Form, named: Mapping[Cell, NamedCell]) -> tuple[str, ...]:
    """Record ids of a list form from top to bottom."""
    if form.kind is not FormKind.LIST:
        return ()
    tops: dict[str, int] = {}
    for cell, at in named.items():
        tops[cell.row] = min(at.at[0], tops.get(cell.row, at.at[0]))
    if len(tops) > _MOST_RECORDS:
        raise KnownError(
            ReaderMessage.RECORDS_TOO_MANY, form=form.number, count=len(tops), limit=_MOST_RECORDS
        )
    return tuple(sorted(tops, key=tops.__getitem__))


def _value(form: Form, cell: Cell, at: NamedCell, formats: NumberFormats) -> Value | None:
    """The value of a cell by the type its definition gives it."""
    if at.content is None:
        return None
    if at.content.kind is Kind.TEXT:
        return _from_text(form, cell, at.content.text)
    match form.type_of(cell.row, cell.column):
        case ValueType.NUMBER:
            amount = _amount(at, formats)
            _check_decimals(form, cell, at, amount, formats)
            return amount
        case ValueType.DATE:
            return _day(at, formats)
        case _:
            raise KnownError(ReaderMessage.CELL_TYPE, place=at.place)


def _from_text(form: Form, cell: Cell, text: str) -> Value:
    match form.type_of(cell.row, cell.column):
        case ValueType.NUMBER:
            return NOT_APPLICABLE if text == NOT_APPLICABLE.value else Unreadable(text)
        case ValueType.DATE:
            early = read_entry(form, cell, text).value
            return early if isinstance(early, date) and early < FIRST_DAY else Unreadable(text)
        case ValueType.CHOICE:
            choices = form.choices_of(cell.row, cell.column)
            found = (choice.code for choice in choices if text == choice.label)
            return next(found, None) or Unreadable(text)
        case _:
            return text


def _amount(at: NamedCell, formats: NumberFormats) -> Decimal:
    """The exact number; one with the float noise of a re-save as Excel shows it."""
    amount = _number(at)
    style = at.content.style if at.content else 0
    if not formats.honest(style):
        raise KnownError(ReaderMessage.CELL_FORMAT, place=at.place, item=formats.of(style))
    return amount if significant_digits(amount) <= MAX_DIGITS else amount.normalize(_EXCEL)


def _check_decimals(
    form: Form, cell: Cell, at: NamedCell, amount: Decimal, formats: NumberFormats
) -> None:
    """No decimals the definition grants are rounded away on the screen: 8.752,7 is not 8.753."""
    style = at.content.style if at.content else 0
    shown = formats.decimals(style)
    row, column = form.row_of.get(cell.row), form.column_of[cell.column]
    granted = column.decimals if row is None else form.decimals(row, column)
    if shown is not None and shown < min(decimals_of(amount), granted):
        raise KnownError(ReaderMessage.CELL_FORMAT, place=at.place, item=formats.of(style))


def _day(at: NamedCell, formats: NumberFormats) -> date:
    style = at.content.style if at.content else 0
    if not formats.honest(style, date=True):
        raise KnownError(ReaderMessage.CELL_FORMAT, place=at.place, item=formats.of(style))
    number = _number(at)
    if number != number.to_integral_value() or not (FIRST_DAY - EPOCH).days <= number <= _LAST_DAY:
        raise KnownError(ReaderMessage.CELL_TYPE, place=at.place)
    return EPOCH + timedelta(days=int(number))


def _number(at: NamedCell) -> Decimal:
    text = at.content.text if at.content else ""
    amount = Decimal(text) if _DIGITS.fullmatch(text) else None
    if amount is None or abs(amount.adjusted() if amount else 0) > _LARGEST_EXPONENT:
        raise KnownError(ReaderMessage.CELL_TYPE, place=at.place)
    return amount
