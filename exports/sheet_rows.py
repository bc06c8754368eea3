"""The rows of one sheet as XML: contents, styles, heights and merged areas of its cells.

Our cells are empty, a text or a number. Writing them straight as text (ECMA-376-1 18.3.1.4 ``c``,
18.3.1.73 ``row``) takes a fifth of the time of openpyxl's object per cell, and numbers keep their
digits, which openpyxl would send through binary floats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from exports.signing.markup import Markup, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Points of a row that states no height, in the body size.
USUAL_HEIGHT: Final = 15
#: Excel's highest row.
_HIGHEST: Final = 409
_EMPTY: Final = "/>"
#: Around a text; what would be trimmed otherwise is kept (XML 1.0 2.10).
_PLAIN: Final = ' t="inlineStr"><is><t>'
_SPACED: Final = ' t="inlineStr"><is><t xml:space="preserve">'


class SheetRows:
    """What stands in a sheet, by row and column counted from 1."""

    def __init__(self) -> None:
        self._styles: dict[int, dict[int, int]] = {}
        self._contents: dict[tuple[int, int], str] = {}
        self._heights: dict[int, int] = {}
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}

    def style(self, row: int, column: int, style: int) -> None:
        """Give a cell a style; what stands in it stays."""
        self._styles.setdefault(row, {})[column] = style

    def text(self, row: int, column: int, content: str) -> None:
        """Put a text, already escaped for spreadsheets, into a cell that has a style."""
        opening = _PLAIN if content == content.strip() else _SPACED
        self._contents[row, column] = f"{opening}{text(content)}</t></is></c>"

    def number(self, row: int, column: int, digits: str) -> None:
        """Put a number, given by its digits, into a cell that has a style."""
        self._contents[row, column] = f' t="n"><v>{digits}</v></c>'

    def height(self, row: int, points: int) -> None:
        """Set a row's height."""
        self._heights[row] = points

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge the cells of an area."""
        self._merged[top, left] = (bottom, right)

    def end_of(self, row: int, column: int) -> tuple[int, int]:
        """The last row and column of the cell, or of the area that begins with it."""
        return self._merged.get((row, column), (row, column))

    def grow(self, first: int, last: int, points: int) -> None:
        """Make the last of these rows higher until all have so much height together."""
        heights = [self._heights.get(row, USUAL_HEIGHT) for row in range(first, last + 1)]
        missing = points - sum(heights)
        if missing > 0:
            self._heights[last] = min(heights[-1] + missing, _HIGHEST)

    def heights(self) -> list[int]:
        """The heights of all rows in points, from the first."""
        last = max(self._styles.keys() | self._heights.keys(), default=0)
        return [self._heights.get(row, USUAL_HEIGHT) for row in range(1, last + 1)]

    @property
    def size(self) -> str:
        """The area in use: ``"A1:L42"``."""
        widest = max((max(columns) for columns in self._styles.values()), default=1)
        return f"A1:{get_column_letter(widest)}{max(self._styles, default=1)}"

    def markup(self) -> Markup:
        """The element ``sheetData``."""
        letters: dict[int, str] = {}
        return tag("sheetData", *self._rows(letters))

    def merged(self) -> Markup:
        """The element ``mergeCells``; nothing if no cell is merged."""
        if not self._merged:
            return Markup("")
        areas = (
            tag(
                "mergeCell",
                ref=f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}",
            )
            for (top, left), (bottom, right) in self._merged.items()
        )
        return tag("mergeCells", *areas, count=str(len(self._merged)))

    def _rows(self, letters: dict[int, str]) -> Iterator[Markup]:
        for row in sorted(self._styles.keys() | self._heights.keys()):
            columns = self._styles.get(row, {})
            letters.update((c, get_column_letter(c)) for c in columns.keys() - letters.keys())
            cells = "".join(
                f'<c r="{letters[column]}{row}" s="{style}"'
                f"{self._contents.get((row, column), _EMPTY)}"
                for column, style in sorted(columns.items())
            )
            height = self._heights.get(row)
            size = "" if height is None else f' ht="{height}" customHeight="1"'
            yield Markup(f'<row r="{row}"{size}>{cells}</row>')
