"""What a form is: rows, columns, header groups, legal origin and validity, as frozen tables.

A definition is one TOML file (``forms/definitions/CT03.2020-01.toml``). Fields are refused when
unknown, so that a slip of the pen in a definition is found when it is read and not when it is
used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Annotated, Any, Final

from forms.common.frozen import dataclass
from forms.shape import Several, Table, Text, Whole

#: Far beyond any official form; a definition is treated as a stranger's file.
MAX_ROWS: Final = 2000
MAX_COLUMNS: Final = 100

FormCode = Annotated[str, Text(r"^[A-Z]{2}[0-9]{0,2}$")]
#: Dots only between signs: formulas write a run of rows as ``[1.1..1.12]``.
RowCode = Annotated[str, Text(r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$", at_most=12)]
Name = Annotated[str, Text(r"^[a-z][a-z0-9_]{0,30}$")]
Sentence = Annotated[str, Text(at_least=1, at_most=1000)]


class FormKind(Enum):
    """How a form is filled in."""

    GRID = "grid"
    LIST = "list"
    NARRATIVE = "narrative"


class ColumnKind(Enum):
    """Where a column's values come from."""

    ENTRY = "entry"
    COMPUTED = "computed"
    REFERENCE = "reference"


class ValueType(Enum):
    """What a column's cells hold."""

    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    DOCUMENT = "document"
    RECORD = "record"


class Detail(Enum):
    """What is expected of the rows below a total."""

    REQUIRED = "required"
    EXPECTED = "expected"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Table):
    """The legal or factual source of a form, a row set or a rule."""

    document: Sentence
    article: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Table):
    """A header group over neighbouring columns."""

    id: Name
    title: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Table):
    """One allowed value of a choice column; ``code`` is stored, ``label`` is shown."""

    code: Annotated[str, Text(r"^[A-Za-z0-9_]{1,30}$")]
    label: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Table):
    """One indicator of a grid form.

    ``parent`` names the row it is part of; a ``memo`` row ("trong đó") is shown under its parent
    but never enters a sum. ``measures`` limits the columns that exist for the row (``None`` =
    all); ``unit`` is the unit of its non-percentage columns; ``type`` says what its cells hold when
    that is not what their columns hold (a status among numbers).
    """

    code: RowCode
    label: Sentence
    unit: str = ""
    parent: RowCode | None = None
    memo: bool = False
    additive: bool = True
    required: bool = False
    detail: Detail = Detail.OPTIONAL
    measures: tuple[Name, ...] | None = None
    type: ValueType | None = None
    decimals: Annotated[int, Whole(0, 6)] | None = None
    minimum: str | None = None
    maximum: str | None = None
    choices: Name | None = None
    #: Codes of the rows of earlier versions whose figures this row takes over; its own by default.
    formerly: tuple[RowCode, ...] = ()
    #: Edition and code in a published classification, e.g. ``"VSIC2018:10"``.
    classification: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Table):
    """One measure of a grid form or one field of a list form.

    ``title`` may use the period's names: ``"Ước T{month}/{year}"``. ``unit`` is the column's own
    unit when it is not the row's (``"%"``). ``revised_by`` names the column in which next month's
    report gives this column's official figure.
    """

    id: Name
    title: Sentence
    letter: str = ""
    group: Name | None = None
    kind: ColumnKind = ColumnKind.ENTRY
    type: ValueType = ValueType.NUMBER
    unit: str = ""
    decimals: Annotated[int, Whole(0, 6)] = 0
    signed: bool = False
    additive: bool = False
    required: bool = False
    formula: str = ""
    revised_by: Name | None = None
    carried: bool = False
    choices: Name | None = None
    max_length: Annotated[int, Whole(1, 20000)] = 2000
    lines: Annotated[int, Whole(1, 20)] = 1
    width: Annotated[int, Whole(3, 80)] = 12
    minimum: str | None = None
    maximum: str | None = None
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Form(Table):
    """One version of one form."""

    code: FormCode
    version: Annotated[str, Text(r"^[0-9]{4}(\.[0-9]+)?$")]
    kind: FormKind
    number: str
    title: Sentence
    short_title: Sentence
    unit: str = ""
    valid_from: date
    valid_to: date | None = None
    #: Months in which the form is due; all twelve by default.
    months: tuple[int, ...] = tuple(range(1, 13))
    #: Belongs to every report; another form may be left out by entering nothing in it.
    mandatory: bool = False
    origin: tuple[Origin, ...]
    help: str = ""
    groups: tuple[Group, ...] = ()
    columns: Annotated[tuple[Column, ...], Several(1, MAX_COLUMNS)]
    rows: Annotated[tuple[Row, ...], Several(0, MAX_ROWS)] = ()
    choices: Mapping[Name, tuple[Choice, ...]] = field(default_factory=dict)
    #: The rule tables as read; ``validation`` gives them their meaning.
    rules: tuple[Mapping[str, Any], ...] = ()
    #: SHA-256 of the definition's canonical JSON, lower-case hexadecimal; set by the loader.
    digest: str = ""

    @cached_property
    def row_of(self) -> dict[str, Row]:
        """Rows by code."""
        return {row.code: row for row in self.rows}

    @cached_property
    def column_of(self) -> dict[str, Column]:
        """Columns by id."""
        return {column.id: column for column in self.columns}

    @cached_property
    def parts_of(self) -> dict[str, tuple[str, ...]]:
        """Row code → the rows that add up to it (memo and non-additive rows left out)."""
        parts: dict[str, tuple[str, ...]] = {}
        for row in self.rows:
            if row.parent and not row.memo and row.additive:
                parts[row.parent] = (*parts.get(row.parent, ()), row.code)
        return parts

    def parts(self, row: Row, column: Column) -> tuple[str, ...]:
        """The rows that add up to a cell; none where the measure or the row cannot be added."""
        if not (row.additive and column.additive):
            return ()
        codes = self.parts_of.get(row.code, ())
        return tuple(code for code in codes if self.measured(self.row_of[code], column))

    @cached_property
    def level_of(self) -> dict[str, int]:
        """Row code → depth in the tree, 0 for a row without parent."""
        levels: dict[str, int] = {}
        for row in self.rows:
            levels[row.code] = levels[row.parent] + 1 if row.parent else 0
        return levels

    def measured(self, row: Row, column: Column) -> bool:
        """Whether the column exists for the row."""
        return row.measures is None or column.id in row.measures

    def summable(self, row: str, column: str) -> bool:
        """Whether a cell's amounts of several rows or reporting units may be added up."""
        known, measure = self.row_of.get(row), self.column_of.get(column)
        return bool(known and measure and known.additive and measure.additive)

    def type_of(self, cell_row: str, column: str) -> ValueType:
        """What a cell holds; a list form's row is its record."""
        row = self.row_of.get(cell_row)
        return (row.type if row else None) or self.column_of[column].type

    def choices_of(self, cell_row: str, column: str) -> tuple[Choice, ...]:
        """The allowed values of a cell that holds a choice."""
        row = self.row_of.get(cell_row)
        name = (row.choices if row else None) or self.column_of[column].choices
        return tuple(self.choices.get(name or "", ()))

    def with_records(self, records: Iterable[str], first: int = 1) -> Form:
        """A list form with its records standing as rows, every one to be filled in.

        ``first`` is the number the first of them is called by.
        """
        rows = tuple(
            Row(code=record, label=f"Dòng {number}", required=True)
            for number, record in enumerate(records, start=first)
        )
        return replace(self, rows=rows)

    def decimals(self, row: Row, column: Column) -> int:
        """Decimal places that may be entered and are stored."""
        if column.unit or row.decimals is None:
            return column.decimals
        return row.decimals

    def unit_of(self, row: Row, column: Column) -> str:
        """The unit of a cell: the column's own, else the row's, else the form's."""
        return column.unit or row.unit or self.unit
