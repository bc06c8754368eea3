"""What the hand-painted controls share: fonts' heights, pictures at the widget's pixel ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

if TYPE_CHECKING:
    from ui.look import Look

#: Least line height as a multiple of the font size, so that stacked marks (Ế, Ữ, Ậ) never clip.
LINE: Final = 1.33


def line_height(font: QFont) -> int:
    """Height a line of this font needs."""
    metrics = QFontMetrics(font)
    return max(metrics.height(), round(LINE * font.pointSizeF() * 96 / 72))


def text_width(font: QFont, text: str) -> int:
    """Width of the text without its side bearings being cut."""
    return QFontMetrics(font).horizontalAdvance(text) + 1


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, vertically centred, elided at the right when it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font)
    shown = text
    if metrics.horizontalAdvance(text) > rect.width():
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_icon(
    painter: QPainter, look: Look, name: str, corner: QPoint, size: int, colour: str
) -> None:
    """An icon on whole device pixels, rendered at the painter's pixel ratio."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(corner, look.icons.pixmap(name, size, colour, ratio))
