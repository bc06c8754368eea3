"""The first table of an HTML document as rows of texts, merged cells kept apart."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

#: Wider than any form; a larger span is cut.
_MAX_SPAN: Final = 256
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_CELLS: Final = frozenset({"td", "th"})
_SILENT: Final = frozenset({"script", "style"})


class TableReader(HTMLParser):
    """Reads while being fed; ``rows`` holds the table, None where a merged cell covers a place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str | None]] = []
        self._depth = 0
        self._done = False
        self._silent = False
        #: Pieces of the cell being read and its size in columns and rows.
        self._cell: list[str] | None = None
        self._size = (1, 1)
        #: Column → how many further rows a merged cell above still covers.
        self._covered: dict[int, int] = {}

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row or cell; inner tables stay text of their cell."""
        self._silent = tag in _SILENT
        if tag == "table":
            self._depth += 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif self._depth == 1 and not self._done:
            self._open(tag, dict(attrs))

    @override
    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        self._silent = False
        if tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_row()
                self._done = True
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()

    @override
    def handle_data(self, data: str) -> None:
        """Collect text of the open cell, white space as a browser shows it."""
        if self._cell is not None and not self._silent:
            self._cell.append(_SPACES.sub(" ", data))

    @override
    def close(self) -> None:
        """Finish a table that was never closed."""
        super().close()
        self._end_row()

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            self._end_row()
            self.rows.append([])
        elif tag in _CELLS:
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            self._cell = []
            self._size = (_span(attributes.get("colspan")), _span(attributes.get("rowspan")))

    def _end_cell(self) -> None:
        """Put the open cell at the next free place of the row."""
        if self._cell is None:
            return
        row = self.rows[-1]
        while self._take_cover(len(row)):
            row.append(None)
        width, height = self._size
        if height > 1:
            self._covered.update(dict.fromkeys(range(len(row), len(row) + width), height - 1))
        lines = "".join(self._cell).split("\n")
        row.extend(
            ["\n".join(line.strip(" ") for line in lines).strip("\n")] + [None] * (width - 1)
        )
        self._cell = None

    def _end_row(self) -> None:
        """Close the row and the merged cells that reach it from above."""
        self._end_cell()
        if not self.rows:
            return
        row = self.rows[-1]
        for column in range(len(row), max(self._covered, default=-1) + 1):
            self._take_cover(column)
            row.append(None)

    def _take_cover(self, column: int) -> bool:
        """True when a merged cell covers this column of the row; uses up one row of it."""
        left = self._covered.pop(column, 0)
        if left > 1:
            self._covered[column] = left - 1
        return left > 0


def _span(text: str | None) -> int:
    """A colspan or rowspan, 1 when unreadable."""
    if text is None or not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:6]), _MAX_SPAN))
