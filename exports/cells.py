"""The cells of one sheet straight from its XML: exact text, no binary floats, nothing evaluated.

Only what our own sheets are made of is accepted (ECMA-376-1 18.3.1.99): a drawing, a conditional
format or a formula could show something else than what is read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from openpyxl.utils import column_index_from_string

from exports.escapes import unescape
from exports.reader_messages import ReaderMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: Points and character widths below which content is out of sight. The lowest rows we write, of 4
#: points, hold rules only.
_LEAST_HEIGHT, _LEAST_WIDTH = 8, 3
_SIZE: Final = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,20})?")
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_HARMLESS: Final = frozenset(
    {
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells",
        "phoneticPr", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
        "ignoredErrors", "sheetProtection",
    }
)  # fmt: skip


class Kind(Enum):
    """What a cell holds in the file."""

    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class RawCell:
    """``text`` is the number's decimal text or the string; ``style`` the index of its format."""

    kind: Kind
    text: str
    style: int


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The filled cells of a sheet by (row, column), and what of it cannot be seen."""

    title: str
    cells: Mapping[tuple[int, int], RawCell]
    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]
    merges: tuple[tuple[int, int, int, int], ...]

    def visible(self, at: tuple[int, int]) -> bool:
        """Whether a cell shows what it holds: not hidden, not covered by a merged one."""
        row, column = at
        if row in self.hidden_rows:
            return False
        if any(first <= column <= last for first, last in self.hidden_columns):
            return False
        return not any(
            top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
            for top, left, bottom, right in self.merges
        )


def address(text: str) -> tuple[int, int] | None:
    """``"F12"`` → ``(12, 6)``."""
    found = _ADDRESS.fullmatch(text)
    return (int(found[2]), column_index_from_string(found[1])) if found else None


def place(sheet: str, coordinate: str) -> str:
    """How a cell is called in a message."""
    return f"Trang {sheet}, ô {coordinate}"


def read_cells(root: _Element, title: str, strings: Sequence[str]) -> SheetCells:
    """Read a worksheet; ``strings`` are the workbook's shared strings."""
    return _SheetReader(title, strings).read(root)


def text_of(element: _Element) -> str:
    """The text of a string item (18.4.8): plain, or runs one after another."""
    direct = element.findall(f"{{{MAIN}}}t")
    runs = element.findall(f"{{{MAIN}}}r/{{{MAIN}}}t")
    return unescape("".join(part.text or "" for part in (*direct, *runs)))


class _SheetReader:
    """Walks a worksheet once."""

    def __init__(self, title: str, strings: Sequence[str]) -> None:
        self._title = title
        self._strings = strings
        self._cells: dict[tuple[int, int], RawCell] = {}
        self._hidden_rows: set[int] = set()

    def read(self, root: _Element) -> SheetCells:
        if root.tag != f"{{{MAIN}}}worksheet":
            raise self._broken(str(root.tag))
        for child in root.iterchildren("*"):
            name = str(child.tag).removeprefix(f"{{{MAIN}}}")
            if name not in _HARMLESS:
                item = name.rpartition("}")[2]
                raise KnownError(ReaderMessage.SHEET_ELEMENT, sheet=self._title, item=item)
        self._check_defaults(root)
        for row in root.iterfind(f"{{{MAIN}}}sheetData/{{{MAIN}}}row"):
            self._row(row)
        return SheetCells(
            self._title,
            self._cells,
            frozenset(self._hidden_rows),
            self._columns(root),
            self._merged(root),
        )

    def _check_defaults(self, root: _Element) -> None:
        """Rows and columns that state no size of their own must be seen (18.3.1.81)."""
        for usual in root.iterfind(f"{{{MAIN}}}sheetFormatPr"):
            if (
                _true(usual.get("zeroHeight"))
                or _too_small(usual.get("defaultRowHeight"), _LEAST_HEIGHT)
                or _too_small(usual.get("defaultColWidth"), _LEAST_WIDTH)
            ):
                raise self._broken("kích thước mặc định của dòng, cột")

    def _row(self, row: _Element) -> None:
        number = row.get("r", "")
        if not number.isdecimal():
            raise self._broken(f"dòng {number}")
        if _true(row.get("hidden")) or _too_small(row.get("ht"), _LEAST_HEIGHT):
            self._hidden_rows.add(int(number))
        for cell in row.iterchildren(f"{{{MAIN}}}c"):
            self._cell(cell, int(number))

    def _cell(self, cell: _Element, row: int) -> None:
        coordinate = cell.get("r", "")
        at = address(coordinate)
        if at is None or at[0] != row or at in self._cells:
            raise self._broken(f"ô {coordinate}")
        if cell.find(f"{{{MAIN}}}f") is not None:
            where = place(self._title, coordinate)
            raise KnownError(ReaderMessage.CELL_FORMULA, place=where)
        found = self._content(cell, coordinate)
        style = cell.get("s", "0")
        if found is None or not found[1]:
            return
        if not style.isdecimal():
            raise self._broken(f"ô {coordinate}")
        self._cells[at] = RawCell(*found, int(style))

    def _content(self, cell: _Element, coordinate: str) -> tuple[Kind, str] | None:
        """Kind and text; nothing for an empty cell."""
        value = cell.findtext(f"{{{MAIN}}}v")
        match cell.get("t", "n"):
            case "n":
                return None if value is None else (Kind.NUMBER, value)
            case "inlineStr":
                inline = cell.find(f"{{{MAIN}}}is")
                return None if inline is None else (Kind.TEXT, text_of(inline))
            case "s" if value and value.isdecimal() and int(value) < len(self._strings):
                return Kind.TEXT, self._strings[int(value)]
            case _:
                where = place(self._title, coordinate)
                raise KnownError(ReaderMessage.CELL_TYPE, place=where)

    def _columns(self, root: _Element) -> tuple[tuple[int, int], ...]:
        """Hidden runs of columns."""
        hidden = []
        for column in root.iterfind(f"{{{MAIN}}}cols/{{{MAIN}}}col"):
            first, last = column.get("min", ""), column.get("max", "")
            if not (first.isdecimal() and last.isdecimal()):
                raise self._broken("độ rộng cột")
            if _true(column.get("hidden")) or _too_small(column.get("width"), _LEAST_WIDTH):
                hidden.append((int(first), int(last)))
        return tuple(hidden)

    def _merged(self, root: _Element) -> tuple[tuple[int, int, int, int], ...]:
        """Merged areas as (top, left, bottom, right)."""
        areas = []
        for merge in root.iterfind(f"{{{MAIN}}}mergeCells/{{{MAIN}}}mergeCell"):
            first, _, last = merge.get("ref", "").partition(":")
            start, end = address(first), address(last)
            if start is None or end is None:
                raise self._broken(f"vùng gộp {merge.get('ref')}")
            areas.append((*start, *end))
        return tuple(areas)

    def _broken(self, item: str) -> KnownError:
        return KnownError(ReaderMessage.SHEET_BROKEN, sheet=self._title, item=item)


def _true(text: str | None) -> bool:
    return text in ("1", "true")


def _too_small(text: str | None, least: int) -> bool:
    """Whether nobody could read what stands in a row or column of this size."""
    if text is None:
        return False
    return not _SIZE.fullmatch(text) or Decimal(text) < least
