"""Whole device pixels for lines and fills, so that they stay crisp at 125 and 150 %."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class PixelGrid:
    """The device pixels under a painter, in its logical coordinates."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    @classmethod
    def under(cls, painter: QPainter) -> PixelGrid:
        """The grid under a painter that is only shifted and scaled."""
        transform = painter.deviceTransform()
        return cls(transform.m11(), transform.dx(), transform.dy())

    def x(self, value: float) -> float:
        """The nearest pixel border to the left or right."""
        return (round(value * self.scale + self.dx) - self.dx) / self.scale

    def y(self, value: float) -> float:
        """The nearest pixel border above or below."""
        return (round(value * self.scale + self.dy) - self.dy) / self.scale

    def width(self, value: float) -> float:
        """A line's width, at least one pixel and never blurred."""
        return max(1, int(value * self.scale + 0.25)) / self.scale

    def rect(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """The rectangle between four borders, each moved to the nearest pixel."""
        x, y = self.x(left), self.y(top)
        return QRectF(x, y, self.x(right) - x, self.y(bottom) - y)
