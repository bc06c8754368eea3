"""A thin bar that shows how much is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.painting import Box, fill_band, paint_box

if TYPE_CHECKING:
    from ui.look import Look

THIN: Final = 4
THICK: Final = 6


class ProgressLine(QWidget):
    """Done of total, as a bar; the words beside it belong to the page."""

    def __init__(
        self,
        look: Look,
        name: str,
        done: int = 0,
        total: int = 1,
        thickness: int = THIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._thickness = thickness
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.show_progress(done, total)

    def show_progress(self, done: int, total: int) -> None:
        """Change what is shown; a total of zero counts as nothing done."""
        self._share = min(1.0, done / total) if total > 0 else 0.0
        self.setAccessibleName(f"{self._name}, {done} trên {total}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._thickness)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        top = (self.height() - self._thickness) / 2
        track = QRectF(0, top, self.width(), self._thickness)
        radius = self._thickness / 2
        edge = tokens.ink if tokens.high_contrast else tokens.head
        paint_box(painter, track, Box(tokens.head, edge, radius))
        if self._share:
            done = QRectF(track)
            done.setWidth(max(self._thickness, track.width() * self._share))
            fill_band(painter, done, tokens.acc, radius)
        painter.end()
