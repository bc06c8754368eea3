"""What the grid and its frozen part share: a table painted by our delegate and header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui import metrics
from ui.grid.cellpainter import CellPainter
from ui.grid.delegate import CellDelegate
from ui.grid.editor import CellEditor
from ui.grid.header import GroupedHeader
from ui.grid.pixels import PixelGrid

if TYPE_CHECKING:
    from ui.grid.gridstyle import GridStyle
    from ui.grid.model import GridModel


class GridTable(QTableView):
    """A QTableView that paints cells, grid lines and header by itself."""

    def __init__(self, model: GridModel, style: GridStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.cells = CellPainter(model, style)
        self.cell_delegate = CellDelegate(self.cells, self)
        self.header = GroupedHeader(model, style, self)
        self.setModel(model)
        self.setItemDelegate(self.cell_delegate)
        self.setHorizontalHeader(self.header)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()
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

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells by the delegate, then the grid lines in one go."""
        painter = QPainter(self.viewport())
        self.cells.pixels = PixelGrid.under(painter)
        painter.end()
        current = self.currentIndex()
        self.cells.current = (current.row(), current.column())
        self.cells.focused = self.holds_focus()
        super().paintEvent(event)
        painter.begin(self.viewport())
        self._paint_lines(painter)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        """Right and bottom lines of all visible cells, on whole device pixels."""
        pixels, style = self.cells.pixels, self.cells.style
        line = pixels.width(metrics.BORDER)
        across, down = self.horizontalHeader(), self.verticalHeader()
        right = pixels.x(min(across.length() - across.offset(), self.viewport().width()))
        bottom = pixels.y(min(down.length() - down.offset(), self.viewport().height()))
        for row in range(max(0, self.rowAt(0)), self.grid.rowCount()):
            y = self.rowViewportPosition(row) + self.rowHeight(row)
            if self.rowViewportPosition(row) > self.viewport().height():
                break
            painter.fillRect(QRectF(0, pixels.y(y) - line, right, line), style.line)
        for column in range(self.grid.columnCount()):
            if not self.isColumnHidden(column):
                x = self.columnViewportPosition(column) + self.columnWidth(column)
                colour = style.freeze if column == self.grid.last_frozen else style.line
                painter.fillRect(QRectF(pixels.x(x) - line, 0, line, bottom), colour)
