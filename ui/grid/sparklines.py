"""Sparklines of the rows, painted once and kept as pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.charts.sparkline import paint_sparkline

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
        tokens = self._style.tokens
        if alert:
            tokens = replace(tokens, acc=tokens.err, c1=tokens.err)
        padding = self._style.padding
        rect = QRectF(0, 0, box.width(), box.height())
        paint_sparkline(painter, rect.adjusted(padding, padding, -padding, -padding), values, tokens)
        painter.end()
        return picture
