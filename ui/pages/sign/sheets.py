"""The sheets of a workbook as things to paint: what is previewed is the very file to be signed.

Reads only workbooks this program wrote.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeAlias, cast
from zipfile import ZipFile

from forms.common.numbers import format_number
from ui.pages.sign.lines import on_lines
from ui.pages.sign.paper import pages_of
from ui.pages.sign.printed import PaperCell, PaperSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl.cell import Cell
    from openpyxl.styles import Side
    from openpyxl.worksheet.worksheet import Worksheet

    #: Told of the pages read and of all pages, about as many as there will be; whether to go on.
    Watcher: TypeAlias = Callable[[int, int], bool]

#: First and last row and column of the cells that are one, from 1, by the first ones.
_Areas: TypeAlias = dict[tuple[int, int], tuple[int, int]]

_SHEET: Final = "xl/worksheets/sheet"
_AREA: Final = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_ALL_AREAS: Final = re.compile(rb"<mergeCells.*?</mergeCells>", re.DOTALL)
#: A row without a height of its own, at 11 points.
_ROW: Final = 15.0
#: Points in one unit of a column's width: seven pixels at 96 per inch.
_UNIT: Final = 7 * 0.75
#: Widest indent step, in points.
_INDENT: Final = 9.0
_BLACK: Final = "FF000000"
#: Borders in the colour of the paper are none (``exports.styles.Edge.UNSEEN``).
_WHITE: Final = "FFFFFFFF"


def read_sheets(data: bytes, go_on: Watcher = lambda _done, _all: True) -> tuple[PaperSheet, ...]:
    """The sheets of a workbook this program wrote, in order; none when it was not to go on."""
    import openpyxl

    light, areas = _without_areas(data)
    book = openpyxl.load_workbook(light)
    sheets = [_Sheet(*each) for each in zip(book.worksheets, areas, strict=True)]
    pages, read = pages_of(sheet.bare for sheet in sheets), []
    for sheet in sheets:
        cells: list[PaperCell] = []
        for page in pages:
            if page.sheet is sheet.bare:
                cells += sheet.cells(page.first, page.below)
                if not go_on(page.number, len(pages)):
                    return ()
        read.append(on_lines(replace(sheet.bare, cells=tuple(cells))))
    return tuple(read)


class _Sheet:
    """A sheet of openpyxl's with the areas that were kept from it."""

    def __init__(self, sheet: Worksheet, areas: _Areas) -> None:
        from openpyxl.utils import get_column_letter

        self._sheet, self._areas = sheet, areas
        letters = [get_column_letter(column) for column in range(1, sheet.max_column + 1)]
        widths = (_UNIT * sheet.column_dimensions[letter].width for letter in letters)
        #: Where the columns begin, and the last one ends.
        self._lefts = (0.0, *accumulate(widths))
        self._hidden = {
            (row, column)
            for (top, left), (bottom, right) in areas.items()
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        } - areas.keys()
        self.bare = self._bare()

    def cells(self, first: int, below: int) -> Iterator[PaperCell]:
        """The cells that begin in some rows (from 0)."""
        last = len(self._lefts) - 1
        for line in self._sheet.iter_rows(first + 1, below, 1, last):
            for cell in line:
                if (cell.row, cell.column) not in self._hidden and cell.has_style:
                    yield self._cell(cast("Cell", cell))

    def _bare(self) -> PaperSheet:
        """Everything but the cells."""
        sheet = self._sheet
        heights = (sheet.row_dimensions[r].height for r in range(1, sheet.max_row + 1))
        return PaperSheet(
            title=sheet.title,
            cells=(),
            width=self._lefts[-1],
            edges=(0.0, *accumulate(float(height or _ROW) for height in heights)),
            head=_head(sheet),
            landscape=sheet.page_setup.orientation == "landscape",
            footer=_footer(sheet),
            breaks=frozenset(one.id for one in sheet.row_breaks.brk),
            opening=bool(sheet.HeaderFooter.differentFirst),
        )

    def _cell(self, cell: Cell) -> PaperCell:
        at = (cell.row, cell.column)
        end = self._areas.get(at, at)
        left = self._lefts[cell.column - 1]
        border, alignment = cell.border, cell.alignment
        lower = border if end[0] == cell.row else self._sheet.cell(*end).border
        boxed = _drawn(border.top)
        return PaperCell(
            first_row=cell.row - 1,
            last_row=end[0] - 1,
            left=left,
            width=self._lefts[end[1]] - left,
            text=_text(cell),
            size=round(cell.font.size),
            bold=bool(cell.font.bold),
            italic=bool(cell.font.italic),
            across=alignment.horizontal or "left",
            down=alignment.vertical or "bottom",
            indent=_INDENT * alignment.indent,
            boxed=boxed,
            ruled=not boxed and _drawn(lower.bottom),
            absent=cell.fill.patternType == "solid",
            alarm=str(cell.font.color.rgb) != _BLACK if cell.font.color else False,
        )


def _without_areas(data: bytes) -> tuple[io.BytesIO, list[_Areas]]:
    """The workbook without its merged areas, of which openpyxl makes nine tenths of its work."""
    light, found = io.BytesIO(), []
    with ZipFile(io.BytesIO(data)) as whole, ZipFile(light, "w") as rest:
        for name in whole.namelist():
            content = whole.read(name)
            if name.startswith(_SHEET):
                number = int(name[len(_SHEET) : -len(".xml")])
                found.append((number, _areas_in(content)))
                content = _ALL_AREAS.sub(b"", content)
            rest.writestr(name, content)
    return light, [areas for _, areas in sorted(found)]


def _areas_in(content: bytes) -> _Areas:
    from openpyxl.worksheet.cell_range import CellRange

    areas = (CellRange(area.decode()) for area in _AREA.findall(content))
    return {(one.min_row, one.min_col): (one.max_row, one.max_col) for one in areas}


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
