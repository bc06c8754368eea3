"""Long texts cut into lines, so that a page can end after any line and never inside one.

A workbook spreads a long text over a few high rows, estimated with room to spare; on paper these
rows are replaced by one per line, and the room left below the last line is given up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ui.pages.sign.paper import LEADING, words_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.pages.sign.printed import PaperCell, PaperSheet

#: Lines of a text that stay together at its beginning and at its end.
_TOGETHER: Final = 2
#: Points below the last line.
_SPARE: Final = 3.0


def on_lines(sheet: PaperSheet) -> PaperSheet:
    """The sheet with each text of several rows on rows of one line; the rest is only moved."""
    spans = _spans(sheet)
    if not spans:
        return sheet
    edges, rows = [0.0], []
    for first, below in _pieces(spans, len(sheet.edges) - 1):
        rows += [len(edges) - 1] * (below - first)
        top = edges[-1]
        if first in spans:
            edges += [top + offset for offset in _offsets(spans[first])]
        else:
            edges.append(top + sheet.edges[below] - sheet.edges[first])
    rows.append(len(edges) - 1)
    return replace(
        sheet,
        cells=tuple(_moved(cell, rows) for cell in sheet.cells),
        edges=tuple(edges),
        head=(rows[sheet.head[0]], rows[sheet.head[1] + 1] - 1) if sheet.head else None,
        breaks=frozenset(rows[row] for row in sheet.breaks if row < len(rows)),
    )


def _spans(sheet: PaperSheet) -> dict[int, list[PaperCell]]:
    """By first row, the cells that alone take the same several rows, with a text from the top."""
    found: dict[int, list[PaperCell]] = {}
    taken: dict[int, set[tuple[int, int]]] = {}
    for cell in sheet.cells:
        if cell.last_row > cell.first_row:
            found.setdefault(cell.first_row, []).append(cell)
        for row in range(cell.first_row, cell.last_row + 1):
            taken.setdefault(row, set()).add((cell.first_row, cell.last_row))
    return {
        first: cells
        for first, cells in found.items()
        if _flows(cells)
        and all(len(taken[row]) == 1 for row in range(first, cells[0].last_row + 1))
    }


def _flows(cells: Sequence[PaperCell]) -> bool:
    """Whether all stand on the same lines: from the top, in one size."""
    texts = [cell for cell in cells if cell.text]
    return bool(texts) and all((cell.down, cell.size) == ("top", texts[0].size) for cell in texts)


def _pieces(spans: dict[int, list[PaperCell]], rows: int) -> Iterator[tuple[int, int]]:
    """All rows in order: each text as a whole, every other row by itself (first, below)."""
    first = 0
    while first < rows:
        below = spans[first][0].last_row + 1 if first in spans else first + 1
        yield first, below
        first = below


def _offsets(cells: Sequence[PaperCell]) -> list[float]:
    """Where the lines of a text end, below its upper edge, in points."""
    texts = [cell for cell in cells if cell.text]
    line = LEADING * texts[0].size
    height = max(words_height(cell) for cell in texts)
    last = round(height / line) - _TOGETHER
    ends = [line * number for number in range(_TOGETHER, last + 1)]
    return [*ends, height + _SPARE]


def _moved(cell: PaperCell, rows: Sequence[int]) -> PaperCell:
    """The cell on its new rows."""
    first, last = rows[cell.first_row], rows[cell.last_row + 1] - 1
    return replace(cell, first_row=first, last_row=last)
