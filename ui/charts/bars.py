"""Bars over thirteen periods, single or in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from ui.charts.axis import axis_from_zero
from ui.charts.data import BarsData, PairData, floats, known
from ui.charts.plot import Plot, intervals, paint_average, paint_frame, plot_of
from ui.fonts import Text, strong_font
from ui.painting import aligned, fill
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.theme import Tokens

_FULL: Final = 0.78
_PAIR_FULL: Final = 0.78


def paint_bars13(painter: QPainter, rect: QRect, data: BarsData, tokens: Tokens) -> None:
    """One bar per period; gaps stay empty, the attention bar has its own colour."""
    levels = known(data.values)
    if data.average is not None:
        levels.append(float(data.average))
    axis = axis_from_zero(levels, intervals(rect.height()))
    headroom = line_height(strong_font(Text.BODY)) if data.callout else 0
    plot = plot_of(rect, axis, len(data.values), headroom)
    paint_frame(painter, plot, data.labels, tokens)
    strong = {position % len(data.values) for position in data.strong if data.values}
    for position, value in enumerate(floats(data.values)):
        if value is None:
            continue
        colour = tokens.c1 if position in strong else tokens.c2
        if position == data.attention:
            colour = tokens.c4
        paint_bar(painter, _bar(plot, position, value), colour, tokens)
    if data.average is not None:
        paint_average(painter, plot, float(data.average), tokens)
    last = floats(data.values)[-1] if data.values else None
    if data.callout and last is not None:
        _paint_callout(painter, plot, last, data.callout, tokens)


def paint_pair_bars(painter: QPainter, rect: QRect, data: PairData, tokens: Tokens) -> None:
    """Two bars per period, one pixel apart, the first series in the strong colour."""
    axis = axis_from_zero(known(data.first) + known(data.second), intervals(rect.height()))
    plot = plot_of(rect, axis, len(data.first))
    paint_frame(painter, plot, data.labels, tokens)
    for series, colour, side in ((data.first, tokens.c1, 0), (data.second, tokens.c2, 1)):
        for position, value in enumerate(floats(series)):
            if value is not None:
                paint_bar(painter, _pair_bar(plot, position, value, side), colour, tokens)


def paint_bar(painter: QPainter, rect: QRectF, colour: str, tokens: Tokens) -> None:
    """A bar on whole pixels; the second series is hatched where fills cannot be told apart."""
    if tokens.high_contrast and colour == tokens.c2:
        place = aligned(painter, rect)
        painter.fillRect(place, QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QColor(colour))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
    else:
        fill(painter, rect, colour)


def _bar(plot: Plot, position: int, value: float) -> QRectF:
    width = round(plot.pitch * _FULL)
    left = plot.x(position) + (plot.pitch - width) / 2
    return _upright(plot, round(left), width, value)


def _pair_bar(plot: Plot, position: int, value: float, side: int) -> QRectF:
    width = max(1, int((plot.pitch * _PAIR_FULL - 1) / 2))
    left = round(plot.x(position) + (plot.pitch - 2 * width - 1) / 2)
    return _upright(plot, left + side * (width + 1), width, value)


def _upright(plot: Plot, left: int, width: int, value: float) -> QRectF:
    """From zero up, or down for a negative value."""
    ends = sorted((plot.y(0), plot.y(value)))
    return QRectF(left, ends[0], width, ends[1] - ends[0])


def _paint_callout(painter: QPainter, plot: Plot, value: float, text: str, tokens: Tokens) -> None:
    font = strong_font(Text.BODY)
    width = text_width(font, text)
    height = line_height(font)
    right = round(min(plot.area.right(), plot.x(plot.count - 1) + plot.pitch))
    place = QRect(right - width, round(plot.y(value)) - height - 1, width + 2, height)
    paint_text(painter, place, text, font, tokens.acc)
