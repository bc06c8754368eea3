"""Lines: the sparkline of a grid row and two series over thirteen periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ui.charts.axis import axis_around
from ui.charts.data import PairData, Series, floats, known
from ui.charts.plot import Plot, intervals, paint_frame, plot_of
from ui.fonts import Text, strong_font
from ui.painting import round_pen, smooth
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.theme import Tokens

_DOT: Final = 2.0
_BIG_DOT: Final = 3.5


def paint_sparkline(
    painter: QPainter, rect: QRect, values: Series, tokens: Tokens, end: str = ""
) -> None:
    """A bare line over the periods with a dot at its end, in ``end``'s colour or the accent."""
    levels = known(values)
    if not levels:
        return
    low, span = min(levels), (max(levels) - min(levels)) or 1.0
    area = QRectF(rect).adjusted(_DOT, _DOT, -_DOT - 1, -_DOT)
    step = area.width() / max(1, len(values) - 1)
    points = [
        None
        if value is None
        else QPointF(area.left() + i * step, area.bottom() - (value - low) / span * area.height())
        for i, value in enumerate(floats(values))
    ]
    with smooth(painter):
        _draw_runs(painter, points, tokens.ink3, 1.2)
        last = points[-1]
        if last is not None:
            _dot(painter, last, end or tokens.acc, _DOT)


def paint_line13(painter: QPainter, rect: QRect, data: PairData, tokens: Tokens) -> None:
    """Two lines; the first ends in a dot with the callout above, the second is quieter."""
    axis = axis_around(known(data.first) + known(data.second), intervals(rect.height()) - 1)
    plot = plot_of(rect, axis, len(data.first))
    paint_frame(painter, plot, data.labels, tokens)
    second, first = _points(plot, data.second), _points(plot, data.first)
    with smooth(painter):
        _draw_runs(painter, second, tokens.c3, 2, dashed=tokens.high_contrast)
        _draw_runs(painter, first, tokens.c1, 2)
        last = first[-1] if first else None
        if last is not None:
            _dot(painter, last, tokens.c1, _BIG_DOT)
    if last is not None and data.callout:
        _paint_callout(painter, plot, last, data.callout, tokens)


def _points(plot: Plot, series: Series) -> list[QPointF | None]:
    half = plot.pitch / 2
    return [
        None if value is None else QPointF(plot.x(i) + half, plot.y(value))
        for i, value in enumerate(floats(series))
    ]


def _draw_runs(
    painter: QPainter,
    points: list[QPointF | None],
    colour: str,
    width: float,
    *,
    dashed: bool = False,
) -> None:
    """Join neighbours; a gap breaks the line, a lone point stays a point."""
    pen = round_pen(colour, width)
    if dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    run: list[QPointF] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
        elif run:
            painter.drawPolyline(QPolygonF(run if len(run) > 1 else run * 2))
            run = []


def _dot(painter: QPainter, centre: QPointF, colour: str, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, radius, radius)


def _paint_callout(
    painter: QPainter, plot: Plot, point: QPointF, text: str, tokens: Tokens
) -> None:
    font = strong_font(Text.BODY)
    width = text_width(font, text)
    height = line_height(font)
    right = round(min(plot.area.right(), point.x() + width / 2))
    place = QRect(right - width, round(point.y()) - height - 4, width + 2, height)
    paint_text(painter, place, text, font, tokens.acc)
