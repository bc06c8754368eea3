"""The plot area shared by bars and lines: grid lines, axis words, places of the periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.fonts import Text, text_font
from ui.painting import fill
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.charts.axis import Axis
    from ui.theme import Tokens

_GAP: Final = 6
_LABEL_GAP: Final = 3
#: Room for the half of the last period's name that stands out.
_RIGHT: Final = 8
#: Above this height in pixels there is room for four intervals.
_TALL: Final = 130


def intervals(height: int) -> int:
    """How many axis intervals suit a chart of this height."""
    return 4 if height > _TALL else 2


@dataclass(frozen=True, slots=True)
class Plot:
    """The inner rectangle and its scale."""

    area: QRectF
    axis: Axis
    count: int

    @property
    def pitch(self) -> float:
        """Width of one period."""
        return self.area.width() / max(1, self.count)

    def x(self, position: int) -> float:
        """Left edge of a period."""
        return self.area.left() + position * self.pitch

    def y(self, value: float) -> float:
        """Height of a value on the screen."""
        return self.area.bottom() - self.axis.share(value) * self.area.height()


def plot_of(rect: QRect, axis: Axis, count: int, top: int = 0) -> Plot:
    """The plot area inside ``rect`` once the axis words have their room; ``top`` stays free."""
    font = text_font(Text.CAPTION)
    left = max(text_width(font, label) for label in axis.labels()) + _GAP
    height = line_height(font)
    area = QRectF(rect).adjusted(left, top + height // 2, -_RIGHT, -height - _LABEL_GAP)
    return Plot(area, axis, count)


def paint_frame(painter: QPainter, plot: Plot, labels: tuple[str, ...], tokens: Tokens) -> None:
    """Grid lines with their figures at the left and the periods' names below."""
    font = text_font(Text.CAPTION)
    height = line_height(font)
    area = plot.area
    for tick, text in zip(plot.axis.ticks, plot.axis.labels(), strict=True):
        y = plot.y(tick)
        base = tick == 0 or tick == plot.axis.ticks[0]
        fill(
            painter, QRectF(area.left(), y, area.width(), 1), tokens.line2 if base else tokens.line
        )
        place = QRect(round(area.left()) - _GAP - 200, round(y - height / 2), 200, height)
        paint_text(painter, place, text, font, tokens.ink3, Qt.AlignmentFlag.AlignRight)
    _paint_periods(painter, plot, labels, tokens)


def paint_average(painter: QPainter, plot: Plot, value: float, tokens: Tokens) -> None:
    """A dashed line at the average, in ink so that it shows on bars and ground alike."""
    pen = QPen(QColor(tokens.surface if tokens.high_contrast else tokens.ink), 1)
    pen.setDashPattern([4, 3])
    y = round(plot.y(value)) + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if tokens.high_contrast:
        painter.setPen(QPen(QColor(tokens.ink), 1))
        painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y))
    painter.setPen(pen)
    painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y))


def _paint_periods(painter: QPainter, plot: Plot, labels: tuple[str, ...], tokens: Tokens) -> None:
    """Names centred under their period, pushed inwards at both ends, none over another."""
    font = text_font(Text.CAPTION)
    metrics = QFontMetrics(font)
    height = line_height(font)
    top = round(plot.area.bottom()) + _LABEL_GAP
    shown_to = -1000.0
    right = plot.area.right() + _RIGHT
    for position, text in enumerate(labels):
        if not text:
            continue
        width = metrics.horizontalAdvance(text) + 1
        middle = plot.x(position) + plot.pitch / 2
        left = min(middle - width / 2, right - width)
        if left < shown_to:
            continue
        place = QRect(round(left), top, width + 2, height)
        paint_text(painter, place, text, font, tokens.ink3)
        shown_to = left + width + 4
