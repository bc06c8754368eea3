"""Tidy CSV → values: ``form,row,column,value[,note[,record]]``, one line per cell.

Numbers are written for machines (dot for decimals, no thousands marks). Excel's binary noise is
rounded to the form's decimals and said so; everything else that does not fit is rejected with its
line number and the reason. Nothing is written here.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from exports.import_messages import ImportMessage
from exports.incoming_text import Conversion, file_text, incoming
from forms.cell import Cell
from forms.common.amount import NOT_APPLICABLE, Value, plain, rounded
from forms.common.errors import KnownError
from forms.common.numbers import (
    NumberProblem,
    decimals_of,
    format_number,
    read_machine_number,
    read_number,
)
from forms.common.text import clean
from forms.definition import Form, FormKind, ValueType
from validation.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

REQUIRED: Final = ("form", "row", "column", "value")
OPTIONAL: Final = ("note", "record", "province", "period")
MAX_BYTES: Final = 64_000_000
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
    data: bytes, file: str, target: Target, conversion: Conversion = Conversion.NONE
) -> TidyTable:
    """Read a file; :class:`KnownError` when it is no table of this shape at all."""
    if len(data) > MAX_BYTES:
        raise KnownError(ImportMessage.FILE_TOO_LARGE, file=file, limit=MAX_BYTES // 1_000_000)
    frame = _frame(file_text(data, file, conversion), file)
    return _Reader(target, conversion).read(frame)


def _frame(text: str, file: str) -> pd.DataFrame:
    try:  # without a heading, because pandas would take surplus fields for an index
        lines = pd.read_csv(io.StringIO(text), header=None, dtype=str, na_filter=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise KnownError(ImportMessage.FILE_NOT_TABLE, file=file) from error
    frame = lines.iloc[1:]
    frame.columns = pd.Index([str(name).strip().casefold() for name in lines.iloc[0]])
    missing = [name for name in REQUIRED if name not in frame.columns]
    if missing:
        raise KnownError(
            ImportMessage.COLUMNS_MISSING, file=file, missing=", ".join(missing),
            expected=",".join((*REQUIRED, "note", "record")),
        )  # fmt: skip
    unknown = [name for name in frame.columns if name not in (*REQUIRED, *OPTIONAL)]
    if unknown:
        raise KnownError(ImportMessage.COLUMNS_UNKNOWN, file=file, unknown=", ".join(unknown))
    return frame


class _Reader:
    """Goes through the lines once and keeps what it finds."""

    def __init__(self, target: Target, conversion: Conversion) -> None:
        self._target = target
        self._conversion = conversion
        self._values: dict[Cell, Value | None] = {}
        self._lines: dict[Cell, int] = {}
        self._records: dict[str, set[str]] = {}
        self._rejected: list[Remark] = []
        self._remarks: list[Remark] = []

    def read(self, frame: pd.DataFrame) -> TidyTable:
        for line, record in enumerate(_records(frame), start=2):
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
        cell = self._cell(form, record)
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
        for name, mine in (("province", self._target.province), ("period", self._target.period)):
            given = record.get(name, "")
            if given and given != mine:
                code = (
                    ImportMessage.OTHER_PROVINCE
                    if name == "province"
                    else ImportMessage.OTHER_PERIOD
                )
                raise _RejectedError(code, given=given, mine=mine)

    def _form(self, code: str) -> Form:
        if code not in self._target.forms:
            known = ", ".join(self._target.forms)
            raise _RejectedError(ImportMessage.FORM_UNKNOWN, form=code, known=known)
        return self._target.forms[code]

    @staticmethod
    def _cell(form: Form, record: Mapping[str, str]) -> Cell:
        row, column = record["row"], record["column"]
        if form.kind is FormKind.LIST:
            row = record.get("record", "") or row
        elif row not in form.row_of:
            raise _RejectedError(ImportMessage.ROW_UNKNOWN, form=form.code, row=row)
        if column not in form.column_of:
            known = ", ".join(form.column_of)
            raise _RejectedError(
                ImportMessage.COLUMN_UNKNOWN, form=form.code, column=column, known=known
            )
        if row in form.row_of and not form.measured(form.row_of[row], form.column_of[column]):
            raise _RejectedError(ImportMessage.CELL_ABSENT, form=form.code, row=row, column=column)
        cell = Cell(form.code, row, column)
        try:
            return Cell.parse(str(cell))
        except ValueError as error:
            raise _RejectedError(ImportMessage.RECORD_WRONG, record=row) from error

    def _value(self, line: int, form: Form, cell: Cell, text: str) -> Value | None:
        cleaned = clean(text)
        if not cleaned:
            return None
        column = form.column_of[cell.column]
        if form.type_of(cell.row, column.id) is not ValueType.NUMBER:
            return self._words(line, form, cell, text)
        if cleaned.casefold() == "x":
            return NOT_APPLICABLE
        amount = read_machine_number(cleaned)
        if isinstance(amount, NumberProblem):
            raise _RejectedError(_number_advice(cleaned), text=cleaned)
        decimals = form.decimals(form.row_of[cell.row], column) if form.rows else column.decimals
        if decimals_of(amount) > decimals:
            amount = self._rounded(line, cell, amount, decimals)
        return amount

    def _words(self, line: int, form: Form, cell: Cell, text: str) -> Value | None:
        found = incoming(text, self._conversion)
        if remark := found.remark(cell, text):
            self._remarks.append(Remark(line, remark))
        words = form.type_of(cell.row, cell.column) in (ValueType.TEXT, ValueType.DOCUMENT)
        return found.text if words and found.as_it_is else read_entry(form, cell, found.text).value

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


def _number_advice(text: str) -> ImportMessage:
    vietnamese = not isinstance(read_number(text), NumberProblem)
    return ImportMessage.NUMBER_VIETNAMESE if vietnamese else ImportMessage.NUMBER_WRONG
