"""The first table of an HTML document as rows of texts, merged cells kept apart.

Beside each text stand the exact number and the font, where the program that wrote it tells them.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, NamedTuple

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Wider than any form; a larger span is cut.
_MAX_SPAN: Final = 256
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_CELLS: Final = frozenset({"td", "th"})
_SILENT: Final = frozenset({"script", "style"})
#: Tags around words that may name their font.
_WORDS: Final = frozenset({"font", "span"})
#: ``.xl65 {... font-family:.VnTime ...}``: Excel names a cell's font in a style sheet.
_CLASS: Final = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_FAMILY: Final = re.compile(r"font-family:\s*[\"']?([^\"';,}]+)", re.IGNORECASE)


class Source(NamedTuple):
    """What the markup tells about a cell besides its text; blank when it does not."""

    #: With a dot for decimals (Excel's ``x:num``, LibreOffice's ``sdval``).
    number: str = ""
    font: str = ""


class TableReader(HTMLParser):
    """Reads while being fed; ``rows`` holds the table, None where a merged cell covers a place.

    ``sources`` has the place of a cell for its key.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str | None]] = []
        self.sources: dict[tuple[int, int], Source] = {}
        self._source = Source()
        self._fonts: dict[str, str] = {}
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
        elif tag in _WORDS and self._cell is not None and not self._source.font:
            self._source = self._source._replace(font=self._font(dict(attrs)))
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
        if self._silent:
            self._fonts |= {name: _family(rules) for name, rules in _CLASS.findall(data)}
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
            number = attributes.get("x:num") or attributes.get("sdval") or ""
            self._source = Source(number, self._font(attributes))
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
        if any(self._source):
            self.sources[len(self.rows) - 1, len(row)] = self._source
        lines = "".join(self._cell).split("\n")
        row.extend(
            ["\n".join(line.strip(" ") for line in lines).strip("\n")] + [None] * (width - 1)
        )
        self._cell = None

    def _font(self, attributes: Mapping[str, str | None]) -> str:
        """The font a tag asks for, by itself or through its class."""
        named = attributes.get("face") or _family(attributes.get("style") or "")
        classes = (attributes.get("class") or "").split()
        return named or next(filter(None, (self._fonts.get(name, "") for name in classes)), "")

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


def _family(rules: str) -> str:
    """The first font family of style rules."""
    found = _FAMILY.search(rules)
    return found[1].strip() if found else ""


def _span(text: str | None) -> int:
    """A colspan or rowspan, 1 when unreadable."""
    if text is None or not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:6]), _MAX_SPAN))
