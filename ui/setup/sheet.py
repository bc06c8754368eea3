"""A block copied from the office's own sheet: indicators down, months across → a tidy table."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.common.amount import NOT_APPLICABLE, Unreadable, plain
from forms.common.period import Period
from forms.common.text import search_key
from forms.definition import Column, ColumnKind, Form, FormKind, ValueType
from ui.form_layout import grid_row
from ui.grid.htmltable import Source
from ui.pages.entry.paste.matching import Matching, match_rows
from ui.pages.entry.paste.reading import kind_of, mark_of, read
from ui.pages.entry.paste.units import unit_of
from validation.paste_messages import PasteMessage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ui.grid.clipboard import Block
    from validation.paste_numbers import DecimalMark

_HEAD: Final = ("form", "row", "column", "value", "period")
#: ``T1``, ``Tháng 01/2025``, ``01/2025`` and ``2025-01``, as search keys.
_MONTH: Final = re.compile(r"(?:t|th|thang) ?(0?[1-9]|1[0-2])(?: (?:nam )?(20[0-9]{2}))?")
_DATED: Final = re.compile(r"(0?[1-9]|1[0-2]) (20[0-9]{2})")
_YEAR_FIRST: Final = re.compile(r"(20[0-9]{2}) (0?[1-9]|1[0-2])")
_NO_SOURCE: Final = Source()


@dataclass(frozen=True, slots=True)
class Months:
    """Which month each column of the block is about; ``headed`` and ``dated`` say who told."""

    by_column: Mapping[int, Period]
    headed: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the block: its indicator, blank when the form has none like it, and what counts.

    ``unread`` are texts without one clear meaning; they are left out.
    """

    code: str
    name: str
    cells: int
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a block holds for one column of a form."""

    rows: tuple[SheetRow, ...]
    months: tuple[Period, ...]
    mark: DecimalMark | None
    #: Whether some text is thousands in one notation and decimals in the other.
    mark_asked: bool
    #: The tidy table (UTF-8), heading included.
    table: bytes

    @property
    def cells(self) -> int:
        """How many cells have a value."""
        return sum(row.cells for row in self.rows)


def grids(forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms a sheet of months can be about."""
    return tuple(form for form in forms if form.kind is FormKind.GRID and columns(form))


def columns(form: Form) -> tuple[Column, ...]:
    """The columns of a form that take a month's figures, the month's own first."""
    entry = [
        column
        for column in form.columns
        if column.kind is ColumnKind.ENTRY
        and column.type is ValueType.NUMBER
        and not column.carried
    ]
    return tuple(sorted(entry, key=lambda column: "{prev_month}" in column.title))


def matched(block: Block, form: Form) -> Matching | None:
    """Which rows of the block are which of the form's."""
    return match_rows(block, [grid_row(form, row) for row in form.rows])


def likeliest(block: Block, forms: tuple[Form, ...]) -> Form | None:
    """The form most rows of the block belong to; nothing when they belong to none."""
    counts = [(_count(matched(block, form)), form) for form in forms]
    best, form = max(counts, key=lambda pair: pair[0], default=(0, None))
    return form if best else None


def months_of(block: Block, matching: Matching, first: Period) -> Months:
    """Months by the heading; its year, and all without a heading, by ``first``."""
    last = next((at for at, row in enumerate(matching.rows) if row is not None), 0)
    heads = [
        {
            column: month
            for column, text in enumerate(row)
            if column >= matching.leading and (month := _month(text or ""))
        }
        for row in block.rows[:last]
    ]
    head = max(heads, key=len, default={})
    if not head:
        across = range(matching.leading, block.width)
        counted = {c: first.plus(c - matching.leading) for c in across}
        return Months(counted, headed=False, dated=False)
    named = {c: Period(year or first.year, month) for c, (month, year) in head.items()}
    return Months(named, headed=True, dated=all(year for _, year in head.values()))


def read_sheet(
    block: Block,
    form: Form,
    column: Column,
    months: Mapping[int, Period],
    mark: DecimalMark | None = None,
) -> SheetReading:
    """Read every figure below a month; what is in doubt is left out and told."""
    matching = matched(block, form)
    if matching is None:
        return SheetReading((), (), mark, mark_asked=False, table=b"")
    reader = _Reader(block, form, column, matching, mark or mark_of(block))
    rows = tuple(reader.rows(months))
    used = tuple(sorted({period for _, period in reader.lines}))
    return SheetReading(rows, used, reader.mark, reader.mark_asked, reader.table())


class _Reader:
    """Goes through the rows once."""

    def __init__(
        self,
        block: Block,
        form: Form,
        column: Column,
        matching: Matching,
        mark: DecimalMark | None,
    ) -> None:
        self._block = block
        self._form = form
        self._column = column
        self._matching = matching
        self._unit = unit_of(matching.unit)
        self.mark = mark
        self.mark_asked = False
        self.lines: list[tuple[tuple[str, str], Period]] = []

    def rows(self, months: Mapping[int, Period]) -> Iterable[SheetRow]:
        for line, at in enumerate(self._matching.rows):
            if at is not None:
                yield self._row(line, self._form.rows[at].code, months)
            elif any(self._block.rows[line][c] for c in months) and self._begun(line):
                name = " ".join(filter(None, self._block.rows[line][: self._matching.leading]))
                yield SheetRow("", name, 0, ())

    def table(self) -> bytes:
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(_HEAD)
        for (row, value), period in self.lines:
            writer.writerow((self._form.code, row, self._column.id, value, str(period)))
        return buffer.getvalue().encode()

    def _begun(self, line: int) -> bool:
        """Whether the heading is behind."""
        return any(row is not None for row in self._matching.rows[:line])

    def _row(self, line: int, code: str, months: Mapping[int, Period]) -> SheetRow:
        row = self._form.row_of[code]
        if not self._form.measured(row, self._column):
            return SheetRow(code, row.label, 0, ())
        before, unread = len(self.lines), []
        for column, period in months.items():
            text = self._block.rows[line][column]
            if text and not self._taken(line, column, code, text, period):
                unread.append(text)
        return SheetRow(code, row.label, len(self.lines) - before, tuple(unread))

    def _taken(self, line: int, column: int, code: str, text: str, period: Period) -> bool:
        cell = Cell(self._form.code, code, self._column.id)
        source = self._block.sources.get((line, column), _NO_SOURCE)
        meaning = read(self._form, cell, text, source, self.mark, self._unit)
        if meaning.choices:
            doubt = kind_of(meaning.note) is PasteMessage.THOUSANDS_OR_PART
            self.mark_asked = self.mark_asked or doubt
            return False
        value = meaning.value
        if isinstance(value, Unreadable):
            return False
        if isinstance(value, Decimal):
            self.lines.append(((code, plain(value)), period))
        elif value is NOT_APPLICABLE:
            self.lines.append(((code, "x"), period))
        return True


def _count(matching: Matching | None) -> int:
    return sum(row is not None for row in matching.rows) if matching is not None else 0


def _month(text: str) -> tuple[int, int | None] | None:
    """Month and year of a heading, if it names a month."""
    key = search_key(text)
    if found := _YEAR_FIRST.fullmatch(key):
        return int(found[2]), int(found[1])
    found = _MONTH.fullmatch(key) or _DATED.fullmatch(key)
    if found is None:
        return None
    return int(found[1]), int(found[2]) if found[2] else None
