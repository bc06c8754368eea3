"""The state glyphs: one shape per state, so that no state is told by colour alone."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from ui.painting import polygon, round_pen, smooth

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.theme import Tokens

#: Side of the square the shapes below are drawn on.
_BOX: Final = 14.0


class Glyph(Enum):
    """States of a form, a finding or a report; the value is the state's Vietnamese name."""

    EMPTY = "Chưa nhập"
    PARTIAL = "Đang nhập"
    ERROR = "Có lỗi"
    WARNING = "Cảnh báo"
    EXPLAINED = "Đã giải trình"
    OK = "Đạt"
    READY = "Sẵn sàng ký"
    SIGNED = "Đã ký"
    SENT = "Đã nộp"
    LOCK = "Đã khóa"
    ANSWERED = "Đã trả lời"

    @property
    def label(self) -> str:
        """The state's name for screens and screen readers."""
        return self.value


def paint_glyph(
    painter: QPainter,
    rect: QRect | QRectF,
    glyph: Glyph,
    tokens: Tokens,
    fraction: float = 0.7,
) -> None:
    """Paint a glyph centred in ``rect``, as large as the rectangle's shorter side.

    ``fraction`` (0 to 1) is the part of the ring that PARTIAL shows as done.
    """
    side = min(rect.width(), rect.height())
    with smooth(painter):
        painter.translate(_pixel(painter, QRectF(rect), side))
        painter.scale(side / _BOX, side / _BOX)
        painter.setPen(Qt.PenStyle.NoPen)
        if glyph is Glyph.PARTIAL:
            _partial(painter, tokens, fraction)
        else:
            _SHAPES[glyph](painter, tokens)


def glyph_ink(glyph: Glyph, tokens: Tokens) -> str:
    """Colour of the words and counts that stand beside a glyph."""
    inks = {
        Glyph.ERROR: tokens.err,
        Glyph.WARNING: tokens.warn,
        Glyph.EXPLAINED: tokens.note,
        Glyph.OK: tokens.ok,
        Glyph.EMPTY: tokens.ink3,
        Glyph.LOCK: tokens.ink3,
    }
    return inks.get(glyph, tokens.acc)


def _pixel(painter: QPainter, rect: QRectF, side: float) -> QPointF:
    """Top-left corner of the centred box, on a whole device pixel."""
    corner = rect.center() - QPointF(side / 2, side / 2)
    transform = painter.deviceTransform()
    device = transform.map(corner)
    inverse, _ = transform.inverted()
    return inverse.map(QPointF(round(device.x()), round(device.y())))


def _empty(painter: QPainter, tokens: Tokens) -> None:
    painter.setPen(round_pen(tokens.ctl, 1.5))
    painter.drawEllipse(QPointF(7, 7), 5.25, 5.25)


def _partial(painter: QPainter, tokens: Tokens, fraction: float) -> None:
    ring = QRectF(2, 2, 10, 10)
    pen = round_pen(tokens.accl, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(ring)
    pen.setColor(QColor(tokens.acc))
    painter.setPen(pen)
    painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(1.0, max(0.0, fraction))))


def _error(painter: QPainter, tokens: Tokens) -> None:
    painter.setPen(round_pen(tokens.err, 1.0))
    painter.setBrush(QColor(tokens.err))
    painter.drawPolygon(polygon((7, 1.2), (12.8, 7), (7, 12.8), (1.2, 7)))
    _exclamation(painter, tokens, 3.9)


def _warning(painter: QPainter, tokens: Tokens) -> None:
    painter.setPen(round_pen(tokens.warnl, 1.0))
    painter.setBrush(QColor(tokens.warnl))
    painter.drawPolygon(polygon((7, 1.5), (13, 12.5), (1, 12.5)))
    _exclamation(painter, tokens, 5.1)


def _exclamation(painter: QPainter, tokens: Tokens, top: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(6.25, top, 1.5, 3.9), 0.5, 0.5)
    painter.drawEllipse(QPointF(7, top + 5.4), 0.85, 0.85)


def _explained(painter: QPainter, tokens: Tokens) -> None:
    painter.setPen(round_pen(tokens.notel, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(polygon((7, 1.7), (13, 12.3), (1, 12.3)))
    painter.setPen(round_pen(tokens.note, 1.4))
    painter.drawPolyline(polygon((4.9, 8.9), (6.5, 10.4), (9.2, 7.1)))


def _ok(painter: QPainter, tokens: Tokens) -> None:
    _ticked_disc(painter, tokens, tokens.ok)


def _ready(painter: QPainter, tokens: Tokens) -> None:
    _ticked_disc(painter, tokens, tokens.acc)


def _ticked_disc(painter: QPainter, tokens: Tokens, colour: str) -> None:
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(7, 7), 6, 6)
    painter.setPen(round_pen(tokens.surface, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(polygon((4.4, 7.2), (6.3, 9.0), (9.7, 5.3)))


def _signed(painter: QPainter, tokens: Tokens) -> None:
    painter.setBrush(QColor(tokens.acc))
    painter.drawRoundedRect(QRectF(1.5, 1, 9, 12), 1.3, 1.3)
    painter.setPen(round_pen(tokens.surface, 1.0))
    painter.drawPolygon(polygon((5.2, 11.6), (6.0, 8.4), (11.3, 3.1), (13.7, 5.5), (8.4, 10.8)))
    painter.drawLine(QPointF(3.8, 4), QPointF(6.6, 4))


def _sent(painter: QPainter, tokens: Tokens) -> None:
    painter.setPen(round_pen(tokens.acc, 0.8))
    painter.setBrush(QColor(tokens.acc))
    painter.drawPolygon(polygon((1.2, 1.6), (13, 7), (1.2, 12.4), (2.9, 7)))
    painter.setPen(round_pen(tokens.surface, 1.2))
    painter.drawLine(QPointF(3.2, 7), QPointF(8.2, 7))


def _lock(painter: QPainter, tokens: Tokens) -> None:
    painter.setBrush(QColor(tokens.ink3))
    painter.drawRoundedRect(QRectF(2, 6, 10, 7), 1.2, 1.2)
    painter.setPen(round_pen(tokens.ink3, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shackle = QPainterPath(QPointF(4.5, 6))
    shackle.lineTo(4.5, 4.4)
    shackle.arcTo(QRectF(4.5, 1.75, 5, 5), 180, -180)
    shackle.lineTo(9.5, 6)
    painter.drawPath(shackle)


def _answered(painter: QPainter, tokens: Tokens) -> None:
    painter.setPen(round_pen(tokens.acc, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    bubble = QPainterPath()
    bubble.addEllipse(QPointF(7.3, 6.7), 5.4, 5.4)
    tail = QPainterPath()
    tail.addPolygon(polygon((1.4, 12.6), (2.4, 8.8), (5.4, 11.6), (1.4, 12.6)))
    painter.drawPath(bubble.united(tail))
    painter.drawLine(QPointF(5, 5.6), QPointF(9.6, 5.6))
    painter.drawLine(QPointF(5, 8), QPointF(8, 8))


_SHAPES: Final[dict[Glyph, Callable[[QPainter, Tokens], None]]] = {
    Glyph.EMPTY: _empty,
    Glyph.ERROR: _error,
    Glyph.WARNING: _warning,
    Glyph.EXPLAINED: _explained,
    Glyph.OK: _ok,
    Glyph.READY: _ready,
    Glyph.SIGNED: _signed,
    Glyph.SENT: _sent,
    Glyph.LOCK: _lock,
    Glyph.ANSWERED: _answered,
}
