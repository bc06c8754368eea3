"""Paints cells: fill, text, corner marks and frame, in the priorities of the design language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QStaticText

from ui import metrics
from ui.grid.pixels import PixelGrid
from ui.grid.source import TEXT_KINDS, ColumnKind, Emphasis, GridCell, Position
from ui.grid.sparklines import SparklineStore
from validation.cellstate import CellState

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from ui.grid.gridstyle import GridStyle
    from ui.grid.model import GridModel

#: Shown where a formula lacks one of its parts.
NOTHING: Final = "–"
#: Shown where a number does not fit: a shortened number would be another number.
_TOO_WIDE: Final = "###"
_STRONG: Final = frozenset({Emphasis.TOTAL, Emphasis.SUBTOTAL})


class CellPainter:
    """Paints straight from the model's cells.

    ``pixels``, ``current`` and ``focused`` are set by the view once per repaint.
    """

    def __init__(self, model: GridModel, style: GridStyle) -> None:
        self.model = model
        self.style = style
        self.pixels = PixelGrid()
        self.current: Position = (-1, -1)
        self.focused = False
        self._sparklines = SparklineStore(style)

    def set_style(self, style: GridStyle) -> None:
        """Take another theme, zoom or density."""
        self.style = style
        self._sparklines = SparklineStore(style)

    def paint(self, painter: QPainter, place: QRect, position: Position, *, selected: bool) -> None:
        """Paint one cell; ``place`` includes the grid lines on its right and bottom."""
        row, column = position
        cell = self.model.cell(row, column)
        left, top = place.x(), place.y()
        box = self.pixels.rect(left, top, left + place.width(), top + place.height())
        is_current = position == self.current
        fill = self.style.fill.get(cell.state)
        if selected and not is_current:
            fill = self.style.selection
        if fill is not None:
            painter.fillRect(box, fill)
        line = self.pixels.width(metrics.BORDER)
        box.adjust(0, 0, -line, -line)
        if self.model.columns[column].kind is ColumnKind.SPARKLINE:
            alert = self.model.row_has_error(row)
            self._sparklines.paint(painter, box, self.model.source.series(row), alert=alert)
        else:
            self._text(painter, place, position, cell)
        if is_current:
            self._frame(painter, box)
        if cell.edited or cell.state in self.style.mark or cell.state is CellState.REQUIRED:
            self._marks(painter, box, cell)

    def _text(self, painter: QPainter, place: QRect, position: Position, cell: GridCell) -> None:
        """The text at its side of the cell."""
        style, kind = self.style, self.model.columns[position[1]].kind
        text = cell.text or (NOTHING if cell.state is CellState.COMPUTED else "")
        if not text:
            return
        row = self.model.rows[position[0]]
        strong = cell.state is CellState.ERROR or (
            row.emphasis in _STRONG and cell.state is not CellState.REFERENCE
        )
        room = place.width() - 2 * style.padding - metrics.BORDER
        if kind in TEXT_KINDS:
            indent = row.level * style.indent if kind is ColumnKind.LABEL else 0
            static, _ = style.text(text, room - indent, strong=strong)
            x = float(place.x() + style.padding + indent)
        else:
            static, width = self._number(text, room, strong=strong)
            x = place.x() + style.padding + room - width
        painter.setFont(style.body_strong if strong else style.body)
        painter.setPen(style.text_ink(cell, kind))
        painter.drawStaticText(QPointF(x, place.y() + style.text_top), static)

    def _number(self, text: str, room: int, *, strong: bool) -> tuple[QStaticText, float]:
        """A number whole, if need be on the left padding too, or a sign that it does not fit."""
        static, width = self.style.text(text, None, strong=strong)
        if width <= room + self.style.padding:
            return static, width
        return self.style.text(_TOO_WIDE, None, strong=strong)

    def _frame(self, painter: QPainter, box: QRectF) -> None:
        """The current cell's frame; it pales while the keyboard is elsewhere."""
        colour = self.style.accent if self.focused else self.style.resting
        width = self.pixels.width(metrics.FOCUS)
        x, y, w, h = box.x(), box.y(), box.width(), box.height()
        painter.fillRect(QRectF(x, y, w, width), colour)
        painter.fillRect(QRectF(x, y + h - width, w, width), colour)
        painter.fillRect(QRectF(x, y, width, h), colour)
        painter.fillRect(QRectF(x + w - width, y, width, h), colour)

    def _marks(self, painter: QPainter, box: QRectF, cell: GridCell) -> None:
        """Corner triangles and the dot, smooth; they stay visible on any fill."""
        style = self.style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.state in style.mark:
            _triangle(painter, box.topLeft(), style.corner, style.mark[cell.state])
        elif cell.state is CellState.REQUIRED:
            painter.setBrush(style.accent)
            centre = QPointF(box.x() + style.padding + style.dot / 2, box.center().y())
            painter.drawEllipse(centre, style.dot / 2, style.dot / 2)
        if cell.edited:
            _triangle(painter, box.bottomRight(), -style.edited, style.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _triangle(painter: QPainter, corner: QPointF, side: float, colour: QColor) -> None:
    """A right-angled triangle in a corner; a negative side points up and left."""
    x, y = corner.x(), corner.y()
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([corner, QPointF(x + side, y), QPointF(x, y + side)]))
