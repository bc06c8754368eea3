"""Putting content into sheets: exact numbers, text as it is, one defined name per value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.styles.styleable import StyleableObject
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.indexed_list import IndexedList

from exports.book_writer import book_bytes
from exports.escapes import escape
from exports.messages import ExportMessage
from exports.sheet_rows import SheetRows
from exports.styles import BODY, FACE, Edge, Look, column_room
from exports.text_layout import block_height, indent_width, line_count
from forms.common.amount import MAX_DIGITS, plain
from forms.common.errors import BugError, KnownError
from forms.common.numbers import format_number, significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from openpyxl.worksheet.worksheet import Worksheet

#: Characters (UTF-16 units) Excel keeps in one cell.
LONGEST_TEXT: Final = 32767
#: Lines of the highest single row; more are spread over merged rows, so that a page can end
#: inside and Excel's limit of 409 points is never met.
MOST_LINES: Final = 12


class Book:
    """The workbook being written, its styles, the rows of its sheets and its names."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        _set_normal_font(self.workbook, Font(name=FACE, size=BODY))
        self._styles: dict[Look, int] = {}
        self._pens: dict[str, Pen] = {}
        self._names: dict[str, tuple[str, str]] = {}

    def sheet(self, title: str) -> Pen:
        """A new sheet after the others."""
        sheet = self.workbook.create_sheet(title)
        pen = self._pens[sheet.title] = Pen(self, sheet, SheetRows())
        return pen

    def style(self, look: Look) -> int:
        """The number of a look's style in the file."""
        known = self._styles.get(look)
        if known is None:
            dressed = StyleableObject(self.workbook.worksheets[0])
            look.dress(dressed)
            known = self._styles[look] = dressed.style_id
        return known

    def name(self, name: str, sheet: str, coordinate: str) -> None:
        """Give a cell its defined name; Excel does not tell upper from lower case in names."""
        key = name.casefold()
        if key in self._names:
            raise BugError(f"two cells are named {name}")
        self._names[key] = (name, f"{quote_sheetname(sheet)}!{coordinate}")

    def finish(self) -> bytes:
        """The file, its names in the order of the alphabet."""
        names = dict(target for _, target in sorted(self._names.items()))
        for pen in self._pens.values():
            pen.settle()
        rows = {title: pen.rows for title, pen in self._pens.items()}
        return book_bytes(self.workbook, rows, names)


def _set_normal_font(workbook: Workbook, font: Font) -> None:
    """Column widths and empty rows are measured in this font; openpyxl insists on Calibri."""
    styles: Any = workbook
    styles._fonts = IndexedList([font])  # noqa: SLF001 - no public way
    styles._named_styles["Normal"].font = font  # noqa: SLF001 - no public way


class Pen:
    """Writes into one sheet; rows and columns count from 1."""

    def __init__(self, book: Book, sheet: Worksheet, rows: SheetRows) -> None:
        self.book = book
        self.sheet = sheet
        self.rows = rows
        self.widths: list[int] = []
        self._texts: dict[tuple[int, int], tuple[str, Look]] = {}
        self._needed: dict[tuple[str, int, int, bool], int] = {}

    def columns(self, widths: Iterable[int]) -> None:
        """Set the column widths, in units of the body size's digits."""
        self.widths = list(widths)
        for number, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width

    def text(self, row: int, column: int, text: str, look: Look, name: str = "") -> None:
        """Write text exactly, also where it looks like a formula or an escape."""
        written = escape(text)
        if len(written.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            raise KnownError(
                ExportMessage.TOO_LONG_TEXT,
                place=self.place(row, column), length=len(text), limit=LONGEST_TEXT,
            )  # fmt: skip
        self._cell(row, column, look, name)
        if text:
            self.rows.text(row, column, written)
            self._texts[row, column] = (text, look)

    def number(self, row: int, column: int, amount: Decimal, look: Look, name: str = "") -> None:
        """Write an amount by its shortest exact digits.

        Excel keeps fifteen digits, so fifteen digits come back as they went.
        """
        if significant_digits(amount) > MAX_DIGITS:
            raise KnownError(
                ExportMessage.TOO_MANY_DIGITS,
                place=self.place(row, column), value=format_number(amount), limit=MAX_DIGITS,
            )  # fmt: skip
        self._cell(row, column, look, name)
        self.rows.number(row, column, plain(amount))

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
        """Merge cells; all but the first get the look, since borders belong to single cells."""
        first, last = columns
        if first == last and rows == 1:
            return
        if look.edge is not Edge.NONE:
            style = self.book.style(look)
            for at in range(row, row + rows):
                for column in range(first, last + 1):
                    if (at, column) != (row, first):
                        self.rows.style(at, column, style)
        self.rows.merge(row, first, row + rows - 1, last)

    def height(self, row: int, points: int) -> None:
        """Set a row's height."""
        self.rows.height(row, points)

    def room(self, columns: tuple[int, int]) -> int:
        """Thousandths of a point for text across these columns."""
        first, last = columns
        return column_room(sum(self.widths[first - 1 : last]))

    def middle(self) -> int:
        """The last column of the left half of a heading: about two fifths of the page."""
        used = 0
        for number, width in enumerate(self.widths[:-1], start=1):
            used += width
            if used * 5 >= sum(self.widths) * 2:
                return number
        return max(len(self.widths) - 1, 1)

    def needed(self, text: str, columns: tuple[int, int], look: Look) -> int:
        """Points of height a text needs across these columns."""
        room = self.room(columns) - indent_width(look.indent, look.size)
        key = (text, room, look.size, look.bold)
        points = self._needed.get(key)
        if points is None:
            lines = line_count(text, room, look.size, bold=look.bold)
            points = self._needed[key] = block_height(lines, look.size)
        return points

    def heights(self, row: int, points: int, size: int, opening: int = MOST_LINES) -> int:
        """Give a text so much height, in one row or spread over several; how many rows.

        The first of several rows takes ``opening`` lines at most, so that a heading above it
        stays with a few lines and not with half a page.
        """
        first = block_height(opening, size)
        if opening == MOST_LINES or points <= first:
            first = 0
        rows = -(-(points - first) // block_height(MOST_LINES, size))
        if first:
            self.height(row, first)
        for number in range(rows):
            self.height(row + bool(first) + number, -(-(points - first) // rows))
        return rows + bool(first)

    def settle(self) -> None:
        """Let no row be lower than its texts, whatever was set; spread ones grow at their end."""
        if not self.widths:
            return
        for (row, column), (text, look) in self._texts.items():
            last_row, last_column = self.rows.end_of(row, column)
            self.rows.grow(row, last_row, self.needed(text, (column, last_column), look))

    def place(self, row: int, column: int) -> str:
        """How a cell is called in a message: ``"Trang Biểu 03, ô F12"``."""
        return f"Trang {self.sheet.title}, ô {get_column_letter(column)}{row}"

    def _cell(self, row: int, column: int, look: Look, name: str) -> None:
        self.rows.style(row, column, self.book.style(look))
        if name:
            coordinate = f"${get_column_letter(column)}${row}"
            self.book.name(name, self.sheet.title, coordinate)
