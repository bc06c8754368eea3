"""Whether every text of a workbook from outside is seen to its end: cells as large as their texts.

A row lowered to one line, or a narrowed column, hides the rest of a label or an answer as surely
as a hidden row does. What is asked is less than our own drawing gives, so that another program or
version may measure a little otherwise.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from exports.cells import Kind, place
from exports.reader_messages import ReaderMessage
from exports.sheet_frame import USUAL_WIDTH
from exports.sheet_rows import USUAL_HEIGHT
from exports.styles import column_room
from exports.text_layout import indent_width, least_height
from forms.common.amount import MAX_DIGITS
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from exports.cells import RawCell, SheetCells
    from exports.opened_book import OpenedBook

#: Letters of all cells together; a large report has some hundred thousand.
_MOST_LETTERS: Final = 3_000_000
#: Number formats that round to what a column has room for, and to eleven characters in the widest;
#: others show "###" (18.8.30).
_ROUNDED: Final = ("General", "@")
_MOST_CHARACTERS: Final = 11
#: Digits the binary number behind a figure is shown with; the rest is noise of a re-save.
_EXCEL: Final = Context(prec=MAX_DIGITS, rounding="ROUND_HALF_UP")
#: The width of a digit, in thousandths of the type size.
_DIGIT: Final = 500
#: Units of all columns of a sheet; ours have two hundred, a page of A4 carries 135 across.
_BROADEST: Final = 500
#: Points and units of the frozen rows and columns, half of a small screen; ours have 200 and 43.
_HIGHEST_HEAD, _BROADEST_HEAD = 400, 100


def check_room(book: OpenedBook) -> None:
    """Refuse the first text whose end is out of sight; hidden ones are refused by other rules."""
    letters = 0
    for sheet in book.sheets.values():
        _check_breadth(sheet)
        _check_head(sheet)
        for at, raw in sheet.cells.items():
            letters += len(raw.text)
            if letters > _MOST_LETTERS:
                raise KnownError(ReaderMessage.CONTENT_TOO_LARGE, name=_place(sheet, at))
            rounded = book.formats.of(raw.style) in _ROUNDED
            if raw.kind is Kind.NUMBER and not rounded:
                continue
            size = book.formats.sizes.get(raw.style, 0)
            indent = book.formats.indents.get(raw.style)
            if sheet.visible(at) and not _fits(raw, sheet, at, size, indent):
                raise KnownError(ReaderMessage.CELL_CUT, place=_place(sheet, at))


def _check_breadth(sheet: SheetCells) -> None:
    """A page is scaled to the sheet's width, so that one wide column makes all others tiny."""
    last = max((column for _, column in sheet.cells), default=0)
    known = sheet.frame.widths
    if sum(known.get(column, USUAL_WIDTH) for column in range(1, last + 1)) > _BROADEST:
        raise KnownError(ReaderMessage.SHEET_SMALL, sheet=sheet.title)


def _check_head(sheet: SheetCells) -> None:
    """Frozen rows as high as the screen leave no room for the figures to scroll in."""
    rows, columns = sheet.frame.frozen
    height = sum(sheet.heights.get(row, USUAL_HEIGHT) for row in range(1, rows + 1))
    width = sum(sheet.frame.widths.get(column, USUAL_WIDTH) for column in range(1, columns + 1))
    if _opens_past(sheet) or height > _HIGHEST_HEAD or width > _BROADEST_HEAD:
        raise KnownError(ReaderMessage.SHEET_VIEW, sheet=sheet.title)


def _opens_past(sheet: SheetCells) -> bool:
    """Whether a sheet opens past its last cell, as if it held nothing.

    Below the frozen head of a list without records nothing stands, right after its last cell.
    """
    last = (max(at[axis] for at in sheet.cells) if sheet.cells else 0 for axis in (0, 1))
    return any(first > end + 1 for first, end in zip(sheet.frame.start, last, strict=True))


def _fits(
    raw: RawCell, sheet: SheetCells, at: tuple[int, int], size: int, indent: int | None
) -> bool:
    """``indent`` is that of a text which wraps; nothing for one that stays on one line."""
    width, height = sheet.room(at)
    room = max(column_room(width) - indent_width(indent or 0, size), 1)
    if raw.kind is Kind.NUMBER:
        shown = f"{Decimal(raw.text).normalize(_EXCEL):f}"
        return len(shown) <= _MOST_CHARACTERS and len(shown) * size * _DIGIT <= room
    least = least_height(raw.text, room, size)
    if indent is None and least > least_height("", room, size):
        return False
    return height >= least


def _place(sheet: SheetCells, at: tuple[int, int]) -> str:
    return place(sheet.title, f"{get_column_letter(at[1])}{at[0]}")
