"""The cells of one sheet straight from its XML: exact text, no binary floats, nothing evaluated.

A cell is a number or a text (ECMA-376-1 18.3.1.4); anything beside it in the file, formulas
included, could show something else than what is read here, and is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from exports.content_part import whole_number
from exports.escapes import unescape
from exports.pen import LONGEST_TEXT
from exports.reader_messages import ReaderMessage
from exports.sheet_frame import (
    LAST_ROW,
    LEAST_HEIGHT,
    MAIN,
    USUAL_WIDTH,
    SheetFrame,
    address,
    broken,
    read_frame,
    switched_on,
    too_small,
)
from exports.sheet_rows import USUAL_HEIGHT
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

#: Others would put a picture or a linked value in place of the cell's own.
_ATTRIBUTES: Final = frozenset({"r", "s", "t"})
#: Marks that turn the direction of text, so that it is not shown as it is stored.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ROW: Final = f"{{{MAIN}}}row"
_CELL: Final = f"{{{MAIN}}}c"
_FORMULA: Final = f"{{{MAIN}}}f"
_VALUE, _INLINE = f"{{{MAIN}}}v", f"{{{MAIN}}}is"
_TEXT, _RUN = f"{{{MAIN}}}t", f"{{{MAIN}}}r"


#: Of a row's number in a message.
_LONGEST_INDEX: Final = 20


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
    frame: SheetFrame
    #: Points of the rows that state a height.
    heights: Mapping[int, int]
    #: The first cell of each style, empty ones and those of whole rows and columns included.
    dressed: Mapping[int, tuple[int, int]]

    def room(self, at: tuple[int, int]) -> tuple[int, int]:
        """How wide (in units) and high (in points) a cell is, merged ones as a whole."""
        last_row, last_column = self.frame.spans.get(at, at)
        rows, columns = range(at[0], last_row + 1), range(at[1], last_column + 1)
        known = self.frame.widths
        width = sum(known.get(column, USUAL_WIDTH) for column in columns)
        return width, sum(self.heights.get(row, USUAL_HEIGHT) for row in rows)

    def visible(self, at: tuple[int, int]) -> bool:
        """Whether a cell shows what it holds: not hidden, not covered by a merged one."""
        row, column = at
        if row in self.hidden_rows or column in self.frame.hidden_columns:
            return False
        return at not in self.frame.covered


def place(sheet: str, coordinate: str) -> str:
    """How a cell is called in a message."""
    return f"Trang {sheet}, ô {coordinate}"


def read_cells(root: _Element, title: str, strings: Sequence[str | None]) -> SheetCells:
    """Read a worksheet; ``strings`` are the workbook's shared strings."""
    return _SheetReader(title, strings).read(root)


def text_of(element: _Element) -> str | None:
    """The text of a string item (18.4.8): plain, or runs in the look of the cell.

    Nothing for what is shown otherwise: two plain texts, of which some programs show one, runs with
    a look of their own, phonetic hints, turned direction.
    """
    parts = []
    if len(element) > 1 and any(child.tag == _TEXT for child in element):
        return None
    for child in element:
        inner = [child] if child.tag == _TEXT else list(child) if child.tag == _RUN else []
        if len(inner) != 1 or inner[0].tag != _TEXT or len(inner[0]):
            return None
        parts.append(inner[0].text or "")
    text = unescape("".join(parts))
    return None if _TURNING.search(text) else text


class _SheetReader:
    """Walks a worksheet once."""

    def __init__(self, title: str, strings: Sequence[str | None]) -> None:
        self._title = title
        self._strings = strings
        self._cells: dict[tuple[int, int], RawCell] = {}
        #: Rows and cells come in order; programs repair or drop what does not (18.3.1.80).
        self._last = (0, 0)
        self._hidden_rows: set[int] = set()
        self._heights: dict[int, int] = {}
        self._dressed: dict[str, tuple[int, int]] = {}

    def read(self, root: _Element) -> SheetCells:
        frame = read_frame(root, self._title)
        for data in root.iterfind(f"{{{MAIN}}}sheetData"):
            for row in data:
                self._row(row)
        hidden = frozenset(self._hidden_rows)
        dressed = {self._whole(style, "kiểu ô"): at for style, at in self._dressed.items()}
        dressed |= frame.column_styles
        return SheetCells(self._title, self._cells, hidden, frame, self._heights, dressed)

    def _row(self, row: _Element) -> None:
        stated = row.get("r", "")[:_LONGEST_INDEX]
        if row.tag != _ROW:
            raise broken(self._title, f"dòng {stated}")
        number = self._whole(row.get("r", ""), f"dòng {stated}")
        if not self._last[0] < number <= LAST_ROW:
            raise broken(self._title, f"dòng {stated}")
        self._last = (number, 0)
        if switched_on(row.get("hidden")) or too_small(row.get("ht"), LEAST_HEIGHT):
            self._hidden_rows.add(number)
        elif (height := row.get("ht")) is not None:
            self._heights[number] = int(Decimal(height))
        if (style := row.get("s")) is not None:
            self._dressed.setdefault(style, (number, 1))
        for cell in row:
            self._cell(cell, number)

    def _cell(self, cell: _Element, row: int) -> None:
        coordinate = cell.get("r", "")
        at = address(coordinate)
        known = cell.tag == _CELL and set(cell.attrib) <= _ATTRIBUTES
        if not known or at is None or at[0] != row or at <= self._last:
            raise broken(self._title, f"ô {coordinate}")
        self._last = at
        found = self._content(cell, coordinate)
        style = cell.get("s", "0")
        self._dressed.setdefault(style, at)
        if found is None or not found[1]:
            return
        self._cells[at] = RawCell(*found, self._whole(style, f"ô {coordinate}"))

    def _content(self, cell: _Element, coordinate: str) -> tuple[Kind, str] | None:
        """Kind and text; nothing for an empty cell."""
        children = list(cell)
        if not children:
            return None
        only = children[0]
        if any(child.tag == _FORMULA for child in children):
            raise KnownError(ReaderMessage.CELL_FORMULA, place=place(self._title, coordinate))
        if len(children) > 1 or only.tag not in (_VALUE, _INLINE):
            raise broken(self._title, f"ô {coordinate}")
        kind = cell.get("t", "n")
        if only.tag == _VALUE and not len(only):
            value = only.text or ""
            if kind == "n":
                return Kind.NUMBER, value
            if kind == "s":
                return Kind.TEXT, self._plain(self._shared(value, coordinate), coordinate)
        elif kind == "inlineStr":
            return Kind.TEXT, self._plain(text_of(only), coordinate)
        raise KnownError(ReaderMessage.CELL_TYPE, place=place(self._title, coordinate))

    def _shared(self, index: str, coordinate: str) -> str | None:
        try:
            return self._strings[whole_number(index)]
        except (ValueError, IndexError):
            where = place(self._title, coordinate)
            raise KnownError(ReaderMessage.CELL_TYPE, place=where) from None

    def _whole(self, text: str, item: str) -> int:
        try:
            return whole_number(text)
        except ValueError:
            raise broken(self._title, item) from None

    def _plain(self, text: str | None, coordinate: str) -> str:
        if text is not None and len(text) > LONGEST_TEXT:
            raise broken(self._title, f"ô {coordinate}")
        if text is None:
            raise KnownError(ReaderMessage.CELL_RUNS, place=place(self._title, coordinate))
        return text
