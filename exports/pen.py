"""Putting content into sheets: exact numbers, text as it is, one defined name per value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange

from exports.escapes import escape
from exports.messages import ExportMessage
from exports.styles import BODY, FACE, Edge, Look, column_room
from exports.text_layout import block_height, line_count
from forms.common.amount import MAX_DIGITS, plain
from forms.common.errors import BugError, KnownError
from forms.common.numbers import format_number, significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

#: Characters (UTF-16 units) Excel keeps in one cell.
LONGEST_TEXT: Final = 32767
#: Lines of the highest single row; more are spread over merged rows, so that a page can end
#: inside and Excel's limit of 409 points is never met.
MOST_LINES: Final = 12


class Book:
    """The workbook being written, its styles and its names."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        _set_normal_font(self.workbook, Font(name=FACE, size=BODY))
        self._styles: dict[Look, StyleArray] = {}
        self._names: dict[str, tuple[str, str]] = {}

    def sheet(self, title: str) -> Pen:
        """A new sheet after the others."""
        return Pen(self, self.workbook.create_sheet(title))

    def style(self, cell: SheetCell, look: Look) -> None:
        """Give a cell a look; the second cell with a look copies the first one's style."""
        known = self._styles.get(look)
        if known is None:
            look.dress(cell)
            self._styles[look] = cell._style  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl has no public way to share a style, and dressing every cell costs most of the time
        else:
            cell._style = known  # type: ignore[attr-defined]  # noqa: SLF001 - as above

    def name(self, name: str, sheet: str, coordinate: str) -> None:
        """Give a cell its defined name; Excel does not tell upper from lower case in names."""
        key = name.casefold()
        if key in self._names:
            raise BugError(f"two cells are named {name}")
        self._names[key] = (name, f"{quote_sheetname(sheet)}!{coordinate}")

    def finish(self) -> Workbook:
        """The workbook with its names, in the order of the alphabet."""
        for _, (name, target) in sorted(self._names.items()):
            self.workbook.defined_names[name] = DefinedName(name, attr_text=target)
        return self.workbook


def _set_normal_font(workbook: Workbook, font: Font) -> None:
    """Column widths and empty rows are measured in this font; openpyxl insists on Calibri."""
    styles: Any = workbook
    styles._fonts = IndexedList([font])  # noqa: SLF001 - no public way
    styles._named_styles["Normal"].font = font  # noqa: SLF001 - no public way


class Pen:
    """Writes into one sheet; rows and columns count from 1."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet
        self.widths: list[int] = []

    def columns(self, widths: Iterable[int]) -> None:
        """Set the column widths, in units of the body size's digits."""
        self.widths = list(widths)
        for number, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width

    def text(self, row: int, column: int, text: str, look: Look, name: str = "") -> None:
        """Write text exactly, also where it looks like a formula or an escape."""
        written = escape(text)
        if len(written) + sum(letter > "\uffff" for letter in written) > LONGEST_TEXT:
            raise KnownError(
                ExportMessage.TOO_LONG_TEXT,
                place=self.place(row, column), length=len(text), limit=LONGEST_TEXT,
            )  # fmt: skip
        cell = self._cell(row, column, look, name)
        if text:
            cell.value = written
            cell.data_type = "s"

    def number(self, row: int, column: int, amount: Decimal, look: Look, name: str = "") -> None:
        """Write an amount by its shortest exact digits.

        openpyxl formats numbers through binary floats; given text marked as a number it writes
        the text. Excel keeps fifteen digits, so fifteen digits come back as they went.
        """
        if significant_digits(amount) > MAX_DIGITS:
            raise KnownError(
                ExportMessage.TOO_MANY_DIGITS,
                place=self.place(row, column), value=format_number(amount), limit=MAX_DIGITS,
            )  # fmt: skip
        cell = self._cell(row, column, look, name)
        cell.value = plain(amount)
        cell.data_type = "n"

    def blank(self, row: int, column: int, look: Look, name: str = "") -> None:
        """A cell without value."""
        self._cell(row, column, look, name)

    def merged(
        self,
        row: int,
        columns: tuple[int, int],
        text: str,
        look: Look,
        name: str = "",
        rows: int = 1,
    ) -> None:
        """Write text across neighbouring columns (first, last) and so many rows."""
        self.text(row, columns[0], text, look, name)
        self.join(row, columns, look, rows)

    def join(self, row: int, columns: tuple[int, int], look: Look, rows: int = 1) -> None:
        """Merge cells; all but the first get the look, since borders belong to single cells.

        openpyxl's own ``merge_cells`` works the borders out anew, which takes longer than all
        the rest of the writing.
        """
        first, last = columns
        if first == last and rows == 1:
            return
        if look.edge is not Edge.NONE:
            for at in range(row, row + rows):
                for column in range(first, last + 1):
                    if (at, column) != (row, first):
                        self.book.style(self._at(at, column), look)
        area = CellRange(min_col=first, min_row=row, max_col=last, max_row=row + rows - 1)
        self.sheet.merged_cells.add(area)

    def height(self, row: int, points: int) -> None:
        """Set a row's height."""
        self.sheet.row_dimensions[row].height = points

    def room(self, columns: tuple[int, int]) -> int:
        """Thousandths of a point for text across these columns."""
        first, last = columns
        return column_room(sum(self.widths[first - 1 : last]))

    def needed(self, text: str, columns: tuple[int, int], look: Look) -> int:
        """Points of height a text needs across these columns."""
        room = self.room(columns) - look.indent * look.size * 800
        return block_height(line_count(text, room, look.size, bold=look.bold), look.size)

    def heights(self, row: int, points: int, size: int) -> int:
        """Give a text so much height, in one row or spread over several; how many rows."""
        tallest = block_height(MOST_LINES, size)
        rows = -(-points // tallest)
        for number in range(rows):
            self.height(row + number, -(-points // rows))
        return rows

    def place(self, row: int, column: int) -> str:
        """How a cell is called in a message: ``"Trang Biểu 03, ô F12"``."""
        return f"Trang {self.sheet.title}, ô {get_column_letter(column)}{row}"

    def _cell(self, row: int, column: int, look: Look, name: str) -> SheetCell:
        cell = self._at(row, column)
        self.book.style(cell, look)
        if name:
            coordinate = f"${get_column_letter(column)}${row}"
            self.book.name(name, self.sheet.title, coordinate)
        return cell

    def _at(self, row: int, column: int) -> SheetCell:
        return cast("SheetCell", self.sheet.cell(row, column))
