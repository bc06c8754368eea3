"""Small helpers every painter of ``ui`` shares: saved state, pens, device-aligned lines."""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Thickest side that counts as a line, logical pixels.
_LINE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """How a framed box looks; an empty colour leaves its part out."""

    fill: str = ""
    border: str = ""
    radius: float = 4
    width: float = 1
    #: Colour of the lower edge where it differs from the border.
    lower: str = ""


@contextmanager
def smooth(painter: QPainter) -> Iterator[None]:
    """Antialiased painting whose pen, brush and transform do not leak out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield
    finally:
        painter.restore()


def round_pen(colour: str, width: float) -> QPen:
    """A solid pen with round ends and joins."""
    return QPen(
        QColor(colour),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def polygon(*points: tuple[float, float]) -> QPolygonF:
    """Points as Qt wants them."""
    return QPolygonF([QPointF(x, y) for x, y in points])


def aligned(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle moved to whole device pixels, at least one device pixel wide and high.

    At 125 and 150 % logical lines fall between device pixels and would blur. Lines (up to two
    logical pixels) all get the same thickness; larger sides keep touching their neighbours.
    """
    transform = painter.deviceTransform()
    device = transform.mapRect(rect)
    left, width = _side(device.left(), device.width(), line=rect.width() <= _LINE)
    top, height = _side(device.top(), device.height(), line=rect.height() <= _LINE)
    inverse, _ = transform.inverted()
    return inverse.mapRect(QRectF(left, top, width, height))


def fill(painter: QPainter, rect: QRectF | QRect, colour: str) -> None:
    """Fill a rectangle on whole device pixels.

    ``fillRect`` would make the binding ready for gradients, which takes longer than a page's paint.
    """
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(aligned(painter, QRectF(rect)))
    painter.restore()


def fill_band(painter: QPainter, rect: QRectF | QRect, colour: str, radius: float) -> None:
    """Fill a rectangle with rounded corners on whole device pixels."""
    with smooth(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(aligned(painter, QRectF(rect)), radius, radius)


def paint_box(painter: QPainter, rect: QRectF | QRect, box: Box) -> None:
    """Paint a framed box whose border lies inside ``rect`` and covers whole device pixels."""
    outer = aligned(painter, QRectF(rect))
    scale = painter.deviceTransform().m11()
    width = max(1, round(box.width * scale)) / scale
    half = width / 2
    inner = outer.adjusted(half, half, -half, -half)
    radius = max(0.0, box.radius - half)
    with smooth(painter):
        painter.setBrush(QColor(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(box.border), width) if box.border else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(inner, radius, radius)
        if box.lower:
            painter.setClipRect(QRectF(outer.left(), outer.bottom() - 1.5, outer.width(), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(box.lower), width))
            painter.drawRoundedRect(inner, radius, radius)


def _side(start: float, length: float, *, line: bool) -> tuple[int, int]:
    """Start and length of a side in whole device pixels.

    A line keeps the lesser thickness: at 150 % the clip of its widget may be one pixel wide.
    """
    first = _rounded(start)
    return first, max(1, ceil(length - 0.5) if line else _rounded(start + length) - first)


def _rounded(value: float) -> int:
    """Halves go up as in Qt's clip regions; Python's own rounding may leave a widget's pixels."""
    return floor(value + 0.5)
