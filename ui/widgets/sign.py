"""An icon that stands alone, drawn anew at the pixel ratio of whatever screen it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.painted import paint_icon

if TYPE_CHECKING:
    from ui.look import Look


class Sign(QWidget):
    """Says nothing by itself: what it stands for is in the words beside it."""

    def __init__(self, look: Look, size: int) -> None:
        super().__init__()
        self._look = look
        self._size = size
        self._icon, self._colour = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, colour: str) -> None:
        """Draw another icon, or the same in another colour."""
        self._icon, self._colour = icon, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            painter = QPainter(self)
            paint_icon(painter, self._look, self._icon, QPoint(0, 0), self._size, self._colour)
            painter.end()
