"""Small helpers every painter of ``ui`` shares: saved state, pens, device-aligned lines."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Iterator


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

    At 125 and 150 % logical lines fall between device pixels and would blur or vary in width.
    """
    transform = painter.deviceTransform()
    device = transform.mapRect(rect)
    left, top = round(device.left()), round(device.top())
    width = max(1, round(device.left() + device.width()) - left)
    height = max(1, round(device.top() + device.height()) - top)
    inverse, _ = transform.inverted()
    return inverse.mapRect(QRectF(left, top, width, height))


def fill(painter: QPainter, rect: QRectF | QRect, colour: str) -> None:
    """Fill a rectangle on whole device pixels."""
    painter.fillRect(aligned(painter, QRectF(rect)), QColor(colour))


def paint_chevron(painter: QPainter, rect: QRect, colour: str) -> None:
    """A downward chevron near the right end of a control."""
    x = rect.right() - 18.0
    y = rect.top() + rect.height() / 2
    with smooth(painter):
        painter.setPen(round_pen(colour, 1.1))
        painter.drawPolyline(polygon((x, y - 2), (x + 4.5, y + 2.5), (x + 9, y - 2)))
