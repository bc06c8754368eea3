"""The sheets of a workbook as things to paint: what is previewed is the very file to be signed.

Lengths are points on unscaled paper. Reads only workbooks this program wrote.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final, cast

from forms.common.numbers import format_number
from ui.pages.sign.lines import on_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell import Cell
    from openpyxl.styles import Side
    from openpyxl.worksheet.worksheet import Worksheet

#: A row without a height of its own, at 11 points.
_ROW: Final = 15.0
#: Points in one unit of a column's width: seven pixels at 96 per inch.
_UNIT: Final = 7 * 0.75
#: Widest indent step, in points.
_INDENT: Final = 9.0
_BLACK: Final = "FF000000"
#: Borders in the colour of the paper are none (``exports.styles.Edge.UNSEEN``).
_WHITE: Final = "FFFFFFFF"


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One cell, merged ones as a whole: its place, its text, its look."""

    first_row: int
    last_row: int
    left: float
    width: float
    text: str
    size: int
    bold: bool
    italic: bool
    #: ``"left"``, ``"center"``, ``"right"`` or ``"justify"``.
    across: str
    #: ``"top"``, ``"center"`` or ``"bottom"``.
    down: str
    indent: float
    boxed: bool
    ruled: bool
    absent: bool
    alarm: bool


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A sheet: cells, the upper edges of its rows (one more than rows), how it is printed."""

    title: str
    cells: tuple[PaperCell, ...]
    width: float
    edges: tuple[float, ...]
    #: First and last row (from 0) repeated on every further page.
    head: tuple[int, int] | None
    landscape: bool
    footer: str
    #: Whether its first page carries no number, as the first page of a document.
    opening: bool
    #: Rows (from 0) with which a page begins, whatever room is left on the one before.
    breaks: frozenset[int] = frozenset()


def read_sheets(data: bytes) -> tuple[PaperSheet, ...]:
    """The sheets of a workbook this program wrote, in order."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    return tuple(on_lines(_sheet(sheet)) for sheet in book.worksheets)


def _sheet(sheet: Worksheet) -> PaperSheet:
    from openpyxl.utils import get_column_letter

    columns = range(1, sheet.max_column + 1)
    widths = [_UNIT * sheet.column_dimensions[get_column_letter(c)].width for c in columns]
    lefts = (0.0, *accumulate(widths))
    heights = (sheet.row_dimensions[r].height for r in range(1, sheet.max_row + 1))
    edges = (0.0, *accumulate(float(height or _ROW) for height in heights))
    return PaperSheet(
        title=sheet.title,
        cells=tuple(_cells(sheet, lefts)),
        width=lefts[-1],
        edges=edges,
        head=_head(sheet),
        landscape=sheet.page_setup.orientation == "landscape",
        footer=_footer(sheet),
        breaks=frozenset(one.id for one in sheet.row_breaks.brk),
        opening=bool(sheet.HeaderFooter.differentFirst),
    )


def _cells(sheet: Worksheet, lefts: tuple[float, ...]) -> Iterator[PaperCell]:
    ends = {(m.min_row, m.min_col): (m.max_row, m.max_col) for m in sheet.merged_cells.ranges}
    inside = {
        (row, column)
        for m in sheet.merged_cells.ranges
        for row in range(m.min_row, m.max_row + 1)
        for column in range(m.min_col, m.max_col + 1)
    } - ends.keys()
    for line in sheet.iter_rows():
        for cell in line:
            at = (cell.row, cell.column)
            if at not in inside and cell.has_style:
                yield _cell(cast("Cell", cell), ends.get(at, at), lefts)


def _cell(cell: Cell, end: tuple[int, int], lefts: tuple[float, ...]) -> PaperCell:
    left = lefts[cell.column - 1]
    border, alignment = cell.border, cell.alignment
    boxed = _drawn(border.top)
    return PaperCell(
        first_row=cell.row - 1,
        last_row=end[0] - 1,
        left=left,
        width=lefts[end[1]] - left,
        text=_text(cell),
        size=round(cell.font.size),
        bold=bool(cell.font.bold),
        italic=bool(cell.font.italic),
        across=alignment.horizontal or "left",
        down=alignment.vertical or "bottom",
        indent=_INDENT * alignment.indent,
        boxed=boxed,
        ruled=not boxed and _drawn(border.bottom),
        absent=cell.fill.patternType == "solid",
        alarm=str(cell.font.color.rgb) != _BLACK if cell.font.color else False,
    )


def _drawn(side: Side | None) -> bool:
    """Whether a cell has this line, and somebody sees it."""
    return bool(side and side.style and side.color and side.color.rgb != _WHITE)


def _text(cell: Cell) -> str:
    """What a spreadsheet program set to Vietnamese shows."""
    value = cell.value
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int | float):
        shape = cell.number_format.partition(";")[0]
        decimals = len(shape.partition(".")[2])
        return format_number(Decimal(repr(value)), decimals, signed=shape.startswith("+"))
    return str(value) if value is not None else ""


def _footer(sheet: Worksheet) -> str:
    footer = sheet.oddFooter
    return (footer.left.text or "") if footer else ""


def _head(sheet: Worksheet) -> tuple[int, int] | None:
    if not sheet.print_title_rows:
        return None
    first, _, last = sheet.print_title_rows.replace("$", "").partition(":")
    return int(first) - 1, int(last) - 1
