"""What the grid and its frozen part share: a table that paints itself from the model's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui import metrics
from ui.grid.cellpainter import CellPainter, Track
from ui.grid.delegate import CellDelegate
from ui.grid.editor import CellEditor
from ui.grid.header import GroupedHeader
from ui.grid.pixels import PixelGrid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.grid.gridstyle import GridStyle
    from ui.grid.model import GridModel
    from ui.grid.source import Position

#: Parts of the view painted one by one; more of them overlap in too many cells.
_MOST_PARTS: Final = 12


class GridTable(QTableView):
    """A QTableView that paints cells, grid lines and header by itself."""

    def __init__(self, model: GridModel, style: GridStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.cells = CellPainter(model, style)
        self.cell_delegate = CellDelegate(self.cells, self)
        self.header = GroupedHeader(model, style, self)
        self.verticalHeader().hide()  # before there is a model: Qt would measure its titles
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(self.cell_delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.row_height)

    def set_grid_style(self, style: GridStyle) -> None:
        """Take another theme, zoom or density."""
        self.cells.set_style(style)
        self.header.set_style(style)
        self.verticalHeader().setDefaultSectionSize(style.row_height)
        self.viewport().update()

    def holds_focus(self) -> bool:
        """True while keys arrive here or in an open editor."""
        editor = self.editor()
        return self.hasFocus() or (editor is not None and editor.hasFocus())

    def rows_per_page(self) -> int:
        """Whole rows that fit into the view."""
        return max(1, self.viewport().height() // self.cells.style.row_height)

    def editor(self) -> CellEditor | None:
        """The editor open in the current cell."""
        found = self.indexWidget(self.currentIndex())
        return found if isinstance(found, CellEditor) else None

    def commit_editor(self) -> None:
        """Write what is being typed; for commands from outside the grid."""
        editor = self.editor()
        if editor is not None:
            self.cell_delegate.commit(editor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The parts that changed: their cells, then the grid lines in one go."""
        painter = QPainter(self.viewport())
        cells, current = self.cells, self.currentIndex()
        cells.pixels = PixelGrid.under(painter)
        cells.current = (current.row(), current.column())
        cells.focused = self.holds_focus()
        region = event.region()
        several = region.rectCount() <= _MOST_PARTS
        for part in cast("Iterable[QRect]", region) if several else (event.rect(),):
            self._paint_part(painter, part)
        painter.end()

    def _paint_part(self, painter: QPainter, part: QRect) -> None:
        painter.fillRect(part, self.cells.style.surface)
        rows, columns = self._visible_rows(part), self._visible_columns(part)
        self.cells.paint(painter, rows, columns, self._selected(rows))
        self._paint_lines(painter, rows, columns)

    def _visible_rows(self, part: QRect) -> list[Track]:
        """The rows that meet a part of the viewport."""
        first, last = self.rowAt(part.top()), self.rowAt(part.bottom())
        if first < 0:
            return []
        y = self.cells.pixels.y
        tracks = []
        for row in range(first, (last if last >= 0 else self.grid.rowCount() - 1) + 1):
            start, size = self.rowViewportPosition(row), self.rowHeight(row)
            tracks.append(Track(row, start, size, y(start), y(start + size)))
        return tracks

    def _visible_columns(self, part: QRect) -> list[Track]:
        """The columns that meet a part of the viewport."""
        x = self.cells.pixels.x
        tracks = []
        for column in range(self.grid.columnCount()):
            start, size = self.columnViewportPosition(column), self.columnWidth(column)
            if size and start <= part.right() and start + size > part.left():
                tracks.append(Track(column, start, size, x(start), x(start + size)))
        return tracks

    def _selected(self, rows: list[Track]) -> set[Position]:
        """The selected positions in these rows."""
        if not rows:
            return set()
        selection = self.selectionModel().selection()
        found: set[Position] = set()
        for part in (selection.at(number) for number in range(selection.count())):
            seen = range(max(part.top(), rows[0].number), min(part.bottom(), rows[-1].number) + 1)
            found.update((r, c) for r in seen for c in range(part.left(), part.right() + 1))
        return found

    def _paint_lines(self, painter: QPainter, rows: list[Track], columns: list[Track]) -> None:
        """Right and bottom lines of the cells, on whole device pixels."""
        if not rows or not columns:
            return
        style, line = self.cells.style, self.cells.pixels.width(metrics.BORDER)
        left, right, top, bottom = columns[0].low, columns[-1].high, rows[0].low, rows[-1].high
        for row in rows:
            painter.fillRect(QRectF(left, row.high - line, right - left, line), style.line)
        for column in columns:
            colour = style.freeze if column.number == self.grid.last_frozen else style.line
            painter.fillRect(QRectF(column.high - line, top, line, bottom - top), colour)
