"""Paints cells: fill, text, corner marks and frame, in the priorities of the design language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QStaticText

from ui import metrics
from ui.grid.pixels import PixelGrid
from ui.grid.source import TEXT_KINDS, ColumnKind, Emphasis, GridCell, Position
from ui.grid.sparklines import SparklineStore
from validation.cellstate import CellState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from ui.grid.gridstyle import GridStyle
    from ui.grid.model import GridModel

#: Shown where a formula lacks one of its parts.
NOTHING: Final = "–"
#: Shown where a number does not fit: a shortened number would be another number.
_TOO_WIDE: Final = "###"
_STRONG: Final = frozenset({Emphasis.TOTAL, Emphasis.SUBTOTAL})


class Track(NamedTuple):
    """A visible row or column: its number, its extent, and that extent on whole device pixels."""

    number: int
    start: int
    size: int
    low: float
    high: float


class CellPainter:
    """Paints straight from the model's cells, without an item option or index per cell.

    ``pixels``, ``current`` and ``focused`` are set by the view once per repaint.
    """

    def __init__(self, model: GridModel, style: GridStyle) -> None:
        self.model = model
        self.style = style
        self.pixels = PixelGrid()
        self.current: Position = (-1, -1)
        self.focused = False
        #: Columns whose numbers did not fit, and the width they need; the view makes room.
        self.too_wide: dict[int, float] = {}
        self._sparklines = SparklineStore(style)
        self._ink: QColor | None = None
        self._strong: bool | None = None

    def set_style(self, style: GridStyle) -> None:
        """Take another theme, zoom or density."""
        self.style = style
        self._sparklines = SparklineStore(style)

    def paint(
        self,
        painter: QPainter,
        rows: Sequence[Track],
        columns: Sequence[Track],
        selected: AbstractSet[Position],
    ) -> None:
        """Paint the cells where the rows and columns meet; grid lines are painted over them."""
        self._ink = self._strong = None
        for row in rows:
            for column in columns:
                position = (row.number, column.number)
                self._cell(painter, row, column, selected=position in selected)

    def _cell(self, painter: QPainter, row: Track, column: Track, *, selected: bool) -> None:
        cell = self.model.cell(row.number, column.number)
        style, state = self.style, cell.state
        is_current = self.current == (row.number, column.number)
        fill = style.selection if selected and not is_current else style.fill.get(state)
        box = QRectF(column.low, row.low, column.high - column.low, row.high - row.low)
        if fill is not None:
            painter.fillRect(box, fill)
        if self.model.columns[column.number].kind is ColumnKind.SPARKLINE:
            alert = self.model.row_has_error(row.number)
            series = self.model.source.series(row.number)
            self._sparklines.paint(painter, self._inside(box), series, alert=alert)
        else:
            self._text(painter, row, column, cell)
        if is_current:
            self._frame(painter, self._inside(box))
            if cell.choices and cell.enterable:
                self._chevron(painter, self._inside(box))
        if cell.edited or state in style.mark or state is CellState.REQUIRED:
            self._marks(painter, self._inside(box), cell)

    def _inside(self, box: QRectF) -> QRectF:
        """The box without the grid lines on its right and bottom."""
        line = self.pixels.width(metrics.BORDER)
        return box.adjusted(0, 0, -line, -line)

    def _text(self, painter: QPainter, row: Track, column: Track, cell: GridCell) -> None:
        """The text at its side of the cell."""
        text = cell.text or (NOTHING if cell.state is CellState.COMPUTED else "")
        if not text:
            return
        style, kind = self.style, self.model.columns[column.number].kind
        record = self.model.rows[row.number]
        strong = cell.state is CellState.ERROR or (
            record.emphasis in _STRONG and cell.state is not CellState.REFERENCE
        )
        room = column.size - 2 * style.padding - metrics.BORDER
        if kind in TEXT_KINDS or cell.words:
            indent = record.level * style.indent if kind is ColumnKind.LABEL else 0
            static, _ = style.text(text, room - indent, strong=strong)
            x = float(column.start + style.padding + indent)
        else:
            static, width = self._number(text, column, room, strong=strong)
            x = column.start + style.padding + room - width
        self._use(painter, style.text_ink(cell, kind), strong=strong)
        painter.drawStaticText(QPointF(x, row.start + style.text_top), static)

    def _use(self, painter: QPainter, ink: QColor, *, strong: bool) -> None:
        """Set pen and font where they differ from the cell before."""
        if strong is not self._strong:
            self._strong = strong
            painter.setFont(self.style.body_strong if strong else self.style.body)
        if ink is not self._ink:
            self._ink = ink
            painter.setPen(ink)

    def _number(
        self, text: str, column: Track, room: int, *, strong: bool
    ) -> tuple[QStaticText, float]:
        """A number whole, if need be on the left padding too, or a sign that it does not fit."""
        static, width = self.style.text(text, None, strong=strong)
        if width <= room + self.style.padding:
            return static, width
        self.too_wide[column.number] = max(width, self.too_wide.get(column.number, 0))
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

    def _chevron(self, painter: QPainter, box: QRectF) -> None:
        """A sign that there is a list to open."""
        half = self.style.edited / 2
        x, y = box.right() - self.style.padding - half, box.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style.accent)
        corners = (QPointF(x - half, y - half / 2), QPointF(x + half, y - half / 2))
        painter.drawPolygon(QPolygonF([*corners, QPointF(x, y + half / 2)]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._ink = None

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
        self._ink = None


def _triangle(painter: QPainter, corner: QPointF, side: float, colour: QColor) -> None:
    """A right-angled triangle in a corner; a negative side points up and left."""
    x, y = corner.x(), corner.y()
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([corner, QPointF(x + side, y), QPointF(x, y + side)]))
