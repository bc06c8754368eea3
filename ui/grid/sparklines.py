"""Sparklines of the rows, painted once and kept as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui import metrics
from ui.charts.lines import paint_sparkline

if TYPE_CHECKING:
    from decimal import Decimal

    from ui.grid.gridstyle import GridStyle

#: Pictures kept before the store is emptied.
_KEPT: Final = 2_000


class SparklineStore:
    """Pictures by series, size and device pixel ratio."""

    def __init__(self, style: GridStyle) -> None:
        self._style = style
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def paint(
        self, painter: QPainter, box: QRectF, values: tuple[Decimal | None, ...], *, alert: bool
    ) -> None:
        """Paint a series into a cell; an alerting row ends in a dot of the error colour."""
        ratio = painter.device().devicePixelRatio()
        key = (values, alert, round(box.width() * ratio), round(box.height() * ratio), ratio)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) > _KEPT:
                self._pictures.clear()
            picture = self._pictures[key] = self._picture(box, values, ratio, alert=alert)
        painter.drawPixmap(box.topLeft(), picture)

    def _picture(
        self, box: QRectF, values: tuple[Decimal | None, ...], ratio: float, *, alert: bool
    ) -> QPixmap:
        picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        tokens, padding = self._style.look.tokens, self._style.padding
        rect = QRect(0, 0, round(box.width()), round(box.height()))
        room = rect.adjusted(
            padding - metrics.SPACE_1,
            metrics.SPACE_2,
            -padding - metrics.BORDER,
            -metrics.SPACE_1 - metrics.BORDER,
        )
        paint_sparkline(painter, room, values, tokens, tokens.err if alert else "")
        painter.end()
        return picture
