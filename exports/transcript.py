"""What our own drawing puts where, without drawing: to compare a sheet from outside with it.

The words around figures are written once, where sheets are drawn; verification draws them again
into a transcript. Where a heading is split and how far long texts are spread over rows follows the
file's own merged cells, so that nothing hangs on estimates of widths.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from exports.pen import Pen
from exports.sheet_frame import USUAL_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from exports.cells import SheetCells
    from exports.styles import Look


class Transcript(Pen):
    """A pen that notes texts and named cells by their place; looks and heights are not noted."""

    def __init__(self, sheet: SheetCells, columns: int) -> None:
        self.widths = [USUAL_WIDTH] * columns
        self.texts: dict[tuple[int, int], str] = {}
        self.names: dict[str, tuple[int, int]] = {}
        self._ends: dict[int, int] = {}
        self._middle = sheet.frame.spans.get((1, 1), (1, 1))[1]
        for (row, _), (last, _) in sheet.frame.spans.items():
            self._ends[row] = max(last, self._ends.get(row, row))

    @override
    def columns(self, widths: Iterable[int]) -> None:
        pass

    @override
    def text(self, row: int, column: int, text: str, look: Look, name: str = "") -> None:
        if name:
            self.names[name] = (row, column)
        elif text:
            self.texts[row, column] = text

    @override
    def number(self, row: int, column: int, amount: Decimal, look: Look, name: str = "") -> None:
        self.names[name] = (row, column)

    @override
    def blank(self, row: int, column: int, look: Look, name: str = "") -> None:
        if name:
            self.names[name] = (row, column)

    @override
    def join(self, row: int, columns: tuple[int, int], look: Look, rows: int = 1) -> None:
        pass

    @override
    def height(self, row: int, points: int) -> None:
        pass

    @override
    def middle(self) -> int:
        return self._middle

    @override
    def needed(self, text: str, columns: tuple[int, int], look: Look) -> int:
        return 0

    @override
    def heights(self, row: int, points: int, size: int, opening: int = 0) -> int:
        return self._ends.get(row, row) - row + 1
