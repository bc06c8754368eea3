"""Tidy CSV → values: ``form,row,column,value[,note[,record]]``, one line per cell.

Numbers are written for machines (dot for decimals, no thousands marks). Excel's binary noise is
rounded to the form's decimals and said so; everything else that does not fit is rejected with its
line number and the reason. Nothing is written here.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pandas as pd

from exports.import_messages import ImportMessage
from exports.incoming_text import Conversion, file_text, incoming
from forms.cell import Cell
from forms.common.amount import (
    NOT_APPLICABLE,
    NotApplicable,
    Unreadable,
    Value,
    plain,
    rounded,
)
from forms.common.errors import KnownError
from forms.common.numbers import (
    NumberProblem,
    decimals_of,
    format_number,
    read_machine_number,
)
from forms.common.text import clean
from forms.definition import Form, FormKind, ValueType
from validation.entry import read_entry
from validation.paste import interpret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
REQUIRED: Final = ("form", "row", "column", "value")
OPTIONAL: Final = ("note", "record", "province", "period")
MAX_BYTES: Final = 64_000_000
#: What pandas says of a line with surplus fields.
_FIELDS: Final = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})[/-]([0-9]{4})")
_MINUS: Final = str.maketrans({"\u2212": "-"})
#: Letters of a text that a remark repeats.
_SHOWN: Final = 60
#: Records of one form in one month; no unit has that many, but a file with all units may.
MAX_RECORDS: Final = 1000


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about one line of the file; lines count from 1, the heading included."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class TidyTable:
    """What a file holds: values by cell, rejected lines, and remarks about accepted ones."""

    values: Mapping[Cell, Value | None]
    lines: Mapping[Cell, int]
    rejected: tuple[Remark, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """The report a file is meant for."""

    forms: Mapping[str, Form]
    province: str
    period: str


def read_tidy(
    data: bytes,
    file: str,
    target: Target,
    conversion: Conversion = Conversion.NONE,
    lines: Sequence[int] = (),
) -> TidyTable:
    """Read a file; :class:`KnownError` when it is no table of this shape at all.

    ``lines`` says on which line of a larger file each one stood from which these were cut.
    """
    if len(data) > MAX_BYTES:
        raise KnownError(ImportMessage.FILE_TOO_LARGE, file=file, limit=MAX_BYTES // 1_000_000)
    frame = _frame(file_text(data, file, conversion), file)
    return _Reader(target, conversion).read(frame, lines or range(2, len(frame) + 2))


def _frame(text: str, file: str) -> pd.DataFrame:
    heading = text.lstrip("\r\n").partition("\n")[0]
    mark = next((mark for mark in ",;\t" if mark in heading), ",")  # Excel writes the region's mark
    try:  # without a heading, because pandas would take surplus fields for an index
        lines = pd.read_csv(io.StringIO(text), header=None, dtype=str, na_filter=False, sep=mark)
    except pd.errors.EmptyDataError as error:
        raise KnownError(ImportMessage.NOTHING, file=file) from error
    except (pd.errors.ParserError, ValueError) as error:
        raise _not_a_table(file, str(error)) from error
    frame = lines.iloc[1:]
    frame.columns = pd.Index([str(name).strip().casefold() for name in lines.iloc[0]])
    _check_heading(list(frame.columns), file)
    return frame


def _not_a_table(file: str, reason: str) -> KnownError:
    if found := _FIELDS.search(reason):
        expected, line, saw = found.groups()
        return KnownError(
            ImportMessage.ROW_LENGTH, file=file, line=line, saw=saw, expected=expected
        )
    return KnownError(ImportMessage.FILE_NOT_TABLE, file=file)


def _check_heading(names: list[str], file: str) -> None:
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise KnownError(
            ImportMessage.COLUMNS_MISSING, file=file, missing=", ".join(missing),
            expected=",".join((*REQUIRED, "note", "record")),
        )  # fmt: skip
    unknown = [name for name in names if name not in (*REQUIRED, *OPTIONAL)]
    if unknown:
        raise KnownError(ImportMessage.COLUMNS_UNKNOWN, file=file, unknown=", ".join(unknown))
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise KnownError(ImportMessage.COLUMNS_TWICE, file=file, twice=", ".join(twice))


class _Reader:
    """Goes through the lines once and keeps what it finds."""

    def __init__(self, target: Target, conversion: Conversion) -> None:
        self._target = target
        self._conversion = conversion
        self._values: dict[Cell, Value | None] = {}
        self._lines: dict[Cell, int] = {}
        self._records: dict[str, set[str]] = {}
        #: Lines whose rejection named the columns of a form: once is enough.
        self._named: dict[str, int] = {}
        self._rejected: list[Remark] = []
        self._remarks: list[Remark] = []

    def read(self, frame: pd.DataFrame, lines: Sequence[int]) -> TidyTable:
        for line, record in zip(lines, _records(frame), strict=True):
            try:
                self._line(line, record)
            except _RejectedError as rejection:
                self._rejected.append(Remark(line, str(rejection)))
        return TidyTable(self._values, self._lines, tuple(self._rejected), tuple(self._remarks))

    def _line(self, line: int, record: Mapping[str, str]) -> None:
        if not any(record.values()):
            return
        self._check_target(record)
        form = self._form(record["form"])
        cell = self._cell(line, form, record)
        if cell in self._lines:
            raise _RejectedError(ImportMessage.CELL_TWICE, cell=cell, line=self._lines[cell])
        self._count(form, cell)
        value = self._value(line, form, cell, record["value"])
        self._lines[cell] = line
        self._values[cell] = value

    def _count(self, form: Form, cell: Cell) -> None:
        if form.kind is not FormKind.LIST:
            return
        records = self._records.setdefault(form.code, set())
        if cell.row not in records and len(records) >= MAX_RECORDS:
            raise _RejectedError(ImportMessage.TOO_MANY_RECORDS, form=form.code, limit=MAX_RECORDS)
        records.add(cell.row)

    def _check_target(self, record: Mapping[str, str]) -> None:
        province, period = record.get("province", ""), record.get("period", "")
        if province and province.zfill(2) != self._target.province:  # a table drops the first 0
            mine = self._target.province
            raise _RejectedError(ImportMessage.OTHER_PROVINCE, given=province, mine=mine)
        if period and _MONTH_FIRST.sub(_year_first, period) != self._target.period:
            mine = self._target.period
            raise _RejectedError(ImportMessage.OTHER_PERIOD, given=period, mine=mine)

    def _form(self, code: str) -> Form:
        if code.upper() not in self._target.forms:
            known = ", ".join(self._target.forms)
            raise _RejectedError(ImportMessage.FORM_UNKNOWN, form=code, known=known)
        return self._target.forms[code.upper()]

    def _cell(self, line: int, form: Form, record: Mapping[str, str]) -> Cell:
        row, column = record["row"], record["column"]
        if form.kind is FormKind.LIST:
            row = record.get("record", "") or row
            if not row:
                raise _RejectedError(ImportMessage.RECORD_MISSING, form=form.code)
        elif row not in form.row_of:
            raise _unknown_row(row, form)
        if column not in form.column_of:
            raise self._unknown_column(line, form, column)
        if row in form.row_of and not form.measured(form.row_of[row], form.column_of[column]):
            raise _RejectedError(ImportMessage.CELL_ABSENT, form=form.code, row=row, column=column)
        cell = Cell(form.code, row, column)
        try:
            return Cell.parse(str(cell))
        except ValueError as error:
            raise _RejectedError(ImportMessage.RECORD_WRONG, record=row) from error

    def _unknown_column(self, line: int, form: Form, column: str) -> _RejectedError:
        named = self._named.setdefault(form.code, line)
        first = named == line
        message = ImportMessage.COLUMN_UNKNOWN if first else ImportMessage.COLUMN_UNKNOWN_TOO
        known = ", ".join(form.column_of)
        return _RejectedError(message, form=form.code, column=column, known=known, line=named)

    def _value(self, line: int, form: Form, cell: Cell, text: str) -> Value | None:
        cleaned = clean(text)
        if not cleaned:
            return None
        column = form.column_of[cell.column]
        if form.type_of(cell.row, column.id) is not ValueType.NUMBER:
            return self._words(line, form, cell, text)
        if cleaned.casefold() == "x":
            return NOT_APPLICABLE
        amount = read_machine_number(cleaned.translate(_MINUS).removeprefix("+"))
        if isinstance(amount, NumberProblem):
            raise _number_refusal(form, cell, cleaned)
        decimals = form.decimals(form.row_of[cell.row], column) if form.rows else column.decimals
        if decimals_of(amount) > decimals:
            amount = self._rounded(line, cell, amount, decimals)
        return amount

    def _words(self, line: int, form: Form, cell: Cell, text: str) -> Value | None:
        found = incoming(text, self._conversion)
        if remark := found.remark(cell, text):
            self._remarks.append(Remark(line, remark))
        words = form.type_of(cell.row, cell.column) in (ValueType.TEXT, ValueType.DOCUMENT)
        if words and found.as_it_is:
            return found.text
        value = read_entry(form, cell, found.text).value
        if isinstance(value, Unreadable):
            said = ImportMessage.UNREADABLE.sentence(cell=cell, text=value.text[:_SHOWN])
            self._remarks.append(Remark(line, said))
        return value

    def _rounded(self, line: int, cell: Cell, amount: Decimal, decimals: int) -> Decimal:
        kept = rounded(amount, decimals)
        text = ImportMessage.ROUNDED.sentence(
            cell=cell, was=plain(amount), now=format_number(kept), decimals=decimals
        )
        self._remarks.append(Remark(line, text))
        return kept


class _RejectedError(Exception):
    def __init__(self, message: ImportMessage, **params: object) -> None:
        super().__init__(message.sentence(**params))


def _records(frame: pd.DataFrame) -> Iterator[dict[str, str]]:
    names = [str(name) for name in frame.columns]
    for row in frame.itertuples(index=False, name=None):
        yield {name: str(text).strip() for name, text in zip(names, row, strict=True)}


def _year_first(found: re.Match[str]) -> str:
    return f"{found[2]}-{found[1]:0>2}"


def _unknown_row(row: str, form: Form) -> _RejectedError:
    """A row nobody knows; a table program of the region writes 1,1 for 1.1."""
    if (dotted := row.replace(",", ".")) in form.row_of:
        return _RejectedError(ImportMessage.ROW_MEANT, form=form.code, row=row, meant=dotted)
    return _RejectedError(ImportMessage.ROW_UNKNOWN, form=form.code, row=row)


def _number_refusal(form: Form, cell: Cell, text: str) -> _RejectedError:
    """Why a text is no machine number, with the number it was probably meant to be."""
    reading = interpret(form, cell, text)
    meant = reading.choices[0] if reading.choices else reading.value
    match meant:
        case Decimal():
            return _RejectedError(ImportMessage.NUMBER_MEANT, text=text, value=plain(meant))
        case NotApplicable():
            return _RejectedError(ImportMessage.NUMBER_MEANT, text=text, value="x")
        case _:
            return _RejectedError(ImportMessage.NUMBER_WRONG, text=text)
